"""Numbers packed small: what is kept byte by byte, and how little is lost."""

import zlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kodawari.web._pack import STEPS, deflated, packed_table, steps_of


def unpacked(block: bytes, rows: int, steps: list[float]) -> list[list[float]]:
    """What a browser makes of it, without NumPy."""
    columns = []
    for place, step in enumerate(steps):
        planes = block[4 * rows * place : 4 * rows * (place + 1)]
        first = value = 0
        found = []
        for k in range(rows):
            signless = sum(planes[plane * rows + k] << (8 * plane) for plane in range(4))
            first += -(signless + 1) // 2 if signless % 2 else signless // 2
            value += first
            found.append(value * step)
        columns.append(found)
    return columns


def test_a_short_column_is_kept_as_reckoned_by_hand() -> None:
    # 0, 1, 3, 2 in steps of one: differences 0 1 2 −1, of these 0 1 1 −3, without sign 0 2 2 5.
    block = packed_table(np.array([[0.0], [1.0], [3.0], [2.0]]), [1.0])
    assert block == bytes([0, 2, 2, 5]) + bytes(12)


def test_deflate_is_that_of_browsers() -> None:
    assert zlib.decompress(deflated(b"kodawari")) == b"kodawari"


@given(st.lists(st.tuples(st.floats(-40, 40), st.floats(-600, 600)), min_size=1, max_size=40))
def test_nothing_is_off_by_more_than_half_a_step(rows: list[tuple[float, float]]) -> None:
    steps = steps_of(["x", "spin"])
    assert steps == [STEPS["x"], STEPS["spin"]]
    table = np.array(rows)
    for column, step, found in zip(
        table.T, steps, unpacked(packed_table(table, steps), len(rows), steps), strict=True
    ):
        assert np.abs(column - found).max() <= 0.5 * step + 1e-9
