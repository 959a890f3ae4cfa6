"""Loading from and adding to the flat state, for lane i of a body block B and a site block C."""

from typing import Any

from kodawari.mini4wd.dynamics._compile import inlined
from kodawari.mini4wd.dynamics._layout import (
    BX, BY, BZ, CURVATURE, DT, E00, E01, E02, E10, E11, E12, E20, E21, E22, FX, FY, FZ, HALF_LENGTH, LANES, MX, MY,
    MZ, N_NOW, NEED, OX, OY, OZ, PX, PY, PZ, R00, R01, R02, R10, R11, R12, R20, R21, R22, S_NEXT, S_NOW, UX, UY, UZ,
    VX, VY, VZ, Z_NOW,
)  # fmt: skip
from kodawari.mini4wd.dynamics._site import into, locate, out_of
from kodawari.mini4wd.dynamics._vector import Nine, Triple, dot

L = LANES


@inlined
def rotation_at(B: Any, i: Any) -> Nine:  # noqa: N803
    """Body-to-world rotation of lane i, row by row."""
    return (
        B[R00 * L + i], B[R01 * L + i], B[R02 * L + i],
        B[R10 * L + i], B[R11 * L + i], B[R12 * L + i],
        B[R20 * L + i], B[R21 * L + i], B[R22 * L + i],
    )  # fmt: skip


@inlined
def frame_at(C: Any, i: Any) -> Nine:  # noqa: N803
    """Axes of the segment that the site is on, row by row."""
    return (
        C[E00 * L + i], C[E01 * L + i], C[E02 * L + i],
        C[E10 * L + i], C[E11 * L + i], C[E12 * L + i],
        C[E20 * L + i], C[E21 * L + i], C[E22 * L + i],
    )  # fmt: skip


@inlined
def where(B: Any, C: Any, r: Nine, i: Any) -> tuple[float, float, float, float, Nine, Triple]:  # noqa: N803
    """Place of a site on its lane.

    Returns:
        s, n, z, stretch q, lane directions m, and the site relative to the centre of mass in those directions.
    """
    bx, by, bz = C[BX * L + i], C[BY * L + i], C[BZ * L + i]
    rx = dot(r[0], r[1], r[2], bx, by, bz)
    ry = dot(r[3], r[4], r[5], bx, by, bz)
    rz = dot(r[6], r[7], r[8], bx, by, bz)
    s, n, z, q, m = locate(
        B[PX * L + i] + rx - C[OX * L + i],
        B[PY * L + i] + ry - C[OY * L + i],
        B[PZ * L + i] + rz - C[OZ * L + i],
        frame_at(C, i),
        C[CURVATURE * L + i],
    )
    return s, n, z, q, m, into(m, rx, ry, rz)


@inlined
def velocity_at(B: Any, m: Nine, i: Any) -> Triple:  # noqa: N803
    """Velocity of the centre of mass in the lane's directions."""
    return into(m, B[VX * L + i], B[VY * L + i], B[VZ * L + i])


@inlined
def turning_at(B: Any, m: Nine, i: Any) -> Triple:  # noqa: N803
    """Angular velocity of the body in the lane's directions."""
    return into(m, B[UX * L + i], B[UY * L + i], B[UZ * L + i])


@inlined
def add_load(B: Any, m: Nine, force: Triple, moment: Triple, i: Any) -> None:  # noqa: N803
    """Add a force and its moment, given in the lane's directions, to the sums."""
    fx, fy, fz = out_of(m, force[0], force[1], force[2])
    mx, my, mz = out_of(m, moment[0], moment[1], moment[2])
    B[FX * L + i] += fx
    B[FY * L + i] += fy
    B[FZ * L + i] += fz
    B[MX * L + i] += mx
    B[MY * L + i] += my
    B[MZ * L + i] += mz


@inlined
def note_place(B: Any, C: Any, s: float, n: float, z: float, rate: float, i: Any) -> None:  # noqa: N803
    """Keep where the site is, foresee where it will be, and ask for a new segment when it leaves this one."""
    ahead = s + rate * B[DT * L + i]
    C[S_NOW * L + i] = s
    C[S_NEXT * L + i] = ahead
    C[N_NOW * L + i] = n
    C[Z_NOW * L + i] = z
    B[NEED * L + i] += 1.0 if abs(ahead) > C[HALF_LENGTH * L + i] else 0.0
