"""The effect of a change in figures: on the time of a lap, and on the chance to finish."""

from kodawari.mini4wd.tune import PartChange, TuneResult
from kodawari.quantity import format_number
from kodawari.report import share_change
from kodawari.tuning import Effect

__all__ = [
    "Figures",
    "change_ranges",
    "effect_ranges",
    "figures_of",
    "missing_text",
    "signed",
    "total_effect",
]

Figures = tuple[float | None, float | None, float | None, float | None, float | None, float | None]
"""Change of a lap with its 95 % ends [s], change of the chance to finish with its ends [share]."""


def figures_of(change: PartChange) -> Figures:
    """What one change gave."""
    return (
        change.lap_time_s,
        change.lap_time_low_s,
        change.lap_time_high_s,
        change.finish,
        change.finish_low,
        change.finish_high,
    )


def total_effect(result: TuneResult) -> Figures | None:
    """The winner against the base; None where it was not measured."""
    found = result.study.attribution
    return None if found is None else _per_lap(found.total, result.laps)


def _per_lap(effect: Effect, laps: int) -> Figures:
    ends = (effect.time, effect.time_low, effect.time_high)
    time, low, high = (None if end is None else end / laps for end in ends)
    return time, low, high, effect.chance, effect.chance_low, effect.chance_high


def change_ranges(change: PartChange) -> tuple[str, str]:
    """Lap [s] and chance [points] with 95 % intervals: `−0.51 (−0.71 to −0.26)`; or why not known."""
    lap, chance = effect_ranges(figures_of(change))
    return (lap, chance) if lap or chance else (missing_text(change), "")


def effect_ranges(figures: Figures) -> tuple[str, str]:
    """Change of a lap [s] and of the chance to finish [points], each with its interval."""
    time, time_low, time_high, *chances = figures
    points = ["" if chance is None else share_change(chance) for chance in chances]
    return _with_ends(signed(time), signed(time_low), signed(time_high)), _with_ends(*points)


def missing_text(change: PartChange) -> str:
    """Why a change has no effect of its own."""
    return f"with {', '.join(change.together).lower()}" if change.together else "not measured"


def signed(value: float | None) -> str:
    """`+0.02`, `−0.51`, `0.00`; empty when not known."""
    if value is None:
        return ""
    text = format_number(value)
    return f"+{text}" if value > 0 and text.strip("0.") else text


def _with_ends(value: str, low: str, high: str) -> str:
    return f"{value} ({low} to {high})" if value and low and high else value
