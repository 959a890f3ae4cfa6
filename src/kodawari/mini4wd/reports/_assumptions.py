"""Everything about a car and its race that nobody knows exactly."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from kodawari.mini4wd.build import Build, uncertain
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.race import load_scatter
from kodawari.mini4wd.reports._why import why
from kodawari.quantity import Quantity, format_number, format_quantity
from kodawari.report import Column, Footnotes, Line, Section, element, table

__all__ = ["assumptions_section", "figure_text"]

_FINE = 0.002
"""Spread below which three decimals say too little."""

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


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
        Column("parameter"),
        Column("value", "figure"),
        Column("interval"),
        Column("how sure, and why", wide=True),
    ]
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
    return Line([element("code", name), value, element("span", ends, class_="keep"), why(quantity, notes)])


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
    ends = (format_number(end * factor, digits=digits) for end in (low, high))
    return head, "" if high == low else " to ".join(ends)


def _decimals(text: str) -> int:
    """How many decimals a written figure has."""
    return len(text.split(" ", 1)[0].partition(".")[2])


def _exponent(value: float) -> int:
    return int(f"{abs(value):e}".partition("e")[2])
