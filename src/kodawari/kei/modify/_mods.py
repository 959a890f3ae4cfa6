"""A file of modifications: what is changed on a car, and what was measured on it."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.files import convert, data_path, parse_toml, read_text

__all__ = [
    "Aero",
    "AirSuspension",
    "AnyChange",
    "BodyLift",
    "Bumper",
    "Change",
    "EngineSwap",
    "Exhaust",
    "FinalDrive",
    "Lowering",
    "Measured",
    "Mods",
    "OverFenders",
    "Paint",
    "Roof",
    "Seats",
    "Springs",
    "Turbo",
    "Tyres",
    "Weight",
    "Wheels",
    "list_styles",
    "load_mods",
]

Fixing = Literal["hand", "bolted", "welded"]
Axle = Literal["both", "front", "rear"]
_Mm = Annotated[float, msgspec.Meta(ge=-1000, le=1000)]
_Ride = Annotated[float, msgspec.Meta(ge=-500, le=300)]
"""How far a body goes down: no kei car stands more than 300 mm above the road."""

_Positive = Annotated[float, msgspec.Meta(gt=0)]


class Measured(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was measured on the car before the change; everything may be left out.

    Attributes:
        ground_clearance_mm: Lowest sprung part above the floor.
        fender_gap_front_mm: From the top of the front tyre to the fender's edge.
        fender_gap_rear_mm: The same at the rear.
        tyre_inset_front_mm: How far the fender stands out beyond the front tyre; negative: the tyre.
        tyre_inset_rear_mm: The same at the rear.
        example_spread_mm: Given, the gaps and insets above are those of an example and of no car that anybody
            measured: they count as assumed, and may be off by this much.
        recorded_noise_db: Stationary noise of the new car, as its certificate records it.
        built: Day, or first of the month, on which the car was built: decides which noise rule holds.
    """

    ground_clearance_mm: _Positive | None = None
    fender_gap_front_mm: float | None = None
    fender_gap_rear_mm: float | None = None
    tyre_inset_front_mm: float | None = None
    tyre_inset_rear_mm: float | None = None
    example_spread_mm: _Positive | None = None
    recorded_noise_db: _Positive | None = None
    built: date | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every change may say of itself.

    Attributes:
        fixing: How it is fixed: taken off by `hand`, `bolted` (or glued), `welded` (or riveted).
        mass_kg: What the car gains or loses; left out, an assumed figure of the kind stands in.
        what: A few words for people.
    """

    fixing: Fixing = "bolted"
    mass_kg: Annotated[float, msgspec.Meta(ge=-1000, le=2000)] | None = None
    what: str = ""


class Lowering(Change, frozen=True, kw_only=True, tag="lowering"):
    """Lowered by other springs or dampers; negative values raise."""

    front_mm: _Ride = 0.0
    rear_mm: _Ride = 0.0


class Springs(Change, frozen=True, kw_only=True, tag="springs"):
    """Other springs; they may lower or raise."""

    front_mm: _Ride = 0.0
    rear_mm: _Ride = 0.0


class AirSuspension(Change, frozen=True, kw_only=True, tag="air-suspension"):
    """Air springs, at the height at which the car is driven and inspected."""

    front_mm: _Ride = 0.0
    rear_mm: _Ride = 0.0


class BodyLift(Change, frozen=True, kw_only=True, tag="body-lift"):
    """The body raised above its frame."""

    raise_mm: _Mm


class Wheels(Change, frozen=True, kw_only=True, tag="wheels"):
    """Other wheels: how far the outer face moves outward.

    Either `outward_mm` says it, or it follows from widths and offsets of both wheels and a spacer.
    """

    axle: Axle = "both"
    outward_mm: _Mm | None = None
    width_inch: _Positive | None = None
    offset_mm: _Mm | None = None
    standard_width_inch: _Positive | None = None
    standard_offset_mm: _Mm | None = None
    spacer_mm: _Mm = 0.0


class Tyres(Change, frozen=True, kw_only=True, tag="tyres"):
    """Other tyres, by size; without `rear` all four."""

    front: str
    rear: str = ""


class OverFenders(Change, frozen=True, kw_only=True, tag="over-fenders"):
    """Wider fenders, on each side."""

    each_side_mm: Annotated[float, msgspec.Meta(gt=0, le=300)]
    axle: Axle = "both"


class Aero(Change, frozen=True, kw_only=True, tag="aero"):
    """Lip, skirt, wing: what it adds to the outermost sizes of the car; nothing, when it stays inside."""

    length_mm: _Mm = 0.0
    width_mm: _Mm = 0.0
    height_mm: _Mm = 0.0


class Bumper(Change, frozen=True, kw_only=True, tag="bumper"):
    """A bumper that makes the car longer or shorter."""

    end: Literal["front", "rear"] = "front"
    length_mm: _Mm


class Roof(Change, frozen=True, kw_only=True, tag="roof"):
    """A rack, a sunroof, or a roof cut or raised."""

    how: Literal["rack", "sunroof", "cut", "raised"]
    height_mm: _Mm = 0.0


class Exhaust(Change, frozen=True, kw_only=True, tag="exhaust"):
    """Another silencer."""

    noise_db: _Positive | None = None
    certified: bool | None = None
    power_PS: _Positive | None = None  # noqa: N815 - the case of a unit has a meaning


class _Engine(Change, frozen=True, kw_only=True):
    """Output after the change; what is left out becomes unknown, for it is another engine."""

    power_PS: Annotated[float, msgspec.Meta(gt=0, le=1500)] | None = None  # noqa: N815 - as above
    power_rpm: Annotated[float, msgspec.Meta(ge=500, le=25000)] | None = None
    torque_N_m: Annotated[float, msgspec.Meta(gt=0, le=2500)] | None = None  # noqa: N815 - as above
    torque_rpm: Annotated[float, msgspec.Meta(ge=0, le=25000)] | None = None


class EngineSwap(_Engine, frozen=True, kw_only=True, tag="engine-swap"):
    """Another engine, or the same one bored out."""

    engine: Literal["four-stroke", "two-stroke", "rotary", "electric"]
    displacement_cc: Annotated[float, msgspec.Meta(ge=20, le=9000)] | None = None
    aspiration: Literal["naturally aspirated", "turbo", "supercharged", ""] = ""
    cylinders: Annotated[int, msgspec.Meta(ge=1, le=16)] | None = None


class Turbo(_Engine, frozen=True, kw_only=True, tag="turbo"):
    """A charger on the engine that is there."""

    supercharger: bool = False


class FinalDrive(Change, frozen=True, kw_only=True, tag="final-drive"):
    """Another final drive."""

    ratio: Annotated[float, msgspec.Meta(ge=0.5, le=15.0)]


class Seats(Change, frozen=True, kw_only=True, tag="seats"):
    """Seats added, or taken out where negative."""

    added: Annotated[int, msgspec.Meta(ge=-9, le=9)]


class Weight(Change, frozen=True, kw_only=True, tag="weight"):
    """Anything else that makes the car lighter or heavier; `mass_kg` is needed."""


class Paint(Change, frozen=True, kw_only=True, tag="paint"):
    """Another colour."""

    colour: str = ""


AnyChange = (
    Lowering
    | Springs
    | AirSuspension
    | BodyLift
    | Wheels
    | Tyres
    | OverFenders
    | Aero
    | Bumper
    | Roof
    | Exhaust
    | EngineSwap
    | Turbo
    | FinalDrive
    | Seats
    | Weight
    | Paint
)
_KINDS = {kind.__struct_config__.tag: kind for kind in AnyChange.__args__}


class Mods(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of modifications.

    Attributes:
        name: What people call it.
        note: Where it comes from, what it is for.
        measured: What was measured on the car before.
        changes: What is changed, in order; the key is `change`.
    """

    name: str
    note: str = ""
    measured: Measured = Measured()
    changes: tuple[AnyChange, ...] = msgspec.field(name="change")


