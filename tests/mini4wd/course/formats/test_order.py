"""Order and direction, rebuilt from the ends of the pieces and their tangents."""

from collections.abc import Callable, Sequence
from math import cos, radians, sin
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.mini4wd.course.formats import Route, parse_layout, put_in_order, route_json

JCJC = ["Str2", "Str1", "Chi1", *["-Cor1"] * 4, "Lan1", *["-Cor1"] * 4]

LOBE = ["Cor1", "Cor1", "Str1", "Cor1", "Cor1", "Str1", "Cor1", "Cor1"]
EIGHT = [
    *("Str2", "Str1", "Str1", "Str1", *LOBE),
    *("Bri1+", "Str1", "Str1", "Bri1-", *("-Cor1" if word == "Cor1" else word for word in LOBE)),
]
"""A figure of eight whose lines cross in their middle, where the ends of four pieces lie in one place."""

DROP = ["Cor1", "Str1", "{}", *["-Cor1"] * 3, "Str1", "Str1", *["-Cor1"] * 3, "Str1", "Str1", "Cor1"]
"""A loop that comes back on the line on which it left: 22.37 = 2 · 38.18 − 54 cm aside and back."""

DUMBBELL = [
    *("Str2", "Str1", "Str1"),
    *(word.format("Bri1+") for word in DROP),
    *("Str1", "Str1", "Str1"),
    *(word.format("Bri1-") for word in DROP),
]
"""Out and back on the same line, one storey higher."""

L2 = ["-Cor1", "-Cor1"]
SPIRAL = [
    *("Str2", *L2, "Bri1+", *L2, "Str1", *L2, "Str1", *L2, "Str1"),
    *("Str1", "Bri1-", "Str1", "Str1", *L2, "Str1", "Str1", "Str1", *L2),
    *(*["Str1"] * 5, *L2, "Str1", "Str1", "Str1", *L2),
]
"""Once round and above the start in the same direction, then down and round a larger rectangle."""


def _classes(route: Route) -> list[str]:
    """The course as the pen draws it; straights have no direction."""
    words = []
    for step in route.steps:
        piece = route.piece(step)
        turns = piece.kind.turn and not step.forward
        words.append(("-" if turns else "") + piece.kind.name)
    return words


def _words(words: Sequence[str]) -> list[str]:
    return [word.rstrip("+-") for word in words]


def test_the_course_runs_along_the_arrow_of_the_start_piece(drawn: Callable[..., str]) -> None:
    route = put_in_order(parse_layout(drawn(JCJC)))

    assert _classes(route) == JCJC
    assert (route.closed, route.gaps, route.unused, route.clashes) == (True, (), (), ())
    assert route.layout.length_m == 19.88
    assert route.lane_order == [1, 2, 3]


def test_where_the_start_arrow_points_back_the_course_runs_back(drawn: Callable[..., str]) -> None:
    entries = drawn(JCJC).split("#")
    name, x, y, angle, colour = entries[0].split(";")
    entries[0] = ";".join((name, x, y, str(float(angle) + 180), colour))

    route = put_in_order(parse_layout("#".join(entries)))

    back = [word.removeprefix("-") if word == "-Cor1" else word for word in JCJC[1:]]
    assert _classes(route) == ["Str2", *("-Chi1" if word == "Chi1" else word for word in reversed(back))]


@pytest.mark.parametrize("heights", [False, True])
@pytest.mark.parametrize("words", [JCJC, EIGHT, SPIRAL], ids=["jcjc", "eight", "spiral"])
def test_crossings_and_stacks_do_not_mislead(
    words: list[str], heights: bool, drawn: Callable[..., str]
) -> None:
    text = drawn(words, heights=heights)
    for seed in range(4):
        entries = text.strip("#").split("#")
        Random(seed).shuffle(entries)  # noqa: S311 - an order, not a secret

        route = put_in_order(parse_layout("#".join(entries)))

        assert [word.removeprefix("-") for word in _classes(route)] == [
            word.removeprefix("-") for word in _words(words)
        ]
        assert (route.closed, route.gaps, route.unused, route.clashes) == (True, (), (), ())


def test_levels_follow_the_colours_of_the_slopes(drawn: Callable[..., str]) -> None:
    data = route_json(put_in_order(parse_layout(drawn(EIGHT))))

    assert [(level["level"], level["mm"]) for level in data["levels"]] == [(0, 0.0), (1, 110.0)]
    assert data["raceable"]


def test_heights_tell_which_way_a_stacked_loop_is_run(drawn: Callable[..., str]) -> None:
    route = put_in_order(parse_layout(drawn(DUMBBELL, heights=True)))

    assert _classes(route) == _words(DUMBBELL)
    assert route.undecided == ()


def test_without_heights_a_stacked_loop_may_be_run_either_way_and_that_is_said(
    drawn: Callable[..., str],
) -> None:
    route = put_in_order(parse_layout(drawn(DUMBBELL)))

    assert (route.closed, len(route.steps), route.clashes) == (True, len(DUMBBELL), ())
    # the two mouths of the loops: behind three straights, and before the first
    assert sorted(route.undecided) == [(1000.0, 1000.0), (1162.0, 1000.0)]


