"""How a study searches, how long it may, and how it tells where it is."""

from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.tuning._summary import Statistic

__all__ = ["Budget", "Progress", "Settings"]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a study searches. All of it belongs to the study's identity.

    Attributes:
        finish: Wanted chance to finish, in (0, 1); the unfavourable end of the interval must reach it.
        statistic: Which time of the finished runs is made small.
        sampler: Name of the sampler that proposes points.
        rungs: Runs of a point at each rung of the ladder, rising.
        promote: One in so many points of a rung climbs to the next, ≥ 2.
        confirm_runs: Fresh runs after which a winner is judged; a close case gets up to four times as many.
        wanted: How many confirmed set-ups to look for.
        front_points: How many set-ups of the trade-off front get fresh runs too.
        confirm_share: Share of the budget kept for confirming.
        explain_share: Share of the budget kept for the effect of each change; used when there is a base.
    """

    finish: float = 0.95
    statistic: Statistic = "median"
    sampler: str = "model"
    rungs: tuple[int, ...] = (4, 16, 64, 256)
    promote: int = 4
    confirm_runs: int = 256
    wanted: int = 3
    front_points: int = 6
    confirm_share: float = 0.2
    explain_share: float = 0.15

    def __post_init__(self) -> None:
        faults = {
            "finish must lie between 0 and 1": 0.0 < self.finish < 1.0,
            "rungs must rise from at least 1 run": self.rungs
            and self.rungs[0] >= 1
            and list(self.rungs) == sorted(set(self.rungs)),
            "promote must be at least 2": self.promote >= 2,
            "confirm_runs must be at least 1": self.confirm_runs >= 1,
            "wanted must be at least 1": self.wanted >= 1,
            "front_points must not be negative": self.front_points >= 0,
            "confirm_share and explain_share must leave a share for the search": self.confirm_share > 0
            and self.explain_share >= 0
            and self.confirm_share + self.explain_share < 0.9,
        }
        for fault, holds in faults.items():
            if not holds:
                raise KodawariError(fault, place="search settings")


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """How much a study may spend in all, earlier starts included; whichever limit comes first holds.

    With a limit in runs a study gives the same result on every machine; with one in seconds it cannot.

    Attributes:
        runs: Runs, or None for no limit.
        seconds: Wall time [s], or None for no limit.
    """

    runs: int | None = None
    seconds: float | None = None

    def __post_init__(self) -> None:
        if self.runs is None and self.seconds is None:
            raise KodawariError("a search without any limit never ends", mend="Limit its runs or its time.")
        if (self.runs is not None and self.runs <= 0) or (self.seconds is not None and self.seconds <= 0):
            raise KodawariError("the budget must be greater than zero")


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a study is; given to the caller after every batch.

    Attributes:
        phase: `search`, `confirm` or `explain`.
        share: Share of the whole budget that is spent, in [0, 1].
        runs: Runs so far.
        seconds: Wall time so far [s], earlier starts included.
        points: Set-ups tried so far.
        refused: Set-ups that were not tried, because a rule forbids them.
        best: Best set-up so far, or None.
        best_time: Its time [s], or None.
        best_chance_low: Unfavourable end of its chance to finish, or None.
        recalled: Whether this batch came out of the journal and was not run again.
    """

    phase: str
    share: float
    runs: int
    seconds: float
    points: int
    refused: int
    best: dict[str, Any] | None = None
    best_time: float | None = None
    best_chance_low: float | None = None
    recalled: bool = False
