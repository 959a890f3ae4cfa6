"""A thousand randomly built legal cars on every shipped course: nothing undefined, nobody through a wall."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from kodawari.mini4wd.build import assemble, read_parts_box
from kodawari.mini4wd.course import course_names, load_course
from kodawari.mini4wd.dynamics import ContactLaw, Point, RawCar
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.race._field import race_chain, run_field
from kodawari.mini4wd.race._picks import drawn
from kodawari.mini4wd.tune._problem import SetupProblem
from kodawari.rules import load_rulebook
from kodawari.tuning import Stream

CARS = 1000
MOST_POINTS = 28


def padded(car: RawCar) -> RawCar:
    """The same car with points that touch nothing, so that more cars have one shape and run side by side."""
    idle = Point(
        name="idle", position=car.centre, friction=0.0, slip_speed=1.0, law=ContactLaw(stiffness=0.0)
    )
    return replace(car, points=car.points + (idle,) * (MOST_POINTS - len(car.points)))


@cache
def legal_cars() -> dict[tuple[int, int], list[RawCar]]:
    """Random legal set-ups, each with its own draw of what is uncertain, by counts of rollers and dampers."""
    box = read_parts_box("ma-starter")
    problem = SetupProblem(
        box, load_course("flat-oval"), load_rulebook("open"), class_="open", on=date(2026, 11, 22)
    )
    stream, shapes, count = Stream("a thousand cars"), defaultdict(list), 0
    while count < CARS:
        point = problem.space.random(stream)
        if problem.is_allowed(point) is None:
            car = assemble(problem.build(point), drawn(7, count))
            shapes[len(car.rollers), len(car.dampers)].append(padded(car))
            count += 1
    return dict(shapes)


@pytest.mark.parametrize("name", sorted(course_names()))
def test_a_thousand_legal_cars(name: str) -> None:
    chain = race_chain(load_course(name), 1, None)
    first, statuses = 0, set()
    for cars in legal_cars().values():
        runs = np.arange(first, first + len(cars))
        first += len(cars)
        result = run_field(cars, list(range(len(cars))), chain, seed=5, runs=runs).result.results
        assert np.all(np.isfinite(result))
        # a wall is 2 mm thick; what is pressed into it comes out again on the side where it went in
        assert np.max(result[:, at.R_WALL_DEPTH]) < 0.010
        # a car at 7 m/s has 3 J; what the integrator may add at one landing is 0.7 % of that
        assert np.max(result[:, at.R_ENERGY_EXCESS]) < 0.02
        statuses |= set(result[:, at.R_STATUS].astype(int).tolist())
    assert first == CARS
    assert at.BROKEN not in statuses
    assert at.FINISHED in statuses or name == "oval-home"
