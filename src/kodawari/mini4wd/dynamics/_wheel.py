"""Wheels on the floor: two edge contacts a tyre, rolling without steering, driven by one common spin."""

import math
from typing import Any

from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._compile import inlined, kernel
from kodawari.mini4wd.dynamics._force import friction_slope, normal_force, spring_energy
from kodawari.mini4wd.dynamics._lanes import add_load, note_place, rotation_at, turning_at, velocity_at, where
from kodawari.mini4wd.dynamics._place import foot_of
from kodawari.mini4wd.dynamics._site import into, out_of
from kodawari.mini4wd.dynamics._vector import Triple, cross, dot, larger

L = at.LANES


@inlined
def rim_contact(
    distance: float, n: Triple, a: Triple, radius: float, ball: float
) -> tuple[float, Triple, float, float]:
    """Where a wheel on the axis a comes nearest to a plane with normal n at `distance` from its centre.

    The rim of a disc reaches radius·√(1 - (a·n)²) towards the plane, a ball its radius; `ball` is 0 or 1.

    Returns:
        Penetration [m]; contact point relative to the centre [m]; lever of the spin [m]; lean a·n [-].
    """
    lean = dot(a[0], a[1], a[2], n[0], n[1], n[2])
    width = math.sqrt(larger(1.0 - lean * lean, 1e-6))
    reach = radius * (width + ball * (1.0 - width))
    # disc: -(r/w)(n - lean a); ball: -r n
    scale = radius * ((1.0 - ball) / width + ball)
    tilt = (1.0 - ball) * lean
    contact = (-scale * (n[0] - tilt * a[0]), -scale * (n[1] - tilt * a[1]), -scale * (n[2] - tilt * a[2]))
    return reach - distance, contact, radius * (1.0 + ball * (width - 1.0)), lean


@inlined
def rolling_directions(n: Triple, a: Triple) -> tuple[Triple, Triple]:
    """Unit vectors in the plane with normal n, for a wheel on axis a: forward (a × n), left (n × forward)."""
    tx, ty, tz = cross(a[0], a[1], a[2], n[0], n[1], n[2])
    scale = 1.0 / larger(math.sqrt(tx * tx + ty * ty + tz * tz), 1e-3)
    tx, ty, tz = tx * scale, ty * scale, tz * scale
    return (tx, ty, tz), cross(n[0], n[1], n[2], tx, ty, tz)


@inlined
def tyre_contact(
    penetration: float, n: Triple, t: Triple, left: Triple, spot: Triple, v: Triple, w: Triple, lever: float,
    surface: float, soft: float, mu: float, ratio: float, stiffness: float, damping: float, crossley: float,
) -> tuple[float, Triple, Triple, float, float]:  # fmt: skip
    """Force of one tyre contact at wheel spin 0, and what a unit of spin adds.

    Args:
        penetration: [m].
        n: Floor normal.
        t: Forward along the floor.
        left: To the left along the floor.
        spot: Contact point relative to the body's centre of mass [m].
        v: Velocity of the centre of mass [m/s].
        w: Angular velocity [rad/s].
        lever: Of the spin [m].
        surface: lever × present spin [m/s].
        soft: Slip at which friction reaches 71 % of μ N [m/s].
        mu: Friction along the wheel [-].
        ratio: Friction across ÷ along [-].
        stiffness: Of the contact law [N/m].
        damping: [N s/m].
        crossley: [N s/m²].

    Returns:
        Normal force [N]; force at spin 0 [N]; its moment [N m]; friction slope × lever [N s]; forward speed
        [m/s].
    """
    sx, sy, sz = cross(w[0], w[1], w[2], spot[0], spot[1], spot[2])
    sx, sy, sz = sx + v[0], sy + v[1], sz + v[2]
    rate = -dot(sx, sy, sz, n[0], n[1], n[2])
    force = normal_force(penetration, rate, stiffness, damping, crossley)
    forward = dot(sx, sy, sz, t[0], t[1], t[2])
    side = dot(sx, sy, sz, left[0], left[1], left[2])
    grip = friction_slope(force, mu, forward - surface, side, soft)
    along, across = grip * forward, grip * ratio * side
    fx = force * n[0] - along * t[0] - across * left[0]
    fy = force * n[1] - along * t[1] - across * left[1]
    fz = force * n[2] - along * t[2] - across * left[2]
    return force, (fx, fy, fz), cross(spot[0], spot[1], spot[2], fx, fy, fz), grip * lever, forward


@inlined
def add_spin_share(B: Any, m: Any, force: Triple, moment: Triple, i: Any) -> None:
    """Add the change of force and moment per wheel spin to its sums."""
    gx, gy, gz = out_of(m, force[0], force[1], force[2])
    hx, hy, hz = out_of(m, moment[0], moment[1], moment[2])
    B[at.GFX * L + i] += gx
    B[at.GFY * L + i] += gy
    B[at.GFZ * L + i] += gz
    B[at.GMX * L + i] += hx
    B[at.GMY * L + i] += hy
    B[at.GMZ * L + i] += hz


