"""What is assumed where nobody has published a figure, and what calibration taught."""

from functools import cache
from hashlib import sha256

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.files import data_path, read_text, read_toml

__all__ = [
    "Learned",
    "Prior",
    "Shared",
    "learning_inputs",
    "load_learned",
    "load_priors",
    "prior",
    "shared_factors",
]


class Prior(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One assumed distribution, log-normal around its middle.

    Attributes:
        value: Median, in the unit of the thing; SI unless the file says otherwise.
        spread: Standard deviation of the logarithm from car to car.
        reason: Why.
        shared: Name of the factor by which all cars may be off together, or empty.
        source: Id of a source, or empty.
    """

    value: float
    spread: float
    reason: str
    shared: str = ""
    source: str = ""


class Shared(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A factor by which all cars may be off together.

    Attributes:
        sd: Standard deviation of its logarithm before calibration.
        reason: Why.
    """

    sd: float
    reason: str


class Learned(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the calibration rows taught about the shared factors, in their standard deviations.

    Attributes:
        factors: Names, in the order of the rows below.
        mean: Mean of each.
        covariance: Covariance, row by row.
        rows: Ids of the calibration rows that were used.
        inputs: Fingerprint of the priors and rows that it was learned from.
    """

    factors: tuple[str, ...] = ()
    mean: tuple[float, ...] = ()
    covariance: tuple[tuple[float, ...], ...] = ()
    rows: tuple[str, ...] = ()
    inputs: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    prior: dict[str, Prior]
    shared: dict[str, Shared]


@cache
def load_priors() -> _File:
    """Every prior and shared factor.

    Raises:
        KodawariError: The file is malformed, or a prior names a factor that is not there.
    """
    path = data_path("kei", "drive", "priors.toml")
    read = read_toml(path, _File)
    for name, entry in read.prior.items():
        if entry.shared and entry.shared not in read.shared:
            raise KodawariError(
                f"there is no shared factor '{entry.shared}'",
                file=str(path),
                place=name,
                mend=nearest(entry.shared, read.shared),
            )
    return read


def prior(name: str) -> Prior:
    """One prior by name.

    Raises:
        KodawariError: There is none of this name.
    """
    known = load_priors().prior
    if name not in known:
        raise KodawariError(f"there is no prior '{name}'", mend=nearest(name, known))
    return known[name]


def shared_factors() -> tuple[str, ...]:
    """Names of the shared factors, in the order of the file."""
    return tuple(load_priors().shared)


def learning_inputs() -> str:
    """Fingerprint of the priors and calibration rows as they stand now."""
    texts = [read_text(data_path("kei", "drive", name)) for name in ("priors.toml", "calibration.toml")]
    return sha256("\n".join(texts).encode()).hexdigest()[:16]


@cache
def load_learned() -> Learned:
    """What calibration taught; nothing when it has not been run."""
    path = data_path("kei", "drive", "learned.toml")
    return read_toml(path, Learned) if path.exists() else Learned()
