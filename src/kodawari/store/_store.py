"""The store as its users see it."""

from pathlib import Path
from types import TracebackType
from typing import Self

from kodawari.store._builds import Builds
from kodawari.store._copy import replace_contents, write_copy
from kodawari.store._database import Database
from kodawari.store._documents import Documents
from kodawari.store._jobs import Jobs
from kodawari.store._paths import default_store_path
from kodawari.store._runs import Runs
from kodawari.store._studies import Studies

__all__ = ["Store", "open_store"]


class Store:
    """An open store: `with open_store() as store: …`.

    Attributes:
        path: Its file.
        builds: Cars that were kept.
        runs: Races that were run.
        studies: Searches, with every run that they made.
        documents: Files that are still worked on.
        jobs: Long work, waiting, going on or done.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database = Database(path)
        self.builds = Builds(self._database)
        self.runs = Runs(self._database)
        self.studies = Studies(self._database)
        self.documents = Documents(self._database)
        self.jobs = Jobs(self._database)

    def check(self) -> None:
        """Look at every page of the file.

        Raises:
            KodawariError: Something is damaged.
        """
        self._database.check()

    def copy_to(self, target: Path) -> None:
        """Write a whole copy of the store as another file, also while others use it.

        Raises:
            KodawariError: The copy cannot be written.
        """
        write_copy(self._database, target)

    def take_over(self, source: Path) -> Path:
        """Put the contents of another store in the place of this one's.

        Args:
            source: A copy that `copy_to` made, of this version or an older one; it is not changed.

        Returns:
            The backup of what was here before.

        Raises:
            KodawariError: The file is no store, damaged, or too new; this store is as it was before.
        """
        return replace_contents(self._database, source)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(path: Path | str | None = None) -> Store:
    """Open the store, making it if it is not there, and bringing it to the present version if it is older.

    Args:
        path: Its file; None takes `default_store_path()`.

    Raises:
        KodawariError: The file is damaged, another program's, of a newer version, locked for long, or cannot
        be
            made.
    """
    return Store(default_store_path() if path is None else Path(path))
