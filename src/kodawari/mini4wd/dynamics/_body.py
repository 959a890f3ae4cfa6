"""The rigid body's step: wheel spin, accelerations, and the move to the next instant.

Spinning parts. With inertia Jᵢ, ratio gᵢ to the wheel spin Ω and axis aᵢ, the kinetic energy is
T = ½ ωᵀ I ω + Σ ½ Jᵢ [(gᵢ Ω)² + 2 gᵢ Ω aᵢ·ω]. Let J = Σ gᵢ² Jᵢ and h = Σ gᵢ Jᵢ aᵢ. The spin's momentum P = J Ω + h·ω
changes by the torque Q alone, and with I* = I - h hᵀ/J the body's angular momentum is I* ω + (h/J) P, so that

    Ṗ = Q,    I* ω̇ = M - (h/J) Q - Σ a_r τ_r - ω × (I* ω + (h/J) P + Σ J_r σ_r a_r):

the two are decoupled but for friction. Rollers enter in the same way by their absolute spin σ_r, and I* leaves out
their J_r a_r a_rᵀ.

Wheel spin. Tyre friction on light wheels is stiff, so it is taken at the new spin:
J (Ω' - Ω)/dt = τ0 + T_tyre - (τ1 + drag + slope) Ω'.
"""

import math
from typing import Any

from kodawari.mini4wd.dynamics._compile import inlined, kernel
from kodawari.mini4wd.dynamics._driveline import drag_slope, motor_line, open_voltage
from kodawari.mini4wd.dynamics._lanes import rotation_at
from kodawari.mini4wd.dynamics._layout import (
    ABOVE, AIR, AIR_TIME, AAX, AAY, AAZ, ANY_LOAD, AXX, AXY, AXZ, AYY, AYZ, AZZ, BFX, BFY, BFZ, BMX, BMY, BMZ,
    CAPACITY, CHARGE, CIRCUIT_R, CXX, CXY, CXZ, CYX, CYY, CYZ, CZX, CZY, CZZ, DRAG, DRAG_VISCOUS, DT, DXX, DXY, DXZ,
    DYY, DYZ, DZZ, EFFICIENCY, EFFICIENCY_BACK, EMF, FX, FY, FZ, GFX, GFY, GFZ, GMX, GMY, GMZ, GRAVITY, HTX, HTY, HTZ,
    HX, HY, HZ, IXX, IXY, IXZ, IYY, IYZ, IZZ, JXX, JXY, JXZ, JYY, JYZ, JZZ, KNEE, LANDED_AT, LANES, LAST_FLIGHT, LAX,
    LAY, LAZ, MASS, MOTOR_K, MOTOR_WORK, MX, MY, MZ, NEED, NO_LOAD_I, PX, PY, PZ, QW, QX, QY, QZ, R00, R01, R02, R10,
    R11, R12, R20, R21, R22, RATIO, ROLLING_TORQUE, SAG, SPIN, SPIN_INERTIA, SPIN_MOMENTUM, STRAYED, SX, SY, SZ,
    TIME, TOUCH_POINTS, TYRE_LOAD, TYRE_SLOPE, TYRE_TORQUE, UX, UY, UZ, VX, VY, VZ, WX, WY, WZ,
)  # fmt: skip
from kodawari.mini4wd.dynamics._site import into, out_of
from kodawari.mini4wd.dynamics._vector import (
    Triple, cross, rotation_of, symmetric_inverse, symmetric_times,
)  # fmt: skip

L = LANES

@kernel
def clear_pass(B: Any) -> None:  # noqa: N803
    """Set the sums of a new step to zero."""
    for j in range(FX * L, LAX * L):
        B[j] = 0.0
    for i in range(L):
        B[TYRE_LOAD * L + i] = 0.0
        B[ANY_LOAD * L + i] = 0.0
        B[NEED * L + i] = 0.0
        B[ABOVE * L + i] = 0.0
        B[TOUCH_POINTS * L + i] = 0.0
        B[STRAYED * L + i] = 0.0


