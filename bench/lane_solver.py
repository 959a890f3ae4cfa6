"""Section `lane_solver`: what a car-step costs, by car, course and instruction set, and against MuJoCo."""

from bench.section import Cell, Section, Table
from bench.timing import TARGETS, coarsest_step, costs, fixture, on_target, step_cost

from kodawari.mini4wd.dynamics.version import DEFAULT_STEP

__all__ = ["SECTION"]

HEADLINE = "full car, flat loop"
FIXTURE = "fixture car, flat loop"


def times_real_time(nanoseconds: float, step: float = DEFAULT_STEP) -> float:
    """Simulated seconds per second of one core."""
    return step / (1e-9 * nanoseconds)


def run(quick: bool) -> Table:
    """Costs here and on narrower registers; MuJoCo on the same kind of loop in the same run."""
    here = costs()
    rows: list[tuple[Cell, ...]] = [
        (case, "native", cost, round(times_real_time(cost))) for case, cost in here.items()
    ]
    for target in () if quick else TARGETS:
        found = on_target(target)
        rows += [(case, target, cost, round(times_real_time(cost))) for case, cost in found.items()]
    compared, notes, pace = against_mujoco()
    figures: dict[str, Cell] = {
        "ns_per_car_step": here[HEADLINE],
        "times_real_time": times_real_time(here[FIXTURE]),
        "mujoco_times_real_time": pace,
    }
    first = (
        f"Processor time of one thread, median of five; the step is {1e3 * DEFAULT_STEP:g} ms unless said.",
        "A full car has six rollers, eight body points, a damper, air drag and cells that sag.",
    )
    columns = ("car and course", "instruction set", "ns per car-step", "times real time")
    return Table(columns, rows + compared, first + notes, figures)


def against_mujoco() -> tuple[list[tuple[Cell, ...]], tuple[str, ...], float | None]:
    """Both engines on the fixture, each at the largest step whose lap is within 0.5 % of its limit."""
    from kodawari.mini4wd.crosscheck import has_mujoco, native_speed  # noqa: PLC0415 — reads the fixture

    if not has_mujoco():
        return [], ("MuJoCo is not installed: no comparison.",), None
    theirs, step = native_speed(), coarsest_step()
    cost = step_cost(*fixture(step=step))
    ours = times_real_time(cost, step)
    rows: list[tuple[Cell, ...]] = [
        (f"{FIXTURE}, {1e3 * step:g} ms", "native", cost, round(ours)),
        (f"{FIXTURE}, {1e3 * theirs.step_s:g} ms", "MuJoCo", None, round(theirs.times_real_time, 1)),
    ]
    note = (
        f"The last two rows: each engine at the largest step whose lap is within 0.5 % of its own limit; "
        f"here a simulated second costs {ours / theirs.times_real_time:.0f} times less."
    )
    return rows, (note,), theirs.times_real_time


SECTION = Section("lane_solver", "Lane solver: cost of a step", run, order=1)
