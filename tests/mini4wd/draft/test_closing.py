"""Open or closed: by hand, with the play of joints, and with what is proposed."""

from collections.abc import Callable
from math import cos, radians, sqrt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kodawari.mini4wd.course import build_course, load_definition
from kodawari.mini4wd.draft import (
    Chain,
    Draft,
    Proposal,
    definition_of_draft,
    draft_of_definition,
    look_at,
)

MakeDraft = Callable[..., Draft]
Apply = Callable[[Draft, Proposal], Draft]

LETTERS = st.lists(st.sampled_from(["s", "L", "R", "w", "u", "d", "c", "b", "L", "L", "s"]), max_size=14)


def texts(draft: Draft) -> list[str]:
    return [proposal.text for proposal in look_at(draft).proposals]


def test_an_oval_closes_without_play(one_chain: MakeDraft) -> None:
    view = look_at(one_chain("s S L*4 s*2 L*4", x_mm=77.0, heading_deg=12.0))

    assert view.closed
    assert view.raceable
    assert (view.gap, view.stretched_mm, view.joint_mm, view.proposals) == (None, 0.0, 0.0, [])
    # two sides of 1080 mm, and lanes of radii 423, 540 and 657 mm
    assert [lane.plan_length_m for lane in view.lanes] == pytest.approx(
        [2.16 + 2.0 * 3.141592653589793 * radius for radius in (0.423, 0.540, 0.657)], abs=1e-5
    )
    assert view.race_m == pytest.approx(view.lanes[0].plan_length_m, abs=1e-5)


def test_the_gap_is_told_as_seen_from_the_end(one_chain: MakeDraft) -> None:
    gap = look_at(one_chain("S s L*4 u s L*3", heading_deg=90.0)).gap

    assert gap is not None
    assert (gap.ahead_mm, gap.aside_mm) == pytest.approx((540.0 * cos(radians(45.0)), 158.16), abs=0.01)
    assert (gap.up_mm, gap.turn_deg) == (-110.0, 45.0)
    assert gap.to == (0.0, 0.0)


def test_play_of_the_joints_closes_a_small_gap_and_says_how_much(one_chain: MakeDraft) -> None:
    # 12 pieces, of which the far straight is 6 mm short: half a millimetre for each joint
    draft = one_chain("S s L*4 s s L*4")
    draft.chains[0].pieces[7]["length_mm"] = 534.0
    view = look_at(draft)

    assert view.closed
    assert view.raceable
    assert view.joint_mm == pytest.approx(0.5)
    # four straights along the same line share it: those that run on grow shorter, those that come back longer
    assert view.stretched_mm == pytest.approx(1.5)
    course = build_course(definition_of_draft(draft), name="c")
    straights = [piece for piece in course.pieces if piece.kind != "corner-45"]
    lengths = sorted({round(1000.0 * piece.plan_m[0], 3) for piece in straights})
    assert lengths == [535.5, 538.5, 541.5]
    closure = next(check for check in view.checks if check.name == "closure")
    assert (closure.verdict, closure.code) == ("pass", "closure.play")
    assert "0.50 mm of play in each joint" in closure.text


@pytest.mark.parametrize(("short", "closed"), [(11.9, True), (12.1, False)])
def test_play_ends_at_a_millimetre_for_each_joint(one_chain: MakeDraft, short: float, closed: bool) -> None:
    draft = one_chain("S s L*4 s s L*4")
    draft.chains[0].pieces[7]["length_mm"] = 540.0 - short

    assert look_at(draft).closed is closed


def test_no_play_lifts_or_turns_a_course(one_chain: MakeDraft) -> None:
    lifted = one_chain("S u L*4 s s L*4")
    lifted.chains[0].pieces[1]["rise_mm"] = 0.5
    turned = one_chain("S s L*4 s s L*3")
    turned.chains[0].pieces.append({"type": "corner", "radius_mm": 540, "angle_deg": 44.9, "turn": "left"})

    assert not look_at(lifted).closed
    assert not look_at(turned).closed


