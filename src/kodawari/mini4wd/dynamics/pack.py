"""From a raw car and a start to the numbers that the kernels read."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kodawari.exact import cos, hypot, sin
from kodawari.mini4wd.course.segment import Matrix, Segment, Vector
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics.chain import floor_at
from kodawari.mini4wd.dynamics.rawcar import ContactLaw, Damper, Point, RawCar, Roller, Wheel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["PackedCar", "Start", "on_the_line", "pack"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The state of a car at t = 0.

    Attributes:
        origin: World position of the car's own origin [m].
        axes: Columns are the car's x, y and z axes in the world [-].
        velocity: World velocity of the centre of mass [m/s].
        angular_velocity: In the car's axes [rad/s].
        wheel_spin: [rad/s].
        roller_spin: Absolute spin of every roller about its axle [rad/s].
        segment: Index in the chain from which every contact starts to look for its place.
        damper_travel: Start travel of each damper [m]; empty puts them at 0.
    """

    origin: Vector
    axes: Matrix
    velocity: Vector = (0.0, 0.0, 0.0)
    angular_velocity: Vector = (0.0, 0.0, 0.0)
    wheel_spin: float = 0.0
    roller_spin: float = 0.0
    segment: int = 0
    damper_travel: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PackedCar:
    """One car at its start, as the kernels read it.

    Attributes:
        body: Shape (N_BODY,).
        sites: Wheels, rollers, points, tracker; shape (n, N_SITE).
        dampers: Shape (n, N_DAMPER).
        n_rollers: Count of rollers.
        n_points: Count of body points.
    """

    body: "NDArray[np.float64]"
    sites: "NDArray[np.float64]"
    dampers: "NDArray[np.float64]"
    n_rollers: int
    n_points: int

    @property
    def shape(self) -> tuple[int, int, int]:
        """Rollers, points and dampers: cars of one batch share it."""
        return self.n_rollers, self.n_points, int(self.dampers.shape[0])


def on_the_line(
    car: RawCar,
    segment: Segment,
    *,
    index: int,
    s: float,
    offset: float = 0.0,
    yaw: float = 0.0,
    damper_travel: tuple[float, ...] = (),
) -> Start:
    """A car at rest with its front-most point at s of a segment, sunk into its tyres as its weight asks.

    Args:
        car: The car.
        segment: A segment that is straight and level along the car.
        index: Its place in the chain.
        s: Place of the front-most point [m].
        offset: Of the car to the left of the lane's centre [m].
        yaw: Angle to the left [rad].
        damper_travel: Start travel of each damper [m]; empty puts them at 0.
    """
    point, _, _ = floor_at(segment, s)
    ex, ey, ez = segment.axes
    cosine, sine = cos(yaw), sin(yaw)
    sink_front, sink_rear = static_sink(car)
    front, rear = car.wheels[0].position[0], car.wheels[2].position[0]
    dive = (sink_front - sink_rear) / (front - rear)
    sink = sink_rear - dive * rear
    forward = tuple(cosine * a + sine * b for a, b in zip(ex, ey, strict=True))
    left = tuple(cosine * b - sine * a for a, b in zip(ex, ey, strict=True))
    scale = 1.0 / hypot(1.0, dive)
    x_axis = tuple(scale * (a - dive * c) for a, c in zip(forward, ez, strict=True))
    z_axis = tuple(scale * (c + dive * a) for a, c in zip(forward, ez, strict=True))
    origin = tuple(
        p - car.front_x * f + offset * b - sink * c for p, f, b, c in zip(point, forward, ey, ez, strict=True)
    )
    axes = (x_axis, left, z_axis)
    return Start(origin=origin, axes=axes, segment=index, damper_travel=damper_travel)  # type: ignore[arg-type]


def static_sink(car: RawCar) -> tuple[float, float]:
    """How deep the front and rear tyres sink under the car's weight at rest [m]."""
    mass = car.mass + sum(damper.mass for damper in car.dampers)
    moment = car.mass * car.centre[0] + sum(d.mass * d.position[0] for d in car.dampers)
    front, rear = car.wheels[0].position[0], car.wheels[2].position[0]
    share = (moment / mass - rear) / (front - rear)
    weight = mass * car.gravity
    front_k = car.wheels[0].law.stiffness + car.wheels[1].law.stiffness
    rear_k = car.wheels[2].law.stiffness + car.wheels[3].law.stiffness
    return weight * share / front_k, weight * (1.0 - share) / rear_k


