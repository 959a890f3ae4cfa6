"""A course as the pages show it: its card, and the course behind it."""

from functools import lru_cache

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Course, build_course
from kodawari.mini4wd.draft import Draft, definition_of_draft, preview
from kodawari.mini4wd.garage import CourseEntry

__all__ = ["CourseCard", "Kept", "card_of", "course_card", "kept_view", "raced_or_drawn"]


class LaneView(msgspec.Struct, frozen=True, kw_only=True):
    """A lane: its number, where it leads, and how long a lap is [m]."""

    number: int
    next_lane: int
    length_m: float


class CourseCard(msgspec.Struct, frozen=True, kw_only=True):
    """A course as a list shows it.

    Attributes:
        id: What its address holds: the name of a shipped course, the identity of a home course.
        name: The same.
        title: English name.
        ja: Japanese name, or empty.
        note: What a reader should know.
        lanes: Its lanes; none while cars cannot race on it.
        pieces: Titles of its pieces, in running order while cars can race on it.
        pieces_ja: The same in Japanese, or empty.
        laps: Laps of a race; 0 while there is none.
        race_m: Length in space of a race that starts in lane 1 [m]; 0 while there is none.
        own: Whether it is a home course.
        raceable: Whether cars can race on it.
        why_not: What keeps them from it.
        revision: Of its last change; None for a shipped course.
        updated: When it was changed, ISO time; None for a shipped course.
    """

    id: str
    name: str
    title: str
    ja: str
    note: str
    lanes: list[LaneView]
    pieces: list[str]
    pieces_ja: list[str]
    laps: int
    race_m: float
    own: bool
    raceable: bool
    why_not: str
    revision: int | None
    updated: str | None


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A course that is open.

    Attributes:
        id: As of the card.
        own: Whether it can be changed.
        revision: As of the card.
        updated: As of the card.
        draft: As it was drawn.
        card: As a list shows it.
    """

    id: str
    own: bool
    revision: int | None
    updated: str | None
    draft: Draft
    card: CourseCard


def course_card(entry: CourseEntry) -> CourseCard:
    """A course as a card; one that cannot be raced says why."""
    course, why_not = raced_or_drawn(entry)
    return card_of(course, entry, why_not=why_not)


def card_of(course: Course | None, entry: CourseEntry, *, why_not: str = "") -> CourseCard:
    """The card of a course.

    Args:
        course: As it is raced, or as far as it is drawn (then `why_not` has a reason); None where nothing is.
        entry: What it is made from.
        why_not: What keeps cars from racing on it.
    """
    draft, document = entry.draft, entry.document
    raced = course if course is not None and not why_not else None
    pieces = () if course is None else course.pieces
    return CourseCard(
        id=entry.id,
        name=entry.id,
        title=draft.title,
        ja=draft.ja,
        note=draft.note,
        lanes=[
            LaneView(number=lane.number, next_lane=lane.next_lane, length_m=lane.length_m)
            for lane in (raced.lanes if raced else ())
        ],
        pieces=[piece.title for piece in pieces],
        pieces_ja=[piece.ja for piece in pieces],
        laps=raced.laps_per_race if raced else 0,
        race_m=raced.distance_m(1) if raced else 0.0,
        own=document is not None,
        raceable=raced is not None,
        why_not=why_not,
        revision=document.revision if document else None,
        updated=document.updated if document else None,
    )


def kept_view(entry: CourseEntry) -> Kept:
    """A course as the editor opens it."""
    card = course_card(entry)
    return Kept(
        id=entry.id,
        own=card.own,
        revision=card.revision,
        updated=card.updated,
        draft=entry.draft,
        card=card,
    )


def raced_or_drawn(entry: CourseEntry) -> tuple[Course | None, str]:
    """The course that is raced, or as it was drawn and why it cannot be raced; None where nothing is laid."""
    return _made(entry.id, msgspec.json.encode(entry.draft), entry.document is None)


@lru_cache(maxsize=128)
def _made(identity: str, draft: bytes, shipped: bool) -> tuple[Course | None, str]:
    read = msgspec.json.decode(draft, type=Draft)
    entry = CourseEntry(id=identity, draft=read)
    try:
        definition = entry.definition if shipped else definition_of_draft(read)
        return build_course(definition, name=identity), ""
    except KodawariError as error:
        why = error.cause
    try:
        return preview(read, name=identity), why
    except KodawariError:
        return None, why
