"""The balance beside the lane solver: the same car on the same flat oval, at draws of the posterior."""

from dataclasses import replace
from math import copysign, cos, pi, sin
from typing import TYPE_CHECKING, Any

from kodawari.fit import Posterior
from kodawari.mini4wd.build import assemble, read_car, resolve
from kodawari.mini4wd.course import bend, from_sections, straight
from kodawari.mini4wd.dynamics import Driveline, RawCar, Roller
from kodawari.mini4wd.evidence._data import load_readings
from kodawari.mini4wd.evidence._model import flat_parts
from kodawari.mini4wd.race import race_chain, run_field
from kodawari.mini4wd.steady import Drive, FlatCar, FlatLap, flat_resistance, steady_speed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["lane_and_balance"]

RADIUS = 0.6
"""Of the middle lane of the usual corner [m]."""
LAPS = 6
"""A car is as fast as it gets by then."""
PRESS = 0.85
"""Share of wall load × friction that presses the car down, as the priors have it."""
OUTER, INNER = 1.3, 0.6
"""Thrust of the front and rear rollers over their mean."""
ROLLER, HALF_WIDTH, UPPER = 0.0065, 0.052, 0.018
"""Radius of the rollers, half of the car's width, and height of a second row behind [m]."""
CELLS = 0.2
"""Share of the circuit's resistance that is not the motor's; only their sum matters."""


def lane_and_balance(
    posterior: Posterior, motor: str, ratio: float, *, cars: int
) -> tuple["NDArray[np.float64]", "NDArray[np.float64]"]:
    """Flying laps [s] of the flat course's car, by the lane solver and by the balance; shape (cars,) each.

    The course is an oval of the published length with the usual middle lane. What the balance does not know
    of a car comes from the box-stock VZ: wheelbase, tread, where things sit.

    Args:
        posterior: Whose draws to take, evenly spread.
        motor: Id of the motor.
        ratio: Motor turns per wheel turn.
        cars: How many draws.
    """
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is run

    chosen = np.linspace(0, len(posterior.scores) - 1, cars).astype(int)
    values = {key: draws[chosen] for key, draws in posterior.values.items()}
    drive, car, lap = flat_parts(values, motor, ratio)
    length = load_readings().flat.length_m
    lap = FlatLap(length=length, turn=2.0 * pi, radius=RADIUS)
    side = 0.5 * length - pi * RADIUS
    course = from_sections([straight(side), bend(RADIUS, 180.0), straight(side), bend(RADIUS, 180.0)])
    base = assemble(resolve(read_car("vz-box-stock")))
    raws = [_raw(base, _at(drive, i), _at(car, i)) for i in range(cars)]
    numbers = np.arange(cars)
    field = run_field(raws, list(numbers), race_chain(course, 1, LAPS), seed=1, runs=numbers)
    balance = lap.length / steady_speed(drive, flat_resistance(replace(car, press=PRESS), lap))
    return np.asarray(np.diff(field.result.laps, axis=1)[:, -1]), np.asarray(balance)


def _at(numbers: Any, index: int) -> Any:
    """The same drive or car at one draw."""
    import numpy as np  # noqa: PLC0415

    every = {name: getattr(numbers, name) for name in numbers.__dataclass_fields__}
    return replace(
        numbers, **{name: float(x[index]) if np.ndim(x) else float(x) for name, x in every.items()}
    )


def _raw(base: RawCar, drive: Drive, car: FlatCar) -> RawCar:
    """The car of one draw as the lane solver meets it: four rollers and an upper pair behind."""
    heavier = car.mass / base.mass
    rollers = tuple(_roller(roller, car) for roller in base.rollers)
    upper = tuple(
        replace(r, position=(r.position[0], r.position[1], r.position[2] + UPPER))
        for r in rollers
        if r.position[0] < 0.0
    )
    wheels = tuple(
        replace(
            wheel,
            position=(wheel.position[0], wheel.position[1], drive.radius),
            radius=drive.radius,
            friction=car.tyre_friction,
            friction_side=car.tyre_friction,
            rolling_resistance=car.rolling,
            slip_ratio=car.slip_ratio,
        )
        for wheel in base.wheels
    )
    spinners = tuple(
        part if abs(part.ratio) == 1.0 else replace(part, ratio=copysign(drive.ratio, part.ratio))
        for part in base.spinners
    )
    return replace(
        base,
        mass=car.mass,
        inertia=tuple(tuple(heavier * x for x in row) for row in base.inertia),  # type: ignore[arg-type]
        rollers=rollers + upper,
        wheels=wheels,
        driveline=_driveline(base.driveline, drive),
        spinners=spinners,
        drag_area=car.drag_area,
        air_density=car.air,
    )


def _roller(roller: Roller, car: FlatCar) -> Roller:
    thrust = car.thrust * (OUTER if roller.position[0] > 0.0 else INNER)
    x, y, z = roller.position
    return replace(
        roller,
        axis=(sin(thrust), 0.0, cos(thrust)),
        radius=ROLLER,
        position=(x, copysign(HALF_WIDTH - ROLLER, y), z),
        friction=car.wall_friction,
        drag=0.5 * car.roller_drag * ROLLER,
        drag_viscous=0.0,
    )


def _driveline(base: Driveline, drive: Drive) -> Driveline:
    return replace(
        base,
        motor=replace(
            base.motor,
            resistance=(1.0 - CELLS) * drive.ohms,
            constant=drive.constant,
            no_load_current=drive.no_load,
        ),
        battery=replace(base.battery, emf=drive.volts, resistance=CELLS * drive.ohms, sag=0.0, knee=0.0),
        ratio=drive.ratio,
        efficiency=drive.efficiency,
        drag=drive.drag,
        drag_viscous=drive.drag_viscous,
    )