def pack(car: RawCar, start: Start, *, step: float, time_limit: float) -> PackedCar:
    """Write a car and its start into the kernels' layout.

    Args:
        car: The car.
        start: Its state at t = 0.
        step: Time step [s].
        time_limit: When a run that has not ended is out of time [s].
    """
    import numpy as np  # noqa: PLC0415 — heavy, and only needed when something is run

    body = np.zeros(at.N_BODY)
    n_sites = 4 + len(car.rollers) + len(car.points) + 1
    sites = np.zeros((n_sites, at.N_SITE))
    dampers = np.zeros((len(car.dampers), at.N_DAMPER))
    momentum_share, spin_inertia = _pack_inertia(body, car)
    _pack_pose(body, car, start)
    _pack_driveline(body, car)
    omega = start.angular_velocity
    body[at.SPIN] = start.wheel_spin
    carried = sum(a * b for a, b in zip(momentum_share, omega, strict=True))
    body[at.SPIN_MOMENTUM] = spin_inertia * (start.wheel_spin + carried)
    body[at.DT], body[at.PER_DT], body[at.TIME_LIMIT] = step, 1.0 / step, time_limit
    sites[:, at.K] = start.segment
    for row, wheel in zip(sites[:4], car.wheels, strict=True):
        _pack_wheel(row, wheel, car.centre)
    first = 4 + len(car.rollers)
    for row, roller in zip(sites[4:first], car.rollers, strict=True):
        _pack_roller(row, roller, car.centre, start.roller_spin)
    for row, point in zip(sites[first:-1], car.points, strict=True):
        _pack_point(row, point, car.centre)
    sites[-1, at.BX : at.BZ + 1] = _overall_centre(car)
    travel = start.damper_travel or (0.0,) * len(car.dampers)
    for row, damper, q in zip(dampers, car.dampers, travel, strict=True):
        _pack_damper(row, damper, car.centre, q)
    return PackedCar(body, sites, dampers, len(car.rollers), len(car.points))


def _overall_centre(car: RawCar) -> Vector:
    """Centre of mass with the dampers at rest, relative to that of the rigid body [m]."""
    mass = car.mass + sum(damper.mass for damper in car.dampers)
    shift = [
        sum(d.mass * (d.position[axis] - car.centre[axis]) for d in car.dampers) / mass for axis in range(3)
    ]
    return shift[0], shift[1], shift[2]


def _pack_inertia(body: "NDArray[np.float64]", car: RawCar) -> tuple[Vector, float]:
    """Mass, the inertia without the free spins and its inverse, and the spin; returns h/J and J."""
    spin_inertia = sum(spinner.inertia * spinner.ratio**2 for spinner in car.spinners)
    h = [sum(s.inertia * s.ratio * s.axis[axis] for s in car.spinners) for axis in range(3)]
    free = [[car.inertia[a][b] - h[a] * h[b] / spin_inertia for b in range(3)] for a in range(3)]
    for roller in car.rollers:
        for a in range(3):
            for b in range(3):
                free[a][b] -= roller.inertia * roller.axis[a] * roller.axis[b]
    (xx, xy, xz), (_, yy, yz), (_, _, zz) = free
    body[at.IXX : at.IZZ + 1] = xx, xy, xz, yy, yz, zz
    cxx, cxy, cxz = yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy
    scale = 1.0 / (xx * cxx + xy * cxy + xz * cxz)
    inverse = (cxx, cxy, cxz, xx * zz - xz * xz, xy * xz - xx * yz, xx * yy - xy * xy)
    body[at.JXX : at.JZZ + 1] = [number * scale for number in inverse]
    body[at.MASS], body[at.GRAVITY] = car.mass, car.gravity
    body[at.AIR] = 0.5 * car.air_density * car.drag_area
    body[at.SPIN_INERTIA] = spin_inertia
    share = (h[0] / spin_inertia, h[1] / spin_inertia, h[2] / spin_inertia)
    body[at.SX : at.SZ + 1] = share
    return share, spin_inertia


def _pack_pose(body: "NDArray[np.float64]", car: RawCar, start: Start) -> None:
    """Position of the centre of mass, orientation and velocities."""
    x_axis, y_axis, z_axis = start.axes
    centre = [
        o + car.centre[0] * x + car.centre[1] * y + car.centre[2] * z
        for o, x, y, z in zip(start.origin, x_axis, y_axis, z_axis, strict=True)
    ]
    body[at.PX : at.PZ + 1] = centre
    body[at.VX : at.VZ + 1] = start.velocity
    body[at.QW : at.QZ + 1] = quaternion_of((x_axis, y_axis, z_axis))
    body[at.R00 : at.R22 + 1] = [axis[row] for row in range(3) for axis in (x_axis, y_axis, z_axis)]
    w = start.angular_velocity
    body[at.WX : at.WZ + 1] = w
    body[at.UX : at.UZ + 1] = [
        w[0] * x + w[1] * y + w[2] * z for x, y, z in zip(x_axis, y_axis, z_axis, strict=True)
    ]


