"""Cars that a tune has raced, by the address that says which: `tuned-STUDY-KEY`, or `tuned-STUDY-base`."""

import re

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import CarFile
from kodawari.store import Store, StudyJournal

__all__ = ["BASE", "is_tuned", "tuned_car", "tuned_id"]

BASE = "base"
_SHAPE = re.compile(r"tuned-([0-9a-f]{16})-([0-9a-f]{16}|base)")


def tuned_id(study: str, key: str) -> str:
    """The address of a set-up of a tune."""
    return f"tuned-{study}-{key}"


def is_tuned(identity: str) -> bool:
    """Whether an address is that of a set-up of a tune."""
    return identity.startswith("tuned-")


def tuned_car(store: Store, identity: str) -> CarFile:
    """The car file of a set-up that a tune has raced.

    Raises:
        KodawariError: There is no such tune or set-up, or its parts are known no more.
    """
    from kodawari.mini4wd.tune import kept_question, open_study  # noqa: PLC0415 - imports the solver

    found = _SHAPE.fullmatch(identity)
    if not found:
        raise KodawariError(f"nothing is kept under '{identity[:80]}'")
    journal = store.studies.open(found[1])
    tuned = open_study(kept_question(journal))
    if found[2] == BASE:
        return tuned.box.car
    point = journal.point(found[2])
    if point is None:
        raise KodawariError(f"the tune has no set-up '{found[2]}'", mend="Open it from the tune's page.")
    return tuned.car(point, name=f"{tuned.box.name}, set-up {_number(journal, found[2])}")


def _number(journal: StudyJournal, key: str) -> str:
    """Its rank among the winners, as the tune's result counts them; else the head of its key."""
    winners = [entry["key"] for entry in (journal.result() or {}).get("best", ())]
    return str(winners.index(key) + 1) if key in winners else key[:6]
