import pytest

from kodawari.quantity import Confidence, Quantity
from kodawari.report import confidence_word, figure, percent, share_change, term, unknown, verdict


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0.93, None, "93 %"),
        (0.91, 0.95, "91–95 %"),
        (0.0, None, "0 %"),
        (1.0, None, "100 %"),
        (0.9983, None, "99.8 %"),
        (0.9999, None, ">99.9 %"),
        (0.0004, None, "<0.1 %"),
        (0.0, 0.9999, "0 to >99.9 %"),
        (0.004, 0.05, "0.4–5 %"),
    ],
)
def test_shares(low: float, high: float | None, text: str) -> None:
    assert percent(low, high) == text


@pytest.mark.parametrize(
    ("change", "text"), [(0.04, "+4"), (-0.12, "−12"), (0.0, "0"), (0.001, "0"), (-0.001, "0")]
)
def test_changes_of_shares(change: float, text: str) -> None:
    assert share_change(change) == text


def test_a_figure_shows_value_unit_and_spread() -> None:
    assert figure(Quantity.between(104.4, 104.6, 104.8, "mm")) == '<span class="figure">104.6 mm ±0.2</span>'


def test_an_unknown_figure_tells_what_would_settle_it() -> None:
    told = figure(Quantity.unknown("g", note="Weigh the car."))
    assert told == '<span class="quiet">unknown: Weigh the car.</span>'
    assert unknown() == '<span class="quiet">unknown</span>'


def test_a_verdict_is_a_word_behind_a_mark() -> None:
    assert verdict("fail") == '<span class="verdict is-fail"><i aria-hidden="true"></i>fail</span>'


def test_weak_words_look_weak() -> None:
    assert "weak" in confidence_word(Confidence.ASSUMED)
    assert "weak" not in confidence_word(Confidence.PRIMARY)


def test_a_term_in_two_languages() -> None:
    assert '<span lang="ja" class="ja">車検</span>' in term("Inspection", "車検")
