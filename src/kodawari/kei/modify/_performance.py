"""How the car goes before and after, by the road solver; loaded only when it is asked for."""

import msgspec

from kodawari.kei.catalogue import KeiCar
from kodawari.quantity import Quantity

__all__ = ["Performance", "performance_of"]

_METRICS = ("0-100 km/h", "400 m", "top speed (unlimited)", "10-15 mode", "wltc")
_DRAWS = 256


class Performance(msgspec.Struct, frozen=True, kw_only=True):
    """Predicted figures with their 90 % intervals.

    Attributes:
        before: By metric, of the standard car.
        after: By metric, of the changed car.
        why_not: Why there is no prediction; empty where there is one.
    """

    before: dict[str, Quantity] = {}
    after: dict[str, Quantity] = {}
    why_not: str = ""


def performance_of(before: KeiCar, after: KeiCar) -> Performance:
    """Predict both cars with the same draws, so that their difference is the changes'."""
    from kodawari.kei.drive import missing_figures, predict, road_car  # noqa: PLC0415 - compiles the solver

    missing = dict.fromkeys((*missing_figures(before), *missing_figures(after)))
    if missing:
        return Performance(why_not=f"The solver needs {', '.join(missing)}.")
    figures = [
        {
            each.metric: Quantity.between(
                each.low,
                each.median,
                each.high,
                each.unit,
                confidence="derived",
                source="the road solver; 90 % interval",
            )
            for each in predict(road_car(car), _METRICS, count=_DRAWS)
        }
        for car in (before, after)
    ]
    return Performance(before=figures[0], after=figures[1])
