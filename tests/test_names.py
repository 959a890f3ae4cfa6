import pytest

from kodawari.errors import KodawariError
from kodawari.names import LONGEST_NAME, require_name


@pytest.mark.parametrize("name", ["MA", "土曜コース", "🏁", "👨\u200d👩\u200d👧", "x" * LONGEST_NAME])
def test_names_that_can_be_read_are_taken(name: str) -> None:
    require_name(name, what="the car", place="car.name")


@pytest.mark.parametrize(
    "name", ["", "   ", "a\nb", "a\x00b", "a\u202eb", "a\u200db", "x" * (LONGEST_NAME + 1)]
)
def test_names_that_nobody_can_read_are_refused_with_their_place(name: str) -> None:
    with pytest.raises(KodawariError) as caught:
        require_name(name, what="the car", place="car.name")

    assert caught.value.place == "car.name"
    assert str(LONGEST_NAME) in caught.value.mend


def test_a_name_that_may_be_missing() -> None:
    require_name("", what="the course", place="ja", needed=False)
    with pytest.raises(KodawariError, match="cannot be shown"):
        require_name("a\tb", what="the course", place="ja", needed=False)
