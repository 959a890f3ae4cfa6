"""Courses that are wrong: one message each, with place, cause and mend."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Course, load_course, parse_course

BEND = '{ type = "corner-45", turn = "left", repeat = 4 }'
STRAIGHT = '{ type = "straight", repeat = 3 }'


def _course(pieces: str, *, head: str = "lanes = 3", tail: str = "") -> Course:
    return parse_course(f'title = "T"\n{head}\npieces = [{pieces}]\n{tail}', file="my.toml")


@pytest.mark.parametrize(
    ("pieces", "message"),
    [
        (f"{STRAIGHT}, {BEND}, {STRAIGHT}, {BEND[:-2]}, lenght_mm = 3 }}", "corner-45 takes no 'lenght_mm'"),
        (
            '{ type = "strait" }',
            r"pieces, entry 1: no piece of the 3-lane system is called 'strait'\. Did you mean straight",
        ),
        ('{ typ = "straight" }', r"pieces, entry 1: the piece has no `type`\. Is 'typ' a slip of it\?"),
        ("{ turn = 'left' }", r"the piece has no `type`\. Add it"),
        (
            '{ type = "corner-45" }',
            r"pieces, entry 1 \(corner-45\): 'turn' has to be given\. Give one of: left, right",
        ),
        ('{ type = "corner-45", turn = "up" }', "'turn' cannot be 'up'"),
        ('{ type = "straight", turn = "left" }', "a straight takes no 'turn'"),
        ('{ type = "straight", length_mm = -5 }', "length_mm = -5 is not above zero"),
        ('{ type = "straight", length_mm = nan }', "nan is no usable figure for 'length_mm'"),
        ('{ type = "straight", length_mm = inf }', "inf is no usable figure for 'length_mm'"),
        ('{ type = "straight", length_mm = true }', "length_mm = True is no figure"),
        ('{ type = "straight", length_mm = [1] }', r"length_mm = \[1\] is no figure"),
        ('{ type = "straight", length_mm = "long" }', "no parameter 'long'"),
        (
            '{ type = "straight", length_mm = "bank_angle_deg" }',
            "length_mm cannot take 'bank_angle_deg'. The units",
        ),
        ('{ type = "straight", length_mm = { valu = 3 } }', "unknown key 'valu'. Did you mean value"),
        ('{ type = "straight", repeat = 0 }', "repeat = 0 is no count of pieces"),
        (
            '{ type = "straight", repeat = 1000000 }',
            "repeat = 1000000 is no count of pieces. Give 1 to 20000",
        ),
        ('{ type = "straight", repeat = "all" }', "repeat = 'all' is no count of pieces"),
        (
            '{ type = "straight", repeat = 20000 }, { type = "straight" }',
            "has 20001 pieces, more than the 20000",
        ),
        ("", "the course has no pieces. Add some"),
        (
            '{ type = "start" }, { type = "start" }',
            r"pieces, entry 2: the course has 2 start pieces. Keep one",
        ),
        (
            '{ type = "jump", crest_mm = 540 }',
            r"\(jump\): the crest at 540 mm does not lie inside the piece of 540 mm",
        ),
        ('"straight"', r"pieces\[0\]: expected `object`, got `str`"),
    ],
)
def test_a_wrong_piece_is_told_with_its_place(pieces: str, message: str) -> None:
    with pytest.raises(KodawariError, match=message) as caught:
        _course(pieces)
    assert str(caught.value).startswith("my.toml: ")


@pytest.mark.parametrize(
    ("head", "tail", "message"),
    [
        ("lanes = 0", "", "lanes: a course has 1 to 8 lanes, not 0"),
        ("lanes = 99", "", "not 99"),
        ("lanes = 3.5", "", "lanes: expected `int`, got `float`"),
        ("", "", "the key 'lanes' is missing"),
        ("lanes = 3\nlane = 3", "", "unknown key 'lane'. Did you mean lanes"),
        (
            "lanes = 3",
            "[parameters]\nlane_pich_mm = 115",
            "parameters.lane_pich_mm: the course has no parameter",
        ),
        ("lanes = 3", "[parameters]\nlane_pitch_mm = [1]", "parameters"),
        ("lanes = 3\nlanes = 3", "", "not valid TOML"),
        ("lanes = 3\ndeep = " + "[" * 9000, "", "not valid TOML"),
    ],
)
def test_a_wrong_file_is_told_with_its_place(head: str, tail: str, message: str) -> None:
    with pytest.raises(KodawariError, match=message):
        _course(f"{STRAIGHT}, {BEND}, {STRAIGHT}, {BEND}", head=head, tail=tail)


def test_a_gap_is_told_with_place_and_size() -> None:
    with pytest.raises(KodawariError) as caught:
        _course(f"{STRAIGHT}, {BEND}, {{ type = 'straight', repeat = 2 }}, {BEND}")

    assert str(caught.value) == (
        "my.toml: after piece 13 (corner-45): the course does not close: "
        "ends 540.0 mm beyond the start line. "
        "Add, take away or turn pieces until the end meets the start line."
    )


def test_a_turned_end_is_told_too() -> None:
    with pytest.raises(KodawariError, match=r"short of the start line, .* turned 45\.0° to the right"):
        _course(f'{STRAIGHT}, {BEND}, {STRAIGHT}, {{ type = "corner-45", turn = "left", repeat = 3 }}')


def test_an_end_at_another_height_is_told() -> None:
    with pytest.raises(KodawariError, match=r"does not close: ends 110\.0 mm above the start line\."):
        _course(f'{STRAIGHT}, {BEND}, {{ type = "slope-up" }}, {{ type = "straight", repeat = 2 }}, {BEND}')


def test_a_bank_without_a_way_off_is_told() -> None:
    with pytest.raises(KodawariError, match=r"pitched 20\.0° up"):
        _course('{ type = "start" }, { type = "bank-approach-20" }')


def test_changers_that_leave_a_lane_unused_are_refused() -> None:
    """Three changers bring every car back into its own lane each lap."""
    changer = '{ type = "lane-changer" }'
    sides = f"{changer}, {changer}, {BEND}, {changer}, {STRAIGHT}, {BEND}"
    with pytest.raises(
        KodawariError,
        match=r"with 3 lane changers a car that starts in lane 1 never runs in lane 2 and 3 "
        r"\(laps: 1 → 1\)\. Add or take away a lane changer",
    ):
        _course(sides)


def test_an_unknown_dimension_is_not_guessed() -> None:
    with pytest.raises(
        KodawariError,
        match=r"'radius_mm' of a corner is unknown: a free corner has its own\. Set radius_mm for the piece",
    ):
        parse_course('title = "T"\nlanes = 5\npieces = [{ type = "corner", angle_deg = 30, turn = "left" }]')


def test_an_unknown_dimension_can_be_given() -> None:
    course = parse_course(
        """
        title = "Five"
        lanes = 5
        pieces = [
          { type = "start" }, { type = "slope-600-up" }, { type = "slope-600-down" },
          { type = "corner-90", turn = "left", repeat = 2 },
          { type = "straight-1200", repeat = 2 },
          { type = "corner-90", turn = "left", repeat = 2 },
        ]
        [parameters]
        slope_rise_mm = 120
        """
    )

    assert course.lanes[2].plan_length_m == pytest.approx(4.8 + 2 * 3.14159265 * 0.6, abs=1e-8)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("jcjk", "no course is called 'jcjk'. Did you mean jcjc"),
        ("zzz", "There are: five-lane, flat-oval, jcjc, oval-home, slopes, stacked"),
        ("no/such.toml", "no/such.toml: no such file"),
    ],
)
def test_an_unknown_course_is_told(name: str, message: str) -> None:
    with pytest.raises(KodawariError, match=message):
        load_course(name)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "old.toml"
    path.write_bytes('title = "スロープ"'.encode("shift_jis"))

    with pytest.raises(KodawariError, match="not UTF-8 text"):
        load_course(path)


def test_a_course_of_ones_own_is_loaded_by_its_path(tmp_path: Path, oval: Callable[..., Course]) -> None:
    path = tmp_path / "garage.toml"
    path.write_text(
        f'title = "Garage"\nlanes = 3\npieces = [{{ type = "start" }}, {STRAIGHT}, {BEND}, '
        f'{{ type = "straight" }}, {STRAIGHT}, {BEND}]\n',
        encoding="utf-8",
    )
    course = load_course(str(path))

    assert course.name == "garage"
    assert course.lanes[1].plan_length_m == pytest.approx(oval().lanes[1].plan_length_m + 1.080, abs=1e-12)


def test_a_start_piece_anywhere_in_the_list_makes_the_start_line() -> None:
    course = _course(f'{STRAIGHT}, {BEND}, {{ type = "start" }}, {{ type = "straight", repeat = 2 }}, {BEND}')

    assert [piece.kind for piece in course.pieces[:4]] == ["start", "straight", "straight", "corner-45"]
    assert course.pieces[0].start.origin == (0.0, 0.0, 0.0)
