"""What a search is given: a space, what is allowed in it, and how to try a point."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from kodawari.tuning._parameters import Point
from kodawari.tuning._space import Space

__all__ = ["Outcomes", "Problem", "Refusal"]


class Refusal(msgspec.Struct, frozen=True):
    """Why a point may not be tried.

    Attributes:
        reasons: At least one; every rule that the point breaks, each always in the same words, so that they
        can
            be counted: only then can "nothing legal can be built" name the rule that nothing meets.
    """

    reasons: tuple[str, ...]


class Outcomes(msgspec.Struct, frozen=True):
    """What came of a row of runs of one point, in the order of their run numbers.

    Attributes:
        times: Time of each run [s], > 0; None for a run that did not finish. Shape (runs,).
        groups: Which draw of the uncertain parameters each run belongs to; runs with the same number share
            one draw. Shape (runs,).
    """

    times: tuple[float | None, ...]
    groups: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.times) != len(self.groups):
            raise ValueError(f"{len(self.times)} times but {len(self.groups)} groups")

    @classmethod
    def of(cls, times: Iterable[float | None], groups: Iterable[int]) -> "Outcomes":
        """From any numbers, NumPy arrays included: NaN and infinity count as "did not finish"."""
        plain = (None if time is None else float(time) for time in times)
        kept = tuple(time if time is not None and math.isfinite(time) else None for time in plain)
        return cls(times=kept, groups=tuple(int(group) for group in groups))

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return len(self.times)

    @property
    def finished(self) -> tuple[bool, ...]:
        """Whether each run finished, shape (runs,)."""
        return tuple(time is not None for time in self.times)

    def first(self, runs: int) -> "Outcomes":
        """Only the first so many runs."""
        return Outcomes(times=self.times[:runs], groups=self.groups[:runs])

    def by_group(self) -> list[tuple[int, int]]:
        """Finished runs and all runs of each group, in order of first appearance."""
        counts: dict[int, list[int]] = {}
        for time, group in zip(self.times, self.groups, strict=True):
            count = counts.setdefault(group, [0, 0])
            count[0] += time is not None
            count[1] += 1
        return [(finished, runs) for finished, runs in counts.values()]

    @staticmethod
    def joined(parts: Sequence["Outcomes"]) -> "Outcomes":
        """Rows of runs, one after the other."""
        times = tuple(time for part in parts for time in part.times)
        groups = tuple(group for part in parts for group in part.groups)
        return Outcomes(times=times, groups=groups)


class Problem(Protocol):
    """A machine to be tuned. `evaluate` is called from several threads at once."""

    @property
    def space(self) -> Space:
        """What may be varied."""
        ...

    def definition(self) -> Mapping[str, Any]:
        """Everything besides the space that decides the results, as plain data.

        Rules and their date, course, parts box, physics version. A study is known by the hash of it.
        """
        ...

    def is_allowed(self, point: Point) -> Refusal | None:
        """None for a point that may be tried; else every reason against it. Must be quick."""
        ...

    def evaluate(self, point: Point, *, runs: int, seed: int, first_run: int) -> Outcomes:
        """Try a point in runs `first_run` to `first_run + runs - 1` of the row named by `seed`.

        Run i of one seed is the same experiment for every point (common random numbers), and the same point,
        seed and run always give the same result, however the runs are cut into calls.
        """
        ...