def test_roads_that_cross_on_one_level_are_told_with_the_height_that_is_missing(
    drawn: Callable[..., str],
) -> None:
    flat = ["Str1" if word.startswith("Bri1") else word for word in EIGHT]

    (clash,) = {round(clash.missing_mm) for clash in put_in_order(parse_layout(drawn(flat))).clashes}

    assert clash == 75


def test_slopes_without_colours_go_up_from_the_ground_and_that_is_said(drawn: Callable[..., str]) -> None:
    grey = [word.rstrip("+-") if word.startswith("Bri1") else word for word in EIGHT]

    data = route_json(put_in_order(parse_layout(drawn(grey))))

    assert any("2 slopes without colour" in text for text in data["unknown"])
    assert (data["closed"], len(data["levels"]), data["clashes"]) == (True, 2, [])


def test_a_small_gap_is_bridged_and_reported_with_place_and_size(pen: Callable[..., Any]) -> None:
    line = pen().draw("Str2", "Str1").skip(22.3).draw(*["-Cor1"] * 4, "Str1", "Str1", "Str1").skip(-31.7)
    line.draw(*["-Cor1"] * 4)

    data = route_json(put_in_order(parse_layout(line.text)))

    (gap,) = data["gaps"]
    assert (gap["cm"], gap["ahead_cm"]) == (pytest.approx(22.3, abs=0.01), pytest.approx(22.3, abs=0.01))
    assert (gap["aside_cm"], gap["turn_deg"]) == (pytest.approx(0.0, abs=0.01), pytest.approx(0.0, abs=1e-6))
    assert (gap["x_cm"], gap["y_cm"]) == (
        pytest.approx(1108 + 11.15, abs=0.1),
        pytest.approx(1000.0, abs=0.1),
    )
    assert (gap["after"], gap["before"]) == ("piece 2", "piece 3")


def test_ends_that_are_too_far_apart_stay_open(drawn: Callable[..., str]) -> None:
    data = route_json(put_in_order(parse_layout(drawn(JCJC[:-1]))))
    missing = route_json(put_in_order(parse_layout(drawn([*JCJC[:-3]]))))

    assert (data["closed"], [gap["cm"] for gap in data["gaps"]]) == (True, [pytest.approx(41.34, abs=0.05)])
    assert (missing["closed"], missing["gaps"], missing["raceable"]) == (False, [], False)
    assert any("open" in text for text in missing["warnings"])


def test_stray_pieces_are_told(drawn: Callable[..., str]) -> None:
    data = route_json(put_in_order(parse_layout(drawn(JCJC) + "Chi1;5000;70;0;0#")))

    assert data["unused_pieces"] == [{"piece": "piece 13", "class": "Chi1", "x_cm": 5000.0, "y_cm": 70.0}]
    assert data["closed"]
    assert data["pieces"]["Chi1"] == 2


def test_without_a_start_piece_one_is_chosen_and_that_is_said(drawn: Callable[..., str]) -> None:
    words = ["Str1" if word == "Str2" else word for word in JCJC]

    data = route_json(put_in_order(parse_layout(drawn(words))))

    assert (data["start"]["class"], data["start"]["given"]) == ("Str1", False)
    assert any("no start piece" in text for text in data["unknown"])


@pytest.mark.parametrize("side", ["Cor1", "-Cor1"])
def test_without_a_start_the_colours_of_slopes_tell_the_direction(
    side: str, drawn: Callable[..., str]
) -> None:
    table = ["Str1", "Str1", "Bri1+", "Str1", "Bri1-", "Str1"]
    text = drawn([*table, *[side] * 4, *["Str1"] * 6, *[side] * 4])

    route = put_in_order(parse_layout(text))

    assert _classes(route).count(side) == 8
    assert [rise for rise in route.levels.rise if rise] == [1, -1]
    assert route.levels.before[0] == 0


@given(
    words=st.sampled_from([JCJC, EIGHT, SPIRAL, ["Str1" if word == "Str2" else word for word in JCJC]]),
    quarter=st.integers(0, 7),
    far=st.tuples(st.integers(-3000, 3000), st.integers(-3000, 3000)),
    seed=st.integers(0, 100),
    heights=st.booleans(),
)
def test_place_angle_and_order_in_the_file_do_not_matter(
    words: list[str],
    quarter: int,
    far: tuple[int, int],
    seed: int,
    heights: bool,
    drawn: Callable[..., str],
) -> None:
    text = drawn(words, heights=heights)
    entries = text.strip("#").split("#")
    Random(seed).shuffle(entries)  # noqa: S311 - an order, not a secret

    one = put_in_order(parse_layout(text))
    other = put_in_order(parse_layout("#".join(_moved(entry, 45.0 * quarter, far) for entry in entries)))

    assert _classes(other) == _classes(one)
    assert (other.closed, other.lane_order) == (one.closed, one.lane_order)
    assert other.levels.before == one.levels.before
    assert len(other.clashes) == len(one.clashes)


def _moved(entry: str, turn: float, far: tuple[int, int]) -> str:
    name, x, y, angle, *rest = entry.split(";")
    c, s = cos(radians(turn)), sin(radians(turn))
    u, v = c * float(x) - s * float(y) + far[0], s * float(x) + c * float(y) + far[1]
    return ";".join((name, f"{u:.3f}", f"{v:.3f}", f"{(float(angle) + turn) % 360:.3f}", *rest))
