"""Rollers on walls: a rim that rolls on its own axle, and a roller that rides on a wall's top."""

import math
from typing import Any

from kodawari.compiled import inlined, kernel
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._force import friction_slope, normal_force, spring_energy
from kodawari.mini4wd.dynamics._lanes import (
    add_load,
    floor_under,
    outward,
    rotation_at,
    short_of_end,
    turning_at,
    velocity_at,
    where,
)
from kodawari.mini4wd.dynamics._site import axis_in
from kodawari.mini4wd.dynamics._vector import Nine, Triple, cross, dot, larger, smaller

L, HALF = at.LANES, at.HALF

MOST_ACCELERATION = 1e4
"""Largest acceleration of a point of the body that a wait allows for [m/s²]: a 130 g car hit by 200 N on a
bumper 60 mm from its middle turns at 1e5 rad/s²."""
DRAG_SPIN = 0.5
"""Spin at which constant bearing drag has reached 71 % of its value [rad/s]: smooth around standstill."""


@inlined
def rim_towards(side: float, a: Triple, radius: float, ball: float) -> tuple[Triple, float, Triple, float]:
    """The rim point that lies farthest towards the wall at the lane's left (side +1) or right (-1).

    For a disc on the axle a that is radius·(d - (a·d) a)/√(1 - (a·d)²) with d towards the wall; for a ball
    radius·d.

    Returns:
        Rim point relative to the centre [m]; its reach along d [m]; tangent of rolling a × d (unit) [-];
        lever [m].
    """
    lean = a[1] * side
    width = math.sqrt(larger(1.0 - lean * lean, 1e-4))
    inverse = 1.0 / width
    scale = radius * ((1.0 - ball) * inverse + ball)
    tilt = (1.0 - ball) * lean
    rim = (-scale * tilt * a[0], scale * (side - tilt * a[1]), -scale * tilt * a[2])
    along = side * inverse
    tangent = (-a[2] * along, 0.0, a[0] * along)
    return rim, radius * (width + ball * (1.0 - width)), tangent, radius * (1.0 + ball * (width - 1.0))


@inlined
def spin_up(
    spin: float, inertia: float, per_dt: float, grip: float, lever: float, forward: float, axial: float,
    drag: float, viscous: float,
) -> tuple[float, float]:  # fmt: skip
    """The roller's spin after a step, solved implicitly because rim friction on a light roller is stiff.

    J (σ' - σ)/dt = -lever·grip·(forward + lever (σ' - axial)) - (drag/√(x² + x0²) + viscous)(σ' - axial), x =
    σ - axial, with σ the roller's absolute spin about its axle and `axial` the body's own angular velocity
    about that axle.

    Returns:
        New spin [rad/s]; torque on the roller about its axle [N m].
    """
    x = spin - axial
    bearing = drag / math.sqrt(x * x + DRAG_SPIN * DRAG_SPIN) + viscous
    inverse_dt = inertia * per_dt
    rolling = lever * lever * grip
    new = (inverse_dt * spin - lever * grip * forward + (rolling + bearing) * axial) / (
        inverse_dt + rolling + bearing
    )
    return new, inverse_dt * (new - spin)


@inlined
def side_of_wall(state: float, low: float, top: float, beyond: float, width: float) -> float:
    """Where a site is: between the walls (0), above a wall or on its top (1), outside and below the top (2).

    It is above once its lowest point has passed the top, inside again once it is back between the walls, and
    outside when it sinks below the top where there is no wall under it. On the top's inner half it slips back
    inside when it has sunk deeper than it stands out beyond the wall's face: the shallower overlap decides,
    so that the stored energy ½ k x² is the same on both sides of the change. So a side contact can only begin
    from inside, a top contact only from above.

    Args:
        state: Before this step.
        low: Height of the site's lowest point over the floor [m].
        top: Height of the wall's top over the floor [m].
        beyond: How far the site reaches beyond the wall's inner face [m].
        width: Of the site across the wall [m].
    """
    slips = beyond <= smaller(top - low, 0.5 * at.WALL_THICKNESS)
    on_top = 0.0 if slips else 1.0
    on_top = on_top if beyond < width + at.WALL_THICKNESS else 2.0
    on_top = on_top if state < 1.5 else 2.0
    lower = 0.0 if state < 0.5 else on_top
    lower = 0.0 if beyond <= 0.0 else lower
    return 1.0 if low >= top else lower


@inlined
def body_axis(C: Any, r: Nine, m: Nine, i: Any, level: bool) -> Triple:
    """The roller's axle in the lane's directions."""
    return axis_in(m, r, C[at.AX * L + i], C[at.AY * L + i], C[at.AZ * L + i], level)


