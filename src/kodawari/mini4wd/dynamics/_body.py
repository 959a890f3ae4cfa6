"""The rigid body's step: wheel spin, accelerations, and the move to the next instant.

Spinning parts. With inertia Jᵢ, ratio gᵢ to the wheel spin Ω and axis aᵢ, the kinetic energy is
T = ½ ωᵀ I ω + Σ ½ Jᵢ [(gᵢ Ω)² + 2 gᵢ Ω aᵢ·ω]. Let J = Σ gᵢ² Jᵢ and h = Σ gᵢ Jᵢ aᵢ. The spin's momentum P = J
Ω + h·ω changes by the torque Q alone, and with I* = I - h hᵀ/J the body's angular momentum is I* ω + (h/J) P,
so that

    Ṗ = Q,    I* ω̇ = M - (h/J) Q - Σ a_r τ_r - ω × (I* ω + (h/J) P + Σ J_r σ_r a_r):

the two are decoupled but for friction. Rollers enter in the same way by their absolute spin σ_r, and I*
leaves out their J_r a_r a_rᵀ.

Wheel spin. Tyre friction on light wheels is stiff, so it is taken at the new spin:
J (Ω' - Ω)/dt = τ0 + T_tyre - (τ1 + drag + slope) Ω'.
"""

import math
from typing import Any

from kodawari.compiled import inlined, kernel
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._driveline import drag_slope, motor_line, open_voltage
from kodawari.mini4wd.dynamics._lanes import rotation_at
from kodawari.mini4wd.dynamics._site import into, out_of
from kodawari.mini4wd.dynamics._vector import (
    Triple,
    cross,
    rotation_of,
    symmetric_inverse,
    symmetric_times,
)  # fmt: skip

L = at.LANES


@kernel
def clear_pass(B: Any) -> None:
    """Set the sums of a new step to zero."""
    for j in range(at.FX * L, at.LAX * L):
        B[j] = 0.0
    for i in range(L):
        B[at.TYRE_LOAD * L + i] = 0.0
        B[at.ANY_LOAD * L + i] = 0.0
        B[at.NEED * L + i] = 0.0
        B[at.ABOVE * L + i] = 0.0
        B[at.TOUCH_POINTS * L + i] = 0.0
        B[at.STRAYED * L + i] = 0.0


@kernel
def spin_pass(B: Any) -> None:
    """Solve the wheel spin, complete the tyre forces with it, and draw the charge."""
    for i in range(L):
        dt, spin = B[at.DT * L + i], B[at.SPIN * L + i]
        inertia = B[at.SPIN_INERTIA * L + i]
        volts = open_voltage(
            B[at.CHARGE * L + i] / B[at.CAPACITY * L + i],
            B[at.EMF * L + i],
            B[at.SAG * L + i],
            B[at.KNEE * L + i],
        )
        k, resistance = B[at.MOTOR_K * L + i], B[at.CIRCUIT_R * L + i]
        torque, slope, _ = motor_line(
            spin, B[at.RATIO * L + i], k, resistance, B[at.NO_LOAD_I * L + i], volts,
            B[at.EFFICIENCY * L + i], B[at.EFFICIENCY_BACK * L + i],
        )  # fmt: skip
        held = drag_slope(spin, B[at.DRAG * L + i], B[at.DRAG_VISCOUS * L + i], B[at.ROLLING_TORQUE * L + i])
        per_dt = inertia * B[at.PER_DT * L + i]
        new = (per_dt * spin + torque + B[at.TYRE_TORQUE * L + i]) / (
            per_dt + slope + held + B[at.TYRE_SLOPE * L + i]
        )
        change = per_dt * (new - spin)
        B[at.FX * L + i] += new * B[at.GFX * L + i]
        B[at.FY * L + i] += new * B[at.GFY * L + i]
        B[at.FZ * L + i] += new * B[at.GFZ * L + i]
        B[at.MX * L + i] += new * B[at.GMX * L + i]
        B[at.MY * L + i] += new * B[at.GMY * L + i]
        B[at.MZ * L + i] += new * B[at.GMZ * L + i]
        B[at.SPIN_MOMENTUM * L + i] += dt * change
        current = (volts - k * B[at.RATIO * L + i] * new) / resistance
        B[at.CHARGE * L + i] += dt * current
        B[at.MOTOR_WORK * L + i] += dt * (torque - slope * new) * 0.5 * (spin + new)
        # one-way wheels that turn with their axle
        B[at.HY * L + i] += B[at.ENGAGED * L + i] * new
        B[at.HTY * L + i] += B[at.ENGAGED * L + i] * (new - spin) * B[at.PER_DT * L + i]
        # from here to the end of the step the tyre torque's place holds the spin's whole torque
        B[at.TYRE_TORQUE * L + i] = change


