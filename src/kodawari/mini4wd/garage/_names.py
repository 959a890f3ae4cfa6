"""What people type for a car or a parts box of the store: `garage:NAME`, `box:NAME`."""

from kodawari.errors import KodawariError, nearest
from kodawari.names import LONGEST_NAME
from kodawari.store import Document, Store

__all__ = ["BOX_PREFIX", "CAR_PREFIX", "free_name", "named_document"]

CAR_PREFIX = "garage:"
BOX_PREFIX = "box:"


def free_name(store: Store, kind: str, name: str) -> str:
    """A name that nothing else of this kind has: the one that is wanted, or with the next number behind it.

    Args:
        store: Where it is to be kept.
        kind: What it is.
        name: The wanted name.
    """
    taken = {each.name.casefold() for each in store.documents.list(kind)}
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name[: LONGEST_NAME - 1 - len(str(number))].rstrip()} {number}"
    return found


def named_document(store: Store, kind: str, wanted: str, *, what: str, prefix: str) -> Document:
    """The document of a kind with this identity or name; capitals do not matter where only one fits.

    Raises:
        KodawariError: None is called like that (the mend names the nearest), or more than one is.
    """
    known = store.documents.list(kind)
    for found in (
        [each for each in known if each.id == wanted],
        [each for each in known if each.name == wanted],
        [each for each in known if each.name.casefold() == wanted.casefold()],
    ):
        if len(found) > 1:
            told = ", ".join(f"{prefix}{each.id}" for each in found)
            raise KodawariError(f"{len(found)} are called '{wanted}'", mend=f"Name one of {told}.")
        if found:
            return found[0]
    names = [each.name for each in known]
    mend = nearest(wanted, names)
    if not mend:
        mend = f"There are: {', '.join(names)}." if names else f"No {what} is kept in the store yet."
    raise KodawariError(f"no {what} of yours is called '{wanted}'", file=str(store.path), mend=mend)
