"""Section `layouts`: time to read a layout of another editor, to put it in order, to lay it as a course."""

from itertools import pairwise
from random import Random
from time import perf_counter

from bench.section import Cell, Section, Table

from kodawari.mini4wd.course import parse_course
from kodawari.mini4wd.course.formats import (
    course_definition,
    definition_toml,
    export_course,
    parse_layout,
    put_in_order,
)

__all__ = ["SECTION"]

SIZES = (100, 500, 1000, 2000, 4000, 8000)


def run(quick: bool) -> Table:
    """Measure comb-shaped courses of growing size, their pieces shuffled in the file."""
    rows: list[tuple[Cell, ...]] = []
    for size in SIZES[: 3 if quick else None]:
        text = _layout(size)
        times = [perf_counter()]
        layout = parse_layout(text)
        times.append(perf_counter())
        route = put_in_order(layout)
        times.append(perf_counter())
        definition = course_definition(route)
        times.append(perf_counter())
        parse_course(definition_toml(definition))
        times.append(perf_counter())
        steps = [after - before for before, after in pairwise(times)]
        rows.append((len(layout.pieces), *(round(step, 3) for step in steps), round(times[-1] - times[0], 3)))
    columns = ("pieces", "read, s", "order, s", "pieces of ours, s", "course, s", "all, s")
    return Table(columns, rows, ("Time per piece is to stay the same: every step is linear.",))


def _layout(size: int) -> str:
    """A comb of four equal sides with about so many pieces, as text in a random order."""
    tooth = [*["left"] * 2, "straight", *["right"] * 4, "straight", *["left"] * 2, "straight"]
    side = tooth * max(1, size // (4 * len(tooth))) + ["left"] * 2
    entries = ", ".join(
        f'{{ type = "corner-45", turn = "{word}" }}' if word != "straight" else '{ type = "straight" }'
        for word in side * 4
    )
    course = parse_course(f'title = "Comb"\nlanes = 3\npieces = [{entries}]')
    pieces = export_course(course, "pimentoso").strip().strip("#").split("#")
    Random(size).shuffle(pieces)  # noqa: S311 - an order, not a secret
    return "#".join(pieces)


SECTION = Section("layouts", "Layouts of other editors: time to read and lay them", run, order=60)
