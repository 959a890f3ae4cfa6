"""The fit, every prediction, and every reading beside the model."""

from collections.abc import Callable

from kodawari.mini4wd.dynamics import PHYSICS_VERSION
from kodawari.mini4wd.evidence._cells import flat_predictions
from kodawari.mini4wd.evidence._checks import checks
from kodawari.mini4wd.evidence._fitting import fit_world
from kodawari.mini4wd.evidence._races import race_predictions
from kodawari.mini4wd.evidence.outcome import Validation

__all__ = ["validate"]


def validate(*, progress: Callable[[str], None] | None = None) -> Validation:
    """Fit the measured runs and predict what has not been seen. The same machine gives the same numbers.

    Args:
        progress: Called with what is being done.
    """
    tell = progress or (lambda _: None)
    tell("fitting")
    posterior = fit_world()
    tell("predicting")
    return Validation(
        physics_version=PHYSICS_VERSION,
        predictions=[*flat_predictions(posterior), *race_predictions()],
        checks=list(checks(posterior)),
        effective_draws=posterior.effective,
        scale_reduction=posterior.reduction,
    )
