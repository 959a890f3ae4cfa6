"""What a change does to sizes, height and track: intervals in mm, positive outward, upward and longer."""

from collections.abc import Iterable
from math import fsum
from typing import NamedTuple

from kodawari.errors import KodawariError
from kodawari.kei.catalogue import KeiCar, tyre_size
from kodawari.kei.modify import _mods as m

__all__ = ["Effect", "check_parts", "effect_of", "summed"]

_INCH_MM = 25.4


class Effect(NamedTuple):
    """What a change does [mm]; None where it cannot be told, because the standard tyre or wheel is not known.

    Attributes:
        length: Change of the overall length.
        width: Change of the overall width.
        height: Change of the overall height.
        ride_front: Change of the body's height over the front axle's ground contact.
        ride_rear: The same at the rear.
        gap_front: Change of the gap from the front tyre's top to the fender.
        gap_rear: The same at the rear.
        out_front: How far the front tyre's outer wall moves outward against the fender's edge.
        out_rear: The same at the rear.
    """

    length: float | None = 0.0
    width: float | None = 0.0
    height: float | None = 0.0
    ride_front: float | None = 0.0
    ride_rear: float | None = 0.0
    gap_front: float | None = 0.0
    gap_rear: float | None = 0.0
    out_front: float | None = 0.0
    out_rear: float | None = 0.0


def summed(effects: Iterable[Effect]) -> Effect:
    """All effects together; what one of them leaves open stays open."""
    columns = zip(*effects, strict=True)
    return Effect(*(None if None in column else fsum(column) for column in map(list, columns)))


def effect_of(change: m.AnyChange, car: KeiCar) -> Effect:
    """What one change does to a car.

    Raises:
        KodawariError: A tyre size is none.
    """
    if isinstance(change, m.Lowering | m.Springs | m.AirSuspension):
        front, rear = -change.front_mm, -change.rear_mm
        return Effect(
            height=0.5 * (front + rear), ride_front=front, ride_rear=rear, gap_front=front, gap_rear=rear
        )
    if isinstance(change, m.BodyLift):
        up = change.raise_mm
        return Effect(height=up, gap_front=up, gap_rear=up)
    if isinstance(change, m.Wheels):
        moved = _outward(change)
        return Effect(
            out_front=moved if change.axle != "rear" else 0.0,
            out_rear=moved if change.axle != "front" else 0.0,
        )
    if isinstance(change, m.Tyres):
        return _tyres(change, car)
    if isinstance(change, m.OverFenders):
        side = change.each_side_mm
        return Effect(
            width=2.0 * side,
            out_front=-side if change.axle != "rear" else 0.0,
            out_rear=-side if change.axle != "front" else 0.0,
        )
    if isinstance(change, m.Aero):
        return Effect(length=change.length_mm, width=change.width_mm, height=change.height_mm)
    if isinstance(change, m.Bumper):
        return Effect(length=change.length_mm)
    return Effect(height=change.height_mm) if isinstance(change, m.Roof) else Effect()


def _outward(change: m.Wheels) -> float | None:
    """How far the outer face moves out: half of what the rim gains in width, less what the offset gains."""
    if change.outward_mm is not None:
        return change.outward_mm + change.spacer_mm
    given = (change.width_inch, change.offset_mm, change.standard_width_inch, change.standard_offset_mm)
    if None in given:
        only_spacer = all(each is None for each in given) and change.spacer_mm
        return change.spacer_mm if only_spacer else None
    width, offset, old_width, old_offset = (float(each or 0.0) for each in given)
    return 0.5 * (width - old_width) * _INCH_MM - (offset - old_offset) + change.spacer_mm


def _tyres(change: m.Tyres, car: KeiCar) -> Effect:
    """Half of what the diameter gains lifts the car and closes the gap; half of the width goes outward."""
    front = tyre_size(change.front)
    rear = tyre_size(change.rear) if change.rear else front
    standard = car.tyre
    if standard is None:
        return Effect(
            height=None,
            ride_front=None,
            ride_rear=None,
            gap_front=None,
            gap_rear=None,
            out_front=None,
            out_rear=None,
        )
    radii = [
        0.5 * (new.diameter_mm.ends[1] - old.diameter_mm.ends[1])
        for new, old in ((front, standard.front), (rear, standard.rear))
    ]
    return Effect(
        height=0.5 * (radii[0] + radii[1]),
        ride_front=radii[0],
        ride_rear=radii[1],
        gap_front=-radii[0],
        gap_rear=-radii[1],
        out_front=0.5 * (front.width_mm - standard.front.width_mm),
        out_rear=0.5 * (rear.width_mm - standard.rear.width_mm),
    )


def check_parts(car: KeiCar, changes: tuple[m.AnyChange, ...]) -> None:
    """Refuse to change what a car does not have.

    Raises:
        KodawariError: An electric car has no exhaust to change and no engine to charge.
    """
    for number, change in enumerate(changes, start=1):
        if car.engine == "electric" and isinstance(change, m.Exhaust | m.Turbo):
            part = "exhaust" if isinstance(change, m.Exhaust) else "engine to put a charger on"
            raise KodawariError(
                f"{car.name} is electric and has no {part}",
                place=f"change {number}",
                mend="Take this change out, or name another car.",
            )
