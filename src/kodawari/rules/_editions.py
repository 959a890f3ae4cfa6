"""Editions in order, without a day in two of them."""

from datetime import timedelta
from itertools import pairwise

import msgspec

from kodawari.errors import KodawariError
from kodawari.rules._schema import Edition
from kodawari.rules._sound import forward, unique

__all__ = ["ordered_editions"]


def ordered_editions(editions: tuple[Edition, ...], file: str) -> tuple[Edition, ...]:
    """The editions by date, each open one closed on the day before the next.

    Raises:
        KodawariError: Two editions overlap or share a name, or one ends before it starts.
    """
    unique(editions, "edition", file)
    for edition in editions:
        forward(edition, f"edition '{edition.id}'", file)
    ordered = sorted(editions, key=lambda edition: edition.start)
    for edition, later in pairwise(ordered):
        if edition.start == later.start or (edition.end and edition.end >= later.start):
            raise KodawariError(
                f"the editions '{edition.id}' ({edition.days}) and '{later.id}' ({later.days}) overlap",
                file=file,
                place=f"edition '{later.id}'",
                mend="Let one end before the other starts.",
            )
    closed = [
        msgspec.structs.replace(edition, end=edition.end or later.start - timedelta(days=1))
        for edition, later in pairwise(ordered)
    ]
    return (*closed, *ordered[-1:])
