"""Sources below a table: a small number in the table, the source itself at the end."""

from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, quiet, table
from kodawari.quantity import Sources

__all__ = ["Footnotes"]


class Footnotes:
    """Numbers sources in the order in which they are first named."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self._numbers)

    def mark(self, key: str) -> Text:
        """The number of a source; a dash where nothing is cited."""
        if not key:
            return quiet("–")
        return quiet(str(self._numbers.setdefault(key, len(self._numbers) + 1)))

    def table(self) -> Table:
        """Every source that was named, with its day, how far to trust it, and its address."""
        rows = []
        for key, number in self._numbers.items():
            source = self._sources.get(key)
            told = quiet(f"{source.title} ({source.as_of}, {source.confidence})")
            # On a line of its own an address stays whole, so that people can follow it.
            rows.append((quiet(str(number)), told.append(f"\n{source.url}") if source.url else told))
        return table([Column("", "right"), Column("", wrap=True)], rows, header=False)
