"""How layouts of other editors look in the terminal, and what becomes of them."""

from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, signal, table, tell_written
from kodawari.cli._options import output_kind
from kodawari.errors import KodawariError, nearest
from kodawari.files import read_text, write_atomically
from kodawari.mini4wd.course import Definition, parse_course, plan_svg
from kodawari.mini4wd.course.formats import (
    EXPORTS,
    Check,
    Route,
    check_course,
    check_json,
    check_route,
    course_definition,
    course_report,
    definition_toml,
    export_course,
    is_layout,
    is_link,
    put_in_order,
    read_layout,
    route_json,
    share_link,
)
from kodawari.mini4wd.garage import any_course, any_definition
from kodawari.quantity import format_number

__all__ = ["check", "export", "import_layout"]


def import_layout(source: str, output: Path | None, *, json: bool) -> None:
    """Read a layout, write what was asked for, and print what it holds.

    Raises:
        KodawariError: It cannot be read; or, where a file is to be written, cars cannot race on it.
    """
    if output is not None:
        output_kind(output, ["toml", "svg"])
    found = _read(source)
    if isinstance(found, Route):
        data = route_json(found)
    else:
        definition, name, file = found
        data = course_report(definition, name=name, file=file)
    if output is not None:
        _write(found, source, output)
    _show(data, json=json)
    if output is not None:
        tell_written(output, json=json)


def _show(data: dict[str, Any], *, json: bool) -> None:
    """What a layout holds, or its JSON."""
    if json:
        print_json(data)
        return
    screen = console()
    screen.print(Text.assemble(data["name"] or "layout", quiet(f"  {data['format_title']}")))
    screen.print()
    rows = [(name, data["titles"][name], str(count)) for name, count in data["pieces"].items()]
    rows.append(("", "all", str(sum(data["pieces"].values()))))
    screen.print(table(["class", "piece", Column("count", "right")], rows))
    screen.print()
    _facts(screen, data)
    for text in data["warnings"]:
        _line(screen, "look", text, weak=False)
    for text in data["unknown"]:
        _line(screen, "unknown", text)
    if data["raceable"]:
        _line(screen, "race", "cars can race on it")
    else:
        _line(screen, "race", f"not yet: {data['why_not']}", weak=False)


def _facts(screen: Console, data: dict[str, Any]) -> None:
    """Closure, length, lanes, levels and start, one line each."""
    _line(screen, "closed", "yes" if data["closed"] else "no", weak=data["closed"])
    length = format_number(data["three_lane_length_m"])
    _line(screen, "length", f"{length} m, all {data['lanes']} lanes together")
    order = " → ".join(map(str, [*data["order"], 1]))
    stays = "each car stays in its lane"
    _line(screen, "lanes", f"{order}  (lane 1 on the left at the start)" if data["order"] else stays)
    _line(screen, "levels", str(len(data["levels"])))
    start = data["start"]
    where = "" if start["piece"] == start["class"] else f", {start['piece']}"
    _line(screen, "start", f"{start['class']}{where}{'' if start['given'] else ' (chosen)'}")


def _line(screen: Console, head: str, text: str, *, weak: bool = True) -> None:
    """One fact: what it is, and what it says; long ones go on below."""
    row = (quiet(f"{head:<8}"), text if weak else signal(text))
    screen.print(table(["", Column("", wrap=True)], [row], header=False))


def _read(source: str) -> Route | tuple[Definition, str, str]:
    """The layout of another editor in order, or a course of our own with its name and file."""
    if is_link(source):
        return put_in_order(read_layout(source))
    path = Path(source)
    if path.is_file() and is_layout(read_text(path)):
        return put_in_order(read_layout(path))
    return any_definition(source)


def _write(found: Route | tuple[Definition, str, str], source: str, path: Path) -> None:
    """Write the course of our own pieces as TOML, or its plan as SVG.

    Raises:
        KodawariError: Cars cannot race on the layout, or the file cannot be written.
    """
    file = "link" if is_link(source) else source
    try:
        definition = course_definition(found) if isinstance(found, Route) else found[0]
        text = definition_toml(definition, heading=f"Imported from {Path(file).name}.")
        course = parse_course(text, name=path.stem, file=file)
    except KodawariError as error:
        raise error.located(file) from error
    write_atomically(path, text if path.suffix.lower() == ".toml" else plan_svg(course))


def export(course: str, editor: str, path: Path) -> None:
    """Write a course for another editor.

    Raises:
        KodawariError: There is no such course or editor, the editor lacks a piece, or the file cannot be
        written.
    """
    known = [*EXPORTS, "toml"]
    if editor not in known:
        raise KodawariError(
            f"no editor is called '{editor}'",
            place="--to",
            mend=nearest(editor, known) or f"There are: {', '.join(known)}.",
        )
    if editor == "toml":
        definition, name, _ = any_definition(course)
        text = definition_toml(definition, heading=f"Course {name}.")
    else:
        text = export_course(any_course(course), editor)
    write_atomically(path, text)
    if editor == "lenaxia":
        console().print(share_link(any_course(course)), soft_wrap=True)
    tell_written(path)


def check(course: str, *, json: bool) -> bool:
    """Print what is to be said of a course; whether nothing is wrong with it.

    Raises:
        KodawariError: There is no such course, or it cannot be laid at all.
    """
    checks, name = _checks(course)
    data = check_json(name, checks)
    if json:
        print_json(data)
    else:
        screen = console()
        words = {"pass": Text("pass"), "fail": signal("fail"), "note": quiet("note")}
        rows = [(each.name, words[each.verdict], each.text) for each in checks]
        screen.print(table(["check", "verdict", Column("what was found", wrap=True)], rows))
        good, bad = Text("\nnothing is wrong with it"), signal("\nit cannot be raced like this")
        screen.print(good if data["verdict"] == "pass" else bad)
    return bool(data["verdict"] == "pass")


def _checks(course: str) -> tuple[list[Check], str]:
    """The checks of a layout or of a course, and its name."""
    found = _read(course)
    if isinstance(found, Route):
        return check_route(found), found.layout.name
    definition, name, file = found
    return check_course(definition, name=name, file=file), name
