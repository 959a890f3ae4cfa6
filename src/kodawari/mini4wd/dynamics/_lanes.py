"""Loading from and adding to the flat state, for lane i of a body block B and a site block C."""

from typing import Any

from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._compile import inlined
from kodawari.mini4wd.dynamics._site import into, locate, out_of
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
def where(B: Any, C: Any, r: Nine, i: Any) -> tuple[float, float, float, float, Nine, Triple]:
    """Place of a site on its lane.

    Returns:
        s, n, z, stretch q, lane directions m, and the site relative to the centre of mass in those
        directions.
    """
    bx, by, bz = C[at.BX * L + i], C[at.BY * L + i], C[at.BZ * L + i]
    rx = dot(r[0], r[1], r[2], bx, by, bz)
    ry = dot(r[3], r[4], r[5], bx, by, bz)
    rz = dot(r[6], r[7], r[8], bx, by, bz)
    s, n, z, q, m = locate(
        B[at.PX * L + i] + rx - C[at.OX * L + i],
        B[at.PY * L + i] + ry - C[at.OY * L + i],
        B[at.PZ * L + i] + rz - C[at.OZ * L + i],
        frame_at(C, i),
        C[at.CURVATURE * L + i],
    )
    return s, n, z, q, m, into(m, rx, ry, rz)


@inlined
def velocity_at(B: Any, m: Nine, i: Any) -> Triple:
    """Velocity of the centre of mass in the lane's directions."""
    return into(m, B[at.VX * L + i], B[at.VY * L + i], B[at.VZ * L + i])


@inlined
def turning_at(B: Any, m: Nine, i: Any) -> Triple:
    """Angular velocity of the body in the lane's directions."""
    return into(m, B[at.UX * L + i], B[at.UY * L + i], B[at.UZ * L + i])


@inlined
def add_load(B: Any, m: Nine, force: Triple, moment: Triple, i: Any) -> None:
    """Add a force and its moment, given in the lane's directions, to the sums."""
    fx, fy, fz = out_of(m, force[0], force[1], force[2])
    mx, my, mz = out_of(m, moment[0], moment[1], moment[2])
    B[at.FX * L + i] += fx
    B[at.FY * L + i] += fy
    B[at.FZ * L + i] += fz
    B[at.MX * L + i] += mx
    B[at.MY * L + i] += my
    B[at.MZ * L + i] += mz


@inlined
def note_place(B: Any, C: Any, s: float, n: float, z: float, rate: float, i: Any) -> None:
    """Keep where the site is, foresee where it will be, and ask for a new segment when it leaves this one."""
    ahead = s + rate * B[at.DT * L + i]
    C[at.S_NOW * L + i] = s
    C[at.S_NEXT * L + i] = ahead
    C[at.N_NOW * L + i] = n
    C[at.Z_NOW * L + i] = z
    B[at.NEED * L + i] += 1.0 if abs(ahead) > C[at.HALF_LENGTH * L + i] else 0.0
