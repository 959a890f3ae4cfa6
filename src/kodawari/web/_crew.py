"""The worker processes of a server: started when there is work, gone when the server is."""

import subprocess
import sys
import threading
from pathlib import Path

from kodawari.store import open_store
from kodawari.web._rows import ROWS

__all__ = ["Crew"]


class Crew:
    """One worker for each row of jobs: no page waits for a race, and no race for a tune.

    A worker reads its jobs from the store. It is told to leave when the server ends in good order; when the
    server is killed, it finishes what it has begun and leaves then.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._workers: dict[str, subprocess.Popen[bytes]] = {}

    def look(self) -> None:
        """Make sure that somebody works on the jobs that wait, also on those of an earlier server."""
        if not self._store.is_file():
            return
        with open_store(self._store) as store:
            waiting = {job.kind for job in store.jobs.list() if job.state == "queued"}
        with self._lock:
            for row, kinds in ROWS.items():
                worker = self._workers.get(row)
                gone = worker is None or worker.poll() is not None
                if gone and waiting & set(kinds):
                    self._workers[row] = self._start(row)

    def dismiss(self) -> None:
        """Tell the workers to leave; what they were doing can be taken up again."""
        with self._lock:
            workers, self._workers = [*self._workers.values()], {}
        for worker in workers:
            worker.terminate()
        for worker in workers:
            try:
                worker.wait(5.0)
            except subprocess.TimeoutExpired:
                worker.kill()
                worker.wait()
            if worker.stdin is not None:
                worker.stdin.close()

    def _start(self, row: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603 - our own module, and no shell
            [sys.executable, "-m", "kodawari.web._worker", str(self._store), row],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in the terminal is the server's business
        )
