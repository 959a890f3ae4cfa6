"""What an area of the car holds, in words: on the base car, and in a set-up."""

from kodawari.mini4wd.build import Build
from kodawari.mini4wd.specs import load_specs
from kodawari.mini4wd.tune._space import AS_IS, NONE
from kodawari.quantity import format_number
from kodawari.tuning import Parameter, Point, Space

__all__ = ["area_of", "areas", "title_of", "words_for", "words_on_base"]

_TITLES = {
    "wheel": "Wheels",
    "tyre_front": "Front tyres",
    "tyre_rear": "Rear tyres",
    "front_stay": "Front rollers",
    "rear_stay": "Rear rollers",
    "front_brake": "Front brake",
    "rear_brake": "Rear brake",
    "rear_damper": "Rear mass damper",
    "side_damper": "Side mass dampers",
}


def area_of(parameter: Parameter, space: Space) -> str:
    """The parameter that opens the area of another: the stay for its rollers and their angle."""
    while parameter.when:
        head = next(iter(parameter.when))
        parameter = next(item for item in space.parameters if item.name == head)
    return parameter.name


def areas(space: Space) -> dict[str, list[str]]:
    """Areas in order, each with the names of its parameters."""
    found: dict[str, list[str]] = {}
    for parameter in space.parameters:
        found.setdefault(area_of(parameter, space), []).append(parameter.name)
    return found


def title_of(area: str) -> str:
    """What people call an area."""
    return _TITLES.get(area, {"gear": "Gears", "bearing": "Axle bearings"}.get(area, area.capitalize()))


def words_for(area: str, point: Point, base: Build) -> str:
    """What a set-up has in an area."""
    value = point.get(area)
    if value is None or value == AS_IS:
        return words_on_base(area, base)
    parts = [part_name(kind_of(area), str(value))]
    end = area.partition("_")[0]
    if area.endswith("_stay"):
        roller = part_name("roller", str(point[f"{end}_roller"]))
        parts.append(f"{roller}, {_mm(point[f'{end}_width_mm'])} wide over them")
        if point.get("rear_upper", NONE) != NONE and end == "rear":
            above = f"{_mm(point['rear_upper_mm'])} above the axle"
            parts.append(f"upper {part_name('roller', str(point['rear_upper']))}, {above}")
        parts.append(f"thrust {_number(point[f'{end}_thrust_deg'])}°")
        if point.get(f"{end}_pole", NONE) != NONE:
            parts.append(part_name("pole", str(point[f"{end}_pole"])))
    elif area.endswith("_brake"):
        parts.append(f"{_mm(point[f'{area}_mm'])} over the floor")
    elif area.endswith("_damper"):
        x = float(str(point[f"{area}_mm"]))
        where = "ahead of" if x > 0 else "behind"
        parts.append("at the middle" if x == 0 else f"{_mm(abs(x))} {where} the middle")
    return "; ".join(parts)


def words_on_base(area: str, base: Build) -> str:
    """What the base car has in an area."""
    direct = {
        "motor": base.motor_id,
        "gear": base.gear_id,
        "bearing": base.bearing_id,
        "body": base.body_id,
        "wheel": base.front.wheel_id,
        "tyre_front": base.front.tyre_id,
        "tyre_rear": base.rear.tyre_id,
    }
    if area in direct:
        return part_name(kind_of(area), direct[area]) if direct[area] else "none"
    return "; ".join(dict.fromkeys(part_name(kind, key) for kind, key in _placed(area, base))) or "none"


def part_name(kind: str, key: str) -> str:
    """The name of a part by its kind and id."""
    found = load_specs().kinds()[kind].get(key)
    return key if found is None else str(found.name)


_KINDS = {"motor", "gear", "bearing", "body", "wheel"}


def kind_of(area: str) -> str:
    """The kind of part that stands in an area."""
    if area in _KINDS:
        return area
    what = area.partition("_")[2]
    return "tyre" if area.startswith("tyre") else {"stay": "plate"}.get(what, what)


def _placed(area: str, base: Build) -> list[tuple[str, str]]:
    """Kind and id of what sits in an area of the base car."""
    end, _, what = area.partition("_")
    if what == "stay":
        stays = [("plate", plate.spec_id) for plate in base.plates if plate.end == end]
        return stays + [("roller", roller.spec_id) for roller in base.rollers if roller.end == end]
    if what == "brake":
        return [("brake", brake.spec_id) for brake in base.brakes if brake.name.startswith(end)]
    return [("damper", damper.spec_id) for damper in base.dampers if damper.pair == (end == "side")]


def _mm(value: object) -> str:
    return f"{_number(value)} mm"


def _number(value: object) -> str:
    number = float(str(value))
    return format_number(number, digits=0 if number.is_integer() else 1)
