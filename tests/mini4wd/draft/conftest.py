"""Rows of pieces in a few letters, and what a proposal makes of a draft."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from kodawari.mini4wd.draft import Chain, Draft, Proposal

LETTERS: dict[str, dict[str, Any]] = {
    "S": {"type": "start"},
    "s": {"type": "straight"},
    "L": {"type": "corner-45", "turn": "left"},
    "R": {"type": "corner-45", "turn": "right"},
    "w": {"type": "wave"},
    "u": {"type": "slope-up"},
    "d": {"type": "slope-down"},
    "c": {"type": "lane-changer"},
    "b": {"type": "bank-approach-20"},
}

Row = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def row() -> Row:
    """`S s*2 L*4`: a start, two straights, four corners to the left."""

    def made(text: str) -> list[dict[str, Any]]:
        pairs = (word.partition("*") for word in text.split())
        return [dict(LETTERS[letter]) for letter, _, count in pairs for _ in range(int(count or 1))]

    return made


@pytest.fixture(scope="session")
def one_chain(row: Row) -> Callable[..., Draft]:
    """A draft of one three-lane chain."""

    def made(text: str, **place: float) -> Draft:
        return Draft(title="Draft", chains=[Chain(pieces=row(text), **place)])

    return made


@pytest.fixture(scope="session")
def applied() -> Callable[[Draft, Proposal], Draft]:
    """A draft with the steps of a proposal done on it, as a page does them."""

    def made(draft: Draft, proposal: Proposal) -> Draft:
        chains = [list(chain.pieces) for chain in draft.chains]
        for change in proposal.changes:
            width = 0 if change.op == "insert" else 1
            chains[change.chain][change.index : change.index + width] = change.entries
        laid = [
            msgspec.structs.replace(chain, pieces=pieces)
            for chain, pieces in zip(draft.chains, chains, strict=True)
        ]
        return msgspec.structs.replace(draft, chains=laid)

    return made
