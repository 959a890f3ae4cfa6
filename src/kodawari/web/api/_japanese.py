"""Japanese names of parts, as far as the catalogue has them."""

from collections.abc import Iterable

from kodawari.mini4wd.parts import load_catalogue

__all__ = ["japanese_name"]


def japanese_name(items: Iterable[str]) -> str:
    """The name of a part that is sold under one Japanese name; empty for others.

    A part that is in several sets or colours has no name of its own in the catalogue, only those of the sets.

    Args:
        items: Item numbers under which it is sold.
    """
    known = load_catalogue().items
    names = {known[item].name_ja for item in items if item in known}
    return names.pop() if len(names) == 1 else ""
