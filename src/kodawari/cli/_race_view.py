"""How a race looks in the terminal."""

from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, signal, table
from kodawari.cli._race_files import race_dict
from kodawari.cli._race_outs import outs_table
from kodawari.cli._speed_lines import speed_lines
from kodawari.mini4wd.build import Build
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.race import Interval, RaceResult
from kodawari.quantity import format_number
from kodawari.report import percent

__all__ = ["show_race"]


def show_race(result: RaceResult, build: Build, course: Course, *, json: bool) -> None:
    """Times, the chance to finish, course-outs, speed along the course; or the JSON of all of it."""
    if json:
        print_json(race_dict(result, build, course))
        return
    screen = console()
    laps = f"{result.lap_count} lap{'s' if result.lap_count > 1 else ''}"
    screen.print(f"{build.name} · {course.title}")
    screen.print(
        quiet(
            f"{laps} from lane {result.start_lane}, {format_number(result.distance_m)} m. "
            f"{format_number(result.runs, digits=0)} runs with best values, and as many with friction, "
            "motor, cells and all else that is not known exactly drawn anew."
        )
    )
    screen.print()
    screen.print(_times(result))
    screen.print()
    screen.print(_chance(result))
    for title, outs, places in (
        ("Course-outs with best values", result.outs, result.out_places),
        ("Course-outs with drawn parameters", result.drawn_outs, result.drawn_out_places),
    ):
        if outs:
            screen.print(f"\n{title}")
            screen.print(outs_table(outs, places, result.runs))
    screen.print("\nSpeed along the course")
    for line in speed_lines(result, screen.width):
        screen.print(line)
    for note in result.notes:
        screen.print(quiet(f"\n{note}"))
    step = format_number(1e3 * result.step_s, digits=2).rstrip("0")
    screen.print(quiet(f"\nseed {result.seed} · physics {result.physics_version} · step {step} ms"))


def _times(result: RaceResult) -> Table:
    """Lap by lap, the race, and the mean lap."""
    rows = [
        (
            f"lap {number}",
            str(lap.lane),
            *_time(lap.time_s),
            _completed(lap.finished, result.runs, lap.time_s),
        )
        for number, lap in enumerate(result.laps, start=1)
    ]
    if result.lap_count > 1:
        done = _completed(result.finish.finished, result.runs, result.race_time_s)
        rows.append(("race", "", *_time(result.race_time_s), done))
        rows.append((f"race ÷ {result.lap_count}", "", *_time(result.lap_time_s), ""))
    heads = [
        Column(""),
        Column("lane", "right"),
        Column("time, s", "right"),
        Column("90 % of cars, s", "right"),
        Column("completed"),
    ]
    return table(heads, rows)


def _completed(finished: int, runs: int, time: Interval | None) -> str:
    """How many runs with best values did it; where none did, the time stands for those with drawn ones."""
    told = f"{finished} of {runs}"
    return f"{told}; the time is that of drawn runs" if time is not None and not finished else told


def _time(time: Interval | None) -> tuple[str | Text, str | Text]:
    """Median and interval."""
    if time is None:
        return quiet("never"), quiet("–")
    return format_number(time.median), f"{format_number(time.low)}–{format_number(time.high)}"


def _chance(result: RaceResult) -> Table:
    """The chance to finish with both of its intervals, and what each of them means."""
    finish = result.finish
    sure = signal if finish.estimate < 1.0 else Text
    rows = [
        (
            "chance to finish",
            Text.assemble(sure(percent(finish.estimate)), f" ({percent(finish.low, finish.high)})"),
            quiet(f"with best values; in brackets what {result.runs} runs leave open (95 %)"),
        ),
        (
            "of one real car",
            Text(percent(finish.spread_low, finish.spread_high)),
            quiet(
                f"all drawn, {finish.groups} times: 5 % of cars lie below, 5 % above; "
                f"{len(result.drawn_times_s)} of {result.runs} runs finished"
            ),
        ),
    ]
    return table([Column(""), Column(""), Column("", wrap=True)], rows, header=False)