@kernel
def spin_pass(B: Any) -> None:  # noqa: N803
    """Solve the wheel spin, complete the tyre forces with it, and draw the charge."""
    for i in range(L):
        dt, spin = B[DT * L + i], B[SPIN * L + i]
        inertia = B[SPIN_INERTIA * L + i]
        volts = open_voltage(
            B[CHARGE * L + i] / B[CAPACITY * L + i], B[EMF * L + i], B[SAG * L + i], B[KNEE * L + i]
        )
        k, resistance = B[MOTOR_K * L + i], B[CIRCUIT_R * L + i]
        torque, slope, _ = motor_line(
            spin, B[RATIO * L + i], k, resistance, B[NO_LOAD_I * L + i], volts, B[EFFICIENCY * L + i],
            B[EFFICIENCY_BACK * L + i],
        )  # fmt: skip
        held = drag_slope(spin, B[DRAG * L + i], B[DRAG_VISCOUS * L + i], B[ROLLING_TORQUE * L + i])
        per_dt = inertia / dt
        new = (per_dt * spin + torque + B[TYRE_TORQUE * L + i]) / (
            per_dt + slope + held + B[TYRE_SLOPE * L + i]
        )
        change = per_dt * (new - spin)
        B[FX * L + i] += new * B[GFX * L + i]
        B[FY * L + i] += new * B[GFY * L + i]
        B[FZ * L + i] += new * B[GFZ * L + i]
        B[MX * L + i] += new * B[GMX * L + i]
        B[MY * L + i] += new * B[GMY * L + i]
        B[MZ * L + i] += new * B[GMZ * L + i]
        B[SPIN_MOMENTUM * L + i] += dt * change
        current = (volts - k * B[RATIO * L + i] * new) / resistance
        B[CHARGE * L + i] += dt * current
        B[MOTOR_WORK * L + i] += dt * (torque - slope * new) * 0.5 * (spin + new)
        # from here to the end of the step the tyre torque's place holds the spin's whole torque
        B[TYRE_TORQUE * L + i] = change


@inlined
def gyroscopic(B: Any, w: Triple, i: Any) -> Triple:  # noqa: N803
    """ω × (I* ω + (h/J) P + Σ J_r σ_r a_r): the moment that turning the angular momentum takes."""
    lx, ly, lz = symmetric_times(
        B[IXX * L + i], B[IXY * L + i], B[IXZ * L + i], B[IYY * L + i], B[IYZ * L + i], B[IZZ * L + i],
        w[0], w[1], w[2],
    )  # fmt: skip
    p = B[SPIN_MOMENTUM * L + i]
    lx += B[SX * L + i] * p + B[HX * L + i]
    ly += B[SY * L + i] * p + B[HY * L + i]
    lz += B[SZ * L + i] * p + B[HZ * L + i]
    return cross(w[0], w[1], w[2], lx, ly, lz)


@inlined
def gyroscopic_midway(B: Any, i: Any) -> Triple:  # noqa: N803
    """The gyroscopic moment half a step on, as it alone would turn ω there (midpoint rule).

    Taken at the old ω it would let a spinning car gain energy in flight, by (λ dt)²/2 a step at a turning rate λ.
    """
    wx, wy, wz = B[WX * L + i], B[WY * L + i], B[WZ * L + i]
    gx, gy, gz = gyroscopic(B, (wx, wy, wz), i)
    ax, ay, az = symmetric_times(
        B[JXX * L + i], B[JXY * L + i], B[JXZ * L + i], B[JYY * L + i], B[JYZ * L + i], B[JZZ * L + i], gx, gy, gz
    )
    half = 0.5 * B[DT * L + i]
    return gyroscopic(B, (wx - half * ax, wy - half * ay, wz - half * az), i)


