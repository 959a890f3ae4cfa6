"""The worker process of a server: started when there is work, gone when the server is."""

import subprocess
import sys
import threading
from pathlib import Path

from kodawari.store import open_store

__all__ = ["Crew"]


class Crew:
    """One worker beside the server, so that no page waits for a race.

    The worker reads its jobs from the store. It is told to leave when the server ends in good order; when the
    server is killed, it finishes what it has begun and leaves then.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._worker: subprocess.Popen[bytes] | None = None

    def look(self) -> None:
        """Make sure that somebody works on the jobs that wait, also on those of an earlier server."""
        if not self._store.is_file():
            return
        with open_store(self._store) as store:
            waits = any(job.state == "queued" for job in store.jobs.list())
        with self._lock:
            gone = self._worker is None or self._worker.poll() is not None
            if waits and gone:
                self._worker = subprocess.Popen(  # noqa: S603 - our own module, and no shell
                    [sys.executable, "-m", "kodawari.web._worker", str(self._store)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    start_new_session=True,  # Ctrl-C in the terminal is the server's business
                )

    def dismiss(self) -> None:
        """Tell the worker to leave; what it was doing can be taken up again."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.terminate()
        try:
            worker.wait(5.0)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()
        if worker.stdin is not None:
            worker.stdin.close()
