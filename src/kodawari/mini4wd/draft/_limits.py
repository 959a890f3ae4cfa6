"""What a draft may hold: it comes from pages, files and links, and anybody may have written it."""

from collections.abc import Iterable
from math import isfinite
from typing import Any

from kodawari.errors import KodawariError
from kodawari.mini4wd.draft._model import Chain, Draft, Obstacle, Point
from kodawari.names import is_readable, require_name

__all__ = ["MOST_PIECES", "require_sound"]

MOST_PIECES = 2000
"""Pieces of a draft; the longest official courses have some hundreds."""

FARTHEST = 1_000_000.0
"""No course reaches a kilometre [mm]."""

SHORTEST = 1.0
"""What is shorter cannot be made, and cannot be told from nothing in the plan [mm]."""

SIZES = ("length_mm", "radius_mm")
"""Figures without which a piece is none."""

MOST_CORNERS = 400
MOST_OBSTACLES = 200
MOST_SETTINGS = 24
LONGEST_NOTE = 2000
LONGEST_WORD = 60


def require_sound(draft: Draft) -> Draft:
    """The same draft, if it can be worked with.

    Raises:
        KodawariError: A name cannot be shown, a number is not finite or too large, or there is too much of
            something; the place is that in the draft, like `chains[0].pieces[3]`.
    """
    require_name(draft.title, what="the course", place="title")
    require_name(draft.ja, what="the course", place="ja", needed=False)
    _text(draft.note)
    if len(draft.sources) > MOST_SETTINGS:
        raise KodawariError("too many sources", place="sources", mend=f"Up to {MOST_SETTINGS}.")
    for number, source in enumerate(draft.sources):
        require_name(source, what="a source", place=f"sources[{number}]", needed=False)
    count = sum(len(chain.pieces) for chain in draft.chains)
    if count > MOST_PIECES:
        raise KodawariError(
            f"there are {count} pieces, more than the {MOST_PIECES} that can be laid",
            place="chains",
            mend="Take some away, or draw two courses.",
            code="pieces",
            values={"count": count, "most": MOST_PIECES},
        )
    for number, chain in enumerate(draft.chains):
        _chain(chain, f"chains[{number}]")
    if draft.venue is not None:
        _corners(draft.venue.outline, "venue.outline")
        if len(draft.venue.obstacles) > MOST_OBSTACLES:
            raise KodawariError(
                "too many obstacles", place="venue.obstacles", mend=f"Up to {MOST_OBSTACLES}."
            )
        for number, obstacle in enumerate(draft.venue.obstacles):
            _obstacle(obstacle, f"venue.obstacles[{number}]")
    return draft


def _chain(chain: Chain, place: str) -> None:
    for name in ("x_mm", "y_mm", "z_mm", "heading_deg"):
        _figure(getattr(chain, name), f"{place}.{name}")
    if not chain.pieces:
        raise KodawariError("the chain has no pieces", place=place, mend="Leave it away.")
    for number, entry in enumerate(chain.pieces):
        _entry(entry, f"{place}.pieces[{number}]")


def _entry(entry: dict[str, Any], place: str) -> None:
    if not isinstance(entry.get("type"), str):
        raise KodawariError("the piece has no `type`", place=place, mend='Add it: type = "straight".')
    if "repeat" in entry:
        raise KodawariError("a draft has no `repeat`", place=place, mend="Write the pieces one by one.")
    if len(entry) > MOST_SETTINGS:
        raise KodawariError("the piece has too many settings", place=place)
    for name, value in entry.items():
        at = f"{place}.{name[:LONGEST_WORD]}"
        if isinstance(value, str):
            require_name(value, what="a word", place=at, needed=False)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            _figure(value, at)
            _size(name, value, at)
        elif isinstance(value, dict):  # a figure with its source is looked at where it is used
            _size(name, value.get("value"), at)
        else:
            raise KodawariError(f"'{name[:LONGEST_WORD]}' is neither figure nor word", place=at)


def _size(name: str, value: object, place: str) -> None:
    if name in SIZES and isinstance(value, int | float) and value < SHORTEST:
        raise KodawariError(
            f"{value:g} mm is too short",
            place=place,
            mend=f"{SHORTEST:g} mm or more.",
            code="short",
            values={"value": value, "least": SHORTEST},
        )


def _obstacle(obstacle: Obstacle, place: str) -> None:
    require_name(obstacle.name, what="the obstacle", place=f"{place}.name", needed=False)
    _corners(obstacle.outline, f"{place}.outline", needed=True)


def _corners(outline: list[Point], place: str, *, needed: bool = False) -> None:
    """An outline that is still being drawn may have fewer than three corners, and counts as none."""
    if len(outline) > MOST_CORNERS or len(outline) < (3 if needed else 0):
        raise KodawariError(
            f"an outline of {len(outline)} corners", place=place, mend=f"Give 3 to {MOST_CORNERS}."
        )
    for number, corner in enumerate(outline):
        _figures(corner, f"{place}[{number}]")


def _figures(values: Iterable[float], place: str) -> None:
    for value in values:
        _figure(value, place)


def _figure(value: float, place: str) -> None:
    if not isfinite(value) or abs(value) > FARTHEST:
        raise KodawariError(
            f"{value:g} is no place on a floor",
            place=place,
            mend="Up to 1 km each way.",
            code="far",
            values={"value": f"{value:g}"},
        )


def _text(text: str) -> None:
    if len(text) > LONGEST_NOTE or not is_readable(text.replace("\n", " ")):
        raise KodawariError(
            "the note cannot be shown",
            place="note",
            mend=f"Up to {LONGEST_NOTE} letters, no control signs.",
            code="note",
            values={"most": LONGEST_NOTE},
        )
