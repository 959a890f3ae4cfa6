"""What happens between steps, lane by lane: new segments, laps, gates, and the end of a run."""

from typing import Any

from kodawari.mini4wd.dynamics._compile import inlined, kernel
from kodawari.mini4wd.dynamics._layout import (
    AIR_TIME, ANY_LOAD, BX, BY, BZ, C0, C1, C2, C3, C4, C5, CHARGE, CHECK_AT, CHECK_PROGRESS, CLAMP_HIGH, CLAMP_LOW,
    CURVATURE, DT, E00, E01, E02, E10, E11, E12, E20, E21, E22, FLIPPED, G_AIR_TIME, G_OFFSET, G_SPEED, G_TIME,
    HALF_LENGTH, HALF_WIDTH, K, LANDED_AT, LANES, LAST_FLIGHT, MOTOR_WORK, MU, MU_OWN, N_NOW, N_SEGMENT, OTHER_LANE,
    OUT_OF_TIME, OVER_WALL, OX, OY, OZ, PX, PY, PZ, R00, R01, R02, R10, R11, R12, R20, R21, R22, R_AIR_TIME,
    R_CHARGE, R_FORWARD_X, R_FORWARD_Y, R_FORWARD_Z, R_HEIGHT, R_K, R_LANDED_AT, R_LAST_FLIGHT, R_MOTOR_WORK,
    R_OFFSET, R_PROGRESS, R_SPEED, R_STATUS, R_TAKEOFF_K, R_TIME, R_UP_X, R_UP_Y, R_UP_Z, RUNNING, S_NOW, STALLED,
    STRAYED, T_HEIGHT, T_SPEED, T_UP, TAKEOFF_K, TIME, TIME_LIMIT, TYRE_LOAD, WALL_THICKNESS, WATCH_FROM, FINISHED, BROKEN,
)  # fmt: skip
from kodawari.mini4wd.dynamics._place import foot_of
from kodawari.mini4wd.dynamics._site import into, locate

L = LANES

CHECK_EVERY = 0.25
"""How often a run is checked for standing still or overrunning its time [s]."""
STALL_TIME = 1.0
STALL_PROGRESS = 0.02
"""A car that moves less than 20 mm in 1 s has stalled."""

@inlined
def place_now(B: Any, C: Any, i: Any, as_wheel: bool) -> tuple[float, float]:  # noqa: N803
    """Where a site is on its present segment at the pose after the step: s (of the foot for a wheel) and n."""
    bx, by, bz = C[BX * L + i], C[BY * L + i], C[BZ * L + i]
    x = B[PX * L + i] + B[R00 * L + i] * bx + B[R01 * L + i] * by + B[R02 * L + i] * bz
    y = B[PY * L + i] + B[R10 * L + i] * bx + B[R11 * L + i] * by + B[R12 * L + i] * bz
    z = B[PZ * L + i] + B[R20 * L + i] * bx + B[R21 * L + i] * by + B[R22 * L + i] * bz
    axes = (
        C[E00 * L + i], C[E01 * L + i], C[E02 * L + i],
        C[E10 * L + i], C[E11 * L + i], C[E12 * L + i],
        C[E20 * L + i], C[E21 * L + i], C[E22 * L + i],
    )  # fmt: skip
    s, n, h, q, _ = locate(x - C[OX * L + i], y - C[OY * L + i], z - C[OZ * L + i], axes, C[CURVATURE * L + i])
    if as_wheel:
        s = foot_of(
            s, h, q, C[CLAMP_LOW * L + i], C[CLAMP_HIGH * L + i],
            C[C0 * L + i], C[C1 * L + i], C[C2 * L + i], C[C3 * L + i], C[C4 * L + i], C[C5 * L + i],
        )[0]  # fmt: skip
    return s, n


@kernel
def enter(C: Any, i: Any, k: Any, row: Any, table: Any, factor: Any) -> None:  # noqa: N803
    """Copy a segment into a site's block, and multiply its friction by the piece's own factor."""
    for v in range(N_SEGMENT):
        C[v * L + i] = table[row, v]
    C[K * L + i] = k
    C[MU * L + i] = C[MU_OWN * L + i] * factor


@kernel
def relocate(B: Any, C: Any, i: Any, as_wheel: Any, rows: Any, table: Any, factors: Any) -> None:  # noqa: N803
    """Walk a site along the chain until it stands on its segment at the pose after the step.

    At a convex kink a foot can lie beyond both segments; the walk never turns back, so it ends there all the same.
    """
    k = int(C[K * L + i])
    going = 0
    while True:
        s, _ = place_now(B, C, i, as_wheel)
        half = C[HALF_LENGTH * L + i]
        if s > half and going >= 0 and k + 1 < rows.size:
            k, going = k + 1, 1
        elif s < -half and going <= 0 and k > 0:
            k, going = k - 1, -1
        else:
            return
        enter(C, i, k, rows[k], table, factors[rows[k]])


