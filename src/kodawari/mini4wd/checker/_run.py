"""A car on the speed checker, many times."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from kodawari.errors import KodawariError
from kodawari.exact import plain_sum
from kodawari.keyed import key_of, triangular, units
from kodawari.mini4wd.build import Build, Pick, assemble
from kodawari.mini4wd.checker._device import load_device
from kodawari.mini4wd.checker._mill import Treadmill, distance_time, settling_time, top_speed
from kodawari.mini4wd.checker.outcome import CheckerResult
from kodawari.mini4wd.dynamics import PHYSICS_VERSION, RawCar
from kodawari.mini4wd.race import RUNS_PER_DRAW, believed, chance_to_finish, drawn, interval
from kodawari.mini4wd.steady import Drive

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["NAME", "on_the_checker", "run_checker"]

NAME = "speed-checker"
"""What stands in a command for a course."""

FARTHEST = 100_000.0


class Shown(NamedTuple):
    """What the device shows in a row of runs: time [s], top speed [m/s], time constant [s]; shape (n,)."""

    time: "NDArray[np.float64]"
    top: "NDArray[np.float64]"
    settling: "NDArray[np.float64]"


def on_the_checker(car: RawCar, pick: Pick) -> tuple[Drive, Treadmill]:
    """A raw car on the device, whose own unknowns `pick` chooses.

    The car's weight presses its tyres onto the rollers; its air drag, walls and inertia have no part in it.
    """
    device = {key: pick(key, quantity) for key, quantity in load_device().rollers.quantities().items()}
    drive = Drive.of(car)
    rolling = 0.25 * plain_sum(wheel.rolling_resistance for wheel in car.wheels)
    spinning = plain_sum(part.inertia * part.ratio * part.ratio for part in car.spinners)
    mill = Treadmill(
        drag=1e-3 * device["checker.drag_mN"] + rolling * car.mass * car.gravity,
        drag_viscous=1e-3 * device["checker.drag_mN_s_m"],
        mass=1e-3 * device["checker.mass_g"] + spinning / (drive.radius * drive.radius),
        scale=device["checker.scale"],
    )
    return drive, mill


def run_checker(
    build: Build, *, distance_m: float | None = None, runs: int = 400, seed: int = 0
) -> CheckerResult:
    """Run a car on the speed checker, many times.

    It runs `runs` times with best values, and as often with its uncertain parameters drawn, as a race does.

    Args:
        build: The car.
        distance_m: Way of a run [m]; the device's own when left out.
        runs: Runs of each row.
        seed: Names all draws.

    Raises:
        KodawariError: The distance or the number of runs makes no sense.
    """
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is run

    way = load_device().distance_m if distance_m is None else distance_m
    if not 1.0 <= way <= FARTHEST:
        raise KodawariError(f"{way:g} m cannot be run", mend=f"Give between 1 and {FARTHEST:.0f} m.")
    if not 1 <= runs <= 1_000_000:
        raise KodawariError(f"{runs} runs cannot be run", mend="Give between 1 and 1000000.")
    numbers = np.arange(runs)
    best = _shown(build, [believed()], np.zeros(runs, dtype=np.int64), way, seed=seed, runs=numbers)
    draws = numbers // RUNS_PER_DRAW
    picks = [drawn(seed, draw) for draw in range(int(draws[-1]) + 1)]
    spread = _shown(build, picks, draws, way, seed=seed, runs=numbers)
    return CheckerResult(
        physics_version=PHYSICS_VERSION,
        car=build.name,
        course=NAME,
        runs=runs,
        seed=seed,
        distance_m=way,
        race_time_s=interval(best.time, spread.time),
        top_speed_m_s=interval(best.top, spread.top),
        top_speed_kmh=interval(3.6 * best.top, 3.6 * spread.top),
        settling_time_s=interval(best.settling, spread.settling),
        finish=chance_to_finish(best.time, spread.time),
        times_s=[float(t) for t in best.time if np.isfinite(t)],
        drawn_times_s=[float(t) for t in spread.time if np.isfinite(t)],
        notes=["The body is held: no air drag, no wall, no weight to move."],
    )


def _shown(
    build: Build,
    picks: Sequence[Pick],
    pick_of: "NDArray[np.int64]",
    way: float,
    *,
    seed: int,
    runs: "NDArray[np.int64]",
) -> Shown:
    """What the device shows in each run, of the car that each run's pick makes."""
    import numpy as np  # noqa: PLC0415

    cars = [on_the_checker(assemble(build, pick), pick) for pick in picks]
    device = load_device().runs.speed.quantity("")
    factor = 1.0 + device.spread * triangular(units(key_of(seed, "checker.run"), runs))
    time, top, settling = (
        np.array([float(figure) for figure in row])[pick_of]
        for row in zip(
            *((distance_time(way, *car), top_speed(*car), settling_time(*car)) for car in cars), strict=True
        )
    )
    return Shown(time / factor, top * factor, settling)
