"""What each change from a base to a winner gives."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from kodawari.tuning._changes import changes_between, with_changes
from kodawari.tuning._confirm import FRESH
from kodawari.tuning._effect import effect_of
from kodawari.tuning._evaluator import Evaluator, Want
from kodawari.tuning._journal import Journal, MemoryJournal
from kodawari.tuning._parameters import Point, Value
from kodawari.tuning._pool import Pool
from kodawari.tuning._problem import Problem
from kodawari.tuning._result import Attribution, Change, Effect, Step
from kodawari.tuning._settings import Settings
from kodawari.tuning._summary import Statistic, rank_key

__all__ = ["Attributor", "attribution"]


def attribution(
    problem: Problem,
    base: Point,
    winner: Point,
    *,
    runs: int,
    seed: int,
    finish: float = 0.95,
    statistic: Statistic = "median",
    workers: int = 1,
    journal: Journal | None = None,
) -> Attribution:
    """What each change from `base` to `winner` gives, on paired runs.

    Each change is undone alone on the winner; then all are made one after the other from the base on, those
    whose loss hurt the winner most first, so that the effects along the path add up to the whole.

    Args:
        problem: The problem; both set-ups must be allowed in it.
        base: The set-up before.
        winner: The set-up after.
        runs: Runs of each set-up on the way.
        seed: Seed of the runs.
        finish: Wanted chance to finish, which decides the order of the path.
        statistic: Which time of the finished runs is compared.
        workers: Threads; see `run_study`.
        journal: Where runs are kept and found again.

    Raises:
        KodawariError: A set-up is not a point of the space.
    """
    settings = Settings(finish=finish, statistic=statistic)
    with Pool(workers) as pool:
        evaluator = Evaluator(problem, journal or MemoryJournal(), pool, seed)
        return Attributor(problem, evaluator, settings, base, winner).measure(runs)


class Attributor:
    """Undoes and remakes the changes between two set-ups."""

    def __init__(
        self, problem: Problem, evaluator: Evaluator, settings: Settings, base: Point, winner: Point
    ) -> None:
        self._problem, self._evaluator, self._settings = problem, evaluator, settings
        self._space = problem.space
        self._base = self._space.check(base)
        self._changes = changes_between(self._space, base, winner)

    @property
    def setups(self) -> int:
        """At most so many set-ups are run."""
        return 2 * len(self._changes)

    def measure(self, runs: int) -> Attribution:
        """All effects, over the first `runs` runs of the fresh row of seeds."""
        alone = self._alone(runs)
        order = sorted(alone, key=lambda step: self._rank_without(step, runs), reverse=True)
        path = self._path([step.change for step in order], runs)
        return Attribution(
            path=tuple(path), alone=tuple(alone), total=self._effect([], self._changes, runs), runs=runs
        )

    def _alone(self, runs: int) -> list[Step]:
        """Each change against the winner without it."""
        rest = {
            change.names: [other for other in self._changes if other is not change]
            for change in self._changes
        }
        self._run([self._changes, *(others for others in rest.values() if not self._refused(others))], runs)
        steps = []
        for change in self._changes:
            others = rest[change.names]
            refused = self._refused(others)
            effect = None if refused else self._effect(others, self._changes, runs)
            steps.append(Step(change=change, effect=effect, refused=refused))
        return steps

    def _rank_without(self, step: Step, runs: int) -> tuple[float, float]:
        """Rank of the winner without one change; those that cannot be undone alone come last on the path."""
        if step.effect is None:
            return (-1.0, 0.0)
        others = [other for other in self._changes if other is not step.change]
        summary = self._evaluator.summary(FRESH, self._key(others), runs=runs)
        return rank_key(summary, finish=self._settings.finish, statistic=self._settings.statistic)

    def _path(self, order: Sequence[Change], runs: int) -> list[Step]:
        bundles: list[tuple[Change, ...]] = []
        made: list[Change] = []
        left = list(order)
        while left:
            bundle = next(bundle for bundle in self._next(left) if not self._refused([*made, *bundle]))
            bundles.append(bundle)
            made.extend(bundle)
            left = [change for change in left if change not in bundle]
        stops: list[list[Change]] = [[]]
        for bundle in bundles:
            stops.append([*stops[-1], *bundle])
        self._run(stops, runs)
        return [
            Step(change=_merged(bundle), effect=self._effect(stops[place], stops[place + 1], runs))
            for place, bundle in enumerate(bundles)
        ]

    @staticmethod
    def _next(left: Sequence[Change]) -> Iterator[tuple[Change, ...]]:
        """What may come next on the path: one change if that is allowed, else two, else all that are left."""
        for size in (1, 2):
            yield from combinations(left, size)
        yield tuple(left)

    def _point(self, made: Sequence[Change]) -> dict[str, Value]:
        return with_changes(self._space, self._base, made)

    def _key(self, made: Sequence[Change]) -> str:
        return self._evaluator.name(self._point(made))

    def _refused(self, made: Sequence[Change]) -> tuple[str, ...]:
        """Why a set-up is forbidden; base and winner stand for themselves, whatever the rules say of them."""
        if len(made) in {0, len(self._changes)}:
            return ()
        refusal = self._problem.is_allowed(self._point(made))
        return () if refusal is None else refusal.reasons

    def _run(self, sets: Sequence[Sequence[Change]], runs: int) -> None:
        self._evaluator.fulfil("explain", FRESH, [Want(self._key(made), runs) for made in sets])

    def _effect(self, before: Sequence[Change], after: Sequence[Change], runs: int) -> Effect:
        old, new = (self._evaluator.outcomes(FRESH, self._key(made)).first(runs) for made in (before, after))
        return effect_of(old, new, statistic=self._settings.statistic)


def _merged(bundle: Sequence[Change]) -> Change:
    return Change(
        names=tuple(name for change in bundle for name in change.names),
        before={name: value for change in bundle for name, value in change.before.items()},
        after={name: value for change in bundle for name, value in change.after.items()},
    )