@kernel
def wheel_pass(B: Any, C: Any) -> None:
    """Add one wheel's forces on the floor of its segment to the sums of every lane."""
    for i in range(L):
        r = rotation_at(B, i)
        s, n, z, q, m, p = where(B, C, r, i)
        foot, ns, nz, distance = foot_of(
            s, z, q, C[at.CLAMP_LOW * L + i], C[at.CLAMP_HIGH * L + i],
            C[at.C0 * L + i], C[at.C1 * L + i], C[at.C2 * L + i],
            C[at.C3 * L + i], C[at.C4 * L + i], C[at.C5 * L + i],
        )  # fmt: skip
        v, w = velocity_at(B, m, i), turning_at(B, m, i)
        a = into(m, r[1], r[4], r[7])
        normal = (ns, 0.0, nz)
        t, left = rolling_directions(normal, a)
        deep, c, lever, lean = rim_contact(distance, normal, a, C[at.RADIUS * L + i], C[at.BALL * L + i])
        half = C[at.HALF_TREAD * L + i]
        ex, ey, ez = half * a[0], half * a[1], half * a[2]
        x, y, h = p[0] + c[0], p[1] + c[1], p[2] + c[2]
        outer, inner = (x + ex, y + ey, h + ez), (x - ex, y - ey, h - ez)
        surface = lever * B[at.SPIN * L + i]
        soft = larger(C[at.SLIP_SPEED * L + i], C[at.SLIP_RATIO * L + i] * abs(surface))
        stiffness, damping = 0.5 * C[at.STIFFNESS * L + i], 0.5 * C[at.DAMPING * L + i]
        crossley = 0.5 * C[at.HUNT_CROSSLEY * L + i]
        mu = C[at.MU * L + i]
        ratio = C[at.MU_RATIO * L + i]
        n1, f1, m1, g1, v1 = tyre_contact(
            deep - half * lean, normal, t, left, outer, v, w, lever, surface, soft, mu, ratio,
            stiffness, damping, crossley,
        )  # fmt: skip
        n2, f2, m2, g2, v2 = tyre_contact(
            deep + half * lean, normal, t, left, inner, v, w, lever, surface, soft, mu, ratio,
            stiffness, damping, crossley,
        )  # fmt: skip
        add_load(
            B,
            m,
            (f1[0] + f2[0], f1[1] + f2[1], f1[2] + f2[2]),
            (m1[0] + m2[0], m1[1] + m2[1], m1[2] + m2[2]),
            i,
        )
        g = g1 + g2
        o = cross(outer[0], outer[1], outer[2], g1 * t[0], g1 * t[1], g1 * t[2])
        k = cross(inner[0], inner[1], inner[2], g2 * t[0], g2 * t[1], g2 * t[2])
        add_spin_share(B, m, (g * t[0], g * t[1], g * t[2]), (o[0] + k[0], o[1] + k[1], o[2] + k[2]), i)
        load = n1 + n2
        C[at.STORED * L + i] = spring_energy(deep - half * lean, stiffness) + spring_energy(
            deep + half * lean, stiffness
        )
        B[at.TYRE_TORQUE * L + i] += g1 * v1 + g2 * v2
        B[at.TYRE_SLOPE * L + i] += g * lever
        B[at.ROLLING_TORQUE * L + i] += C[at.ROLLING * L + i] * load * lever
        B[at.TYRE_LOAD * L + i] += load
        beyond = abs(n) - abs(ey) - C[at.HALF_WIDTH * L + i] - at.WALL_THICKNESS
        B[at.STRAYED * L + i] = larger(B[at.STRAYED * L + i], beyond if load > 0.0 else 0.0)
        note_place(B, C, foot, n, z, v[0] / q, i)


@kernel
def kink_pass(B: Any, C: Any) -> None:
    """Add a wheel's contact with the neighbouring floor at a concave kink, where it may touch both faces.

    The neighbour's face is its tangent plane at the joint; of the two joints of a segment the nearer one
    counts.
    """
    for i in range(L):
        r = rotation_at(B, i)
        s, _, _, _, m, p = where(B, C, r, i)
        v, w = velocity_at(B, m, i), turning_at(B, m, i)
        a = into(m, r[1], r[4], r[7])
        back = s < 0.0
        kx = C[at.KBX * L + i] if back else C[at.KAX * L + i]
        ky = C[at.KBY * L + i] if back else C[at.KAY * L + i]
        kz = C[at.KBZ * L + i] if back else C[at.KAZ * L + i]
        # normal n in the world, offset n · (point of the plane)
        offset = C[at.KBD * L + i] if back else C[at.KAD * L + i]
        normal = into(m, kx, ky, kz)
        centre = (
            dot(kx, ky, kz, B[at.PX * L + i], B[at.PY * L + i], B[at.PZ * L + i])
            + dot(normal[0], normal[1], normal[2], p[0], p[1], p[2])
            - offset
        )
        t, left = rolling_directions(normal, a)
        deep, c, lever, _ = rim_contact(centre, normal, a, C[at.RADIUS * L + i], C[at.BALL * L + i])
        surface = lever * B[at.SPIN * L + i]
        soft = larger(C[at.SLIP_SPEED * L + i], C[at.SLIP_RATIO * L + i] * abs(surface))
        spot = (p[0] + c[0], p[1] + c[1], p[2] + c[2])
        load, f, moment, g, forward = tyre_contact(
            deep * C[at.KINKED * L + i], normal, t, left, spot, v, w, lever, surface, soft, C[at.MU * L + i],
            C[at.MU_RATIO * L + i], C[at.STIFFNESS * L + i], C[at.DAMPING * L + i],
            C[at.HUNT_CROSSLEY * L + i],
        )  # fmt: skip
        add_load(B, m, f, moment, i)
        x, y, z = g * t[0], g * t[1], g * t[2]
        add_spin_share(B, m, (x, y, z), cross(spot[0], spot[1], spot[2], x, y, z), i)
        C[at.STORED * L + i] += spring_energy(deep * C[at.KINKED * L + i], C[at.STIFFNESS * L + i])
        B[at.TYRE_TORQUE * L + i] += g * forward
        B[at.TYRE_SLOPE * L + i] += g * lever
        B[at.ROLLING_TORQUE * L + i] += C[at.ROLLING * L + i] * load * lever
        B[at.TYRE_LOAD * L + i] += load
