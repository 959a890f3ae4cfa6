"""`kodawari race CAR --course speed-checker`: the run and how it looks."""

from pathlib import Path

import msgspec

from kodawari.cli._console import Column, console, print_json, quiet, table, tell_written
from kodawari.cli._options import output_kind, setting
from kodawari.errors import KodawariError
from kodawari.files import write_atomically
from kodawari.mini4wd.build import Build
from kodawari.mini4wd.checker import CheckerResult, run_checker
from kodawari.mini4wd.race import Interval
from kodawari.quantity import format_number

__all__ = ["race_on_checker"]


def race_on_checker(
    build: Build,
    *,
    runs: int,
    seed: int,
    settings: list[str],
    json: bool,
    output: Path | None,
    on_lane: bool = False,
) -> None:
    """Run a car on the speed checker and show or write what it showed.

    Args:
        build: The car.
        runs: How often.
        seed: Names all draws.
        settings: `distance_m=…`, or nothing.
        json: Whether to print JSON alone.
        output: The file to write, or None.
        on_lane: Whether a lane or laps were asked for, which there are none of.

    Raises:
        KodawariError: A lane was asked for, a setting is another than the distance, or the output another
            than JSON.
    """
    if on_lane:
        raise KodawariError("the speed checker has no lanes and no laps", mend="Leave --lane and --laps out.")
    distance = None
    for name, value in map(setting, settings):
        if name != "distance_m" or isinstance(value, str):
            raise KodawariError(
                f"the speed checker has no parameter '{name}' of that kind",
                mend="It takes --set distance_m=100, in metres.",
            )
        distance = value
    if output:
        output_kind(output, ("json",))
    result = run_checker(build, distance_m=distance, runs=runs, seed=seed)
    plain = {**result.to_json_dict(), "inputs": {"car": msgspec.to_builtins(build.file)}}
    if json:
        print_json(plain)
    else:
        _show(result)
    if output:
        text = msgspec.json.format(msgspec.json.encode(plain), indent=2).decode()
        write_atomically(output, text + "\n")
        tell_written(output, json=json)


def _show(result: CheckerResult) -> None:
    screen = console()
    screen.print(f"{result.car} · speed checker")
    screen.print(
        quiet(
            f"{format_number(result.distance_m, digits=0)} m, wheels still at the start. "
            f"{format_number(result.runs, digits=0)} runs with best values, and as many with motor, cells, "
            "losses and the device drawn anew.\n"
        )
    )
    rows = [
        (f"time over {format_number(result.distance_m, digits=0)} m", "s", result.race_time_s, 2),
        ("top speed", "km/h", result.top_speed_kmh, 1),
        ("", "m/s", result.top_speed_m_s, 2),
        ("63 % of it after", "s", result.settling_time_s, 2),
    ]
    heads = (Column(""), Column("value", "right"), Column("90 % of cars", "right"), Column("unit"))
    screen.print(table(heads, [(name, *_cells(found, digits), unit) for name, unit, found, digits in rows]))
    for note in result.notes:
        screen.print(quiet(f"\n{note}"))
    screen.print(quiet(f"\nseed {result.seed} · physics {result.physics_version}"))


def _cells(found: Interval | None, digits: int) -> tuple[str, str]:
    if found is None:
        return "the wheels do not turn", ""
    low, high = (format_number(end, digits=digits) for end in (found.low, found.high))
    return format_number(found.median, digits=digits), f"{low}–{high}"
