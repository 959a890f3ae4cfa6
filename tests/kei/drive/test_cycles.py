from pathlib import Path

import numpy as np
import pytest

from kodawari.errors import KodawariError
from kodawari.kei.drive import cycle_names, load_cycle, read_cycle
from kodawari.quantity import load_sources


@pytest.mark.parametrize(
    ("name", "seconds", "km", "fastest"),
    [
        ("10-mode", 135, 0.664, 40.0),  # published: 135 s, 0.664 km
        ("15-mode", 231, 2.174, 70.0),
        ("10-15", 660, 4.16, 70.0),  # published: 660 s, 4.16 km
        ("wltc", 1800, 23.27, 131.3),  # UN GTR 15, class 3b
        ("wltc-jp", 1477, 15.01, 97.4),
    ],
)
def test_a_cycle_lasts_and_reaches_what_is_published(
    name: str, seconds: int, km: float, fastest: float
) -> None:
    cycle = load_cycle(name)
    assert cycle.duration == seconds
    assert cycle.distance / 1e3 == pytest.approx(km, rel=2.5e-3)
    assert cycle.speed.max() * 3.6 == pytest.approx(fastest)
    assert cycle.speed[0] == 0.0
    assert cycle.speed[-1] == 0.0


def test_the_trace_of_the_wltc_has_the_published_sum_of_speeds() -> None:
    assert np.sum(load_cycle("wltc").speed) * 3.6 == pytest.approx(83758.6)


def test_jc08_says_that_another_cycle_stands_in_for_it() -> None:
    assert load_cycle("jc08").stand_in
    assert not any(load_cycle(name).stand_in for name in cycle_names() if name != "jc08")


def test_every_cycle_names_a_source_that_is_listed() -> None:
    for name in cycle_names():
        assert load_cycle(name).source in load_sources().source


def test_an_unknown_cycle_names_the_nearest() -> None:
    with pytest.raises(KodawariError, match="wltc"):
        load_cycle("wltcc")


def test_a_trace_of_ones_own_is_read_second_by_second(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("seconds,kmh\n0,0\n10,36\n20,0\n")
    cycle = read_cycle(path)
    assert cycle.duration == 20
    assert cycle.speed[5] == pytest.approx(5.0)
    assert cycle.distance == pytest.approx(100.0)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("hello\nworld\n", "line 2"),
        ("0,0\n5,20\n4,10\n", "time does not rise"),
        ("0,0\n5,2000\n9,0\n", "out of range"),
        ("seconds,kmh\n", "no speed trace"),
    ],
)
def test_a_file_that_is_no_trace_is_refused_with_its_line(tmp_path: Path, text: str, cause: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text)
    with pytest.raises(KodawariError, match=cause):
        read_cycle(path)
