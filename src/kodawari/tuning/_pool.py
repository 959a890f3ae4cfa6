"""Working on many things at once, with results in the order of the questions."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self, TypeVar

__all__ = ["Pool"]

A = TypeVar("A")
B = TypeVar("B")


class Pool:
    """Threads that work on a batch; solvers release the interpreter lock, so threads use all cores.

    Args:
        workers: How many; 1 works in the calling thread, 0 takes as many as there are cores.
    """

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers or available_cores()
        self._threads = ThreadPoolExecutor(self.workers, "kodawari-run") if self.workers > 1 else None

    def map(self, work: Callable[[A], B], items: Sequence[A]) -> list[B]:
        """The result of each item, in the order of the items.

        An exception of the first item that fails is raised, and items that nobody has begun are dropped.
        """
        if self._threads is None:
            return [work(item) for item in items]
        futures = [self._threads.submit(work, item) for item in items]
        try:
            return [future.result() for future in futures]
        except BaseException:
            for future in futures:
                future.cancel()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)


def available_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
