"""The two pages of the documentation that are made from the data: the sources, and what is not settled."""

from pathlib import Path

import msgspec

from kodawari.files import data_path, read_text, read_toml
from kodawari.kei.importing._about import about, data_file, is_overdue
from kodawari.kei.importing._charges import load_charges
from kodawari.kei.importing._codes import Vehicle, load_codes
from kodawari.kei.importing._document import Cell, Cited, Col, Document, Grid, Part, listed
from kodawari.kei.importing._duties import load_duties
from kodawari.kei.importing._markdown import markdown_text
from kodawari.kei.importing._sheet import load_sheet
from kodawari.kei.importing._states import Answer, load_states
from kodawari.quantity import Confidence, Sources
from kodawari.rules import load_rulebook

__all__ = ["not_settled_page", "sources_page"]

_BOOKS = ("us-federal", "us-states", "import-abroad")
_FIRM = {Confidence.MEASURED, Confidence.PRIMARY, Confidence.PRIMARY_QUOTED, Confidence.SECONDARY}


class _Point(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A thing that nobody has settled."""

    title: str
    text: str
    settle: str
    source: str
    confidence: Confidence


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    point: tuple[_Point, ...]


def sources_page() -> str:
    """Every source of the import data with its day, its trust and the files that use it, as Markdown."""
    sources = read_toml(data_path("sources", "import_us.toml"), Sources).source
    books = (data_path("rulebooks", f"{name}.toml") for name in _BOOKS)
    files = [*sorted(data_file(".").glob("*.*")), *books, *sorted(Path(__file__).parent.glob("_*.py"))]
    texts = {path.stem.strip("_"): read_text(path) for path in files}
    columns = [Col("source", is_wide=True), Col("as of"), Col("trust"), Col("used in", is_wide=True)]
    rows: list[list[Cell]] = [
        [
            f"{source.title}. {source.note}" if source.note else source.title,
            source.as_of,
            source.confidence,
            ", ".join(name for name, text in texts.items() if _names(text, key)) or "consulted",
        ]
        for key, source in sources.items()
    ]
    counts = {word: sum(1 for each in sources.values() if each.confidence is word) for word in Confidence}
    told = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    return _made(
        Document(
            kind="sources",
            title="Importing: the sources",
            lede=f"{len(rows)} sources: {told}. What the words mean is told in the conventions. Page "
            "addresses were not kept: a title names the site, the citation or the ruling by which the "
            "text is found. Texts that are primary-quoted should be read in the original before anything is "
            "signed.",
            parts=[Part("All of them", [Grid(columns, rows)])],
        )
    )


def _names(text: str, key: str) -> bool:
    """Whether a file names a source; ids may begin alike."""
    return any(f"{before}{key}{after}" in text for before in '";,' for after in '";,')


def not_settled_page() -> str:
    """Everything that is open, disputed, weak or old, as Markdown."""
    points = read_toml(data_file("open.toml"), _File).point
    items = [
        Cited(f"{each.title}. {each.text} To settle it: {each.settle}", each.source, each.confidence)
        for each in points
    ]
    return _made(
        Document(
            kind="not settled",
            title="Importing: what is not settled",
            lede="What sources dispute, what nobody has said, and what is old. Each entry comes from the "
            "data files; a better source makes it go away.",
            parts=[
                listed("Questions of law and money", items),
                listed("Beyond the rulebooks", _not_covered()),
                listed("Duties and costs without a firm figure", _money()),
                Part("States without a firm answer", [_states()]),
                listed("States: what contradicts the entry", _contradictions()),
                listed("Auction sheets: where houses or guides differ", _sheet()),
                listed("Chassis codes", _codes()),
                listed("Old: a new look was due when the facts were gathered", _overdue()),
            ],
        )
    )


def _made(document: Document) -> str:
    """Markdown that says how it was made."""
    head, _, rest = markdown_text(document).partition("\n")
    return f"{head}\n\nThis page is made from the data by `python docs/import_pages.py`.\n{rest}"


def _not_covered() -> list[Cited]:
    return [
        Cited(f"{each.title.en}: {each.reason}", each.source)
        for name in _BOOKS
        for each in load_rulebook(name).not_covered
    ]


def _money() -> list[Cited]:
    """Duty rows that are not firm, and charges without figures."""
    duties = [
        Cited(
            f"Duty of heading {row.heading}, {row.days}: {row.measure}. {row.note}",
            row.source,
            row.confidence,
        )
        for row in load_duties().duty
        if row.confidence is not Confidence.PRIMARY
    ]
    opened = [
        Cited(f"{each.item}: no figures. {each.ask}")
        for each in load_charges()
        if not (each.low or each.computed)
    ]
    weak = [
        Cited(f"{each.item}: {each.note}", each.source, each.confidence)
        for each in load_charges()
        if each.low and each.confidence not in _FIRM
    ]
    return [*duties, *weak, *opened]


def _states() -> Grid:
    """States for which the answer is weak or unknown, by kind of vehicle."""
    rows: list[list[Cell]] = []
    for code, state in load_states().items():
        words = []
        for kind in Vehicle:
            cell = state.cell(kind, about().as_of)
            is_weak = cell.register is Answer.UNKNOWN or cell.confidence not in _FIRM
            told = "unknown" if cell.register is Answer.UNKNOWN else f"{cell.register} ({cell.confidence})"
            words.append(told if is_weak else "")
        if any(words):
            rows.append([f"{code} {state.name}", *words, state.as_of])
    return Grid([Col("state"), *(Col(str(kind)) for kind in Vehicle), Col("as of")], rows)


def _contradictions() -> list[Cited]:
    return [
        Cited(f"{state.name}: {text}")
        for state in load_states().values()
        for text in (*state.contradictions, state.note)
        if text
    ]


def _sheet() -> list[Cited]:
    key = load_sheet()
    grades = [
        Cited(f"{', '.join(each.codes)}: {each.meaning}. {each.differs}", each.sources[0], each.confidence)
        for each in key.grade
        if each.differs
    ]
    damage = [
        Cited(f"{each.code}: {each.meaning}. {each.differs}", each.sources[0], each.confidence)
        for each in key.damage
        if each.differs
    ]
    return [*grades, *damage]


def _codes() -> list[Cited]:
    rows = load_codes()
    recalled = sum(1 for row in rows if row.confidence not in _FIRM)
    dates = sum(1 for row in rows if row.start_confidence not in _FIRM)
    ends = sum(1 for row in rows if row.end_confidence not in _FIRM)
    vans = sum(1 for row in rows if len(row.heading) > 1)
    return [
        Cited(f"Of {len(rows)} rows {recalled} have a recalled code, {dates} a recalled start and {ends} a "
              "recalled, disputed or unknown end."),
        Cited(f"{vans} rows are vans whose tariff heading is not settled."),
        Cited("Drive and displacement are recalled in every row."),
    ]  # fmt: skip


def _overdue() -> list[Cited]:
    on = about().as_of
    states = [
        Cited(f"{state.name}: as of {state.as_of}, due by {state.review_by}.")
        for state in load_states().values()
        if is_overdue(state.review_by, on)
    ]
    charges = [
        Cited(f"{each.item}: as of {each.as_of}, due by {each.review_by}.", each.source)
        for each in load_charges()
        if is_overdue(each.review_by, on)
    ]
    return [*charges, *states]
