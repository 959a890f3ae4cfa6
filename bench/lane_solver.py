"""Section `lane_solver`: what a car-step costs, by car, course and instruction set, and against MuJoCo."""

from bench.section import Cell, Section, Table
from bench.timing import TARGETS, costs, on_target

from kodawari.mini4wd.dynamics.version import DEFAULT_STEP

__all__ = ["SECTION"]

HEADLINE = "full car, flat loop"
FIXTURE = "fixture car, flat loop"


def times_real_time(nanoseconds: float) -> float:
    """Simulated seconds per second of one core at the default step."""
    return DEFAULT_STEP / (1e-9 * nanoseconds)


def run(quick: bool) -> Table:
    """Costs here and on narrower registers; MuJoCo on the same fixture in the same run."""
    from kodawari.mini4wd.crosscheck import mujoco_speed  # noqa: PLC0415 — reads the fixture

    here = costs()
    rows: list[tuple[Cell, ...]] = [
        (case, "native", cost, round(times_real_time(cost))) for case, cost in here.items()
    ]
    for target in () if quick else TARGETS:
        rows += [
            (case, target, cost, round(times_real_time(cost))) for case, cost in on_target(target).items()
        ]
    speed = mujoco_speed()
    figures: dict[str, Cell] = {
        "ns_per_car_step": here[HEADLINE],
        "times_real_time": times_real_time(here[FIXTURE]),
        "mujoco_times_real_time": None if speed is None else speed.times_real_time,
    }
    notes = [
        f"Processor time of one thread, median of five; the step is {1e3 * DEFAULT_STEP:g} ms.",
        "A full car has six rollers, eight body points, a damper, air drag and cells that sag.",
    ]
    if speed is None:
        notes.append("MuJoCo is not installed: no comparison.")
    else:
        rows.append((FIXTURE, "MuJoCo", None, round(speed.times_real_time, 1)))
        ratio = times_real_time(here[FIXTURE]) / speed.times_real_time
        notes.append(
            f"MuJoCo runs the fixture with its own contacts at {1e3 * speed.step_s:g} ms, where its lap is "
            f"within 0.5 % of its limit; here it goes {ratio:.0f} times faster."
        )
    columns = ("car and course", "instruction set", "ns per car-step", "times real time")
    return Table(columns, rows, tuple(notes), figures)


SECTION = Section("lane_solver", "Lane solver: cost of a step", run, order=1)
