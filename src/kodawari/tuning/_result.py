"""What a study gives back."""

import msgspec

from kodawari.tuning._parameters import Value
from kodawari.tuning._refusals import RefusalCount
from kodawari.tuning._summary import Times
from kodawari.tuning.chance import Chance

__all__ = ["Attribution", "Candidate", "Change", "Counts", "Effect", "Importance", "Step", "StudyResult"]


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A set-up and what its runs say.

    Attributes:
        key: Its key.
        point: The set-up.
        time: Times of the finished runs [s], or None when none finished.
        chance: Chance to finish.
        runs: Runs behind these figures.
        fresh: Whether the runs are fresh ones that the search never saw. Figures from the search's own runs
            flatter: the best of many is partly the luckiest.
        confirmed: Whether the fresh runs put the unfavourable end of the chance at or above the wanted one.
    """

    key: str
    point: dict[str, Value]
    time: Times | None
    chance: Chance
    runs: int
    fresh: bool
    confirmed: bool


class Change(msgspec.Struct, frozen=True):
    """What differs between two set-ups and can only be changed together.

    Attributes:
        names: The parameters.
        before: Their values before; a parameter that is absent was not active.
        after: Their values after.
    """

    names: tuple[str, ...]
    before: dict[str, Value]
    after: dict[str, Value]


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """The difference that something makes, over the same runs with and without it.

    Attributes:
        time: Change of the median (or mean) time of the finished runs [s]; negative is faster. None when no
        run
            finished on one of the two sides.
        time_low: Lower end of its 95 % interval, or None when there are too few groups to tell.
        time_high: Upper end of the same.
        chance: Change of the share of runs that finish.
        chance_low: Lower end of its 95 % interval.
        chance_high: Upper end of the same.
        runs: Runs compared.
    """

    time: float | None
    time_low: float | None
    time_high: float | None
    chance: float
    chance_low: float
    chance_high: float
    runs: int


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One change and what it does.

    Attributes:
        change: The change, from the base's side to the winner's.
        effect: What it does at this place, or None when it could not be tried alone.
        refused: Why it could not be tried alone.
    """

    change: Change
    effect: Effect | None
    refused: tuple[str, ...] = ()


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """What each change gives, from a base to a winner.

    Attributes:
        path: The changes made one after the other, the most useful first; their effects add up to `total`.
            A change that is only allowed together with others stands with them in one step.
        alone: Each change's effect on the winner: the winner against the winner without it.
        total: The winner against the base.
        runs: Runs of each set-up.
    """

    path: tuple[Step, ...]
    alone: tuple[Step, ...]
    total: Effect
    runs: int


class Importance(msgspec.Struct, frozen=True, kw_only=True):
    """How much of what was seen goes with one parameter.

    Attributes:
        name: The parameter.
        time: Share of the variance of the time that its levels explain, in [0, 1]; None from too few points.
        chance: The same for the chance to finish.
        points: Set-ups that it rests on.
        time_noise: Share of the time that luck alone stays under, with 95 % for all parameters together.
        chance_noise: The same of the chance.
    """

    name: str
    time: float | None
    chance: float | None
    points: int
    time_noise: float = 0.0
    chance_noise: float = 0.0


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What a study did.

    Attributes:
        points: Set-ups tried.
        runs: Runs in all.
        recalled_runs: Of these, runs that an earlier start had already made.
        refused: Set-ups not tried because a rule forbids them.
        generations: Rounds of the search.
        climbed: Times that a set-up was given more runs.
        confirm_tried: Set-ups that were put to the test of fresh runs.
        confirmed: Of these, set-ups that passed.
        seconds: Wall time [s], earlier starts included.
    """

    points: int
    runs: int
    recalled_runs: int
    refused: int
    generations: int
    climbed: int
    confirm_tried: int
    confirmed: int
    seconds: float


class StudyResult(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a study.

    Attributes:
        study: Identity of the study.
        seed: Its seed.
        finish: The wanted chance to finish.
        best: Confirmed set-ups, fastest first; when none passed, those that came nearest, none `confirmed`.
        front: The trade-off: set-ups that no other beats in both time and unfavourable chance, fastest first.
        base: The set-up that the search began from; None without a legal one, or before it was tried.
        base_refused: Why the base may not be tried.
        attribution: What each change from the base to `best[0]` gives, or None.
        importance: What mattered over all set-ups tried, most important first.
        counts: What was done.
        refusals: Which rules forbade how many set-ups.
        stopped: Why it ended: `budget`, `cancelled` or `no new set-ups`.
        note: One sentence when something is missing, such as a confirmed winner; else empty.
    """

    study: str
    seed: int
    finish: float
    best: tuple[Candidate, ...]
    front: tuple[Candidate, ...]
    base: Candidate | None
    base_refused: tuple[str, ...]
    attribution: Attribution | None
    importance: tuple[Importance, ...]
    counts: Counts
    refusals: tuple[RefusalCount, ...]
    stopped: str
    note: str
