"""A course in the world: placed pieces, and lanes as chains of segments."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._pose import Pose, arc_end, shifted
from kodawari.mini4wd.course.parameter import Parameter, Setting
from kodawari.mini4wd.course.segment import Segment

__all__ = ["Course", "Lane", "Piece"]


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
        segments: The segments of each lane through it, by the slot where the lane enters; slot 0 is the rightmost.
        plan_m: Nominal length of each lane through it [m], by the same slots.
        exits: The slot where each lane leaves, by the slot where it enters.
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
        plan_length_m: Nominal length of this lane all the way round [m], changers and waves counted as straights
            and not followed: what layout editors print.
        length_m: Length in space of the lap [m].
    """

    number: int
    segments: tuple[Segment, ...]
    next_lane: int
    plan_length_m: float
    length_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course.

    Attributes:
        name: Short name, as commands take it.
        title: English name.
        ja: Japanese name, or empty.
        note: What a reader should know, or empty.
        sources: Ids in `data/sources`.
        parameters: The figures and choices that this course depends on, by name.
        pieces: In running order from the start line.
        lanes: Lane 1 first.
        half_width: Half of the free width of a lane [m].
        lane_pitch: Distance of neighbouring lanes [m].
        wall_height: Height of the wall tops above the floor [m].
        closed: Whether the end of the last piece is the start line again.
    """

    name: str
    title: str
    pieces: tuple[Piece, ...]
    lanes: tuple[Lane, ...]
    half_width: float
    lane_pitch: float
    wall_height: float
    closed: bool = True
    ja: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    parameters: Mapping[str, Parameter]
    rebuild: Callable[[Mapping[str, Setting]], "Course"] | None = None
    overrides: Mapping[str, Setting]

    @property
    def laps_per_race(self) -> int:
        """Laps until a car is back in the lane where it started: as many as lanes with changers, else one."""
        return len(self._lanes_of_race(1, None))

    @property
    def race_length_m(self) -> float:
        """Nominal length of a race that starts in lane 1 [m]; with changers the same from every lane."""
        return sum(lane.plan_length_m for lane in self._lanes_of_race(1, None))

    def lane(self, number: int) -> Lane:
        """The lap that starts in a lane.

        Raises:
            KodawariError: The course has no such lane.
        """
        if 1 <= number <= len(self.lanes):
            return self.lanes[number - 1]
        raise KodawariError(
            f"the course {self.name} has no lane {number}", mend=f"Give a lane from 1 to {len(self.lanes)}."
        )

    def race_segments(self, lane: int, laps: int | None = None) -> tuple[Segment, ...]:
        """The chain of segments of a race: the laps one after the other, each in the lane that the last one led to.

        Args:
            lane: The lane at the start.
            laps: Number of laps; None takes `laps_per_race`.

        Raises:
            KodawariError: There is no such lane, less than one lap, or a second lap on an open course.
        """
        return tuple(s for lap in self._lanes_of_race(lane, laps) for s in lap.segments)

    def distance_m(self, lane: int, laps: int | None = None) -> float:
        """Length in space of a race [m]; arguments and errors as `race_segments`."""
        return sum(lap.length_m for lap in self._lanes_of_race(lane, laps))

    def lead_in(self, lane: int, length_m: float) -> tuple[Segment, ...]:
        """The last segments before the start line of a lane, at least `length_m` long together, in running order.

        An open course gets a straight of that length.
        """
        if not self.closed:
            return (_extension(self.lane(lane).segments[0], length_m, -1.0),)
        chain: list[Segment] = []
        number, reached = lane, 0.0
        while reached < length_m:
            number = next(item.number for item in self.lanes if item.next_lane == number)
            for segment in reversed(self.lanes[number - 1].segments):
                if reached >= length_m:
                    break
                chain.append(segment)
                reached += segment.length
        return tuple(reversed(chain))

    def lead_out(self, lane: int, laps: int | None, length_m: float) -> tuple[Segment, ...]:
        """The first segments behind the finish line of a race, at least `length_m` long together.

        An open course gets a straight of that length.
        """
        last = self._lanes_of_race(lane, laps)[-1]
        if not self.closed:
            return (_extension(last.segments[-1], length_m, 1.0),)
        chain: list[Segment] = []
        reached = 0.0
        while reached < length_m:
            last = self.lane(last.next_lane)
            for segment in last.segments:
                if reached >= length_m:
                    break
                chain.append(segment)
                reached += segment.length
        return tuple(chain)

    def with_parameters(self, **settings: Setting) -> "Course":
        """The same course with other figures or choices: `course.with_parameters(lane_pitch_mm=115)`.

        Raises:
            KodawariError: The course does not depend on such a parameter (the nearest are told), the value cannot
                be, or the course does not close with it.
        """
        if self.rebuild is None:
            raise KodawariError(f"the course {self.name} was built from sections and has no parameters to set")
        for name in settings:
            if name not in self.parameters:
                known = ", ".join(self.parameters)
                raise KodawariError(
                    f"the course {self.name} does not depend on '{name}'", place=name, mend=f"There are: {known}."
                )
        return self.rebuild({**self.overrides, **settings})

    def _lanes_of_race(self, lane: int, laps: int | None) -> tuple[Lane, ...]:
        """The laps of a race, each named by the lane that it starts in."""
        chain = [self.lane(lane)]
        if laps is None:
            while self.closed and chain[-1].next_lane != lane:
                chain.append(self.lane(chain[-1].next_lane))
            return tuple(chain)
        if laps < 1 or (laps > 1 and not self.closed):
            raise KodawariError(
                f"{laps} laps cannot be run on the course {self.name}",
                mend="Give at least one lap." if self.closed else "It is open: run one lap.",
            )
        while len(chain) < laps:
            chain.append(self.lane(chain[-1].next_lane))
        return tuple(chain)


def _extension(segment: Segment, length: float, side: float) -> Segment:
    """A straight of `length` before (side −1) or behind (+1) a segment, on the tangent at its end."""
    end = side * segment.half_length
    edge = Pose(segment.origin, segment.axes).then(arc_end(segment.curvature, end))
    middle = edge.then(shifted(side * 0.5 * length))
    slope = segment.slope(end)
    return replace(
        segment,
        origin=middle.origin,
        axes=middle.axes,
        curvature=0.0,
        half_length=0.5 * length,
        profile=(segment.height(end) + slope * side * 0.5 * length, slope, 0.0, 0.0, 0.0, 0.0),
    )
