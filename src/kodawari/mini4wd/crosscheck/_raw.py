"""From a fixture to the raw car of the lane solver, and its start."""

from collections.abc import Sequence
from dataclasses import replace

from kodawari.exact import cos, plain_sum, sin
from kodawari.mini4wd.course import Matrix
from kodawari.mini4wd.crosscheck._car_schema import Chassis, Law, Vector
from kodawari.mini4wd.crosscheck._masses import Part, lumped, shared_masses, single_mass
from kodawari.mini4wd.crosscheck._schema import Fixture
from kodawari.mini4wd.dynamics import (
    Battery,
    ContactLaw,
    Damper,
    Driveline,
    Motor,
    Point,
    RawCar,
    Roller,
    Spinner,
    Wheel,
)

__all__ = ["axle_of", "box_corners", "chassis_of", "raw_car", "roller_places"]

DEGREE = 3.141592653589793 / 180.0

REFLECTED = 1e3
"""A rotor whose inertia is given at the axle loads the spin and does not turn the body: the limit of a high
ratio g at constant g²J. At 1000 what is left of gJ is a thousandth of it."""


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


def chassis_of(fixture: Fixture) -> Chassis:
    """The chassis, with the mass and height that give the car its total where the fixture states one."""
    chassis, total = fixture.chassis, fixture.total
    rest = _parts(fixture)[1:]
    carried = plain_sum(part[0] for part in rest)
    mass = chassis.mass_kg if total.mass_kg is None else total.mass_kg - carried
    x, y, z = chassis.centre_m
    if total.centre_height_m is not None:
        held = plain_sum(part[0] * part[1][2] for part in rest)
        z = (total.centre_height_m * (mass + carried) - held) / mass
    return Chassis(mass_kg=mass, centre_m=(x, y, z), inertia_kg_m2=chassis.inertia_kg_m2, box=chassis.box)


def raw_car(fixture: Fixture) -> RawCar:
    """The raw car of a fixture, for the lane solver."""
    chassis = chassis_of(fixture)
    parts = [(chassis.mass_kg, chassis.centre_m, chassis.inertia_kg_m2), *_parts(fixture)[1:]]
    mass, centre, inertia = lumped(parts)
    axles, drive, damper = fixture.axles, fixture.drive, fixture.damper
    motor = Motor(resistance=drive.motor_ohm, constant=drive.constant_N_m_A, no_load_current=0.0)
    car = RawCar(
        mass=mass,
        centre=centre,
        inertia=inertia,
        wheels=_wheels(fixture, mass, centre),
        rollers=_rollers(fixture, mass, centre),
        points=_points(fixture, mass, centre, inertia),
        dampers=() if damper is None or damper.locked else (_damper(fixture, mass),),
        spinners=(
            Spinner(inertia=2.0 * axles.spin_inertia_kg_m2, ratio=1.0, axis=(0.0, 1.0, 0.0)),
            Spinner(
                inertia=drive.rotor_inertia_kg_m2 * (drive.ratio / REFLECTED) ** 2,
                ratio=REFLECTED,
                axis=(0.0, 1.0, 0.0),
            ),
        ),
        driveline=Driveline(
            motor=motor,
            battery=Battery(emf=drive.voltage_V, resistance=drive.battery_ohm, capacity=1e9),
            ratio=drive.ratio,
            efficiency=drive.efficiency,
            drag=drive.drag_N_m,
            drag_viscous=drive.drag_N_m_s,
            two_way_efficiency=False,
        ),
        front_x=max(roller.position_m[0] + roller.radius_m for roller in fixture.roller.values()),
        drag_area=fixture.drag_area_m2,
        gravity=fixture.gravity_m_s2,
    )
    return car if fixture.start.power else _unplugged(car)


def _parts(fixture: Fixture) -> list[Part]:
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


def _mass_of(law: Law, share: float) -> float:
    """The mass of a pair's oscillator: its own, or the contact's share of the car [kg]."""
    return share if law.mass_kg is None else law.mass_kg


