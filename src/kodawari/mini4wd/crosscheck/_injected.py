"""MuJoCo with its contacts off: the lane solver's force law, written a second time, is applied from outside.

MuJoCo then moves the bodies, axles, rollers and damper by its own equations. What is checked so is all of the
solver but the law itself: the geometry, the places of contacts, the rigid body with its spinning parts, the
implicit spins, the step.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kodawari.mini4wd.course import Vector
from kodawari.mini4wd.crosscheck._engine import Engine
from kodawari.mini4wd.crosscheck._law import (
    Tyre,
    cross,
    damper_force,
    dot,
    motor_torque,
    plus,
    point_force,
    roller_force,
    tyre_contact,
    wheel_spin,
)
from kodawari.mini4wd.crosscheck._parts import roller_places
from kodawari.mini4wd.crosscheck._record import Record
from kodawari.mini4wd.crosscheck._road import Road
from kodawari.mini4wd.crosscheck._schema import Fixture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["InjectedRun", "run_injected"]


class _Sum:
    """Force, and moment about the car's origin, of everything on the car and its parts."""

    def __init__(self, origin: Vector) -> None:
        self.origin = origin
        self.force: Vector = (0.0, 0.0, 0.0)
        self.moment: Vector = (0.0, 0.0, 0.0)

    def add(self, force: Vector, at: Vector) -> None:
        """A force at a point of the world."""
        self.force = plus(self.force, 1.0, force)
        self.moment = plus(self.moment, 1.0, cross(plus(at, -1.0, self.origin), force))


