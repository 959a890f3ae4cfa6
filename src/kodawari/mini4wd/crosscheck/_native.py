"""MuJoCo with its own contacts, on exact walls and floors.

Facets bias a corner's loss and do not converge, so there are none: every wheel, roller and corner of the
chassis has a plane of its own, and before each step that plane is laid against the analytic surface at the
point nearest to the ball. So each has one contact, at the exact place and with the exact normal, and MuJoCo's
law does the rest. Walls end at their tops: above, the nearest point is the edge or the top itself.
"""

from collections.abc import Callable
from math import hypot
from typing import TYPE_CHECKING

from kodawari.mini4wd.crosscheck._car_schema import Vector
from kodawari.mini4wd.crosscheck._engine import Engine
from kodawari.mini4wd.crosscheck._model import ball_names
from kodawari.mini4wd.crosscheck._place import Spot
from kodawari.mini4wd.crosscheck._record import Record
from kodawari.mini4wd.crosscheck._road import Road
from kodawari.mini4wd.crosscheck._schema import Fixture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["NativeRun", "run_native"]

N_WHEELS = 4
WALL = 0.002
"""Thickness of a wall [m]."""
MOST_DEPTH = 0.03
"""A roller deeper in a wall than this came down behind it: there is nothing [m]."""
_NOWHERE: tuple[Vector, Vector] = ((0.0, 0.0, -1e3), (0.0, 0.0, 1.0))
"""A plane that nothing touches."""


class NativeRun:
    """One run with MuJoCo's contacts; `engine.clock` tells the time spent in its steps."""

    def __init__(self, fixture: Fixture, road: Road, *, step: float) -> None:
        import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is run

        self.engine = Engine(fixture, road, step=step, contacts=True)
        car = self.engine.car
        self._rollers = range(N_WHEELS, N_WHEELS + len(car.rollers))
        self._balls = np.array(
            [wheel.position for wheel in car.wheels]
            + [roller.position for roller in car.rollers]
            + [point.position for point in car.points]
        )
        model = self.engine.model
        names = ball_names(fixture)
        self._mocap = [int(model.body_mocapid[model.body(f"under {name}").id]) for name in names]
        self._wheel_geoms = np.array([model.geom(name).id for name in names[:N_WHEELS]])
        self._at = [self.engine.k] * len(names)
        self._loose = False  # whether a roller is over a wall: then the chassis may meet walls too
        self._walled = False  # whether a corner's plane may stand against a wall now
        self._level = all(not any(segment.profile[1:]) for segment in road.chain.segments)
        if self._level:
            self._lay_floor(self._balls @ self.engine.turn().T + self.engine.data.qpos[:3], walls=False)

    def run(self, progress: Callable[[float], None] | None = None) -> Record:
        """Run to the end."""
        return self.engine.run(self._place, self._touching, progress)

    def _place(self, turn: "NDArray[np.float64]") -> None:
        """Lay every plane against the surface next to its ball, at the present state."""
        balls = self._balls @ turn.T + self.engine.data.qpos[:3]
        if self._level and (self._loose or self._walled):
            # nobody has followed wheels and corners so far: begin where the car is
            self._at = [self._at[i] if i in self._rollers else self.engine.k for i in range(len(balls))]
        if not self._level or self._loose or self._walled:
            self._walled = self._loose or not self._level
            self._lay_floor(balls, walls=self._walled)
        self._loose = False
        points = balls.tolist()
        for i in self._rollers:
            spot = self.engine.lane.spot(self._at[i], points[i])
            self._at[i] = spot.k
            point, inward = self._nearest_wall(spot, points[i])
            self._lay(i, point, inward)
            if inward[2] != 0.0 or abs(spot.n) > self.engine.lane.segments[spot.k].half_width:
                self._loose = True

    def _lay(self, i: int, point: Vector, normal: Vector) -> None:
        """Put a ball's plane through a point."""
        data, mocap = self.engine.data, self._mocap[i]
        data.mocap_pos[mocap] = point
        data.mocap_quat[mocap] = _facing(*normal)

    def _nearest_wall(self, spot: Spot, centre: Vector) -> tuple[Vector, Vector]:
        """The point of the nearer wall that is nearest to a ball's centre, and the direction from it.

        A wall's section is a rectangle: its inner face up to the top, then the edges and the top itself.
        """
        lane = self.engine.lane
        segment = lane.segments[spot.k]
        side = 1.0 if spot.n > 0.0 else -1.0
        over = spot.z - lane.floor(spot.k, spot.s)[0] - segment.wall_height
        beyond = abs(spot.n) - segment.half_width
        if over <= 0.0:
            if beyond > MOST_DEPTH:
                return _NOWHERE
            a, b, c = spot.left
            x, y, z = centre
            gap = -side * beyond
            return (x + gap * a, y + gap * b, z + gap * c), (-side * a, -side * b, -side * c)
        aside = side * (beyond - min(max(beyond, 0.0), WALL))
        size = hypot(aside, over)
        n, u = aside / size, over / size
        normal = tuple(n * a + u * b for a, b in zip(spot.left, spot.up, strict=True))
        point = tuple(p - size * b for p, b in zip(centre, normal, strict=True))
        return point, normal  # type: ignore[return-value]

    def _lay_floor(self, balls: "NDArray[np.float64]", *, walls: bool) -> None:
        """Lay the planes of wheels and corners against the floor, or a corner's against a nearer wall."""
        lane = self.engine.lane
        for i, place in enumerate(balls.tolist()):
            if i in self._rollers:
                continue
            foot = lane.foot(self._at[i], place)
            self._at[i] = foot.k
            (x, y, z), (a, b, c), d = place, foot.normal, foot.distance
            point, normal = (x - d * a, y - d * b, z - d * c), foot.normal
            if walls and i > self._rollers[-1]:
                wall, inward = self._nearest_wall(lane.spot(foot.k, place), place)
                gap = sum((p - w) * m for p, w, m in zip(place, wall, inward, strict=True))
                if gap < d:
                    point, normal = wall, inward
            self._lay(i, point, normal)

    def _touching(self) -> bool:
        """Whether a tyre carried load in the last step."""
        import numpy as np  # noqa: PLC0415 - as above

        data = self.engine.data
        if not data.ncon:
            return False
        tyre = np.isin(data.contact.geom[:, 1], self._wheel_geoms) & (data.contact.efc_address >= 0)
        return bool((data.efc_force[data.contact.efc_address[tyre]] > 0.0).any())


def run_native(fixture: Fixture, road: Road, *, progress: Callable[[float], None] | None = None) -> Record:
    """Run a fixture in MuJoCo with its own contacts.

    Raises:
        KodawariError: MuJoCo is not installed, or the fixture has discs.
    """
    return NativeRun(fixture, road, step=1e-3 * fixture.run.native_step_ms).run(progress)


def _facing(x: float, y: float, z: float) -> tuple[float, float, float, float]:
    """The quaternion that turns the z axis into a unit vector that does not point straight down."""
    size = (2.0 * (1.0 + z)) ** 0.5
    return (0.5 * size, -y / size, x / size, 0.0)
