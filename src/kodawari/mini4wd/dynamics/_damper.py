"""Mass dampers: masses on slides or hinges, coupled exactly to the body through its articulated inertia.

Across its travel a damper's mass m moves with the body; along its travel u only the inner force φ (drag, spring, stops)
acts. With P = 1 - u uᵀ, place p, and acceleration a_o of the body's centre of mass, ω̇ of its rotation and b from
rotation and curvature, the reaction on the body is -[m P (a_o + ω̇ × p + b - g) + φ u], so each damper adds m P and its
moments to a 6 × 6 mass matrix (Featherstone, "Rigid Body Dynamics Algorithms", 2008, ch. 7); no iteration, no
constraint drift. Everything here is in the body's frame.
"""

from typing import Any

from kodawari.mini4wd.dynamics._compile import inlined, kernel
from kodawari.mini4wd.dynamics._force import normal_force
from kodawari.mini4wd.dynamics._layout import (
    AAX, AAY, AAZ, AXX, AXY, AXZ, AYY, AYZ, AZZ, BFX, BFY, BFZ, BMX, BMY, BMZ, CXX, CXY, CXZ, CYX, CYY, CYZ, CZX,
    CZY, CZZ, D_CURVATURE, D_DAMPING, D_DRAG, D_FORCE, D_HUNT_CROSSLEY, D_Q, D_RATE, D_SPRING, D_STIFFNESS, D_TRAVEL,
    DBX, DBY, DBZ, DHX, DHY, DHZ, DM, DPX, DPY, DPZ, DT, DUX, DUY, DUZ, DVX, DVY, DVZ, DX, DXX, DXY, DXZ, DY, DYY,
    DYZ, DZ, DZZ, GRAVITY, LANES, LAX, LAY, LAZ, R20, R21, R22, WX, WY, WZ,
)  # fmt: skip
from kodawari.mini4wd.dynamics._vector import cross, dot

L = LANES


@inlined
def swing(q: float, curvature: float) -> tuple[float, float, float, float]:
    """Path of a mass on an arm: along u0 and towards the hinge, and the direction's two parts, at travel q.

    With φ = κ q: along = sin φ/κ, inward = (1 - cos φ)/κ, direction = (cos φ, sin φ); series in φ, so that κ = 0 is a
    straight slide. Good to 1e-9 for |φ| ≤ 1.
    """
    f = curvature * q
    g = f * f
    sine = 1.0 - g * (1 / 6 - g * (1 / 120 - g * (1 / 5040 - g * (1 / 362880 - g / 39916800))))
    versine = 0.5 - g * (1 / 24 - g * (1 / 720 - g * (1 / 40320 - g * (1 / 3628800 - g / 479001600))))
    return q * sine, q * f * versine, 1.0 - g * versine, f * sine


@inlined
def inner_force(
    q: float, rate: float, travel: float, drag: float, spring: float, stiffness: float, damping: float,
    crossley: float,
) -> float:  # fmt: skip
    """Force on the mass along its travel: spring, drag and the two stops [N]."""
    low = normal_force(-q, -rate, stiffness, damping, crossley)
    high = normal_force(q - travel, rate, stiffness, damping, crossley)
    return low - high - drag * rate - spring * q


