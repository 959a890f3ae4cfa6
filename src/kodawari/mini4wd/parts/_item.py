"""One item of the catalogue: a part, a tool, a battery, a kit."""

from typing import cast

import msgspec

from kodawari.errors import KodawariError
from kodawari.quantity import Confidence, Origin, Quantity, unit_of

__all__ = ["Conflict", "Grounds", "Item"]

Numbers = tuple[float, ...]


class Grounds(msgspec.Struct, frozen=True, kw_only=True):
    """Where a cell of the catalogue comes from.

    Attributes:
        source: Id in `data/sources`.
        confidence: How far to trust it.
        as_of: ISO date of the state that was read; empty takes the source's own.
    """

    source: str
    confidence: Confidence
    as_of: str = ""


class Conflict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two statements about one item that disagree.

    Attributes:
        item_no: The item.
        field: The field of the item that the statements are about.
        here: What the catalogue says; empty when its source says nothing.
        elsewhere: What stands against it.
        confidence: How far to trust the other statement.
        source: Id of the other statement's source; empty where none is held.
        note: What a reader should know to judge.
    """

    item_no: str
    field: str
    here: str
    elsewhere: str
    confidence: Confidence
    source: str = ""
    note: str = ""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item number of the catalogue. What no list states is empty: "", (), or None.

    A pack may hold several sizes, so sizes and masses are tuples: 10 and 15 mm for two lengths in one pack,
    13 and 12 mm for the two stages of a double roller.

    Attributes:
        item_no: The maker's item number, five digits.
        category: Key of its category in the vocabulary.
        name_en: English name, shortened from the maker's.
        source: Id of the row's source.
        confidence: How far to trust the row.
        as_of: ISO date of the state that was read.
        name_ja: Japanese name.
        series: Line of products: `Grade-Up Parts GP.375`, `special edition`.
        fits: Chassis that it fits; for a kit, the chassis that it has.
        fit_note: What a list says of the fit beyond names of chassis.
        material: Material.
        diameter_mm: Outer diameters of rollers, tyres on their wheel, bearings, screws, shafts [mm].
        width_mm: Widths [mm]; of a kit, the finished car's.
        length_mm: Lengths [mm]; of a kit, the finished car's.
        thickness_mm: Thicknesses [mm].
        height_mm: Heights [mm]; of a kit, the finished car's.
        inner_diameter_mm: Inner diameters [mm].
        mass_g: Masses of single pieces [g].
        gear_ratio: Motor turns per wheel turn [-].
        count: Pieces in the pack.
        compound: Compound or hardness, in the maker's words.
        colour: Colour.
        bearing: True for a ball bearing, False for a bush or plain bore.
        ring: `plastic`, `rubber`, or `none` for a ringless roller.
        price_jpy: List price without tax [¥].
        release: ISO date of release, to the day or the month; may be that of a reissue.
        marks: Keys of marks in the vocabulary.
        notes: Short facts that have no field of their own.
        grounds: Where single fields come from whose grounds differ from the row's, by field.
        conflicts: Where lists disagree about this item.
    """

    item_no: str
    category: str
    name_en: str
    source: str
    confidence: Confidence
    as_of: str
    name_ja: str = ""
    series: str = ""
    fits: tuple[str, ...] = ()
    fit_note: str = ""
    material: str = ""
    diameter_mm: Numbers = ()
    width_mm: Numbers = ()
    length_mm: Numbers = ()
    thickness_mm: Numbers = ()
    height_mm: Numbers = ()
    inner_diameter_mm: Numbers = ()
    mass_g: Numbers = ()
    gear_ratio: Numbers = ()
    count: int | None = None
    compound: str = ""
    colour: str = ""
    bearing: bool | None = None
    ring: str = ""
    price_jpy: int | None = None
    release: str = ""
    marks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    grounds: dict[str, Grounds] = {}
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_kit(self) -> bool:
        """Whether it is a whole car and not a part."""
        return self.category == "kit"

    def grounds_of(self, field: str) -> Grounds:
        """Where a field comes from: its own grounds, or the row's."""
        found = self.grounds.get(field)
        return found or Grounds(source=self.source, confidence=self.confidence, as_of=self.as_of)

    def quantity(self, field: str) -> Quantity:
        """A numeric field as a quantity; a printed figure is taken as exact.

        It is unknown when no list states it, and when a pack holds several: then the note says which.

        Args:
            field: `mass_g`, `diameter_mm`, … , `price_jpy`, `count`.

        Raises:
            KodawariError: The field is not a numeric one.
        """
        held = getattr(self, field, None)
        if field not in NUMERIC_FIELDS:
            raise KodawariError(
                f"'{field}' is not a numeric field", mend=f"Known are {', '.join(NUMERIC_FIELDS)}."
            )
        values = held if isinstance(held, tuple) else () if held is None else (held,)
        grounds = self.grounds_of(field)
        if len(set(values)) != 1:
            note = (
                f"the pack holds several: {', '.join(f'{value:g}' for value in values)}"
                if values
                else "not stated"
            )
            return Quantity.unknown(unit_of(field), note=note, source=grounds.source)
        value = cast("float", values[0])
        return Quantity(
            value=value,
            low=value,
            high=value,
            unit=unit_of(field),
            origin=Origin.PUBLISHED,
            confidence=grounds.confidence,
            source=grounds.source,
            as_of=grounds.as_of,
        )


NUMERIC_FIELDS = (
    "diameter_mm",
    "width_mm",
    "length_mm",
    "thickness_mm",
    "height_mm",
    "inner_diameter_mm",
    "mass_g",
    "gear_ratio",
    "count",
    "price_jpy",
)
