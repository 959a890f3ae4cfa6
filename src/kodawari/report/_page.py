"""A page: one file of HTML that opens without a network and reads without a script."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from kodawari.report._footnotes import Footnotes
from kodawari.report._markup import Html, element, joined
from kodawari.report._palette import colour_rules
from kodawari.report._words import quiet, term

__all__ = ["INDEPENDENCE", "Page", "Section", "page_html"]

INDEPENDENCE = (
    "Kodawari is independent work and belongs to no maker. Names of products, races and companies belong to "
    "their owners and stand here only to say what is meant."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a page.

    Attributes:
        anchor: Its id, which links lead to.
        title: Its heading; `ja` the same in Japanese, or empty.
        body: What it holds.
        ja: As above.
        lede: A sentence or two beside the heading.
    """

    anchor: str
    title: str
    body: Sequence[Html]
    ja: str = ""
    lede: str | Html = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole page.

    Attributes:
        kind: What kind of page it is, in small letters above the title.
        title: Its title.
        lede: A sentence or two below the title.
        sections: Its parts in order.
        notes: The sources that its parts have named.
        made: Lines of the footer: program, version, dates.
    """

    kind: str
    title: str
    lede: str | Html
    sections: Sequence[Section]
    notes: Footnotes
    made: Sequence[str] = field(default_factory=tuple)


def page_html(page: Page) -> str:
    """The page as the text of an HTML file."""
    sources = Section(
        anchor="sources",
        title="Sources",
        ja="出典",
        body=[page.notes.listed()],
        lede="In the order in which the page names them, with the day of the state that was read.",
    )
    sections = [*page.sections, sources]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{page.title} · {page.kind}"),
        element("style", Html(colour_rules() + _asset("page.css"))),
    )
    body = element(
        "body",
        _hatch(),
        _header(page, sections),
        element("main", *(_section(section) for section in sections)),
        _footer(page),
        element("script", Html(_asset("page.js"))),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _asset(name: str) -> str:
    return (files("kodawari.report") / name).read_text(encoding="utf-8")


def _hatch() -> Html:
    """The pattern that says "failed" or "out"; drawings of the page refer to it."""
    lines = (
        element("pattern", element("path", d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5", class_=f"s-{tone} hatch"),
                id=f"hatch-{tone}", width="6", height="6", patternUnits="userSpaceOnUse")
        for tone in ("signal", "grey")
    )  # fmt: skip
    return element("svg", element("defs", *lines), class_="defs", width="0", height="0", aria_hidden="true")


def _header(page: Page, sections: Sequence[Section]) -> Html:
    links = [element("a", section.title, href=f"#{section.anchor}") for section in sections]
    switch = element(
        "button",
        "light or dark",
        type="button",
        class_="switch",
        hidden=True,
        aria_label="light or dark page",
    )
    return element(
        "header",
        element("p", element("span", page.kind), switch, class_="kind"),
        element("h1", page.title),
        element("p", page.lede, class_="lede"),
        element("nav", joined(links, Html(" ")), aria_label="Parts of this page"),
    )


def _section(section: Section) -> Html:
    head = [element("h2", term(section.title, section.ja))]
    if section.lede:
        head.append(element("p", section.lede, class_="quiet"))
    return element(
        "section",
        element("div", *head, class_="side"),
        element("div", *section.body, class_="content"),
        id=section.anchor,
    )


def _footer(page: Page) -> Html:
    made = [*page.made]
    if page.notes.newest:
        made.append(f"Newest source of {page.notes.newest}.")
    return element("footer", *(element("p", quiet(line)) for line in (*made, INDEPENDENCE)))
