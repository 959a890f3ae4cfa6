"""How to close a course: the smallest changes, found by a small search and measured exactly."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import degrees

from kodawari.mini4wd.course import joint_play
from kodawari.mini4wd.draft._bases import bases
from kodawari.mini4wd.draft._course import Closure
from kodawari.mini4wd.draft._edits import Edits, edits_of
from kodawari.mini4wd.draft._heights import levelled
from kodawari.mini4wd.draft._lay import Laid, LaidChain, entry_of
from kodawari.mini4wd.draft._room import runs_into_itself
from kodawari.mini4wd.draft._stock import used_stock
from kodawari.mini4wd.draft._straights import fill, fillings
from kodawari.mini4wd.draft._supply import Supply, supply_of
from kodawari.mini4wd.draft._track import Block, blocks_of, closure_of
from kodawari.mini4wd.draft._view import Change, Proposal

__all__ = ["propose"]

MOST_PROPOSALS = 5
LOOKED_AT = 10
"""So many of the best are looked at for whether they run through themselves."""

MOST_ALIKE = 2
"""Proposals that do the same with the same kinds of pieces in other places."""

MOST_MEASURED = 60
"""Candidates that are measured exactly."""

MOST_FILLINGS = 3
"""Ways to add straights that are followed for each way to turn the end."""

NEARER = 0.5
"""A change that does not close a course is worth telling if it leaves no more than this share of the gap."""

MOST_NEARER = 8
"""…with no more pieces than this."""

FAR_MORE = 1.6
"""Proposals that take so many times the pieces of the best one are left out."""

SCATTERED = 0.2
"""So much of a piece it costs to do something in another place than at the end."""

WASTE = 2.0
"""All of the play is as bad as this many pieces more."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A changed chain, about how many pieces that takes, and how far it then is from closing [m]."""

    blocks: list[Block]
    cost: int
    left: float


@dataclass(frozen=True, slots=True)
class _Measured:
    """The same, measured."""

    blocks: list[Block]
    edits: Edits
    closure: Closure
    closes: bool
    worth: float


def propose(laid: Laid, chain: LaidChain) -> list[Proposal]:
    """Up to five ways to close a chain, the smallest first; else ways to come nearer to it.

    Pieces at hand are respected, and what would run through itself comes last. The same draft has the same
    proposals.
    """
    supply = supply_of(laid.kit)
    old = blocks_of(laid.kit, laid.draft.chains[chain.index].pieces, chain.parts)
    if supply is None:
        return []
    if old is None:
        return list(_levelling(laid, chain))
    play = 1e-3 * (joint_play().value or 0.0) * len(chain.pieces)
    gap = closure_of(old).distance
    ranked = sorted(
        _candidates(laid, supply, old, play, max(play, NEARER * gap)),
        key=lambda each: (each.left > play, each.cost + WASTE * each.left / play),
    )
    possible = (each for each in ranked if _at_hand(laid, chain, each.blocks))
    measured = [_measure(old, each) for each in islice(possible, MOST_MEASURED)]
    best = _chosen(measured, gap)
    through = {id(each): runs_into_itself(laid.kit, each.blocks) for each in best}
    best.sort(key=lambda each: (through[id(each)], each.worth, each.edits.text))
    return [_proposal(chain, each) for each in best[:MOST_PROPOSALS]]


def _levelling(laid: Laid, chain: LaidChain) -> Iterator[Proposal]:
    """A chain that ends tilted: what brings it down from its bank."""
    entries = laid.draft.chains[chain.index].pieces
    for name, kind in laid.kit.system.piece.items():
        if kind.shape != "bank-approach":
            continue
        part = laid.kit.part(entry_of({"type": name}, ""))
        blocks = blocks_of(laid.kit, [*entries, {"type": name}], [*chain.parts, part])
        if blocks is None:
            continue
        closure = closure_of(blocks)
        yield Proposal(
            text=f"add {kind.title} at the end",
            changes=[Change(op="insert", chain=chain.index, index=len(entries), entries=[{"type": name}])],
            residual_mm=round(1000.0 * closure.distance, 2) + 0.0,
            residual_deg=round(degrees(abs(closure.turn)), 4) + 0.0,
            closes=closure.exact or closure.within_play(len(entries) + 1),
            pieces=1,
        )


