"""MuJoCo with its own contacts, on exact walls and floors.

Facets bias a corner's loss and do not converge, so there are none: every wheel, roller and corner of the
chassis has a plane of its own, and before each step that plane is laid against the analytic surface at the
point nearest to the ball. So each has one contact, at the exact place and with the exact normal, and MuJoCo's
law does the rest. What is left out: wall tops (a roller above its wall's height touches nothing), and walls
for anything but rollers.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kodawari.mini4wd.crosscheck._engine import Engine
from kodawari.mini4wd.crosscheck._model import ball_names
from kodawari.mini4wd.crosscheck._record import Record
from kodawari.mini4wd.crosscheck._road import Road
from kodawari.mini4wd.crosscheck._schema import Fixture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["NativeRun", "run_native"]

N_WHEELS = 4
AWAY = -1e3
"""Where a plane is put that nothing shall touch [m]."""


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
        self._flat = all(not any(segment.profile[1:]) for segment in road.chain.segments)
        if self._flat:
            self._lay_floor(self._balls @ self.engine.turn().T + self.engine.data.qpos[:3])

    def run(self, progress: Callable[[float], None] | None = None) -> Record:
        """Run to the end."""
        return self.engine.run(self._place, self._touching, progress)

    def _place(self, turn: "NDArray[np.float64]") -> None:
        """Lay every plane against the surface next to its ball, at the present state."""
        balls = self._balls @ turn.T + self.engine.data.qpos[:3]
        if not self._flat:
            self._lay_floor(balls)
        lane, data = self.engine.lane, self.engine.data
        points = balls.tolist()
        for i in self._rollers:
            spot = lane.spot(self._at[i], points[i])
            self._at[i] = spot.k
            segment = lane.segments[spot.k]
            mocap = self._mocap[i]
            if spot.z - lane.floor(spot.k, spot.s)[0] > segment.wall_height:
                data.mocap_pos[mocap, 2] = AWAY
                data.mocap_quat[mocap] = (1.0, 0.0, 0.0, 0.0)
                continue
            side = 1.0 if spot.n > 0.0 else -1.0
            gap = side * segment.half_width - spot.n
            (x, y, z), (a, b, c) = points[i], spot.left
            data.mocap_pos[mocap] = (x + gap * a, y + gap * b, z + gap * c)
            data.mocap_quat[mocap] = _facing(-side * a, -side * b, -side * c)

    def _lay_floor(self, balls: "NDArray[np.float64]") -> None:
        """Lay the planes of wheels and corners against the floor."""
        lane, data = self.engine.lane, self.engine.data
        points = balls.tolist()
        for i, point in enumerate(points):
            if i in self._rollers:
                continue
            foot = lane.foot(self._at[i], point)
            self._at[i] = foot.k
            (x, y, z), (a, b, c), d = point, foot.normal, foot.distance
            data.mocap_pos[self._mocap[i]] = (x - d * a, y - d * b, z - d * c)
            data.mocap_quat[self._mocap[i]] = _facing(a, b, c)

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
