"""A course in the world: placed pieces, and lanes as chains of segments."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kodawari.errors import KodawariError, nearest
from kodawari.exact import plain_sum
from kodawari.mini4wd.course._definition import Definition
from kodawari.mini4wd.course._lane import Lane, Piece
from kodawari.mini4wd.course._laps import at_least, extension, laps_before, laps_from
from kodawari.mini4wd.course.parameter import Parameter, Setting
from kodawari.mini4wd.course.segment import Segment

__all__ = ["Course", "Lane", "Piece"]


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
        rebuild: Builds the same course with other overrides; None for one that was built from sections.
        overrides: What the caller has set, by parameter name.
        definition: The course as it was written; None for one that was built from sections.
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
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    rebuild: Callable[[Mapping[str, Setting]], "Course"] | None = None
    overrides: Mapping[str, Setting] = field(default_factory=dict)
    definition: Definition | None = None

    @property
    def laps_per_race(self) -> int:
        """Laps until a car is back in the lane where it started: as many as lanes with changers, else one."""
        return len(self._laps(1, None))

    @property
    def race_length_m(self) -> float:
        """Nominal length of a race that starts in lane 1 [m]; with changers the same from every lane."""
        return plain_sum(lap.plan_length_m for lap in self._laps(1, None))

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
        """The chain of segments of a race, each lap in the lane that the last one led to.

        Args:
            lane: The lane at the start.
            laps: Number of laps; None takes `laps_per_race`.

        Raises:
            KodawariError: There is no such lane, less than one lap, or a second lap on an open course.
        """
        return tuple(segment for lap in self._laps(lane, laps) for segment in lap.segments)

    def distance_m(self, lane: int, laps: int | None = None) -> float:
        """Length in space of a race [m]; arguments and errors as `race_segments`."""
        return plain_sum(lap.length_m for lap in self._laps(lane, laps))

    def lead_in(self, lane: int, length_m: float) -> tuple[Segment, ...]:
        """The last segments before the start line of a lane, at least `length_m` long, in running order.

        An open course gets one straight of that length.
        """
        if not self.closed:
            return (extension(self.lane(lane).segments[0], length_m, -1.0),)
        before = (segment for lap in laps_before(self.lanes, lane) for segment in reversed(lap.segments))
        return tuple(reversed(at_least(length_m, before)))

    def lead_out(self, lane: int, laps: int | None, length_m: float) -> tuple[Segment, ...]:
        """The first segments behind the finish line of a race, at least `length_m` long.

        An open course gets one straight of that length.
        """
        last = self._laps(lane, laps)[-1]
        if not self.closed:
            return (extension(last.segments[-1], length_m, 1.0),)
        count = 1 + int(length_m / min(lap.length_m for lap in self.lanes))
        return tuple(at_least(length_m, self.race_segments(last.next_lane, count)))

    def with_parameters(self, **settings: Setting) -> "Course":
        """The same course with other figures or choices: `course.with_parameters(lane_pitch_mm=115)`.

        Raises:
            KodawariError: The course does not depend on such a parameter (those that it has are told), the
                value cannot be, or the course does not close with it.
        """
        if self.rebuild is None:
            raise KodawariError(f"the course {self.name} was built from sections: it has no parameters")
        for name in settings:
            if name not in self.parameters:
                raise KodawariError(
                    f"the course {self.name} does not depend on '{name}'",
                    place=name,
                    mend=nearest(name, self.parameters) or f"There are: {', '.join(self.parameters)}.",
                )
        return self.rebuild({**self.overrides, **settings})

    def _laps(self, lane: int, laps: int | None) -> tuple[Lane, ...]:
        """The laps of a race, each named by the lane that it starts in."""
        return laps_from(self.lanes, self.lane(lane).number, laps, closed=self.closed)
