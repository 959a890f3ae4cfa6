"""`kodawari course`: courses that ship, your own, layouts of other editors, and whether they can be raced."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app
from kodawari.cli._options import setting
from kodawari.errors import KodawariError

__all__ = ["app"]

app = new_app("Look at courses, read and write layouts of other editors, check whether one can be raced.")

_COURSE = "A name from the list, home:NAME, or a file: TOML, or the layout of another editor."

_STORE = "The store of the home courses, if not the usual one."


@app.command("list")
def list_courses(
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    store: Annotated[Path | None, typer.Option("--store", metavar="FILE", help=_STORE)] = None,
) -> None:
    """List the courses that ship with Kodawari, and home courses: those of the workbench's own shelf."""
    from kodawari.cli import _course_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli import _home_view as home  # noqa: PLC0415 - as above
    from kodawari.mini4wd.course import course_names, load_course  # noqa: PLC0415 - as above

    view.show_list([load_course(name) for name in course_names()], home.home_rows(store), json=json)


@app.command("show")
def show_course(
    course: Annotated[str, typer.Argument(help=_COURSE)],
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
    share: Annotated[
        Path | None,
        typer.Option(
            "--share",
            metavar="FILE.html",
            help="Write plan, heights, lanes and a view in 3D as one file for any browser.",
        ),
    ] = None,
) -> None:
    """Show a course: its pieces, its lanes with their lengths, and every figure with its source.

    The plan length of a lane counts changers and waves as straights, as layout editors do; the length in
    space is that of the lap which starts in the lane and follows the changers.
    """
    from kodawari.cli import _course_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._console import tell_written  # noqa: PLC0415 - as above
    from kodawari.mini4wd.garage import any_course  # noqa: PLC0415 - as above

    if heights is not None and output is None:
        raise KodawariError("--heights makes a picture", mend="Say where it goes: -o FILE.svg")
    made = any_course(course).with_parameters(**dict(map(setting, settings or [])))
    if output is not None:
        view.write_picture(made, output, heights=heights)
    if share is not None:
        view.write_shared(made, course, share)
    view.show_course(made, json=json)
    for written in (output, share):
        if written is not None:
            tell_written(written, json=json)


@app.command("import")
def import_course(
    source: Annotated[str, typer.Argument(help="File of a layout, or a share link with '#t=' (quote it).")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write a course, FILE.toml, or its plan, FILE.svg.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Read a layout that was drawn in another editor: what is in it, and whether cars can race on it.

    Known are the text of the Pimentoso track editor (also as its site sends it), its variant with heights,
    its share links and records, and the JSON of gaku-base; the content tells which. Order and direction are
    rebuilt from the ends of the pieces; the arrow of the start piece gives the direction.
    """
    from kodawari.cli import _layout_view as view  # noqa: PLC0415 - keeps --help quick

    view.import_layout(source, output, json=json)


@app.command("export")
def export(
    course: Annotated[str, typer.Argument(help=_COURSE)],
    to: Annotated[str, typer.Option("--to", help="pimentoso, lenaxia (with heights), gaku-base, or toml.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Write this file.")],
) -> None:
    """Write a course for another editor, or as TOML.

    Other editors know only their own lengths: a straight becomes as many of theirs as come nearest. With
    lenaxia the share link is printed too.
    """
    from kodawari.cli import _layout_view as view  # noqa: PLC0415 - keeps --help quick

    view.export(course, to, output)


@app.command("check")
def check(
    course: Annotated[str, typer.Argument(help=_COURSE)],
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Check a course: closure, lanes, room below bridges, lengths, and what is not known.

    The exit status is 1 when something is wrong with it.
    """
    from kodawari.cli import _layout_view as view  # noqa: PLC0415 - keeps --help quick

    if not view.check(course, json=json):
        raise typer.Exit(1)


@app.command("keep")
def keep(
    source: Annotated[
        str, typer.Argument(help="A file, a share link with '#t=' (quote it), or a name from the list.")
    ],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What to call it.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    store: Annotated[Path | None, typer.Option("--store", metavar="FILE", help=_STORE)] = None,
) -> None:
    """Keep a course as a home course, open or closed, for the workbench and as home:NAME everywhere here.

    It takes what `kodawari course import` takes, with every piece where it was drawn.
    """
    from kodawari.cli import _home_view as home  # noqa: PLC0415 - keeps --help quick

    home.keep(source, name=name, json=json, store=store)