@inlined
def load_on_body(B: Any, i: Any) -> tuple[Triple, Triple]:  # noqa: N803
    """Force without gravity and moment on the body, in its own frame, from contacts, air and spinning parts."""
    r = rotation_at(B, i)
    vx, vy, vz = B[VX * L + i], B[VY * L + i], B[VZ * L + i]
    air = B[AIR * L + i] * math.sqrt(vx * vx + vy * vy + vz * vz)
    force = out_of(r, B[FX * L + i] - air * vx, B[FY * L + i] - air * vy, B[FZ * L + i] - air * vz)
    mx, my, mz = out_of(r, B[MX * L + i], B[MY * L + i], B[MZ * L + i])
    gx, gy, gz = gyroscopic_midway(B, i)
    q = B[TYRE_TORQUE * L + i]
    return force, (
        mx - B[SX * L + i] * q - B[HTX * L + i] - gx,
        my - B[SY * L + i] * q - B[HTY * L + i] - gy,
        mz - B[SZ * L + i] * q - B[HTZ * L + i] - gz,
    )


@kernel
def free_pass(B: Any) -> None:  # noqa: N803
    """Accelerations of a car without dampers."""
    for i in range(L):
        force, m = load_on_body(B, i)
        per_mass, g = 1.0 / B[MASS * L + i], B[GRAVITY * L + i]
        B[LAX * L + i] = force[0] * per_mass - g * B[R20 * L + i]
        B[LAY * L + i] = force[1] * per_mass - g * B[R21 * L + i]
        B[LAZ * L + i] = force[2] * per_mass - g * B[R22 * L + i]
        ax, ay, az = symmetric_times(
            B[JXX * L + i], B[JXY * L + i], B[JXZ * L + i], B[JYY * L + i], B[JYZ * L + i], B[JZZ * L + i],
            m[0], m[1], m[2],
        )  # fmt: skip
        B[AAX * L + i] = ax
        B[AAY * L + i] = ay
        B[AAZ * L + i] = az


@kernel
def coupled_pass(B: Any) -> None:  # noqa: N803
    """Accelerations of a car with dampers: A a + C ω̇ = f, Cᵀ a + D ω̇ = m, by blocks (A⁻¹, then D - Cᵀ A⁻¹ C)."""
    for i in range(L):
        force, moment = load_on_body(B, i)
        mass, g = B[MASS * L + i], B[GRAVITY * L + i]
        fx = force[0] + B[BFX * L + i] - mass * g * B[R20 * L + i]
        fy = force[1] + B[BFY * L + i] - mass * g * B[R21 * L + i]
        fz = force[2] + B[BFZ * L + i] - mass * g * B[R22 * L + i]
        a0, a1, a2, a3, a4, a5 = symmetric_inverse(
            mass + B[AXX * L + i], B[AXY * L + i], B[AXZ * L + i],
            mass + B[AYY * L + i], B[AYZ * L + i], mass + B[AZZ * L + i],
        )  # fmt: skip
        cxx, cxy, cxz = B[CXX * L + i], B[CXY * L + i], B[CXZ * L + i]
        cyx, cyy, cyz = B[CYX * L + i], B[CYY * L + i], B[CYZ * L + i]
        czx, czy, czz = B[CZX * L + i], B[CZY * L + i], B[CZZ * L + i]
        # columns of A⁻¹ C
        x0, x1, x2 = symmetric_times(a0, a1, a2, a3, a4, a5, cxx, cyx, czx)
        y0, y1, y2 = symmetric_times(a0, a1, a2, a3, a4, a5, cxy, cyy, czy)
        z0, z1, z2 = symmetric_times(a0, a1, a2, a3, a4, a5, cxz, cyz, czz)
        j0, j1, j2, j3, j4, j5 = symmetric_inverse(
            B[IXX * L + i] + B[DXX * L + i] - (cxx * x0 + cyx * x1 + czx * x2),
            B[IXY * L + i] + B[DXY * L + i] - (cxx * y0 + cyx * y1 + czx * y2),
            B[IXZ * L + i] + B[DXZ * L + i] - (cxx * z0 + cyx * z1 + czx * z2),
            B[IYY * L + i] + B[DYY * L + i] - (cxy * y0 + cyy * y1 + czy * y2),
            B[IYZ * L + i] + B[DYZ * L + i] - (cxy * z0 + cyy * z1 + czy * z2),
            B[IZZ * L + i] + B[DZZ * L + i] - (cxz * z0 + cyz * z1 + czz * z2),
        )
        ux, uy, uz = symmetric_times(a0, a1, a2, a3, a4, a5, fx, fy, fz)
        mx = moment[0] + B[BMX * L + i] - (cxx * ux + cyx * uy + czx * uz)
        my = moment[1] + B[BMY * L + i] - (cxy * ux + cyy * uy + czy * uz)
        mz = moment[2] + B[BMZ * L + i] - (cxz * ux + cyz * uy + czz * uz)
        ax, ay, az = symmetric_times(j0, j1, j2, j3, j4, j5, mx, my, mz)
        B[AAX * L + i] = ax
        B[AAY * L + i] = ay
        B[AAZ * L + i] = az
        B[LAX * L + i] = ux - (x0 * ax + y0 * ay + z0 * az)
        B[LAY * L + i] = uy - (x1 * ax + y1 * ay + z1 * az)
        B[LAZ * L + i] = uz - (x2 * ax + y2 * ay + z2 * az)


