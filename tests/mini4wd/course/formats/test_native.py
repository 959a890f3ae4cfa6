"""From a layout to a course that cars can race on."""

from collections.abc import Callable
from dataclasses import replace
from math import hypot
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import load_course, parse_course
from kodawari.mini4wd.course.formats import course_definition, definition_toml, parse_layout, put_in_order

JCJC = ["Str2", "Str1", "Chi1", *["-Cor1"] * 4, "Lan1", *["-Cor1"] * 4]


def _definition(text: str) -> Any:
    return course_definition(put_in_order(parse_layout(text)))


def test_the_drawn_circuit_is_the_one_that_ships(drawn: Callable[..., str]) -> None:
    course, shipped = parse_course(drawn(JCJC)), load_course("jcjc")

    assert [piece.kind for piece in course.pieces] == [piece.kind for piece in shipped.pieces]
    assert [lane.plan_length_m for lane in course.lanes] == pytest.approx([5.898, 6.633, 7.368], abs=5e-4)
    assert [lane.next_lane for lane in course.lanes] == [2, 3, 1]
    assert {p.word for piece in course.pieces if (p := piece.parameters.get("turn"))} == {"left"}


def test_every_shape_of_three_lanes_finds_its_piece(drawn: Callable[..., str]) -> None:
    bank = ["Ban1", *["-Cor1"] * 4, "Ban1"]
    text = drawn(["Str2", "Bri2", "Bri1+", "Chi1", "Bri1-", *bank, "-Chi1", "Lan1", "Str1", *["-Cor1"] * 4])

    entries = _definition(text).pieces

    assert [entry["type"] for entry in entries[:5]] == ["start", "jump", "slope-up", "wave", "slope-down"]
    assert [entry["type"] for entry in entries if "bank" in entry["type"]] == ["bank-approach-20"] * 2
    # the wave bulges to the left where it is run from its first end, to the right from its second
    assert [entry["turn"] for entry in entries if entry["type"] == "wave"] == ["left", "right"]
    assert {entry["turn"] for entry in entries if entry["type"] == "corner-45"} == {"left"}


@pytest.mark.parametrize(("word", "turn"), [("Lan2", "right"), ("-Lan2", "left")])
def test_a_rainbow_changer_turns_as_it_is_run(word: str, turn: str, drawn: Callable[..., str]) -> None:
    corner = "Cor1" if turn == "right" else "-Cor1"

    entries = _definition(drawn(["Str2", "Str1", word, "Str1", "Str1", *[corner] * 4])).pieces

    assert [entry for entry in entries if entry["type"] == "rainbow-changer"] == [
        {"type": "rainbow-changer", "turn": turn}
    ]


def test_a_gap_becomes_a_straight_of_its_length(pen: Callable[..., Any]) -> None:
    line = pen().draw("Str2", "Str1").skip(20.0).draw(*["-Cor1"] * 4, "Str1", "Str1").skip(20.0)
    line.draw(*["-Cor1"] * 4)

    definition = _definition(line.text)

    lengths = [entry["length_mm"] for entry in definition.pieces if "length_mm" in entry]
    assert lengths == pytest.approx([200.0, 200.0], abs=0.5)
    assert "Gaps bridged: 20.0 cm, 20.0 cm." in definition.note


def test_what_is_missing_to_closure_is_shared_among_the_straights(pen: Callable[..., Any]) -> None:
    # One side is 3 · 54 cm, the other 2 · 54 + 40: the pieces overlap by 14 cm at the start
    line = pen().draw("Str2", "Str1", "Str1", *["-Cor1"] * 4, "Str1").skip(40.0).draw("Str1")
    line.draw(*["-Cor1"] * 4)

    definition = _definition(line.text)
    course = parse_course(definition_toml(definition))

    end = course.pieces[-1].end.origin
    assert hypot(end[0], end[1]) < 1e-6
    # every straight takes a sixth of 140 mm: two sides of three, one growing where the other shrinks
    near = [piece.plan_m[0] for piece in course.pieces[:3]]
    far = [piece.plan_m[0] for piece in course.pieces[7:10]]
    assert near == pytest.approx([0.540 - 0.140 / 6] * 3, abs=1e-4)
    assert far == pytest.approx([0.540 + 0.140 / 6, 0.400 + 0.140 / 6, 0.540 + 0.140 / 6], abs=1e-4)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["Str2", "Bri1+", *["-Cor1"] * 4, "Str1", "Str1", *["-Cor1"] * 4],
            "goes up 1 times and down 0 times",
        ),
        (JCJC[:-4], "the layout is open"),
        (["Str2", "Lan1", *["-Cor1"] * 4, "Lan1", "Str1", *["-Cor1"] * 4, "Lan1"], "the layout is open"),
        (["Str2", *["Str1"] * 4, *["-Cor1"] * 4, *["Str5"] * 3, *["-Cor1"] * 4], "mixes pieces"),
    ],
)
def test_what_cannot_be_raced_says_why(words: list[str], told: str, drawn: Callable[..., str]) -> None:
    with pytest.raises(KodawariError, match=told):
        _definition(drawn(words))


def test_a_class_without_a_piece_of_ours_is_named(drawn: Callable[..., str]) -> None:
    layout = parse_layout(drawn(JCJC))
    spiral = msgspec.structs.replace(layout.pieces[2].kind, native="spiral", title="spiral tower")
    pieces = tuple(replace(p, kind=spiral) if p.kind.name == "Chi1" else p for p in layout.pieces)

    route = put_in_order(replace(layout, pieces=pieces))

    assert (route.closed, route.layout.length_m) == (True, 19.88)
    with pytest.raises(KodawariError, match=r"there is no piece for: spiral tower \(Chi1\)"):
        course_definition(route)


def test_a_class_that_is_not_known_is_named(drawn: Callable[..., str]) -> None:
    with pytest.raises(KodawariError, match=r"these classes are not known here: R1S250 \(1\)"):
        _definition(drawn(JCJC) + "R1S250;5000;0;0;0#")


def test_the_loader_reads_layouts_by_their_content(tmp_path: Path, drawn: Callable[..., str]) -> None:
    for name in ("track.txt", "track.js", "track.toml", "track"):
        path = tmp_path / name
        path.write_text(drawn(JCJC), encoding="utf-8")

        assert load_course(path).title == "track"
        assert load_course(str(path)).laps_per_race == 3


def test_written_toml_is_what_was_read() -> None:
    text = """
title = "A \\"quoted\\" title"
ja = "試験"
lanes = 3
pieces = [
  { type = "start" },
  { type = "straight", length_mm = "side_mm" },
  { type = "corner-45", turn = "left", repeat = 4 },
  { type = "straight", length_mm = "side_mm" },
  { type = "straight" },
  { type = "corner-45", turn = "left", repeat = 4 },
]
[parameters]
side_mm = { value = 700, pm = 2, confidence = "measured" }
lane_pitch_mm = 116.5
"""
    from kodawari.mini4wd.course.load import _parse  # noqa: PLC0415 - white box: the definition, not the course

    definition = _parse(text, "one")

    assert _parse(definition_toml(definition, heading="Two\nlines"), "two") == definition
