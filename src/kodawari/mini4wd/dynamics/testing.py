"""Raw cars for tests and benchmarks: plausible, fully written down, and no measured car."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kodawari.exact import cos, sin
from kodawari.mini4wd.course import bend, from_sections, raised, straight, vertical_arc
from kodawari.mini4wd.course.segment import Matrix, Vector
from kodawari.mini4wd.dynamics.chain import Chain, chain_of
from kodawari.mini4wd.dynamics.pack import PackedCar, on_the_line, pack
from kodawari.mini4wd.dynamics.rawcar import (
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

__all__ = [
    "flat_loop", "full_car", "hilly_loop", "inertia_of", "oscillator_law", "reference_car", "silent",
    "start_grid",
]  # fmt: skip

DEGREE = 3.141592653589793 / 180.0


def oscillator_law(mass: float, frequency: float, damping_ratio: float) -> ContactLaw:
    """The law that makes a mass [kg] an oscillator of given frequency [rad/s] and damping ratio."""
    return ContactLaw(stiffness=mass * frequency**2, damping=2.0 * damping_ratio * mass * frequency)


def inertia_of(parts: Sequence[tuple[float, Vector, Vector]]) -> tuple[float, Vector, Matrix]:
    """Mass, centre and inertia of parts given by mass [kg], centre [m] and principal moments [kg m²]."""
    mass = sum(part[0] for part in parts)
    centre = tuple(sum(m * at[k] for m, at, _ in parts) / mass for k in range(3))
    rows = [[0.0] * 3 for _ in range(3)]
    for m, at, own in parts:
        d = [a - c for a, c in zip(at, centre, strict=True)]
        square = sum(x * x for x in d)
        for a in range(3):
            for b in range(3):
                rows[a][b] += (own[a] + m * square if a == b else 0.0) - m * d[a] * d[b]
    return mass, centre, tuple(tuple(row) for row in rows)  # type: ignore[return-value]


def reference_car(
    *,
    grip: float = 1.0,
    roller_grip: float = 0.25,
    thrust_deg: float = 3.0,
    ball: bool = False,
    **changes: Any,
) -> RawCar:
    """A 120 g car with six 13 mm rollers, front rollers with thrust, a 3.5:1 gear and no air drag.

    Args:
        grip: Tyre friction.
        roller_grip: Roller friction.
        thrust_deg: Thrust angle of the front rollers [°].
        ball: Balls for wheels and rollers instead of discs.
        changes: Any fields of the raw car to replace.
    """
    radius, lean = 0.013, thrust_deg * DEGREE
    tyre = oscillator_law(0.03, 400.0, 0.25)
    rim = oscillator_law(0.06, 800.0, 0.2)

    def wheel(x: float, y: float) -> Wheel:
        return Wheel(
            position=(x, y, radius), radius=radius, width=0.0 if ball else 0.010, friction=grip,
            friction_side=grip, slip_speed=0.02, slip_ratio=0.0, rolling_resistance=0.0, law=tyre, ball=ball,
        )  # fmt: skip

    def roller(x: float, y: float, z: float, angle: float) -> Roller:
        return Roller(
            position=(x, y, z), axis=(sin(angle), 0.0, cos(angle)), radius=0.0065, thickness=0.004,
            inertia=2.1e-8, drag=2e-5, drag_viscous=1e-9, friction=roller_grip, slip_speed=0.02,
            law=rim, ball=ball,
        )  # fmt: skip

    rollers = (
        roller(0.055, 0.046, 0.015, lean), roller(0.055, -0.046, 0.015, lean),
        roller(-0.065, 0.046, 0.015, 0.0), roller(-0.065, -0.046, 0.015, 0.0),
        roller(-0.065, 0.046, 0.038, 0.0), roller(-0.065, -0.046, 0.038, 0.0),
    )  # fmt: skip
    wheel_spin, across = 4.732e-7, 0.4 * 0.004 * radius**2 + 0.004 * 0.0375**2
    axle = (2.0 * across, 2.0 * wheel_spin, 2.0 * across)
    mass, centre, inertia = inertia_of(
        [
            (0.098, (0.0, 0.0, 0.018531), (3.0e-5, 1.1e-4, 1.3e-4)),
            (0.008, (0.04, 0.0, radius), axle),
            (0.008, (-0.04, 0.0, radius), axle),
            *((0.001, item.position, (2.1e-8, 2.1e-8, 2.1e-8)) for item in rollers),
        ]
    )
    car = RawCar(
        mass=mass,
        centre=centre,
        inertia=inertia,
        wheels=(wheel(0.04, 0.0375), wheel(0.04, -0.0375), wheel(-0.04, 0.0375), wheel(-0.04, -0.0375)),
        rollers=rollers,
        spinners=(
            Spinner(inertia=4.0 * wheel_spin, ratio=1.0, axis=(0.0, 1.0, 0.0)),
            Spinner(inertia=1.5e-7, ratio=3.5, axis=(0.0, 1.0, 0.0)),
        ),
        driveline=Driveline(
            motor=Motor(resistance=0.20, constant=1.0346e-3, no_load_current=0.0),
            battery=Battery(emf=2.8, resistance=0.12),
            ratio=3.5,
            efficiency=0.7,
            drag=6e-4,
            drag_viscous=3.6e-6,
            two_way_efficiency=False,
        ),
        front_x=0.0615,
        gravity=9.81,
    )
    return replace(car, **changes)


def silent(car: RawCar) -> RawCar:
    """The same car with its motor disconnected and no losses on the axles."""
    motor = replace(car.driveline.motor, constant=0.0, no_load_current=0.0)
    return replace(car, driveline=replace(car.driveline, motor=motor, drag=0.0, drag_viscous=0.0))


def full_car() -> RawCar:
    """The reference car with what a racer's car has: brakes, underside, a mass damper, air drag."""
    low = oscillator_law(0.1, 600.0, 0.3)
    places = [("underside", x, y, 0.005) for x in (-0.03, 0.03) for y in (-0.02, 0.02)]
    places += [("brake", x, y, 0.004) for x in (-0.055, 0.05) for y in (-0.02, 0.02)]
    points = tuple(
        Point(name=name, position=(x, y, z), friction=0.3, slip_speed=0.02, law=low)
        for name, x, y, z in places
    )
    damper = Damper(
        mass=0.010, position=(-0.03, 0.0, 0.03), direction=(0.0, 0.0, 1.0), travel=0.012, drag=0.02,
        stop=oscillator_law(0.01, 800.0, 0.3),
    )  # fmt: skip
    cell = Battery(emf=2.8, resistance=0.12, sag=0.2, knee=0.3)
    car = reference_car(points=points, dampers=(damper,), drag_area=0.002)
    return replace(car, driveline=replace(car.driveline, battery=cell))


