"""The kriging behind the model sampler, against closed forms."""

import numpy as np
import pytest

from kodawari.tuning import Choice, Ordered, Point, Space, Stream
from kodawari.tuning.samplers import Scored, make_sampler
from kodawari.tuning.samplers._kriging import Coder, Kriging, root_of

SPACE = Space([Choice(name="motor", values=("a", "b", "c")), Ordered(name="roller", values=(9, 13, 17, 19))])
ROWS: list[Point] = [{"motor": "a", "roller": 9}, {"motor": "b", "roller": 9}, {"motor": "b", "roller": 19}]


def test_distances_by_hand() -> None:
    coder = Coder(SPACE)
    rows = coder.rows(ROWS)
    assert rows.tolist() == [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]
    motor, roller = coder.distances(rows, rows)
    assert motor.tolist() == [[0, 1, 1], [1, 0, 0], [1, 0, 0]]
    assert roller.tolist() == [[0, 0, 1], [0, 0, 1], [1, 1, 0]]


def test_an_inactive_parameter_is_as_far_as_can_be_from_an_active_one() -> None:
    space = Space(
        [Choice(name="on", values=(False, True)), Ordered(name="x", values=(1, 2, 3), when={"on": (True,)})]
    )
    coder = Coder(space)
    rows = coder.rows([{"on": False}, {"on": True, "x": 1}, {"on": True, "x": 2}])
    _, apart = coder.distances(rows, rows)
    assert apart.tolist() == [[0, 1, 1], [1, 0, 0.25], [1, 0.25, 0]]


def test_one_point_is_shrunk_as_the_formula_says() -> None:
    # prior variance 2, noise 1: the mean at the point is y · 2/3, its variance 2 − 4/3; θ = 1 and g = ½
    coder = Coder(SPACE)
    model = Kriging(coder, Stream("test"), fits_noise=False)
    rows = coder.rows(ROWS)
    model.learn(rows[:1], np.array([3.0]), np.array([1.0]))
    mean, covariance = model.predict(rows)
    assert mean[0] == pytest.approx(2.0, abs=1e-5)
    assert covariance[0, 0] == pytest.approx(2 - 4 / 3, abs=1e-5)
    # another motor, the same roller: c = (e⁻¹, 1), k = ½ (1 + e⁻¹)/2 + ½ e⁻¹
    k = 0.25 * (1 + np.exp(-1)) + 0.5 * np.exp(-1)
    assert mean[1] == pytest.approx(2.0 * k, abs=1e-5)


def test_tuning_never_makes_the_values_less_likely_and_finds_the_idle_parameter() -> None:
    space = Space([Choice(name=name, values=tuple("abcd")) for name in ("works", "idle")])
    points = list(space.points())
    coder = Coder(space)
    rows = coder.rows(points)
    values = np.array([float("abcd".index(str(point["works"]))) for point in points]) - 1.5
    model = Kriging(coder, Stream("test"), fits_noise=True)
    model.tune(rows, values, np.full(16, 0.01), moves=60)
    works, idle = model._shape.theta
    assert works > 2 * idle


def test_a_covariance_that_rounding_broke_still_has_a_root() -> None:
    broken = np.array([[1.0, 1.0], [1.0, 1.0 - 1e-9]])
    root = root_of(broken)
    assert np.allclose(root @ root.T, broken, atol=1e-6)


def test_the_model_sampler_climbs_where_nothing_finishes_yet() -> None:
    space = Space([Ordered(name=name, values=tuple(range(8))) for name in "abcd"])
    sampler = make_sampler("model", space, 1)
    points = [space.random(Stream(seed)) for seed in range(64)]
    told = [
        Scored(point=point, key=space.key(point), short=1.9, time=float("inf"), finished=0, runs=4)
        for point in points
    ]
    sampler.tell(told)
    for _ in range(20):
        space.check(sampler.ask())
