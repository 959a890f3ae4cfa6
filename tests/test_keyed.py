"""Keyed random numbers: the published generator, the same one by one and in bulk, and well spread."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kodawari.keyed import key_of, triangular, unit, units

# First outputs of the C code of SplitMix64 for the state 1234567, as published with it.
PUBLISHED = (6457827717110365317, 3203168211198807973, 9817491932198370423)


def test_numbers_are_splitmix64_in_the_open_unit_interval() -> None:
    for index, output in enumerate(PUBLISHED):
        assert unit(1234567, index) == (output >> 11) / 2**53 + 1 / 2**54


@given(key=st.integers(0, 2**64 - 1), first=st.integers(0, 10**6))
def test_one_by_one_and_in_bulk_are_the_same_bits(key: int, first: int) -> None:
    bulk = units(key, np.arange(first, first + 5))
    assert [float(number) for number in bulk] == [unit(key, first + k) for k in range(5)]
    assert np.all((bulk > 0.0) & (bulk < 1.0))


def test_words_kinds_and_places_all_count() -> None:
    keys = {key_of("a", 1), key_of("a", "1"), key_of(1, "a"), key_of("a1"), key_of("a", 1, 1)}
    assert len(keys) == 5


def test_the_triangular_distribution_has_its_moments() -> None:
    # on (-1, 1): mean 0, variance 1/6, and P(|x| < 1/2) = 3/4
    x = triangular(units(key_of("moments"), np.arange(40_000)))
    assert abs(float(np.mean(x))) < 0.01
    assert abs(float(np.var(x)) - 1 / 6) < 0.005
    assert abs(float(np.mean(np.abs(x) < 0.5)) - 0.75) < 0.01
