"""Mass dampers: masses on slides or hinges, coupled exactly to the body through its articulated inertia.

Across its travel a damper's mass m moves with the body; along its travel u only the inner force φ (drag,
spring, stops) acts. With P = 1 - u uᵀ, place p, and acceleration a_o of the body's centre of mass, ω̇ of its
rotation and b from rotation and curvature, the reaction on the body is -[m P (a_o + ω̇ × p + b - g) + φ u],
so each damper adds m P and its moments to a 6 × 6 mass matrix (Featherstone, "Rigid Body Dynamics
Algorithms", 2008, ch. 7); no iteration, no constraint drift. Everything here is in the body's frame.
"""

from typing import Any

from kodawari.compiled import inlined, kernel
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._force import normal_force
from kodawari.mini4wd.dynamics._vector import cross, dot

L = at.LANES


@inlined
def swing(q: float, curvature: float) -> tuple[float, float, float, float]:
    """Path of a mass on an arm: along u0 and towards the hinge, and the direction's two parts, at travel q.

    With φ = κ q: along = sin φ/κ, inward = (1 - cos φ)/κ, direction = (cos φ, sin φ); series in φ, so that κ
    = 0 is a straight slide. Good to 1e-9 for |φ| ≤ 1.
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
def damper_pass(B: Any, D: Any) -> None:  # noqa: PLR0915
    """Add one damper's share to the mass matrix and the bias of every lane."""
    for i in range(L):
        q, rate, curvature = D[at.D_Q * L + i], D[at.D_RATE * L + i], D[at.D_CURVATURE * L + i]
        along, inward, cosine, sine = swing(q, curvature)
        u0x, u0y, u0z = D[at.DUX * L + i], D[at.DUY * L + i], D[at.DUZ * L + i]
        hx, hy, hz = D[at.DHX * L + i], D[at.DHY * L + i], D[at.DHZ * L + i]
        px = D[at.DX * L + i] + along * u0x + inward * hx
        py = D[at.DY * L + i] + along * u0y + inward * hy
        pz = D[at.DZ * L + i] + along * u0z + inward * hz
        ux, uy, uz = cosine * u0x + sine * hx, cosine * u0y + sine * hy, cosine * u0z + sine * hz
        # towards the hinge at this travel: direction of the centripetal acceleration
        cx, cy, cz = cosine * hx - sine * u0x, cosine * hy - sine * u0y, cosine * hz - sine * u0z
        wx, wy, wz = B[at.WX * L + i], B[at.WY * L + i], B[at.WZ * L + i]
        sx, sy, sz = cross(wx, wy, wz, px, py, pz)
        ex, ey, ez = cross(wx, wy, wz, sx + 2.0 * rate * ux, sy + 2.0 * rate * uy, sz + 2.0 * rate * uz)
        bend = curvature * rate * rate
        g = B[at.GRAVITY * L + i]
        # bias minus gravity, which points down in the world: minus g times the world's z axis in the body
        bx = ex + bend * cx + g * B[at.R20 * L + i]
        by = ey + bend * cy + g * B[at.R21 * L + i]
        bz = ez + bend * cz + g * B[at.R22 * L + i]
        force = inner_force(
            q, rate, D[at.D_TRAVEL * L + i], D[at.D_DRAG * L + i], D[at.D_SPRING * L + i],
            D[at.D_STIFFNESS * L + i], D[at.D_DAMPING * L + i], D[at.D_HUNT_CROSSLEY * L + i],
        )  # fmt: skip
        mass = D[at.DM * L + i]
        mx, my, mz = cross(px, py, pz, ux, uy, uz)
        ub = dot(ux, uy, uz, bx, by, bz)
        share = force - mass * ub
        fx, fy, fz = mass * bx + share * ux, mass * by + share * uy, mass * bz + share * uz
        tx, ty, tz = cross(px, py, pz, fx, fy, fz)
        B[at.BFX * L + i] -= fx
        B[at.BFY * L + i] -= fy
        B[at.BFZ * L + i] -= fz
        B[at.BMX * L + i] -= tx
        B[at.BMY * L + i] -= ty
        B[at.BMZ * L + i] -= tz
        B[at.AXX * L + i] += mass * (1.0 - ux * ux)
        B[at.AXY * L + i] -= mass * ux * uy
        B[at.AXZ * L + i] -= mass * ux * uz
        B[at.AYY * L + i] += mass * (1.0 - uy * uy)
        B[at.AYZ * L + i] -= mass * uy * uz
        B[at.AZZ * L + i] += mass * (1.0 - uz * uz)
        # C = -m [p×] - m u (p × u)ᵀ
        B[at.CXX * L + i] -= mass * ux * mx
        B[at.CXY * L + i] -= mass * (ux * my - pz)
        B[at.CXZ * L + i] -= mass * (ux * mz + py)
        B[at.CYX * L + i] -= mass * (uy * mx + pz)
        B[at.CYY * L + i] -= mass * uy * my
        B[at.CYZ * L + i] -= mass * (uy * mz - px)
        B[at.CZX * L + i] -= mass * (uz * mx - py)
        B[at.CZY * L + i] -= mass * (uz * my + px)
        B[at.CZZ * L + i] -= mass * uz * mz
        # D = m (|p|² 1 - p pᵀ) - m (p × u)(p × u)ᵀ
        B[at.DXX * L + i] += mass * (py * py + pz * pz - mx * mx)
        B[at.DXY * L + i] -= mass * (px * py + mx * my)
        B[at.DXZ * L + i] -= mass * (px * pz + mx * mz)
        B[at.DYY * L + i] += mass * (px * px + pz * pz - my * my)
        B[at.DYZ * L + i] -= mass * (py * pz + my * mz)
        B[at.DZZ * L + i] += mass * (px * px + py * py - mz * mz)
        D[at.DPX * L + i], D[at.DPY * L + i], D[at.DPZ * L + i] = px, py, pz
        D[at.DVX * L + i], D[at.DVY * L + i], D[at.DVZ * L + i] = ux, uy, uz
        D[at.DBX * L + i], D[at.DBY * L + i], D[at.DBZ * L + i] = bx, by, bz
        D[at.D_FORCE * L + i] = force / mass


@kernel
def damper_step(B: Any, D: Any) -> None:
    """Move one damper by what the body found: q̈ = φ/m - u·(a_o + ω̇ × p + b - g)."""
    for i in range(L):
        px, py, pz = D[at.DPX * L + i], D[at.DPY * L + i], D[at.DPZ * L + i]
        tx, ty, tz = cross(B[at.AAX * L + i], B[at.AAY * L + i], B[at.AAZ * L + i], px, py, pz)
        carried = dot(
            D[at.DVX * L + i],
            D[at.DVY * L + i],
            D[at.DVZ * L + i],
            B[at.LAX * L + i] + tx + D[at.DBX * L + i],
            B[at.LAY * L + i] + ty + D[at.DBY * L + i],
            B[at.LAZ * L + i] + tz + D[at.DBZ * L + i],
        )
        rate = D[at.D_RATE * L + i] + B[at.DT * L + i] * (D[at.D_FORCE * L + i] - carried)
        D[at.D_RATE * L + i] = rate
        D[at.D_Q * L + i] += B[at.DT * L + i] * rate
