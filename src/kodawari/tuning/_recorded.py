"""What a journal says of the set-ups that were tried, for those who look on while a study goes on."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from kodawari.tuning._confirm import FRESH, SEARCH
from kodawari.tuning._evaluator import recall
from kodawari.tuning._problem import Outcomes
from kodawari.tuning._summary import Summary, summarise

__all__ = ["Tried", "tried_in"]


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """A set-up and what its runs so far say.

    Attributes:
        key: Its key.
        summary: Its fresh runs, or those of the search where there are no fresh ones.
        fresh: Which of the two.
    """

    key: str
    summary: Summary
    fresh: bool


def tried_in(records: Iterable[Mapping[str, Any]]) -> list[Tried]:
    """Every set-up of some records of a journal, in the order in which they were first tried.

    Raises:
        KodawariError: A record is damaged.
    """
    found: dict[str, dict[str, Outcomes]] = {}
    for (stream, key), runs in recall(records).items():
        if runs.times:
            outcomes = Outcomes(times=tuple(runs.times), groups=tuple(runs.groups))
            found.setdefault(key, {})[stream] = outcomes
    return [
        Tried(key=key, summary=summarise(by_stream.get(FRESH) or by_stream[SEARCH]), fresh=FRESH in by_stream)
        for key, by_stream in found.items()
    ]
