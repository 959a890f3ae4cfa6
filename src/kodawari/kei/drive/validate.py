"""Predictions of published tests for every car that can be driven, and what the others lack."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from kodawari.kei.catalogue import KeiCar, load_cars
from kodawari.kei.drive._catalogue import missing_figures, road_car
from kodawari.kei.drive._priors import load_learned
from kodawari.kei.drive.drive import PHYSICS_VERSION
from kodawari.kei.drive.metrics import DRAWS, SEED, Prediction, predict

__all__ = ["Validation", "validate"]

DIGITS = 5
"""Significant figures of a prediction in JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """What is predicted, and what is not.

    Attributes:
        predictions: By id of the car.
        missing: What must be known before a car can be driven, by its id.
        learned_from: Ids of the calibration rows behind the shared factors.
        draws: Draws of what is unknown.
        seed: Names them.
    """

    predictions: dict[str, list[Prediction]]
    missing: dict[str, tuple[str, ...]]
    learned_from: tuple[str, ...]
    draws: int
    seed: int

    def to_json_dict(self) -> dict[str, Any]:
        """`predictions[]` with car, metric, unit, median, low, high; `missing[]` with car and words."""
        return {
            "physics_version": PHYSICS_VERSION,
            "seed": self.seed,
            "draws": self.draws,
            "interval": 0.9,
            "calibration_rows": list(self.learned_from),
            "predictions": [
                {
                    "car": car,
                    "metric": found.metric,
                    "unit": found.unit,
                    "median": _rounded(found.median),
                    "low": _rounded(found.low),
                    "high": _rounded(found.high),
                }
                for car, every in self.predictions.items()
                for found in every
            ],
            "missing": [{"car": car, "missing": list(words)} for car, words in self.missing.items()],
        }


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def validate(
    cars: Iterable[KeiCar] | None = None, *, count: int = DRAWS, seed: int = SEED,
    progress: Callable[[str], None] | None = None,
) -> Validation:  # fmt: skip
    """Predict every metric of every car with mass and power.

    Args:
        cars: Which cars; the whole catalogue if left out.
        count: Draws of what is unknown.
        seed: Names them.
        progress: Told the name of each car before its turn.
    """
    predictions: dict[str, list[Prediction]] = {}
    missing: dict[str, tuple[str, ...]] = {}
    for car in load_cars() if cars is None else cars:
        lacking = missing_figures(car)
        if lacking:
            missing[car.id] = lacking
            continue
        if progress is not None:
            progress(car.name)
        predictions[car.id] = predict(road_car(car), count=count, seed=seed)
    return Validation(
        predictions=predictions, missing=missing, learned_from=load_learned().rows, draws=count, seed=seed
    )
