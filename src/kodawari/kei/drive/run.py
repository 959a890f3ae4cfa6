"""Running cars: standing starts, top speed, hills and cycles, for as many draws as a batch has."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kodawari.errors import KodawariError
from kodawari.kei.drive._batch import Batch
from kodawari.kei.drive._fuel import cycle_energy
from kodawari.kei.drive._layout import COUNT
from kodawari.kei.drive._sprint import TRACE, sprint, sprints
from kodawari.kei.drive._steady import steepest_hills, top_speeds
from kodawari.kei.drive.cycles import Cycle

__all__ = ["Sprint", "TopSpeed", "Trace", "consume", "hill", "run_sprint", "run_top_speed", "run_trace"]

Array = NDArray[np.float64]

STEP_S = 0.02
"""Default time step [s]; halving it moves a time to 100 km/h by less than 1 ms."""

LONGEST_S = 240.0

CHUNK = 16
"""Cars that a thread takes at a time."""


@dataclass(frozen=True, slots=True)
class Sprint:
    """Standing starts of a batch.

    Attributes:
        at_speed: Time at each mark of speed [s], infinite where it is not reached, shape (cars, speeds).
        at_way: Time at each mark of distance [s], shape (cars, ways).
        way_speed: Speed there [m/s], shape (cars, ways).
    """

    at_speed: Array
    at_way: Array
    way_speed: Array


@dataclass(frozen=True, slots=True)
class TopSpeed:
    """Top speeds of a batch.

    Attributes:
        speed: m/s, shape (cars,).
        limit: 0 power, 1 gearing, 2 the electronic limiter.
        gear: Counted from 1.
    """

    speed: Array
    limit: NDArray[np.int64]
    gear: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trace:
    """One standing start, step by step; all of shape (steps,).

    Attributes:
        time: s.
        speed: m/s.
        distance: m.
        gear: Counted from 1.
        engine_speed: rad/s.
        force: At the driven tyres [N].
        boost: Share of full boost.
    """

    time: Array
    speed: Array
    distance: Array
    gear: Array
    engine_speed: Array
    force: Array
    boost: Array


def run_sprint(
    batch: Batch,
    *,
    speeds: Sequence[float] = (),
    ways: Sequence[float] = (),
    slope: float = 0.0,
    dt: float = STEP_S,
    longest: float = LONGEST_S,
) -> Sprint:
    """Standing starts with full throttle.

    Args:
        batch: Cars.
        speeds: Marks of speed [m/s], any order.
        ways: Marks of distance [m], any order.
        slope: Sine of the road's angle; positive is uphill.
        dt: Step [s].
        longest: When to give up [s].
    """
    cars = batch.p.shape[0]
    up, along = np.argsort(speeds), np.argsort(ways)
    marks, places = np.asarray(speeds, float)[up], np.asarray(ways, float)[along]
    at_speed, at_way = np.empty((cars, marks.size)), np.empty((cars, places.size))
    way_speed = np.empty_like(at_way)

    def go(first: int, last: int) -> None:
        sprints(
            batch.p, batch.ratios, batch.torque, batch.step, slope, dt, longest, marks, places,
            at_speed, at_way, way_speed, first, last,
        )  # fmt: skip

    _in_threads(go, cars)
    return Sprint(at_speed[:, np.argsort(up)], at_way[:, np.argsort(along)], way_speed[:, np.argsort(along)])


def run_trace(
    batch: Batch, car: int = 0, *, speed: float | None = None, way: float | None = None, slope: float = 0.0,
    hold: bool = False, dt: float = STEP_S, longest: float = LONGEST_S,
) -> Trace:  # fmt: skip
    """One car's standing start, step by step, until a speed [m/s] or a distance [m].

    Args:
        batch: Cars.
        car: Which of them.
        speed: Where to stop [m/s].
        way: Where to stop [m].
        slope: Sine of the road's angle.
        hold: Whether the driver holds each gear to the engine's limit.
        dt: Step [s].
        longest: When to give up [s].
    """
    rows = np.empty((int(longest / dt) + 200, len(TRACE)))
    marks = np.array([] if speed is None else [speed])
    places = np.array([] if way is None else [way])
    filled = sprint(
        batch.p[car], batch.ratios[car], batch.torque[car], batch.step[car], slope, hold, dt, longest, marks,
        places, np.empty(marks.size), np.empty(places.size), np.empty(places.size), rows,
    )  # fmt: skip
    return Trace(*rows[:filled].T.copy())


def run_top_speed(batch: Batch, *, slope: float = 0.0) -> TopSpeed:
    """Where driving force and resistance balance."""
    cars = batch.p.shape[0]
    speed, limit, gear = np.empty(cars), np.empty(cars, np.int64), np.empty(cars, np.int64)
    top_speeds(batch.p, batch.ratios, batch.torque, batch.step, slope, speed, limit, gear)
    return TopSpeed(speed, limit, gear)


def hill(batch: Batch, *, laden: Array, low: Array | float = 1.0, grip: bool = True) -> Array:
    """The steepest slope that each car climbs in first gear [rad].

    Args:
        batch: Cars.
        laden: Mass [kg], shape (cars,).
        low: Factor of a low range on the ratios.
        grip: Whether the tyres may slip; makers' figures leave that out.
    """
    angle = np.empty(batch.p.shape[0])
    ratios = batch.ratios * np.reshape(np.broadcast_to(low, angle.shape), (-1, 1))
    steepest_hills(batch.p, ratios, batch.torque, batch.step, laden, grip, angle)
    return angle


def consume(batch: Batch, cycle: Cycle, *, mass: Array | None = None) -> tuple[Array, Array]:
    """Energy from tank or battery [J] and distance [m] of each car in a cycle, with a warm engine.

    Args:
        batch: Cars.
        cycle: The cycle.
        mass: Mass in the test [kg]; kerb mass and the cycle's load if left out.
    """
    if batch.p.shape[1] != COUNT:
        raise KodawariError("these are not the numbers of a car")
    cars = batch.p.shape[0]
    energy, way = np.empty(cars), np.empty(cars)
    tested = batch.kerb + cycle.load_kg if mass is None else mass
    cycle_energy(
        batch.p, batch.ratios, batch.torque, batch.step, tested, cycle.speed, 1.0, cycle.shifts, energy, way
    )
    return energy, way


def _in_threads(go: Callable[[int, int], None], cars: int) -> None:
    """Chunks of cars on all cores; one chunk runs where it is."""
    if cars <= CHUNK:
        go(0, cars)
        return
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(lambda first: go(first, min(first + CHUNK, cars)), range(0, cars, CHUNK)))
