"""A fit: what is believed, what was read, and how the second follows from the first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kodawari.errors import KodawariError
from kodawari.fit._parameters import Parameter, spread_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Forward", "Problem", "Reading"]

Forward = Callable[[Mapping[str, "NDArray[np.float64]"]], "NDArray[np.float64]"]
"""From values by key, each of shape (n,), to what should have been read, shape (n, readings); NaN or a value
that is not positive says that such a thing cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One measured, positive number: a time, a speed, a mass.

    Attributes:
        id: Its name.
        value: What was read.
        error: Standard deviation of its natural logarithm: instrument, rounding, and run to run.
    """

    id: str
    value: float
    error: float

    def __post_init__(self) -> None:
        if not (self.value > 0.0 and self.error > 0.0):
            raise KodawariError(
                f"a reading needs a positive value and error, not {self.value} and {self.error}",
                place=self.id,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A whole fit.

    Attributes:
        parameters: The unknowns, each with its prior; their order is that of the scores.
        readings: What was read.
        forward: The model.
    """

    parameters: Sequence[Parameter]
    readings: Sequence[Reading]
    forward: Forward
    _keys: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        keys = tuple(parameter.key for parameter in self.parameters)
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise KodawariError(f"the parameter '{twice}' stands twice", mend="Keep one of them.")
        object.__setattr__(self, "_keys", keys)

    @property
    def keys(self) -> tuple[str, ...]:
        """Names of the parameters, in the order of the scores."""
        return self._keys

    def values(self, scores: "NDArray[np.float64]") -> dict[str, "NDArray[np.float64]"]:
        """Values by key at scores of shape (n, parameters)."""
        spread = spread_of([parameter.prior for parameter in self.parameters], scores)
        return dict(zip(self.keys, spread.T, strict=True))

    def predicted(self, scores: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """What should have been read at scores of shape (n, parameters); shape (n, readings)."""
        return self.forward(self.values(scores))

    def log_likelihood(self, scores: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """Logarithm of the likelihood without its constant, shape (n,); −inf where the model gives none."""
        import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is fitted

        if not self.readings:
            return np.zeros(len(scores))
        model = self.predicted(scores)
        possible = np.all(np.isfinite(model) & (model > 0.0), axis=1)
        observed = np.log([reading.value for reading in self.readings])
        errors = np.array([reading.error for reading in self.readings])
        off = (np.log(np.where(possible[:, None], model, 1.0)) - observed) / errors
        return np.where(possible, -0.5 * np.sum(off * off, axis=1), -np.inf)
