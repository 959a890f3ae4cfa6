"""Predictions for the car of the flat laps with other gears: the balance, at every draw of the posterior."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kodawari.fit import Posterior
from kodawari.keyed import key_of
from kodawari.mini4wd.evidence._data import load_readings
from kodawari.mini4wd.evidence._model import flat_lap_s
from kodawari.mini4wd.evidence._quantiles import predicted
from kodawari.mini4wd.evidence.outcome import Prediction

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["RATIOS", "flat_predictions"]

RATIOS = (3.5, 3.7, 4.0, 4.2, 5.0)


def flat_predictions(posterior: Posterior) -> Iterator[Prediction]:
    """Every motor that lapped, with every gear set: what a stopwatch would show on one more lap."""
    data = load_readings().flat
    given = {(lap.motor, lap.ratio) for lap in data.lap}
    for motor in dict.fromkeys(lap.motor for lap in data.lap):
        for ratio in RATIOS:
            name = f"flat-6.34/{motor}/{ratio:.1f}"
            laps = flat_lap_s(posterior.values, motor, ratio) * _luck(name, len(posterior.scores))
            yield predicted(
                name,
                "flying lap of the flat 6.34 m course",
                "s",
                laps,
                "balance; this very lap was fitted" if (motor, ratio) in given else "balance, fitted",
            )


def _luck(name: str, count: int) -> "NDArray[np.float64]":
    """What one lap differs from another, as a factor."""
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is predicted

    chance = np.random.Generator(np.random.Philox(key=key_of("lap", name)))
    return np.asarray(np.exp(load_readings().flat.run_to_run * chance.standard_normal(count)))
