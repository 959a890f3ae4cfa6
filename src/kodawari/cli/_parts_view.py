"""How search results and the overview of the catalogue look."""

from typing import Any

import msgspec
from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, signal, table, unknown
from kodawari.cli._item_sheet import item_sheet
from kodawari.errors import KodawariError
from kodawari.mini4wd.parts import Catalogue, Item, SearchResult
from kodawari.quantity import Confidence, format_number

__all__ = ["show_item", "show_overview", "show_results"]


def show_overview(catalogue: Catalogue, *, json: bool) -> None:
    """Every category with its count."""
    counts = {key: len(items) for key, items in catalogue.by_category.items()}
    if json:
        print_json({"total": len(catalogue), "categories": counts})
        return
    screen = console()
    rows = [
        (key, catalogue.vocabulary.category[key].title_ja, format_number(count, digits=0))
        for key, count in counts.items()
    ]
    rows.append(("all", "", format_number(len(catalogue), digits=0)))
    screen.print(table(["category", "", Column("items", "right")], rows))
    screen.print()
    screen.print("kodawari parts hyper dash                   words of the name, English or Japanese")
    screen.print("kodawari parts -c roller --chassis MA 19    only a category, only what fits a chassis")
    screen.print("kodawari parts 15375                        everything that is known of one item")


def show_results(
    catalogue: Catalogue,
    found: SearchResult,
    query: str,
    *,
    category: str | None,
    chassis: str | None,
    json: bool,
) -> None:
    """Search results as a table, or as JSON.

    Raises:
        KodawariError: Nothing was found.
    """
    if json:
        items = [item_json(catalogue, item) for item in found.items]
        print_json({"query": query, "meant": found.meant, "total": found.total, "items": items})
        return
    if not found.items:
        raise KodawariError(
            _nothing(query), mend=_unstated(found, chassis) or "Every word must match: try fewer."
        )
    screen = console()
    if found.meant:
        screen.print(Text.assemble("Nothing is called ", query, "; these match ", signal(found.meant), ".\n"))
    screen.print(_results_table(catalogue, found.items, with_category=category is None))
    shown = len(found.items)
    foot = (
        f"{shown} of {format_number(found.total, digits=0)}; --limit shows more"
        if shown < found.total
        else str(shown)
    )
    screen.print()
    screen.print(
        quiet(
            f"{foot}. Sizes in mm, masses in g, prices in ¥ without tax. {_unstated(found, chassis)}".rstrip()
        )
    )


def show_item(catalogue: Catalogue, item: Item, *, json: bool) -> None:
    """The sheet of one item, or its JSON."""
    if json:
        print_json(item_json(catalogue, item))
        return
    screen = console()
    for block in item_sheet(catalogue, item):
        screen.print(block)


def item_json(catalogue: Catalogue, item: Item) -> dict[str, Any]:
    """An item with everything that is known of it; empty fields stay, so that keys are always the same."""
    return {**msgspec.to_builtins(item), "page": catalogue.page_of(item)}


def _results_table(catalogue: Catalogue, items: tuple[Item, ...], *, with_category: bool) -> Table:
    columns = [
        Column("item"),
        Column("name", wrap=True),
        *([Column("category")] if with_category else []),
        Column("sizes"),
        Column("mass", "right"),
        Column("price", "right"),
        Column("trust"),
    ]
    return table(columns, [_row(catalogue, item, with_category=with_category) for item in items])


def _row(catalogue: Catalogue, item: Item, *, with_category: bool) -> list[str | Text]:
    category = catalogue.vocabulary.category[item.category]
    # A wrench has sizes too, but nobody misses them: only what a category wants is told as unknown.
    no_size = unknown() if any(field.endswith("_mm") for field in category.wants) else ""
    no_mass = unknown() if "mass_g" in category.wants else ""
    price = format_number(item.price_jpy, digits=0) if item.price_jpy is not None else unknown()
    trust: str | Text = item.confidence
    if item.conflicts:
        trust = Text.assemble(str(item.confidence), signal(" ≠"))
    elif item.confidence != Confidence.PRIMARY:
        trust = quiet(item.confidence)
    return [
        item.item_no,
        item.name_en,
        *([category.title] if with_category else []),
        sizes(item) or no_size,
        _joined(item.mass_g) or no_mass,
        price,
        trust,
    ]


def sizes(item: Item) -> str:
    """Sizes in a few characters [mm]: `⌀19`, `156×97×43`, `t1.5`; empty when none is stated."""
    parts = []
    if item.diameter_mm:
        parts.append(f"⌀{_joined(item.diameter_mm)}")
    sides = [_joined(side) for side in (item.length_mm, item.width_mm, item.height_mm) if side]
    if len(sides) > 1 and item.thickness_mm:
        sides.append(_joined(item.thickness_mm))
    elif item.thickness_mm:
        parts.append(f"t{_joined(item.thickness_mm)}")
    if sides:
        parts.append("×".join(sides))
    return " ".join(parts)


def _joined(values: tuple[float, ...]) -> str:
    return "/".join(f"{value:g}" for value in values)


def _nothing(query: str) -> str:
    return f"nothing in the catalogue matches '{query}'" if query else "nothing in the catalogue matches"


def _unstated(found: SearchResult, chassis: str | None) -> str:
    if not found.fit_unstated:
        return ""
    more = "more items match" if found.fit_unstated > 1 else "more item matches"
    return f"{found.fit_unstated} {more} but no list says whether they fit {chassis}."
