"""Out to another editor and back: the same pieces, the same lengths, closed as before."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Course, load_course, parse_course
from kodawari.mini4wd.course.formats import (
    EXPORTS,
    course_definition,
    definition_toml,
    export_course,
    parse_layout,
    put_in_order,
    share_link,
)

BITS = st.lists(
    st.sampled_from(["straight", "wave-left", "wave-right", "jump", "left", "right", "table", "bank"]),
    max_size=6,
)
TABLE = ["slope-up", "straight", "slope-down"]
BANK = ["bank-approach-20", "straight", *["left"] * 4, "straight", "bank-approach-20"]


def _entry(word: str) -> str:
    if word in {"left", "right"}:
        return f'{{ type = "corner-45", turn = "{word}" }}'
    if word.startswith("wave"):
        return f'{{ type = "wave", turn = "{word.removeprefix("wave-")}" }}'
    return f'{{ type = "{word}" }}'


def _course(bits: Sequence[str], times: int, side: str, *, changer: bool) -> Course:
    """A course that looks the same when it is turned by a half, a quarter or an eighth: so it closes."""
    words = [word for bit in bits for word in {"table": TABLE, "bank": BANK}.get(bit, [bit])]
    turned = sum((word == "left") - (word == "right") for word in words)
    missing = (8 // times) * (1 if side == "left" else -1) - turned
    words += (["left"] if missing > 0 else ["right"]) * abs(missing)
    ring = ["start", *words] + (["lane-changer"] if changer else [])
    turns = ["straight", *ring[1:]]
    entries = ", ".join(_entry(word) for word in [*ring, *(turns * (times - 1))])
    return parse_course(f'title = "Ring"\nlanes = 3\npieces = [{entries}]')


def _sum_m(course: Course) -> float:
    return sum(lane.plan_length_m for lane in course.lanes)


@given(
    bits=BITS,
    times=st.sampled_from([2, 4, 8]),
    side=st.sampled_from(["left", "right"]),
    changer=st.booleans(),
    editor=st.sampled_from(EXPORTS),
)
def test_a_course_comes_back_from_each_editor(
    bits: list[str], times: int, side: str, changer: bool, editor: str
) -> None:
    course = _course(bits, times, side, changer=changer)

    route = put_in_order(parse_layout(export_course(course, editor)))
    back = parse_course(definition_toml(course_definition(route)))

    assert route.closed
    assert route.unused == ()
    assert [gap for gap in route.gaps if gap.open] == []
    assert Counter(piece.kind for piece in back.pieces) == Counter(piece.kind for piece in course.pieces)
    assert _sum_m(back) == pytest.approx(_sum_m(course), abs=0.002)
    if not route.clashes and not route.levels.banked and not route.undecided:
        assert [piece.kind for piece in back.pieces] == [piece.kind for piece in course.pieces]
        assert [lane.next_lane for lane in back.lanes] == [lane.next_lane for lane in course.lanes]


@given(
    bits=st.lists(
        st.sampled_from(["straight-1200", "straight-900", "straight-600", "straight-300", "wave", "table"]),
        max_size=5,
    ),
    corner=st.sampled_from(["corner-45", "corner-90", "corner-90-r2100"]),
    editor=st.sampled_from(["pimentoso", "lenaxia"]),
)
def test_five_lanes_come_back_too(bits: list[str], corner: str, editor: str) -> None:
    table = ["slope-600-up", "straight-300", "slope-600-down"]
    side = [word for bit in [*bits, "straight-1200"] for word in (table if bit == "table" else [bit])]
    turns = [corner] * (4 if corner == "corner-45" else 2)
    half = [
        *(f'{{ type = "{word}" }}' for word in side),
        *(f'{{ type = "{word}", turn = "left" }}' for word in turns),
    ]
    course = parse_course(f'title = "Ring"\nlanes = 5\npieces = [{", ".join(half * 2)}]')

    route = put_in_order(parse_layout(export_course(course, editor)))
    back = parse_course(definition_toml(course_definition(route)))

    assert route.closed
    assert Counter(piece.kind for piece in back.pieces) == Counter(piece.kind for piece in course.pieces)
    assert _sum_m(back) == pytest.approx(_sum_m(course), abs=0.002)


@pytest.mark.parametrize("name", ["jcjc", "slopes", "stacked"])
@pytest.mark.parametrize("editor", EXPORTS)
def test_courses_that_ship_come_back_exactly(name: str, editor: str) -> None:
    course = load_course(name)

    back = parse_course(export_course(course, editor))

    assert [piece.kind for piece in back.pieces] == [piece.kind for piece in course.pieces]
    assert [lane.plan_length_m for lane in back.lanes] == pytest.approx(
        [lane.plan_length_m for lane in course.lanes], abs=0.002
    )
    assert [lane.next_lane for lane in back.lanes] == [lane.next_lane for lane in course.lanes]


def test_a_long_start_becomes_a_start_and_straights() -> None:
    oval = load_course("flat-oval")  # sides of 2160 mm

    back = parse_course(export_course(oval, "pimentoso"))

    assert Counter(piece.kind for piece in back.pieces) == {"start": 1, "straight": 7, "corner-45": 8}
    assert _sum_m(back) == pytest.approx(_sum_m(oval), abs=0.002)


def test_sizes_that_the_editor_does_not_know_are_refused() -> None:
    # 3040 mm on both sides: one and 4.63 straights come to six, four of 760 mm to four
    turn = '{ type = "corner-45", turn = "left", repeat = 4 }'
    home = '{ type = "start" }, { type = "straight", length_mm = 2500 }'
    back = '{ type = "straight", length_mm = 760, repeat = 4 }'
    course = parse_course(f'title = "x"\nlanes = 3\npieces = [{home}, {turn}, {back}, {turn}]')

    with pytest.raises(KodawariError, match="would leave a gap of 108 cm, because they have other sizes"):
        export_course(course, "pimentoso")


def test_a_share_link_is_a_course_too() -> None:
    link = share_link(load_course("jcjc"), "https://example.org/editor/")

    assert link.startswith("https://example.org/editor/#t=")
    assert "=" not in link.partition("#t=")[2]
    assert len(load_course(link).pieces) == 12
