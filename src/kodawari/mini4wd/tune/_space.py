"""What may be varied: every part that lies in the box and fits, and the places and angles that can be set.

Each area of the car (front rollers, rear rollers, brakes, dampers, …) can stay `as is`, as on the base car,
or be built anew from the box. So the base car is always one point of the space.
"""

from kodawari.mini4wd.build import PartsBox
from kodawari.mini4wd.specs import load_specs
from kodawari.tuning import Choice, Ordered, Parameter, Real, Space, Value

__all__ = ["AS_IS", "NONE", "base_point", "space_of"]

AS_IS = "as is"
NONE = "none"


def space_of(box: PartsBox) -> Space:
    """The search space of a parts box."""
    return Space([*_drive(box), *_wheels(box), *_ends(box), *_brakes(box), *_dampers(box)])


def base_point(space: Space) -> dict[str, Value]:
    """The base car as a point: everything as is."""
    return space.complete({}, lambda parameter: AS_IS if AS_IS in parameter.levels else parameter.levels[0])


def _choice(
    name: str, title: str, values: list[Value], when: dict[str, tuple[Value, ...]] | None = None
) -> Choice:
    return Choice(name=name, title=title, values=tuple(values), when=when or {})


def _at_least(box: PartsBox, kind: str, count: int) -> list[Value]:
    """Ids of the parts of a kind of which the box holds enough, in order."""
    found: list[Value] = []
    found += sorted(key for key, there in box.pieces(kind).items() if there >= count)
    return found


def _drive(box: PartsBox) -> list[Parameter]:
    """Motor, gears, bearings and body, wherever there is a choice."""
    found: list[Parameter] = []
    for kind, title, used in (
        ("motor", "Motor", box.base.motor_id),
        ("gear", "Gears", box.base.gear_id),
        ("bearing", "Axle bearings", box.base.bearing_id),
        ("body", "Body", box.base.body_id),
    ):
        others = sorted(key for key in box.pieces(kind) if key != used)
        if others:
            found.append(_choice(kind, title, [AS_IS, *others]))
    return found


def _wheels(box: PartsBox) -> list[Parameter]:
    """Wheels of the whole car, tyres of each axle."""
    wheels, tyres = _at_least(box, "wheel", 4), _at_least(box, "tyre", 2)
    found: list[Parameter] = []
    used = {pair.wheel_id for pair in box.base.wheels}
    if set(wheels) - used:
        found.append(_choice("wheel", "Wheels", [AS_IS, *(key for key in wheels if {key} != used)]))
    for pair in box.base.wheels:
        others: list[Value] = [key for key in tyres if key != pair.tyre_id]
        if others:
            found.append(_choice(f"tyre_{pair.end}", f"Tyres, {pair.end}", [AS_IS, *others]))
    return found


def _ends(box: PartsBox) -> list[Parameter]:
    """Stay, rollers, angle and stabiliser poles of the front and of the rear."""
    plates = load_specs().plate
    rollers, poles = _at_least(box, "roller", 2), _at_least(box, "pole", 2)
    found: list[Parameter] = []
    for end in ("front", "rear"):
        stays = [
            key
            for key in _at_least(box, "plate", 1)
            if end in plates[str(key)].ends and plates[str(key)].hole
        ]
        if not stays or not rollers:
            continue
        anew: dict[str, tuple[Value, ...]] = {f"{end}_stay": tuple(stays)}
        found += [
            _choice(f"{end}_stay", f"Stay, {end}", [AS_IS, *stays]),
            _choice(f"{end}_roller", f"Rollers, {end}", rollers, anew),
            Real(
                name=f"{end}_width_mm",
                title=f"Width over the rollers, {end}",
                unit="mm",
                low=99.0,
                high=104.5,
                step=0.5,
                when=anew,
            ),
            Real(
                name=f"{end}_thrust_deg",
                title=f"Thrust angle, {end}",
                unit="°",
                low=0.0,
                high=5.0,
                step=0.5,
                when=anew,
            ),
        ]
        if end == "rear":
            found += [
                _choice("rear_upper", "Upper rollers, rear", [NONE, *rollers], anew),
                Ordered(
                    name="rear_upper_mm",
                    title="Upper rollers above the axle",
                    unit="mm",
                    values=(12.0, 15.0, 18.0, 21.0, 24.0),
                    when={"rear_upper": tuple(rollers)},
                ),
            ]
        if poles:
            found.append(_choice(f"{end}_pole", f"Stabiliser poles, {end}", [NONE, *poles], anew))
    return found


def _brakes(box: PartsBox) -> list[Parameter]:
    """A pad in front and one behind, with their clearance to the floor."""
    pads = _at_least(box, "brake", 1)
    found: list[Parameter] = []
    for end in ("front", "rear"):
        if pads:
            found += [
                _choice(f"{end}_brake", f"Brake, {end}", [AS_IS, *pads]),
                Real(
                    name=f"{end}_brake_mm",
                    title=f"Brake clearance, {end}",
                    unit="mm",
                    low=1.5,
                    high=4.0,
                    step=0.5,
                    when={f"{end}_brake": tuple(pads)},
                ),
            ]
    return found


def _dampers(box: PartsBox) -> list[Parameter]:
    """One weight behind, a pair beside the motor."""
    single, pairs = _at_least(box, "damper", 1), _at_least(box, "damper", 2)
    found: list[Parameter] = []
    if single:
        found += [
            _choice("rear_damper", "Mass damper, rear", [AS_IS, *single]),
            Ordered(
                name="rear_damper_mm",
                title="Damper's place behind the middle",
                unit="mm",
                values=(-66.0, -62.0, -58.0, -54.0),
                when={"rear_damper": tuple(single)},
            ),
        ]
    if pairs:
        found += [
            _choice("side_damper", "Mass dampers, sides", [AS_IS, *pairs]),
            Ordered(
                name="side_damper_mm",
                title="Side dampers ahead of the middle",
                unit="mm",
                values=(-10.0, -5.0, 0.0, 5.0, 10.0),
                when={"side_damper": tuple(pairs)},
            ),
        ]
    return found