@inlined
def gyroscopic(B: Any, w: Triple, i: Any) -> Triple:
    """ω × (I* ω + (h/J) P + Σ J_r σ_r a_r): the moment that turning the angular momentum takes."""
    lx, ly, lz = symmetric_times(
        B[at.IXX * L + i], B[at.IXY * L + i], B[at.IXZ * L + i],
        B[at.IYY * L + i], B[at.IYZ * L + i], B[at.IZZ * L + i],
        w[0], w[1], w[2],
    )  # fmt: skip
    p = B[at.SPIN_MOMENTUM * L + i]
    lx += B[at.SX * L + i] * p + B[at.HX * L + i]
    ly += B[at.SY * L + i] * p + B[at.HY * L + i]
    lz += B[at.SZ * L + i] * p + B[at.HZ * L + i]
    return cross(w[0], w[1], w[2], lx, ly, lz)


@inlined
def gyroscopic_midway(B: Any, i: Any) -> Triple:
    """The gyroscopic moment half a step on, as it alone would turn ω there (midpoint rule).

    Taken at the old ω it would let a spinning car gain energy in flight, by (λ dt)²/2 a step at a turning
    rate λ.
    """
    wx, wy, wz = B[at.WX * L + i], B[at.WY * L + i], B[at.WZ * L + i]
    gx, gy, gz = gyroscopic(B, (wx, wy, wz), i)
    ax, ay, az = symmetric_times(
        B[at.JXX * L + i],
        B[at.JXY * L + i],
        B[at.JXZ * L + i],
        B[at.JYY * L + i],
        B[at.JYZ * L + i],
        B[at.JZZ * L + i],
        gx,
        gy,
        gz,
    )
    half = 0.5 * B[at.DT * L + i]
    return gyroscopic(B, (wx - half * ax, wy - half * ay, wz - half * az), i)


@inlined
def load_on_body(B: Any, i: Any) -> tuple[Triple, Triple]:
    """Force (without gravity) and moment on the body, in its own frame: contacts, air, spinning parts."""
    r = rotation_at(B, i)
    vx, vy, vz = B[at.VX * L + i], B[at.VY * L + i], B[at.VZ * L + i]
    air = B[at.AIR * L + i] * math.sqrt(vx * vx + vy * vy + vz * vz)
    force = out_of(r, B[at.FX * L + i] - air * vx, B[at.FY * L + i] - air * vy, B[at.FZ * L + i] - air * vz)
    mx, my, mz = out_of(r, B[at.MX * L + i], B[at.MY * L + i], B[at.MZ * L + i])
    gx, gy, gz = gyroscopic_midway(B, i)
    q = B[at.TYRE_TORQUE * L + i]
    return force, (
        mx - B[at.SX * L + i] * q - B[at.HTX * L + i] - gx,
        my - B[at.SY * L + i] * q - B[at.HTY * L + i] - gy,
        mz - B[at.SZ * L + i] * q - B[at.HTZ * L + i] - gz,
    )


