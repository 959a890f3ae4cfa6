"""The force law of the lane solver, written a second time from docs/theory/lane-solver.md.

Plain Python on tuples, one contact after the other, in world coordinates; nothing here comes from the
kernels. Wheels and rollers are balls.
"""

from dataclasses import dataclass
from math import sqrt

from kodawari.mini4wd.course import Vector
from kodawari.mini4wd.dynamics import ContactLaw, Driveline, Point, Roller, Wheel

__all__ = [
    "Tyre",
    "cross",
    "damper_force",
    "dot",
    "motor_torque",
    "plus",
    "point_force",
    "roller_force",
    "tyre_contact",
    "wheel_spin",
]

HALF_SPIN = 0.5
"""Spin at which constant drags reach 71 % of their value [rad/s]."""


def dot(a: Vector, b: Vector) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def plus(a: Vector, scale: float, b: Vector) -> Vector:
    """The sum of a and `scale` times b."""
    return (a[0] + scale * b[0], a[1] + scale * b[1], a[2] + scale * b[2])


def _unit(a: Vector) -> Vector:
    size = sqrt(dot(a, a))
    return (a[0] / size, a[1] / size, a[2] / size)


def _push(law: ContactLaw, depth: float, rate: float) -> float:
    """Normal force at a depth and its rate: spring, damper and Hunt-Crossley term, pushing only."""
    if depth <= 0.0:
        return 0.0
    return max(0.0, law.stiffness * depth + law.damping * rate + law.hunt_crossley * depth * rate)


def _grip(load: float, friction: float, one: float, other: float, soft: float) -> float:
    """Friction per slip: μ N/√(slip² + w²)."""
    return friction * load / sqrt(one * one + other * other + soft * soft)


def _drag(constant: float, viscous: float, spin: float) -> float:
    """Drag torque per spin, smooth around standstill."""
    return constant / sqrt(spin * spin + HALF_SPIN * HALF_SPIN) + viscous


@dataclass(frozen=True, slots=True)
class Tyre:
    """A tyre on the floor, before the spin of the wheels is known.

    Attributes:
        at: Where it touches.
        push: Normal force, as a vector [N].
        forward: Unit vector along the floor.
        side: Force across the wheel [N], along `left`.
        left: Unit vector along the floor.
        grip: Friction per slip [N s/m].
        speed: Of the body over the floor, forward [m/s].
        lever: Of the spin [m].
        load: Normal force [N].
    """

    at: Vector
    push: Vector
    forward: Vector
    side: float
    left: Vector
    grip: float
    speed: float
    lever: float
    load: float

    def force(self, spin: float) -> Vector:
        """All of it at a spin of the wheels [N]."""
        along = -self.grip * (self.speed - self.lever * spin)
        return plus(plus(self.push, along, self.forward), self.side, self.left)


def tyre_contact(
    wheel: Wheel, normal: Vector, axle: Vector, at: Vector, depth: float, body: Vector, spin: float
) -> Tyre:
    """A ball on a floor.

    Args:
        wheel: The wheel.
        normal: Of the floor.
        axle: Unit vector of the axle, to the left.
        at: Where it touches.
        depth: How deep [m].
        body: Velocity of the body there, without the wheel's spin [m/s].
        spin: Of the wheels at present [rad/s].
    """
    forward = _unit(cross(axle, normal))
    left = cross(normal, forward)
    lean = dot(axle, normal)
    lever = wheel.radius * sqrt(1.0 - lean * lean)
    load = _push(wheel.law, depth, -dot(body, normal))
    ahead, across = dot(body, forward), dot(body, left)
    soft = max(wheel.slip_speed, wheel.slip_ratio * abs(lever * spin))
    grip = _grip(load, wheel.friction, ahead - lever * spin, across, soft)
    ratio = wheel.friction_side / wheel.friction if wheel.friction > 0.0 else 1.0
    push = (load * normal[0], load * normal[1], load * normal[2])
    return Tyre(at, push, forward, -grip * ratio * across, left, grip, ahead, lever, load)