@inlined
def turned(
    w: float, x: float, y: float, z: float, rx: float, ry: float, rz: float
) -> tuple[float, float, float, float]:
    """Quaternion after turning by the small body-frame angles (rx, ry, rz) [rad], renormalised to first order.

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
def move_pass(B: Any) -> None:  # noqa: N803
    """Semi-implicit Euler: velocities by the accelerations, then the pose by the new velocities."""
    for i in range(L):
        dt = B[DT * L + i]
        r = rotation_at(B, i)
        ax, ay, az = into(r, B[LAX * L + i], B[LAY * L + i], B[LAZ * L + i])
        vx, vy, vz = B[VX * L + i] + dt * ax, B[VY * L + i] + dt * ay, B[VZ * L + i] + dt * az
        wx, wy, wz = (
            B[WX * L + i] + dt * B[AAX * L + i],
            B[WY * L + i] + dt * B[AAY * L + i],
            B[WZ * L + i] + dt * B[AAZ * L + i],
        )
        B[VX * L + i], B[VY * L + i], B[VZ * L + i] = vx, vy, vz
        B[WX * L + i], B[WY * L + i], B[WZ * L + i] = wx, wy, wz
        B[PX * L + i] += dt * vx
        B[PY * L + i] += dt * vy
        B[PZ * L + i] += dt * vz
        w, x, y, z = turned(
            B[QW * L + i], B[QX * L + i], B[QY * L + i], B[QZ * L + i], dt * wx, dt * wy, dt * wz
        )
        B[QW * L + i], B[QX * L + i], B[QY * L + i], B[QZ * L + i] = w, x, y, z
        m = rotation_of(w, x, y, z)
        B[R00 * L + i], B[R01 * L + i], B[R02 * L + i] = m[0], m[1], m[2]
        B[R10 * L + i], B[R11 * L + i], B[R12 * L + i] = m[3], m[4], m[5]
        B[R20 * L + i], B[R21 * L + i], B[R22 * L + i] = m[6], m[7], m[8]
        B[UX * L + i], B[UY * L + i], B[UZ * L + i] = into(m, wx, wy, wz)
        # Ω from P = J Ω + h·ω, with (SX, SY, SZ) = h/J
        B[SPIN * L + i] = B[SPIN_MOMENTUM * L + i] / B[SPIN_INERTIA * L + i] - (
            B[SX * L + i] * wx + B[SY * L + i] * wy + B[SZ * L + i] * wz
        )
        B[TIME * L + i] += dt
