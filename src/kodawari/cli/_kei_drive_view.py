"""How a drive looks in the terminal."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, console, quiet, signal, table
from kodawari.kei.drive import DriveResult, Prediction
from kodawari.quantity import format_number

__all__ = ["prediction_text", "show_drive"]

_LIMITS = {
    "power": "power: air and tyres take all of it",
    "gearing": "gearing: the engine is at its limit",
    "limiter": "the speed limiter",
}
SURE = 0.9
MOST_SIDE_BY_SIDE = 3


def show_drive(results: Sequence[DriveResult], *, assumed: bool, notes: Sequence[str] = ()) -> None:
    """Every answer with its interval, top speed and what limits it, engine speeds; cars side by side."""
    screen = console()
    for first in range(0, len(results), MOST_SIDE_BY_SIDE):
        group = results[first : first + MOST_SIDE_BY_SIDE]
        if first:
            screen.print()
        screen.print(_answers(group))
    for result in results:
        for name in result.cannot:
            screen.print(
                quiet(f"{result.car.name} cannot do {name}: it is too slow, or a figure is unknown.")
            )
    for note in notes:
        screen.print(quiet(note))
    screen.print()
    screen.print(
        quiet(
            "Medians; in brackets what holds 90 %: of what is unknown of the car, of driver and load, and "
            f"of the test. {results[0].draws} draws, seed {results[0].seed}."
        )
    )
    if assumed:
        for result in results:
            screen.print(f"\n{result.car.name}: what nobody has published, and what stood in for it")
            screen.print(_assumed(result))


def prediction_text(found: Prediction) -> Text:
    """`11.8 s (10.7–13.2)`."""
    digits = 2 if found.unit == "s" and found.high < 10.0 else 1 if found.median < 100.0 else 0
    low, middle, high = (
        format_number(value, digits=digits) for value in (found.low, found.median, found.high)
    )
    unit = "°" if found.unit == "deg" else f" {found.unit}"
    return Text.assemble(f"{middle}{unit} ", (f"({low}–{high})", "quiet"))


def _answers(results: Sequence[DriveResult]) -> Table:
    names = list(dict.fromkeys(answer.metric for result in results for answer in result.answers))
    rows: list[list[str | Text]] = []
    for name in names:
        found = [next((one for one in result.answers if one.metric == name), None) for result in results]
        rows.append([name, *(prediction_text(one) if one else quiet("no") for one in found)])
    rows.append([signal("top speed"), *(prediction_text(result.top_speed) for result in results)])
    rows.append([quiet("limited by"), *(_limit(result) for result in results)])
    for place, speed in enumerate(results[0].engine_speeds):
        name = "in top gear at" if place == 0 else ""
        rows.append([f"{name:14} {speed.mph} mph", *(_engine_speed(result, place) for result in results)])
    columns = [Column(""), *(Column(result.car.name, wrap=True) for result in results)]
    return table(columns, rows)


def _limit(result: DriveResult) -> Text:
    word = result.limits.word
    share = getattr(result.limits, word)
    doubt = "" if share >= SURE else f", {100.0 * share:.0f} % sure"
    return quiet(f"{_LIMITS[word]}{doubt}")


def _engine_speed(result: DriveResult, place: int) -> Text:
    one = result.engine_speeds[place]
    if one.reached < 0.5:
        return quiet("too fast for this car")
    low, high = (format_number(round(value, -1), digits=0) for value in (one.low, one.high))
    return Text.assemble(f"{format_number(round(one.rpm, -1), digits=0)} rpm ", (f"({low}–{high})", "quiet"))


def _assumed(result: DriveResult) -> Table:
    rows = [
        (one.name, f"{one.value:.3g}", quiet(f"{one.low:.3g}–{one.high:.3g}"), quiet(one.reason))
        for one in result.assumed
    ]
    columns = [Column("prior"), Column("middle", "right"), Column("90 %", "right"), Column("why", wrap=True)]
    return table(columns, rows)
