import pytest
from msgspec import ValidationError

from kodawari.quantity import Confidence, Origin
from kodawari.rules import Choice, Flag


def test_a_choice_holds_its_words_and_where_they_come_from() -> None:
    choice = Choice.of("side", "slide", origin="declared", confidence="declared", note="as fitted")
    assert choice.values == ("side", "slide")
    assert choice.is_known
    assert choice.origin is Origin.DECLARED
    assert choice.note == "as fitted"


def test_no_words_is_known_and_unknown_is_not() -> None:
    assert Choice.of().is_known
    assert not Choice.unknown(note="name the cells").is_known


def test_a_declared_flag_says_so() -> None:
    flag = Flag.declared(False)
    assert flag.is_known
    assert flag.value is False
    assert (flag.origin, flag.confidence) == (Origin.DECLARED, Confidence.DECLARED)


def test_an_unknown_flag_is_neither_true_nor_false() -> None:
    flag = Flag.unknown(note="look")
    assert flag.value is None
    assert not flag.is_known
    assert flag.confidence is Confidence.UNKNOWN


def test_a_typo_about_a_fact_is_not_swallowed() -> None:
    with pytest.raises(ValidationError):
        Flag.of(True, sorce="me")
    with pytest.raises(ValidationError):
        Choice.of("aa", confidence="certain")