def flat_loop(laps: int = 4) -> Chain:
    """Laps of a flat oval: two straights of 2 m, two bends of 0.6 m radius."""
    course = from_sections([straight(2.0), bend(0.6, 180.0), straight(2.0), bend(0.6, 180.0)])
    rounds = [course.race_segments(1)] * laps
    return chain_of(rounds, before=course.lead_in(1, 1.0), after=course.lead_out(1, None, 1.0))


def hilly_loop(laps: int = 2) -> Chain:
    """Laps of a closed loop with a hump: it makes cars fly, land and hit walls."""
    hump = raised(vertical_arc(0.5, 0.0, 9.0), vertical_arc(0.3, 9.0, -9.0), vertical_arc(0.5, -9.0, 0.0))
    length = 2.0 * (0.5 + 0.3) * sin(9.0 * DEGREE)
    course = from_sections(
        [straight(1.5), hump, straight(2.5), bend(0.6, 180.0), straight(4.0 + length), bend(0.6, 180.0)]
    )
    rounds = [course.race_segments(1)] * laps
    return chain_of(rounds, before=course.lead_in(1, 1.0), after=course.lead_out(1, None, 1.0))


def start_grid(chain: Chain, cars: int = 50, *, step: float = 2e-4) -> list[PackedCar]:
    """Full cars on the start line of a chain, each a little differently set down."""
    car, first = full_car(), chain.segments[chain.start]
    packed = []
    for k in range(cars):
        start = on_the_line(
            car, first, index=chain.start, s=-0.2, offset=0.0001 * (k % 50 - 25), yaw=0.0005 * (k % 7 - 3)
        )
        packed.append(pack(car, start, step=step, time_limit=30.0))
    return packed
