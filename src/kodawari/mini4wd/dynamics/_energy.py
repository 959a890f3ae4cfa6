"""The energy of a car: what it has, to be held against what the motor gave."""

from typing import Any

from kodawari.compiled import kernel
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._damper import swing
from kodawari.mini4wd.dynamics._vector import cross, symmetric_times

L = at.LANES
N_WHEELS = 4


@kernel
def energy_of(B: Any, S: Any, n_rollers: Any, dampers: Any, i: Any) -> float:
    """Kinetic and potential energy of lane i [J], contacts as springs included.

    T = ½ m v² + ½ ω·I*ω + ½ P²/J + Σ ½ J_r σ_r², J_w σ_w (½ σ_w + ω_y) of each one-way wheel, and for each
    damper ½ m |v_d|²; potential m g z, ½ k q², and ½ k x² of every contact. A
    damper's stops are left out: they hold it for a moment only.

    Args:
        B: Body block.
        S: Site blocks in the order wheels, rollers, points, tracker; shape (n, N_SITE·L).
        n_rollers: Count of rollers.
        dampers: Damper blocks, shape (n, N_DAMPER·L).
        i: Lane.
    """
    vx, vy, vz = B[at.VX * L + i], B[at.VY * L + i], B[at.VZ * L + i]
    wx, wy, wz = B[at.WX * L + i], B[at.WY * L + i], B[at.WZ * L + i]
    g = B[at.GRAVITY * L + i]
    lx, ly, lz = symmetric_times(
        B[at.IXX * L + i],
        B[at.IXY * L + i],
        B[at.IXZ * L + i],
        B[at.IYY * L + i],
        B[at.IYZ * L + i],
        B[at.IZZ * L + i],
        wx,
        wy,
        wz,
    )
    momentum = B[at.SPIN_MOMENTUM * L + i]
    total: float = (
        0.5 * B[at.MASS * L + i] * (vx * vx + vy * vy + vz * vz) + B[at.MASS * L + i] * g * B[at.PZ * L + i]
    )
    total += 0.5 * (wx * lx + wy * ly + wz * lz) + 0.5 * momentum * momentum / B[at.SPIN_INERTIA * L + i]
    for c in range(S.shape[0] - 1):
        total += S[c, at.STORED * L + i]
    for c in range(N_WHEELS):
        own = S[c, at.OWN_INERTIA * L + i]
        spin = S[c, at.OWN_SPIN * L + i] if S[c, at.OVERRUNS * L + i] > 0.0 else B[at.SPIN * L + i]
        total += own * spin * (0.5 * spin + wy)
    for c in range(N_WHEELS, N_WHEELS + n_rollers):
        total += 0.5 * S[c, at.R_INERTIA * L + i] * S[c, at.R_SPIN * L + i] ** 2
    r = (
        B[at.R00 * L + i], B[at.R01 * L + i], B[at.R02 * L + i],
        B[at.R10 * L + i], B[at.R11 * L + i], B[at.R12 * L + i],
        B[at.R20 * L + i], B[at.R21 * L + i], B[at.R22 * L + i],
    )  # fmt: skip
    bx = r[0] * vx + r[3] * vy + r[6] * vz
    by = r[1] * vx + r[4] * vy + r[7] * vz
    bz = r[2] * vx + r[5] * vy + r[8] * vz
    for c in range(dampers.shape[0]):
        D = dampers[c]
        q, rate = D[at.D_Q * L + i], D[at.D_RATE * L + i]
        along, inward, cosine, sine = swing(q, D[at.D_CURVATURE * L + i])
        px = D[at.DX * L + i] + along * D[at.DUX * L + i] + inward * D[at.DHX * L + i]
        py = D[at.DY * L + i] + along * D[at.DUY * L + i] + inward * D[at.DHY * L + i]
        pz = D[at.DZ * L + i] + along * D[at.DUZ * L + i] + inward * D[at.DHZ * L + i]
        sx, sy, sz = cross(wx, wy, wz, px, py, pz)
        sx += bx + rate * (cosine * D[at.DUX * L + i] + sine * D[at.DHX * L + i])
        sy += by + rate * (cosine * D[at.DUY * L + i] + sine * D[at.DHY * L + i])
        sz += bz + rate * (cosine * D[at.DUZ * L + i] + sine * D[at.DHZ * L + i])
        height = B[at.PZ * L + i] + r[6] * px + r[7] * py + r[8] * pz
        mass = D[at.DM * L + i]
        total += 0.5 * mass * (sx * sx + sy * sy + sz * sz) + mass * g * height
        total += 0.5 * D[at.D_SPRING * L + i] * q * q
    return total
