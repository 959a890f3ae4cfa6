"""Wheels on the floor: two edge contacts a tyre, rolling without steering, driven by one common spin."""

import math
from typing import Any

from kodawari.compiled import inlined, kernel
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._driveline import drag_slope
from kodawari.mini4wd.dynamics._force import friction_slope, normal_force, spring_energy
from kodawari.mini4wd.dynamics._lanes import (
    add_load,
    outward,
    rotation_at,
    short_of_end,
    turning_at,
    velocity_at,
    where,
)
from kodawari.mini4wd.dynamics._place import foot_of
from kodawari.mini4wd.dynamics._site import to_lane, to_world
from kodawari.mini4wd.dynamics._vector import Triple, cross, dot, larger

L, HALF = at.LANES, at.HALF


@inlined
def rim_contact(
    distance: float, n: Triple, a: Triple, radius: float, ball: float, level: bool
) -> tuple[float, Triple, float, float, float]:
    """Where a wheel on the axis a comes nearest to a plane with normal n at `distance` from its centre.

    The rim of a disc reaches radius·√(1 - (a·n)²) towards the plane, a ball its radius; `ball` is 0 or 1.

    Returns:
        Penetration [m]; contact point relative to the centre [m]; lever of the spin [m]; lean a·n [-];
        1/|a × n| [-].
    """
    lean = a[2] if level else dot(a[0], a[1], a[2], n[0], n[1], n[2])
    width = math.sqrt(larger(1.0 - lean * lean, 1e-6))
    inverse = 1.0 / width
    reach = radius * (width + ball * (1.0 - width))
    # disc: -(r/w)(n - lean a); ball: -r n
    scale = radius * ((1.0 - ball) * inverse + ball)
    tilt = (1.0 - ball) * lean
    contact = (-scale * (n[0] - tilt * a[0]), -scale * (n[1] - tilt * a[1]), -scale * (n[2] - tilt * a[2]))
    return reach - distance, contact, radius * (1.0 + ball * (width - 1.0)), lean, inverse


@inlined
def rolling_directions(n: Triple, a: Triple, inverse: float, level: bool) -> tuple[Triple, Triple]:
    """Unit vectors in the plane with normal n, for a wheel on axis a: forward (a × n), left (n × forward).

    `inverse` is 1/|a × n|.
    """
    if level:
        tx, ty = a[1] * inverse, -a[0] * inverse
        return (tx, ty, 0.0), (-ty, tx, 0.0)
    tx, ty, tz = cross(a[0], a[1], a[2], n[0], n[1], n[2])
    tx, ty, tz = tx * inverse, ty * inverse, tz * inverse
    return (tx, ty, tz), cross(n[0], n[1], n[2], tx, ty, tz)


