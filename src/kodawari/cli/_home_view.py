"""Home courses in the terminal: listing and keeping them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kodawari.cli._console import console, print_json, quiet
from kodawari.errors import KodawariError
from kodawari.files import read_text
from kodawari.mini4wd.course import build_course, course_json, course_names
from kodawari.mini4wd.course.formats import is_link
from kodawari.mini4wd.draft import read_draft, renamed
from kodawari.mini4wd.garage import HOME, CourseEntry, keep_course, own_courses, the_course
from kodawari.quantity import format_number
from kodawari.store import default_store_path, open_store

__all__ = ["HomeRow", "home_rows", "keep"]


@dataclass(frozen=True, slots=True)
class HomeRow:
    """A home course in a list.

    Attributes:
        summary: What its JSON holds.
        cells: What its line holds.
        raceable: Whether cars can race on it.
    """

    summary: dict[str, Any]
    cells: tuple[str, ...]
    raceable: bool


def home_rows(store: Path | None) -> list[HomeRow]:
    """Every home course, the last changed first; none where there is no store."""
    path = store or default_store_path()
    if not path.is_file():
        return []
    with open_store(path) as opened:
        return [_row(entry) for entry in own_courses(opened)]


def keep(source: str, *, name: str, json: bool, store: Path | None) -> None:
    """Keep a course and say under which name.

    Raises:
        KodawariError: It cannot be read.
    """
    if source in course_names():
        with open_store(store or default_store_path()) as opened:
            draft, notes = the_course(opened, source).draft, []
    else:
        text = source if is_link(source) else read_text(Path(source))
        found = read_draft(text, name="" if is_link(source) else source)
        draft, notes = found.draft, found.notes
    with open_store(store or default_store_path()) as opened:
        entry = keep_course(opened, renamed(draft, name) if name else draft)
    row = _row(entry)
    if json:
        print_json({**row.summary, "notes": notes})
        return
    screen = console()
    for note in notes:
        screen.print(quiet(note))
    state = "cars can race on it" if row.raceable else f"cars cannot race on it yet: {row.summary['why_not']}"
    screen.print(f"kept as {HOME}{entry.draft.title} ({entry.id}); {state}")


def _row(entry: CourseEntry) -> HomeRow:
    """Lanes, laps and length of a home course; a dash for each while it is open."""
    draft = entry.draft
    name, count = f"{HOME}{draft.title}", sum(len(chain.pieces) for chain in draft.chains)
    summary: dict[str, Any] = {"name": name, "id": entry.id, "title": draft.title, "ja": draft.ja}
    cells = (name, draft.title, str(draft.lanes), str(count))
    try:
        course = build_course(entry.definition, name=name)
    except KodawariError as error:
        summary |= {"lanes": [], "laps_per_race": None, "race_length_m": None}
        return HomeRow({**summary, "raceable": False, "why_not": error.cause}, (*cells, "–", "–"), False)
    data = course_json(course)
    summary |= {key: data[key] for key in ("lanes", "laps_per_race", "race_length_m")}
    laps, length = str(course.laps_per_race), format_number(course.race_length_m)
    return HomeRow({**summary, "raceable": True, "why_not": ""}, (*cells, laps, length), True)
