"""The quasi-steady balance: at the speed of a flying lap the motor gives what the lap takes.

Every number may be a float or an array. All is linear or quadratic in the speed, so terminal speed is the
root of a quadratic and the run-up an exponential: nothing is iterated. docs/theory/fit.md derives it.
"""

from dataclasses import dataclass
from typing import Any

from kodawari.exact import plain_sum
from kodawari.mini4wd.dynamics import RawCar

__all__ = ["Drive", "FlatCar", "FlatLap", "Resistance", "flat_resistance", "steady_speed", "time_over"]

GRAVITY = 9.80665
"""[m/s²]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """From the cells to the tyres; each a float or an array.

    Attributes:
        volts: Open-circuit voltage of the cells [V].
        ohms: Cells, contacts, winding and brushes [Ω].
        constant: Torque constant of the motor [N m/A].
        no_load: Current that only turns the motor [A].
        ratio: Motor turns per wheel turn.
        efficiency: Share of the torque that arrives at the axle.
        drag: Constant torque at the axle [N m].
        drag_viscous: Torque at the axle per wheel speed [N m s].
        radius: Of the tyres [m].
    """

    volts: Any
    ohms: Any
    constant: Any
    no_load: Any
    ratio: Any
    efficiency: Any
    drag: Any
    drag_viscous: Any
    radius: Any

    @classmethod
    def of(cls, car: RawCar) -> "Drive":
        """The drive of a raw car, with its cells as they are at the start."""
        line, cells = car.driveline, car.driveline.battery
        used = cells.used
        return cls(
            volts=cells.emf - cells.sag * used - cells.knee * used * used * used,
            ohms=line.motor.resistance + cells.resistance,
            constant=line.motor.constant,
            no_load=line.motor.no_load_current,
            ratio=line.ratio,
            efficiency=line.efficiency,
            drag=line.drag,
            drag_viscous=line.drag_viscous,
            radius=0.25 * plain_sum(wheel.radius for wheel in car.wheels),
        )

    @property
    def line(self) -> tuple[Any, Any]:
        """Push at the tyres F0 − F1 v: F0 [N] and F1 [N s/m]."""
        torque = self.ratio * self.constant
        stall = self.efficiency * torque * (self.volts / self.ohms - self.no_load) - self.drag
        slope = self.efficiency * torque * torque / self.ohms + self.drag_viscous
        return stall / self.radius, slope / (self.radius * self.radius)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resistance:
    """What holds a car back: constant + linear v + quadratic v² [N], averaged over the way."""

    constant: Any
    linear: Any = 0.0
    quadratic: Any = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatLap:
    """A flat lap: straights, and arcs of one radius.

    Attributes:
        length: [m].
        turn: Sum of all turning, left and right [rad]; 2π on an oval.
        radius: Of the arcs [m].
    """

    length: Any
    turn: Any
    radius: Any

    @property
    def curved(self) -> Any:
        """Share of the way that is curved."""
        return self.turn * self.radius / self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatCar:
    """What a flat lap asks of a car besides its drive.

    Attributes:
        mass: [kg].
        scrub_arm: Distance of the wheels from the middle between them in plan [m].
        tyre_friction: Coulomb coefficient of tyre on floor.
        slip_ratio: Slip at which 71 % of it is reached, as a share of the rolling speed.
        rolling: Rolling resistance as a share of the load.
        wall_friction: Coulomb coefficient of rim on wall.
        press: Share of wall load × friction that presses the car down; 0 without thrust, towards 1 with it.
        thrust: Sine of the thrust angle of the rollers, averaged over the wall load.
        roller_drag: Bearing torque of a roller over its radius, both rollers at the wall together [N].
        drag_area: Drag coefficient × frontal area [m²].
        air: Density of air [kg/m³].
    """

    mass: Any
    scrub_arm: Any
    tyre_friction: Any
    slip_ratio: Any
    rolling: Any
    wall_friction: Any
    press: Any
    thrust: Any
    roller_drag: Any
    drag_area: Any
    air: Any = 1.19


def flat_resistance(car: FlatCar, lap: FlatLap) -> Resistance:
    """What a flat lap takes from a car at constant speed.

    In an arc of radius R the walls carry m v²/R. Rims that lean by the thrust angle slide down the wall with
    nearly all their friction, so the tyres carry m g + press μ_w m v²/R. Wheels do not steer: each, at the
    distance a from the middle, scrubs sideways at v a/R under the friction μ a/√(a² + σ²R²) of its load.

    Returns:
        Averaged over the way, straights included.
    """
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is computed

    share, radius = lap.curved, lap.radius
    weight = car.mass * GRAVITY
    wall = car.mass / radius  # wall load per v²
    pressed = car.press * car.wall_friction * wall
    slip = car.scrub_arm / np.hypot(car.scrub_arm, car.slip_ratio * radius)
    scrub = car.tyre_friction * slip * car.scrub_arm / radius  # force per tyre load
    slide = car.wall_friction * car.press * car.thrust * wall
    return Resistance(
        constant=car.rolling * weight + share * (scrub * weight + car.roller_drag),
        quadratic=0.5 * car.air * car.drag_area + share * ((scrub + car.rolling) * pressed + slide),
    )


def steady_speed(drive: Drive, resistance: Resistance) -> Any:
    """Speed [m/s] at which push and resistance are equal; NaN where the car does not move off.

    F0 − F1 v = c0 + c1 v + c2 v², written so that c2 = 0 needs no branch.
    """
    import numpy as np  # noqa: PLC0415

    push, slope = drive.line
    left, steep = push - resistance.constant, slope + resistance.linear
    root = np.sqrt(np.maximum(steep * steep + 4.0 * resistance.quadratic * left, 0.0))
    return np.where(left > 0.0, 2.0 * left / (steep + root), np.nan)


def time_over(distance: float, top: Any, settle: Any) -> Any:
    """Time [s] from rest over a distance [m] for v = top (1 − exp(−t/settle)), by Newton's method.

    It solves d = top (t − settle (1 − exp(−t/settle))) from t = d/top + settle, which lies above the root; d
    is convex in t, so every step stays above it.

    Args:
        distance: [m].
        top: Terminal speed [m/s].
        settle: Time constant [s].
    """
    import numpy as np  # noqa: PLC0415

    time = distance / top + settle
    for _ in range(8):
        gone = np.exp(-time / settle)
        time = time - (top * (time - settle * (1.0 - gone)) - distance) / (top * (1.0 - gone))
    return time
