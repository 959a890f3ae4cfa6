"""The random stream keeps its promises."""

from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from kodawari.tuning import Stream, derive_seed


def test_words_name_the_stream() -> None:
    assert Stream("a", 1).uniform() == Stream("a", 1).uniform()
    assert Stream("a", 1).uniform() != Stream("a", "1").uniform()
    assert Stream("ab", "c").uniform() != Stream("a", "bc").uniform()


def test_a_derived_seed_is_the_head_of_a_hash() -> None:
    digest = sha256(b"int:7\x1fstr:fresh").digest()
    assert derive_seed(7, "fresh") == int.from_bytes(digest[:4], "big") // 2


@settings(deadline=None)
@given(st.integers(1, 50), st.integers())
def test_draws_stay_in_their_range(count: int, seed: int) -> None:
    stream = Stream(seed)
    assert all(0 <= stream.below(count) < count for _ in range(50))
    assert all(0.0 < stream.uniform() < 1.0 for _ in range(50))


def test_normal_draws_have_mean_zero_and_variance_one() -> None:
    stream = Stream("normal")
    draws = [stream.normal() for _ in range(4000)]
    mean = sum(draws) / 4000
    variance = sum((draw - mean) ** 2 for draw in draws) / 4000
    assert abs(mean) < 4 / 4000**0.5  # four standard errors
    assert abs(variance - 1.0) < 4 * (2 / 4000) ** 0.5