def _oscillator(law: Law, mass: float) -> ContactLaw:
    """The stiffness and damping that make a mass the pair's oscillator."""
    mass = _mass_of(law, mass)
    frequency = law.frequency_rad_s
    return ContactLaw(stiffness=mass * frequency**2, damping=2.0 * law.damping_ratio * mass * frequency)


def _wheels(fixture: Fixture, mass: float, centre: Vector) -> tuple[Wheel, ...]:
    """The wheels; each carries the share of the mass that it has when all four are pressed at once."""
    axles, wheels, law = fixture.axles, fixture.wheels, fixture.contact.tyre
    places = [
        (x, side * wheels.half_track_m, axles.height_m)
        for x in (axles.front_x_m, axles.rear_x_m)
        for side in (1.0, -1.0)
    ]
    shares = shared_masses(mass, [place[0] - centre[0] for place in places])
    return tuple(
        Wheel(
            position=place,
            radius=wheels.radius_m,
            width=wheels.tread_m,
            friction=law.friction,
            friction_side=law.friction,
            slip_speed=law.slip_speed_m_s,
            slip_ratio=0.0,
            rolling_resistance=0.0,
            law=_oscillator(law, share),
            ball=wheels.shape == "ball",
        )
        for place, share in zip(places, shares, strict=True)
    )


def _rollers(fixture: Fixture, mass: float, centre: Vector) -> tuple[Roller, ...]:
    """The rollers; each has the share of the mass that it takes when all of its side hit the wall at once."""
    law = fixture.contact.roller
    arms = [roller.position_m[0] - centre[0] for roller in fixture.roller.values()]
    shares = dict(zip(fixture.roller, shared_masses(mass, arms), strict=True))
    made = []
    for _, kind, place in roller_places(fixture):
        roller = fixture.roller[kind]
        made.append(
            Roller(
                position=place,
                axis=axle_of(roller.thrust_deg),
                radius=roller.radius_m,
                thickness=0.0,
                inertia=roller.inertia_kg_m2,
                drag=roller.drag_N_m,
                drag_viscous=roller.drag_N_m_s,
                friction=law.friction,
                slip_speed=law.slip_speed_m_s,
                law=_oscillator(law, shares[kind]),
                ball=roller.shape == "ball",
                creep=_mass_of(law, shares[kind]) * law.braking if law.creep else 0.0,
            )
        )
    return tuple(made)


def _points(fixture: Fixture, mass: float, centre: Vector, inertia: Matrix) -> tuple[Point, ...]:
    """The corners of the chassis box; one of them strikes alone."""
    law = fixture.contact.chassis
    corners: Sequence[Vector] = box_corners(fixture)
    return tuple(
        Point(
            name=f"chassis corner {number}",
            position=corner,
            friction=law.friction,
            slip_speed=law.slip_speed_m_s,
            law=_oscillator(law, single_mass(mass, centre, inertia, corner, (0.0, 0.0, 1.0))),
        )
        for number, corner in enumerate(corners, start=1)
    )


def _damper(fixture: Fixture, car_mass: float) -> Damper:
    """The damper; its stops are an oscillator of the reduced mass of damper and car."""
    given = fixture.damper
    assert given is not None
    reduced = given.mass_kg * car_mass / (given.mass_kg + car_mass)
    frequency = given.stop_frequency_rad_s
    stop = ContactLaw(
        stiffness=reduced * frequency**2,
        damping=2.0 * given.stop_damping_ratio * reduced * frequency,
    )
    return Damper(
        mass=given.mass_kg,
        position=given.position_m,
        direction=(0.0, 0.0, 1.0),
        travel=given.travel_m,
        drag=given.drag_N_s_m,
        stop=stop,
    )


def _unplugged(car: RawCar) -> RawCar:
    """The car with its motor disconnected and no losses on the axles."""
    motor = replace(car.driveline.motor, constant=0.0)
    return replace(car, driveline=replace(car.driveline, motor=motor, drag=0.0, drag_viscous=0.0))
