"""The text formats, field by field."""

import base64
import json
from collections.abc import Callable

import pytest

from kodawari.mini4wd.course.formats import parse_layout

TWO = "Str2;100.000;200.000;0;0#Cor1;153.000;208.000;0;4#"


def test_a_piece_has_class_place_angle_and_colour() -> None:
    start, corner = parse_layout("Str2;100.000;200.000;45;0#Bri1;1;2;270;3#").pieces

    assert (start.kind.name, start.x, start.y, start.angle, start.slope) == ("Str2", 100.0, -200.0, 315.0, 0)
    assert (corner.kind.name, corner.angle, corner.slope, corner.z) == ("Bri1", 90.0, 1, None)


def test_the_ends_of_a_corner_lie_where_the_editor_draws_them() -> None:
    _, corner = parse_layout(TWO).pieces

    assert corner.end(0) == pytest.approx((127.0, -200.0, -180.0))
    assert corner.end(1) == pytest.approx((165.2, -215.8, -45.0))


def test_red_goes_up_and_blue_down_on_slopes_and_banks_only() -> None:
    layout = parse_layout("Bri1;0;0;0;3#Bri1;0;9;0;2#Ban1;0;99;0;3#Str1;0;199;0;3#Bri1;0;299;0;0#")

    assert [piece.slope for piece in layout.pieces] == [1, -1, 1, 0, 0]


def test_a_sixth_field_is_the_height_of_the_first_end() -> None:
    low, high = parse_layout("Bri1;0;0;0;0;0#Str1;54;0;0;0;75#").pieces

    assert (low.height(0), low.height(1)) == (0.0, 75.0)
    assert (high.height(0), high.height(1)) == (75.0, 75.0)
    assert low.uphill


def test_equal_heights_say_nothing_where_slopes_have_colours() -> None:
    layout = parse_layout("Bri1;0;0;0;3;0#Bri1;54;0;0;2;0#")

    assert [(piece.z, piece.uphill, piece.slope) for piece in layout.pieces] == [
        (None, False, 1),
        (None, False, -1),
    ]
    assert layout.format == "lenaxia"


def test_line_breaks_in_pasted_text_are_overlooked() -> None:
    assert parse_layout("\ufeff Str2;100;\n200;0;0\r\n#Str1;154;200;0;0").counts == {"Str1": 1, "Str2": 1}


@pytest.mark.parametrize(
    ("wrapper", "old"),
    [
        ("const COMPATIBILITY_ID = 26586;\nvar compat = parseInt(258262) < COMPATIBILITY_ID;\n", False),
        ("const COMPATIBILITY_ID = 26586;\nvar compat = parseInt(1234) < COMPATIBILITY_ID;\n", True),
        ("var compat = true;\n", True),
        ("var compat = false;\n", False),
    ],
)
def test_corners_of_old_tracks_are_shifted(wrapper: str, old: bool) -> None:
    (corner, level) = parse_layout(f"{wrapper}var text = 'Cor1;0;0;45;0#Cor1;500;500;90;0#';").pieces

    # (11.1, 4.88) turned by 45° clockwise on the screen
    shift = (4.39820, 11.29956) if old else (0.0, 0.0)
    assert (corner.x, -corner.y) == pytest.approx(shift, abs=1e-5)
    assert (level.x, -level.y) == (500.0, 500.0)


def test_old_corners_are_known_by_their_ends_when_nothing_tells(drawn: Callable[..., str]) -> None:
    plain = drawn(["Str2", "Str1", *["Cor1"] * 4, "Str1", "Str1", *["Cor1"] * 4])
    moved = []
    for entry in plain.strip("#").split("#"):
        name, x, y, angle, colour = entry.split(";")
        if name == "Cor1" and float(angle) % 90 == 45:
            turned = {45: (4.39820, 11.29956), 135: (-11.29956, 4.39820)}[round(float(angle) % 180)]
            sign = 1 if float(angle) < 180 else -1
            x, y = str(float(x) - sign * turned[0]), str(float(y) - sign * turned[1])
        moved.append(f"{name};{x};{y};{angle};{colour}")

    layout = parse_layout("#".join(moved))

    assert [note for note in layout.notes if "first version" in note]
    kept = parse_layout(plain)
    assert [p.x for p in layout.pieces] == pytest.approx([p.x for p in kept.pieces], abs=1e-3)
    assert [p.y for p in layout.pieces] == pytest.approx([p.y for p in kept.pieces], abs=1e-3)
    assert kept.notes == ()


def test_a_share_link_holds_the_text_as_base64url_without_padding() -> None:
    text = "Str2;100.000;100.000;0;0;0#Str1;154.000;100.000;0;0;0#"
    code = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    assert parse_layout(f"https://example.org/editor/#t={code}") == parse_layout(text)
    assert parse_layout(f"#t={code}") == parse_layout(text)


def test_a_server_record_holds_the_text_and_a_name() -> None:
    record = json.dumps({"name": "Club night", "author": None, "data": {"track": TWO, "mode": 3}})

    layout = parse_layout(record)

    assert layout.name == "Club night"
    assert layout.pieces == parse_layout(TWO).pieces


def test_classes_that_are_not_known_are_counted_apart() -> None:
    layout = parse_layout("Str1;0;0;0;0#R1S250;99;0;0;0;0#R1S250;199;0;0;0;0#")

    assert layout.unknown == {"R1S250": 2}
    assert layout.counts == {"R1S250": 2, "Str1": 1}
    assert layout.length_m == 1.62
