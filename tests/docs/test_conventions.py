"""The conventions are those that the code holds."""

import re
from itertools import product
from pathlib import Path

import pytest

from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.dynamics import _events, _layout, _tracker
from kodawari.mini4wd.race import _reason
from kodawari.mini4wd.race.race import RUNS_PER_DRAW
from kodawari.quantity import Confidence

PAGE = (Path(__file__).parents[2] / "docs" / "conventions.md").read_text(encoding="utf-8")
TEXT = " ".join(PAGE.split())


def test_the_words_of_confidence_stand_in_their_order() -> None:
    assert re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE) == [str(word) for word in Confidence]


def test_every_reason_is_explained() -> None:
    kinds = ("slope-up", "lane-changer", "corner-45", "straight", "jump", "bank-approach")
    statuses = (_layout.OVER_WALL, _layout.STALLED, _layout.OUT_OF_TIME, _layout.FLIPPED)
    ends = (
        _reason.EndFacts(
            status=status, kind=kind, takeoff_kind=kind, air_time=air, last_flight=1.0, since_landing=since
        )
        for status, kind, air, since in product(statuses, kinds, (0.0, 1.0), (0.0, 9.0))
    )
    words = TEXT
    for place in ("in a corner", "on a straight"):
        words = words.replace(place, f"over the wall {place}")

    assert {reason for reason in map(_reason.reason_of, ends) if reason not in words} == set()


@pytest.mark.parametrize(
    "sentence",
    [
        f"more than {_tracker.SHORTEST_FLIGHT:.2f} s in the air; shorter is a hop",
        f"{_reason.LONG_FLIGHT:.2f} s or more in the air, taken off from a slope",
        f"within {_reason.REBOUND_TIME:.2f} s of the end of a flight",
        f"less than {1000 * _events.STALL_PROGRESS:.0f} mm in {_events.STALL_TIME:.0f} s",
        f"are looked for every {_events.CHECK_EVERY} s",
        f"half the lane's width plus {500 * _layout.WALL_THICKNESS:.0f} mm off the middle",
        f"50 mm high, {1000 * _layout.WALL_THICKNESS:.0f} mm thick",
        {4: "four runs to a draw"}[RUNS_PER_DRAW],
    ],
)
def test_the_numbers_are_those_of_the_code(sentence: str) -> None:
    assert sentence in TEXT


def test_a_jump_of_a_twentieth_of_a_second_is_3_mm_high() -> None:
    """Up for half the time: g (t/2)²/2."""
    height_mm = 1000 * 9.81 * (0.5 * _reason.LONG_FLIGHT) ** 2 / 2

    assert height_mm == pytest.approx(3.0, abs=0.1)
    assert "a jump of about 3 mm" in TEXT


def test_the_two_lengths_of_the_race() -> None:
    course = load_course("jcjc")

    assert f"sum of the plan lengths; {course.race_length_m:.2f} m on the JCJC" in TEXT
    assert f"the way in space; {course.distance_m(1):.2f} m on the JCJC" in TEXT
