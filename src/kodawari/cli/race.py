"""`kodawari race`: a car on a course, many times."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Race a car on a course, many times.")

_RUNS = 400
_CHECKER = "speed-checker"


@app.command()
def race(
    car: Annotated[
        str,
        typer.Argument(
            help="A name from `kodawari car list`, the path of a car file, or `garage:NAME` of the workbench."
        ),
    ],
    course: Annotated[
        str,
        typer.Option(
            "--course",
            "-c",
            help="A name from `kodawari course list`, home:NAME, the path of a file, or speed-checker.",
        ),
    ],
    lane: Annotated[
        int, typer.Option("--lane", metavar="N", help="Lane at the start; 1 is the inner one.")
    ] = 1,
    laps: Annotated[
        int | None, typer.Option("--laps", metavar="N", help="Laps; as many as a race has if left out.")
    ] = None,
    runs: Annotated[int, typer.Option("--runs", metavar="N", help="How often to race.")] = _RUNS,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Names every draw of chance.")] = 0,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME=VALUE", help="Set a parameter of the course; may be given more than once."
        ),
    ] = None,
    belief: Annotated[
        Path | None,
        typer.Option("--belief", metavar="FILE", help="Draw from what `kodawari learn` has written."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write a report as FILE.html, a plan with the course-outs as FILE.svg, or FILE.json.",
        ),
    ] = None,
    share: Annotated[
        Path | None,
        typer.Option(
            "--share",
            metavar="FILE.html",
            help="Write the car, the result and replays in 3D as one file for any browser.",
        ),
    ] = None,
) -> None:
    """Race a car on a course and tell times, the chance to finish, and where and why it goes out.

    It runs N times with every figure at its best value, and N times more with friction, motor, cells and all
    else that nobody knows exactly drawn anew: the first tell what to expect, the second how far off that may
    be. The same seed gives the same numbers to the last bit.
    """
    from kodawari.cli import _race_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._console import tell_written  # noqa: PLC0415 - as above
    from kodawari.cli._options import command_line, output_kind, setting  # noqa: PLC0415 - as above
    from kodawari.cli._race_files import write_race  # noqa: PLC0415 - as above
    from kodawari.cli._race_run import run_race  # noqa: PLC0415 - as above
    from kodawari.fit import read_belief  # noqa: PLC0415 - as above
    from kodawari.mini4wd.garage import any_course  # noqa: PLC0415 - as above
    from kodawari.mini4wd.workbench import load_car  # noqa: PLC0415 - as above

    build, known = load_car(car), None if belief is None else read_belief(belief)
    if course == _CHECKER:
        from kodawari.cli._checker_view import race_on_checker  # noqa: PLC0415 - as above
        from kodawari.errors import KodawariError  # noqa: PLC0415 - as above

        if belief is not None:
            raise KodawariError("the speed checker takes no belief", mend="Leave --belief away.")
        if share:
            raise KodawariError(
                "there is no replay of the speed checker", place="--share", mend="Leave it away."
            )
        on_lane = lane != 1 or laps is not None
        race_on_checker(
            build, runs=runs, seed=seed, settings=settings or [], json=json, output=output, on_lane=on_lane
        )
        return
    kind = output_kind(output, ("html", "svg", "json")) if output else ""
    if share:
        output_kind(share, ("html",))
    made = any_course(course).with_parameters(**dict(map(setting, settings or [])))
    result = run_race(build, made, lane=lane, laps=laps, runs=runs, seed=seed, belief=known)
    view.show_race(result, build, made, json=json)
    if output:
        again = command_line(
            "race", car, course=course, lane=lane, laps=laps, runs=runs, seed=seed, set=settings,
            belief=belief,
        )  # fmt: skip
        write_race(result, build, made, output, kind=kind, command=again)
        tell_written(output, json=json)
    if share:
        from kodawari.files import write_atomically  # noqa: PLC0415 - as above
        from kodawari.web import share_race  # noqa: PLC0415 - as above

        write_atomically(share, share_race(result, build.file, made))
        tell_written(share, json=json)
