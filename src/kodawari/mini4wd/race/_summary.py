"""From many runs to medians, intervals and a speed profile."""

from typing import TYPE_CHECKING

from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.race._field import Field
from kodawari.mini4wd.race._outs import lap_of
from kodawari.mini4wd.race.outcome import Interval, Lap, SpeedAt

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["finish_times", "interval", "lap_table", "speed_profile"]

TAIL = 0.05
"""Share of the runs left out at either end of an interval."""


def quantile(values: "NDArray[np.float64]", share: float) -> float:
    """The quantile of a sample, linear between its order statistics (Hyndman and Fan 1996, type 7)."""
    import numpy as np  # noqa: PLC0415 — heavy, and only needed when something was run

    ordered = np.sort(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    weight = place - below
    return float(ordered[below] * (1.0 - weight) + ordered[above] * weight)


def interval(best: "NDArray[np.float64]", drawn: "NDArray[np.float64]") -> Interval | None:
    """Median of the runs with best values, and the middle 90 % of those with drawn parameters; NaN left out.

    Falls back on whichever of the two rows has any number; None when neither has.
    """
    import numpy as np  # noqa: PLC0415

    best, drawn = best[np.isfinite(best)], drawn[np.isfinite(drawn)]
    if not len(best) and not len(drawn):
        return None
    middle = quantile(best if len(best) else drawn, 0.5)
    spread = drawn if len(drawn) else best
    low, high = quantile(spread, TAIL), quantile(spread, 1.0 - TAIL)
    return Interval(median=middle, low=min(low, middle), high=max(high, middle))


def finish_times(field: Field) -> "NDArray[np.float64]":
    """Race time of each run [s], NaN where it did not finish; shape (n,)."""
    import numpy as np  # noqa: PLC0415

    finished = field.result.results[:, at.R_STATUS] == at.FINISHED
    return np.where(finished, field.result.laps[:, -1], np.nan)


def lap_table(best: Field, drawn: Field) -> list[Lap]:
    """Lap by lap: lane, time, and how many runs completed it."""
    import numpy as np  # noqa: PLC0415

    chain = best.chain
    starts = [chain.start] + [chain.lap_ends.index(lap) for lap in range(1, chain.laps)]

    def durations(field: Field) -> "NDArray[np.float64]":
        return np.diff(field.result.laps, axis=1, prepend=0.0)

    first, second = durations(best), durations(drawn)
    return [
        Lap(
            lane=chain.segments[k].lane,
            time_s=interval(first[:, lap], second[:, lap]),
            finished=int(np.isfinite(first[:, lap]).sum()),
        )
        for lap, k in enumerate(starts)
    ]


def speed_profile(best: Field, drawn: Field) -> list[SpeedAt]:
    """Speed wherever the centre of mass enters a segment, from the start line to the finish."""
    import numpy as np  # noqa: PLC0415

    chain = best.chain
    profile = []
    end = chain.lap_ends.index(chain.laps)
    for k in range(chain.start, end + 1):
        lap, _ = lap_of(chain, k)
        gates, others = best.result.gates[:, k], drawn.result.gates[:, k]
        here = np.isfinite(gates[:, at.G_TIME])
        flying = gates[here, at.G_AIR_TIME] > 0.0
        profile.append(
            SpeedAt(
                s_m=chain.progress[k],
                lap=lap,
                lane=chain.segments[k].lane,
                piece=chain.segments[k].piece,
                speed_m_s=interval(gates[:, at.G_SPEED], others[:, at.G_SPEED]),
                airborne=float(flying.mean()) if len(flying) else 0.0,
            )
        )
    return profile
