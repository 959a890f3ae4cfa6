"""The search phase of a study: generation after generation, until its share of the budget is spent."""

from collections.abc import Callable, Sequence

from kodawari.tuning._confirm import SEARCH
from kodawari.tuning._evaluator import Evaluator, Want
from kodawari.tuning._ladder import Ladder
from kodawari.tuning._parameters import Point
from kodawari.tuning._problem import Problem
from kodawari.tuning._proposals import Generation, Proposals
from kodawari.tuning._settings import Settings
from kodawari.tuning._stream import derive_seed
from kodawari.tuning._summary import Summary, rank_key
from kodawari.tuning.chance import chance_of
from kodawari.tuning.samplers import Sampler, Scored, make_sampler

__all__ = ["Search"]


class Search:
    """Proposes, tries and ranks set-ups.

    Attributes:
        generations: Rounds so far.
        proposals: What was proposed and what was refused.
        ladder: Who got how many runs.
    """

    def __init__(
        self, problem: Problem, evaluator: Evaluator, settings: Settings, start: Sequence[Point], seed: int
    ) -> None:
        self.generations = 0
        self._evaluator, self._settings = evaluator, settings
        self._sampler: Sampler = make_sampler(
            settings.sampler, problem.space, derive_seed(seed, "sampler", settings.sampler)
        )
        self.proposals = Proposals(problem, self._sampler, start, derive_seed(seed, "proposals"))
        self.ladder = Ladder(evaluator, settings)

    def run(self, may_spend: Callable[[int], bool]) -> str:
        """Search until the budget says no; the first generation is always made.

        Returns:
            Why it ended: `budget` or `no new set-ups`.

        Raises:
            KodawariError: No set-up is allowed at all.
            Cancelled: The caller asked to stop.
        """
        while True:
            cost = self._sampler.batch * self._settings.rungs[0]
            if self.generations and not may_spend(cost):
                return "budget"
            generation = self.proposals.next(self._sampler.batch)
            if not generation.fresh:
                return "no new set-ups"
            for key in generation.fresh:
                self._evaluator.name(self.proposals.points[key])
            self._evaluator.fulfil("search", SEARCH, self.ladder.enter(generation.fresh))
            touched = self._climb(may_spend)
            self._tell(generation, touched)
            self.generations += 1

    def summary(self, key: str) -> Summary:
        """What all search runs of a set-up say."""
        return self._evaluator.summary(SEARCH, key)

    def ranked(self) -> list[str]:
        """Keys of all set-ups tried, best first by all their search runs."""
        keys = [key for key in self.proposals.points if self._evaluator.count(SEARCH, key)]
        return sorted(keys, key=lambda key: (*self._rank(key), key))

    def _climb(self, may_spend: Callable[[int], bool]) -> list[str]:
        touched: list[str] = []
        for wants in self.ladder.climbs():
            affordable: list[Want] = []
            for want in wants:
                if may_spend(self._evaluator.cost(SEARCH, [*affordable, want])):
                    affordable.append(want)
            self._evaluator.fulfil("search", SEARCH, affordable)
            touched.extend(want.key for want in affordable)
        return touched

    def _tell(self, generation: Generation, touched: Sequence[str]) -> None:
        if not self.generations:
            chance = self.summary(generation.fresh[0]).chance
            self._sampler.needed = needed_share(self._settings, group=max(1, chance.runs // chance.groups))
        keys = [
            *generation.asked,
            *(key for key in generation.fresh if key not in generation.asked),
            *touched,
        ]
        self._sampler.tell([self._scored(key) for key in dict.fromkeys(keys)])

    def _scored(self, key: str) -> Scored:
        short, time = self._rank(key)
        return Scored(
            point=self.proposals.points[key],
            key=key,
            short=short,
            time=time,
            finished=self.summary(key).chance.finished,
            runs=self._evaluator.count(SEARCH, key),
        )

    def _rank(self, key: str) -> tuple[float, float]:
        return rank_key(self.summary(key), finish=self._settings.finish, statistic=self._settings.statistic)


def needed_share(settings: Settings, *, group: int) -> float:
    """Share of the runs that a set-up must finish to pass the test of fresh runs, with groups of this size.

    Half-way between the most failures that still pass, one to a group, and one failure more.
    """
    runs = settings.confirm_runs
    groups = max(1, runs // group)
    for failures in range(groups + 1):
        tally = [(group - 1, group)] * failures + [(group, group)] * (groups - failures)
        if chance_of(tally).spread_low < settings.finish:
            return 1.0 - max(failures - 0.5, 0.25) / runs
    return 0.5
