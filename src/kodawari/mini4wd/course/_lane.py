"""What a course consists of: pieces in their places, and the laps through them."""

from collections.abc import Mapping
from dataclasses import dataclass

from kodawari.mini4wd.course._pose import Pose
from kodawari.mini4wd.course.parameter import Parameter
from kodawari.mini4wd.course.segment import Segment

__all__ = ["Lane", "Piece"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of a course, in its place.

    Attributes:
        index: Its place in the running order, from 0.
        kind: Name of its class: `straight`, `corner-45`, …
        title: English name.
        start: The frame at the middle of its entry, x forward, in the world.
        end: The frame at the middle of its exit.
        parameters: What it is made with, by the class's argument.
        segments: The segments of each lane through it, by the slot where the lane enters; slot 0 is on the
            right.
        plan_m: Nominal length of each lane through it [m], by the same slots.
        exits: The slot where each lane leaves, by the slot where it enters.
        line_m: How far behind its beginning the start line stands [m]; its lanes are cut there. 0 for none.
        ja: Japanese name, or empty.
    """

    index: int
    kind: str
    title: str
    start: Pose
    end: Pose
    parameters: Mapping[str, Parameter]
    segments: tuple[tuple[Segment, ...], ...]
    plan_m: tuple[float, ...]
    exits: tuple[int, ...]
    line_m: float = 0.0
    ja: str = ""

    @property
    def changes_lanes(self) -> bool:
        """Whether cars leave it in another lane than they entered."""
        return self.exits != tuple(range(len(self.exits)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The lap that starts in one lane.

    Attributes:
        number: The lane at the start line; 1 is the inner one.
        segments: From start line to start line, through every changer on the way.
        next_lane: The lane in which the lap ends and the next one starts.
        plan_length_m: Nominal length of this lane all the way round [m], as layout editors print it: changers
            and waves count as straights and are not followed.
        length_m: Length in space of the lap [m].
    """

    number: int
    segments: tuple[Segment, ...]
    next_lane: int
    plan_length_m: float
    length_m: float
