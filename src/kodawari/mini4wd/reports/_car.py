"""What a car weighs and where, and everything about it that nobody knows exactly."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from kodawari.mini4wd.build import Build, mass_list, sizes_of, uncertain, uncertain_balance
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.race._scatter import load_scatter
from kodawari.quantity import Quantity, format_number, format_quantity
from kodawari.report import (
    Bar,
    Column,
    Footnotes,
    Html,
    Line,
    Panel,
    Row,
    Section,
    bar_chart,
    chart_figure,
    confidence_word,
    element,
    joined,
    percent,
    quiet,
    table,
)

__all__ = ["assumptions_section", "figure_text", "mass_section"]

_BALANCE = {
    "ahead_mm": "Centre of mass, ahead of the middle",
    "left_mm": "Centre of mass, to the left",
    "height_mm": "Centre of mass, above the floor",
    "front_percent": "Weight on the front wheels",
}
_FINE = 0.002
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def mass_section(build: Build, notes: Footnotes) -> Section:
    """The mass budget: every part with its spread, the sum, and the balance that follows."""
    items = mass_list(build)
    whole = sizes_of(build).mass_g
    rows = [
        Row(name=item.name, bars=[_mass_bar(item.mass)])
        for item in items
    ]  # fmt: skip
    chart = chart_figure(
        lambda width: bar_chart([Panel(title="mass, g")], rows, title="Mass of each part.", width=width),
        caption="Bars: best values. Lines: their 95 % intervals.",
    )
    lines = [
        Line(
            [item.name, format_quantity(item.mass), _share(item.mass, whole.computed), _why(item.mass, notes)]
        )
        for item in items
    ]
    lines.append(
        Line(["All parts", format_quantity(whole.computed), "100 %", _why(whole.computed, notes)], "total")
    )
    if whole.measured is not None:
        lines.append(Line(["On the scale", format_quantity(whole.measured), "", _why(whole.measured, notes)]))
    columns = [
        Column("part"), Column("mass", "figure"), Column("share", "figure"), Column("how sure, and why", wide=True),
    ]  # fmt: skip
    details = element(
        "details", element("summary", "The same as a table"), table(columns, lines, caption="Masses.")
    )
    balance = uncertain_balance(build)
    found = [(title, getattr(balance, name)) for name, title in _BALANCE.items()]
    balances = table(
        [Column("balance, dampers at rest"), Column("value", "figure"), "how sure"],
        [
            [title, format_quantity(quantity), confidence_word(quantity.confidence)]
            for title, quantity in found
        ],
        caption="Where the mass sits.",
    )
    lede = f"{format_quantity(whole.quantity)} ready to run: what every part adds, and where the middle of it lies."
    return Section(anchor="mass", title="Mass", ja="重量", lede=lede, body=[chart, balances, details])


def _mass_bar(mass: Quantity) -> Bar | None:
    if not mass.is_known:
        return None
    low, value, high = mass.ends
    return Bar(value=value, low=low, high=high, text=format_quantity(mass))


def _share(mass: Quantity, whole: Quantity) -> str:
    return percent(mass.ends[1] / whole.ends[1]) if mass.is_known and whole.is_known else ""


def _why(quantity: Quantity, notes: Footnotes) -> Html:
    """How sure a figure is, its reason, and its source."""
    reason = f" {quantity.note}" if quantity.note else ""
    return joined([confidence_word(quantity.confidence), quiet(reason), notes.mark(quantity.source)])


def assumptions_section(build: Build | None, course: Course, notes: Footnotes) -> Section:
    """Every figure that a race draws anew or that the course takes on trust."""
    groups: list[tuple[str, Mapping[str, Quantity]]] = []
    if build is not None:
        groups += _by_head(uncertain(build))
    scatter = {name: figure.quantity("") for name, figure in load_scatter().figures().items()}
    pieces = {name: item.quantity for name, item in course.parameters.items() if item.quantity is not None}
    groups += [("from run to run", scatter), ("the course", pieces)]
    count = sum(len(found) for _, found in groups)
    lines: list[Line] = []
    for title, found in groups:
        lines.append(Line([title], "group"))
        lines += [_assumption(name, quantity, notes) for name, quantity in found.items()]
    columns = [
        Column("parameter"), Column("value", "figure"), Column("interval"), Column("how sure, and why", wide=True),
    ]  # fmt: skip
    body = element(
        "details",
        element("summary", f"All {count} figures with value, interval and reason"),
        table(columns, lines, caption="Uncertain figures."),
    )
    lede = (
        "Nobody knows these exactly. Runs with drawn parameters take each of them anew from its interval; "
        "the spreads on this page come from there. To measure one of them narrows the page."
    )
    return Section(anchor="assumptions", title="Assumptions", ja="前提", lede=lede, body=[body])


def _by_head(known: Mapping[str, Quantity]) -> Iterable[tuple[str, dict[str, Quantity]]]:
    """The parameters by the first word of their keys, each group together."""
    ordered = sorted(known, key=_head)
    for head, keys in groupby(ordered, key=_head):
        yield head, {key: known[key] for key in keys}


def _head(key: str) -> str:
    return key.partition(".")[0]


def _assumption(name: str, quantity: Quantity, notes: Footnotes) -> Line:
    value, ends = figure_text(quantity)
    return Line([element("code", name), value, ends, _why(quantity, notes)])


def figure_text(quantity: Quantity) -> tuple[str, str]:
    """Value with unit, and interval; what three decimals cannot show as a power of ten."""
    if not quantity.is_known:
        return "unknown", ""
    low, value, high = quantity.ends
    factor, power = 1.0, ""
    if 0.0 < quantity.spread < _FINE:
        exponent = _exponent(value or quantity.spread)
        factor, power = 10.0**-exponent, f" × 10{str(exponent).translate(_RAISED)}"
    shown = Quantity.between(low * factor, value * factor, high * factor)
    digits = _decimals(format_quantity(shown))
    unit = f" {quantity.unit}" if quantity.unit and quantity.unit != "°" else quantity.unit
    head = f"{format_number(value * factor, digits=digits)}{power}{unit}"
    if high == low:
        return head, ""
    return (
        head,
        f"{format_number(low * factor, digits=digits)} to {format_number(high * factor, digits=digits)}",
    )


def _decimals(text: str) -> int:
    """How many decimals a written figure has."""
    return len(text.split(" ", 1)[0].partition(".")[2])


def _exponent(value: float) -> int:
    return int(f"{abs(value):e}".partition("e")[2])
