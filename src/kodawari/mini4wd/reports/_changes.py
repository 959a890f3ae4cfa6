"""What each change from the base car to the winner gave."""

from collections.abc import Sequence

from kodawari.mini4wd.tune import PartChange, TuneResult
from kodawari.quantity import format_number
from kodawari.report import (
    Bar,
    Column,
    Html,
    Panel,
    Row,
    chart_figure,
    bar_chart,
    element,
    joined,
    quiet,
    share_change,
    table,
)
from kodawari.tuning import Effect

__all__ = ["changes_body", "effect_texts", "total_effect"]


def changes_body(result: TuneResult) -> list[Html]:
    """The effects as bars, and the changes in words."""
    changes = result.best[0].changes if result.best else ()
    if not changes:
        return [element("p", quiet("Nothing was changed: no set-up from this box was better than the base."))]
    rows = [_row(change) for change in changes]
    total = total_effect(result)
    if total is not None:
        rows.append(Row(name="All together", bars=_bars(*total), total=True))
    panels = [
        Panel(title="lap time, s", left="faster", right="slower"),
        Panel(title="chance, points", left="worse", right="better"),
    ]
    chart = chart_figure(
        lambda width: bar_chart(panels, rows, title="What each change gave.", width=width),
        caption=(
            f"The changes made one after the other, the most useful first, over the same {_runs(result)} runs with "
            "and without each. "
            "Lines: 95 % intervals. Hatched: the interval holds zero, so the change may as well do nothing."
        ),
    )
    lines = [[change.place, quiet(change.before), _after(change), effect_texts(change)[0], effect_texts(change)[1]]
             for change in changes]  # fmt: skip
    columns = [
        Column("change"),
        Column("before"),
        Column("after", wide=True),
        Column("lap, s", "figure"),
        Column("chance, points", "figure"),
    ]
    return [chart, table(columns, lines, caption="Every change in words.")]


def _runs(result: TuneResult) -> int:
    return result.study.attribution.runs if result.study.attribution else 0


def total_effect(result: TuneResult) -> tuple[float | None, ...] | None:
    """The winner against the base: time of a lap with its ends [s], chance with its ends."""
    found = result.study.attribution
    return None if found is None else _per_lap(found.total, result.laps)


def _per_lap(effect: Effect, laps: int) -> tuple[float | None, ...]:
    times = (effect.time, effect.time_low, effect.time_high)
    return (
        *(None if time is None else time / laps for time in times),
        effect.chance,
        effect.chance_low,
        effect.chance_high,
    )


def _row(change: PartChange) -> Row:
    figures = (
        change.lap_time_s,
        change.lap_time_low_s,
        change.lap_time_high_s,
        change.finish,
        change.finish_low,
        change.finish_high,
    )
    return Row(name=change.place, bars=_bars(*figures), missing=_missing(change))


def _missing(change: PartChange) -> str:
    return f"with {', '.join(change.together).lower()}" if change.together else "not measured"


def _bars(*figures: float | None) -> list[Bar | None]:
    """The bar of the time, where faster is good, and the bar of the chance."""
    time, time_low, time_high, chance, chance_low, chance_high = figures
    return [
        _bar(time, time_low, time_high, _signed(time)),
        _bar(chance, chance_low, chance_high, "" if chance is None else share_change(chance), 100.0),
    ]


def _bar(
    value: float | None, low: float | None, high: float | None, text: str, factor: float = 1.0
) -> Bar | None:
    if value is None:
        return None
    least, most = (value if end is None else end for end in (low, high))
    sure = least > 0.0 or most < 0.0
    return Bar(
        value=factor * value,
        low=factor * min(least, value),
        high=factor * max(most, value),
        text=text,
        tone="ink" if sure else "grey",
    )


def effect_texts(change: PartChange) -> tuple[str, str]:
    """What a change gave a lap [s] and the chance to finish [points], in figures; or why that is not known."""
    if change.lap_time_s is None and change.finish is None:
        return _missing(change), ""
    chance = "" if change.finish is None else share_change(change.finish)
    return _signed(change.lap_time_s), chance


def _signed(value: float | None) -> str:
    """`+0.02`, `−0.51`; empty when not known."""
    if value is None:
        return ""
    text = format_number(value)
    return f"+{text}" if value > 0 and text.strip("0.") else text


def _after(change: PartChange) -> Html:
    """What is there now, part by part."""
    return joined([element("span", part) for part in change.after.split("; ")], element("br"))
