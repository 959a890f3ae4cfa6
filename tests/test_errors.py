import pytest

from kodawari.errors import KodawariError, nearest


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (KodawariError("no such file"), "no such file"),
        (KodawariError("no such file", file="car.toml"), "car.toml: no such file"),
        (
            KodawariError(
                "unknown key 'widht'", file="car.toml", place="roller 'a'", mend="Did you mean width?"
            ),
            "car.toml: roller 'a': unknown key 'widht'. Did you mean width?",
        ),
        (KodawariError("too wide", place="width", mend="Narrow it."), "width: too wide. Narrow it."),
    ],
)
def test_an_error_is_one_message(error: KodawariError, text: str) -> None:
    assert str(error) == text


def test_a_place_is_filled_in_once() -> None:
    located = KodawariError("too wide", place="width", mend="Narrow it.").located("car.toml", "roller")
    assert (located.file, located.place, located.mend) == ("car.toml", "width", "Narrow it.")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("widht", "Did you mean width?"),
        ("WIDTH", "Did you mean width?"),
        ("motor-tun", "Did you mean motor-tune?"),
        ("zzzzzz", ""),
        ("", ""),
    ],
)
def test_the_nearest_names(name: str, sentence: str) -> None:
    assert nearest(name, ["width", "height", "motor-tune"]) == sentence


def test_several_near_names_are_told() -> None:
    assert nearest("roler", ["roller", "rollers"]) == "Did you mean roller or rollers?"
