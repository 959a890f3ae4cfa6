"""From a fixture's contact pairs to the laws of every wheel, roller, corner and stop."""

from kodawari.mini4wd.course import Matrix
from kodawari.mini4wd.crosscheck._car_schema import Law, Vector
from kodawari.mini4wd.crosscheck._masses import shared_masses, single_mass
from kodawari.mini4wd.crosscheck._parts import axle_of, box_corners, roller_places
from kodawari.mini4wd.crosscheck._schema import Fixture
from kodawari.mini4wd.dynamics import ContactLaw, Damper, Point, Roller, Wheel

__all__ = ["damper_of", "points_of", "rollers_of", "wheels_of"]


def wheels_of(fixture: Fixture, mass: float, centre: Vector) -> tuple[Wheel, ...]:
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


def rollers_of(fixture: Fixture, mass: float, centre: Vector) -> tuple[Roller, ...]:
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


def points_of(fixture: Fixture, mass: float, centre: Vector, inertia: Matrix) -> tuple[Point, ...]:
    """The corners of the chassis box; one of them strikes alone."""
    law = fixture.contact.chassis
    return tuple(
        Point(
            name=f"chassis corner {number}",
            position=corner,
            friction=law.friction,
            slip_speed=law.slip_speed_m_s,
            law=_oscillator(law, single_mass(mass, centre, inertia, corner, (0.0, 0.0, 1.0))),
        )
        for number, corner in enumerate(box_corners(fixture), start=1)
    )


def damper_of(fixture: Fixture, car_mass: float) -> Damper:
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


def _oscillator(law: Law, mass: float) -> ContactLaw:
    """The stiffness and damping that make a mass the pair's oscillator."""
    mass = _mass_of(law, mass)
    frequency = law.frequency_rad_s
    return ContactLaw(stiffness=mass * frequency**2, damping=2.0 * law.damping_ratio * mass * frequency)


def _mass_of(law: Law, share: float) -> float:
    """The mass of a pair's oscillator: its own, or the contact's share of the car [kg]."""
    return share if law.mass_kg is None else law.mass_kg