@inlined
def tyre_contact(
    penetration: float, n: Triple, t: Triple, left: Triple, spot: Triple, v: Triple, w: Triple, lever: float,
    surface: float, soft: float, mu: float, ratio: float, stiffness: float, damping: float, crossley: float,
    level: bool,
) -> tuple[float, Triple, float, float]:  # fmt: skip
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
        level: Whether n is the lane's third direction.

    Returns:
        Normal force [N]; force at spin 0 [N]; friction slope × lever [N s]; forward speed [m/s].
    """
    sx, sy, sz = cross(w[0], w[1], w[2], spot[0], spot[1], spot[2])
    sx, sy, sz = sx + v[0], sy + v[1], sz + v[2]
    if level:
        rate, forward, side = -sz, sx * t[0] + sy * t[1], sx * left[0] + sy * left[1]
    else:
        rate = -dot(sx, sy, sz, n[0], n[1], n[2])
        forward = dot(sx, sy, sz, t[0], t[1], t[2])
        side = dot(sx, sy, sz, left[0], left[1], left[2])
    force = normal_force(penetration, rate, stiffness, damping, crossley)
    grip = friction_slope(force, mu, forward - surface, side, soft)
    along, across = grip * forward, grip * ratio * side
    if level:
        total = (-along * t[0] - across * left[0], -along * t[1] - across * left[1], force)
    else:
        total = (
            force * n[0] - along * t[0] - across * left[0],
            force * n[1] - along * t[1] - across * left[1],
            force * n[2] - along * t[2] - across * left[2],
        )
    return force, total, grip * lever, forward


@inlined
def add_spin_share(B: Any, m: Any, force: Triple, moment: Triple, i: Any, level: bool) -> None:
    """Add the change of force and moment per wheel spin to its sums."""
    gx, gy, gz = to_world(m, force[0], force[1], force[2], level)
    hx, hy, hz = to_world(m, moment[0], moment[1], moment[2], level)
    B[at.GFX * L + i] += gx
    B[at.GFY * L + i] += gy
    B[at.GFZ * L + i] += gz
    B[at.GMX * L + i] += hx
    B[at.GMY * L + i] += hy
    B[at.GMZ * L + i] += hz


@inlined
def foot_at(C: Any, s: float, z: float, q: float, i: Any, level: bool) -> tuple[float, Triple, float]:
    """Foot of a wheel's middle on the floor [m], the floor's normal there, and the distance from it [m]."""
    if level:
        return s, (0.0, 0.0, 1.0), z - C[at.C0 * L + i]
    foot, along, up, distance = foot_of(
        s, z, q, C[at.CLAMP_LOW * L + i], C[at.CLAMP_HIGH * L + i],
        C[at.C0 * L + i], C[at.C1 * L + i], C[at.C2 * L + i],
        C[at.C3 * L + i], C[at.C4 * L + i], C[at.C5 * L + i],
    )  # fmt: skip
    return foot, (along, 0.0, up), distance


@inlined
def foot_leaves(
    C: Any, frame: Triple, foot: float, rate: float, along: float, dt: float, i: Any, level: bool
) -> float:
    """Whether (1) a wheel's foot leaves its segment by the end of the step.

    Args:
        C: The wheel's block.
        frame: Place of the wheel's middle in the segment's frame [m].
        foot: Its foot [m].
        rate: Speed of the foot [m/s].
        along: Speed along the lane [m/s].
        dt: Time step [s].
        i: Lane.
        level: Whether foot and middle are one place.
    """
    flat = 1.0 if outward(frame[0], along) * dt > short_of_end(C, frame[0], frame[1], i) else 0.0
    if level:
        return flat
    steep = 1.0 if abs(foot + rate * dt) > C[at.HALF_LENGTH * L + i] else 0.0
    return flat if C[at.LEVEL * L + i] > 0.0 else steep


@inlined
def own_spin(B: Any, C: Any, i: Any) -> float:
    """Spin of a wheel that may overrun its axle [rad/s]."""
    spin: float = C[at.OWN_SPIN * L + i] if C[at.OVERRUNS * L + i] > 0.0 else B[at.SPIN * L + i]
    return spin


@inlined
def overrun(
    B: Any, C: Any, spin: float, torque: float, slope: float, rolling: float, i: Any
) -> tuple[float, float, float, float]:
    """Whether a one-way wheel turns with its axle or runs ahead of it, and what it asks of the axle.

    Alone, the floor would bring it to σ' = (J σ/dt + T) / (J/dt + T' + rolling), implicit as the axle's own
    spin. Where that is faster than the axle turns, the clutch lets go; else the axle carries the wheel's
    inertia too. A wheel without a clutch has none of its own.

    Returns:
        Its spin after the step if it overruns, else 0 [rad/s]; torque [N m], its slope [N m s] and rolling
        torque [N m] that are left for the axle.
    """
    own, per_dt = C[at.OWN_INERTIA * L + i], B[at.PER_DT * L + i]
    carried = own * per_dt
    held = carried + slope + drag_slope(spin, 0.0, 0.0, rolling)
    alone = (carried * spin + torque) / larger(held, 1e-12)
    free = 1.0 if alone > B[at.SPIN * L + i] else 0.0
    free = free if own > 0.0 else 0.0
    C[at.OVERRUNS * L + i] = free
    C[at.OWN_SPIN * L + i] = alone
    B[at.HY * L + i] += free * own * alone
    # a wheel that its axle has caught up with is brought to the axle's spin, and from there on with it
    stays = 1.0 - free
    B[at.HTY * L + i] += carried * (free * alone + stays * B[at.SPIN * L + i] - spin)
    B[at.ENGAGED * L + i] += stays * own
    return free * alone, stays * (torque + carried * spin), stays * (slope + carried), stays * rolling


@inlined
def wheel_lanes(B: Any, C: Any, level: bool, one_way: bool) -> None:  # noqa: PLR0915 — one loop over lanes
    """One wheel's forces on the floor of its segment."""
    for i in range(HALF):
        r = rotation_at(B, i)
        s, n, frame, (q, _, _), m, p = where(B, C, r, i, level)
        foot, normal, distance = foot_at(C, s, frame[2], q, i, level)
        v, w = velocity_at(B, m, i, level), turning_at(B, m, i, level)
        a = to_lane(m, r[1], r[4], r[7], level)
        deep, c, lever, lean, inverse = rim_contact(
            distance, normal, a, C[at.RADIUS * L + i], C[at.BALL * L + i], level
        )
        t, left = rolling_directions(normal, a, inverse, level)
        half = C[at.HALF_TREAD * L + i]
        ex, ey, ez = half * a[0], half * a[1], half * a[2]
        x, y, h = p[0] + c[0], p[1] + c[1], p[2] + c[2]
        outer, inner = (x + ex, y + ey, h + ez), (x - ex, y - ey, h - ez)
        spin = own_spin(B, C, i) if one_way else B[at.SPIN * L + i]
        surface = lever * spin
        soft = larger(C[at.SLIP_SPEED * L + i], C[at.SLIP_RATIO * L + i] * abs(surface))
        stiffness, damping = 0.5 * C[at.STIFFNESS * L + i], 0.5 * C[at.DAMPING * L + i]
        crossley = 0.5 * C[at.HUNT_CROSSLEY * L + i]
        mu = C[at.MU * L + i]
        ratio = C[at.MU_RATIO * L + i]
        n1, f1, g1, v1 = tyre_contact(
            deep - half * lean, normal, t, left, outer, v, w, lever, surface, soft, mu, ratio,
            stiffness, damping, crossley, level,
        )  # fmt: skip
        n2, f2, g2, v2 = tyre_contact(
            deep + half * lean, normal, t, left, inner, v, w, lever, surface, soft, mu, ratio,
            stiffness, damping, crossley, level,
        )  # fmt: skip
        m1 = cross(outer[0], outer[1], outer[2], f1[0], f1[1], f1[2])
        m2 = cross(inner[0], inner[1], inner[2], f2[0], f2[1], f2[2])
        total = (f1[0] + f2[0], f1[1] + f2[1], f1[2] + f2[2])
        moment = (m1[0] + m2[0], m1[1] + m2[1], m1[2] + m2[2])
        g = g1 + g2
        # both edges push along t: the arm of their sum is the mean of their arms, by their shares
        bx, by = g1 * outer[0] + g2 * inner[0], g1 * outer[1] + g2 * inner[1]
        bz = g1 * outer[2] + g2 * inner[2]
        if level:
            turn = (-(bz * t[1]), bz * t[0], bx * t[1] - by * t[0])
        else:
            turn = cross(bx, by, bz, t[0], t[1], t[2])
        share = (g * t[0], g * t[1], g * t[2])
        load = n1 + n2
        torque, slope, rolling = g1 * v1 + g2 * v2, g * lever, C[at.ROLLING * L + i] * load * lever
        if one_way:
            k, torque, slope, rolling = overrun(B, C, spin, torque, slope, rolling, i)
            total = (total[0] + k * share[0], total[1] + k * share[1], total[2] + k * share[2])
            moment = (moment[0] + k * turn[0], moment[1] + k * turn[1], moment[2] + k * turn[2])
            held = 0.0 if C[at.OVERRUNS * L + i] > 0.0 else 1.0
            share = (held * share[0], held * share[1], held * share[2])
            turn = (held * turn[0], held * turn[1], held * turn[2])
        add_load(B, m, total, moment, i, level)
        add_spin_share(B, m, share, turn, i, level)
        C[at.STORED * L + i] = spring_energy(deep - half * lean, stiffness) + spring_energy(
            deep + half * lean, stiffness
        )
        B[at.TYRE_TORQUE * L + i] += torque
        B[at.TYRE_SLOPE * L + i] += slope
        B[at.ROLLING_TORQUE * L + i] += rolling
        B[at.TYRE_LOAD * L + i] += load
        beyond = abs(n) - abs(ey) - C[at.HALF_WIDTH * L + i] - at.WALL_THICKNESS
        B[at.STRAYED * L + i] = larger(B[at.STRAYED * L + i], beyond if load > 0.0 else 0.0)
        leaves = foot_leaves(C, frame, foot, v[0] / q, v[0], B[at.DT * L + i], i, level)
        C[at.LEAVES * L + i] = leaves
        B[at.NEED * L + i] += leaves


