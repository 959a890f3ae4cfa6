"""`kodawari rules`: the rulebooks, what one of them asks for on a day, and what changed between two days."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app
from kodawari.errors import KodawariError

__all__ = ["app"]

app = new_app("Read rulebooks: what they ask for on a day, and what changed when.")

_Book = Annotated[str, typer.Argument(help="A name from the list, or the path of a TOML file.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
_Class = Annotated[
    str, typer.Option("--class", metavar="CLASS", help="Class of the race; the book's first if left out.")
]


@app.command("list")
def list_books(json: _Json = False) -> None:
    """List the rulebooks that ship with Kodawari, with their classes and the days that they cover."""
    from kodawari.cli import _rules_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.rules import list_rulebooks  # noqa: PLC0415 - as above

    view.show_list(list_rulebooks(), json=json)


@app.command("show")
def show_book(
    book: _Book,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Day, as 2026-11-21; today if left out.")
    ] = None,
    class_: _Class = "",
    history: Annotated[
        bool, typer.Option("--history", help="Show every change of the book instead, by date.")
    ] = False,
    json: _Json = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="With `kei --history`: draw the boxes as FILE.svg."
        ),
    ] = None,
) -> None:
    """Show what a rulebook asks for: every rule of a day and class with limit, confidence and source.

    Rules that exist and whose text is not held are listed as not covered.
    """
    from kodawari.cli import _rules_history as past  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli import _rules_view as view  # noqa: PLC0415 - as above
    from kodawari.cli._console import tell_written  # noqa: PLC0415 - as above
    from kodawari.cli._options import day  # noqa: PLC0415 - as above
    from kodawari.rules import load_rulebook  # noqa: PLC0415 - as above

    if history and on:
        raise KodawariError("--history shows every day, --on shows one", mend="Leave one of them out.")
    rulebook = load_rulebook(book)
    is_box = history and rulebook.id == "kei"
    if output is not None and not is_box:
        raise KodawariError(
            "only the kei boxes can be drawn", mend="kodawari rules show kei --history -o FILE.svg"
        )
    if is_box:
        from kodawari.cli import _kei_eras_view as boxes  # noqa: PLC0415 - only this book draws boxes

        boxes.show_growth(output, json=json)
    if history:
        past.show_history(rulebook, class_, json=json)
        if output is not None:
            tell_written(output, json=json)
    else:
        view.show_book(rulebook, day(on), class_, json=json)


@app.command("diff")
def diff_book(
    book: _Book,
    first: Annotated[str, typer.Argument(metavar="DATE", help="The day that counts as before.")],
    second: Annotated[str, typer.Argument(metavar="DATE", help="The day that counts as after.")],
    class_: Annotated[
        str, typer.Option("--class", metavar="CLASS", help="Only this class; all if left out.")
    ] = "",
    json: _Json = False,
) -> None:
    """Show what changed in a rulebook between two days: added, removed and changed rules.

    A rule whose limit stayed, but is now known from another source or less surely, counts as evidence.
    """
    from kodawari.cli import _rules_history as past  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._options import day  # noqa: PLC0415 - as above
    from kodawari.rules import load_rulebook  # noqa: PLC0415 - as above

    past.show_diff(load_rulebook(book), day(first), day(second), class_, json=json)
