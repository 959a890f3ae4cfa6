"""From draws to a prediction."""

from typing import TYPE_CHECKING

from kodawari.mini4wd.evidence.outcome import Prediction

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["middle_90", "predicted"]


def middle_90(draws: "NDArray[np.float64]") -> tuple[float, float, float]:
    """5 %, 50 % and 95 % of the draws that are numbers."""
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is predicted

    low, median, high = (float(x) for x in np.nanquantile(draws, (0.05, 0.5, 0.95)))
    return low, median, high


def predicted(id_: str, quantity: str, unit: str, draws: "NDArray[np.float64]", rests_on: str) -> Prediction:
    """A prediction from draws; those that are NaN are left out."""
    low, median, high = middle_90(draws)
    return Prediction(
        id=id_, quantity=quantity, unit=unit, median=median, low=low, high=high, rests_on=rests_on
    )