def _candidates(
    laid: Laid, supply: Supply, old: Sequence[Block], play: float, reach: float
) -> Iterator[_Candidate]:
    for turned, corners in bases(laid.kit, supply, old):
        for filling in fillings(turned, supply, play, reach)[:MOST_FILLINGS]:
            for rather_remove in (False, True) if filling.units else (False,):
                laid_out = fill(turned, supply, filling, rather_remove=rather_remove)
                if laid_out is None:
                    continue
                for whole, slopes in levelled(laid_out, supply):
                    cost = corners + filling.count + slopes
                    if cost and whole:
                        yield _Candidate(_with_doubles(whole, supply), cost, filling.left)


def _with_doubles(blocks: list[Block], supply: Supply) -> list[Block]:
    """Two new corners in a row as one, where there is such a piece."""
    made: list[Block] = []
    for block in blocks:
        for side, double in supply.doubles.items():
            single = supply.corners[side]
            if block is single and made and made[-1] is single:
                made[-1] = double
                break
        else:
            made.append(block)
    return made


def _at_hand(laid: Laid, chain: LaidChain, blocks: Sequence[Block]) -> bool:
    """Whether there are pieces enough for what is added."""
    draft, system = laid.draft, laid.kit.system
    if not draft.stock:
        return True
    before = used_stock(system, draft.chains[chain.index].pieces)
    after = used_stock(system, (entry for block in blocks for entry in block.entries))
    apart = used_stock(
        system, (entry for k, each in enumerate(draft.chains) if k != chain.index for entry in each.pieces)
    )
    return all(after[kind] <= max(before[kind], have - apart[kind]) for kind, have in draft.stock.items())


def _measure(old: Sequence[Block], candidate: _Candidate) -> _Measured:
    edits, closure = edits_of(old, candidate.blocks), closure_of(candidate.blocks)
    count = sum(len(block.parts) for block in candidate.blocks)
    closes = closure.exact or closure.within_play(count)
    play = 1e-3 * (joint_play().value or 1.0) * count
    worth = edits.pieces + SCATTERED * edits.scattered + WASTE * closure.distance / play
    return _Measured(candidate.blocks, edits, closure, closes, worth)


def _chosen(measured: list[_Measured], gap: float) -> list[_Measured]:
    """The best ones, not too many alike; only if none closes the course, those that come nearer."""
    closing = [each for each in measured if each.closes]
    nearer = [each for each in measured if _comes_nearer(each, gap)]
    ranked = sorted(closing or nearer, key=lambda each: (each.worth, each.edits.text))
    alike: Counter[tuple[tuple[str, str], ...]] = Counter()
    chosen: dict[str, _Measured] = {}
    for each in ranked:
        far_more = each.worth > FAR_MORE * (3.0 + ranked[0].worth)
        if far_more or len(chosen) == LOOKED_AT:
            break
        if each.edits.text not in chosen and alike[each.edits.kinds] < MOST_ALIKE:
            alike[each.edits.kinds] += 1
            chosen[each.edits.text] = each
    return list(chosen.values())


def _comes_nearer(each: _Measured, gap: float) -> bool:
    """Whether a change that does not close the course is still worth telling."""
    return each.closure.even and each.closure.distance <= NEARER * gap and each.edits.pieces <= MOST_NEARER


def _proposal(chain: LaidChain, each: _Measured) -> Proposal:
    return Proposal(
        text=each.edits.text,
        changes=each.edits.changes(chain.index),
        residual_mm=round(1000.0 * each.closure.distance, 2) + 0.0,
        residual_deg=round(degrees(abs(each.closure.turn)), 4) + 0.0,
        closes=each.closes,
        pieces=each.edits.pieces,
    )
