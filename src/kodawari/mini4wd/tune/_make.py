"""From a point of the search space to a car file: the base car with each area kept or built anew."""

from typing import Literal

import msgspec

from kodawari.mini4wd.build import (
    BrakeEntry,
    Build,
    CarFile,
    DamperEntry,
    Measured,
    PartsBox,
    PlateEntry,
    PoleEntry,
    RollerEntry,
    WheelEntry,
    Wheels,
)
from kodawari.mini4wd.specs import load_specs, quantity_of
from kodawari.mini4wd.tune._space import AS_IS, NONE
from kodawari.tuning import Point

__all__ = ["car_of"]

End = Literal["front", "rear"]

BRAKE_X_MM = {"front": 52.0, "rear": -70.0}
"""Where a pad hangs under the front bumper or behind the rear axle."""
DAMPER_ABOVE_AXLE_MM = {"rear": 14.0, "side": 4.0}
SIDE_DAMPER_Y_MM = 38.0


def car_of(box: PartsBox, point: Point, *, name: str = "") -> CarFile:
    """The car that a point describes.

    Args:
        box: The parts box, with its base car.
        point: A point of `space_of(box)`.
        name: Name of the new car; empty keeps that of the base car.
    """
    file = _with_drive(box.car, point)
    file = _with_wheels(file, box.base, point)
    for end in ("front", "rear"):
        file = _with_end(file, box.base, end, point)
        file = _with_brake(file, box.base, end, point)
    file = _with_dampers(file, point)
    if file != box.car:
        # caliper and scale read the base car; a car with other parts has to be measured again
        file = msgspec.structs.replace(file, measured=Measured())
    car = msgspec.structs.replace(file.car, name=name or file.car.name)
    return msgspec.structs.replace(file, car=car)


def chosen(point: Point, name: str) -> str | None:
    """The part that a point puts in a place; None when it stays as is."""
    value = point.get(name)
    return None if value is None or value == AS_IS else str(value)


def _with_drive(file: CarFile, point: Point) -> CarFile:
    changes = {kind: part for kind in ("motor", "gear", "bearing", "body") if (part := chosen(point, kind))}
    return msgspec.structs.replace(file, car=msgspec.structs.replace(file.car, **changes))


def _with_wheels(file: CarFile, base: Build, point: Point) -> CarFile:
    wheel = chosen(point, "wheel")
    entries = {}
    for pair in base.wheels:
        entry: WheelEntry = getattr(file.wheels, pair.end)
        tyre = chosen(point, f"tyre_{pair.end}")
        if tyre:
            entry = WheelEntry(wheel=entry.wheel, tyre=tyre)
        if wheel:
            entry = msgspec.structs.replace(entry, wheel=wheel, tyre=entry.tyre or pair.tyre_id)
        entries[pair.end] = entry
    return msgspec.structs.replace(file, wheels=Wheels(**entries))


def _with_end(file: CarFile, base: Build, end: End, point: Point) -> CarFile:
    """One end of the car with a new stay: its old plates, rollers and poles come off."""
    stay = chosen(point, f"{end}_stay")
    if stay is None:
        return file
    plates = load_specs().plate
    old = {plate.name for plate in base.plates if plate.end == end and plates[plate.spec_id].hole}
    gone = {end, *old}
    name = f"{end}-plate"
    thrust = float(str(point[f"{end}_thrust_deg"]))
    width = float(str(point[f"{end}_width_mm"]))
    lower = str(point[f"{end}_roller"])
    rollers = [RollerEntry(spec=lower, on=name, y_mm=roller_y(lower, width), thrust_deg=thrust)]
    upper = chosen(point, "rear_upper") if end == "rear" else None
    if upper and upper != NONE:
        height = float(str(point["rear_upper_mm"]))
        y = roller_y(upper, width)
        rollers.append(RollerEntry(spec=upper, on=name, y_mm=y, above_axle_mm=height, thrust_deg=thrust))
    pole = chosen(point, f"{end}_pole")
    poles = [PoleEntry(spec=pole, on=name, y_mm=44.0)] if pole and pole != NONE else []
    new = PlateEntry(spec=stay, on=end, name=name, reach_mm=0.0)
    return msgspec.structs.replace(
        file,
        car=msgspec.structs.replace(file.car, kit_rollers=_kit_rollers_without(file, base, end)),
        plate=(*(item for item in file.plate if plate_name(item) not in old), new),
        roller=(*(item for item in file.roller if item.on not in gone), *rollers),
        pole=(*(item for item in file.pole if item.on not in gone), *poles),
    )


def roller_y(spec: str, width: float) -> float:
    """Where a roller's axle stands so that a pair of them is so wide over all [mm]: set with a caliper."""
    widest = max(quantity_of(disc, "diameter_mm").ends[1] for disc in load_specs().roller[spec].discs)
    return 0.5 * (width - widest)


def plate_name(entry: PlateEntry) -> str:
    """What rollers call a plate."""
    return entry.name or f"{entry.on}-plate"


def _kit_rollers_without(file: CarFile, base: Build, end: End) -> bool | tuple[str, ...]:
    """The mounts whose kit rollers stay on when one end is built anew."""
    kept = file.car.kit_rollers
    if kept is False:
        return False
    kit = base.chassis.kit
    mounts = (
        {roller.on for roller in kit.roller}
        if kept is True and kit
        else set(kept if kept is not True else ())
    )
    return tuple(sorted(mounts - {end})) or False


def _with_brake(file: CarFile, base: Build, end: End, point: Point) -> CarFile:
    """A new pad at one end; the old one there comes off."""
    pad = chosen(point, f"{end}_brake")
    if pad is None:
        return file
    del base
    ahead = end == "front"
    kept = [item for item in file.brake if (place_of(item.x_mm) > 0) != ahead]
    new = BrakeEntry(spec=pad, x_mm=BRAKE_X_MM[end], clearance_mm=float(str(point[f"{end}_brake_mm"])))
    return msgspec.structs.replace(file, brake=(*kept, new))


def place_of(length: object) -> float:
    """The plain number of a length that may carry its own ±."""
    return float(length) if isinstance(length, (int, float)) else float(getattr(length, "value", 0.0))


def _with_dampers(file: CarFile, point: Point) -> CarFile:
    """New dampers; the old ones of the same place come off."""
    dampers = list(file.damper)
    rear, side = chosen(point, "rear_damper"), chosen(point, "side_damper")
    if rear:
        dampers = [item for item in dampers if item.pair]
        dampers.append(
            DamperEntry(
                spec=rear,
                x_mm=float(str(point["rear_damper_mm"])),
                above_axle_mm=DAMPER_ABOVE_AXLE_MM["rear"],
            )
        )
    if side:
        dampers = [item for item in dampers if not item.pair]
        dampers.append(
            DamperEntry(
                spec=side,
                x_mm=float(str(point["side_damper_mm"])),
                y_mm=SIDE_DAMPER_Y_MM,
                above_axle_mm=DAMPER_ABOVE_AXLE_MM["side"],
                pair=True,
            )
        )
    return msgspec.structs.replace(file, damper=tuple(dampers))
