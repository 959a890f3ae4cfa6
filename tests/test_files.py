import errno
import os
from pathlib import Path

import msgspec
import pytest

from kodawari.errors import KodawariError
from kodawari.files import convert, data_path, parse_toml, read_text, read_toml, write_atomically


class Wheel(msgspec.Struct, forbid_unknown_fields=True):
    radius_mm: float
    name: str = ""


class Cart(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    wheel: list[Wheel] = []


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cart.toml"
    path.write_text('title = "Cart"\n[[wheel]]\nradius_mm = 12\n', encoding="utf-8")
    cart = read_toml(path, Cart)
    assert (cart.title, cart.wheel[0].radius_mm) == ("Cart", 12.0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'title = "Cart"\nwheel = [{ radus_mm = 1 }]',
            "wheel[0]: unknown key 'radus_mm'. Did you mean radius_mm?",
        ),
        ('titel = "Cart"', "unknown key 'titel'. Did you mean title?"),
        ("[[wheel]]\nradius_mm = 1", "the key 'title' is missing. Add it."),
        ("title = 3", "title: expected `str`, got `int`"),
        (
            'title = "Cart"\nwheel = [{ radius_mm = "wide" }]',
            "wheel[0].radius_mm: expected `float`, got `str`",
        ),
        ("title = ", "not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "cart.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KodawariError) as caught:
        read_toml(path, Cart)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_broken_toml_names_line_and_column() -> None:
    with pytest.raises(KodawariError) as caught:
        parse_toml("a = 1\nb = = 2", file="car.toml")
    assert caught.value.place == "line 2, column 5"
    assert "(" not in caught.value.cause


def test_toml_nested_without_end_is_refused() -> None:
    with pytest.raises(KodawariError, match="not valid TOML"):
        parse_toml("a = " + "[" * 100_000, file="car.toml")


def test_a_place_is_put_before_the_path() -> None:
    with pytest.raises(KodawariError) as caught:
        convert({"radius_mm": []}, Wheel, file="cart.toml", place="wheel 'left'")
    assert caught.value.place == "wheel 'left'.radius_mm"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KodawariError, match="no such file"):
        read_text(tmp_path / "nothing.toml")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(KodawariError, match="cannot be read"):
        read_text(tmp_path)


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "cart.toml"
    path.write_bytes(b"title = '\xff'")
    with pytest.raises(KodawariError, match=r"not UTF-8 text \(byte 9\)"):
        read_text(path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cart.toml"
    path.write_text("# " + "x" * 100, encoding="utf-8")
    with pytest.raises(KodawariError, match="the file holds 102 bytes, more than the 100"):
        read_text(path, max_bytes=100)


def test_a_device_without_end_is_refused() -> None:
    with pytest.raises(KodawariError, match="the file holds more than the 1000 bytes that are read"):
        read_text(Path("/dev/zero"), max_bytes=1000)


def test_shipped_data_is_found() -> None:
    assert data_path("rulebooks", "open.toml").is_file()


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    write_atomically(path, "one")
    write_atomically(path, "två")
    assert path.read_text(encoding="utf-8") == "två"
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]


def test_a_written_file_has_the_usual_permissions(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    write_atomically(tmp_path / "out", "x")
    assert (tmp_path / "out").stat().st_mode == plain.stat().st_mode


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(KodawariError, match="cannot be written"):
        write_atomically(tmp_path / "nowhere" / "out.json", "x")


def test_a_full_disk_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.json"
    path.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KodawariError) as caught:
        write_atomically(path, "new")
    assert "No space left on device" in str(caught.value)
    assert "as it was before" in str(caught.value)
    assert path.read_text(encoding="utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]


def test_an_interrupt_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.json"
    path.write_text("old", encoding="utf-8")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]
