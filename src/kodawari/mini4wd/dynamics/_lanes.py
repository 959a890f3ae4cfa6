"""Loading from and adding to the flat state, for lane i of a body block B and a site block C."""

from typing import Any

from kodawari.compiled import inlined
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._place import floor_height
from kodawari.mini4wd.dynamics._site import locate, to_lane, to_world
from kodawari.mini4wd.dynamics._vector import Nine, Triple, dot

L = at.LANES


@inlined
def rotation_at(B: Any, i: Any) -> Nine:
    """Body-to-world rotation of lane i, row by row."""
    return (
        B[at.R00 * L + i], B[at.R01 * L + i], B[at.R02 * L + i],
        B[at.R10 * L + i], B[at.R11 * L + i], B[at.R12 * L + i],
        B[at.R20 * L + i], B[at.R21 * L + i], B[at.R22 * L + i],
    )  # fmt: skip


@inlined
def frame_at(C: Any, i: Any) -> Nine:
    """Axes of the segment that the site is on, row by row."""
    return (
        C[at.E00 * L + i], C[at.E01 * L + i], C[at.E02 * L + i],
        C[at.E10 * L + i], C[at.E11 * L + i], C[at.E12 * L + i],
        C[at.E20 * L + i], C[at.E21 * L + i], C[at.E22 * L + i],
    )  # fmt: skip


@inlined
def where(B: Any, C: Any, r: Nine, i: Any, level: bool) -> tuple[float, float, Triple, Triple, Nine, Triple]:
    """Place of a site on its lane.

    Returns:
        s, n, offset in the segment's frame, (stretch q, cosine, sine) of the lane there, lane directions m,
        and the site relative to the centre of mass in those directions.
    """
    bx, by, bz = C[at.BX * L + i], C[at.BY * L + i], C[at.BZ * L + i]
    rx = dot(r[0], r[1], r[2], bx, by, bz)
    ry = dot(r[3], r[4], r[5], bx, by, bz)
    rz = dot(r[6], r[7], r[8], bx, by, bz)
    s, n, frame, bend, m = locate(
        B[at.PX * L + i] + rx - C[at.OX * L + i],
        B[at.PY * L + i] + ry - C[at.OY * L + i],
        B[at.PZ * L + i] + rz - C[at.OZ * L + i],
        frame_at(C, i),
        C[at.CURVATURE * L + i],
        level,
    )
    return s, n, frame, bend, m, to_lane(m, rx, ry, rz, level)


@inlined
def velocity_at(B: Any, m: Nine, i: Any, level: bool) -> Triple:
    """Velocity of the centre of mass in the lane's directions."""
    return to_lane(m, B[at.VX * L + i], B[at.VY * L + i], B[at.VZ * L + i], level)


@inlined
def turning_at(B: Any, m: Nine, i: Any, level: bool) -> Triple:
    """Angular velocity of the body in the lane's directions."""
    return to_lane(m, B[at.UX * L + i], B[at.UY * L + i], B[at.UZ * L + i], level)


@inlined
def add_load(B: Any, m: Nine, force: Triple, moment: Triple, i: Any, level: bool) -> None:
    """Add a force and its moment, given in the lane's directions, to the sums."""
    fx, fy, fz = to_world(m, force[0], force[1], force[2], level)
    mx, my, mz = to_world(m, moment[0], moment[1], moment[2], level)
    B[at.FX * L + i] += fx
    B[at.FY * L + i] += fy
    B[at.FZ * L + i] += fz
    B[at.MX * L + i] += mx
    B[at.MY * L + i] += my
    B[at.MZ * L + i] += mz


@inlined
def short_of_end(C: Any, x: float, y: float, i: Any) -> float:
    """How far a point (x, y) of the segment's frame lies before the plane across the nearer end [m].

    A segment is symmetric about its frame, so |x| stands for x; beyond the end it is negative.
    """
    ahead = abs(x) * C[at.END_COSINE * L + i] + y * C[at.END_SINE * L + i]
    short: float = C[at.END_X * L + i] - ahead
    return short


@inlined
def outward(x: float, along: float) -> float:
    """Speed towards the nearer end of the segment, from the speed along the lane."""
    return along if x > 0.0 else -along


@inlined
def floor_under(C: Any, s: float, i: Any, level: bool) -> float:
    """Floor height of the site's segment at s."""
    if level:
        return C[at.C0 * L + i]  # type: ignore[no-any-return]
    return floor_height(
        s,
        C[at.C0 * L + i],
        C[at.C1 * L + i],
        C[at.C2 * L + i],
        C[at.C3 * L + i],
        C[at.C4 * L + i],
        C[at.C5 * L + i],
    )
