"""How ownership of a kei car looks in the terminal."""

from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, table, unknown
from kodawari.cli._footnotes import Footnotes
from kodawari.cli._rulebook_parts import print_sources, trust
from kodawari.kei.ownership import Ownership
from kodawari.quantity import Quantity, format_number, load_sources

__all__ = ["show_ownership"]


def show_ownership(found: Ownership, *, json: bool) -> None:
    """One line for each thing that the class gives; or the JSON."""
    if json:
        print_json(found.to_json_dict())
        return
    screen, notes = console(), Footnotes(load_sources())
    screen.print(Text.assemble(found.car.name, quiet(f"  {found.car.id}")))
    first, last = found.first_inspected
    span = str(first) if first == last else f"between {first} and {last}"
    business = " for business" if found.commercial else ""
    screen.print(f"On {found.on}, registered for {found.use}{business}, first inspected {span}\n")
    rows: list[list[str | Text]] = [
        ["light motor vehicle tax", _yen(found.tax_jpy, _surcharge(found)), *_ground(found, "tax", notes)],
        [
            "weight tax, half of two years",
            _yen(found.weight_tax_jpy, f"as of {found.weight_tax_jpy.as_of}"),
            trust(found.weight_tax_jpy.confidence),
            _marks(found, "weight tax", notes) if found.weight_tax_jpy.source else quiet("–"),
        ],
        [
            "less than an ordinary car up to 1.0 L",
            _yen(found.saving_jpy, "without weight tax"),
            trust(found.saving_jpy.confidence),
            quiet("–"),
        ],
        *_parking(found, notes),
        [
            "motorway limit",
            Text.assemble(f"{found.motorway_kmh.value:g} km/h", quiet(f"\n{found.motorway_kmh.note}")),
            trust(found.motorway_kmh.confidence),
            _marks(found, "motorway", notes),
        ],
        ["plate", found.plate, trust("secondary"), _marks(found, "plate", notes)],
    ]
    columns = [Column("what", wrap=True), Column("on this day", wrap=True), Column("trust"), Column("source")]
    screen.print(table(columns, rows))
    for note in found.notes:
        screen.print(quiet(note))
    print_sources(screen, notes)


def _parking(found: Ownership, notes: Footnotes) -> list[list[str | Text]]:
    marks = _marks(found, "parking", notes)
    return [[f"parking {place.title}", asked, trust("secondary"), marks] for place, asked in found.parking]


def _ground(found: Ownership, name: str, notes: Footnotes) -> tuple[Text, Text]:
    return trust(found.tax_jpy.confidence), _marks(found, name, notes)


def _surcharge(found: Ownership) -> str:
    if found.surcharge is None:
        return "with or without the surcharge after 13 years" if found.tax_jpy.is_known else ""
    return "with the surcharge after 13 years" if found.surcharge else "without surcharge"


def _yen(amount: Quantity, note: str) -> Text:
    """`10 800 ¥ a year`, both ends where they differ, or unknown with what would settle it."""
    if not amount.is_known:
        return Text.assemble(unknown(), quiet(f"\n{amount.note}"))
    low, _, high = (format_number(end, digits=0) for end in amount.ends)
    told = f"{low} ¥ a year" if low == high else f"{low} to {high} ¥ a year"
    return Text.assemble(told, quiet(f"\n{note}" if note else ""))


def _marks(found: Ownership, name: str, notes: Footnotes) -> Text:
    return Text(", ").join([notes.mark(key) for key in found.sources[name]])
