"""Studies: they find the answer, go on after a stop or a kill, and never depend on the number of workers."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

from kodawari.errors import KodawariError
from kodawari.store import open_store
from kodawari.tuning import (
    Budget,
    MemoryJournal,
    Outcomes,
    Point,
    Progress,
    Refusal,
    Settings,
    StudyResult,
    run_study,
    study_definition,
    study_identity,
)
from kodawari.tuning.testing import ToyProblem, check_problem

BASE: Point = {"motor": "normal", "brake": False, "roller": 9}
ANSWER: Point = {"motor": "dash", "brake": True, "clearance": 2.0, "roller": 17}
SETTINGS = Settings(rungs=(4, 16, 64), confirm_runs=128, sampler="evolution")
BUDGET = Budget(runs=4000)


def study(**changes: object) -> StudyResult:
    given: dict[str, object] = {"budget": BUDGET, "settings": SETTINGS, "base": BASE, "seed": 1, **changes}
    return run_study(ToyProblem(), **given)  # type: ignore[arg-type]  # the tests vary one argument each


def without_clock(result: StudyResult) -> StudyResult:
    counts = msgspec.structs.replace(result.counts, seconds=0.0, recalled_runs=0)
    return msgspec.structs.replace(result, counts=counts)


def test_the_toy_keeps_the_promises_of_a_problem() -> None:
    check_problem(ToyProblem(), ANSWER)


@pytest.mark.parametrize("sampler", ["random", "evolution", "model", "catcma"])
def test_a_study_finds_the_answer(sampler: str) -> None:
    result = study(settings=msgspec.structs.replace(SETTINGS, sampler=sampler))
    best = result.best[0]
    assert best.point == ANSWER
    assert best.confirmed
    assert best.fresh
    assert best.runs == 128
    assert best.time is not None
    assert abs(best.time.median - 9.25) < 0.02
    assert result.note == ""


def test_the_result_says_what_was_done() -> None:
    result = study()
    assert result.counts.runs <= 4000
    assert result.counts.points <= 66
    assert result.stopped in {"budget", "no new set-ups"}
    assert result.base is not None
    assert result.base.point == BASE
    assert result.base.runs == 128
    assert [entry.reason for entry in result.refusals] == ["dash motor with 19 mm rollers"]
    assert result.importance[0].name == "motor"
    assert msgspec.json.decode(msgspec.json.encode(result), type=StudyResult) == result


def test_the_front_rises_in_time_and_chance() -> None:
    front = study().front
    times = [entry.time.median for entry in front if entry.time is not None]
    chances = [entry.chance.spread_low for entry in front]
    assert times == sorted(times)
    assert chances == sorted(chances)
    assert all(entry.fresh for entry in front)


def test_a_wish_that_nothing_meets_is_told_and_nothing_is_called_confirmed() -> None:
    result = study(settings=msgspec.structs.replace(SETTINGS, finish=0.9999))
    assert not any(entry.confirmed for entry in result.best)
    assert "shows a chance to finish of at least 99.99 %" in result.note


def test_a_forbidden_base_is_told_and_does_not_stop_the_search() -> None:
    result = study(base={"motor": "dash", "brake": False, "roller": 19})
    assert result.base is None
    assert result.base_refused == ("dash motor with 19 mm rollers",)
    assert result.best[0].point == ANSWER


def test_workers_do_not_change_the_result() -> None:
    assert without_clock(study(workers=1)) == without_clock(study(workers=3))


def test_a_study_without_limit_or_with_a_wrong_setting_is_refused() -> None:
    with pytest.raises(KodawariError, match="without any limit"):
        Budget()
    with pytest.raises(KodawariError, match="greater than zero"):
        Budget(runs=0)
    with pytest.raises(KodawariError, match="rungs must rise"):
        Settings(rungs=(8, 8))
    with pytest.raises(KodawariError, match="finish must lie"):
        Settings(finish=1.0)


class Stops:
    """A caller who stops the study after some batches."""

    def __init__(self, batches: int) -> None:
        self.left = batches

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("batches", [0, 1, 3, 8, 20])
def test_a_stopped_study_goes_on_to_the_same_result(batches: int) -> None:
    whole, journal = study(), MemoryJournal()
    stopped = study(journal=journal, cancelled=Stops(batches))
    assert stopped.stopped == "cancelled"
    again = study(journal=journal)
    assert again.counts.recalled_runs == stopped.counts.runs
    assert without_clock(again) == without_clock(whole)


def test_a_finished_study_started_again_runs_nothing() -> None:
    journal = MemoryJournal()
    first = study(journal=journal)
    again = study(journal=journal)
    assert again.counts.recalled_runs == again.counts.runs == first.counts.runs
    assert without_clock(again) == without_clock(first)


def test_a_finished_study_goes_on_with_more_budget() -> None:
    journal = MemoryJournal()
    small = study(journal=journal, budget=Budget(runs=1500))
    large = study(journal=journal)
    assert large.counts.recalled_runs > 0.6 * small.counts.runs
    assert without_clock(large) == without_clock(study())


def test_the_search_never_sees_the_fresh_seeds() -> None:
    class Watched(ToyProblem):
        """Notes which seeds are used."""

        def __init__(self) -> None:
            super().__init__()
            self.seeds: set[int] = set()

        def evaluate(self, point: Point, *, runs: int, seed: int, first_run: int) -> Outcomes:
            self.seeds.add(seed)
            return super().evaluate(point, runs=runs, seed=seed, first_run=first_run)

    problem, phases = Watched(), dict[str, set[int]]()

    def note(where: Progress) -> None:
        phases.setdefault(where.phase, set()).update(problem.seeds)
        problem.seeds.clear()

    run_study(problem, budget=BUDGET, settings=SETTINGS, base=BASE, progress=note)
    assert phases["search"].isdisjoint(phases["confirm"])


def test_progress_rises_to_the_end() -> None:
    seen: list[Progress] = []
    study(progress=seen.append)
    shares = [where.share for where in seen]
    assert shares == sorted(shares)
    assert all(0.0 < share <= 1.0 for share in shares)
    assert list(dict.fromkeys(where.phase for where in seen)) == [
        "search",
        "confirm",
        "explain",
    ]
    assert seen[-1].best_time is not None


def test_a_time_budget_ends_a_study() -> None:
    result = study(budget=Budget(seconds=1e-6))  # spent by the first generation already
    assert result.counts.generations == 1
    assert result.counts.confirm_tried == 1


def test_an_error_of_the_problem_loses_no_finished_batch() -> None:
    class Breaks(ToyProblem):
        """Fails in the middle of a study."""

        calls = 0

        def evaluate(self, point: Point, *, runs: int, seed: int, first_run: int) -> Outcomes:
            self.calls += 1
            if self.calls == 30:
                raise OSError("the cable was pulled")
            return super().evaluate(point, runs=runs, seed=seed, first_run=first_run)

    journal = MemoryJournal()
    with pytest.raises(OSError, match="cable"):
        run_study(Breaks(), budget=BUDGET, settings=SETTINGS, base=BASE, seed=1, journal=journal)
    assert len(journal.records) >= 16
    assert without_clock(study(journal=journal)) == without_clock(study())


def test_a_damaged_record_is_told() -> None:
    journal = MemoryJournal()
    journal.append([{"stream": "search", "key": "x", "first_run": 0, "times": "what?"}])
    with pytest.raises(KodawariError, match="a record of the study is damaged"):
        study(journal=journal)


def test_identity_is_the_definition_and_the_store_agrees(tmp_path: Path) -> None:
    definition = study_definition(ToyProblem(), seed=1, settings=SETTINGS, base=BASE)
    again = dict(reversed(list(definition.items())))
    assert study_identity(definition) == study_identity(again)
    other = study_definition(ToyProblem(), seed=2, settings=SETTINGS, base=BASE)
    assert study_identity(definition) != study_identity(other)
    with open_store(tmp_path / "store.sqlite") as store:
        assert store.studies.create(definition).identity == study_identity(definition) == study().study


SLOW = """
    import sys, time
    from kodawari.store import open_store
    from kodawari.tuning import Budget, Settings, run_study, study_definition
    from kodawari.tuning.testing import ToyProblem

    class Slow(ToyProblem):
        def evaluate(self, point, *, runs, seed, first_run):
            time.sleep(0.002)
            return super().evaluate(point, runs=runs, seed=seed, first_run=first_run)

    settings = Settings(rungs=(4, 16, 64), confirm_runs=128, sampler="evolution")
    base = {"motor": "normal", "brake": False, "roller": 9}
    with open_store(sys.argv[1]) as store:
        journal = store.studies.create(study_definition(Slow(), seed=1, settings=settings, base=base))
        def tell(where):
            print(where.runs, flush=True)
        run_study(Slow(), budget=Budget(runs=4000), settings=settings, base=base, seed=1, journal=journal,
                  progress=tell, workers=2)
"""


def test_a_killed_study_goes_on_to_the_same_result(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    command = [sys.executable, "-c", dedent(SLOW), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        runs = [int(process.stdout.readline()) for _ in range(6)]
        os.kill(process.pid, signal.SIGKILL)
    with open_store(path) as store:
        journal = store.studies.open(store.studies.list()[0].id)
        kept = store.studies.list()[0].runs
        result = study(journal=journal)
        assert msgspec.convert(journal.result(), StudyResult) == result
    assert kept >= runs[-1]
    assert result.counts.recalled_runs == kept
    assert without_clock(result) == without_clock(study())


def test_nothing_legal_is_an_error_before_any_run() -> None:
    class Forbidden(ToyProblem):
        """Nothing is allowed."""

        def is_allowed(self, point: Point) -> Refusal | None:  # noqa: ARG002 - whatever it is
            return Refusal(("longer than 165 mm",))

    with pytest.raises(KodawariError, match="longer than 165 mm"):
        run_study(Forbidden(), budget=BUDGET, settings=SETTINGS, base=BASE)
