from collections.abc import Callable
from dataclasses import replace

import pytest

from kodawari.mini4wd.course import Segment
from kodawari.mini4wd.dynamics import Chain, RawCar, Start, chain_of, on_the_line

Vector = tuple[float, float, float]


def plane(**changes: object) -> Segment:
    """An endless flat lane without walls in reach."""
    segment = Segment(
        origin=(0.0, 0.0, 0.0),
        axes=((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        curvature=0.0,
        half_length=50.0,
        profile=(0.0,) * 6,
        half_width=5.0,
        wall_height=0.05,
        piece=0,
        kind="straight",
        lane=1,
    )
    return replace(segment, **changes)  # type: ignore[arg-type]


def shifted(segment: Segment, x: float) -> Segment:
    return replace(segment, origin=(segment.origin[0] + x, segment.origin[1], segment.origin[2]))


def chain_around(segment: Segment) -> Chain:
    """A chain whose middle segment is the given one; the car never leaves it."""
    length = segment.length
    return chain_of([[segment]], before=[shifted(segment, -length)], after=[shifted(segment, length)])


def moving(start: Start, speed: float, radius: float, **changes: object) -> Start:
    """The same start with the car and its wheels already rolling along x."""
    x_axis = start.axes[0]
    velocity = tuple(speed * part for part in x_axis)
    return replace(start, velocity=velocity, wheel_spin=speed / radius, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def flat() -> Segment:
    return plane()


@pytest.fixture(scope="session")
def flat_chain(flat: Segment) -> Chain:
    return chain_around(flat)


@pytest.fixture(scope="session")
def in_the_air(flat_chain: Chain) -> Callable[..., Start]:
    """A start far above the plane, level."""

    def start(car: RawCar, height: float = 1.0, **changes: object) -> Start:
        base = on_the_line(car, flat_chain.segments[1], index=1, s=0.0)
        origin = (base.origin[0], base.origin[1], height)
        axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
        return replace(base, origin=origin, axes=axes, **changes)  # type: ignore[arg-type]

    return start