@inlined
def rest_on_wall(
    offset: float, half_width: float, rim: Triple, a: Triple, per_radius: float, half_thick: float
) -> tuple[Triple, float]:
    """The point of a roller's lower face that would rest on a wall's top, and its fall per offset.

    It lies towards the wall's middle, at most a radius away. With x the roller's offset from the lane's
    middle its height changes by -rim_z/radius per x while the wall is under the disc: the face is tilted, so
    its push is too.

    Returns:
        The point relative to the centre [m]; fall of its height per offset [-].
    """
    wall = half_width + 0.5 * at.WALL_THICKNESS - offset
    share = smaller(larger(wall * per_radius, -1.0), 1.0)
    point = (
        share * rim[0] - half_thick * a[0],
        share * rim[1] - half_thick * a[1],
        share * rim[2] - half_thick * a[2],
    )
    return point, rim[2] * per_radius if abs(wall * per_radius) < 1.0 else 0.0


FREE_STEPS = 4.0
"""For how many steps a roller that is far from any wall is left alone."""


@inlined
def stays_free(gap: float, closing: float, room: float, along: float, dt: float) -> float:
    """Whether (1) a roller touches no wall and leaves no segment within FREE_STEPS steps.

    Args:
        gap: To the nearer wall [m].
        closing: Speed across the lane [m/s].
        room: Way to the nearer end of the segment [m].
        along: Speed along the lane [m/s].
        dt: Time step [s].
    """
    time = FREE_STEPS * dt
    clear = gap - abs(closing) * time > 0.5 * MOST_ACCELERATION * time * time
    held = room > (1.2 * abs(along) + 0.5) * time
    free = 1.0 if clear else 0.0
    return free if held else 0.0


@inlined
def add_spin(B: Any, C: Any, inertia: float, spin: float, torque: float, i: Any) -> None:
    """Keep a roller's new spin, and add its angular momentum and the rate of that to the sums."""
    ax, ay, az = C[at.AX * L + i], C[at.AY * L + i], C[at.AZ * L + i]
    momentum = inertia * spin
    B[at.HX * L + i] += momentum * ax
    B[at.HY * L + i] += momentum * ay
    B[at.HZ * L + i] += momentum * az
    B[at.HTX * L + i] += torque * ax
    B[at.HTY * L + i] += torque * ay
    B[at.HTZ * L + i] += torque * az
    C[at.R_SPIN * L + i] = spin


@inlined
def axial_speed(B: Any, C: Any, i: Any) -> float:
    """The body's own angular velocity about the roller's axle [rad/s]."""
    return dot(
        C[at.AX * L + i], C[at.AY * L + i], C[at.AZ * L + i],
        B[at.WX * L + i], B[at.WY * L + i], B[at.WZ * L + i],
    )  # fmt: skip


@inlined
def roller_lanes(B: Any, C: Any, beat: float, level: bool) -> None:
    """One roller on the nearer wall of its segment."""
    for i in range(HALF):
        due = C[at.R_PERIOD * L + i] <= beat
        r = rotation_at(B, i)
        s, n, frame, _, m, p = where(B, C, r, i, level)
        v, w = velocity_at(B, m, i, level), turning_at(B, m, i, level)
        a = body_axis(C, r, m, i, level)
        side = 1.0 if n > 0.0 else -1.0
        radius = C[at.R_RADIUS * L + i]
        rim, reach, t, lever = rim_towards(side, a, radius, C[at.R_BALL * L + i])
        beyond = abs(n) + reach - C[at.HALF_WIDTH * L + i]
        height = frame[2] + rim[2] - floor_under(C, s, i, level)
        top = C[at.WALL_HEIGHT * L + i]
        low, _ = rest_on_wall(
            abs(n), C[at.HALF_WIDTH * L + i], rim, a, C[at.R_PER_RADIUS * L + i], C[at.HALF_THICK * L + i]
        )
        state = side_of_wall(C[at.R_ABOVE * L + i], height + low[2] - rim[2], top, beyond, 2.0 * reach)
        inside = 1.0 if state < 0.5 else 0.0
        inside = inside if due else 0.0
        # where the rim's middle stands above the top, its lower edge still leans on the wall
        spot = (p[0] + rim[0], p[1] + rim[1], p[2] + rim[2] - larger(height - top, 0.0))
        sx, sy, sz = cross(w[0], w[1], w[2], spot[0], spot[1], spot[2])
        sx, sy, sz = sx + v[0], sy + v[1], sz + v[2]
        force = normal_force(
            beyond * inside,
            sy * side,
            C[at.STIFFNESS * L + i],
            C[at.DAMPING * L + i],
            C[at.HUNT_CROSSLEY * L + i],
        )
        # directions in the wall: t as the roller rolls, u = d × t along its axle
        ux, uz = side * t[2], -side * t[0]
        axial = axial_speed(B, C, i)
        forward = sx * t[0] + sz * t[2]
        across = sx * ux + sz * uz
        spin = C[at.R_SPIN * L + i]
        slip = forward + lever * (spin - axial)
        mu = C[at.MU * L + i]
        soft = C[at.SLIP_SPEED * L + i] + mu * force * C[at.R_YIELD * L + i]
        grip = friction_slope(force, mu, slip, across, soft)
        inertia = C[at.R_INERTIA * L + i]
        new, torque = spin_up(
            spin,
            inertia,
            B[at.PER_DT * L + i],
            grip,
            lever,
            forward,
            axial,
            C[at.R_DRAG * L + i],
            C[at.R_VISCOUS * L + i],
        )
        slip = forward + lever * (new - axial)
        f = (-grip * (slip * t[0] + across * ux), -side * force, -grip * (slip * t[2] + across * uz))
        add_load(B, m, f, cross(spot[0], spot[1], spot[2], f[0], f[1], f[2]), i, level)
        add_spin(B, C, inertia, new, torque, i)
        B[at.WALL_DEPTH * L + i] = larger(B[at.WALL_DEPTH * L + i], beyond * inside)
        B[at.ANY_LOAD * L + i] += force
        B[at.ABOVE * L + i] += 1.0 if state == 1.0 else 0.0
        C[at.R_FORCE * L + i] = force
        C[at.STORED * L + i] = spring_energy(beyond * inside, C[at.STIFFNESS * L + i])
        C[at.R_ABOVE * L + i] = state
        dt, room = B[at.DT * L + i], short_of_end(C, frame[0], frame[1], i)
        leaves = 1.0 if outward(frame[0], v[0]) * dt > room else 0.0
        leaves = leaves if due else 0.0
        C[at.LEAVES * L + i] = leaves
        B[at.NEED * L + i] += leaves
        free = stays_free(-beyond, sy, room, sx, dt)
        free = FREE_STEPS if free * inside > 0.0 else 1.0
        C[at.R_PERIOD * L + i] = free if due else C[at.R_PERIOD * L + i]


