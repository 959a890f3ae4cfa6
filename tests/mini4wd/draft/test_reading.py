"""What other editors and links hold, as drafts: where it was drawn, open or not, with what is not known."""

import json
from collections.abc import Callable

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.course.formats import EXPORTS, export_course, share_link
from kodawari.mini4wd.draft import Draft, course_of_draft, draft_toml, look_at, read_draft

MakeDraft = Callable[..., Draft]

# A start and two straights to the right of it, drawn by hand: 54 cm each, stored by their middles.
OPEN = "Str2;227;300;0;0#Str1;281;300;0;0#Str1;335;300;0;0#"
# Corners are stored beside their ends: a first end lies at (-26, -8) turned by the angle, y downwards.
EAST = "Cor1;388;308;0;0#Cor1;412.928;339.842;45;0#Cor1;408.039;379.984;90;0#Cor1;376.197;404.912;135;0#"
FAR = "Str1;335;408;180;0#Str1;281;408;180;0#Str1;227;408;180;0#"
WEST = "Cor1;174;400;180;0#Cor1;149.072;368.158;225;0#Cor1;153.961;328.016;270;0#Cor1;185.803;303.088;315;0#"
OVAL = OPEN + EAST + FAR + WEST


def test_an_open_layout_keeps_its_place() -> None:
    found = read_draft(OPEN, name="hall/plan.txt")

    (chain,) = found.draft.chains
    # the start's first end lies 27 cm before its middle; y is up here
    assert (chain.x_mm, chain.y_mm, chain.heading_deg, chain.z_mm) == (2000.0, -3000.0, 0.0, 0.0)
    assert [entry["type"] for entry in chain.pieces] == ["start", "straight", "straight"]
    assert found.draft.title == "plan"
    assert found.draft.sources == ["course-pimentoso"]
    assert not found.report["raceable"]
    assert any("open" in note for note in found.notes)
    assert not look_at(found.draft).closed


def test_a_closed_layout_can_be_raced_where_it_was_drawn() -> None:
    found = read_draft(OVAL)
    view = look_at(found.draft)

    assert view.raceable
    assert found.report["raceable"]
    assert (found.draft.chains[0].x_mm, found.draft.chains[0].y_mm) == (2000.0, -3000.0)
    course = course_of_draft(found.draft, name="oval")
    assert [piece.kind for piece in course.pieces][:4] == ["start", "straight", "straight", "corner-45"]
    # clockwise in the editor's drawing, whose y points down; so it turns right here too
    assert course.pieces[3].parameters["turn"].value == "right"


def test_what_is_not_part_of_the_course_is_a_chain_of_its_own() -> None:
    found = read_draft(OVAL + "Str1;900;100;90;0#Str1;900;154;90;0#")

    assert [len(chain.pieces) for chain in found.draft.chains] == [14, 2]
    # 90° on the editor's screen turns clockwise, down the screen: −90° here; it may be run either way
    apart = found.draft.chains[1]
    assert apart.heading_deg in {90.0, 270.0}
    assert apart.x_mm == pytest.approx(9000.0)
    assert round(apart.y_mm, 6) in {-730.0, -1810.0}


def test_an_unknown_class_is_told_and_left_out() -> None:
    found = read_draft(OPEN + "Zzz9;500;500;0;0#")

    assert sum(len(chain.pieces) for chain in found.draft.chains) == 3
    assert any("'Zzz9'" in note for note in found.notes)
    assert not found.report["raceable"]


def test_a_layout_of_which_nothing_is_known_is_refused() -> None:
    with pytest.raises(KodawariError, match="none of its classes is known"):
        read_draft("Zzz9;500;500;0;0#", name="a.txt")


@pytest.mark.parametrize("name", ["jcjc", "slopes", "stacked"])
@pytest.mark.parametrize("editor", EXPORTS)
def test_a_shipped_course_comes_back_from_other_editors(name: str, editor: str) -> None:
    course = load_course(name)
    try:
        text = export_course(course, editor)
    except KodawariError:
        pytest.skip(f"{editor} has not all pieces of {name}")
    view = look_at(read_draft(text).draft)

    assert view.raceable, view.why_not
    assert view.race_m == pytest.approx(course.distance_m(1), rel=0.02)


def test_a_share_link_is_read() -> None:
    found = read_draft("https://example.org/editor" + share_link(load_course("jcjc")))

    assert look_at(found.draft).raceable
    assert found.report["format"] == "lenaxia"


def test_five_lanes_come_back() -> None:
    text = "Str6;100;100;0;0#Str6;220;100;0;0#"

    assert read_draft(text).draft.lanes == 5
    assert [entry["type"] for entry in read_draft(text).draft.chains[0].pieces] == ["straight-1200"] * 2


def test_a_sharp_joint_ends_a_chain() -> None:
    # the second straight begins where the first ends, turned by 30°
    found = read_draft("Str2;227;300;0;0#Str1;277.383;313.5;30;0#")

    assert [len(chain.pieces) for chain in found.draft.chains] == [1, 1]
    assert found.draft.chains[1].heading_deg == 330.0


def test_our_own_files_are_read_open_or_closed(one_chain: MakeDraft) -> None:
    draft = one_chain("S s L*4", x_mm=123.0)
    found = read_draft(draft_toml(draft), name="home.toml")

    assert found.draft == draft
    assert found.report["raceable"] is False
    assert read_draft('title = "t"\nlanes = 3\n').report == {}


def test_heights_come_along() -> None:
    found = read_draft(export_course(load_course("stacked"), "lenaxia"))
    heights = {round(pose[3]) for pose in look_at(found.draft).poses[0]}

    assert 110 in heights


@pytest.mark.parametrize(
    "text",
    [
        "", "hello", "<html>", "{}", "[]", "x = [", "Str1;1;2;3", "Str1;nan;2;3;4#", "#t=%%%",
        "https://example.org", '{"parts": 3, "field": {}}', 'title = "t"\nlanes = 99\nchains = []\n',
        'title = "t"\nchains = [{pieces = []}]\n', 'title = "t"\nchains = [{pieces = [{type = 3}]}]\n',
        'title = "t"\nchains = [{x_mm = nan, pieces = [{type = "straight"}]}]\n',
        'title = "t"\nchains = [{pieces = [{type = "straight", repeat = 9}]}]\n',
        'title = "t\\u0007"\n', 'title = ""\n', 'tittle = "t"\nchains = []\n',
        json.dumps({"app": "mini4wd-course-layout-mouse-flow", "parts": [{"type": 1}]}),
    ],
)  # fmt: skip
def test_what_is_no_course_is_refused_in_one_message(text: str) -> None:
    with pytest.raises(KodawariError) as refused:
        read_draft(text, name="given.txt")
    assert refused.value.file


@pytest.mark.parametrize("text", ["", "hello there", "<html><body>no course</body></html>", "1,2,3\n4,5,6"])
def test_a_text_that_is_nothing_known_is_told_so(text: str) -> None:
    with pytest.raises(KodawariError, match="no known layout: neither") as caught:
        read_draft(text, name="a.txt")
    assert (caught.value.file, caught.value.code) == ("a.txt", "format")
