# ruff: noqa: N815 - field names end in their unit, and the case of a unit has a meaning
"""What is known of one car."""

from enum import StrEnum

import msgspec

from kodawari.kei.catalogue._reported import Reported
from kodawari.kei.catalogue._tyre import TyreSize
from kodawari.quantity import Confidence

__all__ = ["FIGURES", "GearSet", "KeiCar", "Standing", "Tyres", "Use"]


class Standing(StrEnum):
    """What a car is in law, by its type approval."""

    KEI = "kei"
    NOT_KEI = "not-kei"


class Use(StrEnum):
    """What the certificate says a car is for; it decides tax and some safety standards."""

    PASSENGER = "passenger"
    GOODS = "goods"
    UNKNOWN = "unknown"


class GearSet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ratios of a gearbox.

    Attributes:
        ratios: First to top gear, engine over output; empty when nobody has said.
        reverse: Reverse gear, or None.
        transfer_high: High range of a transfer box, or None without one.
        transfer_low: Low range of a transfer box, or None without one.
        sources: Ids of sources.
        confidence: How far to trust the ratios.
        note: Anything to know before relying on them.
    """

    ratios: tuple[float, ...] = ()
    reverse: float | None = None
    transfer_high: float | None = None
    transfer_low: float | None = None
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.UNKNOWN
    note: str = ""


class Tyres(msgspec.Struct, frozen=True, kw_only=True):
    """The tyres of one fitment.

    Attributes:
        front: Front tyre.
        rear: Rear tyre.
        sources: Ids of sources.
        confidence: How far to trust it.
        note: Anything to know.
    """

    front: TyreSize
    rear: TyreSize
    sources: tuple[str, ...]
    confidence: Confidence
    note: str = ""


class KeiCar(msgspec.Struct, frozen=True, kw_only=True):
    """One car of the catalogue; the unit of each figure stands at the end of its name.

    Attributes:
        id: Its name in files and commands.
        maker: Who made it.
        model: Model.
        grade: Grade or version; may be empty.
        codes: Model codes (chassis codes), the one of this grade first.
        first_year: First year of production; None when nobody has said.
        last_year: Last year of production; None while it is built, or when nobody has said.
        body: Kind of body, our word: it serves searching and the choice of an outline.
        use: What it is registered for.
        standing: Kei or not, by its type approval.
        standing_note: What the source says of it, where that needs words.
        era: The edition of the rulebook `kei` under which its type was approved; empty when not known.
        era_confidence: How far to trust standing and era.
        peer: Whether it is there to be compared with.
        engine: `four-stroke`, `two-stroke`, `rotary`, `electric`; empty when nobody has said.
        engine_place: `front`, `mid`, `rear`, `under-seats`; empty when nobody has said.
        layout: Layout as enthusiasts write it: FF, FR, MR, RR.
        driven: `front`, `rear`, `all`, `part-time`; empty when nobody has said.
        aspiration: `naturally aspirated`, `turbo`, `supercharged`, or empty.
        intake_note: What else is known of the intake: carburettors, intercooler, valves.
        power_standard: `gross` or `net` where a source says which; else empty.
        gearboxes: Gearboxes of this grade: 5MT, 3AT, CVT, 5AMT (automated manual), single speed.
        gears: Ratios of the first gearbox.
        tyres: Fitments, the one to go by first; several where sources disagree.
        sources: Ids of the sources of the whole sheet, where a figure names none of its own.
        confidence: Trust in a figure that has no word of its own.
        notes: What a reader should know.
    """

    id: str
    maker: str
    model: str
    grade: str = ""
    codes: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    body: str
    use: Use = Use.UNKNOWN
    standing: Standing
    standing_note: str = ""
    era: str = ""
    era_confidence: Confidence = Confidence.SECONDARY
    peer: bool = False
    engine: str = ""
    engine_place: str = ""
    layout: str = ""
    driven: str = ""
    aspiration: str = ""
    intake_note: str = ""
    power_standard: str = ""
    gearboxes: tuple[str, ...] = ()
    gears: GearSet = GearSet()
    tyres: tuple[Tyres, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.SECONDARY
    notes: tuple[str, ...] = ()

    length_mm: Reported = Reported()
    width_mm: Reported = Reported()
    height_mm: Reported = Reported()
    wheelbase_mm: Reported = Reported()
    track_front_mm: Reported = Reported()
    track_rear_mm: Reported = Reported()
    ground_clearance_mm: Reported = Reported()
    kerb_kg: Reported = Reported()
    front_load_percent: Reported = Reported()
    payload_kg: Reported = Reported()
    seats: Reported = Reported()
    displacement_cc: Reported = Reported()
    cylinders: Reported = Reported()
    power_PS: Reported = Reported()
    power_rpm: Reported = Reported()
    power_until_rpm: Reported = Reported()
    torque_N_m: Reported = Reported()
    torque_rpm: Reported = Reported()
    redline_rpm: Reported = Reported()
    limiter_rpm: Reported = Reported()
    battery_kWh: Reported = Reported()
    final_drive: Reported = Reported()
    drag_coefficient: Reported = Reported()
    frontal_area_m2: Reported = Reported()
    price_jpy: Reported = Reported()
    price_gbp: Reported = Reported()

    @property
    def name(self) -> str:
        """Maker, model and grade: `Suzuki Cappuccino EA11R`."""
        return " ".join(part for part in (self.maker, self.model, self.grade) if part)

    @property
    def years(self) -> str:
        """`1991–1995`, `2018–`, `2017`, or `unknown`."""
        if self.first_year is None:
            return "unknown"
        if self.last_year is None:
            return f"{self.first_year}–"
        return (
            str(self.first_year)
            if self.first_year == self.last_year
            else f"{self.first_year}–{self.last_year}"
        )

    @property
    def tyre(self) -> Tyres | None:
        """The fitment to go by."""
        return self.tyres[0] if self.tyres else None

    def figure(self, name: str) -> Reported:
        """A figure by its name, one of `FIGURES`."""
        found: Reported = getattr(self, name)
        return found


FIGURES = {
    "length_mm": "length",
    "width_mm": "width",
    "height_mm": "height",
    "wheelbase_mm": "wheelbase",
    "track_front_mm": "track, front",
    "track_rear_mm": "track, rear",
    "ground_clearance_mm": "ground clearance",
    "kerb_kg": "kerb mass",
    "front_load_percent": "share of mass in front",
    "payload_kg": "payload",
    "seats": "seats",
    "displacement_cc": "displacement",
    "cylinders": "cylinders",
    "power_PS": "power",
    "power_rpm": "at",
    "power_until_rpm": "constant up to",
    "torque_N_m": "torque",
    "torque_rpm": "at",
    "redline_rpm": "redline",
    "limiter_rpm": "limiter",
    "battery_kWh": "battery",
    "final_drive": "final drive",
    "drag_coefficient": "drag coefficient",
    "frontal_area_m2": "frontal area",
    "price_jpy": "price new",
    "price_gbp": "price new in Britain",
}
"""The figures of a car, in the order of its sheet, with the word that people read."""
