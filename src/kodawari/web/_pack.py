"""Numbers packed small for a file that is sent around: rounded, differences of differences, deflated.

A run of a car is smooth, so that what is left after two differences is mostly zeros. Each column is rounded
to its own step; nothing adds up, since whole numbers are summed again.
"""

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["STEPS", "deflated", "packed_table", "steps_of"]

STEPS = {
    "time": 1e-4, "x": 1e-5, "y": 1e-5, "z": 1e-5, "qw": 1e-5, "qx": 1e-5, "qy": 1e-5, "qz": 1e-5,
    "spin": 0.1, "speed": 1e-3, "way": 1e-4, "offset": 1e-5, "height": 1e-5,
    "tyre_load": 1e-3, "wall_force": 1e-3,
}  # fmt: skip
"""To how much the columns of a replay are rounded: 0.01 mm, 0.001 m/s, 1 mN, a hundred-thousandth of a
quaternion (about 0.001°)."""

DAMPER_STEP = 1e-5
"""The same for the travel of a damper [m]."""


def steps_of(columns: Sequence[str]) -> list[float]:
    """The step of each column."""
    return [STEPS.get(name, DAMPER_STEP) for name in columns]


def packed_table(table: "NDArray[np.float64]", steps: Sequence[float]) -> bytes:
    """A table of samples, column after column.

    A column is rounded to whole steps k[i], and what is kept is d[i] = k[i] − 2 k[i−1] + k[i−2] with k = 0
    before the first row, as z = 2d for d ≥ 0 and −2d − 1 else, in 32 bits: first the lowest byte of every
    row, then the second, third and fourth.

    Args:
        table: Samples, shape (rows, columns).
        steps: Step of each column.
    """
    import numpy as np  # noqa: PLC0415 - heavy, and only needed here

    columns = []
    for values, step in zip(table.T, steps, strict=True):
        whole = np.round(values / step).astype(np.int64)
        second = np.diff(np.diff(whole, prepend=0), prepend=0)
        signless = ((second << 1) ^ (second >> 63)).astype("<u4")
        columns.append(signless.view(np.uint8).reshape(-1, 4).T.tobytes())
    return b"".join(columns)


def deflated(block: bytes) -> bytes:
    """A block as browsers inflate it (RFC 1950)."""
    return zlib.compress(block, 9)
