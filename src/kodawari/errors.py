"""The one error that users meet: what is wrong, where, and how to mend it."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

__all__ = ["KodawariError", "nearest"]


class KodawariError(Exception):
    """Bad input, told in one message.

    Attributes:
        cause: What is wrong, in one short sentence without a full stop.
        file: The file that holds the mistake, or an empty string.
        place: Where in the file or command: an entry, a field, a line.
        mend: What to do about it, or an empty string.
        code: A word under which pages in other languages have words of their own, or an empty string.
        values: What those words take from the case.
    """

    def __init__(
        self,
        cause: str,
        *,
        file: str = "",
        place: str = "",
        mend: str = "",
        code: str = "",
        values: Mapping[str, str | float] | None = None,
    ) -> None:
        super().__init__(cause)
        self.cause = cause
        self.file = file
        self.place = place
        self.mend = mend
        self.code = code
        self.values = dict(values or {})

    def __str__(self) -> str:
        where = ": ".join(part for part in (self.file, self.place) if part)
        head = f"{where}: {self.cause}" if where else self.cause
        return f"{head}. {self.mend}" if self.mend else head

    def located(self, file: str, place: str = "") -> "KodawariError":
        """The same error with its file and place filled in where they were still empty."""
        return KodawariError(
            self.cause,
            file=self.file or file,
            place=self.place or place,
            mend=self.mend,
            code=self.code,
            values=self.values,
        )


def nearest(name: str, known: Iterable[str], *, count: int = 3) -> str:
    """A ready "Did you mean …?" sentence, or an empty string when nothing comes near."""
    by_lower = {candidate.lower(): candidate for candidate in known}
    close = get_close_matches(name.lower(), by_lower, n=count, cutoff=0.55)
    if not close:
        return ""
    return f"Did you mean {' or '.join(by_lower[match] for match in close)}?"
