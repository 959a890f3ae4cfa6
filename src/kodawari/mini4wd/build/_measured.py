"""What a caliper and a scale say about a build, and where they contradict its parts."""

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.build._build import Build, PlacedRoller
from kodawari.mini4wd.build._entries import Reading
from kodawari.mini4wd.build._lengths import reading
from kodawari.mini4wd.build._place_rollers import widest_disc
from kodawari.mini4wd.build._scales import mass_reading
from kodawari.mini4wd.build._sizes import sizes_of
from kodawari.mini4wd.build._terms import Place, best, term, times
from kodawari.quantity import Quantity, format_quantity

__all__ = ["with_readings"]

_SAME = 0.3
"""Rollers within this of the widest one [mm] make the width together: twice the play of a screw."""


def with_readings(build: Build) -> Build:
    """The build with its readings taken in.

    A measured width moves the widest pair of rollers to where it says they are, so the simulated car is as
    wide as the real one. Other readings decide the inspection, and a measured mass the masses of the parts,
    without moving anything.

    Raises:
        KodawariError: A reading is impossible, or contradicts the parts beyond what their spreads allow.
    """
    measured = build.file.measured
    for name in measured.__struct_fields__:
        read = getattr(measured, name)
        if read is not None and read.value - read.pm <= 0:
            raise KodawariError(
                f"{read.value:g} ± {read.pm:g} is not a size", place=f"measured.{name}", mend="Measure again."
            )
    _refuse_mass(build)
    if measured.width_mm is not None:
        build = _as_wide(build, measured.width_mm)
    return build


def _refuse_mass(build: Build) -> None:
    """The scale must agree with the parts within twice their joint spread."""
    read = mass_reading(build.file.measured)
    if read is None:
        return
    computed = sizes_of(build).mass_g.computed
    if abs(read.value - computed.ends[1]) > 2.0 * computed.spread + read.pm:
        raise KodawariError(
            f"the scale shows {read.value:g} g, the parts add up to {format_quantity(computed, digits=1)}",
            place="measured.mass_g",
            mend="Weigh it ready to run, with cells and motor, and list every part that is on the car.",
        )


def _outer(roller: PlacedRoller) -> float:
    return abs(best(roller.place.y)) + 0.5 * best(widest_disc(roller.spec_id, roller.spec))


def _as_wide(build: Build, width: Reading) -> Build:
    """The widest pairs of rollers moved to the measured width."""
    pairs = [roller for roller in build.rollers if roller.pair]
    if not pairs:
        return build
    widest = max(_outer(roller) for roller in pairs)
    others = sizes_of(msgspec.structs.replace(build, rollers=())).width_mm.computed.ends[1]
    if others >= 2.0 * widest:
        return build
    computed = sizes_of(build).width_mm.computed
    if abs(width.value - computed.ends[1]) > 2.0 * computed.spread + width.pm + 1.0:
        raise KodawariError(
            f"the caliper shows {width.value:g} mm, the parts make {format_quantity(computed, digits=1)}",
            place="measured.width_mm",
            mend="Check the places of the rollers.",
        )
    read = reading(width, "mm")
    moved = tuple(
        _moved(roller, read) if roller.pair and widest - _outer(roller) < _SAME else roller
        for roller in build.rollers
    )
    return msgspec.structs.replace(build, rollers=moved, width_by_parts=computed)


def _moved(roller: PlacedRoller, width: Quantity) -> PlacedRoller:
    """A roller whose rim stands at half of the width."""
    y = term("measured.width_mm", width, 0.5) + times(widest_disc(roller.spec_id, roller.spec), -0.5)
    return msgspec.structs.replace(roller, place=Place(roller.place.x, y, roller.place.z))
