"""A document as one HTML file."""

import re
from importlib.metadata import version

from kodawari.kei.importing._document import Bullets, Cell, Cited, Document, Grid, Part
from kodawari.quantity import Confidence, load_sources
from kodawari.report import (
    Column,
    Footnotes,
    Html,
    Page,
    Section,
    confidence_word,
    drawing_figure,
    element,
    page_html,
    quiet,
    table,
)

__all__ = ["document_page"]

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


def document_page(document: Document) -> str:
    """The document as one HTML file that opens without a network."""
    notes = Footnotes(load_sources())
    sections = [_section(part, notes) for part in document.parts if part.blocks]
    if document.drawing:
        drawn = Section(anchor="map", title="Map", body=[drawing_figure(document.drawing)])
        sections.insert(0, drawn)
    if document.command:
        again = Section(anchor="again", title="Make it again", body=[element("pre", document.command)])
        sections.append(again)
    return page_html(
        Page(
            kind=document.kind,
            title=document.title,
            lede=element("span", f"{document.lede} ", quiet(document.foot)),
            sections=sections,
            notes=notes,
            made=[document.foot, f"Kodawari {version('kodawari')}."],
        )
    )


def _section(part: Part, notes: Footnotes) -> Section:
    anchor = re.sub(r"[^a-z0-9]+", "-", part.title.lower()).strip("-") or "part"
    body = [_grid(each, notes) if isinstance(each, Grid) else _list(each, notes) for each in part.blocks]
    return Section(anchor=anchor, title=part.title, body=body, lede=part.lede)


def _grid(grid: Grid, notes: Footnotes) -> Html:
    columns = [
        Column(column.title, kind="figure" if column.is_figure else "text", wide=column.is_wide)
        for column in grid.columns
    ]
    return table(columns, [[_cell(cell, notes) for cell in row] for row in grid.rows])


def _list(block: Bullets, notes: Footnotes) -> Html:
    head = Html("☐ ") if block.boxes else Html()
    return element("ul", *(element("li", head, _cell(item, notes)) for item in block.items), class_="plain")


def _cell(cell: Cell, notes: Footnotes) -> str:
    if isinstance(cell, Cited):
        parts: list[str] = [element("span", cell.text)]
        if cell.confidence is not None:
            parts += [Html(" "), confidence_word(cell.confidence)]
        return element("span", *parts, notes.mark(cell.source))
    if isinstance(cell, Confidence):
        return confidence_word(cell)
    return element("span", cell, class_="keep") if _DATE.fullmatch(cell) else cell
