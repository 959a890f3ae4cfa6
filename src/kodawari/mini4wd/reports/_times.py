"""Lap times and the chance to finish: as a table, as a histogram, in words."""

from collections.abc import Sequence
from functools import partial

from kodawari.mini4wd.race import Interval, RaceResult
from kodawari.quantity import format_number
from kodawari.report import (
    Column,
    Html,
    Line,
    Sample,
    Tone,
    chart_figure,
    element,
    histogram,
    percent,
    quiet,
    table,
)
from kodawari.tuning.chance import Chance

__all__ = ["chance_table", "chance_text", "lap_histogram", "lap_table", "range_text", "time_text"]

Runs = tuple[str, Tone, RaceResult]
"""A name, its tone, and the race."""


def time_text(time: Interval | None) -> str:
    """The median: `5.31 s`, or `never`."""
    return "never" if time is None else f"{format_number(time.median)} s"


def range_text(time: Interval | None) -> str:
    """The middle 90 %: `5.20–5.44 s`; empty without a time."""
    return "" if time is None else f"{format_number(time.low)}–{format_number(time.high)} s"


def chance_text(chance: Chance) -> str:
    """The share that finished with its sampling interval: `93 % (91–95 %)`."""
    return f"{percent(chance.estimate)} ({percent(chance.low, chance.high)})"


def lap_table(result: RaceResult) -> Html:
    """Lap by lap, the race, and the mean lap."""
    lines = [
        Line([f"Lap {number}", str(lap.lane), *_time(lap.time_s), f"{lap.finished} of {result.runs}"])
        for number, lap in enumerate(result.laps, start=1)
    ]
    if result.lap_count > 1:
        done = f"{result.finish.finished} of {result.runs}"
        lines.append(Line(["Race", "", *_time(result.race_time_s), done], "total"))
        lines.append(Line([f"Race ÷ {result.lap_count}", "", *_time(result.lap_time_s), ""]))
    columns = [
        Column(""),
        Column("from lane", "figure"),
        Column("time, s", "figure"),
        Column("90 % of cars, s"),
        Column("completed"),
    ]
    return table(columns, lines, caption="Times lap by lap.")


def _time(time: Interval | None) -> tuple[str, str]:
    if time is None:
        return quiet("never"), ""
    return format_number(time.median), range_text(time).removesuffix(" s")


def chance_table(result: RaceResult) -> Html:
    """The chance to finish with both of its intervals, and what each of them means."""
    finish = result.finish
    rows = [
        [
            "Chance to finish",
            chance_text(finish),
            quiet(f"with best values; in brackets what {result.runs} runs leave open (95 %)"),
        ],
        [
            "Of one real car",
            percent(finish.spread_low, finish.spread_high),
            quiet(
                f"what is not known drawn {finish.groups} times: 5 % of cars lie below, 5 % above; "
                f"{len(result.drawn_times_s)} of {result.runs} runs finished"
            ),
        ],
    ]
    return table([Column(""), Column("chance"), Column("what it means", wide=True)], rows, caption="Chances.")


def lap_histogram(races: Sequence[Runs], *, drawn: bool) -> Html:
    """Lap times (race ÷ laps) of the finished runs; words where none finished.

    Args:
        races: One car or two.
        drawn: Runs with drawn parameters, or with best values.
    """
    samples, silent = [], []
    for name, tone, result in races:
        times = result.drawn_times_s if drawn else result.times_s
        if times:
            samples.append(Sample(name=name, values=[time / result.lap_count for time in times], tone=tone))
        else:
            silent.append(f"{name} finished in none of {result.runs} runs, so it has no lap time.")
    if not samples:
        return element("p", quiet(" ".join(silent)))
    draw = partial(histogram, samples, name="lap time", unit="s", of="finished runs")
    kind = (
        "Runs with drawn parameters: how far apart real cars of the same build may lie."
        if drawn
        else "Runs with best values: what differs is how the car is set down and how each piece grips."
    )
    caption = " ".join([kind, "Upright lines: medians.", *_best(races, drawn=drawn), *silent])
    return chart_figure(lambda width: draw(width=width), caption=caption)


def _best(races: Sequence[Runs], *, drawn: bool) -> list[str]:
    """What the medians are with best values, where the picture shows the other runs."""
    known = [(name, result.lap_time_s) for name, _, result in races if drawn and result.times_s]
    told = ", ".join(f"{name} {time_text(time)}" for name, time in known)
    return [f"With best values the medians are: {told}."] if told else []
