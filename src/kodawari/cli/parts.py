"""`kodawari parts`: the catalogue as an overview, as search results, and as the sheet of one item."""

import re
import unicodedata
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Find parts and kits.")

_LIMIT = 20


@app.command()
def parts(
    text: Annotated[
        list[str] | None,
        typer.Argument(help="Words in English or Japanese, or an item number."),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option("--category", "-c", metavar="NAME", help="Only this category: roller, motor, kit, …"),
    ] = None,
    chassis: Annotated[
        str | None, typer.Option("--chassis", metavar="NAME", help="Only what fits this chassis: MA, VZ, …")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, metavar="N", help="Most results to show.")
    ] = _LIMIT,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Find parts and kits by words or by item number, and read what is known of them.

    Without words: the categories and how many items each has. With an item number: everything that the lists
    say of the item, where it stands and how far to trust it. Sizes in mm, masses in g, prices in yen without
    tax.
    """
    from kodawari.cli import _parts_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.mini4wd.parts import load_catalogue, search  # noqa: PLC0415 - as above

    query = " ".join(text or []).strip()
    catalogue = load_catalogue()
    if re.fullmatch(r"\d{5}", unicodedata.normalize("NFKC", query)):
        view.show_item(catalogue, catalogue.get(unicodedata.normalize("NFKC", query)), json=json)
    elif query or category or chassis:
        found = search(catalogue, query, category=category, chassis=chassis, limit=limit)
        view.show_results(catalogue, found, query, category=category, chassis=chassis, json=json)
    else:
        view.show_overview(catalogue, json=json)