class InjectedRun:
    """One run in MuJoCo under the lane solver's law."""

    def __init__(self, fixture: Fixture, road: Road, *, step: float) -> None:
        import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is run

        self.engine = Engine(fixture, road, step=step, contacts=False)
        car = self.car = self.engine.car
        self._places = np.array(
            [wheel.position for wheel in car.wheels]
            + [roller.position for roller in car.rollers]
            + [point.position for point in car.points]
            + [car.centre]
        )
        self._axes = np.array([(0.0, 1.0, 0.0), *(roller.axis for roller in car.rollers)])
        self._k = [self.engine.k] * len(self._places)
        self._axles = [self.engine.dof("front axle"), self.engine.dof("rear axle")]
        self._roller_dofs = [self.engine.dof(name) for name, _, _ in roller_places(fixture)]
        self._spin_inertia = sum(part.inertia * part.ratio**2 for part in car.spinners)
        self._load = 0.0

    def run(self, progress: Callable[[float], None] | None = None) -> Record:
        """Run to the end."""
        return self.engine.run(self._apply, lambda: self._load > 0.0, progress)

    def _apply(self, turn: "NDArray[np.float64]") -> None:
        """Work out all forces at the present state and hand them over."""
        data = self.engine.data
        velocity, omega = _triple(data.qvel[:3]), _triple(turn @ data.qvel[3:6])
        total = _Sum(_triple(data.qpos[:3]))
        points = [_triple(row) for row in self._places @ turn.T + data.qpos[:3]]
        axes = [_triple(row) for row in self._axes @ turn.T]

        def body(at: Vector) -> Vector:
            """Velocity of the body at a point."""
            return plus(velocity, 1.0, cross(omega, plus(at, -1.0, total.origin)))

        data.qfrc_applied[:] = 0.0
        self._wheels(points, axes[0], body, total)
        self._rollers(points, axes[1:], omega, body, total)
        self._corners(points, body, total)
        self._air(points[-1], body, total)
        self._damper()
        data.qfrc_applied[:3] += total.force
        data.qfrc_applied[3:6] += turn.T @ total.moment

    def _wheels(
        self, points: list[Vector], axle: Vector, body: Callable[[Vector], Vector], total: _Sum
    ) -> None:
        """Tyres, motor and losses; the spin at the end of the step is foreseen, as in the solver."""
        data, car = self.engine.data, self.car
        spin = float(data.qvel[self._axles[1]])
        tyres: list[Tyre] = []
        for i, wheel in enumerate(car.wheels):
            foot = self.engine.lane.foot(self._k[i], points[i])
            self._k[i] = foot.k
            at = plus(points[i], -wheel.radius, foot.normal)
            depth = wheel.radius - foot.distance
            tyres.append(tyre_contact(wheel, foot.normal, axle, at, depth, body(at), spin))
        new = wheel_spin(car.driveline, tyres, spin, self._spin_inertia, self.engine.step)
        for i, tyre in enumerate(tyres):
            force = tyre.force(new)
            total.add(force, tyre.at)
            data.qfrc_applied[self._axles[i // 2]] += dot(cross(plus(tyre.at, -1.0, points[i]), force), axle)
        data.qfrc_applied[self._axles[1]] += motor_torque(car.driveline, spin, new)
        self._load = sum(tyre.load for tyre in tyres)

    def _rollers(
        self,
        points: list[Vector],
        axes: list[Vector],
        omega: Vector,
        body: Callable[[Vector], Vector],
        total: _Sum,
    ) -> None:
        """Rollers on walls, and their bearings."""
        data, lane = self.engine.data, self.engine.lane
        for j, roller in enumerate(self.car.rollers):
            i = 4 + j
            spot = lane.spot(self._k[i], points[i])
            self._k[i] = spot.k
            segment = lane.segments[spot.k]
            side = 1.0 if spot.n > 0.0 else -1.0
            towards = (side * spot.left[0], side * spot.left[1], side * spot.left[2])
            depth = abs(spot.n) + roller.radius - segment.half_width
            if spot.z - lane.floor(spot.k, spot.s)[0] > segment.wall_height:
                depth = 0.0
            at = plus(points[i], roller.radius, towards)
            dof, carried = self._roller_dofs[j], dot(omega, axes[j])
            own = float(data.qvel[dof]) + carried
            force, bearing = roller_force(
                roller, towards, axes[j], depth, body(at), own, carried, self.engine.step
            )
            total.add(force, at)
            twist = dot(cross(plus(at, -1.0, points[i]), force), axes[j])
            data.qfrc_applied[dof] += twist + bearing

    def _corners(self, points: list[Vector], body: Callable[[Vector], Vector], total: _Sum) -> None:
        """Corners of the chassis on the floor."""
        lane = self.engine.lane
        first = 4 + len(self.car.rollers)
        for i, point in enumerate(self.car.points, start=first):
            spot = lane.spot(self._k[i], points[i])
            self._k[i] = spot.k
            height, slope, _ = lane.floor(spot.k, spot.s)
            if spot.z >= height:
                continue
            size = (spot.stretch**2 + slope**2) ** 0.5
            a, u = spot.along, spot.up
            normal = _triple([(spot.stretch * u[k] - slope * a[k]) / size for k in range(3)])
            depth = (height - spot.z) * spot.stretch / size
            total.add(point_force(point, normal, depth, body(points[i])), points[i])

    def _air(self, centre: Vector, body: Callable[[Vector], Vector], total: _Sum) -> None:
        """Drag of the air at the centre of mass."""
        velocity = body(centre)
        scale = -0.5 * self.car.air_density * self.car.drag_area * dot(velocity, velocity) ** 0.5
        total.add((scale * velocity[0], scale * velocity[1], scale * velocity[2]), centre)

    def _damper(self) -> None:
        """The inner force of a free damper."""
        for damper in self.car.dampers:
            model, data = self.engine.model, self.engine.data
            joint = model.joint("damper").id
            dof = int(model.jnt_dofadr[joint])
            data.qfrc_applied[dof] = damper_force(
                damper.stop,
                float(data.qpos[model.jnt_qposadr[joint]]),
                float(data.qvel[dof]),
                damper.travel,
                damper.drag,
                damper.spring,
            )


def run_injected(fixture: Fixture, road: Road, *, progress: Callable[[float], None] | None = None) -> Record:
    """Run a fixture in MuJoCo under the lane solver's law.

    Raises:
        KodawariError: MuJoCo is not installed, or the fixture has discs.
    """
    return InjectedRun(fixture, road, step=1e-3 * fixture.run.injected_step_ms).run(progress)


def _triple(row: "NDArray[np.float64] | list[float]") -> Vector:
    x, y, z = row
    return (float(x), float(y), float(z))
