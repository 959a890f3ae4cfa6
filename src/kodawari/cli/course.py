"""`kodawari course`: the courses that ship, and what one of them, or one of your own, is made of."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app
from kodawari.cli._options import setting
from kodawari.errors import KodawariError

__all__ = ["app"]

app = new_app("Look at courses: pieces, lanes, lengths, a plan to scale.")


@app.command("list")
def list_courses(
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """List the courses that ship with Kodawari."""
    from kodawari.cli import _course_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.mini4wd.course import course_names, load_course  # noqa: PLC0415 - as above

    view.show_list([load_course(name) for name in course_names()], json=json)


@app.command("show")
def show_course(
    course: Annotated[str, typer.Argument(help="A name from the list, or the path of a TOML file.")],
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write a picture: the plan as FILE.svg.")
    ] = None,
    heights: Annotated[
        int | None, typer.Option("--heights", min=1, help="Picture the heights of this lane, not the plan.")
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="Set a parameter; may be given more than once."),
    ] = None,
) -> None:
    """Show a course: its pieces, its lanes with their lengths, and every figure with its source.

    The plan length of a lane counts changers and waves as straights, as layout editors do; the length in
    space is that of the lap which starts in the lane and follows the changers.
    """
    from kodawari.cli import _course_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._console import tell_written  # noqa: PLC0415 - as above
    from kodawari.mini4wd.course import load_course  # noqa: PLC0415 - as above

    if heights is not None and output is None:
        raise KodawariError("--heights makes a picture", mend="Say where it goes: -o FILE.svg")
    made = load_course(course).with_parameters(**dict(map(setting, settings or [])))
    if output is not None:
        view.write_picture(made, output, heights=heights)
    view.show_course(made, json=json)
    if output is not None:
        tell_written(output, json=json)
