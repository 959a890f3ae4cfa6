"""From a layout in order to a course of our own pieces, which cars can race on."""

from pathlib import Path
from typing import Any

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._catalogue import system_for
from kodawari.mini4wd.course._definition import Definition
from kodawari.mini4wd.course.formats._kinds import Kind, editor_source
from kodawari.mini4wd.course.formats._stretch import stretched
from kodawari.mini4wd.course.formats.detect import parse_layout
from kodawari.mini4wd.course.formats.route import Gap, Route, Step, put_in_order
from kodawari.quantity import format_number

__all__ = ["SHARPEST", "bridges", "course_definition", "layout_definition", "native_entry"]

SHARPEST = 10.0
"""A joint that turns by more is a mistake in the drawing, not one that a real course would have [°]."""

SHORTEST = 1.0
"""A gap that is shorter is closed by the straights alone [cm]."""

_SIDES = {"left": "right", "right": "left"}


def course_definition(route: Route, *, title: str = "") -> Definition:
    """The layout as a course of our own pieces, closed by stretching its straights a little.

    Gaps become straights, small bends at joints become corners.

    Args:
        route: The layout in order.
        title: English name; empty takes the layout's.

    Raises:
        KodawariError: The course is open, ends at another height, has classes that are not known here or not
            available as pieces, mixes systems, or does not close.
    """
    _require_whole(route)
    entries = _entries(route)
    lanes = route.layout.lanes
    name = title or route.layout.name or "Imported course"
    whole, most = stretched(Definition(title=name, lanes=lanes, pieces=entries))
    return Definition(
        title=name,
        lanes=lanes,
        pieces=whole.pieces,
        note=_note(route, most),
        sources=[editor_source(route.layout.format)],
    )


def layout_definition(text: str, *, file: str) -> Definition:
    """A course of our own pieces from the text of another editor's layout.

    Raises:
        KodawariError: It cannot be read, or cannot be raced on.
    """
    layout = parse_layout(text, file=file)
    name = layout.name or ("" if file == "link" else Path(file).stem)
    try:
        return course_definition(put_in_order(layout), title=name)
    except KodawariError as error:
        raise error.located(file) from error


def _require_whole(route: Route) -> None:
    """What has to be right before pieces are laid."""
    layout = route.layout
    if layout.unknown:
        names = ", ".join(f"{name} ({count})" for name, count in layout.unknown.items())
        raise KodawariError(
            f"these classes are not known here: {names}", mend="Replace them in the editor by others."
        )
    if not route.closed:
        raise KodawariError(
            "the layout is open: it does not come back to its start",
            mend="Close it in the editor; `kodawari course import FILE` tells where it ends.",
        )
    systems = {route.piece(step).kind.lanes for step in route.steps}
    if len(systems) > 1:
        raise KodawariError(
            "the layout mixes pieces of three and of five lanes", mend="Use the pieces of one system."
        )
    missing = sorted({_unavailable(route.piece(step).kind) for step in route.steps} - {""})
    if missing:
        raise KodawariError(
            f"there is no piece for: {', '.join(missing)}",
            mend="Their shapes are not published; replace them in the editor by others.",
        )
    sharp = next((gap for gap in route.gaps if abs(gap.turn_deg) > SHARPEST), None)
    if sharp is not None:
        raise KodawariError(
            f"the joint at {sharp.x_cm:.0f}, {sharp.y_cm:.0f} cm bends by "
            f"{format_number(abs(sharp.turn_deg), digits=0)}°",
            place=layout.pieces[sharp.before].place,
            mend="Turn one of the two pieces in the editor.",
        )
    if route.levels.end:
        up, down = (route.levels.rise.count(sign) for sign in (1, -1))
        raise KodawariError(
            f"it goes up {up} times and down {down} times, and so does not end at the height of its start",
            mend="Give the slopes their colours (red up, blue down), or their heights.",
        )


def _unavailable(kind: Kind) -> str:
    """The title of a class that we have no piece for, or an empty string."""
    return "" if kind.native in system_for(kind.lanes).piece else f"{kind.title} ({kind.name})"


def _entries(route: Route) -> list[dict[str, Any]]:
    """The pieces one by one, with what bridges their gaps."""
    between = bridges(route)
    entries: list[dict[str, Any]] = []
    for number, step in enumerate(route.steps):
        entries.append(native_entry(route.piece(step).kind, step, route.levels.rise[number]))
        entries += between.get(number, [])
    return entries


def native_entry(kind: Kind, step: Step, rise: int) -> dict[str, Any]:
    """A piece of ours for one of an editor's; `rise` is +1 where the step goes up, −1 where it goes down."""
    entry: dict[str, Any] = {"type": kind.down if rise < 0 else kind.native}
    if kind.turn:
        entry["turn"] = kind.turn if step.forward else _SIDES[kind.turn]
    return entry


def bridges(route: Route) -> dict[int, list[dict[str, Any]]]:
    """What lies in the gaps of a layout, by the number of the step before."""
    behind = {(gap.after, gap.before): gap for gap in route.gaps}
    following = (*route.steps[1:], route.steps[0])
    pairs = enumerate(zip(route.steps, following, strict=True))
    gaps = ((number, behind.get((step.piece, after.piece))) for number, (step, after) in pairs)
    return {number: _bridge(gap, route.layout.lanes) for number, gap in gaps if gap is not None}


def _bridge(gap: Gap, lanes: int) -> list[dict[str, Any]]:
    """What lies in a gap: a corner for its bend, a straight for its length."""
    found: list[dict[str, Any]] = []
    if abs(gap.turn_deg) > 0.05:
        radius = system_for(lanes).figure["corner_radius_mm"].value
        side = "left" if gap.turn_deg > 0 else "right"
        angle = round(abs(gap.turn_deg), 6)
        found.append({"type": "corner", "radius_mm": radius, "angle_deg": angle, "turn": side})
    if gap.ahead_cm >= SHORTEST:
        kind = "straight" if lanes == 3 else "straight-1200"
        found.append({"type": kind, "length_mm": round(gap.ahead_cm * 10.0, 1)})
    return found


def _note(route: Route, most: float) -> str:
    """What a reader of the course should know."""
    words = [f"Imported from {route.layout.format_title}."]
    bridged = [gap for gap in route.gaps if gap.open]
    if bridged:
        sizes = ", ".join(f"{format_number(gap.cm, digits=1)} cm" for gap in bridged)
        words.append(f"Gaps bridged: {sizes}.")
    if most >= 5e-5:
        words.append(
            f"Straights stretched by up to {format_number(most * 1000.0, digits=1)} mm so that it closes."
        )
    if route.levels.guessed:
        words.append(f"The direction of {len(route.levels.guessed)} slopes is a guess.")
    return " ".join(words)
