"""What a rulebook may ask about a build, answered from its parts, its geometry and its owner's word."""

from kodawari.mini4wd.build import (
    Build,
    damper_margins,
    parts_between_axles,
    sizes_of,
    tyre_diameter,
)
from kodawari.mini4wd.specs import quantity_of
from kodawari.quantity import Quantity
from kodawari.rules import Choice, Fact, Flag

__all__ = ["facts"]

_MATERIALS = {"polystyrene": "plastic", "polycarbonate": "polycarbonate"}
_BRANDS = {"tamiya", "fdk"}


def facts(build: Build) -> dict[str, Fact]:
    """Facts by the names that the Mini 4WD rulebooks use.

    A reading of caliper or scale goes before what is computed, and what the parts show goes before the
    owner's word. What only the owner can know is there when it was declared; a name that is missing is
    unknown to the inspection, which says what would settle it.
    """
    return {
        **_declared(build),
        **_sizes(build),
        **_tyres(build),
        **_parts(build),
        **_body(build),
        **_dampers(build),
    }


def _declared(build: Build) -> dict[str, Fact]:
    """The owner's word."""
    answers = {**build.file.declared, **build.file.modified}
    return {name: Flag.declared(answer) for name, answer in answers.items() if isinstance(answer, bool)}


def _sizes(build: Build) -> dict[str, Fact]:
    sizes = sizes_of(build)
    return {name: getattr(sizes, name).quantity for name in sizes.__struct_fields__}


def _extreme(items: list[Quantity], sign: float) -> Quantity:
    """The largest (sign 1) or smallest (sign -1) of several uncertain sizes."""
    return max(items, key=lambda item: sign * item.ends[1])


def _tyres(build: Build) -> dict[str, Fact]:
    diameters = [tyre_diameter(pair) for pair in build.wheels]
    widths = [quantity_of(pair.tyre, "width_mm") for pair in build.wheels]
    found: dict[str, Fact] = {
        "tyre_diameter_max_mm": _extreme(diameters, 1.0),
        "tyre_diameter_min_mm": _extreme(diameters, -1.0),
        "tyre_width_max_mm": _extreme(widths, 1.0),
        "tyre_width_min_mm": _extreme(widths, -1.0),
        "tyres_fitted": Flag.of(value=True, source="the car file names the tyres of both axles"),
    }
    if any(pair.shaved for pair in build.wheels):
        found["tyres_cut_or_reshaped"] = Flag.of(value=True, source="a tyre is smaller than a new one")
    return found


def _parts(build: Build) -> dict[str, Fact]:
    brand = build.battery.brand.lower()
    rollers = sum(2 if roller.pair else 1 for roller in build.rollers)
    found: dict[str, Fact] = {
        "series": Choice.of(build.file.car.series or build.chassis.series, source="the chassis' kits"),
        "chassis": Choice.of(build.chassis_id),
        "driven_wheels": Choice.of("4wd", source="all four wheels turn as one"),
        "motor": Choice.of(build.motor_id),
        "motor_shaft": Choice.of(build.motor.shaft),
        "motor_count": Quantity.exact(1),
        "gear_set_listed": Flag.of(value=True, source="gears that the chassis is not listed for are refused"),
        "battery_count": Quantity.exact(2),
        "battery_size": Choice.of("aa"),
        "battery_brand": Choice.of(brand if brand in _BRANDS else "other"),
        "battery_chemistry": Choice.of(build.battery.chemistry),
        "roller_count": Quantity.exact(rollers, source="a double roller counts as one"),
        "jig_parts_fitted": Flag.of(value=False, source="the list of parts"),
        "radio": Flag.of(value=False, source="the list of parts"),
    }
    if all(weight.spec_id for weight in build.weights):
        found["parts_foreign"] = Flag.of(value=False, source="every part is in the maker's catalogue")
    inside = parts_between_axles(build)
    if inside:
        found["parts_between_axles"] = Flag.of(value=True, source=f"between the axles: {', '.join(inside)}")
    return found


def _body(build: Build) -> dict[str, Fact]:
    if build.body is None:
        return {
            "body_fitted": Flag.of(value=False, source="the car file names no body"),
            "body_material": Choice.of(),
        }
    return {
        "body_fitted": Flag.of(value=True, source="the car file names its body"),
        "body_material": Choice.of(_MATERIALS[build.body.material]),
    }


def _dampers(build: Build) -> dict[str, Fact]:
    kinds = sorted({damper.kind for damper in build.dampers})
    return {"damper_types": Choice.of(*kinds), "dampers_within_rollers": _within_rollers(build)}


def _within_rollers(build: Build) -> Flag:
    """Whether every damper lies inside the lines that join the axes of front and rear rollers."""
    if not build.dampers:
        return Flag.of(value=True, source="there is no mass damper")
    margins = [margin.ends for margin in damper_margins(build)]
    if not margins:
        return Flag.unknown(note="An end of the car has no guide rollers to draw the line from.")
    if all(low >= 0 for low, _, _ in margins):
        return Flag.of(value=True, source="the places of dampers and rollers")
    if any(high < 0 for _, _, high in margins):
        return Flag.of(value=False, source="the places of dampers and rollers")
    return Flag.unknown(note="A damper lies on the line within the tolerance: measure its place.")
