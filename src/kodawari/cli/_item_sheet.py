"""The sheet of one item: every figure with its source and confidence, and where lists disagree."""

from collections.abc import Callable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from kodawari.cli._console import Column, quiet, signal, table, unknown
from kodawari.mini4wd.parts import Catalogue, Item
from kodawari.quantity import format_number, load_sources, unit_of

__all__ = ["SECTIONS", "item_sheet"]

Section = Callable[[Catalogue, Item], RenderableType | None]

# Fields in the order of the sheet, with the word that people read.
_FIELDS = {
    "series": "series",
    "fits": "fits",
    "fit_note": "fit",
    "material": "material",
    "diameter_mm": "diameter",
    "inner_diameter_mm": "inner diameter",
    "length_mm": "length",
    "width_mm": "width",
    "height_mm": "height",
    "thickness_mm": "thickness",
    "mass_g": "mass",
    "gear_ratio": "gear ratio",
    "count": "pieces in the pack",
    "compound": "compound",
    "colour": "colour",
    "bearing": "ball bearing",
    "ring": "ring",
    "price_jpy": "price without tax",
    "release": "released",
    "notes": "notes",
}
# What would settle an unknown figure, by the end of its field's name.
_SETTLED_BY = {
    "_mm": "a caliper settles it",
    "_g": "a scale settles it",
    "_ratio": "counting teeth settles it",
}
_ALWAYS = ("fits", "price_jpy", "release")


def item_sheet(catalogue: Catalogue, item: Item) -> Iterator[RenderableType]:
    """The parts of the sheet, in order: a heading, then every section that has something to say."""
    yield _heading(catalogue, item)
    for section in SECTIONS:
        block = section(catalogue, item)
        if block is not None:
            yield ""
            yield block


def _heading(catalogue: Catalogue, item: Item) -> Text:
    category = catalogue.vocabulary.category[item.category]
    text = Text.assemble(signal(item.item_no), "  ", item.name_en)
    if item.name_ja:
        text.append(f"\n       {item.name_ja}")
    return text.append(f"\n       {category.title} · {category.title_ja}", "quiet")


def _figures(catalogue: Catalogue, item: Item) -> RenderableType:
    """One line for each figure: value, confidence, source, date."""
    wanted = {*_ALWAYS, *catalogue.vocabulary.category[item.category].wants}
    rows: list[list[str | Text]] = []
    for field, word in _FIELDS.items():
        value = _value(item, field)
        if not value:
            if field in wanted:
                rows.append([word, _unknown(field), "", "", ""])
            continue
        grounds = item.grounds_of(field)
        as_of = grounds.as_of or load_sources().get(grounds.source).as_of
        rows.append([word, value, str(grounds.confidence), quiet(grounds.source), quiet(as_of)])
    for key in item.marks:
        mark = catalogue.vocabulary.mark[key]
        as_of = load_sources().get(mark.source).as_of
        rows.append(["racing", mark.text, str(mark.confidence), quiet(mark.source), quiet(as_of)])
    columns = [
        Column("figure"),
        Column("value", wrap=True),
        Column("trust"),
        Column("source"),
        Column("as of"),
    ]
    return table(columns, rows)


def _conflicts(catalogue: Catalogue, item: Item) -> RenderableType | None:
    """Where lists disagree about the item."""
    del catalogue
    if not item.conflicts:
        return None
    disagree = any(conflict.here for conflict in item.conflicts)
    lines: list[RenderableType] = [signal("Lists disagree" if disagree else "Other lists say more")]
    for conflict in item.conflicts:
        here = conflict.here or "not stated"
        source = f", {conflict.source}" if conflict.source else ", no source held"
        text = Text(f"{_FIELDS.get(conflict.field, 'name')}: here {here}; elsewhere ")
        text.append(f"{conflict.elsewhere} ({conflict.confidence}{source})")
        if conflict.note:
            text.append(f". {conflict.note}", "quiet")
        lines.append(Padding(text, (0, 0, 0, 2)))
    return Group(*lines)


def _sources(catalogue: Catalogue, item: Item) -> RenderableType:
    """Where to read on: each source once, with its address."""
    ids = [item.source, *(grounds.source for grounds in item.grounds.values())]
    ids += [catalogue.vocabulary.mark[key].source for key in item.marks]
    ids += [conflict.source for conflict in item.conflicts if conflict.source]
    lines: list[RenderableType] = []
    for key in dict.fromkeys(ids):
        source = load_sources().get(key)
        address = (catalogue.page_of(item) if key == item.source else "") or source.url
        text = Text.assemble(quiet(key), f"  {source.title}")
        if address:
            text.append(f"\n  {address}")
        lines.append(text)
    return Group(*lines)


# Detailed figures of an item (a motor's torque, a tyre's friction) are a section of their own here.
SECTIONS: tuple[Section, ...] = (_figures, _conflicts, _sources)


def _unknown(field: str) -> Text:
    """The word `unknown`, with what would settle it."""
    settled_by = next((means for end, means in _SETTLED_BY.items() if field.endswith(end)), "")
    return Text.assemble(unknown(), quiet(f" · {settled_by}" if settled_by else ""))


def _value(item: Item, field: str) -> str:
    """A field as people read it; empty when no list states it."""
    held = getattr(item, field)
    if held in (None, "", ()):
        return ""
    if field == "notes":
        return "\n".join(held)
    if field == "fits":
        return ", ".join(held)
    if field == "bearing":
        return "yes" if held else "no"
    if field == "price_jpy":
        return f"{format_number(held, digits=0)} ¥"
    if isinstance(held, tuple):
        figures = " / ".join(f"{value:g}" for value in held)
        return f"{figures} {unit_of(field)}".rstrip()
    return str(held)
