"""What came of a tune, as the pages show it: winners, what each change gave, what mattered."""

import msgspec

from kodawari.mini4wd.race import Interval
from kodawari.mini4wd.tune import PartChange, Setup, Tuned, TuneResult, space_of
from kodawari.tuning import RefusalCount
from kodawari.tuning.chance import Chance

__all__ = ["ResultView", "result_view"]


class Mattered(msgspec.Struct, frozen=True, kw_only=True):
    """How much goes with one parameter.

    Attributes:
        title: What people call it.
        time: Share of the differences of time; `time_is_luck` when luck alone may give as much.
        chance: The same of the chance to finish.
    """

    title: str
    time: float | None
    chance: float | None
    time_is_luck: bool
    chance_is_luck: bool


class EffectView(msgspec.Struct, frozen=True, kw_only=True):
    """The winner against the base: change of a lap [s] and of the chance, each with its 95 % ends."""

    lap_time_s: float | None
    lap_time_low_s: float | None
    lap_time_high_s: float | None
    finish: float
    finish_low: float
    finish_high: float


class BestView(msgspec.Struct, frozen=True, kw_only=True):
    """A winner in a line."""

    key: str
    name: str
    lap_time_s: Interval | None
    race_time_s: Interval | None
    finish: Chance
    confirmed: bool
    fresh: bool
    runs: int
    verdict: str
    changes: tuple[PartChange, ...]


class ResultView(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a tune.

    Attributes:
        base: The base car; None when it may not be raced.
        base_refused: Why it may not be raced.
        best: Winners, fastest first.
        ahead: The fastest set-up so far, where it is faster than the winner but fell short of the wish.
        total: The winner against the base; None when it was not measured.
        explain_runs: Runs behind every effect.
        mattered: What mattered among the set-ups tried, most important first.
        mattered_points: Set-ups that this rests on.
        refusals: Why set-ups were not raced, the most frequent reason first.
        refused: How many were not.
        points: How many were.
        runs: Runs in all.
        stopped: Why it ended: `budget`, `cancelled` or `no new set-ups`.
        note: One sentence when something is missing; else empty.
    """

    base: BestView | None
    base_refused: tuple[str, ...]
    best: list[BestView]
    ahead: BestView | None
    total: EffectView | None
    explain_runs: int
    mattered: list[Mattered]
    mattered_points: int
    refusals: tuple[RefusalCount, ...]
    refused: int
    points: int
    runs: int
    stopped: str
    note: str


def result_view(found: TuneResult, tuned: Tuned) -> ResultView:
    """A result as the pages show it."""
    study, key = found.study, tuned.problem.space.key
    titles = {each.name: each.title or each.name for each in space_of(tuned.box).parameters}
    known = [each for each in study.importance if each.time or each.chance]

    def best(setup: Setup) -> BestView:
        return BestView(
            key=key(setup.point),
            name=setup.name,
            lap_time_s=setup.lap_time_s,
            race_time_s=setup.race_time_s,
            finish=setup.finish,
            confirmed=setup.confirmed,
            fresh=setup.fresh,
            runs=setup.runs,
            verdict=str(setup.inspection["verdict"]),
            changes=setup.changes,
        )

    return ResultView(
        base=None if found.base is None else best(found.base),
        base_refused=study.base_refused,
        best=[best(setup) for setup in found.best],
        ahead=None if found.ahead is None else best(found.ahead),
        total=_total(found),
        explain_runs=study.attribution.runs if study.attribution else 0,
        mattered=[
            Mattered(
                title=titles.get(each.name, each.name),
                time=each.time,
                chance=each.chance,
                time_is_luck=(each.time or 0.0) <= each.time_noise,
                chance_is_luck=(each.chance or 0.0) <= each.chance_noise,
            )
            for each in known
        ],
        mattered_points=known[0].points if known else 0,
        refusals=study.refusals,
        refused=study.counts.refused,
        points=study.counts.points,
        runs=study.counts.runs,
        stopped=study.stopped,
        note=found.note,
    )


def _total(found: TuneResult) -> EffectView | None:
    attribution = found.study.attribution
    if attribution is None:
        return None
    effect, laps = attribution.total, found.laps
    time, low, high = (
        None if each is None else each / laps for each in (effect.time, effect.time_low, effect.time_high)
    )
    return EffectView(
        lap_time_s=time,
        lap_time_low_s=low,
        lap_time_high_s=high,
        finish=effect.chance,
        finish_low=effect.chance_low,
        finish_high=effect.chance_high,
    )
