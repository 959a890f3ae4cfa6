"""The mass budget of a car, and where the middle of it lies."""

from collections.abc import Sequence

from kodawari.mini4wd.build import Build, MassItem, Size, mass_list, sizes_of, uncertain_balance
from kodawari.mini4wd.reports._why import why
from kodawari.quantity import Quantity, format_quantity
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
    percent,
    table,
)

__all__ = ["mass_section"]

_BALANCE = {
    "ahead_mm": "Centre of mass, ahead of the middle",
    "left_mm": "Centre of mass, to the left",
    "height_mm": "Centre of mass, above the floor",
    "front_percent": "Weight on the front wheels",
}


def mass_section(build: Build, notes: Footnotes) -> Section:
    """The mass budget: every part with its spread, the sum, and the balance that follows."""
    items, whole = mass_list(build), sizes_of(build).mass_g
    return Section(
        anchor="mass",
        title="Mass",
        ja="重量",
        lede=f"{format_quantity(whole.quantity)} ready to run: what each part adds, and where it sits.",
        body=[_chart(items), _balance(build), _details(items, whole, notes)],
    )


def _chart(items: Sequence[MassItem]) -> Html:
    rows = [Row(name=_name(item), bars=[_bar(item.mass)]) for item in items]
    return chart_figure(
        lambda width: bar_chart([Panel(title="mass, g")], rows, title="Mass of each part.", width=width),
        caption="Bars: best values. Lines: their 95 % intervals.",
    )


def _balance(build: Build) -> Html:
    balance = uncertain_balance(build)
    found = [(title, getattr(balance, name)) for name, title in _BALANCE.items()]
    rows = [[title, format_quantity(each), confidence_word(each.confidence)] for title, each in found]
    columns = [Column("balance, dampers at rest"), Column("value", "figure"), Column("how sure")]
    return table(columns, rows, caption="Where the mass sits.")


def _details(items: Sequence[MassItem], whole: Size, notes: Footnotes) -> Html:
    total = whole.computed
    lines = [
        Line([_name(each), format_quantity(each.mass), _share(each.mass, total), why(each.mass, notes)])
        for each in items
    ]
    lines.append(Line(["All parts", format_quantity(total), "100 %", why(total, notes)], "total"))
    if whole.measured is not None:
        lines.append(Line(["On the scale", format_quantity(whole.measured), "", why(whole.measured, notes)]))
    columns = [
        Column("part"),
        Column("mass", "figure"),
        Column("share", "figure"),
        Column("how sure, and why", wide=True),
    ]
    shown = table(columns, lines, caption="The mass of every part.")
    return element("details", element("summary", "Masses as a table, with reasons"), shown)


def _name(item: MassItem) -> str:
    return item.name.replace("-", " ").capitalize()


def _bar(mass: Quantity) -> Bar | None:
    if not mass.is_known:
        return None
    low, value, high = mass.ends
    return Bar(value=value, low=low, high=high, text=format_quantity(mass))


def _share(mass: Quantity, whole: Quantity) -> str:
    return percent(mass.ends[1] / whole.ends[1]) if mass.is_known and whole.is_known else ""