@pytest.mark.parametrize(
    ("pieces", "first"),
    [
        ("S s w L*4 c L*3", "add Corner 45° left at the end"),
        ("S s w L*4 c", "add 4 × Corner 45° left at the end"),
        ("S s R*4 s", "add Straight, 4 × Corner 45° right at the end"),
        ("S s s L*4 s s L*4", "add Straight after piece 9"),
        ("S s L*4 s s s L*4", "take away Straight (piece 9)"),
        ("S s w L L R L c L*4", "make piece 6 a Corner 45° left"),
        ("S s L L", "add 2 × Corner 45° left, 2 × Straight, 4 × Corner 45° left at the end"),
        ("S u s L*4 s*3 L*4", "make piece 10 a Slope down"),
        ("S b s L*4", "add Bank approach 20 at the end"),
    ],
)
def test_the_first_proposal_is_what_a_racer_would_do(one_chain: MakeDraft, pieces: str, first: str) -> None:
    assert first in texts(one_chain(pieces))[:2]


@given(letters=LETTERS, heading=st.sampled_from([0.0, 45.0, 33.3]))
@settings(max_examples=60)
def test_doing_a_proposal_leaves_what_it_says(
    one_chain: MakeDraft, applied: Apply, letters: list[str], heading: float
) -> None:
    draft = one_chain(" ".join(["S", *letters]), x_mm=321.0, heading_deg=heading)
    view = look_at(draft)

    assert len(view.proposals) <= 5
    assert not (view.closed and view.proposals)
    for proposal in view.proposals:
        after = look_at(applied(draft, proposal))
        assert after.closed == proposal.closes
        if after.gap is None:
            assert after.joint_mm * after.pieces == pytest.approx(proposal.residual_mm, abs=0.1)
        else:
            left = sqrt(after.gap.ahead_mm**2 + after.gap.aside_mm**2 + after.gap.up_mm**2)
            assert left == pytest.approx(proposal.residual_mm, abs=0.02)
            assert abs(after.gap.turn_deg) == pytest.approx(proposal.residual_deg, abs=1e-3)


@pytest.mark.parametrize("name", ["five-lane", "jcjc", "slopes", "stacked", "oval-home"])
@pytest.mark.parametrize("missing", [1, 2, 3])
def test_a_course_that_lacks_its_last_pieces_can_be_closed_again(
    applied: Apply, name: str, missing: int
) -> None:
    whole = draft_of_definition(load_definition(name)[0])
    chain = whole.chains[0]
    draft = msgspec.structs.replace(
        whole, chains=[msgspec.structs.replace(chain, pieces=chain.pieces[:-missing])]
    )
    view = look_at(draft)

    assert any(look_at(applied(draft, proposal)).raceable for proposal in view.proposals)


def test_the_same_draft_has_the_same_proposals(one_chain: MakeDraft) -> None:
    draft = one_chain("S s*3 L L s R L*3 s c")

    assert look_at(draft).proposals == look_at(draft).proposals


def test_pieces_at_hand_are_respected(one_chain: MakeDraft) -> None:
    draft = one_chain("S s s L*4 s s L*4")
    enough = msgspec.structs.replace(draft, stock={"straight": 5})
    short = msgspec.structs.replace(draft, stock={"straight": 4})

    assert "add Straight after piece 9" in texts(enough)
    assert "add Straight after piece 9" not in texts(short)
    assert "take away Straight (piece 3)" in texts(short)


def test_pieces_that_lie_elsewhere_are_not_at_hand(one_chain: MakeDraft) -> None:
    draft = one_chain("S s s L*4 s s L*4")
    apart = Chain(x_mm=9000.0, pieces=[{"type": "straight"}])
    both = msgspec.structs.replace(draft, chains=[*draft.chains, apart], stock={"straight": 5})

    assert "add Straight after piece 9" not in texts(both)


def test_a_proposal_keeps_a_length_that_somebody_has_set(one_chain: MakeDraft) -> None:
    draft = one_chain("S s s L*4 s s L*4")
    for place in (1, 2):
        draft.chains[0].pieces[place]["length_mm"] = 540.0

    assert not [text for text in texts(draft) if text.startswith("take away Straight")]