def _motor_line(drive: Driveline, spin: float) -> tuple[float, float]:
    """Axle torque of the motor as τ0 − τ1 Ω; the cells stay fresh."""
    motor = drive.motor
    k, resistance = drive.ratio * motor.constant, motor.resistance + drive.battery.resistance
    still = sqrt(spin * spin + HALF_SPIN * HALF_SPIN)
    driving = (drive.battery.emf - k * spin) / resistance - motor.no_load_current * spin / still > 0.0
    backward = 1.0 / drive.efficiency if drive.two_way_efficiency else drive.efficiency
    share = k * (drive.efficiency if driving else backward)
    return (
        share * drive.battery.emf / resistance,
        share * (k / resistance + motor.no_load_current / still),
    )


def wheel_spin(drive: Driveline, tyres: list[Tyre], spin: float, inertia: float, step: float) -> float:
    """The spin after a step, all torques taken at it: J (Ω′ − Ω)/dt = τ0 + T0 − (τ1 + drag + T1) Ω′."""
    torque, slope = _motor_line(drive, spin)
    slope += _drag(drive.drag, drive.drag_viscous, spin)
    for tyre in tyres:
        torque += tyre.lever * tyre.grip * tyre.speed
        slope += tyre.lever * tyre.lever * tyre.grip
    return (inertia / step * spin + torque) / (inertia / step + slope)


def motor_torque(drive: Driveline, spin: float, new: float) -> float:
    """Torque of motor and losses on the axles [N m], lines of the old spin at the new one."""
    torque, slope = _motor_line(drive, spin)
    return torque - (slope + _drag(drive.drag, drive.drag_viscous, spin)) * new


def roller_force(
    roller: Roller, towards: Vector, axle: Vector, depth: float, body: Vector, own: float, carried: float,
    step: float,
) -> tuple[Vector, float]:  # fmt: skip
    """A ball on a wall: force on it, and torque of its bearing on it about its axle.

    Args:
        roller: The roller.
        towards: Unit vector to the wall.
        axle: Unit vector of the axle.
        depth: How deep it is in the wall [m].
        body: Velocity of the body at the contact, without the roller's spin [m/s].
        own: The roller's spin, seen from the ground [rad/s].
        carried: The body's angular velocity about the axle [rad/s].
        step: Time step [s]; the spin at its end is foreseen, because rim friction is stiff.
    """
    rolling = _unit(cross(axle, towards))
    sliding = cross(towards, rolling)
    lean = dot(axle, towards)
    lever = roller.radius * sqrt(1.0 - lean * lean)
    load = _push(roller.law, depth, dot(body, towards))
    ahead, across = dot(body, rolling), dot(body, sliding)
    soft = roller.slip_speed + (roller.friction * load / roller.creep if roller.creep > 0.0 else 0.0)
    grip = _grip(load, roller.friction, ahead + lever * (own - carried), across, soft)
    bearing = _drag(roller.drag, roller.drag_viscous, own - carried)
    hold = roller.inertia / step
    new = (hold * own - lever * grip * ahead + (lever * lever * grip + bearing) * carried) / (
        hold + lever * lever * grip + bearing
    )
    slip = ahead + lever * (new - carried)
    force = (-load * towards[0], -load * towards[1], -load * towards[2])
    return plus(plus(force, -grip * slip, rolling), -grip * across, sliding), -bearing * (new - carried)


def point_force(point: Point, normal: Vector, depth: float, body: Vector) -> Vector:
    """A point that slides on a floor: force on it."""
    along = dot(body, normal)
    load = _push(point.law, depth, -along)
    slip = plus(body, -along, normal)
    grip = _grip(load, point.friction, sqrt(dot(slip, slip)), 0.0, point.slip_speed)
    return (
        load * normal[0] - grip * slip[0],
        load * normal[1] - grip * slip[1],
        load * normal[2] - grip * slip[2],
    )


def damper_force(
    stop: ContactLaw, place: float, rate: float, travel: float, drag: float, spring: float
) -> float:
    """Force on a damper's mass along its travel: two stops, drag, spring [N]."""
    return _push(stop, -place, -rate) - _push(stop, place - travel, rate) - drag * rate - spring * place
