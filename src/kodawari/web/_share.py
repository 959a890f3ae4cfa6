"""A race with its car and replays, or a course, as one HTML file that opens without a server or a network.

The file holds the program of the pages, the styles, and the data in two parts: a few plain words with the
car's or the course's own file, so that any program can take it out again, and everything else packed.

    <script type="application/json" id="kodawari">   {"format": 1, "kind": "race", "name": …, "toml": …}
    <script type="text/plain" id="packed">           base64 of deflate of: length of JSON (uint32),
                                                     JSON, samples
"""

import base64
import hashlib
import html
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import CarFile, car_text, resolve
from kodawari.mini4wd.course import Course, plan_svg, profile_svg
from kodawari.mini4wd.draft import Draft
from kodawari.mini4wd.garage import CarEntry, CourseEntry
from kodawari.mini4wd.race import RaceResult
from kodawari.mini4wd.reports import course_out_marks
from kodawari.web._pack import deflated, packed_table, steps_of
from kodawari.web._pages import PAGES, require_pages
from kodawari.web._race_job import RaceQuestion
from kodawari.web.api._car_view import balance_view, car_view
from kodawari.web.api._course_view import card_of
from kodawari.web.api._mesh import mesh_of
from kodawari.web.api._race_view import KeptRace, race_view
from kodawari.web.api._replay import parse_runs, run_again

__all__ = ["BYTES_PER_SECOND", "FORMAT", "base_bytes", "share_course", "share_race"]

FORMAT = 1
"""Of the data in the file; a file of a later one is refused by what reads it."""

BYTES_PER_SECOND = 3_200
"""What one second of one run adds to a file, measured on the shipped cars."""

SHARED = PAGES / "shared"


def share_race(
    result: RaceResult, car: CarFile, course: Course, runs: Sequence[tuple[int, bool]] | None = None
) -> str:
    """A race with its car, its result, and the replays of some of its runs.

    Args:
        result: The race.
        car: The car that was raced.
        course: The course that it was run on.
        runs: Number of each run, and whether its parameters were drawn; None takes those that tell most.

    Returns:
        The text of an HTML file.

    Raises:
        KodawariError: The pages were not built, there is no such run, or it was run by another physics.
    """
    question = RaceQuestion(
        car=car, car_id="", course=result.course, lane=result.start_lane, laps=result.lap_count,
        runs=result.runs, seed=result.seed,
    )  # fmt: skip
    race = KeptRace(number=0, question=question, result=result)
    view = race_view(race, course)
    if runs is None:
        runs = parse_runs(",".join(view.telling)) if view.telling else []
    build = resolve(car)
    header, tables = run_again(race, course, runs)
    content = {
        "car": car_view(CarEntry(id="", file=car), rules="open", class_="", on=None),
        "balance": balance_view(build),
        "race": view,
        "plan": plan_svg(course, marks=course_out_marks(result, course, drawn=True)),
        "replay": {"header": header, "steps": steps_of(header.columns)} if runs else None,
        **_course(course),
    }
    steps = steps_of(header.columns)
    blocks = [packed_table(table, steps) for table in tables]
    return _page("race", build.name, car_text(car), content, blocks)


def share_course(course: Course, toml: str) -> str:
    """A course: its plan, its heights, its lanes and pieces, and a view in 3D.

    Args:
        course: The course.
        toml: Its file, for taking it out again.

    Returns:
        The text of an HTML file.

    Raises:
        KodawariError: The pages were not built.
    """
    content = {
        "plan": plan_svg(course),
        "heights": [profile_svg(course, lane.number) for lane in course.lanes],
        **_course(course),
    }
    return _page("course", course.title, toml, content, [])


def base_bytes() -> int:
    """Size of a file without replays, nearly [bytes]."""
    require_pages()
    return sum(path.stat().st_size for path in SHARED.iterdir()) + 100_000


def _course(course: Course) -> dict[str, Any]:
    draft = Draft(title=course.title, ja=course.ja, note=course.note, lanes=len(course.lanes))
    mesh = mesh_of(course.pieces, half_width=course.half_width, wall_height=course.wall_height)
    return {"course": card_of(course, CourseEntry(id=course.name, draft=draft)), "mesh": mesh}


def _page(kind: str, name: str, toml: str, content: dict[str, Any], blocks: Sequence[bytes]) -> str:
    head = {
        "format": FORMAT,
        "kind": kind,
        "name": name,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": version("kodawari"),
        "toml": toml,
    }
    encoded = msgspec.json.encode(content)
    block = b"".join([len(encoded).to_bytes(4, "little"), encoded, *blocks])
    return _document(
        name,
        script=_harmless(_read(SHARED / "shared.js")),
        style=_read(SHARED / "shared.css").replace("</", "<\\/"),
        head=msgspec.json.encode(head).decode().replace("<", "\\u003c"),
        packed=base64.b64encode(deflated(block)).decode(),
    )


def _document(title: str, *, script: str, style: str, head: str, packed: str) -> str:
    """The file: nothing in it may fetch anything, and no script runs but the one that it was made with."""
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data: blob:;"
        " base-uri 'none'; form-action 'none'"
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{html.escape(title)} · Kodawari</title>
<style>{style}</style>
</head>
<body>
<noscript>This file needs JavaScript to show its content.</noscript>
<script type="application/json" id="kodawari">{head}</script>
<script type="text/plain" id="packed">{packed}</script>
<script type="module">{script}</script>
</body>
</html>
"""


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _harmless(script: str) -> str:
    """A script that cannot end its own element: in its strings these mean the same."""
    return re.sub(r"<(?=/script|!--)", r"\\x3c", script, flags=re.IGNORECASE)


def _read(path: Path) -> str:
    require_pages()
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KodawariError(
            "the program of shared files was not built with this installation",
            file=str(path),
            mend="Install Kodawari again (`pip install .`), or run `python hatch_build.py` in its sources.",
        ) from error
