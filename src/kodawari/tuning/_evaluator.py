"""Runs of points: asked for here, recalled from the journal or run by the pool, and counted."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from kodawari.tuning._journal import Evaluation, Journal, as_evaluation
from kodawari.tuning._parameters import Value
from kodawari.tuning._pool import Pool
from kodawari.tuning._problem import Outcomes, Problem
from kodawari.tuning._stream import derive_seed
from kodawari.tuning._summary import Summary, summarise

__all__ = ["Cancelled", "Evaluator", "Want", "recall"]

RUNS_PER_JOB = 32  # the largest piece of one point's runs that one worker takes
RUNS_PER_BATCH = 256  # the most that is lost when the program is killed


class Cancelled(Exception):  # noqa: N818 - not an error: the caller asked for it
    """The caller asked to stop; everything up to the last batch is kept."""


class Want(NamedTuple):
    """So many runs of a point are wanted, counted from its first."""

    key: str
    runs: int


class _Job(NamedTuple):
    key: str
    first_run: int
    runs: int


class _Recalled(NamedTuple):
    times: list[float | None]
    groups: list[int]
    seconds: list[float]


class Evaluator:
    """All runs of a study so far.

    Attributes:
        points: Every point that was run, by key.
        runs: Runs so far, recalled ones included.
        recalled_runs: Of these, runs that came out of the journal.
        seconds: Wall time of all runs [s], as it was when they were run.
        after_batch: Called with the phase, and whether the whole batch came out of the journal.
    """

    def __init__(
        self,
        problem: Problem,
        journal: Journal,
        pool: Pool,
        seed: int,
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self.after_batch: Callable[[str, bool], None] | None = None
        self.points: dict[str, dict[str, Value]] = {}
        self.runs = self.recalled_runs = 0
        self.seconds = 0.0
        self._problem, self._journal, self._pool, self._seed = problem, journal, pool, seed
        self._cancelled = cancelled
        self._known: dict[tuple[str, str], Outcomes] = {}
        self._summaries: dict[tuple[str, str, int], Summary] = {}
        self._recalled = recall(journal.load())
        self._mark = time.monotonic()

    def name(self, point: Mapping[str, Value]) -> str:
        """The key of a point, which is remembered."""
        exact = self._problem.space.check(point)
        key = self._problem.space.key(exact)
        self.points.setdefault(key, exact)
        return key

    def count(self, stream: str, key: str) -> int:
        """How many runs of a point are known."""
        known = self._known.get((stream, key))
        return 0 if known is None else known.runs

    def cost(self, stream: str, wants: Iterable[Want]) -> int:
        """How many further runs it takes to fulfil the wants."""
        return sum(max(0, want.runs - self.count(stream, want.key)) for want in wants)

    def outcomes(self, stream: str, key: str) -> Outcomes:
        """All known runs of a point."""
        return self._known[stream, key]

    def summary(self, stream: str, key: str, *, runs: int | None = None) -> Summary:
        """What the known runs of a point say, or only the first so many of them."""
        known = self._known[stream, key]
        count = known.runs if runs is None else min(runs, known.runs)
        found = self._summaries.get((stream, key, count))
        if found is None:
            found = self._summaries[stream, key, count] = summarise(known.first(count))
        return found

    def fulfil(self, phase: str, stream: str, wants: Sequence[Want]) -> None:
        """Run what is missing, batch by batch; each batch is in the journal before the next begins.

        Raises:
            Cancelled: The caller asked to stop, between two batches.
        """
        jobs = [job for want in dict.fromkeys(wants) for job in self._cut(stream, want)]
        while jobs:
            if self._cancelled is not None and self._cancelled():
                raise Cancelled
            size = runs = 0
            while size < len(jobs) and runs + jobs[size].runs <= RUNS_PER_BATCH:
                runs += jobs[size].runs
                size += 1
            batch, jobs = jobs[: max(size, 1)], jobs[max(size, 1) :]
            self._run(phase, stream, batch)

    def _cut(self, stream: str, want: Want) -> list[_Job]:
        have = self.count(stream, want.key)
        starts = range(have, want.runs, RUNS_PER_JOB)
        return [_Job(want.key, start, min(RUNS_PER_JOB, want.runs - start)) for start in starts]

    def _run(self, phase: str, stream: str, batch: Sequence[_Job]) -> None:
        missing = [job for job in batch if not self._recall_job(stream, job)]
        if missing:
            seed = derive_seed(self._seed, stream)
            found = self._pool.map(lambda job: self._try(job, seed), missing)
            now = time.monotonic()
            seconds = (now - self._mark) / sum(job.runs for job in missing)
            records = [
                Evaluation(
                    phase=phase,
                    stream=stream,
                    key=job.key,
                    point=self.points[job.key],
                    first_run=job.first_run,
                    times=outcomes.times,
                    groups=outcomes.groups,
                    seconds=seconds * job.runs,
                )
                for job, outcomes in zip(missing, found, strict=True)
            ]
            self._journal.append([msgspec.to_builtins(record) for record in records])
            for record in records:
                self._keep(stream, record.key, record.outcomes, record.seconds)
        self._mark = time.monotonic()
        if self.after_batch is not None:
            self.after_batch(phase, not missing)

    def _try(self, job: _Job, seed: int) -> Outcomes:
        found = self._problem.evaluate(
            self.points[job.key], runs=job.runs, seed=seed, first_run=job.first_run
        )
        if found.runs != job.runs:
            raise ValueError(f"{job.runs} runs were asked for, {found.runs} came back")
        return found

    def _recall_job(self, stream: str, job: _Job) -> bool:
        """Take a job's runs from the journal if all of them are there."""
        old = self._recalled.get((stream, job.key))
        if old is None or len(old.times) < job.first_run + job.runs:
            return False
        window = slice(job.first_run, job.first_run + job.runs)
        outcomes = Outcomes(times=tuple(old.times[window]), groups=tuple(old.groups[window]))
        self._keep(stream, job.key, outcomes, sum(old.seconds[window]))
        self.recalled_runs += job.runs
        return True

    def _keep(self, stream: str, key: str, more: Outcomes, seconds: float) -> None:
        known = self._known.get((stream, key))
        self._known[stream, key] = more if known is None else Outcomes.joined((known, more))
        self.runs += more.runs
        self.seconds += seconds


def recall(records: Iterable[Mapping[str, object]]) -> dict[tuple[str, str], _Recalled]:
    """The journal's runs by stream and point, as far as they stand without a gap from run 0."""
    recalled: dict[tuple[str, str], _Recalled] = {}
    for record in sorted(map(as_evaluation, records), key=lambda record: record.first_run):
        old = recalled.setdefault((record.stream, record.key), _Recalled([], [], []))
        skip = len(old.times) - record.first_run
        if skip < 0 or not record.times:
            continue
        each = record.seconds / len(record.times)
        old.times.extend(record.times[skip:])
        old.groups.extend(record.groups[skip:])
        old.seconds.extend([each] * len(record.times[skip:]))
    return recalled
