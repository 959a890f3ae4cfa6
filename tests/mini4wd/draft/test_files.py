"""Drafts as files: nothing is lost, and a draft stands wherever a course file can."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import build_course, course_names, load_course, load_definition, parse_course
from kodawari.mini4wd.draft import (
    Chain,
    Draft,
    Obstacle,
    Venue,
    definition_of_draft,
    draft_of_definition,
    draft_toml,
    parse_draft,
)
from kodawari.quantity import Confidence, Figure

MakeDraft = Callable[..., Draft]


@pytest.mark.parametrize("name", course_names())
def test_a_shipped_course_has_the_same_bits_after_it_was_a_draft_and_a_file(name: str) -> None:
    definition, _, _ = load_definition(name)
    draft = draft_of_definition(definition)
    text = draft_toml(draft)

    assert parse_draft(text) == draft
    before, after = load_course(name), parse_course(text, name=name)
    assert [piece.segments for piece in after.pieces] == [piece.segments for piece in before.pieces]
    assert [lane.segments for lane in after.lanes] == [lane.segments for lane in before.lanes]
    assert (after.title, after.ja, after.note) == (before.title, before.ja, before.note)


def test_a_course_file_becomes_a_draft_with_its_pieces_one_by_one() -> None:
    draft = parse_draft(
        'title = "Home"\nlanes = 3\npieces = [{ type = "straight", repeat = 2 }, { type = "start" }]\n'
    )

    assert [entry["type"] for entry in draft.chains[0].pieces] == ["start", "straight", "straight"]
    assert (draft.chains[0].x_mm, draft.chains[0].heading_deg) == (0.0, 0.0)


def test_a_draft_with_everything_comes_back_from_its_file() -> None:
    figure = Figure(value=2160.0, pm=5.0, confidence=Confidence.MEASURED, source="tape")
    draft = Draft(
        title='Shop "One" \\ 1号店',
        ja="一号店",
        note="Two lines\nand a half.",
        lanes=3,
        chains=[
            Chain(x_mm=-1234.5678901234567, y_mm=1e-7, heading_deg=359.9999999, z_mm=110.0, pieces=[
                {"type": "start", "length_mm": "side_mm"},
                {"type": "corner", "radius_mm": 540.25, "angle_deg": 12.5, "turn": "right"},
            ]),
            Chain(pieces=[{"type": "straight", "length_mm": {"value": 540.5, "confidence": "declared"}}]),
        ],
        parameters={"side_mm": figure, "lane_pitch_mm": 116.5, "slope_profile": "cosine"},
        venue=Venue(
            outline=[(0.0, 0.0), (8000.0, 0.0), (8000.0, 5000.5)],
            obstacles=[Obstacle(name="pillar", outline=[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)])],
        ),
        stock={"straight": 12, "corner-45": 0},
        sources=["course-hulls"],
    )  # fmt: skip

    assert parse_draft(draft_toml(draft, heading="by hand\nand more")) == draft


@given(
    x=st.floats(-1e6, 1e6), y=st.floats(-1e6, 1e6), heading=st.floats(-720.0, 720.0), z=st.floats(0.0, 1e4)
)
def test_every_number_comes_back_as_it_was(x: float, y: float, heading: float, z: float) -> None:
    chain = Chain(x_mm=x, y_mm=y, heading_deg=heading, z_mm=z, pieces=[{"type": "straight"}])
    draft = Draft(title="t", chains=[chain])

    assert parse_draft(draft_toml(draft)) == draft


def test_a_draft_that_nothing_is_laid_of_comes_back_too() -> None:
    draft = Draft(title="Empty")

    assert parse_draft(draft_toml(draft)) == draft


def test_a_drafts_file_can_be_raced_on(one_chain: MakeDraft, tmp_path: Path) -> None:
    path = tmp_path / "home.toml"
    path.write_text(draft_toml(one_chain("s w L*4 c L*4 S", x_mm=900.0, heading_deg=33.0)), encoding="utf-8")

    course = load_course(str(path))
    assert course.race_length_m == pytest.approx(load_course("jcjc").race_length_m, abs=1e-9)


def test_an_open_drafts_file_says_where_it_is_open(one_chain: MakeDraft) -> None:
    with pytest.raises(KodawariError, match=r"the course does not close: ends 540\.0 mm beyond"):
        parse_course(draft_toml(one_chain("S s L*4 s L*4")))


def test_moving_and_turning_a_chain_changes_nothing_but_its_place(one_chain: MakeDraft) -> None:
    here = one_chain("S s w L*4 c L*4")
    there = one_chain("S s w L*4 c L*4", x_mm=12_345.6, y_mm=-789.0, heading_deg=77.7, z_mm=220.0)
    one, other = (build_course(definition_of_draft(each), name="c") for each in (here, there))

    assert [piece.segments for piece in one.pieces] == [piece.segments for piece in other.pieces]


def test_what_only_other_chains_take_is_no_parameter_of_the_course(one_chain: MakeDraft) -> None:
    draft = one_chain("S L*4 s L*4")
    apart = Chain(x_mm=9000.0, pieces=[{"type": "straight", "length_mm": "table_mm"}])
    both = msgspec.structs.replace(draft, chains=[*draft.chains, apart], parameters={"table_mm": 800.0})

    assert definition_of_draft(both).parameters == {}
    assert build_course(definition_of_draft(both), name="c").closed
