"""`kodawari validate`: predictions to be held against the world."""

from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Predict measured things, each with its interval.")


@app.command()
def validate(
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Fit the published runs, then predict others: the value, 90 % of what is believed, what it rests on.

    Below the predictions stand the published readings beside what the model says of them: by its priors
    alone, and after the fit.
    """
    from kodawari.cli import _validate_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._console import print_json, progress  # noqa: PLC0415 - as above
    from kodawari.mini4wd.evidence import validate as predict  # noqa: PLC0415 - as above

    with progress() as bars:
        task = bars.add_task("fitting", total=None)
        found = predict(progress=lambda what: bars.update(task, description=what))
    if json:
        print_json(found)
    else:
        view.show_validation(found)
