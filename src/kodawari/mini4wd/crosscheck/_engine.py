"""MuJoCo as the engine of a run: its start, its steps one by one, and the record of them."""

from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING, Any

from kodawari.errors import KodawariError
from kodawari.mini4wd.crosscheck._model import model_text, require_mujoco
from kodawari.mini4wd.crosscheck._ours import start_of
from kodawari.mini4wd.crosscheck._place import Lane
from kodawari.mini4wd.crosscheck._raw import raw_car
from kodawari.mini4wd.crosscheck._record import Poses, Record, record_of, rotations
from kodawari.mini4wd.crosscheck._road import Road
from kodawari.mini4wd.crosscheck._schema import Fixture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Engine"]

HALF_WALL = 0.001
"""From the inner face of a wall to its middle plane [m]."""
STALL_TIME, STALL_WAY = 1.0, 0.02


class Engine:
    """One run of a fixture in MuJoCo.

    Attributes:
        mujoco: The module.
        model: Its model.
        data: Its state.
        lane: Where points are on the course.
        fixture: The fixture.
        car: The raw car, for its masses and laws.
        k: Segment of the centre of mass.
        clock: Time spent in MuJoCo's own steps so far [s].
    """

    def __init__(self, fixture: Fixture, road: Road, *, step: float, contacts: bool) -> None:
        import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is run

        self.mujoco = require_mujoco()
        if "disc" in {fixture.wheels.shape, *(roller.shape for roller in fixture.roller.values())}:
            raise KodawariError(
                "MuJoCo has balls for wheels and rollers, and the fixture has discs",
                mend='Set shape = "ball", or run without MuJoCo.',
            )
        self.fixture, self.road, self.step = fixture, road, step
        self.car = raw_car(fixture)
        self.lane = Lane(road.chain.segments, road.chain.progress)
        self.model: Any = self.mujoco.MjModel.from_xml_string(
            model_text(fixture, step=step, contacts=contacts)
        )
        self.data: Any = self.mujoco.MjData(self.model)
        self.centre = np.array(self.car.centre)
        self.clock = 0.0
        self.k = self._begin()

    def dof(self, joint: str) -> int:
        """Index of a hinge's or slide's velocity."""
        return int(self.model.jnt_dofadr[self.model.joint(joint).id])

    def _begin(self) -> int:
        """Put the car at its start."""
        import numpy as np  # noqa: PLC0415 - as above

        start, data = start_of(self.fixture, self.road, self.car), self.data
        turn = np.array(start.axes).T
        self.mujoco.mju_mat2Quat(data.qpos[3:7], turn.ravel())
        data.qpos[:3] = start.origin
        data.qvel[:3] = start.velocity
        for axle in ("front axle", "rear axle"):
            data.qvel[self.dof(axle)] = start.wheel_spin
        if start.damper_travel:
            data.qpos[self.model.jnt_qposadr[self.model.joint("damper").id]] = start.damper_travel[0]
        if self.model.nu:
            data.ctrl[0] = self.fixture.drive.voltage_V
        return start.segment

    def turn(self) -> "NDArray[np.float64]":
        """Matrix from the car's axes to the world's, at the present state."""
        import numpy as np  # noqa: PLC0415 - as above

        w, x, y, z = self.data.qpos[3:7].tolist()
        return np.array(
            [
                [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
                [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
                [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
            ]
        )

    def run(
        self,
        prepare: Callable[["NDArray[np.float64]"], None],
        touching: Callable[[], bool],
        progress: Callable[[float], None] | None = None,
    ) -> Record:
        """Step until the laps are done, the time is over or the car is out.

        Args:
            prepare: Called before each step with `turn()`: places planes or applies forces.
            touching: Whether a tyre carried load in the last step.
            progress: Called now and then with the share of the run that is done.
        """
        import numpy as np  # noqa: PLC0415 - as above

        steps = round(self.fixture.run.duration_s / self.step)
        finish = self.road.laps * self.road.lap_length + 0.05
        kept = np.full((steps, 16), np.nan)
        segment = np.zeros(steps, dtype=np.int64)
        data, lane, spin = self.data, self.lane, self.dof("rear axle")
        mark, mark_time, out, done = -1e9, 0.0, False, 0
        turn = self.turn()
        for k in range(steps):
            prepare(turn)
            begin = perf_counter()
            self.mujoco.mj_step(self.model, data)
            self.clock += perf_counter() - begin
            turn = self.turn()
            row = kept[k]
            row[0], row[14], row[15] = data.time, data.qvel[spin], touching()
            row[1:8], row[8:14] = data.qpos[:7], data.qvel[:6]
            spot = lane.spot(self.k, (turn @ self.centre + data.qpos[:3]).tolist())
            self.k, segment[k], done = spot.k, spot.k, k + 1
            way = lane.progress[spot.k] + lane.segments[spot.k].half_length + spot.s
            if way > mark + STALL_WAY:
                mark, mark_time = way, data.time
            upright = sum(a * b for a, b in zip(spot.up, turn[:, 2].tolist(), strict=True)) >= 0.0
            aside = abs(spot.n) > lane.segments[spot.k].half_width + HALF_WALL
            stalled = self.fixture.start.power and data.time - mark_time > STALL_TIME
            out = aside or stalled or not upright
            if out or way > finish:
                break
            if progress is not None and k % 500 == 0:
                progress(max(k / steps, way / finish if self.road.laps > 1 else 0.0))
        return self._record(kept[:done], segment[:done], out=out)

    def _record(self, kept: "NDArray[np.float64]", segment: "NDArray[np.int64]", *, out: bool) -> Record:
        """Poses from rows of time, place, quaternion, velocities, spin of the wheels and touching."""
        import numpy as np  # noqa: PLC0415 - as above

        turn = rotations(kept[:, 4:8])
        arm = turn @ self.centre
        omega = np.einsum("nij,nj->ni", turn, kept[:, 11:14])
        poses = Poses(
            time=kept[:, 0],
            centre=kept[:, 1:4] + arm,
            centre_velocity=kept[:, 8:11] + np.cross(omega, arm),
            origin=kept[:, 1:4],
            origin_velocity=kept[:, 8:11],
            spin=kept[:, 14],
            segment=segment,
            touching=kept[:, 15] > 0.5,
            out=out,
        )
        return record_of(poses, self.road)
