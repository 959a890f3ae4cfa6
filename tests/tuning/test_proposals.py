"""What is proposed, what is refused, and what is said when nothing is allowed."""

from collections.abc import Callable, Sequence

import pytest

from kodawari.errors import KodawariError
from kodawari.tuning import Choice, Point, Real, Refusal, Space
from kodawari.tuning._proposals import Proposals
from kodawari.tuning._refusals import RefusalLog
from kodawari.tuning.samplers import make_sampler
from kodawari.tuning.testing import ToyProblem


class Ruled(ToyProblem):
    """A toy with rules of one's own."""

    def __init__(self, rules: dict[str, Callable[[Point], bool]], space: Space | None = None) -> None:
        super().__init__()
        self.rules = rules
        self.space = space or self.space

    def is_allowed(self, point: Point) -> Refusal | None:
        broken = tuple(reason for reason, breaks in self.rules.items() if breaks(point))
        return Refusal(broken) if broken else None


def proposals(problem: ToyProblem, start: Sequence[Point] = ()) -> Proposals:
    return Proposals(problem, make_sampler("random", problem.space, 1), start, 1)


def test_each_allowed_point_is_fresh_once_until_the_space_is_empty() -> None:
    found, seen = proposals(ToyProblem()), list[str]()
    while generation := found.next(16).fresh:
        seen.extend(generation)
    # 72 points less dash with 19 mm, of which there are 6
    assert len(seen) == len(set(seen)) == 66
    assert found.refusals.refused == 6


def test_the_start_comes_first_and_forbidden_points_are_never_given() -> None:
    start: list[Point] = [
        {"motor": "tune", "brake": False, "roller": 9},
        {"motor": "dash", "brake": False, "roller": 19},
    ]
    found = proposals(ToyProblem(), start)
    generation = found.next(4)
    assert found.points[generation.fresh[0]] == start[0]
    assert all(point["motor"] != "dash" or point["roller"] != 19 for point in found.points.values())


def test_a_parts_box_that_holds_a_part_once() -> None:
    space = Space([Choice(name=place, values=("bearing", "plastic")) for place in ("front", "rear")])
    counts = {"bearing": 1, "plastic": 2}

    def lacks(point: Point) -> bool:
        used = list(point.values())
        return any(used.count(part) > count for part, count in counts.items())

    found = proposals(Ruled({"more parts than the box holds": lacks}, space))
    found.next(16)
    pairs = sorted((point["front"], point["rear"]) for point in found.points.values())
    assert pairs == [("bearing", "plastic"), ("plastic", "bearing"), ("plastic", "plastic")]


def test_a_rule_that_nothing_meets_is_named() -> None:
    problem = Ruled({"wider than 105 mm": lambda _: True, "a dash motor": lambda p: p["motor"] == "dash"})
    with pytest.raises(KodawariError, match="all 72 set-ups break the same rule: wider than 105 mm"):
        proposals(problem).next(4)


def test_rules_that_only_together_forbid_everything_are_named_with_their_share() -> None:
    problem = Ruled({"brake on": lambda p: p["brake"] is True, "brake off": lambda p: p["brake"] is False})
    with pytest.raises(
        KodawariError, match=r"one rule or another, most often: brake on \(83 %\); brake off \(17 %\)"
    ):
        proposals(problem).next(4)


def test_a_large_space_is_sampled_and_says_so() -> None:
    space = Space([Real(name=name, low=0.0, high=100.0, step=0.1) for name in "abc"])
    problem = Ruled({"too heavy": lambda _: True}, space)
    with pytest.raises(KodawariError, match="set-ups drawn at random break the same rule: too heavy"):
        proposals(problem).next(4)


def test_one_legal_set_up_among_many_is_left_step_by_step() -> None:
    space = Space([Real(name=name, low=0.0, high=100.0, step=1.0) for name in "abcd"])
    rules: dict[str, Callable[[Point], bool]] = {
        "off the line": lambda p: len({p[name] for name in "abc"}) > 1
    }
    start = {"a": 50.0, "b": 50.0, "c": 50.0, "d": 50.0}
    found = proposals(Ruled(rules, space), [start])
    found.next(1)
    assert found.next(4).fresh  # one step of d, which chance alone would find once in 10,000


def test_refusals_are_counted_with_and_without_company() -> None:
    log = RefusalLog()
    for refusal in (
        Refusal(("wide",)),
        Refusal(("wide", "high")),
        Refusal(("high",)),
        Refusal(("wide",)),
        None,
    ):
        log.add(refusal)
    wide, high = log.summary()
    assert (wide.reason, wide.count, wide.alone, wide.share) == ("wide", 3, 2, 0.6)
    assert (high.reason, high.count, high.alone) == ("high", 2, 1)
