"""How fast MuJoCo runs a fixture with its own contacts, for comparison with the lane solver."""

from dataclasses import dataclass

from msgspec.structs import replace

from kodawari.errors import KodawariError
from kodawari.mini4wd.crosscheck._measure import measure
from kodawari.mini4wd.crosscheck._native import NativeRun
from kodawari.mini4wd.crosscheck._read import load_cases
from kodawari.mini4wd.crosscheck._road import road_of
from kodawari.mini4wd.crosscheck._schema import Fixture

__all__ = ["NativeSpeed", "native_speed"]

STEPS_MS = (1.0, 0.5, 0.2, 0.1)
LIMIT_MS = 0.05
CLOSE = 0.005


@dataclass(frozen=True, slots=True)
class NativeSpeed:
    """MuJoCo's speed at the largest step at which its own lap is close to its limit.

    Attributes:
        step_s: That step [s].
        times_real_time: Simulated seconds in a second of MuJoCo's own steps: what lies around them (planes
            that are moved, records that are kept) is not counted.
        lap_s: Its lap at that step [s].
        limit_s: Its lap at the finest step [s].
    """

    step_s: float
    times_real_time: float
    lap_s: float
    limit_s: float


def native_speed(
    fixture: str = "loop",
    *,
    steps_ms: tuple[float, ...] = STEPS_MS,
    limit_ms: float = LIMIT_MS,
    laps: int = 4,
) -> NativeSpeed:
    """Time MuJoCo on a fixture's first case, at the largest step whose lap is within 0.5 % of its limit.

    Args:
        fixture: A shipped name or a file; it needs a quantity of the kind `lap`.
        steps_ms: Steps to try, the largest first [ms].
        limit_ms: The step whose lap is taken as the limit [ms].
        laps: How many laps to run; all but the first count.

    Raises:
        KodawariError: MuJoCo is not installed, the fixture has no lap, or no step comes close.
    """
    made = load_cases(fixture, {"run.laps": laps})[0].fixture
    limit, _ = _lap_and_pace(made, limit_ms)
    for step in steps_ms:
        lap, pace = _lap_and_pace(made, step)
        if abs(lap / limit - 1.0) <= CLOSE:
            return NativeSpeed(1e-3 * step, pace, lap, limit)
    raise KodawariError(f"no step brings MuJoCo's lap within {CLOSE:.1%} of its limit", file=fixture)


def _lap_and_pace(fixture: Fixture, step_ms: float) -> tuple[float, float]:
    """Lap [s] and simulated seconds per second at a step."""
    lap = next((quantity for quantity in fixture.quantity if quantity.kind == "lap"), None)
    if lap is None:
        raise KodawariError("the fixture measures no lap", mend="Take one with a quantity of the kind 'lap'.")
    made = replace(fixture, run=replace(fixture.run, native_step_ms=step_ms))
    road = road_of(made.course, made.run.laps)
    run = NativeRun(made, road, step=1e-3 * step_ms)
    record = run.run()
    lap = replace(lap, laps=(min(2, road.laps), road.laps))
    return measure(lap, record, road), float(record.time[-1]) / run.engine.clock
