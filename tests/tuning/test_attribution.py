"""What each change gives, on a problem whose effects are known."""

from collections.abc import Mapping
from typing import Any

import pytest

from kodawari.tuning import Choice, Outcomes, Point, Refusal, Space, Stream, attribution
from kodawari.tuning._changes import changes_between, with_changes
from kodawari.tuning._effect import effect_of
from kodawari.tuning._importance import importance_of
from kodawari.tuning.testing import ToyProblem

TOY = ToyProblem().space
BASE: Point = {"motor": "normal", "brake": False, "roller": 9}
WINNER: Point = {"motor": "dash", "brake": True, "clearance": 2.0, "roller": 17}


def test_what_comes_and_goes_together_is_one_change() -> None:
    changes = changes_between(TOY, BASE, WINNER)
    assert [change.names for change in changes] == [("motor",), ("brake", "clearance"), ("roller",)]
    assert changes[1].before == {"brake": False}
    assert changes[1].after == {"brake": True, "clearance": 2.0}


def test_all_changes_lead_to_the_winner_and_none_to_the_base() -> None:
    changes = changes_between(TOY, BASE, WINNER)
    assert with_changes(TOY, BASE, changes) == WINNER
    assert with_changes(TOY, BASE, []) == BASE
    back = changes_between(TOY, WINNER, BASE)
    assert with_changes(TOY, WINNER, back) == BASE


def test_an_effect_by_hand() -> None:
    before = Outcomes.of([10.0, 11.0, 12.0, 13.0, None, 10.0, 11.0, 12.0], range(8))
    after = Outcomes.of([9.0, 10.0, 11.0, 12.0, 13.0, 9.0, 10.0, 11.0], range(8))
    effect = effect_of(before, after)
    assert effect.time == -0.5  # medians 11.0 and 10.5
    assert effect.chance == 0.125
    # one run gained of 8, half a run added to each cell: middle 1/10, error √(2 − 1/10)/10
    reach = 1.959963984540054 * (2 - 0.1) ** 0.5 / 10
    assert effect.chance_high == pytest.approx(0.1 + reach)
    assert effect.chance_low == pytest.approx(0.1 - reach)
    assert effect.time_low is not None
    assert effect.time_high is not None
    assert effect.time_low <= -0.5 <= effect.time_high


def test_no_difference_is_still_not_certainty() -> None:
    same = Outcomes.of([10.0] * 20, range(20))
    effect = effect_of(same, same)
    assert (effect.time, effect.chance) == (0.0, 0.0)
    # only the added half runs are left: error √1/22
    assert effect.chance_high == pytest.approx(1.959963984540054 / 22)


def test_few_groups_give_no_interval_of_the_time() -> None:
    same = Outcomes.of([10.0] * 6, [0, 0, 1, 1, 2, 2])
    assert effect_of(same, same).time_low is None


def test_unlike_runs_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="same runs"):
        effect_of(Outcomes.of([1.0], [0]), Outcomes.of([1.0], [1]))


def test_the_effects_of_the_toy() -> None:
    found = attribution(ToyProblem(noise=0.0), BASE, WINNER, runs=64, seed=3)
    alone = {step.change.names: step.effect for step in found.alone}
    motor, brake, roller = alone["motor",], alone["brake", "clearance"], alone["roller",]
    assert motor is not None
    assert brake is not None
    assert roller is not None
    assert motor.time == pytest.approx(-2.0)
    assert motor.chance == 0.0
    assert brake.time == pytest.approx(0.2)
    assert 0.2 < brake.chance < 0.6  # truly 0.4
    assert brake.chance_low < 0.4 < brake.chance_high
    assert roller.time == pytest.approx(-0.1)
    assert found.total.time == pytest.approx(-1.9)
    # the brake first: without it the winner falls out; the effects along the path add up
    assert [step.change.names[0] for step in found.path] == ["brake", "motor", "roller"]
    times = [
        step.effect.time for step in found.path if step.effect is not None and step.effect.time is not None
    ]
    assert sum(times) == pytest.approx(-1.9)