def quaternion_of(axes: Matrix) -> tuple[float, float, float, float]:
    """Unit quaternion (w, x, y, z) of the rotation whose columns are the given axes (Shepperd, 1978)."""
    (r00, r10, r20), (r01, r11, r21), (r02, r12, r22) = axes
    trace = r00 + r11 + r22
    candidates = (
        (1.0 + trace, (1.0 + trace, r21 - r12, r02 - r20, r10 - r01)),
        (1.0 + 2 * r00 - trace, (r21 - r12, 1.0 + 2 * r00 - trace, r01 + r10, r02 + r20)),
        (1.0 + 2 * r11 - trace, (r02 - r20, r01 + r10, 1.0 + 2 * r11 - trace, r12 + r21)),
        (1.0 + 2 * r22 - trace, (r10 - r01, r02 + r20, r12 + r21, 1.0 + 2 * r22 - trace)),
    )
    size, raw = max(candidates, key=lambda item: item[0])
    scale = 0.5 / size**0.5
    w, x, y, z = (number * scale for number in raw)
    return w, x, y, z


def _pack_driveline(body: "NDArray[np.float64]", car: RawCar) -> None:
    drive, motor, battery = car.driveline, car.driveline.motor, car.driveline.battery
    body[at.RATIO] = drive.ratio
    body[at.MOTOR_K], body[at.NO_LOAD_I] = motor.constant, motor.no_load_current
    body[at.CIRCUIT_R] = motor.resistance + battery.resistance
    body[at.EMF], body[at.SAG], body[at.KNEE] = battery.emf, battery.sag, battery.knee
    body[at.CAPACITY], body[at.CHARGE] = battery.capacity, battery.used * battery.capacity
    body[at.EFFICIENCY] = drive.efficiency
    body[at.EFFICIENCY_BACK] = 1.0 / drive.efficiency if drive.two_way_efficiency else drive.efficiency
    body[at.DRAG], body[at.DRAG_VISCOUS] = drive.drag, drive.drag_viscous


def _pack_contact(
    row: "NDArray[np.float64]", position: Vector, centre: Vector, law: ContactLaw, mu: float, slip: float
) -> None:
    row[at.BX : at.BZ + 1] = [a - b for a, b in zip(position, centre, strict=True)]
    row[at.STIFFNESS], row[at.DAMPING], row[at.HUNT_CROSSLEY] = law.stiffness, law.damping, law.hunt_crossley
    row[at.MU] = row[at.MU_OWN] = mu
    row[at.SLIP_SPEED] = slip


def _pack_wheel(row: "NDArray[np.float64]", wheel: Wheel, centre: Vector) -> None:
    _pack_contact(row, wheel.position, centre, wheel.law, wheel.friction, wheel.slip_speed)
    row[at.MU_RATIO] = wheel.friction_side / wheel.friction if wheel.friction > 0.0 else 1.0
    row[at.SLIP_RATIO] = wheel.slip_ratio
    row[at.RADIUS], row[at.HALF_TREAD] = wheel.radius, 0.5 * wheel.width
    row[at.ROLLING], row[at.BALL] = wheel.rolling_resistance, float(wheel.ball)
    row[at.OWN_INERTIA] = wheel.own_inertia


def _pack_roller(row: "NDArray[np.float64]", roller: Roller, centre: Vector, spin: float) -> None:
    _pack_contact(row, roller.position, centre, roller.law, roller.friction, roller.slip_speed)
    row[at.R_RADIUS], row[at.R_BALL] = roller.radius, float(roller.ball)
    row[at.R_PER_RADIUS] = 1.0 / roller.radius
    row[at.AX : at.AZ + 1] = roller.axis
    row[at.HALF_THICK], row[at.R_INERTIA] = 0.5 * roller.thickness, roller.inertia
    row[at.R_DRAG], row[at.R_VISCOUS], row[at.R_SPIN] = roller.drag, roller.drag_viscous, spin
    row[at.R_YIELD] = 1.0 / roller.creep if roller.creep > 0.0 else 0.0


def _pack_point(row: "NDArray[np.float64]", point: Point, centre: Vector) -> None:
    _pack_contact(row, point.position, centre, point.law, point.friction, point.slip_speed)


def _pack_damper(row: "NDArray[np.float64]", damper: Damper, centre: Vector, travel: float) -> None:
    row[at.DM] = damper.mass
    row[at.DX : at.DZ + 1] = [a - b for a, b in zip(damper.position, centre, strict=True)]
    row[at.DUX : at.DUZ + 1] = damper.direction
    row[at.DHX : at.DHZ + 1] = damper.towards_hinge
    row[at.D_CURVATURE], row[at.D_TRAVEL] = damper.curvature, damper.travel
    row[at.D_DRAG], row[at.D_SPRING] = damper.drag, damper.spring
    row[at.D_STIFFNESS], row[at.D_DAMPING] = damper.stop.stiffness, damper.stop.damping
    row[at.D_HUNT_CROSSLEY] = damper.stop.hunt_crossley
    row[at.D_Q] = travel
