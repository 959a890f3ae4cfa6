"""Checks that a sampler, journal or problem of your own must pass, and a small problem to try them on.

Each check takes what makes one and raises AssertionError with a reason. With pytest:

    @pytest.mark.parametrize("check", SAMPLER_CHECKS)
    def test_my_sampler(check):
        check(MySampler)
"""

import random
from collections.abc import Callable, Mapping
from math import inf
from typing import Any

import msgspec

from kodawari.tuning._journal import Evaluation, Journal, as_evaluation
from kodawari.tuning._parameters import Choice, Ordered, Point, Real, Value
from kodawari.tuning._problem import Outcomes, Problem, Refusal
from kodawari.tuning._space import Space
from kodawari.tuning._stream import Stream
from kodawari.tuning.samplers import SamplerFactory, Scored

__all__ = ["JOURNAL_CHECKS", "SAMPLER_CHECKS", "ToyProblem", "check_problem"]


class ToyProblem:
    """A tiny problem whose answer can be worked out in the head.

    The stronger the motor, the faster; the dash motor flies out in four of ten runs unless the brake is on,
    and the brake costs 0.2 s at its best clearance, 2 mm. Each step of wider rollers gives 0.05 s; the dash
    motor may not have the widest. So the fastest set-up that always finishes is dash, brake at 2 mm, 17 mm
    rollers: 9.25 s.

    Args:
        noise: Standard deviation of the time of one run [s].
    """

    def __init__(self, noise: float = 0.02) -> None:
        self.noise = noise
        self.space = Space(
            [
                Choice(name="motor", values=("normal", "tune", "dash")),
                Choice(name="brake", values=(False, True)),
                Real(name="clearance", low=1.0, high=3.0, step=0.5, unit="mm", when={"brake": (True,)}),
                Ordered(name="roller", values=(9, 13, 17, 19), unit="mm"),
            ]
        )

    def definition(self) -> Mapping[str, Any]:
        """What besides the space decides the results."""
        return {"problem": "toy", "noise": self.noise}

    def is_allowed(self, point: Point) -> Refusal | None:
        """The dash motor and 19 mm rollers are forbidden together."""
        if point["motor"] == "dash" and point["roller"] == 19:
            return Refusal(("dash motor with 19 mm rollers",))
        return None

    def truth(self, point: Point) -> tuple[float, float]:
        """True median time [s] and chance to finish."""
        time = {"normal": 11.0, "tune": 10.0, "dash": 9.0}[str(point["motor"])]
        time += 0.05 * (3 - self.space.index("roller", point["roller"]))
        if point["brake"]:
            return time + 0.2 + 0.1 * abs(float(str(point["clearance"])) - 2.0), 1.0
        return time, 0.6 if point["motor"] == "dash" else 1.0

    def evaluate(self, point: Point, *, runs: int, seed: int, first_run: int) -> Outcomes:
        """Noisy runs, four to a group."""
        time, chance = self.truth(point)
        times: list[float | None] = []
        for run in range(first_run, first_run + runs):
            luck = Stream(seed, run)
            noise = self.noise * luck.normal()
            times.append(time + noise if luck.uniform() < chance else None)
        return Outcomes.of(times, (run // 4 for run in range(first_run, first_run + runs)))


def score(problem: ToyProblem, point: dict[str, Value]) -> Scored:
    """A point's score from eight runs."""
    outcomes = problem.evaluate(point, runs=8, seed=1, first_run=0)
    finished = [time for time in outcomes.times if time is not None]
    return Scored(
        point=point,
        key=problem.space.key(point),
        short=0.0 if len(finished) == 8 else 0.3 if finished else 1.3,
        time=sorted(finished)[len(finished) // 2] if finished else inf,
        finished=len(finished),
        runs=8,
    )


def _row(factory: SamplerFactory, seed: int, *, generations: int = 6) -> list[str]:
    """Keys of what a sampler proposes when it is asked and told in the usual way."""
    problem = ToyProblem()
    sampler, keys = factory(problem.space, seed), []
    for _ in range(generations):
        told = []
        for _ in range(sampler.batch):
            point = sampler.ask()
            keys.append(problem.space.key(problem.space.check(point)))
            if problem.is_allowed(point) is None:
                told.append(score(problem, point))
            else:
                sampler.reject(point)
        sampler.tell(told)
    return keys


def asks_valid_points(factory: SamplerFactory) -> None:
    """Every proposal is a point of the space, also where parameters are conditional."""
    assert len(_row(factory, 1)) > 0


def same_seed_same_proposals(factory: SamplerFactory) -> None:
    """Two samplers of one seed, told the same, propose the same: resuming rests on it."""
    assert _row(factory, 7) == _row(factory, 7), "the same seed gave two different rows of proposals"


def other_seed_other_proposals(factory: SamplerFactory) -> None:
    """Another seed gives other proposals."""
    assert _row(factory, 7) != _row(factory, 8), "the seed makes no difference"


def leaves_global_randomness_alone(factory: SamplerFactory) -> None:
    """Python's own generator is not touched: others may rely on it."""
    before = random.getstate()
    _row(factory, 3)
    assert random.getstate() == before, "the sampler drew from Python's global generator"


def bears_rejections(factory: SamplerFactory) -> None:
    """A long row of rejections, then an empty generation, does no harm."""
    space = ToyProblem().space
    sampler = factory(space, 1)
    for _ in range(100):
        sampler.reject(sampler.ask())
    sampler.tell([])
    space.check(sampler.ask())


def bears_points_it_never_asked_for(factory: SamplerFactory) -> None:
    """A study tells of its first set-ups too, none of which the sampler proposed; some never finished."""
    problem = ToyProblem()
    sampler = factory(problem.space, 1)
    points = list(problem.space.points())
    told = [score(problem, point) for point in points]
    told[0] = msgspec.structs.replace(told[0], short=2.0, time=inf, finished=0)
    sampler.tell(told)
    sampler.tell([msgspec.structs.replace(entry, runs=32, finished=4 * entry.finished) for entry in told])
    problem.space.check(sampler.ask())


def bears_a_space_without_choice(factory: SamplerFactory) -> None:
    """Where there is only one point, that point is proposed."""
    space = Space([Choice(name="only", values=("this",))])
    sampler = factory(space, 1)
    for _ in range(3):
        assert sampler.ask() == {"only": "this"}, "there is only one point"
        sampler.tell([])


SAMPLER_CHECKS: tuple[Callable[[SamplerFactory], None], ...] = (
    asks_valid_points,
    same_seed_same_proposals,
    other_seed_other_proposals,
    leaves_global_randomness_alone,
    bears_rejections,
    bears_points_it_never_asked_for,
    bears_a_space_without_choice,
)
"""What every sampler must pass; each takes a factory, such as the sampler's class."""


def _record(key: str, first_run: int) -> dict[str, Any]:
    record = Evaluation(
        phase="search",
        stream="search",
        key=key,
        point={"motor": "dash", "brake": True, "clearance": 1.5},
        first_run=first_run,
        times=(8.25, None, 0.1 + 0.2),
        groups=(0, 0, 1),
        seconds=0.5,
    )
    plain: dict[str, Any] = msgspec.to_builtins(record)
    return plain


def begins_empty(make: Callable[[], Journal]) -> None:
    """A new journal holds nothing."""
    assert list(make().load()) == [], "a new journal holds records"


def gives_back_what_it_was_given(make: Callable[[], Journal]) -> None:
    """Records come back in order and to the bit."""
    journal, batch = make(), [_record("b", 0), _record("a", 0)]
    journal.append(batch)
    journal.append([_record("b", 3)])
    found = [as_evaluation(record) for record in journal.load()]
    assert found == [as_evaluation(record) for record in [*batch, _record("b", 3)]], (
        "records came back changed"
    )


def keeps_a_record_once(make: Callable[[], Journal]) -> None:
    """The same runs, appended twice, are kept once: two processes may work on one study."""
    journal = make()
    journal.append([_record("a", 0)])
    journal.append([_record("a", 0), _record("b", 0)])
    keys = [as_evaluation(record).key for record in journal.load()]
    assert keys == ["a", "b"], "a record was kept twice"


def takes_a_result(make: Callable[[], Journal]) -> None:
    """A result is taken any number of times, and leaves the records alone."""
    journal = make()
    journal.append([_record("a", 0)])
    journal.finish({"best": []})
    journal.finish({"best": []})
    assert len(list(journal.load())) == 1, "finishing changed the records"


JOURNAL_CHECKS: tuple[Callable[[Callable[[], Journal]], None], ...] = (
    begins_empty,
    gives_back_what_it_was_given,
    keeps_a_record_once,
    takes_a_result,
)
"""What every journal must pass; each takes a function that makes a new, empty one."""


def check_problem(problem: Problem, point: Point, *, seed: int = 1, runs: int = 8) -> None:
    """Check that a problem keeps its promises at one of its points.

    Raises:
        AssertionError: Results depend on how runs are cut into calls, or the definition is not plain data.
        KodawariError: The point is not a point of the problem's space.
    """
    exact = problem.space.check(point)
    whole = problem.evaluate(exact, runs=runs, seed=seed, first_run=0)
    again = problem.evaluate(exact, runs=runs, seed=seed, first_run=0)
    assert whole == again, "the same runs gave two results"
    half = runs // 2
    parts = [
        problem.evaluate(exact, runs=half, seed=seed, first_run=0),
        problem.evaluate(exact, runs=runs - half, seed=seed, first_run=half),
    ]
    assert Outcomes.joined(parts) == whole, "results depend on how runs are cut into calls"
    assert problem.is_allowed(exact) == problem.is_allowed(exact), "what is allowed changes from call to call"
    plain = msgspec.json.decode(msgspec.json.encode(problem.definition()))
    assert plain == msgspec.to_builtins(problem.definition()), "the definition is not plain data"