class Coupled(ToyProblem):
    """Two plates that must be of one kind, and a free third part."""

    def __init__(self) -> None:
        super().__init__(noise=0.0)
        self.space = Space([Choice(name=name, values=("old", "new")) for name in ("front", "rear", "weight")])

    def is_allowed(self, point: Point) -> Refusal | None:
        return None if point["front"] == point["rear"] else Refusal(("plates of two kinds",))

    def truth(self, point: Point) -> tuple[float, float]:
        return 10.0 - sum(value == "new" for value in point.values()), 1.0

    def definition(self) -> Mapping[str, Any]:
        return {"problem": "coupled"}


def test_changes_that_are_only_allowed_together_stand_in_one_step() -> None:
    old, new = (dict.fromkeys(("front", "rear", "weight"), kind) for kind in ("old", "new"))
    found = attribution(Coupled(), old, new, runs=8, seed=1)
    refused = {step.change.names[0]: step.refused for step in found.alone}
    assert refused == {"front": ("plates of two kinds",), "rear": ("plates of two kinds",), "weight": ()}
    path = {step.change.names: step.effect.time for step in found.path if step.effect is not None}
    assert path == {("weight",): -1.0, ("front", "rear"): -2.0}


def test_importance_by_hand() -> None:
    space = Space([Choice(name="a", values=(0, 1)), Choice(name="b", values=(0, 1))])
    # time = 10 + 2a; chance = b: a explains all of the time, b all of the chance
    tried = [({"a": a, "b": b}, 10.0 + 2 * a, float(b)) for a in (0, 1) for b in (0, 1) for _ in range(3)]
    first, second = importance_of(space, tried)
    assert (first.name, first.time, first.chance) == ("a", 1.0, 0.0)
    assert (second.name, second.time, second.chance) == ("b", 0.0, 1.0)


def test_importance_corrects_for_chance() -> None:
    # SS_total = 4, between the two groups 0: ε² = (0 − 1 · 4/6)/4 < 0, so 0
    space = Space([Choice(name="a", values=(0, 1))])
    tried = [({"a": a}, time, 1.0) for a in (0, 1) for time in (9.0, 11.0, 9.0, 11.0)]
    assert importance_of(space, tried)[0].time == 0.0
    # three levels in steps of 1, each seen at ±1 twice: between 8, within 12, total 20; (8 − 2·12/9)/20
    wide = Space([Choice(name="a", values=(0, 1, 2))])
    tried = [({"a": a}, a + step, 1.0) for a in (0, 1, 2) for step in (-1.0, 1.0, -1.0, 1.0)]
    assert importance_of(wide, tried)[0].time == pytest.approx((8 - 2 * 12 / 9) / 20)


def test_importance_says_nothing_from_too_few_points() -> None:
    space = Space([Choice(name="a", values=(0, 1, 2))])
    assert importance_of(space, [({"a": a}, 1.0 + a, 1.0) for a in (0, 1, 2)])[0].time is None


def test_what_does_nothing_stays_under_its_noise_floor() -> None:
    """A hundred studies of parameters that do nothing: about five may pass."""
    names = ("a", "b", "c")
    space = Space([Choice(name=name, values=(0, 1, 2, 3)) for name in names])
    stream, passed = Stream("noise"), 0
    for _ in range(100):
        tried = [
            ({name: stream.below(4) for name in names}, stream.uniform(), stream.uniform()) for _ in range(60)
        ]
        found = importance_of(space, tried)
        passed += any((each.time or 0.0) > each.time_noise for each in found)
    # 5 of 100 are expected; 12 lie three standard deviations above
    assert passed <= 12
    assert all(each.time_noise > 0.0 for each in found)


def test_what_does_something_rises_over_its_noise_floor() -> None:
    space = Space([Choice(name="a", values=(0, 1)), Choice(name="b", values=(0, 1))])
    tried = [({"a": a, "b": b}, 10.0 + 2 * a, 1.0) for a in (0, 1) for b in (0, 1) for _ in range(5)]
    first = importance_of(space, tried)[0]
    assert first.time is not None
    assert first.time > first.time_noise > 0.0
