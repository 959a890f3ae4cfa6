"""What an import tells: counts, closure, gaps, lengths, lanes, levels, and what is unknown."""

from typing import Any

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._build import build_course
from kodawari.mini4wd.course.formats._kinds import kind_titles
from kodawari.mini4wd.course.formats._levels import level_height
from kodawari.mini4wd.course.formats.native import course_definition
from kodawari.mini4wd.course.formats.route import Gap, Route
from kodawari.quantity import format_number

__all__ = ["obstacle", "route_findings", "route_json"]


def route_json(route: Route) -> dict[str, Any]:
    """What `kodawari course import --json` prints.

    Keys: `format`, `format_title`, `name`, `lanes`, `titles` (of the classes), `pieces` (count by class,
    as the editor names them), `closed`, `gaps[]` (`cm`, `x_cm`, `y_cm` in the editor's coordinates,
    `ahead_cm`, `aside_cm`, `turn_deg`, `step_mm`, `after`, `before`), `three_lane_length_m` (what the
    editor prints: all lanes together), `order` (lanes one after the other, lane 1 on the left; empty
    where the lanes do not change), `start`, `running_order[]` (`piece`, `class`, `forward`, `level`),
    `unused_pieces[]`, `levels[]` (`level`, `mm`, `pieces`), `clashes[]` (`x_cm`, `y_cm`, `missing_mm`,
    `pieces`), `warnings[]`, `unknown[]`, `raceable` and `why_not`. Places of pieces are those in the
    file.
    """
    layout = route.layout
    pieces = layout.pieces
    why = obstacle(route)
    titles = kind_titles(layout.format)
    return {
        "format": layout.format,
        "format_title": layout.format_title,
        "name": layout.name,
        "lanes": layout.lanes,
        "titles": {name: titles.get(name, "not known here") for name in layout.counts},
        "pieces": layout.counts,
        "closed": route.closed,
        "gaps": [_gap(route, gap) for gap in route.gaps if gap.open],
        "three_lane_length_m": layout.length_m,
        "order": route.lane_order,
        "start": {
            "piece": pieces[route.steps[0].piece].place,
            "class": pieces[route.steps[0].piece].kind.name,
            "given": route.start is not None,
        },
        "running_order": [
            {
                "piece": pieces[step.piece].place,
                "class": pieces[step.piece].kind.name,
                "forward": step.forward,
                "level": route.levels.before[number],
            }
            for number, step in enumerate(route.steps)
        ],
        "unused_pieces": [
            {
                "piece": pieces[index].place,
                "class": pieces[index].kind.name,
                "x_cm": round(pieces[index].x, 1),
                "y_cm": round(-pieces[index].y, 1),
            }
            for index in route.unused
        ],
        "levels": _levels(route),
        "clashes": [
            {
                "x_cm": round(clash.place.x, 1),
                "y_cm": round(-clash.place.y, 1),
                "missing_mm": round(clash.missing_mm, 1),
                "pieces": [pieces[index].place for index in (clash.place.first, clash.place.second)],
            }
            for clash in route.clashes
        ],
        "warnings": [
            text for name, verdict, text in route_findings(route) if verdict != "pass" and name != "unknown"
        ],
        "unknown": _unknown(route),
        "raceable": why is None,
        "why_not": str(why) if why is not None else "",
    }


def obstacle(route: Route) -> KodawariError | None:
    """What keeps cars from racing on the layout, or None."""
    try:
        build_course(course_definition(route), name="imported")
    except KodawariError as error:
        return error
    return None


def _gap(route: Route, gap: Gap) -> dict[str, Any]:
    pieces = route.layout.pieces
    return {
        "cm": round(gap.cm, 2),
        "x_cm": round(gap.x_cm, 1),
        "y_cm": round(gap.y_cm, 1),
        "ahead_cm": round(gap.ahead_cm, 2),
        "aside_cm": round(gap.aside_cm, 2),
        "turn_deg": round(gap.turn_deg, 2),
        "step_mm": round(gap.step_mm, 1),
        "after": pieces[gap.after].place,
        "before": pieces[gap.before].place,
    }


def _levels(route: Route) -> list[dict[str, Any]]:
    """How many pieces begin on each level, and how high it lies."""
    counts: dict[int, int] = {}
    for level in route.levels.before:
        counts[level] = counts.get(level, 0) + 1
    rise = level_height(route.layout.lanes)
    return [
        {"level": level, "mm": round(level * rise, 1), "pieces": count}
        for level, count in sorted(counts.items())
    ]


def route_findings(route: Route) -> list[tuple[str, str, str]]:
    """What is to be said of a layout: name, verdict (`pass`, `fail`, `note`) and text of each finding."""
    found = [("pieces", "note", note) for note in route.layout.notes]
    if route.closed:
        found.append(("closure", "pass", "the layout comes back to its start"))
    else:
        first, last = (route.layout.pieces[route.steps[k].piece].place for k in (0, -1))
        found.append(("closure", "fail", f"the layout is open: it begins at {first} and ends at {last}"))
    found += _joints(route)
    found += [("levels", "fail", text) for text in _clashes(route)]
    if not route.clashes:
        found.append(("levels", "pass", "there is room for a car wherever the layout passes over itself"))
    if route.levels.end:
        end = format_number(route.levels.end * level_height(route.layout.lanes), digits=0)
        found.append(("levels", "fail", f"it ends {end} mm above its start"))
    found += [
        (
            "levels",
            "note",
            f"two passes lie on each other at {x:.0f}, {y:.0f} cm, and nothing tells which goes on where",
        )
        for x, y in route.undecided
    ]
    if route.unused:
        found.append(("pieces", "fail", f"{_count(len(route.unused), 'piece')} not part of the course"))
    if route.changers and not route.lane_order:
        text = f"{_count(route.changers, 'lane changer')} bring each car back to its own lane"
        found.append(("lanes", "fail", text))
    return found + [("unknown", "note", text) for text in _unknown(route)]


def _joints(route: Route) -> list[tuple[str, str, str]]:
    """The joints that are not clean."""
    found = []
    pieces = route.layout.pieces
    for gap in route.gaps:
        where = (
            f"at {gap.x_cm:.0f}, {gap.y_cm:.0f} cm ({pieces[gap.after].place} to {pieces[gap.before].place})"
        )
        if gap.open:
            found.append(f"a gap of {format_number(gap.cm, digits=1)} cm is bridged {where}")
        if abs(gap.turn_deg) > 1.0:
            found.append(f"the way bends by {format_number(gap.turn_deg, digits=1)}° {where}")
        if abs(gap.step_mm) > 0.5:
            found.append(f"the way steps by {format_number(gap.step_mm, digits=0)} mm {where}")
    return [("closure", "note", text) for text in found]


def _clashes(route: Route) -> list[str]:
    pieces = route.layout.pieces
    return [
        f"it runs through itself at {clash.place.x:.0f}, {-clash.place.y:.0f} cm "
        f"({pieces[clash.place.first].place}, {pieces[clash.place.second].place}): "
        f"{format_number(clash.missing_mm, digits=0)} mm of height are missing"
        for clash in route.clashes
    ]


def _unknown(route: Route) -> list[str]:
    """What the file does not tell."""
    found = [
        f"class '{name}' ({_count(count, 'piece')}): its shape and length are not known here and not counted"
        for name, count in route.layout.unknown.items()
    ]
    if route.start is None:
        found.append("there is no start piece: where and which way the course is run is chosen")
    if route.levels.guessed:
        found.append(
            f"{_count(len(route.levels.guessed), 'slope')} without colour: taken as up from the lowest "
            "level, else as down"
        )
    return found


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
