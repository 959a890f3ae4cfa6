"""The worker processes of a server: started when there is work, gone when the server is."""

import subprocess
import sys
import threading
import time
from collections import deque
from pathlib import Path
from typing import IO

from kodawari.store import open_store
from kodawari.web._rows import ROWS

__all__ = ["Crew"]

EARLY = 30.0
"""A worker that ends with an error before this has not come to work at all [s]."""

MOST_DEATHS = 3
"""So many early deaths one after the other are no accident."""

LAST_LINES = 12
"""Of what a worker said before it died, these are told."""


LONGEST_LINE = 400
"""A longer line is cut in pieces [bytes]."""


class _Worker:
    """A process, and the last of what it has said on its error output."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own module, and no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C in the terminal is the server's business
        )
        self._began = self._heard = time.monotonic()
        self._last: deque[str] = deque(maxlen=LAST_LINES)
        self._ear = threading.Thread(target=self._listen, args=(self.process.stderr,), daemon=True)
        self._ear.start()

    @property
    def is_gone(self) -> bool:
        """Whether it has ended."""
        return self.process.poll() is not None

    @property
    def died_early(self) -> bool:
        """Whether it has ended with an error before it can have done much."""
        return bool(self.process.poll()) and self._heard - self._began < EARLY

    def last_words(self) -> str:
        """The end of what it said; all of it where it has been closed."""
        return "\n".join(self._last).strip()

    def close(self) -> None:
        """Let go of one that has ended."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        self._ear.join(1.0)  # what it has left in the pipe; helpers of its own may hold that a little longer

    def _listen(self, pipe: IO[bytes]) -> None:
        with pipe:
            while line := pipe.readline(LONGEST_LINE):
                said = line.decode(errors="replace")
                self._last.append(said.rstrip())
                sys.stderr.write(said)
        self._heard = time.monotonic()


class Crew:
    """One worker for each row of jobs: no page waits for a race, and no race for a tune.

    A worker reads its jobs from the store. It is told to leave when the server ends in good order; when the
    server is killed, it finishes what it has begun and leaves then. One that dies at its start is started
    again, but not for ever: then the jobs that wait fail with its last words, and the next one that somebody
    asks for tries anew.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._workers: dict[str, _Worker] = {}
        self._deaths = dict.fromkeys(ROWS, 0)

    def look(self) -> None:
        """Make sure that somebody works on the jobs that wait, also on those of an earlier server."""
        if not self._store.is_file():
            return
        with open_store(self._store) as store:
            waiting = [job for job in store.jobs.list() if job.state == "queued"]
        with self._lock:
            for row, kinds in ROWS.items():
                worker, jobs = self._workers.get(row), [job.id for job in waiting if job.kind in kinds]
                if not jobs or (worker is not None and not worker.is_gone):
                    continue
                if worker is not None:
                    worker.close()
                    del self._workers[row]
                    self._deaths[row] = self._deaths[row] + 1 if worker.died_early else 0
                    if self._deaths[row] >= MOST_DEATHS:
                        self._deaths[row] = 0
                        self._give_up(jobs, worker.last_words())
                        continue
                self._workers[row] = self._start(row)

    def dismiss(self) -> None:
        """Tell the workers to leave; what they were doing can be taken up again."""
        with self._lock:
            workers, self._workers = [*self._workers.values()], {}
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            try:
                worker.process.wait(5.0)
            except subprocess.TimeoutExpired:
                worker.process.kill()
                worker.process.wait()
            worker.close()

    def _give_up(self, jobs: list[str], last_words: str) -> None:
        """Fail jobs that nobody can do, with the reason."""
        why = f"the worker process ends as soon as it is started\n{last_words}".strip()
        with open_store(self._store) as store:
            for job in jobs:
                store.jobs.finish(job, "failed", message=why)

    def _start(self, row: str) -> _Worker:
        return _Worker([sys.executable, "-m", "kodawari.web._worker", str(self._store), row])
