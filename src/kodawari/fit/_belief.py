"""A posterior as a data file keeps it: a normal law of the scores of named quantities."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from kodawari.errors import KodawariError
from kodawari.exact import plain_sum
from kodawari.files import read_toml

__all__ = ["Belief", "read_belief"]


class Belief(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is believed of some quantities together, after a fit.

    Attributes:
        mean: Mean of each quantity's score, by name; a name that is not here is believed as its prior says.
        factor: Lower triangle of the Cholesky factor of the scores' covariance, row by row in the order of
            `mean`.
    """

    mean: dict[str, float]
    factor: tuple[tuple[float, ...], ...]

    def __post_init__(self) -> None:
        shape = [len(row) for row in self.factor]
        if shape != list(range(1, len(self.mean) + 1)):
            raise ValueError(f"{len(self.mean)} means need a triangle of as many rows, not rows of {shape}")
        if not all(math.isfinite(x) for row in (self.mean.values(), *self.factor) for x in row):
            raise ValueError("every mean and factor must be a finite number")

    @classmethod
    def of(
        cls, keys: Sequence[str], mean: Sequence[float], covariance: Sequence[Sequence[float]]
    ) -> "Belief":
        """The belief with this mean and covariance of the scores.

        Raises:
            KodawariError: The covariance is not positive definite.
        """
        return cls(dict(zip(keys, map(float, mean), strict=True)), _cholesky(covariance))

    @property
    def covariance(self) -> list[list[float]]:
        """Covariance of the scores."""
        rows = self.factor
        return [
            [plain_sum(a * b for a, b in zip(rows[max(i, j)], rows[min(i, j)], strict=False))
             for j in range(len(rows))]
            for i in range(len(rows))
        ]  # fmt: skip

    def scores(self, independent: Callable[[str], float]) -> dict[str, float]:
        """One draw of all scores from independent standard normal ones, asked for by name."""
        z = [independent(key) for key in self.mean]
        return {
            key: mean + plain_sum(a * b for a, b in zip(row, z, strict=False))
            for (key, mean), row in zip(self.mean.items(), self.factor, strict=True)
        }

    def carried(self, to: Mapping[str, tuple[str, float]]) -> "Belief":
        """What this teaches about other, related quantities.

        A quantity that shares ρ of its score with a known one, z′ = ρ z + √(1 − ρ²) ε, has the mean ρ m and
        the covariance ρ₁ρ₂ C off the diagonal, and 1 − ρ² + ρ² C on it: at ρ = 1 all is carried over, at
        ρ = 0 only the prior is left.

        Args:
            to: For each new name, the name that it is related to, and ρ from 0 to 1.
        """
        covariance = self.covariance
        place = {key: index for index, key in enumerate(self.mean)}
        old = [(place[key], share) for key, share in to.values()]
        mean = [share * self.mean[key] for key, share in to.values()]
        new = [
            [
                si * sj * covariance[i][j] + (1.0 - si * si if row == column else 0.0)
                for column, (j, sj) in enumerate(old)
            ]
            for row, (i, si) in enumerate(old)
        ]
        return Belief.of(tuple(to), mean, new)

    def extended(self, keys: Iterable[str]) -> "Belief":
        """The same, with further quantities that are believed as their priors say, each by itself.

        Args:
            keys: Names; those that are known already stay as they are.
        """
        new = [key for key in dict.fromkeys(keys) if key not in self.mean]
        size = len(self.mean)
        rows = tuple((*(0.0 for _ in range(size + k)), 1.0) for k in range(len(new)))
        return Belief(self.mean | dict.fromkeys(new, 0.0), self.factor + rows)

    def text(self, *, digits: int = 4) -> str:
        """As TOML, `digits` decimals each; reading it back gives the same belief but for rounding."""
        lines = ["factor = ["]
        lines += [f"  [{', '.join(_short(x, digits) for x in row)}]," for row in self.factor]
        lines += ["]", "", "[mean]"]
        lines += [f'"{key}" = {_short(value, digits)}' for key, value in self.mean.items()]
        return "\n".join(lines) + "\n"


def read_belief(path: Path) -> Belief:
    """A belief from its file.

    Raises:
        KodawariError: The file is malformed.
    """
    return read_toml(path, Belief)


def _short(x: float, digits: int) -> str:
    return repr(round(x, digits) + 0.0)


def _cholesky(matrix: Sequence[Sequence[float]]) -> tuple[tuple[float, ...], ...]:
    """Lower Cholesky factor of a positive definite matrix."""
    rows: list[list[float]] = []
    for i, line in enumerate(matrix):
        row: list[float] = []
        for j in range(i + 1):
            rest = line[j] - plain_sum(a * b for a, b in zip(row, rows[j] if j < i else row, strict=False))
            if i == j:
                if not rest > 0.0:
                    raise KodawariError("the covariance of a belief is not positive definite")
                row.append(math.sqrt(rest))
            else:
                row.append(rest / rows[j][j])
        rows.append(row)
    return tuple(tuple(row) for row in rows)
