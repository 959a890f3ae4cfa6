"""Races and tunes made by hand, with round numbers: to test pages, and to look at them quickly."""

from datetime import date

import msgspec

from kodawari.mini4wd.build import CarFile, PartsBox, car_text, read_parts_box, resolve
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.race import Interval
from kodawari.mini4wd.reports._sample_race import RUNS, sample_chance, sample_race
from kodawari.mini4wd.tune import PartChange, Setup, TuneResult
from kodawari.mini4wd.workbench import inspect_car
from kodawari.tuning import (
    Attribution,
    Candidate,
    Change,
    Counts,
    Effect,
    Importance,
    Step,
    StudyResult,
    Times,
)

__all__ = ["SAMPLE_DAY", "sample_box", "sample_race", "sample_tune"]

SAMPLE_DAY = date(2026, 11, 22)


def sample_box() -> PartsBox:
    """The parts box that the sample tune searched."""
    return read_parts_box("ma-starter")


def sample_tune(course: Course, *, base: bool = True, confirmed: bool = True) -> TuneResult:
    """A tune that put another motor in: 0.25 s a lap faster, as likely to finish.

    Args:
        course: The course.
        base: Whether the base car could be raced.
        confirmed: Whether the winner was confirmed.
    """
    box = sample_box()
    stock = box.car
    tuned = msgspec.structs.replace(
        stock, car=msgspec.structs.replace(stock.car, motor="torque-tuned-2-pro", name="Winner")
    )
    motor = PartChange(
        place="Motor", before="Normal motor", after="Torque-Tuned 2 PRO", lap_time_s=-0.25,
        lap_time_low_s=-0.3,
        lap_time_high_s=-0.2, finish=0.02, finish_low=-0.04, finish_high=0.08,
    )  # fmt: skip
    brake = PartChange(
        place="Front brake", before="none", after="Brake sponge; 2 mm over the floor", together=("Motor",)
    )
    first = _setup(stock, box, lap_s=2.25, share=0.92)
    winner = _setup(tuned, box, lap_s=2.0, share=0.94, changes=(motor, brake), confirmed=confirmed)
    return TuneResult(
        physics_version="1", box=box.name, course=course.name, rules="open", class_="open",
        on=SAMPLE_DAY.isoformat(), seed=7, finish=0.9, laps=course.laps_per_race,
        base=first if base else None,
        best=(winner,), front=(winner,),
        study=_study(first, winner, course.laps_per_race, base=base),
        note="",
    )  # fmt: skip


def _setup(
    file: CarFile,
    box: PartsBox,
    *,
    lap_s: float,
    share: float,
    changes: tuple[PartChange, ...] = (),
    confirmed: bool = False,
) -> Setup:
    build = resolve(file, source=box.file)
    return Setup(
        name=build.name, car=msgspec.to_builtins(file), toml=car_text(file), point={"motor": build.motor_id},
        lap_time_s=Interval(median=lap_s, low=lap_s - 0.1, high=lap_s + 0.2),
        race_time_s=Interval(median=3 * lap_s, low=3 * (lap_s - 0.1), high=3 * (lap_s + 0.2)),
        finish=sample_chance(share), confirmed=confirmed, fresh=True, runs=RUNS,
        inspection=inspect_car(build, "open", on=SAMPLE_DAY).to_json_dict(), changes=changes,
    )  # fmt: skip


def _study(first: Setup, winner: Setup, laps: int, *, base: bool) -> StudyResult:
    effect = Effect(
        time=-0.25 * laps, time_low=-0.3 * laps, time_high=-0.2 * laps, chance=0.02, chance_low=-0.04,
        chance_high=0.08, runs=RUNS,
    )  # fmt: skip
    change = Change(names=("motor",), before=dict(first.point), after=dict(winner.point))
    step = Step(change=change, effect=effect)
    best = _candidate(winner, laps)
    return StudyResult(
        study="0123456789abcdef", seed=7, finish=0.9, best=(best,), front=(best,),
        base=_candidate(first, laps) if base else None,
        base_refused=() if base else ("Overall width (≤ 105 mm): broken",),
        attribution=Attribution(path=(step,), alone=(step,), total=effect, runs=RUNS) if base else None,
        importance=(Importance(name="motor", time=0.8, chance=0.1, points=40),),
        counts=Counts(points=40, runs=4000, recalled_runs=0, refused=12, generations=5, climbed=8,
                      confirm_tried=1, confirmed=1, seconds=60.0),
        refusals=(), stopped="budget", note="",
    )  # fmt: skip


def _candidate(setup: Setup, laps: int) -> Candidate:
    assert setup.lap_time_s is not None
    time = setup.lap_time_s
    return Candidate(
        key="0", point=dict(setup.point), chance=setup.finish, runs=setup.runs, fresh=True,
        confirmed=setup.confirmed,
        time=Times(median=laps * time.median, mean=laps * time.median, low=laps * time.low,
                   high=laps * time.high, median_low=laps * (time.median - 0.05),
                   median_high=laps * (time.median + 0.05)),
    )  # fmt: skip
