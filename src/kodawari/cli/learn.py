"""`kodawari learn`: what your own measured laps teach about your car."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Learn from laps that you have timed: races then draw from what they taught.")


@app.command()
def learn(
    laps: Annotated[Path, typer.Argument(help="A file of timed laps; docs/howto-learn.md shows one.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write what was learnt, for --belief: FILE.toml."
        ),
    ] = None,
    belief: Annotated[
        Path | None,
        typer.Option("--belief", metavar="FILE", help="Go on from what was learnt before."),
    ] = None,
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", min=0, help="Cars to draw; 0 takes three for each unknown.")
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Names every draw of chance.")] = 0,
    most: Annotated[int, typer.Option("--most", metavar="N", help="Unknowns to show.")] = 12,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Learn from laps that you have timed.

    Cars are drawn from what is believed of yours, run over the same laps, and those that fit the clock count
    for more. `kodawari race CAR --belief FILE` then draws from what is left. Timed laps that the belief has
    seen must not be counted twice: give --belief only with new ones.
    """
    from kodawari.cli import _learn_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._console import tell_written  # noqa: PLC0415 - as above
    from kodawari.cli._options import output_kind  # noqa: PLC0415 - as above

    if output is not None:
        output_kind(output, ("toml",))
    found = view.run_learn(laps, belief=belief, draws=draws, seed=seed)
    view.show_learnt(found, most=most, json=json)
    if output is not None:
        view.write_learnt(found, laps, output)
        tell_written(output, json=json)
