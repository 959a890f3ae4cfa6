"""Names that people give to things: what can be shown, and how long it may be."""

import re

from kodawari.errors import KodawariError

__all__ = ["LONGEST_NAME", "is_readable", "require_name"]

LONGEST_NAME = 80
"""Letters that a name may have."""

_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_JOINED = re.compile(f"(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])")
"""The joiner between two emoji that are shown as one."""


def is_readable(text: str) -> bool:
    """Whether a text is one line of signs that can be seen; joined emoji are such signs."""
    return _JOINED.sub("", text).isprintable()


def require_name(name: str, *, what: str, place: str, needed: bool = True) -> None:
    """Check that a name can be shown.

    Args:
        name: The name.
        what: What bears it, for the message: `the car`.
        place: Where the name stands in its file.
        needed: Whether it may not be empty.

    Raises:
        KodawariError: It is missing, too long, or holds what cannot be seen.
    """
    if len(name) > LONGEST_NAME or not is_readable(name) or (needed and not name.strip()):
        raise KodawariError(
            f"{what} needs a name that can be read" if needed else f"a name of {what} cannot be shown",
            place=place,
            mend=f"{'Between 1 and' if needed else 'Up to'} {LONGEST_NAME} letters, on one line.",
            code="name",
            values={"most": LONGEST_NAME},
        )
