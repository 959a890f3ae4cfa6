from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kodawari.fit import Parameter, Problem, Reading, check_coverage, sample
from kodawari.quantity import Quantity

Values = Mapping[str, NDArray[np.float64]]


def forward(values: Values) -> NDArray[np.float64]:
    """Three readings of a bent model: nothing about it is normal."""
    a, b = values["a"], values["b"]
    return np.stack([a * b, a + b * b, a / b], axis=1)


def problem(error: float) -> Problem:
    parameters = (
        Parameter(key="a", prior=Quantity.between(1.0, 2.0, 4.0)),
        Parameter(key="b", prior=Quantity.between(0.5, 1.0, 2.5)),
    )
    readings = tuple(Reading(id=f"y{k}", value=1.0, error=error) for k in range(3))
    return Problem(parameters=parameters, readings=readings, forward=forward)


def test_ninety_per_cent_intervals_hold_ninety_per_cent_of_the_truths() -> None:
    def total(values: dict[str, NDArray[np.float64]]) -> NDArray[np.float64]:
        return np.asarray((values["a"] + values["b"])[:, None])

    found = check_coverage(problem(0.2), fits=120, particles=200, predict=total, predicted=("a + b",))

    # 120 fits: a share of 0.9 has a standard deviation of 0.027; the three names hang together
    assert set(found.inside()) == {"a", "b", "a + b"}
    assert all(0.8 <= share <= 0.98 for share in found.inside().values())
    assert 0.4 <= found.mean_inside(0.5) <= 0.62
    assert abs(float(np.mean(found.ranks)) - 0.5) < 0.07


def test_a_fit_that_believes_its_readings_too_much_is_found_out() -> None:
    # the truths are made with larger errors than the fit knows of: its intervals are too narrow
    honest = problem(0.3)
    chance = np.random.Generator(np.random.Philox(key=3))
    truths = chance.standard_normal((60, 2))
    inside = []
    for truth in truths:
        exact = honest.predicted(truth[None, :])[0]
        made = exact * np.exp(0.3 * chance.standard_normal(3))
        readings = tuple(
            replace(reading, value=float(value), error=0.03)
            for reading, value in zip(honest.readings, made, strict=True)
        )
        rank = np.mean(
            sample(replace(honest, readings=readings), particles=200, islands=2).scores < truth, axis=0
        )
        inside.append((rank > 0.05) & (rank < 0.95))

    assert np.mean(inside) < 0.6
