"""What was found in a draft, in words: first what keeps cars from racing, then what only informs."""

from collections.abc import Iterator

import msgspec

from kodawari.mini4wd.course import LANE_PARAMETERS, joint_play
from kodawari.mini4wd.draft._lay import Laid
from kodawari.mini4wd.draft._room_checks import room_checks
from kodawari.mini4wd.draft._view import DraftCheck, DraftView, GapView
from kodawari.quantity import Confidence, format_number

__all__ = ["checks_of"]

_WEAK = (Confidence.ASSUMED, Confidence.CONFLICTING, Confidence.UNKNOWN)


def checks_of(laid: Laid, view: DraftView) -> DraftView:
    """The same view with its checks in words."""
    found = [
        *_pieces(laid, view),
        *_start(laid, view),
        *(_closure(view) if view.course_chain is not None else ()),
        *_lanes(laid, view),
        *room_checks(laid, view),
        *_unknown(laid, view),
    ]
    return msgspec.structs.replace(view, checks=found)


def _pieces(laid: Laid, view: DraftView) -> Iterator[DraftCheck]:
    if view.course_chain is None:
        yield DraftCheck(name="pieces", verdict="note", text="nothing is laid yet", code="pieces.none")
        return
    others = [spot for spot in laid.spots if spot[0] != view.course_chain]
    if others:
        count = len(others)
        yield DraftCheck(
            name="pieces",
            verdict="note",
            text=f"{_count(count, 'piece')} not part of the course",
            code="pieces.apart",
            values={"count": count},
            pieces=others,
        )


def _start(laid: Laid, view: DraftView) -> Iterator[DraftCheck]:
    entries = [laid.draft.chains[chain].pieces[index] for chain, index in laid.spots]
    starts = [spot for spot, entry in zip(laid.spots, entries, strict=True) if entry["type"] == "start"]
    if len(starts) > 1:
        text = f"there are {len(starts)} start pieces; a course has one"
        same = len({chain for chain, _ in starts}) < len(starts)
        yield DraftCheck(
            name="start",
            verdict="fail" if same else "note",
            text=text,
            code="start.many",
            values={"count": len(starts)},
            pieces=starts,
        )
    elif not starts and view.course_chain is not None:
        text = "there is no start piece: laps begin where the course was begun"
        yield DraftCheck(
            name="start", verdict="note", text=text, code="start.none", pieces=[(view.course_chain, 0)]
        )


def _closure(view: DraftView) -> Iterator[DraftCheck]:
    if view.closed and view.joint_mm <= 0.0:
        yield DraftCheck(name="closure", verdict="pass", text="the course closes", code="closure.exact")
    elif view.closed:
        play = joint_play().value or 0.0
        text = (
            f"the course closes with {_mm(view.joint_mm, 2)} mm of play in each joint; joints have about "
            f"{_mm(play)} mm "
            f"of it. To race, its straights are up to {_mm(view.stretched_mm, 1)} mm longer or "
            "shorter"
        )
        yield DraftCheck(
            name="closure",
            verdict="pass",
            text=text,
            code="closure.play",
            values={"joint_mm": view.joint_mm, "play_mm": play, "stretched_mm": view.stretched_mm},
        )
    elif view.gap is not None:
        gap = view.gap
        values = {key: getattr(gap, key) for key in ("ahead_mm", "aside_mm", "up_mm", "turn_deg")}
        words = ", ".join(_gap_words(gap)) or "its floor is tilted against that of the beginning"
        text = f"the course is open: from its end, its beginning lies {words}"
        if not _gap_words(gap):
            text = f"the course is open: {words}"
        yield DraftCheck(
            name="closure", verdict="fail", text=text, code="closure.open", values=values, at=gap.from_
        )


def _gap_words(gap: GapView) -> list[str]:
    """`540 mm ahead`, `turned 45° to the left`."""
    sides = (
        (gap.ahead_mm, "ahead", "back"),
        (gap.aside_mm, "to the left", "to the right"),
        (gap.up_mm, "higher", "lower"),
    )
    words = [f"{_mm(abs(v), 1)} mm {more if v > 0 else less}" for v, more, less in sides if abs(v) >= 0.05]
    if abs(gap.turn_deg) >= 0.001:
        side = "left" if gap.turn_deg > 0 else "right"
        words.append(f"turned {format_number(abs(gap.turn_deg), digits=1)}° to the {side}")
    return words


def _lanes(laid: Laid, view: DraftView) -> Iterator[DraftCheck]:
    """Whether a car comes through every lane; told also while the course is open."""
    if not view.lanes:
        if view.why_not and view.course_chain is not None:
            yield DraftCheck(
                name="lanes",
                verdict="fail",
                text=view.why_not,
                code="lanes.none",
                values={"cause": view.why_not},
            )
        return
    follows = {lane.number: lane.next_lane for lane in view.lanes}
    ring = [1]
    while (following := follows[ring[-1]]) not in ring:
        ring.append(following)
    way = " → ".join(str(number) for number in [*ring, 1])
    chain = laid.chains[view.course_chain or 0]
    changers = [laid.spots[piece.index] for piece in chain.pieces if piece.changes_lanes]
    out = [lane.number for lane in view.lanes if lane.number not in ring]
    if not changers:
        text = "no lane changer: each lane is a course of its own"
        yield DraftCheck(name="lanes", verdict="pass", text=text, code="lanes.own")
    elif out:
        names = " and ".join(map(str, out))
        text = f"a car that starts in lane 1 never runs in lane {names} (laps: {way})"
        yield DraftCheck(
            name="lanes",
            verdict="fail",
            text=f"{text}: add or take away a lane changer",
            code="lanes.left_out",
            values={"lanes": out, "ring": [*ring, 1]},
            pieces=changers,
        )
    else:
        yield DraftCheck(
            name="lanes",
            verdict="pass",
            text=f"every car runs through all {len(follows)} lanes: {way}",
            code="lanes.all",
            values={"ring": [*ring, 1]},
        )


def _unknown(laid: Laid, view: DraftView) -> Iterator[DraftCheck]:
    """Figures that nobody has published, or that are disputed; and those of the course that shape nothing."""
    if view.course_chain is None:
        return
    parts = laid.chains[view.course_chain].parts
    shared = laid.kit.shared
    used = {p.name: p for part in parts for p in part.parameters.values() if p.name in shared}
    used |= {name: shared[name] for name in LANE_PARAMETERS}
    weak = sorted(name for name, item in used.items() if item.confidence in _WEAK)
    if weak:
        yield DraftCheck(
            name="unknown",
            verdict="note",
            text=f"assumed or disputed figures: {', '.join(weak)}",
            code="unknown.weak",
            values={"names": weak},
        )
    idle = sorted(laid.draft.parameters.keys() - laid.kit.shared.keys())
    if idle:
        yield DraftCheck(
            name="unknown",
            verdict="note",
            text=f"nothing here takes the figure {', '.join(idle)}",
            code="unknown.idle",
            values={"names": idle},
        )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{' is' if number == 1 else 's are'}"


def _mm(value: float, digits: int = 0) -> str:
    return format_number(value, digits=digits)
