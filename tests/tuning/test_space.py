"""Spaces: what a point is, and what mistakes are told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.tuning import Integer, Ordered, Point, Real, Space, Stream
from kodawari.tuning.testing import ToyProblem

TOY = ToyProblem().space


def test_levels_are_exact_decimals() -> None:
    assert Real(name="angle", low=0.0, high=0.3, step=0.1).levels == (0.0, 0.1, 0.2, 0.3)
    assert Integer(name="n", low=-2, high=4, step=3).levels == (-2, 1, 4)


def test_the_number_of_points_counts_conditions() -> None:
    # 3 motors × 4 rollers × (1 without brake + 5 clearances with it)
    assert len(list(TOY.points())) == 3 * 4 * 6
    assert TOY.size_at_most == 3 * 2 * 5 * 4


def test_all_points_are_different_and_have_different_keys() -> None:
    assert len({TOY.key(point) for point in TOY.points()}) == 72


def test_a_key_does_not_depend_on_order_or_spelling() -> None:
    one = TOY.check({"motor": "tune", "brake": True, "clearance": 2.0, "roller": 13})
    other = TOY.check({"roller": 13.0, "clearance": 2, "brake": True, "motor": "tune"})
    assert TOY.key(one) == TOY.key(other)
    assert list(other) == ["motor", "brake", "clearance", "roller"]
    assert isinstance(other["clearance"], float)


def test_a_flag_is_not_a_number() -> None:
    with pytest.raises(KodawariError, match="'brake' cannot be 1"):
        TOY.check({"motor": "tune", "brake": 1, "clearance": 2.0, "roller": 13})


@settings(deadline=None)
@given(st.integers())
def test_a_random_point_is_valid(seed: int) -> None:
    point = TOY.random(Stream(seed))
    assert TOY.check(point) == point
    assert ("clearance" in point) == (point["brake"] is True)


def test_neighbours_are_one_change_away() -> None:
    point: Point = {"motor": "tune", "brake": False, "roller": 9}
    found = list(TOY.neighbours(point))
    assert found == [
        {"motor": "normal", "brake": False, "roller": 9},
        {"motor": "dash", "brake": False, "roller": 9},
        {"motor": "tune", "brake": True, "clearance": 2.0, "roller": 9},  # the middle clearance
        {"motor": "tune", "brake": False, "roller": 13},
    ]


@settings(deadline=None)
@given(st.integers())
def test_neighbourhood_is_mutual_where_no_condition_changes(seed: int) -> None:
    point = TOY.random(Stream(seed))
    for other in TOY.neighbours(point):
        if other["brake"] == point["brake"]:
            assert point in list(TOY.neighbours(other))


def test_plain_data_gives_the_space_back() -> None:
    again = Space.from_plain(TOY.to_plain())
    assert again.parameters == TOY.parameters


@pytest.mark.parametrize(
    ("point", "message"),
    [
        ({"motr": "tune"}, "no parameter 'motr'.*Did you mean motor"),
        ({"motor": "tune", "brake": False, "roller": 12}, "'roller' cannot be 12.*9, 13, 17, 19"),
        ({"motor": "tune", "brake": False}, "'roller' is missing"),
        ({"motor": "tune", "brake": False, "clearance": 2.0, "roller": 9}, "'clearance' is given but"),
        ({"motor": "tune", "brake": True, "roller": 9}, "'clearance' is missing"),
    ],
)
def test_a_wrong_point_is_told(point: dict[str, str | float | bool], message: str) -> None:
    with pytest.raises(KodawariError, match=message):
        TOY.check(point)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"parameter": []}, "no parameters"),
        (
            {"parameter": [{"kind": "choice", "name": "a", "values": []}]},
            "space.toml: parameter 'a': there are no",
        ),
        ({"parameter": [{"kind": "choice", "name": "a", "values": [1, 1.0]}]}, "1.0 stands twice"),
        (
            {"parameter": [{"kind": "real", "name": "a", "low": 0, "high": 1, "step": 0.3}]},
            "whole number of steps",
        ),
        (
            {"parameter": [{"kind": "real", "name": "a", "low": 0, "high": 1, "step": 1e-6}]},
            "more than 100000",
        ),
        ({"parameter": [{"kind": "integer", "name": "a", "low": 3, "high": 1}]}, "whole number of steps"),
        ({"parameter": [{"kind": "choice", "name": "a", "valus": [1]}]}, "unknown key 'valus'.*values"),
        (
            {"parameter": [{"kind": "choice", "name": "a", "values": [1], "when": {"b": [1]}}]},
            "names 'b', which does not stand before it",
        ),
        (
            {
                "parameter": [
                    {"kind": "choice", "name": "b", "values": [1, 2]},
                    {"kind": "choice", "name": "a", "values": [1], "when": {"b": [3]}},
                ]
            },
            "names 3, which 'b' never takes",
        ),
        (
            {
                "parameter": [
                    {"kind": "choice", "name": "a", "values": [1]},
                    {"kind": "choice", "name": "a", "values": [2]},
                ]
            },
            "the name stands twice",
        ),
    ],
)
def test_a_wrong_space_is_told_with_its_file(raw: dict[str, object], message: str) -> None:
    with pytest.raises(KodawariError, match=message) as caught:
        Space.from_plain(raw, file="space.toml")
    assert caught.value.file == "space.toml"


def test_ordered_values_may_be_words() -> None:
    space = Space([Ordered(name="hardness", values=("soft", "medium", "hard"))])
    assert [point["hardness"] for point in space.neighbours({"hardness": "soft"})] == ["medium"]
