"""Run a fixture on every engine that is asked for, and compare."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import isnan, nan
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from kodawari.keyed import key_of, unit
from kodawari.mini4wd.crosscheck._injected import run_injected
from kodawari.mini4wd.crosscheck._measure import measure
from kodawari.mini4wd.crosscheck._model import has_mujoco, mujoco_version, require_mujoco
from kodawari.mini4wd.crosscheck._native import run_native
from kodawari.mini4wd.crosscheck._ours import run_ours
from kodawari.mini4wd.crosscheck._read import FixtureCase, load_cases
from kodawari.mini4wd.crosscheck._record import Record
from kodawari.mini4wd.crosscheck._road import road_of
from kodawari.mini4wd.crosscheck._schema import Fixture
from kodawari.mini4wd.crosscheck._verdict import CaseResult, Partner, Verdict, row_of, worst
from kodawari.mini4wd.dynamics import PHYSICS_VERSION

__all__ = ["CrossCheck", "cross_check"]

Progress = Callable[[str, float], None]
"""Told what runs, and the share of all work that is done."""

_WORK = {"ours": 0.02, "native": 0.4, "injected": 1.0}
"""About how long a simulated second takes in each way, against each other."""


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """A fixture run on several engines.

    Attributes:
        title: Of the fixture.
        note: What a reader should know of it.
        physics_version: Of the lane solver.
        mujoco: Version of MuJoCo that ran; empty when none did.
        cases: In the fixture's order.
    """

    title: str
    note: str
    physics_version: str
    mujoco: str
    cases: tuple[CaseResult, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of all cases."""
        return worst([case.verdict for case in self.cases])


def cross_check(
    fixture: str | Path,
    settings: Mapping[str, Any] | None = None,
    *,
    cases: Sequence[str] = (),
    native: bool | None = None,
    injected: bool | None = None,
    progress: Progress | None = None,
) -> CrossCheck:
    """Run a fixture on the lane solver and in MuJoCo, and compare them with each other and the references.

    Args:
        fixture: A shipped name, or the path of a TOML file.
        settings: Values by dotted path, on top of each case's own.
        cases: Only these cases; empty takes all.
        native: Whether to run MuJoCo with its own contacts; None does when MuJoCo is installed.
        injected: Whether to run MuJoCo under our law; None does when MuJoCo is installed.
        progress: Told what runs, and the share of all work that is done.

    Raises:
        KodawariError: The fixture or a setting is wrong, or MuJoCo is asked for and not installed.
    """
    made = load_cases(fixture, settings, names=tuple(cases))
    if native or injected:
        require_mujoco()
    wanted: list[Partner] = []
    if injected or (injected is None and has_mujoco()):
        wanted.append("injected")
    if native or (native is None and has_mujoco()):
        wanted.append("native")
    runs = _Runs(made, wanted, progress)
    return CrossCheck(
        title=made[0].fixture.title,
        note=made[0].fixture.note,
        physics_version=PHYSICS_VERSION,
        mujoco=mujoco_version() if wanted else "",
        cases=tuple(_case(each, runs, wanted) for each in made),
    )


def _case(made: FixtureCase, runs: "_Runs", wanted: Sequence[Partner]) -> CaseResult:
    """One case on every engine."""
    ours = runs.figures(made.fixture, "ours")
    others = {partner: runs.figures(made.fixture, partner) for partner in wanted}
    rows = [
        row_of(
            quantity,
            made.case,
            ours[quantity.name],
            {partner: figures[quantity.name] for partner, figures in others.items()},
        )
        for quantity in made.fixture.quantity
        if quantity.name not in made.case.skip
    ]
    return CaseResult(made.case.name, made.case.engine, tuple(rows), made.case.why)


class _Runs:
    """Every run once, however many cases need it, and how far all of them are."""

    def __init__(self, cases: Sequence[FixtureCase], ways: Sequence[str], progress: Progress | None) -> None:
        self._done: dict[tuple[str, bytes], dict[str, float]] = {}
        self._progress = progress
        needed = {self._key(case.fixture, way): case for case in cases for way in ("ours", *ways)}
        self._all = sum(_work(case.fixture, way) for (way, _), case in needed.items())
        self._before = 0.0

    def figures(self, fixture: Fixture, way: str) -> dict[str, float]:
        """Every quantity of a fixture in one way; the median of an ensemble, its share of course-outs."""
        key = self._key(fixture, way)
        if key not in self._done:
            starts = _starts(fixture)
            work = _work(fixture, way) / len(starts)
            found = []
            for each in starts:
                found.append(_figures(each, way, partial(self._tell, way, work)))
                self._before += work
            self._done[key] = {
                quantity.name: _summary(quantity.kind, [figures[quantity.name] for figures in found])
                for quantity in fixture.quantity
            }
        return self._done[key]

    def _tell(self, way: str, work: float, share: float) -> None:
        if self._progress is not None:
            self._progress(way, min(1.0, (self._before + share * work) / self._all))

    @staticmethod
    def _key(fixture: Fixture, way: str) -> tuple[str, bytes]:
        """What a run depends on: not on the steps of the other ways."""
        run = fixture.run
        steps = {"ours": run.step_ms, "injected": run.injected_step_ms, "native": run.native_step_ms}
        same = replace(run, **{f"{name}step_ms": steps[way] for name in ("", "injected_", "native_")})
        return way, msgspec.json.encode(replace(fixture, run=same, case=()))


def _work(fixture: Fixture, way: str) -> float:
    run = fixture.run
    steps = {"ours": run.step_ms, "injected": run.injected_step_ms, "native": run.native_step_ms}
    return len(_starts(fixture)) * run.duration_s / steps[way] * _WORK[way]


def _figures(fixture: Fixture, way: str, tell: Callable[[float], None]) -> dict[str, float]:
    """All quantities of one run."""
    road = road_of(fixture.course, fixture.run.laps)
    tell(0.0)
    record: Record
    if way == "ours":
        record = run_ours(fixture, road)
    elif way == "injected":
        record = run_injected(fixture, road, progress=tell)
    else:
        record = run_native(fixture, road, progress=tell)
    return {quantity.name: measure(quantity, record, road) for quantity in fixture.quantity}


def _starts(fixture: Fixture) -> list[Fixture]:
    """The fixture itself, or one for each run of its ensemble."""
    ensemble = fixture.ensemble
    if ensemble is None:
        return [fixture]
    made = []
    for run in range(ensemble.runs):
        start = fixture.start
        for name in ("offset_m", "yaw_deg", "speed_m_s"):
            draw = 2.0 * unit(key_of(ensemble.seed, "crosscheck", name), run) - 1.0
            start = replace(start, **{name: getattr(start, name) + draw * getattr(ensemble, name)})
        made.append(replace(fixture, start=start))
    return made


def _summary(kind: str, values: Sequence[float]) -> float:
    """The share of course-outs; the median of everything else, over the runs that have it."""
    known = sorted(value for value in values if not isnan(value))
    if not known:
        return nan
    if kind == "out":
        return sum(known) / len(known)
    middle = len(known) // 2
    return known[middle] if len(known) % 2 else 0.5 * (known[middle - 1] + known[middle])
