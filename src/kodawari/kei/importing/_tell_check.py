"""A check in words: the clocks, the state, what would narrow the window, what to beware of."""

import math
from collections.abc import Sequence
from datetime import date

from kodawari.kei.importing._about import is_overdue
from kodawari.kei.importing._advice import Remark
from kodawari.kei.importing._answer import Check
from kodawari.kei.importing._clocks import Clock, Status
from kodawari.kei.importing._codes import Vehicle
from kodawari.kei.importing._document import Cell, Cited, Col, Document, Grid, Part, listed
from kodawari.kei.importing._routes import RouteCheck
from kodawari.kei.importing._states import load_states
from kodawari.quantity import Quantity
from kodawari.rules import Finding

__all__ = ["check_document", "check_parts", "remark_items", "state_parts"]

_WORDS = {
    Status.YES: "yes",
    Status.NO: "no",
    Status.POSSIBLE: "possible, not certain",
    Status.UNKNOWN: "unknown",
    Status.NOT_APPLICABLE: "does not apply",
}


def check_document(answer: Check, *, command: str = "") -> Document:
    """The whole answer."""
    asked = answer.question
    return Document(
        kind="import check",
        title=f"{asked.subject.name}: arrival {asked.entry}",
        lede=_lede(answer),
        parts=check_parts(answer),
        command=command,
    )


def check_parts(answer: Check) -> list[Part]:
    """Every part of the answer."""
    return [
        Part("Clocks", [_clocks(answer)], _built(answer)),
        Part("Readings of 25 years", [_readings(answer)] if answer.readings and answer.window.last else []),
        *state_parts(answer),
        listed("What would narrow it", remark_items(answer.narrow_by)),
        listed("Beware", remark_items(answer.warnings)),
        listed(
            "What else must hold" if "nhtsa" in answer.clocks else "What else was found",
            remark_items(answer.conditions),
        ),
    ]


def remark_items(remarks: Sequence[Remark]) -> list[Cited]:
    """Sentences with their sources."""
    return [Cited(each.text, each.source, each.confidence) for each in remarks]


def _lede(answer: Check) -> str:
    """The first clock in a sentence."""
    if not answer.clocks:
        return "Nothing was found about this country."
    clock = next(iter(answer.clocks.values()))
    certain = (
        f" Certain from {clock.certain_from}."
        if clock.certain_from
        else " No day is certain on this evidence."
    )
    early = (
        f" Earliest possible: {clock.earliest_possible}."
        if clock.earliest_possible
        else " Earliest: unknown."
    )
    return f"{clock.title}: {_WORDS[clock.status]} on {answer.question.entry}.{certain}{early}"


def _built(answer: Check) -> str:
    """Between which days the car was built, and from what that follows."""
    window = answer.window
    if window.first is None and window.last is None:
        return "Nothing is known of the day of manufacture."
    ends = f"{_day(window.first)} and {_day(window.last)}"
    return f"Built between {ends}; from {', '.join(each.text for each in answer.evidence)}."


def _day(day: date | None) -> str:
    return day.isoformat() if day else "unknown"


def _clocks(answer: Check) -> Grid:
    columns = [
        Col("clock", is_wide=True),
        Col("earliest possible"),
        Col("certain from"),
        Col("status"),
        Col("trust"),
    ]
    return Grid(columns, [_clock(clock) for clock in answer.clocks.values()])


def _clock(clock: Clock) -> list[Cell]:
    idle = clock.status is Status.NOT_APPLICABLE
    days = ["–", "–"] if idle else [_day(clock.earliest_possible), _day(clock.certain_from)]
    return [Cited(clock.title, clock.sources[0]), *days, _WORDS[clock.status], clock.confidence]


def _readings(answer: Check) -> Grid:
    columns = [Col("reading", is_wide=True), Col("earliest"), Col("certain"), Col("taken"), Col("trust")]
    rows: list[list[Cell]] = [
        [
            Cited(each.text, each.source),
            _day(each.earliest_possible),
            _day(each.certain_from),
            "yes" if each.is_counted else "told only",
            each.confidence,
        ]
        for each in answer.readings
    ]
    return Grid(columns, rows)


def state_parts(answer: Check) -> list[Part]:
    """What the state says, and its limits against this car."""
    if not answer.state:
        return []
    row, asked = load_states()[answer.state], answer.question
    kinds = [asked.subject.vehicle] if asked.subject.vehicle else list(Vehicle)
    cells: list[list[Cell]] = []
    for kind in kinds:
        cell = row.cell(kind, asked.entry)
        speed = f"{cell.max_mph} mph" if cell.max_mph else "–"
        how = "; ".join(part for part in (cell.roads, cell.plates) if part) or "–"
        first = Cited(str(kind), cell.sources[0] if cell.sources else "")
        cells.append([first, str(cell.title), str(cell.register), speed, how, cell.confidence])
    columns = [
        Col("vehicle"),
        Col("title"),
        Col("register"),
        Col("at most"),
        Col("roads, plates", is_wide=True),
    ]
    old = f" Old: a new look was due by {row.review_by}." if is_overdue(row.review_by, asked.today) else ""
    said = [Cited(text) for text in (*row.conditions, *row.not_yet(asked.entry))]
    said += [Cited(f"Locally: {text}") for text in row.local]
    said += [Cited(f"Contradicted: {text}") for text in row.contradictions]
    said += [Cited(row.note)] if row.note else []
    lede = f"{row.law or 'No law was found'}; as of {row.as_of}.{old}"
    return [
        Part(row.name, [Grid([*columns, Col("trust")], cells)], lede),
        *(_route(route) for route in answer.routes),
        listed(f"{row.name} besides", said),
    ]


def _route(route: RouteCheck) -> Part:
    """One way to a plate against this car."""
    columns = [
        Col("limit", is_wide=True),
        Col("this car"),
        Col("allowed"),
        Col("room"),
        Col("finding"),
        Col("trust"),
    ]
    rows: list[list[Cell]] = [
        [
            Cited(each.rule.title.en.partition(": ")[2], each.rule.source),
            _known(each),
            each.limit_text,
            each.margin_text or "–",
            str(each.status),
            each.rule.confidence,
        ]
        for each in route.inspection.findings
    ]
    when = f"Not in force before {route.open_from}." if route.open_from else ""
    if route.certain_from:
        when += f" By age certain from {route.certain_from}."
    return Part(route.title, [Grid(columns, rows)], when.strip())


def _known(finding: Finding) -> str:
    """What is known of the car; an age in whole years, whose ends may be open."""
    fact = finding.fact
    if not isinstance(fact, Quantity) or fact.unit != "years" or not fact.is_known:
        return finding.measured_text
    low, _, high = fact.ends
    if math.isinf(high):
        return f"{low:.0f} years or more"
    if math.isinf(low):
        return f"{high:.0f} years or less"
    return f"{low:.0f} years" if low == high else f"{low:.0f} to {high:.0f} years"
