"""What a value of the search space is called, for people."""

from kodawari.mini4wd.build import Build
from kodawari.mini4wd.specs import load_specs
from kodawari.mini4wd.tune._space import AS_IS, NONE
from kodawari.quantity import format_number
from kodawari.tuning import Parameter, Point, Value

__all__ = ["after_words", "before_words"]


def after_words(parameter: Parameter, point: Point, base: Build) -> str:
    """What a point has in a place."""
    value = point.get(parameter.name)
    if value == AS_IS:
        return before_words(parameter, base)
    return _words(parameter, value)


def _words(parameter: Parameter, value: Value) -> str:
    if value is None or value == NONE:
        return "none"
    if isinstance(value, (int, float)):
        digits = 0 if float(value).is_integer() else 1
        text = format_number(float(value), digits=digits)
        return f"{text}°" if parameter.unit == "°" else f"{text} {parameter.unit}".rstrip()
    return part_name(str(value))


def part_name(key: str) -> str:
    """The name of a part by its id, whatever kind it is."""
    for table in load_specs().kinds().values():
        if key in table:
            return str(table[key].name)
    return key


def before_words(parameter: Parameter, base: Build) -> str:
    """What the base car has in a place."""
    name = parameter.name
    direct = {
        "motor": base.motor_id,
        "gear": base.gear_id,
        "bearing": base.bearing_id,
        "body": base.body_id,
        "wheel": base.front.wheel_id,
        "tyre_front": base.front.tyre_id,
        "tyre_rear": base.rear.tyre_id,
    }
    if name in direct:
        return part_name(direct[name]) if direct[name] else "none"
    found = _placed(name, base)
    return ", ".join(dict.fromkeys(part_name(key) for key in found)) or "none"


def _placed(name: str, base: Build) -> list[str]:
    """Ids of what sits in an area of the base car."""
    end, _, what = name.partition("_")
    if what == "stay":
        return [plate.spec_id for plate in base.plates if plate.end == end]
    if what == "roller":
        return [roller.spec_id for roller in base.rollers if roller.end == end]
    if what == "brake":
        return [brake.spec_id for brake in base.brakes if brake.name.startswith(end)]
    if what == "damper":
        return [damper.spec_id for damper in base.dampers if damper.pair == (end == "side")]
    return []
