"""`kodawari web`: what it refuses before it listens, and how it tells where it does."""

import re
import socket
from pathlib import Path

import pytest
import segno

from kodawari.cli import main
from kodawari.cli._web_view import show_address
from kodawari.mini4wd.course import course_names
from kodawari.store import open_store
from kodawari.web import Settings, address_of, fill_store, qr_lines
from kodawari.web import _pages as pages


def test_pages_that_were_not_built_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pages, "PAGES", tmp_path / "pages")
    assert main(["web", "--no-open", "--store", str(tmp_path / "s.sqlite")]) == 2
    message = capsys.readouterr().err
    assert "were not built" in message
    assert "pip install" in message


def test_a_store_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "s.sqlite"
    store.write_text("no store", encoding="utf-8")
    assert main(["web", "--no-open", "--store", str(store)]) == 2
    assert "no store" in capsys.readouterr().err
    assert store.read_text(encoding="utf-8") == "no store"


def test_ports_that_are_all_taken_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def taken(*_: object) -> None:
        raise OSError("taken")

    monkeypatch.setattr(socket.socket, "bind", taken)
    assert main(["web", "--no-open", "--port", "9000", "--store", str(tmp_path / "s.sqlite")]) == 2
    assert "no port from 9000 to 9019 is free" in capsys.readouterr().err


def test_the_address_holds_the_token_and_the_name_that_the_network_knows() -> None:
    assert address_of(Settings(store=Path("s"), port=8470)) == "http://127.0.0.1:8470/"
    lan = Settings(store=Path("s"), port=9, token="abc", names=frozenset({"192.0.2.7"}))  # noqa: S106 - a test's
    assert address_of(lan) == "http://192.0.2.7:9/?token=abc"


def test_the_qr_code_is_a_square_that_fits_a_terminal() -> None:
    lines = qr_lines("http://192.168.100.200:8470/?token=" + "x" * 24)
    widths = {len(line) for line in lines}
    assert len(widths) == 1
    width = widths.pop()
    assert width <= 100
    assert abs(2 * len(lines) - width) <= 1
    # The three finder patterns leave a light frame around the whole: the first line is light all through.
    assert set(lines[0]) == {"█"}
    assert re.fullmatch(r"[█▀▄ \n]+", "\n".join(lines))


def dark_modules(lines: list[str], *, dark_ink: bool) -> list[list[bool]]:
    """The modules as a camera sees them: the upper and the lower half of every sign."""
    upper = [[(sign in "▀█") is dark_ink for sign in line] for line in lines]
    lower = [[(sign in "▄█") is dark_ink for sign in line] for line in lines]
    return [row for pair in zip(upper, lower, strict=True) for row in pair]


def test_the_qr_code_is_the_same_with_light_and_with_dark_ink() -> None:
    address = "http://192.168.100.200:8470/?token=abc"
    wanted = [
        [bool(cell) for cell in row]
        for row in segno.make(address, error="l", micro=False).matrix_iter(border=2)
    ]
    for dark_ink in (False, True):
        seen = dark_modules(qr_lines(address, dark_ink=dark_ink), dark_ink=dark_ink)
        assert seen[: len(wanted)] == wanted
        assert not any(cell for row in seen[len(wanted) :] for cell in row)


@pytest.mark.parametrize(
    ("environment", "coloured"), [({"FORCE_COLOR": "1"}, True), ({"NO_COLOR": "1"}, False)]
)
def test_the_qr_code_brings_its_colours_along_where_there_are_any(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    environment: dict[str, str],
    coloured: bool,
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    show_address(Settings(store=Path("s.sqlite"), token="t" * 24, names=frozenset({"192.0.2.7"})))
    printed = capsys.readouterr().out
    assert ("\x1b[" in printed) is coloured
    assert ("█" in printed) is True


def test_the_demo_fills_an_empty_garage_once(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    fill_store(path)
    fill_store(path)
    with open_store(path) as store:
        cars = store.documents.list("mini4wd-car")
        assert len({each.name for each in cars}) == len(cars) > 3
        assert len(store.documents.list("mini4wd-course")) == len(course_names())
        assert [(job.kind, job.state) for job in store.jobs.list()] == [
            ("tune", "queued"),
            ("race", "queued"),
        ]
        assert [row.title for row in store.studies.list(kind="mini4wd")] == ["MA starter on Flat oval"]
