"""The course in a draft: which chain it is, whether it closes, and what cars race on."""

from dataclasses import dataclass
from math import hypot, sqrt

from kodawari.errors import KodawariError
from kodawari.exact import atan2
from kodawari.mini4wd.course import Course, Definition, Pose, build_course, joint_play
from kodawari.mini4wd.course.formats import stretched
from kodawari.mini4wd.draft._lay import Laid, LaidChain, lay, used_settings
from kodawari.mini4wd.draft._model import Draft

__all__ = [
    "Closure",
    "course_chain",
    "course_of_draft",
    "definition_of_draft",
    "gap_between",
    "race_definition",
]

DISTANCE = 1e-6
"""A gap up to this is rounding [m]."""

ANGLE = 1e-6
"""A turn up to this is rounding [rad]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Where the beginning of a chain lies, seen from its end in plan.

    Attributes:
        ahead: In the running direction [m].
        aside: To the left [m].
        up: Higher [m].
        turn: Its direction, to the left [rad].
        tilt: Angle between both floors [rad].
    """

    ahead: float
    aside: float
    up: float
    turn: float
    tilt: float

    @property
    def distance(self) -> float:
        """How far both lie apart [m]."""
        return sqrt(self.ahead**2 + self.aside**2 + self.up**2)

    @property
    def exact(self) -> bool:
        """Whether both meet, but for rounding."""
        return self.distance <= DISTANCE and self.even

    @property
    def even(self) -> bool:
        """Whether both look the same way, but for rounding."""
        return abs(self.turn) <= ANGLE and self.tilt <= ANGLE

    def within_play(self, joints: int) -> bool:
        """Whether the play of so many joints closes it; joints give along the floor, not up or round."""
        play = joint_play().value or 0.0
        return (
            self.even and abs(self.up) <= DISTANCE and hypot(self.ahead, self.aside) <= 1e-3 * play * joints
        )


def gap_between(end: Pose, beginning: Pose) -> Closure:
    """Where a beginning lies, seen from an end."""
    (ex, ey, _), (bx, by, _) = end.axes[0], beginning.axes[0]
    size = hypot(ex, ey) or 1.0
    c, s = ex / size, ey / size
    dx, dy, dz = (b - e for b, e in zip(beginning.origin, end.origin, strict=True))
    up, other = end.axes[2], beginning.axes[2]
    across = sqrt(
        (up[1] * other[2] - up[2] * other[1]) ** 2
        + (up[2] * other[0] - up[0] * other[2]) ** 2
        + (up[0] * other[1] - up[1] * other[0]) ** 2
    )
    return Closure(
        ahead=c * dx + s * dy,
        aside=c * dy - s * dx,
        up=dz,
        turn=atan2(ex * by - ey * bx, ex * bx + ey * by),
        tilt=atan2(across, sum(a * b for a, b in zip(up, other, strict=True))),
    )


def course_chain(draft: Draft) -> int | None:
    """The index of the course among the chains: the one with the start piece, else the longest."""
    with_start = (
        index
        for index, chain in enumerate(draft.chains)
        if any(entry.get("type") == "start" for entry in chain.pieces)
    )
    found = next(with_start, None)
    if found is not None or not draft.chains:
        return found
    return max(range(len(draft.chains)), key=lambda index: (len(draft.chains[index].pieces), -index))


def race_definition(laid: Laid, chain: LaidChain) -> tuple[Definition, bool, float]:
    """A chain as a course file, whether it closes, and the most by which a straight was stretched for it [m].

    A chain that ends within the play of its joints is closed by its straights; another one is left as it is.
    """
    definition = _in_order(laid.draft, chain.index)
    gap = gap_between(chain.end, chain.start)
    if gap.exact:
        return definition, True, 0.0
    if gap.within_play(len(chain.pieces)):
        try:
            whole, most = stretched(definition)
        except KodawariError:
            return definition, False, 0.0
        return whole, True, most
    return definition, False, 0.0


def definition_of_draft(draft: Draft) -> Definition:
    """The course of a draft as a course file, closed where the play of its joints closes it.

    Raises:
        KodawariError: Nothing is laid, or a piece cannot be.
    """
    laid = lay(draft)
    index = course_chain(draft)
    if index is None:
        raise KodawariError("nothing is laid yet", place="chains", mend="Lay some pieces.", code="empty")
    return race_definition(laid, laid.chains[index])[0]


def course_of_draft(draft: Draft, *, name: str) -> Course:
    """The course of a draft, ready to be raced.

    Raises:
        KodawariError: Nothing is laid, it does not close, or something else is wrong with it.
    """
    return build_course(definition_of_draft(draft), name=name)


def _in_order(draft: Draft, index: int) -> Definition:
    """A chain from its start piece on, as it stands."""
    pieces = draft.chains[index].pieces
    first = next((number for number, entry in enumerate(pieces) if entry["type"] == "start"), 0)
    return Definition(
        title=draft.title,
        lanes=draft.lanes,
        pieces=[*pieces[first:], *pieces[:first]],
        ja=draft.ja,
        note=draft.note,
        sources=list(draft.sources),
        parameters=used_settings(draft, pieces),
    )