def list_styles() -> tuple[str, ...]:
    """Names of the styles that ship as examples."""
    return tuple(path.stem for path in sorted(data_path("kei", "styles").glob("*.toml")))


def load_mods(name_or_path: str) -> Mods:
    """A file of modifications by its path, or a shipped style by its name.

    Raises:
        KodawariError: There is no such style or file, or a change is not sound; the error names its number.
    """
    if name_or_path.endswith(".toml") or "/" in name_or_path:
        path = Path(name_or_path).expanduser()
    elif name_or_path in list_styles():
        path = data_path("kei", "styles", f"{name_or_path}.toml")
    else:
        known = list_styles()
        raise KodawariError(
            f"there is no style '{name_or_path}'",
            mend=nearest(name_or_path, known) or f"There are {', '.join(known)}; a file ends in .toml.",
        )
    file = str(path)
    raw = parse_toml(read_text(path), file=file)
    changes = raw.get("change", [])
    if isinstance(changes, list):
        for number, entry in enumerate(changes, start=1):
            _check(entry, file, f"change {number}")
    mods = convert(raw, Mods, file=file)
    if not mods.changes:
        raise KodawariError("it changes nothing", file=file, mend="Add a [[change]].")
    return mods


def _check(entry: Any, file: str, place: str) -> None:
    """One change, so that an error names its number and its own keys."""
    kind = entry.get("kind") if isinstance(entry, dict) else None
    if not isinstance(kind, str):
        raise KodawariError(
            "the key 'kind' is missing", file=file, place=place, mend=f"Known are {', '.join(_KINDS)}."
        )
    if kind not in _KINDS:
        mend = nearest(kind, _KINDS) or f"Known are {', '.join(_KINDS)}."
        raise KodawariError(f"there is no kind of change '{kind}'", file=file, place=place, mend=mend)
    made = convert(entry, _KINDS[kind], file=file, place=f"{place} ({kind})")
    if isinstance(made, Weight) and made.mass_kg is None:
        raise KodawariError(
            "the key 'mass_kg' is missing", file=file, place=f"{place} ({kind})", mend="Add it."
        )
    for name in made.__struct_fields__:
        value = getattr(made, name)
        if name.endswith("_mm") and isinstance(value, float) and 0.0 < abs(value) < 1.0:
            raise KodawariError(
                f"{name} is {value:g}: less than a millimetre",
                file=file,
                place=f"{place} ({kind})",
                mend=f"Sizes are in mm; {value:g} m would be {1000.0 * value:g}.",
            )