@kernel
def free_pass(B: Any) -> None:
    """Accelerations of a car without dampers."""
    for i in range(L):
        force, m = load_on_body(B, i)
        per_mass, g = 1.0 / B[at.MASS * L + i], B[at.GRAVITY * L + i]
        B[at.LAX * L + i] = force[0] * per_mass - g * B[at.R20 * L + i]
        B[at.LAY * L + i] = force[1] * per_mass - g * B[at.R21 * L + i]
        B[at.LAZ * L + i] = force[2] * per_mass - g * B[at.R22 * L + i]
        ax, ay, az = symmetric_times(
            B[at.JXX * L + i], B[at.JXY * L + i], B[at.JXZ * L + i],
            B[at.JYY * L + i], B[at.JYZ * L + i], B[at.JZZ * L + i],
            m[0], m[1], m[2],
        )  # fmt: skip
        B[at.AAX * L + i] = ax
        B[at.AAY * L + i] = ay
        B[at.AAZ * L + i] = az


@kernel
def coupled_pass(B: Any) -> None:
    """Accelerations of a car with dampers: A a + C ω̇ = f, Cᵀ a + D ω̇ = m, by elimination of a."""
    for i in range(L):
        force, moment = load_on_body(B, i)
        mass, g = B[at.MASS * L + i], B[at.GRAVITY * L + i]
        fx = force[0] + B[at.BFX * L + i] - mass * g * B[at.R20 * L + i]
        fy = force[1] + B[at.BFY * L + i] - mass * g * B[at.R21 * L + i]
        fz = force[2] + B[at.BFZ * L + i] - mass * g * B[at.R22 * L + i]
        a0, a1, a2, a3, a4, a5 = symmetric_inverse(
            mass + B[at.AXX * L + i], B[at.AXY * L + i], B[at.AXZ * L + i],
            mass + B[at.AYY * L + i], B[at.AYZ * L + i], mass + B[at.AZZ * L + i],
        )  # fmt: skip
        cxx, cxy, cxz = B[at.CXX * L + i], B[at.CXY * L + i], B[at.CXZ * L + i]
        cyx, cyy, cyz = B[at.CYX * L + i], B[at.CYY * L + i], B[at.CYZ * L + i]
        czx, czy, czz = B[at.CZX * L + i], B[at.CZY * L + i], B[at.CZZ * L + i]
        # columns of A⁻¹ C
        x0, x1, x2 = symmetric_times(a0, a1, a2, a3, a4, a5, cxx, cyx, czx)
        y0, y1, y2 = symmetric_times(a0, a1, a2, a3, a4, a5, cxy, cyy, czy)
        z0, z1, z2 = symmetric_times(a0, a1, a2, a3, a4, a5, cxz, cyz, czz)
        j0, j1, j2, j3, j4, j5 = symmetric_inverse(
            B[at.IXX * L + i] + B[at.DXX * L + i] - (cxx * x0 + cyx * x1 + czx * x2),
            B[at.IXY * L + i] + B[at.DXY * L + i] - (cxx * y0 + cyx * y1 + czx * y2),
            B[at.IXZ * L + i] + B[at.DXZ * L + i] - (cxx * z0 + cyx * z1 + czx * z2),
            B[at.IYY * L + i] + B[at.DYY * L + i] - (cxy * y0 + cyy * y1 + czy * y2),
            B[at.IYZ * L + i] + B[at.DYZ * L + i] - (cxy * z0 + cyy * z1 + czy * z2),
            B[at.IZZ * L + i] + B[at.DZZ * L + i] - (cxz * z0 + cyz * z1 + czz * z2),
        )
        ux, uy, uz = symmetric_times(a0, a1, a2, a3, a4, a5, fx, fy, fz)
        mx = moment[0] + B[at.BMX * L + i] - (cxx * ux + cyx * uy + czx * uz)
        my = moment[1] + B[at.BMY * L + i] - (cxy * ux + cyy * uy + czy * uz)
        mz = moment[2] + B[at.BMZ * L + i] - (cxz * ux + cyz * uy + czz * uz)
        ax, ay, az = symmetric_times(j0, j1, j2, j3, j4, j5, mx, my, mz)
        B[at.AAX * L + i] = ax
        B[at.AAY * L + i] = ay
        B[at.AAZ * L + i] = az
        B[at.LAX * L + i] = ux - (x0 * ax + y0 * ay + z0 * az)
        B[at.LAY * L + i] = uy - (x1 * ax + y1 * ay + z1 * az)
        B[at.LAZ * L + i] = uz - (x2 * ax + y2 * ay + z2 * az)


