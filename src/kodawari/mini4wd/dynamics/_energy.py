"""The energy of a car: what it has, to be held against what the motor gave."""

from typing import Any

from kodawari.mini4wd.dynamics._compile import kernel
from kodawari.mini4wd.dynamics._damper import swing
from kodawari.mini4wd.dynamics._layout import (
    D_CURVATURE, D_Q, D_RATE, D_SPRING, DHX, DHY, DHZ, DM, DUX, DUY, DUZ, DX, DY, DZ, GRAVITY, IXX, IXY, IXZ, IYY,
    IYZ, IZZ, LANES, MASS, PZ, R00, R01, R02, R10, R11, R12, R20, R21, R22, R_INERTIA, R_SPIN, SPIN_INERTIA,
    SPIN_MOMENTUM, VX, VY, VZ, WX, WY, WZ,
)  # fmt: skip
from kodawari.mini4wd.dynamics._vector import cross, symmetric_times

L = LANES


@kernel
def energy_of(B: Any, rollers: Any, dampers: Any, i: Any) -> float:  # noqa: N803
    """Kinetic and potential energy of lane i [J], the small share stored in contacts left out.

    T = ½ m v² + ½ ω·I*ω + ½ P²/J + Σ ½ J_r σ_r², and for each damper ½ m |v_d|²; potential m g z, ½ k q².

    Args:
        B: Body block.
        rollers: Roller blocks, shape (n, N_SITE·L).
        dampers: Damper blocks, shape (n, N_DAMPER·L).
        i: Lane.
    """
    vx, vy, vz = B[VX * L + i], B[VY * L + i], B[VZ * L + i]
    wx, wy, wz = B[WX * L + i], B[WY * L + i], B[WZ * L + i]
    g = B[GRAVITY * L + i]
    lx, ly, lz = symmetric_times(
        B[IXX * L + i], B[IXY * L + i], B[IXZ * L + i], B[IYY * L + i], B[IYZ * L + i], B[IZZ * L + i], wx, wy, wz
    )
    momentum = B[SPIN_MOMENTUM * L + i]
    total = 0.5 * B[MASS * L + i] * (vx * vx + vy * vy + vz * vz) + B[MASS * L + i] * g * B[PZ * L + i]
    total += 0.5 * (wx * lx + wy * ly + wz * lz) + 0.5 * momentum * momentum / B[SPIN_INERTIA * L + i]
    for c in range(rollers.shape[0]):
        total += 0.5 * rollers[c, R_INERTIA * L + i] * rollers[c, R_SPIN * L + i] ** 2
    r = (
        B[R00 * L + i], B[R01 * L + i], B[R02 * L + i],
        B[R10 * L + i], B[R11 * L + i], B[R12 * L + i],
        B[R20 * L + i], B[R21 * L + i], B[R22 * L + i],
    )  # fmt: skip
    bx = r[0] * vx + r[3] * vy + r[6] * vz
    by = r[1] * vx + r[4] * vy + r[7] * vz
    bz = r[2] * vx + r[5] * vy + r[8] * vz
    for c in range(dampers.shape[0]):
        D = dampers[c]  # noqa: N806
        q, rate = D[D_Q * L + i], D[D_RATE * L + i]
        along, inward, cosine, sine = swing(q, D[D_CURVATURE * L + i])
        px = D[DX * L + i] + along * D[DUX * L + i] + inward * D[DHX * L + i]
        py = D[DY * L + i] + along * D[DUY * L + i] + inward * D[DHY * L + i]
        pz = D[DZ * L + i] + along * D[DUZ * L + i] + inward * D[DHZ * L + i]
        sx, sy, sz = cross(wx, wy, wz, px, py, pz)
        sx += bx + rate * (cosine * D[DUX * L + i] + sine * D[DHX * L + i])
        sy += by + rate * (cosine * D[DUY * L + i] + sine * D[DHY * L + i])
        sz += bz + rate * (cosine * D[DUZ * L + i] + sine * D[DHZ * L + i])
        height = B[PZ * L + i] + r[6] * px + r[7] * py + r[8] * pz
        mass = D[DM * L + i]
        total += 0.5 * mass * (sx * sx + sy * sy + sz * sz) + mass * g * height
        total += 0.5 * D[D_SPRING * L + i] * q * q
    return total