@kernel
def damper_pass(B: Any, D: Any) -> None:  # noqa: N803, PLR0914, PLR0915
    """Add one damper's share to the mass matrix and the bias of every lane."""
    for i in range(L):
        q, rate, curvature = D[D_Q * L + i], D[D_RATE * L + i], D[D_CURVATURE * L + i]
        along, inward, cosine, sine = swing(q, curvature)
        u0x, u0y, u0z = D[DUX * L + i], D[DUY * L + i], D[DUZ * L + i]
        hx, hy, hz = D[DHX * L + i], D[DHY * L + i], D[DHZ * L + i]
        px = D[DX * L + i] + along * u0x + inward * hx
        py = D[DY * L + i] + along * u0y + inward * hy
        pz = D[DZ * L + i] + along * u0z + inward * hz
        ux, uy, uz = cosine * u0x + sine * hx, cosine * u0y + sine * hy, cosine * u0z + sine * hz
        # towards the hinge at this travel: direction of the centripetal acceleration
        cx, cy, cz = cosine * hx - sine * u0x, cosine * hy - sine * u0y, cosine * hz - sine * u0z
        wx, wy, wz = B[WX * L + i], B[WY * L + i], B[WZ * L + i]
        sx, sy, sz = cross(wx, wy, wz, px, py, pz)
        ex, ey, ez = cross(wx, wy, wz, sx + 2.0 * rate * ux, sy + 2.0 * rate * uy, sz + 2.0 * rate * uz)
        bend = curvature * rate * rate
        g = B[GRAVITY * L + i]
        # bias minus gravity, which points down in the world: minus g times the world's z axis in the body
        bx = ex + bend * cx + g * B[R20 * L + i]
        by = ey + bend * cy + g * B[R21 * L + i]
        bz = ez + bend * cz + g * B[R22 * L + i]
        force = inner_force(
            q, rate, D[D_TRAVEL * L + i], D[D_DRAG * L + i], D[D_SPRING * L + i], D[D_STIFFNESS * L + i],
            D[D_DAMPING * L + i], D[D_HUNT_CROSSLEY * L + i],
        )  # fmt: skip
        mass = D[DM * L + i]
        mx, my, mz = cross(px, py, pz, ux, uy, uz)
        ub = dot(ux, uy, uz, bx, by, bz)
        share = force - mass * ub
        fx, fy, fz = mass * bx + share * ux, mass * by + share * uy, mass * bz + share * uz
        tx, ty, tz = cross(px, py, pz, fx, fy, fz)
        B[BFX * L + i] -= fx
        B[BFY * L + i] -= fy
        B[BFZ * L + i] -= fz
        B[BMX * L + i] -= tx
        B[BMY * L + i] -= ty
        B[BMZ * L + i] -= tz
        B[AXX * L + i] += mass * (1.0 - ux * ux)
        B[AXY * L + i] -= mass * ux * uy
        B[AXZ * L + i] -= mass * ux * uz
        B[AYY * L + i] += mass * (1.0 - uy * uy)
        B[AYZ * L + i] -= mass * uy * uz
        B[AZZ * L + i] += mass * (1.0 - uz * uz)
        # C = -m [p×] - m u (p × u)ᵀ
        B[CXX * L + i] -= mass * ux * mx
        B[CXY * L + i] -= mass * (ux * my - pz)
        B[CXZ * L + i] -= mass * (ux * mz + py)
        B[CYX * L + i] -= mass * (uy * mx + pz)
        B[CYY * L + i] -= mass * uy * my
        B[CYZ * L + i] -= mass * (uy * mz - px)
        B[CZX * L + i] -= mass * (uz * mx - py)
        B[CZY * L + i] -= mass * (uz * my + px)
        B[CZZ * L + i] -= mass * uz * mz
        # D = m (|p|² 1 - p pᵀ) - m (p × u)(p × u)ᵀ
        B[DXX * L + i] += mass * (py * py + pz * pz - mx * mx)
        B[DXY * L + i] -= mass * (px * py + mx * my)
        B[DXZ * L + i] -= mass * (px * pz + mx * mz)
        B[DYY * L + i] += mass * (px * px + pz * pz - my * my)
        B[DYZ * L + i] -= mass * (py * pz + my * mz)
        B[DZZ * L + i] += mass * (px * px + py * py - mz * mz)
        D[DPX * L + i], D[DPY * L + i], D[DPZ * L + i] = px, py, pz
        D[DVX * L + i], D[DVY * L + i], D[DVZ * L + i] = ux, uy, uz
        D[DBX * L + i], D[DBY * L + i], D[DBZ * L + i] = bx, by, bz
        D[D_FORCE * L + i] = force / mass


@kernel
def damper_step(B: Any, D: Any) -> None:  # noqa: N803
    """Move one damper's mass by the accelerations that the body found: q̈ = φ/m - u·(a_o + ω̇ × p + b - g)."""
    for i in range(L):
        px, py, pz = D[DPX * L + i], D[DPY * L + i], D[DPZ * L + i]
        tx, ty, tz = cross(B[AAX * L + i], B[AAY * L + i], B[AAZ * L + i], px, py, pz)
        carried = dot(
            D[DVX * L + i],
            D[DVY * L + i],
            D[DVZ * L + i],
            B[LAX * L + i] + tx + D[DBX * L + i],
            B[LAY * L + i] + ty + D[DBY * L + i],
            B[LAZ * L + i] + tz + D[DBZ * L + i],
        )
        rate = D[D_RATE * L + i] + B[DT * L + i] * (D[D_FORCE * L + i] - carried)
        D[D_RATE * L + i] = rate
        D[D_Q * L + i] += B[DT * L + i] * rate
