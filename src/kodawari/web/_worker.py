"""The worker: `python -m kodawari.web._worker STORE ROW`, started by the server and by nobody else.

It takes jobs from the store until none waits for a while. Progress goes to the store too, where every page
and every server finds it.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from kodawari.errors import KodawariError
from kodawari.store import JobRow, Store, open_store
from kodawari.web._advance import Advance, Stopped
from kodawari.web._race_job import run_race_job
from kodawari.web._rows import ROWS
from kodawari.web._tune_job import run_tune_job

__all__ = ["main"]

PATIENCE = 60.0
"""How long it waits for the next job before it leaves [s]."""

PULSE = 2.0
"""Time between two signs of life [s], also while nothing else can be told."""


class Dismissed(BaseException):
    """The server has ended."""


def main(path: Path, row: str) -> None:
    """Work on one row of jobs until nothing waits in it any more."""

    def leave(_: int, __: FrameType | None) -> None:
        raise Dismissed

    signal.signal(signal.SIGTERM, leave)
    orphaned = _watch_server()
    idle_since = time.monotonic()
    try:
        with open_store(path) as store:
            while time.monotonic() - idle_since < PATIENCE:
                job = None if orphaned.is_set() else store.jobs.claim(ROWS[row])
                if job is not None:
                    _work(store, job)
                    idle_since = time.monotonic()
                elif orphaned.wait(0.2):
                    return
    except Dismissed:
        return


def _watch_server() -> threading.Event:
    """Set once the server is gone: its end of our standard input closes, however it died."""
    gone = threading.Event()

    def read() -> None:
        while os.read(0, 1):  # not sys.stdin: its lock would still be held when the worker ends
            pass
        gone.set()

    threading.Thread(target=read, daemon=True).start()
    return gone


def _work(store: Store, job: JobRow) -> None:
    """Do one job, and note how it ended."""
    ended = threading.Event()
    threading.Thread(target=_pulse, args=(store.path, job.id, ended), daemon=True).start()

    def advance(stage: str, done: int, total: int) -> None:
        if not store.jobs.advance(job.id, stage=stage, done=done, total=total):
            raise Stopped

    try:
        number = WORK[job.kind](store, job, advance)
        store.jobs.finish(job.id, "done", result=number)
    except Stopped:
        store.jobs.finish(job.id, "stopped")
    except Dismissed:
        store.jobs.finish(job.id, "interrupted")
        raise
    except KodawariError as error:
        store.jobs.finish(job.id, "failed", message=str(error))
    except Exception as error:  # noqa: BLE001 - the page is the only place where it can be told
        store.jobs.finish(job.id, "failed", message=f"a mistake in Kodawari itself: {error!r}")
    finally:
        ended.set()


def _pulse(path: Path, identity: str, ended: threading.Event) -> None:
    """Give signs of life until the job has ended."""
    with open_store(path) as store:
        while not ended.wait(PULSE):
            store.jobs.beat(identity)


WORK: dict[str, Callable[[Store, JobRow, Advance], int | None]] = {"race": run_race_job, "tune": run_tune_job}
"""What each kind of job does; it returns the number of the run that it has kept, where it keeps one."""

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
