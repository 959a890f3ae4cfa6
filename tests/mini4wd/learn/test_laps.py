from math import exp, log, sqrt
from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.learn import TimedRun, learn, read_laps
from kodawari.mini4wd.learn._laps import load_trust, reading_of

GOOD = '[[run]]\ncar = "ma-box-stock"\ncourse = "flat-oval"\ntime_s = [1.5]\n'


def _file(folder: Path, text: str) -> Path:
    path = folder / "laps.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_three_times_tell_their_own_scatter() -> None:
    """ln times at −0.01, 0, 0.01: deviation 0.01, of the mean 0.01/√3; the clock adds 0.01/√12 s."""
    run = TimedRun(car="c", course="o", time_s=[2.0 * exp(x) for x in (-0.01, 0.0, 0.01)])
    reading = reading_of(run, "r")

    assert reading.value == pytest.approx(2.0)
    assert reading.error == pytest.approx(sqrt(0.01**2 / 3.0 + (0.01 / 2.0) ** 2 / 12.0))


def test_one_time_is_trusted_as_runs_usually_scatter() -> None:
    reading = reading_of(TimedRun(car="c", course="o", time_s=[2.0], clock_s=0.1), "r")

    assert reading.error == pytest.approx(sqrt(load_trust().run ** 2 + 0.05**2 / 12.0))


def test_the_mean_of_times_is_geometric() -> None:
    assert log(reading_of(TimedRun(car="c", course="o", time_s=[1.0, 1.5]), "r").value) == pytest.approx(
        0.5 * log(1.5)
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "run"),
        (GOOD + "lapz = 2\n", "lapz"),
        (GOOD.replace("[1.5]", "[]"), "time_s"),
        (GOOD.replace("[1.5]", "[-1.5]"), "time_s"),
        (GOOD.replace("[1.5]", "[nan]"), "time_s"),
        (GOOD.replace("[1.5]", "[1.5, 4.0]"), "are not of the same thing"),
        (GOOD + "laps = 2\nlap = 3\n", "lap 3 of a race of 2"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(KodawariError) as caught:
        read_laps(_file(tmp_path, text))

    assert told in f"{caught.value.place} {caught.value.cause}"
    assert caught.value.file.endswith("laps.toml")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("ma-box-stock", "ma-box-stok", "ma-box-stok"),
        ("flat-oval", "flat-ovla", "flat-ovla"),
        ("time_s", "lane = 9\ntime_s", "lane"),
        ("time_s", "lap = 7\ntime_s", "lap 7"),
        ("ma-box-stock", "cars/mine.toml", "mine.toml"),
    ],
)
def test_what_does_not_exist_is_told_before_anything_runs(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    path = _file(tmp_path, GOOD.replace(old, new))
    with pytest.raises(KodawariError) as caught:
        learn(read_laps(path), folder=tmp_path, file=str(path))

    assert told in str(caught.value)
    assert "run 1" in caught.value.place