@kernel
def roller_pass(B: Any, C: Any, beat: Any) -> None:
    """Add one roller's forces on any wall to the sums and spin it.

    A roller that is far from both walls is left alone for some steps, as body points are: only lanes that are
    due are looked at, the others coast.
    """
    roller_lanes(B, C, beat, False)


@kernel
def roller_pass_level(B: Any, C: Any, beat: Any) -> None:
    """As `roller_pass`, the same bits, where the roller is on a level segment in all of these lanes."""
    roller_lanes(B, C, beat, True)


@kernel
def coast_pass(B: Any, C: Any) -> None:
    """Spin a roller on that touches nothing: what `roller_pass` would do."""
    for i in range(HALF):
        inertia = C[at.R_INERTIA * L + i]
        new, torque = spin_up(
            C[at.R_SPIN * L + i], inertia, B[at.PER_DT * L + i], 0.0, 0.0, 0.0, axial_speed(B, C, i),
            C[at.R_DRAG * L + i], C[at.R_VISCOUS * L + i],
        )  # fmt: skip
        add_spin(B, C, inertia, new, torque, i)
        C[at.R_FORCE * L + i] = 0.0
        C[at.STORED * L + i] = 0.0
        C[at.LEAVES * L + i] = 0.0


@kernel
def roller_top_pass(B: Any, C: Any) -> None:
    """Add one roller's forces on the top of the nearer wall, where its lower face slides."""
    for i in range(HALF):
        r = rotation_at(B, i)
        s, n, frame, _, m, p = where(B, C, r, i, False)
        v, w = velocity_at(B, m, i, False), turning_at(B, m, i, False)
        a = body_axis(C, r, m, i, False)
        side = 1.0 if n > 0.0 else -1.0
        rim, _, _, _ = rim_towards(side, a, C[at.R_RADIUS * L + i], 0.0)
        half = C[at.HALF_WIDTH * L + i]
        c, fall = rest_on_wall(abs(n), half, rim, a, C[at.R_PER_RADIUS * L + i], C[at.HALF_THICK * L + i])
        spot = (p[0] + c[0], p[1] + c[1], p[2] + c[2])
        on_wall = 1.0 if C[at.R_ABOVE * L + i] == 1.0 else 0.0
        on_wall = on_wall if abs(n) + C[at.R_RADIUS * L + i] > half else 0.0
        deep = C[at.WALL_HEIGHT * L + i] + floor_under(C, s, i, False) - frame[2] - c[2]
        sx, sy, sz = cross(w[0], w[1], w[2], spot[0], spot[1], spot[2])
        sx, sy, sz = sx + v[0], sy + v[1], sz + v[2]
        # the push is the gradient of the overlap: upwards, and sideways where the face is tilted
        aside = -side * fall
        force = normal_force(
            deep * on_wall,
            -(sz + aside * sy),
            C[at.STIFFNESS * L + i],
            C[at.DAMPING * L + i],
            C[at.HUNT_CROSSLEY * L + i],
        )
        grip = friction_slope(force, C[at.MU * L + i], sx, sy, C[at.SLIP_SPEED * L + i])
        f = (-grip * sx, force * aside - grip * sy, force)
        add_load(B, m, f, cross(spot[0], spot[1], spot[2], f[0], f[1], f[2]), i, False)
        C[at.STORED * L + i] += spring_energy(deep * on_wall, C[at.STIFFNESS * L + i])
        B[at.ANY_LOAD * L + i] += force
