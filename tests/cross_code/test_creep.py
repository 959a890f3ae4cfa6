"""A roller's creep, which the reference car's law has, against its closed form."""

import math
from dataclasses import replace

import numpy as np
import pytest

from kodawari.mini4wd.course import from_sections, straight
from kodawari.mini4wd.course.segment import Segment
from kodawari.mini4wd.dynamics import Start, chain_of, trace_run
from kodawari.mini4wd.dynamics.testing import reference_car, silent

TILT = math.radians(2.0)


def on_its_side(segment: Segment) -> Segment:
    """The lane turned about its x until its right wall is the ground, tilted by 2° away from its floor."""
    c, s = math.cos(TILT), math.sin(TILT)
    return replace(segment, axes=((1.0, 0.0, 0.0), (0.0, -s, c), (0.0, -c, -s)))


def test_a_car_that_lies_on_its_rollers_creeps_down_their_axles_at_a_steady_speed() -> None:
    """The front roller, 56 mm before the centre, holds 53 % of m g sin 2° = 41 mN; two 64 mm behind the rest.

    At 2 N s/m each that is 10.9 mm/s in front and 4.8 mm/s behind: the car also turns, by their difference
    over 120 mm.
    """
    course = from_sections([straight(2.0)], closed=False)
    chain = chain_of(
        [[on_its_side(segment) for segment in course.race_segments(1)]],
        before=[on_its_side(segment) for segment in course.lead_in(1, 1.0)],
        after=[on_its_side(segment) for segment in course.lead_out(1, None, 1.0)],
    )
    car = silent(reference_car(thrust_deg=0.0))
    car = replace(
        car,
        rollers=tuple(replace(roller, creep=2.0, slip_speed=1e-6) for roller in car.rollers),
    )
    segment = chain.segments[chain.start]
    ex, ey, ez = segment.axes
    # the right rollers' rims 0.06 mm in the wall, the tyres 3 mm off the floor
    start = Start(
        origin=tuple(o - 0.00504 * y + 0.003 * z for o, y, z in zip(segment.origin, ey, ez, strict=True)),  # type: ignore[arg-type]
        axes=(ex, ey, ez),
        segment=chain.start,
    )
    trace = trace_run(car, chain, start, step=5e-5, duration=0.35)
    away = trace.velocity @ np.array(ez)

    pull = car.mass * car.gravity * math.sin(TILT)
    front, rear = pull * 0.06375 / 0.12 / 2.0, pull * 0.05625 / 0.12 / 4.0
    assert float(away[-1000:].mean()) == pytest.approx(rear + (front - rear) * 0.06375 / 0.12, rel=0.015)
    assert float(trace.angular_velocity[-1, 1]) == pytest.approx(-(front - rear) / 0.12, rel=0.015)
