"""What each change from the base car to the winner gave."""

from kodawari.mini4wd.reports._effects import (
    Figures,
    change_ranges,
    figures_of,
    missing_text,
    signed,
    total_effect,
)
from kodawari.mini4wd.reports._headline import ahead_words
from kodawari.mini4wd.tune import PartChange, TuneResult
from kodawari.report import (
    Bar,
    Column,
    Html,
    Panel,
    Row,
    Tone,
    bar_chart,
    chart_figure,
    element,
    joined,
    quiet,
    share_change,
    table,
)

__all__ = ["changes_body"]


def changes_body(result: TuneResult) -> list[Html]:
    """The effects as bars, and the changes in words."""
    changes = result.best[0].changes if result.best else ()
    if not changes:
        return [element("p", quiet(_unchanged(result)))]
    measured = any(change.lap_time_s is not None or change.finish is not None for change in changes)
    return [*([_chart(result)] if measured else []), _table(result)]


def _unchanged(result: TuneResult) -> str:
    """Why the base stands first; that nothing better can be built is more than a search can know."""
    told = "Nothing was changed: "
    if result.ahead is None:
        return f"{told}of {result.study.counts.points} set-ups raced so far, none beat the base."
    return f"{told}no other set-up has reached the wanted chance on fresh runs yet. {ahead_words(result)}"


def _chart(result: TuneResult) -> Html:
    rows = [
        Row(name=change.place, bars=_bars(figures_of(change)), missing=missing_text(change))
        for change in result.best[0].changes
    ]
    total = total_effect(result)
    if total is not None:
        rows.append(Row(name="All together", bars=_bars(total), total=True))
    panels = [
        Panel(title="lap time, s", left="faster", right="slower"),
        Panel(title="chance, points", left="worse", right="better"),
    ]
    found = result.study.attribution
    runs = f"Over the same {found.runs} runs with and without each change. " if found else ""
    return chart_figure(
        lambda width: bar_chart(panels, rows, title="What each change gave.", width=width),
        caption=(
            f"{runs}Lines: 95 % intervals. Hatched: the interval holds zero, so the change may as well do "
            "nothing."
        ),
    )


def _table(result: TuneResult) -> Html:
    lines = [
        [change.place, quiet(change.before), _after(change), *change_ranges(change)]
        for change in result.best[0].changes
    ]
    columns = [
        Column("change"),
        Column("before"),
        Column("now", wide=True),
        Column("lap, s", "figure"),
        Column("chance, points", "figure"),
    ]
    return table(columns, lines, caption="Every change in words.")


def _after(change: PartChange) -> Html:
    """What is there now, part by part."""
    return joined([element("span", part) for part in change.after.split("; ")], element("br"))


def _bars(figures: Figures) -> list[Bar | None]:
    """The bar of the time, where faster is good, and the bar of the chance."""
    time, time_low, time_high, chance, chance_low, chance_high = figures
    points = "" if chance is None else share_change(chance)
    return [
        _bar(time, time_low, time_high, signed(time)),
        _bar(_points(chance), _points(chance_low), _points(chance_high), points),
    ]


def _points(share: float | None) -> float | None:
    return None if share is None else 100.0 * share


def _bar(value: float | None, low: float | None, high: float | None, text: str) -> Bar | None:
    """A bar with its interval; grey where the interval holds zero."""
    if value is None:
        return None
    least, most = (value if end is None else end for end in (low, high))
    is_sure = least > 0.0 or most < 0.0
    tone: Tone = "ink" if is_sure else "grey"
    return Bar(value=value, low=min(least, value), high=max(most, value), text=text, tone=tone)
