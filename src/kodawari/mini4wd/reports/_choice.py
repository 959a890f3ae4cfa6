"""How a study came to its winner: the trade-off between time and chance, and what mattered."""

from collections.abc import Mapping

from kodawari.mini4wd.reports._times import chance_text, range_text, time_text
from kodawari.mini4wd.tune import Setup, TuneResult
from kodawari.report import (
    HALF,
    Bar,
    Choice,
    Html,
    Panel,
    Row,
    Tone,
    bar_chart,
    chart_figure,
    element,
    percent,
    quiet,
    tradeoff,
)

__all__ = ["importance_figure", "tradeoff_figure"]

_MOST = 8


def tradeoff_figure(result: TuneResult) -> Html:
    """Lap time against the chance to finish that even an unlucky car has; winner and base are named."""
    choices = []
    winner = result.best[0].point if result.best else None
    seen: list[Mapping[str, object]] = []
    for setup, tone, name in _setups(result):
        if setup.lap_time_s is None or setup.point in seen:
            continue
        seen.append(setup.point)
        is_winner = setup.point == winner
        choices.append(
            _choice(setup, "signal" if is_winner else tone, "winner" if is_winner else name, result)
        )
    if not choices:
        return element("p", quiet("No set-up finished, so there is no trade-off to show."))
    return chart_figure(
        lambda width: tradeoff(
            choices,
            x_name="lap time",
            x_unit="s",
            y_name="chance to finish",
            y_unit="%",
            wanted=100.0 * result.finish,
            most=100.0,
            width=width,
        ),
        caption=(
            "Dots: medians and the share of runs that finished. Level lines: 95 % intervals of the medians. "
            "Upright lines: from an unlucky car of the build to a lucky one; a set-up is confirmed when the "
            "lower end reaches the wanted chance on fresh runs."
        ),
        widths=HALF,
    )


def _setups(result: TuneResult) -> list[tuple[Setup, Tone, str]]:
    found: list[tuple[Setup, Tone, str]] = [(setup, "grey", "") for setup in (*result.best, *result.front)]
    base: list[tuple[Setup, Tone, str]] = [] if result.base is None else [(result.base, "rival", "base")]
    return [*base, *found]


def _choice(setup: Setup, tone: Tone, name: str, result: TuneResult) -> Choice:
    assert setup.lap_time_s is not None
    time, finish = setup.lap_time_s, setup.finish
    low, high = _median_interval(setup, result)
    runs = "fresh runs" if setup.fresh else "runs of the search, which flatter"
    told = f"{setup.name}: {time_text(time)} ({range_text(time)}), {chance_text(finish)}, {setup.runs} {runs}"
    return Choice(
        x=time.median,
        x_low=min(low, time.median),
        x_high=max(high, time.median),
        y=100.0 * finish.estimate,
        y_low=100.0 * min(finish.spread_low, finish.estimate),
        y_high=100.0 * max(finish.spread_high, finish.estimate),
        tone=tone,
        name=name,
        text=told,
        on_front=any(setup.point == front.point for front in result.front),
    )


def _median_interval(setup: Setup, result: TuneResult) -> tuple[float, float]:
    """The 95 % interval of the median lap time [s]; the median alone where too few runs finished to tell."""
    assert setup.lap_time_s is not None
    middle = setup.lap_time_s.median
    study = result.study
    for found in (*study.best, *study.front, *([study.base] if study.base else [])):
        if found.point == setup.point and found.time is not None:
            low, high = found.time.median_low, found.time.median_high
            return (
                middle if low is None else low / result.laps,
                middle if high is None else high / result.laps,
            )
    return middle, middle


def importance_figure(result: TuneResult, titles: Mapping[str, str]) -> Html:
    """How much of what was seen goes with each parameter.

    Args:
        result: The tune.
        titles: What people call the parameters, by name.
    """
    known = [each for each in result.study.importance if each.time or each.chance]
    if not known:
        return element("p", quiet("Too few set-ups were tried to tell what mattered."))
    rows = [
        Row(
            name=titles.get(each.name, each.name),
            bars=[_share(each.time, each.time_noise), _share(each.chance, each.chance_noise)],
        )
        for each in known[:_MOST]
    ]
    panels = [Panel(title="lap time, %"), Panel(title="chance to finish, %")]
    return chart_figure(
        lambda width: bar_chart(panels, rows, title="What mattered among the set-ups tried.", width=width),
        caption=(
            f"Share of the differences among {known[0].points} set-ups that goes with one parameter alone. "
            "Shares overlap and may pass 100 % in all, since good set-ups have several parts in common; what "
            "two do only together is in neither. Grey: luck alone may give as much."
        ),
        widths=HALF,
    )


def _share(share: float | None, noise: float) -> Bar | None:
    if share is None:
        return None
    tone: Tone = "ink" if share > noise else "grey"
    return Bar(value=100.0 * share, low=100.0 * share, high=100.0 * share, text=percent(share), tone=tone)
