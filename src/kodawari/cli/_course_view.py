"""How courses look in the terminal, and their pictures."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, signal, table
from kodawari.cli._home_view import HomeRow
from kodawari.cli._options import output_kind
from kodawari.errors import KodawariError
from kodawari.files import write_atomically
from kodawari.mini4wd.course import (
    Course,
    Parameter,
    course_json,
    crossings,
    grouped_pieces,
    needed_clearance,
    plan_svg,
    profile_svg,
    weakest,
)
from kodawari.mini4wd.course.formats import definition_toml
from kodawari.mini4wd.garage import any_definition
from kodawari.quantity import Confidence, format_number, format_quantity, load_sources

__all__ = ["show_course", "show_list", "write_picture", "write_shared"]


def show_list(courses: Sequence[Course], homes: Sequence[HomeRow], *, json: bool) -> None:
    """The courses by name, with lanes and lengths; home courses below those that ship."""
    if json:
        print_json([*map(_summary, courses), *(row.summary for row in homes)])
        return
    columns: list[Column | str] = [
        "course",
        "title",
        Column("lanes", "right"),
        Column("pieces", "right"),
        Column("laps", "right"),
        Column("race, m", "right"),
    ]
    rows = [
        (
            course.name,
            course.title,
            str(len(course.lanes)),
            str(len(course.pieces)),
            str(course.laps_per_race),
            format_number(course.race_length_m),
        )
        for course in courses
    ]
    screen = console()
    screen.print(table(columns, [*rows, *(row.cells for row in homes)]))
    screen.print(quiet("\nlaps: of a race, one in each lane where there is a changer. race: nominal length."))
    if any(not row.raceable for row in homes):
        screen.print(quiet("–: cars cannot race on it yet; `kodawari course check` says why."))


def _summary(course: Course) -> dict[str, object]:
    data = course_json(course)
    return {key: data[key] for key in ("name", "title", "ja", "lanes", "laps_per_race", "race_length_m")}


def show_course(course: Course, *, json: bool) -> None:
    """Title, lanes, pieces and parameters of a course, or its JSON."""
    if json:
        print_json(course_json(course))
        return
    screen = console()
    screen.print(Text.assemble(course.title, quiet(f"  {course.ja}" if course.ja else "")))
    if course.note:
        screen.print(quiet(course.note))
    for block in (_lanes, _pieces, _parameters):
        screen.print()
        screen.print(block(course))
    for line in _crossings(course):
        screen.print(line)
    used = {item.source for item in course.parameters.values() if item.source}
    screen.print()
    known = load_sources().source
    for key in sorted(used & known.keys()):
        screen.print(quiet(f"{key}: {known[key].title}"))


def _lanes(course: Course) -> Table:
    rows = [
        (
            str(lane.number),
            str(lane.next_lane),
            format_number(lane.plan_length_m, digits=3),
            format_number(lane.length_m, digits=3),
        )
        for lane in course.lanes
    ]
    race = course.distance_m(1)
    laps = f"{course.laps_per_race} lap{'s' if course.laps_per_race > 1 else ''}"
    total = ("race", laps, format_number(course.race_length_m, digits=3), format_number(race, digits=3))
    heads: list[Column | str] = [
        "lane",
        "leads to",
        Column("plan, m", "right"),
        Column("in space, m", "right"),
    ]
    return table(heads, [*rows, total])


def _pieces(course: Course) -> Table:
    rows = [
        (
            piece.kind,
            str(count),
            " · ".join(_short(name, item) for name, item in piece.parameters.items()),
            _trust(weakest(piece.parameters.values())),
        )
        for piece, count in grouped_pieces(course)
    ]
    return table(["piece", Column("count", "right"), Column("made with", wrap=True), "least sure"], rows)


def _short(name: str, item: Parameter) -> str:
    """`length 540 mm`, `turn left`."""
    plain = name.removesuffix("_mm").removesuffix("_deg").replace("_", " ")
    value = item.word if item.quantity is None else format_quantity(item.quantity, digits=_digits(item))
    return f"{plain} {value.split(' ±')[0].split(' (')[0]}"


def _digits(item: Parameter) -> int:
    """Decimals: none for whole figures."""
    value = item.value
    return 0 if isinstance(value, float) and value == round(value) else 1


def _crossings(course: Course) -> list[Text]:
    """Where the course passes over itself, and what is missing to a car's height below."""
    found = crossings(course)
    if not found:
        return []
    need, low = needed_clearance(), min(found, key=lambda crossing: crossing.height_m)
    height, needed = (f"{format_number(mm, digits=0)} mm" for mm in (1000.0 * low.height_m, need.ends[1]))
    lines = [
        Text(f"\npasses over itself at {len(found)} pairs of pieces; least height {height}, needed {needed}")
    ]
    for crossing in found:
        missing = 1000.0 * crossing.missing_m()
        if missing > 0.0:
            upper, lower = (f"{p.title} ({p.index + 1})" for p in (crossing.upper, crossing.lower))
            lines.append(signal(f"{upper} over {lower}: {format_number(missing, digits=1)} mm missing"))
    return lines


def _parameters(course: Course) -> Table:
    rows = []
    for name, item in course.parameters.items():
        value = item.word if item.quantity is None else format_quantity(item.quantity)
        rows.append((name, value, _trust(str(item.confidence)), Text(item.source or "–", "quiet")))
    return table(["parameter", "value", "trust", "source"], rows)


def _trust(confidence: str) -> Text:
    """A confidence; what is assumed or disputed stands out."""
    weak = confidence in {Confidence.ASSUMED, Confidence.CONFLICTING, Confidence.UNKNOWN}
    return signal(confidence) if weak else quiet(confidence)


def write_picture(course: Course, path: Path, *, heights: int | None) -> None:
    """Write the plan, or the heights of a lane, as SVG.

    Raises:
        KodawariError: The file is no SVG file or cannot be written.
    """
    if path.suffix.lower() != ".svg":
        raise KodawariError(
            f"pictures are SVG, not '{path.suffix}'", file=str(path), mend="Name it FILE.svg."
        )
    write_atomically(path, plan_svg(course) if heights is None else profile_svg(course, heights))


def write_shared(course: Course, name: str, path: Path) -> None:
    """Write a course as one HTML file for any browser.

    Args:
        course: The course, its parameters set.
        name: As `any_definition` takes it.
        path: Where to.

    Raises:
        KodawariError: The file cannot be written, or the pages were not built.
    """
    from kodawari.web import share_course  # noqa: PLC0415 - brings the server along, and only this needs it

    output_kind(path, ("html",))
    definition = any_definition(name)[0]
    settings = {**definition.parameters, **course.overrides}
    toml = definition_toml(msgspec.structs.replace(definition, parameters=settings))
    write_atomically(path, share_course(course, toml))