@kernel
def wheel_pass(B: Any, C: Any) -> None:
    """Add one wheel's forces on any floor to the sums."""
    wheel_lanes(B, C, False, False)


@kernel
def wheel_pass_level(B: Any, C: Any) -> None:
    """As `wheel_pass`, the same bits, where the wheel stands on a level segment in all of these lanes."""
    wheel_lanes(B, C, True, False)


@kernel
def wheel_pass_one_way(B: Any, C: Any) -> None:
    """As `wheel_pass`, where the wheel may overrun its axle in some of these lanes."""
    wheel_lanes(B, C, False, True)


@kernel
def kink_pass(B: Any, C: Any) -> None:
    """Add a wheel's contact with the neighbouring floor at a concave kink, where it may touch both faces.

    The neighbour's face is its tangent plane at the joint; of the two joints of a segment the nearer one
    counts.
    """
    for i in range(L):
        r = rotation_at(B, i)
        s, _, _, _, m, p = where(B, C, r, i, False)
        v, w = velocity_at(B, m, i, False), turning_at(B, m, i, False)
        a = to_lane(m, r[1], r[4], r[7], False)
        back = s < 0.0
        kx = C[at.KBX * L + i] if back else C[at.KAX * L + i]
        ky = C[at.KBY * L + i] if back else C[at.KAY * L + i]
        kz = C[at.KBZ * L + i] if back else C[at.KAZ * L + i]
        # normal n in the world, offset n · (point of the plane)
        offset = C[at.KBD * L + i] if back else C[at.KAD * L + i]
        normal = to_lane(m, kx, ky, kz, False)
        centre = (
            dot(kx, ky, kz, B[at.PX * L + i], B[at.PY * L + i], B[at.PZ * L + i])
            + dot(normal[0], normal[1], normal[2], p[0], p[1], p[2])
            - offset
        )
        deep, c, lever, _, inverse = rim_contact(
            centre, normal, a, C[at.RADIUS * L + i], C[at.BALL * L + i], False
        )
        t, left = rolling_directions(normal, a, inverse, False)
        surface = lever * B[at.SPIN * L + i]
        soft = larger(C[at.SLIP_SPEED * L + i], C[at.SLIP_RATIO * L + i] * abs(surface))
        spot = (p[0] + c[0], p[1] + c[1], p[2] + c[2])
        load, f, g, forward = tyre_contact(
            deep * C[at.KINKED * L + i], normal, t, left, spot, v, w, lever, surface, soft, C[at.MU * L + i],
            C[at.MU_RATIO * L + i], C[at.STIFFNESS * L + i], C[at.DAMPING * L + i],
            C[at.HUNT_CROSSLEY * L + i], False,
        )  # fmt: skip
        add_load(B, m, f, cross(spot[0], spot[1], spot[2], f[0], f[1], f[2]), i, False)
        x, y, z = g * t[0], g * t[1], g * t[2]
        add_spin_share(B, m, (x, y, z), cross(spot[0], spot[1], spot[2], x, y, z), i, False)
        C[at.STORED * L + i] += spring_energy(deep * C[at.KINKED * L + i], C[at.STIFFNESS * L + i])
        B[at.TYRE_TORQUE * L + i] += g * forward
        B[at.TYRE_SLOPE * L + i] += g * lever
        B[at.ROLLING_TORQUE * L + i] += C[at.ROLLING * L + i] * load * lever
        B[at.TYRE_LOAD * L + i] += load
