"""Quantities are read from a record by the definitions of the fixture page."""

import math

import numpy as np
import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.crosscheck import QUANTITIES, Quantity, Record, Road, measure, road_of
from kodawari.mini4wd.crosscheck._schema import Course, Section

STEP = 0.001


def straight_road(*lengths: float) -> Road:
    """An open lane of straights called a, b, c, …"""
    sections = tuple(
        Section(name=name, straight_m=length) for name, length in zip("abcdef", lengths, strict=False)
    )
    return road_of(Course(section=sections, closed=False), 1)


def record(progress: np.ndarray, **given: np.ndarray) -> Record:
    """A record with one sample a step; what is not given is zero."""
    count = progress.size
    zero = np.zeros(count)
    return Record(
        time=given.get("time", STEP * np.arange(1, count + 1)),
        progress=progress,
        offset=given.get("offset", zero),
        lateral=given.get("lateral", zero),
        rise=given.get("rise", zero),
        speed=given.get("speed", zero),
        spin=given.get("spin", zero),
        touching=given.get("touching", np.ones(count, dtype=bool)),
        out=bool(given.get("out", np.zeros(1))[0]),
    )


def quantity(kind: str, **given: object) -> Quantity:
    return Quantity(name=kind, kind=kind, unit="", tolerance=0.01, injected_tolerance=0.01, **given)  # type: ignore[arg-type]


def steady(speed: float, seconds: float) -> Record:
    """A car that starts at 0 and goes at one speed."""
    time = STEP * np.arange(1, round(seconds / STEP) + 1)
    return record(speed * time, time=time, speed=np.full(time.size, speed))


def test_a_place_is_passed_inside_a_step() -> None:
    """At 3 m/s a metre takes a third of a second, which is no multiple of the step."""
    found = measure(quantity("time at distance", distance_m=1.0), steady(3.0, 1.0), straight_road(5.0))

    assert found == pytest.approx(1.0 / 3.0, abs=1e-12)


def test_a_distance_that_is_not_reached_is_unknown() -> None:
    assert math.isnan(
        measure(quantity("speed at distance", distance_m=9.0), steady(3.0, 1.0), straight_road(10.0))
    )


def test_speeds_are_read_where_the_section_says() -> None:
    """v = 2 s: the end of a 1 m section is passed at 2 m/s, 0.25 m into the next at 2.5 m/s."""
    way = np.linspace(0.001, 2.0, 4000)
    run = record(way, speed=2.0 * way)
    road = straight_road(1.0, 1.0)

    assert measure(quantity("speed at", at="a.end"), run, road) == pytest.approx(2.0, abs=1e-9)
    assert measure(quantity("speed at", at="b", from_m=0.25), run, road) == pytest.approx(2.5, abs=1e-9)
    middle = measure(quantity("mean speed", at="b", from_m=0.2, to_m=0.4), run, road)
    assert middle == pytest.approx(2.8, abs=1e-3)


def test_a_lap_is_the_time_between_two_passings_of_the_line() -> None:
    """A loop of two 180° bends of 0.5 m: π m a lap, at 2 m/s π/2 s."""
    course = Course(section=tuple(Section(name=n, radius_m=0.5, turn_deg=180.0) for n in ("a", "b")))
    road = road_of(course, 3)

    found = measure(quantity("lap", laps=(2, 3)), steady(2.0, 4.8), road)

    assert road.lap_length == pytest.approx(math.pi, abs=1e-12)
    assert found == pytest.approx(0.5 * math.pi, abs=1e-9)


def test_a_flight_is_longer_than_a_hop() -> None:
    """At 1 m/s: a hop of 20 ms, then 50 ms without load between the samples at 0.200 and 0.250 m."""
    run = steady(1.0, 0.4)
    touching = np.ones(400, dtype=bool)
    touching[100:120] = False
    touching[200:249] = False
    run = record(run.progress, speed=run.speed, touching=touching)
    road = straight_road(1.0)

    assert measure(quantity("take-off", at="a"), run, road) == pytest.approx(0.200)
    assert measure(quantity("landing", at="a"), run, road) == pytest.approx(0.250)
    assert measure(quantity("flight length", at="a"), run, road) == pytest.approx(0.050)
    assert measure(quantity("flight time", at="a"), run, road) == pytest.approx(0.050)
    assert math.isnan(measure(quantity("flight time", at="a", index=2), run, road))
    assert measure(quantity("air time"), run, road) == pytest.approx(0.069)


def test_peaks_count_after_the_first_touch() -> None:
    """A fall from 50 mm, then a bounce of 20 mm and one of 8 mm."""
    fall = 0.05 - 5.0 * np.linspace(0.0, 0.1, 101) ** 2
    bounce = 0.02 - 5.0 * np.linspace(-math.sqrt(0.004), math.sqrt(0.004), 101) ** 2
    second = 0.008 - 5.0 * np.linspace(-0.04, 0.04, 101) ** 2
    rise = np.concatenate([fall, bounce, second])
    run = record(np.zeros(rise.size), rise=rise, touching=rise <= 1e-9)

    assert measure(quantity("peak", scale=1000.0), run, straight_road(1.0)) == pytest.approx(20.0, abs=1e-6)
    assert measure(quantity("peak", index=2, scale=1000.0), run, straight_road(1.0)) == pytest.approx(
        8.0, abs=1e-6
    )


def test_a_rebound_is_read_where_the_car_is_back_in_the_middle() -> None:
    """To the left at 2 m/s, back at 1.2 m/s."""
    offset = np.concatenate([np.linspace(0.001, 0.005, 50), np.linspace(0.005, -0.003, 80)])
    lateral = np.concatenate([np.full(50, 2.0), np.full(80, -1.2)])
    run = record(np.zeros(130), offset=offset, lateral=lateral)

    assert measure(quantity("rebound"), run, straight_road(1.0)) == pytest.approx(0.6)


def test_an_unknown_kind_names_the_nearest() -> None:
    with pytest.raises(KodawariError, match="take-off speed") as told:
        measure(quantity("takeoff speed"), steady(1.0, 0.1), straight_road(1.0))

    assert "no quantity of the kind 'takeoff speed'" in str(told.value)


def test_every_kind_says_what_it_is() -> None:
    assert all(len(text) > 20 for text in QUANTITIES.values())


def test_a_place_that_does_not_exist_names_the_nearest() -> None:
    with pytest.raises(KodawariError, match="Did you mean a"):
        measure(quantity("speed at", at="aa"), steady(1.0, 0.1), straight_road(1.0))
