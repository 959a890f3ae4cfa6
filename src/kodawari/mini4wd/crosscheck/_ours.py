"""A fixture on the lane solver."""

from kodawari.exact import cos, sin
from kodawari.mini4wd.course import Vector, direction, world_point
from kodawari.mini4wd.crosscheck._parts import DEGREE
from kodawari.mini4wd.crosscheck._raw import raw_car
from kodawari.mini4wd.crosscheck._record import Poses, Record, record_of, rotations
from kodawari.mini4wd.crosscheck._road import Road
from kodawari.mini4wd.crosscheck._schema import Fixture
from kodawari.mini4wd.dynamics import RawCar, Start, trace_run

__all__ = ["run_ours", "start_of"]

_HOW_IT_ENDED = {"finished": 1, "out of time": 6}
"""Ends of a trace that are none of the car's fault (`dynamics` numbers them)."""


def start_of(fixture: Fixture, road: Road, car: RawCar) -> Start:
    """Where and how a fixture's car starts."""
    start, chain = fixture.start, road.chain
    goal = road.place(start.section) + start.s_m
    index = max(k for k, begin in enumerate(chain.progress) if begin <= goal)
    segment = chain.segments[index]
    s = goal - chain.progress[index] - segment.half_length
    ex, floor = direction(segment, s), world_point(segment, s)
    aside = world_point(segment, s, 1.0)
    ey = (aside[0] - floor[0], aside[1] - floor[1], aside[2] - floor[2])
    ez = (
        ex[1] * ey[2] - ex[2] * ey[1],
        ex[2] * ey[0] - ex[0] * ey[2],
        ex[0] * ey[1] - ex[1] * ey[0],
    )
    c, d = cos(start.yaw_deg * DEGREE), sin(start.yaw_deg * DEGREE)
    x_axis, y_axis = _sum(c, ex, d, ey), _sum(c, ey, -d, ex)
    return Start(
        origin=_sum(1.0, _sum(1.0, floor, start.offset_m, ey), start.height_m, ez),
        axes=(x_axis, y_axis, ez),
        velocity=_sum(start.speed_m_s, x_axis, start.lateral_m_s, y_axis),
        wheel_spin=start.speed_m_s / car.wheels[0].radius if start.wheels == "matched" else 0.0,
        segment=index,
        damper_travel=tuple(fixture.damper.start_m for _ in car.dampers if fixture.damper),
    )


def run_ours(fixture: Fixture, road: Road) -> Record:
    """Run a fixture on the lane solver at its own step."""
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is run

    car = raw_car(fixture)
    run = fixture.run
    start = start_of(fixture, road, car)
    trace = trace_run(car, road.chain, start, step=1e-3 * run.step_ms, duration=run.duration_s)
    turn = rotations(trace.quaternion)
    arm = turn @ np.array(car.centre)
    omega = np.einsum("nij,nj->ni", turn, trace.angular_velocity)
    poses = Poses(
        time=trace.time,
        centre=trace.position,
        centre_velocity=trace.velocity,
        origin=trace.position - arm,
        origin_velocity=trace.velocity - np.cross(omega, arm),
        spin=trace.spin,
        segment=trace.segment,
        touching=trace.tyre_load > 0.0,
        out=trace.status not in _HOW_IT_ENDED.values(),
    )
    return record_of(poses, road)


def _sum(a: float, u: Vector, b: float, v: Vector) -> Vector:
    """A u + b v."""
    return (a * u[0] + b * v[0], a * u[1] + b * v[1], a * u[2] + b * v[2])
