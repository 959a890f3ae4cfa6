"""One car, looked at closely: every state of a run, by name."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics.batch import run_batch
from kodawari.mini4wd.dynamics.chain import Chain
from kodawari.mini4wd.dynamics.pack import Start, pack
from kodawari.mini4wd.dynamics.rawcar import RawCar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Trace", "trace_run"]


@dataclass(frozen=True, slots=True)
class Trace:
    """The states of one run, n samples at equal intervals, the first one interval after the start.

    Attributes:
        time: [s], shape (n,).
        position: Of the rigid body's centre of mass, world [m], shape (n, 3).
        quaternion: Body to world, (w, x, y, z), shape (n, 4).
        velocity: Of the centre of mass, world [m/s], shape (n, 3).
        angular_velocity: In the body's axes [rad/s], shape (n, 3).
        spin: Wheel spin relative to the body [rad/s], shape (n,).
        segment: Index in the chain, shape (n,).
        s: Place of the centre of mass along its segment, from its middle [m], shape (n,).
        offset: To the left of the lane's centre [m], shape (n,).
        height: Of the centre of mass over the floor [m], shape (n,).
        tyre_load: Sum of the normal forces under the tyres [N], shape (n,).
        other_load: Sum of the normal forces on rollers and body points [N], shape (n,).
        motor_work: Work of the motor on the axles so far [J], shape (n,).
        energy: Kinetic and potential energy, contacts as springs included [J], shape (n,).
        charge: Charge drawn from the cells [C], shape (n,).
        damper_travel: [m], shape (n, dampers).
        damper_rate: [m/s], shape (n, dampers).
        roller_spin: Absolute spin about the axle [rad/s], shape (n, rollers).
        wall_force: Normal force of each roller on a wall's side [N], shape (n, rollers).
        status: How the run ended (`_layout.FINISHED`, …).
    """

    time: "NDArray[np.float64]"
    position: "NDArray[np.float64]"
    quaternion: "NDArray[np.float64]"
    velocity: "NDArray[np.float64]"
    angular_velocity: "NDArray[np.float64]"
    spin: "NDArray[np.float64]"
    segment: "NDArray[np.int64]"
    s: "NDArray[np.float64]"
    offset: "NDArray[np.float64]"
    height: "NDArray[np.float64]"
    tyre_load: "NDArray[np.float64]"
    other_load: "NDArray[np.float64]"
    motor_work: "NDArray[np.float64]"
    energy: "NDArray[np.float64]"
    charge: "NDArray[np.float64]"
    damper_travel: "NDArray[np.float64]"
    damper_rate: "NDArray[np.float64]"
    roller_spin: "NDArray[np.float64]"
    wall_force: "NDArray[np.float64]"
    status: int


def trace_run(
    car: RawCar, chain: Chain, start: Start, *, step: float, duration: float, every: int = 1
) -> Trace:
    """Run one car for `duration` seconds, or to its end, and keep its state every `every` steps.

    Args:
        car: The car.
        chain: What it runs on.
        start: Its state at t = 0.
        step: Time step [s].
        duration: [s].
        every: Steps between samples.
    """
    samples = round(duration / step) // every
    packed = pack(car, start, step=step, time_limit=duration - 0.5 * step)
    result = run_batch([packed], [chain], traced=1, trace_every=every, samples=samples, threads=1)
    rows = result.trace[0]
    rows = rows[rows[:, at.Y_TIME] == rows[:, at.Y_TIME]]  # what lies after the end is NaN
    n_dampers = len(car.dampers)
    dampers = rows[:, at.N_TRACE : at.N_TRACE + 2 * n_dampers]
    rollers = rows[:, at.N_TRACE + 2 * n_dampers :]
    return Trace(
        time=rows[:, at.Y_TIME],
        position=rows[:, at.Y_PX : at.Y_PZ + 1],
        quaternion=rows[:, at.Y_QW : at.Y_QZ + 1],
        velocity=rows[:, at.Y_VX : at.Y_VZ + 1],
        angular_velocity=rows[:, at.Y_WX : at.Y_WZ + 1],
        spin=rows[:, at.Y_SPIN],
        segment=rows[:, at.Y_K].astype(int),
        s=rows[:, at.Y_S],
        offset=rows[:, at.Y_N],
        height=rows[:, at.Y_HEIGHT],
        tyre_load=rows[:, at.Y_TYRE_LOAD],
        other_load=rows[:, at.Y_ANY_LOAD],
        motor_work=rows[:, at.Y_MOTOR_WORK],
        energy=rows[:, at.Y_ENERGY],
        charge=rows[:, at.Y_CHARGE],
        damper_travel=dampers[:, 0::2],
        damper_rate=dampers[:, 1::2],
        roller_spin=rollers[:, 0::2],
        wall_force=rollers[:, 1::2],
        status=int(result.results[0, at.R_STATUS]),
    )
