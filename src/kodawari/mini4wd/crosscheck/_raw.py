"""From a fixture to the raw car of the lane solver."""

from dataclasses import replace

from kodawari.mini4wd.crosscheck._contacts import damper_of, points_of, rollers_of, wheels_of
from kodawari.mini4wd.crosscheck._masses import lumped
from kodawari.mini4wd.crosscheck._parts import chassis_of, parts_of
from kodawari.mini4wd.crosscheck._schema import Fixture
from kodawari.mini4wd.dynamics import Battery, Driveline, Motor, RawCar, Spinner

__all__ = ["raw_car"]

REFLECTED = 1e3
"""A rotor whose inertia is given at the axle loads the spin and does not turn the body: the limit of a high
ratio g at constant g²J. At 1000 what is left of gJ is a thousandth of it."""


def raw_car(fixture: Fixture) -> RawCar:
    """The raw car of a fixture, for the lane solver."""
    chassis = chassis_of(fixture)
    parts = [(chassis.mass_kg, chassis.centre_m, chassis.inertia_kg_m2), *parts_of(fixture)[1:]]
    mass, centre, inertia = lumped(parts)
    axles, drive, damper = fixture.axles, fixture.drive, fixture.damper
    motor = Motor(resistance=drive.motor_ohm, constant=drive.constant_N_m_A, no_load_current=0.0)
    car = RawCar(
        mass=mass,
        centre=centre,
        inertia=inertia,
        wheels=wheels_of(fixture, mass, centre),
        rollers=rollers_of(fixture, mass, centre),
        points=points_of(fixture, mass, centre, inertia),
        dampers=() if damper is None or damper.locked else (damper_of(fixture, mass),),
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


def _unplugged(car: RawCar) -> RawCar:
    """The car with its motor disconnected and no losses on the axles."""
    motor = replace(car.driveline.motor, constant=0.0)
    return replace(car, driveline=replace(car.driveline, motor=motor, drag=0.0, drag_viscous=0.0))