@inlined
def turned(
    w: float, x: float, y: float, z: float, rx: float, ry: float, rz: float
) -> tuple[float, float, float, float]:
    """Quaternion after turning by small body-frame angles (rx, ry, rz) [rad], renormalised to first order.

    Half angle below 0.05 rad a step: sine and cosine to 1e-9 by their series.
    """
    half2 = 0.25 * (rx * rx + ry * ry + rz * rz)
    c = 1.0 - half2 * (0.5 - half2 / 24.0)
    f = 0.5 - half2 * (1.0 / 12.0 - half2 / 240.0)
    ax, ay, az = f * rx, f * ry, f * rz
    nw = w * c - x * ax - y * ay - z * az
    nx = w * ax + x * c + y * az - z * ay
    ny = w * ay - x * az + y * c + z * ax
    nz = w * az + x * ay - y * ax + z * c
    scale = 1.5 - 0.5 * (nw * nw + nx * nx + ny * ny + nz * nz)
    return nw * scale, nx * scale, ny * scale, nz * scale


@kernel
def move_pass(B: Any) -> None:
    """Semi-implicit Euler: velocities by the accelerations, then the pose by the new velocities."""
    for i in range(L):
        dt = B[at.DT * L + i]
        r = rotation_at(B, i)
        ax, ay, az = into(r, B[at.LAX * L + i], B[at.LAY * L + i], B[at.LAZ * L + i])
        vx, vy, vz = B[at.VX * L + i] + dt * ax, B[at.VY * L + i] + dt * ay, B[at.VZ * L + i] + dt * az
        wx, wy, wz = (
            B[at.WX * L + i] + dt * B[at.AAX * L + i],
            B[at.WY * L + i] + dt * B[at.AAY * L + i],
            B[at.WZ * L + i] + dt * B[at.AAZ * L + i],
        )
        B[at.VX * L + i], B[at.VY * L + i], B[at.VZ * L + i] = vx, vy, vz
        B[at.WX * L + i], B[at.WY * L + i], B[at.WZ * L + i] = wx, wy, wz
        B[at.PX * L + i] += dt * vx
        B[at.PY * L + i] += dt * vy
        B[at.PZ * L + i] += dt * vz
        w, x, y, z = turned(
            B[at.QW * L + i], B[at.QX * L + i], B[at.QY * L + i], B[at.QZ * L + i], dt * wx, dt * wy, dt * wz
        )
        B[at.QW * L + i], B[at.QX * L + i], B[at.QY * L + i], B[at.QZ * L + i] = w, x, y, z
        m = rotation_of(w, x, y, z)
        B[at.R00 * L + i], B[at.R01 * L + i], B[at.R02 * L + i] = m[0], m[1], m[2]
        B[at.R10 * L + i], B[at.R11 * L + i], B[at.R12 * L + i] = m[3], m[4], m[5]
        B[at.R20 * L + i], B[at.R21 * L + i], B[at.R22 * L + i] = m[6], m[7], m[8]
        B[at.UX * L + i], B[at.UY * L + i], B[at.UZ * L + i] = into(m, wx, wy, wz)
        # Ω from P = J Ω + h·ω, with (SX, SY, SZ) = h/J
        B[at.SPIN * L + i] = B[at.SPIN_MOMENTUM * L + i] / B[at.SPIN_INERTIA * L + i] - (
            B[at.SX * L + i] * wx + B[at.SY * L + i] * wy + B[at.SZ * L + i] * wz
        )
        B[at.TIME * L + i] += dt