@kernel
def pass_gates(  # noqa: PLR0913
    B: Any, T: Any, i: Any, rows: Any, table: Any, factors: Any, lap_of: Any, laps: Any, gates: Any, most: Any  # noqa: N803
) -> int:
    """Walk the tracker along the chain, noting time and speed at each new segment, and the laps.

    The crossing is timed inside the step, by the share of the way that lay before the joint.

    Returns:
        FINISHED when the last lap is complete, else RUNNING.
    """
    before = T[S_NOW * L + i]
    while True:
        k = int(T[K * L + i])
        s, _ = place_now(B, T, i, False)
        half = T[HALF_LENGTH * L + i]
        if s < -half and k > 0:
            enter(T, i, k - 1, rows[k - 1], table, factors[rows[k - 1]])
            return RUNNING
        if s <= half or k + 1 >= rows.size:
            return RUNNING
        share = (half - before) / (s - before) if s > before else 0.0
        share = min(max(share, 0.0), 1.0)
        now = B[TIME * L + i] - (1.0 - share) * B[DT * L + i]
        enter(T, i, k + 1, rows[k + 1], table, factors[rows[k + 1]])
        before = -T[HALF_LENGTH * L + i]
        if k + 1 > most[i]:
            most[i] = k + 1
            gates[k + 1, G_TIME] = now
            gates[k + 1, G_SPEED] = T[T_SPEED * L + i]
            gates[k + 1, G_OFFSET] = T[N_NOW * L + i]
            gates[k + 1, G_AIR_TIME] = B[AIR_TIME * L + i]
            lap = lap_of[k + 1]
            if lap > 0:
                laps[lap - 1] = now
                if lap == laps.size:
                    return FINISHED


@kernel
def judge(B: Any, T: Any, i: Any, start_of: Any) -> int:  # noqa: N803
    """Whether a run goes on, or why it ends."""
    n = T[N_NOW * L + i]
    if not abs(n) < 10.0:
        return BROKEN
    if abs(n) > T[HALF_WIDTH * L + i] + 0.5 * WALL_THICKNESS:
        return OVER_WALL
    if T[T_UP * L + i] < 0.0 and B[TYRE_LOAD * L + i] + B[ANY_LOAD * L + i] > 0.0:
        return FLIPPED
    if B[STRAYED * L + i] > 0.0:
        return OTHER_LANE
    now = B[TIME * L + i]
    if now < B[CHECK_AT * L + i]:
        return RUNNING
    if now >= B[TIME_LIMIT * L + i]:
        return OUT_OF_TIME
    k = int(T[K * L + i])
    progress = start_of[k] + T[S_NOW * L + i] + T[HALF_LENGTH * L + i]
    if progress - B[CHECK_PROGRESS * L + i] > STALL_PROGRESS:
        B[CHECK_PROGRESS * L + i] = progress
        B[WATCH_FROM * L + i] = now
    elif now - B[WATCH_FROM * L + i] >= STALL_TIME:
        return STALLED
    B[CHECK_AT * L + i] = min(now + CHECK_EVERY, B[TIME_LIMIT * L + i])
    return RUNNING


@kernel
def write_result(B: Any, T: Any, i: Any, status: Any, start_of: Any, out: Any) -> None:  # noqa: N803
    """Keep where, when, how fast and in what attitude a run ended."""
    k = int(T[K * L + i])
    axes = (
        T[E00 * L + i], T[E01 * L + i], T[E02 * L + i],
        T[E10 * L + i], T[E11 * L + i], T[E12 * L + i],
        T[E20 * L + i], T[E21 * L + i], T[E22 * L + i],
    )  # fmt: skip
    x, y, z = B[PX * L + i], B[PY * L + i], B[PZ * L + i]
    _, _, _, _, m = locate(x - T[OX * L + i], y - T[OY * L + i], z - T[OZ * L + i], axes, T[CURVATURE * L + i])
    forward = into(m, B[R00 * L + i], B[R10 * L + i], B[R20 * L + i])
    up = into(m, B[R02 * L + i], B[R12 * L + i], B[R22 * L + i])
    out[R_STATUS] = status
    out[R_TIME] = B[TIME * L + i]
    out[R_PROGRESS] = start_of[k] + T[S_NOW * L + i] + T[HALF_LENGTH * L + i]
    out[R_SPEED] = T[T_SPEED * L + i]
    out[R_K] = k
    out[R_OFFSET] = T[N_NOW * L + i]
    out[R_HEIGHT] = T[T_HEIGHT * L + i]
    out[R_AIR_TIME] = B[AIR_TIME * L + i]
    out[R_TAKEOFF_K] = B[TAKEOFF_K * L + i]
    out[R_LAST_FLIGHT] = B[LAST_FLIGHT * L + i]
    out[R_LANDED_AT] = B[LANDED_AT * L + i]
    out[R_FORWARD_X], out[R_FORWARD_Y], out[R_FORWARD_Z] = forward
    out[R_UP_X], out[R_UP_Y], out[R_UP_Z] = up
    out[R_CHARGE] = B[CHARGE * L + i]
    out[R_MOTOR_WORK] = B[MOTOR_WORK * L + i]
