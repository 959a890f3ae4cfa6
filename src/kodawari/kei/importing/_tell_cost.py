"""A cost in words: every line with both ends, what it rests on, and what is open."""

from kodawari.kei.importing._cost import Cost
from kodawari.kei.importing._document import Cell, Cited, Col, Document, Grid, Part, dollars_text, listed
from kodawari.kei.importing._line import Line
from kodawari.kei.importing._tell_check import remark_items
from kodawari.quantity import Confidence, format_number

__all__ = ["cost_document", "cost_parts"]

_GIVEN = "as given"


def cost_document(cost: Cost, *, command: str = "") -> Document:
    """The whole cost."""
    return Document(
        kind="import cost",
        title=f"{cost.purchase.subject.name}: entry {cost.purchase.entry}",
        lede=_lede(cost),
        parts=cost_parts(cost),
        command=command,
    )


def _lede(cost: Cost) -> str:
    total = cost.total
    told = f"{dollars_text(total.low, total.high)} USD for {total.known} of {total.lines} lines"
    left = f"; {len(total.open_items)} are open and come on top" if total.open_items else "; no line is open"
    later = " Provisional: the entry lies ahead." if cost.purchase.entry > cost.purchase.today else ""
    return f"Known so far: {told}{left}.{later}"


def cost_parts(cost: Cost) -> list[Part]:
    """The lines, what is open, what to beware of."""
    value = cost.entered_value
    columns = [
        Col("line", is_wide=True),
        Col("low, USD", is_figure=True),
        Col("high, USD", is_figure=True),
        Col("trust"),
    ]
    rows = [_row(line) for line in cost.lines]
    total = cost.total
    low, high = (format_number(float(end)) for end in (total.low, total.high))
    rows.append([f"known so far ({total.known} of {total.lines} lines)", low, high, Confidence.DERIVED])
    lede = f"Entered value, of which duty is taken: {dollars_text(value.low, value.high)} USD."
    return [
        Part("Lines", [Grid(columns, rows)], lede),
        listed(
            "Open: ask for these",
            [Cited(f"{line.item}: {line.ask}") for line in cost.lines if not line.money],
        ),
        listed(
            "What the lines rest on",
            [_ground(line) for line in cost.lines if line.money and line.basis != _GIVEN],
        ),
        listed("Beware", remark_items(cost.warnings)),
    ]


def _row(line: Line) -> list[Cell]:
    if line.money is None:
        return [line.item, "open", "open", line.confidence]
    low, high = (format_number(float(end)) for end in (line.money.low, line.money.high))
    return [Cited(line.item, line.source), low, high, line.confidence]


def _ground(line: Line) -> Cited:
    """Where a line comes from, and what to know about it."""
    old = " Old: a new look is due." if line.is_overdue else ""
    later = " Provisional." if line.is_provisional else ""
    note = f" {line.note}" if line.note else ""
    day = f" (as of {line.as_of})" if line.as_of else ""
    return Cited(f"{line.item}: {line.basis}{day}.{later}{old}{note}", line.source, line.confidence)
