"""The parts of a fixture's car: where they are and what they weigh."""

from kodawari.exact import cos, plain_sum, sin
from kodawari.mini4wd.crosscheck._car_schema import Chassis, Vector
from kodawari.mini4wd.crosscheck._masses import Part
from kodawari.mini4wd.crosscheck._schema import Fixture

__all__ = ["DEGREE", "axle_of", "box_corners", "chassis_of", "parts_of", "roller_places"]

DEGREE = 3.141592653589793 / 180.0


def axle_of(angle_deg: float) -> Vector:
    """Unit vector of a roller's axle; a positive angle leans its top forward."""
    return (sin(angle_deg * DEGREE), 0.0, cos(angle_deg * DEGREE))


def roller_places(fixture: Fixture) -> list[tuple[str, str, Vector]]:
    """Every roller: name, kind, centre [m]; left before right."""
    places = []
    for kind, roller in fixture.roller.items():
        x, y, z = roller.position_m
        places += [(f"{kind} left", kind, (x, y, z)), (f"{kind} right", kind, (x, -y, z))]
    return places


def box_corners(fixture: Fixture) -> list[Vector]:
    """Corners of the chassis box [m]; empty without one."""
    box = fixture.chassis.box
    if box is None:
        return []
    (a, b, c), (x, y, z) = box.half_m, box.centre_m
    return [(x + i * a, y + j * b, z + k * c) for k in (-1, 1) for i in (1, -1) for j in (1, -1)]


def parts_of(fixture: Fixture) -> list[Part]:
    """Mass, centre and principal inertia of every part that moves with the chassis; the chassis first."""
    chassis, axles, damper = fixture.chassis, fixture.axles, fixture.damper
    turning = (axles.transverse_inertia_kg_m2, axles.spin_inertia_kg_m2, axles.transverse_inertia_kg_m2)
    parts: list[Part] = [(chassis.mass_kg, chassis.centre_m, chassis.inertia_kg_m2)]
    parts += [(axles.mass_kg, (x, 0.0, axles.height_m), turning) for x in (axles.front_x_m, axles.rear_x_m)]
    for _, kind, place in roller_places(fixture):
        own = fixture.roller[kind].inertia_kg_m2
        parts.append((fixture.roller[kind].mass_kg, place, (own, own, own)))
    if damper is not None and damper.locked:
        x, y, z = damper.position_m
        parts.append((damper.mass_kg, (x, y, z + damper.start_m), (0.0, 0.0, 0.0)))
    return parts


def chassis_of(fixture: Fixture) -> Chassis:
    """The chassis, with the mass and height that give the car its total where the fixture states one."""
    chassis, total = fixture.chassis, fixture.total
    rest = parts_of(fixture)[1:]
    carried = plain_sum(part[0] for part in rest)
    mass = chassis.mass_kg if total.mass_kg is None else total.mass_kg - carried
    x, y, z = chassis.centre_m
    if total.centre_height_m is not None:
        held = plain_sum(part[0] * part[1][2] for part in rest)
        z = (total.centre_height_m * (mass + carried) - held) / mass
    return Chassis(mass_kg=mass, centre_m=(x, y, z), inertia_kg_m2=chassis.inertia_kg_m2, box=chassis.box)
