"""How the car stands after the changes: gaps, clearance, and where the tyres end against the fenders."""

from math import radians, sin

import msgspec

from kodawari.kei.catalogue import KeiCar
from kodawari.kei.modify import _mods as m
from kodawari.kei.modify._apply import plus
from kodawari.kei.modify._effects import Effect, effect_of, summed
from kodawari.quantity import Quantity

__all__ = ["AxleClearance", "Stance", "axle_clearance", "stance_of"]

_INSET = "how far the {} fender stands out beyond the tyre"
_FLAT_MM = 40.0
_QUOTED = 0.04
_EXACT = sin(radians(2.0 + 20.0 / 60.0))


class AxleClearance(msgspec.Struct, frozen=True, kw_only=True):
    """What the formula asks for between the axles, in both readings [mm].

    Attributes:
        quoted: Half the wheelbase × 0.04 + 40 mm, as it is usually quoted.
        exact: The same with the sine of 2°20′.
    """

    quoted: Quantity
    exact: Quantity


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """Before and after [mm]; what nobody measured is unknown, the change is known all the same.

    Attributes:
        effect: All changes together.
        gap_front: Gap from tyre to fender in front, before and after.
        gap_rear: The same at the rear.
        clearance: Ground clearance, before and after; the interval holds both ends of a raked car.
        inset_front: How far the front fender stands out beyond the tyre, before and after.
        inset_rear: The same at the rear.
        required: What the formula asks for between the axles.
        budget: How far the standard car may go down until 90 mm are left.
    """

    effect: Effect
    gap_front: tuple[Quantity, Quantity]
    gap_rear: tuple[Quantity, Quantity]
    clearance: tuple[Quantity, Quantity]
    inset_front: tuple[Quantity, Quantity]
    inset_rear: tuple[Quantity, Quantity]
    required: AxleClearance
    budget: Quantity


def stance_of(car: KeiCar, mods: m.Mods) -> Stance:
    """The stance before and after.

    Args:
        car: The standard car.
        mods: What is changed, with what was measured before.
    """
    effect = summed([Effect(), *(effect_of(change, car) for change in mods.changes)])
    seen = mods.measured
    clearance = _measured(seen.ground_clearance_mm, "the ground clearance")
    if not clearance.is_known:
        clearance = car.ground_clearance_mm.quantity
    gaps = [
        _measured(seen.fender_gap_front_mm, "the gap at the front fender", seen.example_spread_mm),
        _measured(seen.fender_gap_rear_mm, "the gap at the rear fender", seen.example_spread_mm),
    ]
    insets = [
        _measured(seen.tyre_inset_front_mm, _INSET.format("front"), seen.example_spread_mm),
        _measured(seen.tyre_inset_rear_mm, _INSET.format("rear"), seen.example_spread_mm),
    ]
    return Stance(
        effect=effect,
        gap_front=(gaps[0], plus(gaps[0], effect.gap_front)),
        gap_rear=(gaps[1], plus(gaps[1], effect.gap_rear)),
        clearance=(clearance, _lowered(clearance, effect)),
        inset_front=(insets[0], plus(insets[0], _negated(effect.out_front))),
        inset_rear=(insets[1], plus(insets[1], _negated(effect.out_rear))),
        required=axle_clearance(car),
        budget=plus(clearance, -90.0),
    )


def axle_clearance(car: KeiCar) -> AxleClearance:
    """Both readings of the formula: half the wheelbase × 0.04 or × sin 2°20′, + 40 mm.

    Source: `clearance-formula-text`, which quotes 0.04; the angle is that of the standard.
    """
    half = car.wheelbase_mm.quantity
    if not half.is_known:
        unknown = Quantity.unknown("mm", note="The wheelbase is unknown.")
        return AxleClearance(quoted=unknown, exact=unknown)
    readings = [plus(half.scaled(0.5 * share, "mm"), _FLAT_MM) for share in (_QUOTED, _EXACT)]
    return AxleClearance(quoted=readings[0], exact=readings[1])


def _measured(value: float | None, what: str, spread: float | None = None) -> Quantity:
    mend = f"Measure {what} on the standard car and write it under [measured]."
    if value is None:
        return Quantity.unknown("mm", note=mend)
    if spread is not None:
        note = f"An example's figure, of no car that anybody measured. {mend}"
        return Quantity.between(
            value - spread, value, value + spread, "mm", origin="assumed", confidence="assumed", note=note
        )
    return Quantity.exact(value, "mm", origin="measured", confidence="declared", source="[measured]")


def _lowered(clearance: Quantity, effect: Effect) -> Quantity:
    """The lowest part may lie anywhere between the axles, so both ends of the change are possible."""
    if effect.ride_front is None or effect.ride_rear is None:
        return plus(clearance, None)
    front, rear = effect.ride_front, effect.ride_rear
    if not clearance.is_known or front == rear:
        return plus(clearance, front)
    low, value, high = clearance.ends
    return msgspec.structs.replace(
        clearance,
        value=value + 0.5 * (front + rear),
        low=low + min(front, rear),
        high=high + max(front, rear),
    )


def _negated(value: float | None) -> float | None:
    return None if value is None else -value
