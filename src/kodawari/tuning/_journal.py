"""Where a study keeps what it has learnt, so that nothing but the batch in flight is ever lost.

A journal holds plain data only, so any store can be one. The search itself keeps no other state: started
again, it walks the same way and finds its earlier results here instead of running them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from kodawari.errors import KodawariError
from kodawari.tuning._parameters import Value
from kodawari.tuning._problem import Outcomes

__all__ = ["Evaluation", "Journal", "MemoryJournal", "as_evaluation"]


class Evaluation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Some runs of one point, as a journal keeps them.

    Attributes:
        phase: What the runs were for: `search`, `confirm`, `explain`.
        stream: Which row of seeds: `search` or `fresh`.
        key: Key of the point.
        point: The point.
        first_run: Number of the first run.
        times: Time of each run [s]; None for a run that did not finish.
        groups: Draw of the uncertain parameters of each run.
        seconds: Wall time that these runs took [s].
    """

    phase: str
    stream: str
    key: str
    point: dict[str, Value]
    first_run: int
    times: tuple[float | None, ...]
    groups: tuple[int, ...]
    seconds: float

    @property
    def outcomes(self) -> Outcomes:
        """The runs alone."""
        return Outcomes(times=self.times, groups=self.groups)


class Journal(Protocol):
    """The memory of one study."""

    def load(self) -> Iterable[Mapping[str, Any]]:
        """Every record that was appended, in order; each has the fields of an `Evaluation`."""
        ...

    def append(self, batch: Sequence[Mapping[str, Any]]) -> None:
        """Keep a batch of records: all of them or, should anything go wrong, none.

        A record whose stream, key and first run are already there is passed over.
        """
        ...

    def finish(self, result: Mapping[str, Any]) -> None:
        """Keep the latest result of the study."""
        ...


class MemoryJournal:
    """A journal that lasts as long as the program."""

    def __init__(self) -> None:
        self.records: list[Mapping[str, Any]] = []
        self.result: Mapping[str, Any] | None = None
        self._known: set[tuple[str, str, int]] = set()

    def load(self) -> Iterable[Mapping[str, Any]]:
        """Every record that was appended, in order."""
        return list(self.records)

    def append(self, batch: Sequence[Mapping[str, Any]]) -> None:
        """Keep a batch of records."""
        for record in batch:
            name = (record["stream"], record["key"], record["first_run"])
            if name not in self._known:
                self._known.add(name)
                self.records.append(record)

    def finish(self, result: Mapping[str, Any]) -> None:
        """Keep the latest result of the study."""
        self.result = result


def as_evaluation(record: Mapping[str, Any]) -> Evaluation:
    """A journal's record, checked.

    Raises:
        KodawariError: The record is damaged.
    """
    try:
        found = msgspec.convert(record, Evaluation, strict=False)
        found.outcomes  # noqa: B018 - checks that times and groups have one length
    except (msgspec.ValidationError, ValueError) as error:
        raise KodawariError(
            f"a record of the study is damaged: {error}", mend="Start the study afresh with another seed."
        ) from error
    return found
