"""`kodawari fit`: what measured runs teach about cars."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Fit the published runs: what they teach about gears, friction, motors, cells.")


@app.command()
def fit(
    most: Annotated[int, typer.Option("--most", metavar="N", help="Parameters to show.")] = 20,
    write: Annotated[
        bool, typer.Option("--write", help="Renew the file that every race draws from.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Fit the published runs and tell how far each unknown moved from what was believed before.

    A shift of 1 is a deviation of the prior to the right; a width of 1 is the prior's, less is what was
    learnt. Those that learnt most stand first.
    """
    from kodawari.cli import _fit_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._console import print_json, progress, tell_written  # noqa: PLC0415 - as above
    from kodawari.mini4wd.evidence import fit_world, write_belief  # noqa: PLC0415 - as above

    with progress() as bars:
        bars.add_task("fitting", total=None)
        found = fit_world()
    if json:
        print_json(view.fit_dict(found))
    else:
        view.show_fit(found, most=most)
    if write:
        tell_written(Path(write_belief(found)), json=json)
