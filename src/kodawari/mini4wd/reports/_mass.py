"""The mass budget of a car, and where the middle of it lies."""

from kodawari.mini4wd.build import Build, MassItem, mass_list, sizes_of, uncertain_balance
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
    items = mass_list(build)
    whole = sizes_of(build).mass_g
    rows = [
        Row(name=_name(item), bars=[_mass_bar(item.mass)])
        for item in items
    ]  # fmt: skip
    chart = chart_figure(
        lambda width: bar_chart([Panel(title="mass, g")], rows, title="Mass of each part.", width=width),
        caption="Bars: best values. Lines: their 95 % intervals.",
    )
    lines = [
        Line(
            [item.name, format_quantity(item.mass), _share(item.mass, whole.computed), why(item.mass, notes)]
        )
        for item in items
    ]
    lines.append(
        Line(["All parts", format_quantity(whole.computed), "100 %", why(whole.computed, notes)], "total")
    )
    if whole.measured is not None:
        lines.append(Line(["On the scale", format_quantity(whole.measured), "", why(whole.measured, notes)]))
    columns = [
        Column("part"), Column("mass", "figure"), Column("share", "figure"), Column("how sure, and why", wide=True),
    ]  # fmt: skip
    details = element(
        "details",
        element("summary", "Masses as a table, with reasons"),
        table(columns, lines, caption="Masses."),
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


def _name(item: MassItem) -> str:
    return item.name.replace("-", " ").capitalize()


def _mass_bar(mass: Quantity) -> Bar | None:
    if not mass.is_known:
        return None
    low, value, high = mass.ends
    return Bar(value=value, low=low, high=high, text=format_quantity(mass))


def _share(mass: Quantity, whole: Quantity) -> str:
    return percent(mass.ends[1] / whole.ends[1]) if mass.is_known and whole.is_known else ""
