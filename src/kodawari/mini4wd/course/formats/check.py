"""Whether a course can be built and raced: closure, lanes, heights, pieces, and what is not known of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._build import build_course
from kodawari.mini4wd.course._closing import require_all_lanes, require_closed
from kodawari.mini4wd.course._definition import Definition
from kodawari.mini4wd.course.clearance import crossings, needed_clearance
from kodawari.mini4wd.course.course import Course
from kodawari.mini4wd.course.formats.native import course_definition
from kodawari.mini4wd.course.formats.report import route_findings
from kodawari.mini4wd.course.formats.route import Route
from kodawari.quantity import Confidence, format_number

__all__ = ["Check", "built_open", "check_course", "check_json", "check_route"]

_WEAK = (Confidence.ASSUMED, Confidence.CONFLICTING, Confidence.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: `closure`, `lanes`, `levels`, `pieces`, `lengths` or `unknown`.
        verdict: `pass`, `fail`, or `note` for what only informs.
        text: What was found, in a sentence without a full stop.
    """

    name: str
    verdict: str
    text: str


def check_course(definition: Definition, *, name: str, file: str = "") -> list[Check]:
    """Look at a course of our own pieces.

    Raises:
        KodawariError: It cannot be laid at all: a piece or a figure is missing or wrong.
    """
    course = built_open(definition, name=name, file=file)
    closure = _tried("closure", lambda: require_closed(course.pieces), "the course closes")
    lanes = _tried("lanes", lambda: require_all_lanes(course.pieces, course.lanes), _lanes_used(course))
    whole = replace(course, closed=closure.verdict == "pass")
    return [closure, lanes, *_levels(whole), _lengths(course), *_assumed(course)]


def built_open(definition: Definition, *, name: str, file: str = "") -> Course:
    """A course as far as it can be laid, closed or not."""
    return build_course(definition, name=name, file=file, closed=False)


def check_route(route: Route) -> list[Check]:
    """Look at the layout of another editor, and at the course of our own pieces that it becomes."""
    found = [Check(*each) for each in route_findings(route)]
    try:
        definition = course_definition(route)
        own = check_course(definition, name="imported")
    except KodawariError as error:
        return [*found, Check("pieces", "fail", _sentence(error))]
    # heights were looked at in the editor's own coordinates
    return [*found, *(check for check in own if check.name not in {"closure", "levels"})]


def check_json(name: str, checks: list[Check]) -> dict[str, Any]:
    """What `kodawari course check --json` prints: `course`, `verdict`, and `checks[]`."""
    failed = any(check.verdict == "fail" for check in checks)
    return {
        "course": name,
        "verdict": "fail" if failed else "pass",
        "checks": [{"check": c.name, "verdict": c.verdict, "text": c.text} for c in checks],
    }


def _tried(name: str, check: Callable[[], None], good: str) -> Check:
    try:
        check()
    except KodawariError as error:
        return Check(name, "fail", _sentence(error))
    return Check(name, "pass", good)


def _sentence(error: KodawariError) -> str:
    """Place and cause; what to do follows from them."""
    return f"{error.place}: {error.cause}" if error.place else error.cause


def _lanes_used(course: Course) -> str:
    if not any(piece.changes_lanes for piece in course.pieces):
        return "no lane changer: each lane is a course of its own"
    return f"every car runs through all {len(course.lanes)} lanes"


def _levels(course: Course) -> list[Check]:
    """Places where the course passes over itself."""
    found = crossings(course)
    tight = [crossing for crossing in found if crossing.missing_m() > 0.0]
    if not tight:
        least = min((crossing.height_m for crossing in found), default=None)
        needed = needed_clearance().ends[1]
        text = "the course nowhere passes over itself"
        if least is not None:
            text = (
                f"it passes over itself in {len(found)} places, with {_mm(least)} mm at least; "
                f"{format_number(needed, digits=0)} mm are needed"
            )
        return [Check("levels", "pass", text)]
    return [
        Check(
            "levels",
            "fail",
            f"piece {c.upper.index + 1} ({c.upper.kind}) passes {_mm(c.height_m)} mm above piece "
            f"{c.lower.index + 1} ({c.lower.kind}), at {c.at[0]:.2f}, {c.at[1]:.2f} m: "
            f"{_mm(c.missing_m())} mm are missing",
        )
        for c in tight
    ]


def _lengths(course: Course) -> Check:
    lanes = " / ".join(format_number(lane.plan_length_m, digits=3) for lane in course.lanes)
    total = format_number(sum(lane.plan_length_m for lane in course.lanes))
    return Check("lengths", "note", f"plan length of the lanes {lanes} m, together {total} m")


def _assumed(course: Course) -> list[Check]:
    """The figures that nobody has published, or that are disputed."""
    names = [name for name, item in course.parameters.items() if item.confidence in _WEAK]
    if not names:
        return []
    return [Check("unknown", "note", f"assumed or disputed figures: {', '.join(names)}")]


def _mm(metres: float) -> str:
    return format_number(metres * 1000.0, digits=0)
