"""What is predicted, and what was read."""

import msgspec

__all__ = ["Check", "Prediction", "Validation"]


class Prediction(msgspec.Struct, frozen=True, kw_only=True):
    """One figure that somebody may measure.

    Attributes:
        id: Its name: `flat-6.34/sprint-dash/3.5`.
        quantity: What it is, in words.
        unit: Its unit; empty for a ratio.
        median: Half of what is believed lies below.
        low: 5 % lie below.
        high: 5 % lie above.
        rests_on: What it was made from.
    """

    id: str
    quantity: str
    unit: str
    median: float
    low: float
    high: float
    rests_on: str


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A published reading beside what the model says of it.

    Attributes:
        id: Its name.
        unit: Its unit.
        read: What was read.
        before: 5 %, median and 95 % of what the priors alone say.
        after: The same after the fit; without a fit to it, the best value and its interval.
        fitted: Whether the fit has used it.
        source: Id of its source.
    """

    id: str
    unit: str
    read: float
    before: tuple[float, float, float] | None
    after: tuple[float, float, float]
    fitted: bool
    source: str


class Validation(msgspec.Struct, frozen=True, kw_only=True):
    """All predictions, and what they rest on.

    Attributes:
        physics_version: Of the lane solver.
        predictions: The predictions.
        checks: Published readings beside the model.
        effective_draws: Independent draws that the fit is worth.
        scale_reduction: Of its islands; above 1.05 it has not converged.
    """

    physics_version: str
    predictions: list[Prediction]
    checks: list[Check]
    effective_draws: float
    scale_reduction: float
