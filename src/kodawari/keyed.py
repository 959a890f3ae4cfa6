"""Random numbers by name: each is a function of a seed, a few words and an index, and of nothing else.

So a run does not depend on its neighbours, on how many there are, or on the order in which they are worked
out. The words are hashed once (SHA-256) into a key; number i of a key is the SplitMix64 finaliser of key +
i·γ (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
Everything is integer arithmetic and IEEE operations, the same on every machine.
"""

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["key_of", "triangular", "unit", "units"]

_MASK = (1 << 64) - 1
_GAMMA = 0x9E3779B97F4A7C15
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


def key_of(*words: int | str) -> int:
    """A 64-bit key that depends on every word, its kind and its place."""
    text = "\x1f".join(f"{type(word).__name__}:{word}" for word in words)
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big")


def unit(key: int, index: int) -> float:
    """Number `index` of a key, in (0, 1): an odd multiple of 2⁻⁵⁴."""
    z = (key + (index + 1) * _GAMMA) & _MASK
    z = ((z ^ (z >> 30)) * _MIX[0]) & _MASK
    z = ((z ^ (z >> 27)) * _MIX[1]) & _MASK
    return ((z ^ (z >> 31)) >> 11) * 2.0**-53 + 2.0**-54


def units(key: int, indices: "NDArray[np.int64]") -> "NDArray[np.float64]":
    """The same for many indices at once; shape as `indices`."""
    import numpy as np  # noqa: PLC0415 — heavy, and only needed when something is run

    z = np.uint64(key) + (indices.astype(np.uint64) + np.uint64(1)) * np.uint64(_GAMMA)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(_MIX[0])
    z = (z ^ (z >> np.uint64(27))) * np.uint64(_MIX[1])
    z = (z ^ (z >> np.uint64(31))) >> np.uint64(11)
    return np.asarray(z, dtype=np.float64) * 2.0**-53 + 2.0**-54


def triangular(u: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """The symmetric triangular distribution on (-1, 1) from units, by its quantile."""
    import numpy as np  # noqa: PLC0415

    return np.where(u < 0.5, np.sqrt(2.0 * u) - 1.0, 1.0 - np.sqrt(2.0 * (1.0 - u)))
