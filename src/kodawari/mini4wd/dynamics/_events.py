"""What happens between steps, lane by lane: new segments, laps, gates, and the end of a run."""

from typing import Any

from kodawari.compiled import inlined, kernel
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._place import foot_of
from kodawari.mini4wd.dynamics._site import into, locate

L = at.LANES

CHECK_EVERY = 0.25
"""How often a run is checked for standing still or overrunning its time [s]."""
STALL_TIME = 1.0
STALL_PROGRESS = 0.02
"""A car that moves less than 20 mm in 1 s has stalled."""


@inlined
def place_now(B: Any, C: Any, i: Any, as_wheel: bool) -> tuple[float, float]:
    """Where a site is on its segment at the pose after the step: s (of a wheel's foot) and n."""
    bx, by, bz = C[at.BX * L + i], C[at.BY * L + i], C[at.BZ * L + i]
    x = B[at.PX * L + i] + B[at.R00 * L + i] * bx + B[at.R01 * L + i] * by + B[at.R02 * L + i] * bz
    y = B[at.PY * L + i] + B[at.R10 * L + i] * bx + B[at.R11 * L + i] * by + B[at.R12 * L + i] * bz
    z = B[at.PZ * L + i] + B[at.R20 * L + i] * bx + B[at.R21 * L + i] * by + B[at.R22 * L + i] * bz
    axes = (
        C[at.E00 * L + i], C[at.E01 * L + i], C[at.E02 * L + i],
        C[at.E10 * L + i], C[at.E11 * L + i], C[at.E12 * L + i],
        C[at.E20 * L + i], C[at.E21 * L + i], C[at.E22 * L + i],
    )  # fmt: skip
    s, n, frame, bend, _ = locate(
        x - C[at.OX * L + i], y - C[at.OY * L + i], z - C[at.OZ * L + i], axes, C[at.CURVATURE * L + i], False
    )
    if as_wheel:
        s = foot_of(
            s, frame[2], bend[0], C[at.CLAMP_LOW * L + i], C[at.CLAMP_HIGH * L + i],
            C[at.C0 * L + i], C[at.C1 * L + i], C[at.C2 * L + i],
            C[at.C3 * L + i], C[at.C4 * L + i], C[at.C5 * L + i],
        )[0]  # fmt: skip
    return s, n


@kernel
def enter(C: Any, i: Any, k: Any, row: Any, table: Any, factor: Any) -> None:
    """Copy a segment into a site's block, and multiply its friction by the piece's own factor."""
    for v in range(at.N_SEGMENT):
        C[v * L + i] = table[row, v]
    C[at.K * L + i] = k
    C[at.MU * L + i] = C[at.MU_OWN * L + i] * factor


@kernel
def relocate(B: Any, C: Any, i: Any, as_wheel: Any, rows: Any, table: Any, factors: Any) -> None:
    """Walk a site along the chain until it stands on its segment at the pose after the step.

    At a convex kink a foot can lie beyond both segments; the walk never turns back, so it ends there all the
    same.
    """
    k = int(C[at.K * L + i])
    going = 0
    while True:
        s, _ = place_now(B, C, i, as_wheel)
        half = C[at.HALF_LENGTH * L + i]
        if s > half and going >= 0 and k + 1 < rows.size:
            k, going = k + 1, 1
        elif s < -half and going <= 0 and k > 0:
            k, going = k - 1, -1
        else:
            return
        enter(C, i, k, rows[k], table, factors[rows[k]])


@kernel
def pass_gates(
    B: Any,
    T: Any,
    i: Any,
    rows: Any,
    table: Any,
    factors: Any,
    lap_of: Any,
    laps: Any,
    gates: Any,
    most: Any,
) -> int:
    """Walk the tracker along the chain, noting time and speed at each new segment, and the laps.

    The crossing is timed inside the step, by the share of the way that lay before the joint.

    Returns:
        FINISHED when the last lap is complete, else RUNNING.
    """
    before = T[at.T_S * L + i]
    while True:
        k = int(T[at.K * L + i])
        s, _ = place_now(B, T, i, False)
        half = T[at.HALF_LENGTH * L + i]
        if s < -half and k > 0:
            enter(T, i, k - 1, rows[k - 1], table, factors[rows[k - 1]])
            return at.RUNNING
        if s <= half or k + 1 >= rows.size:
            return at.RUNNING
        share = (half - before) / (s - before) if s > before else 0.0
        share = min(max(share, 0.0), 1.0)
        now = B[at.TIME * L + i] - (1.0 - share) * B[at.DT * L + i]
        enter(T, i, k + 1, rows[k + 1], table, factors[rows[k + 1]])
        before = -T[at.HALF_LENGTH * L + i]
        if k + 1 > most[i]:
            most[i] = k + 1
            gates[k + 1, at.G_TIME] = now
            gates[k + 1, at.G_SPEED] = T[at.T_SPEED * L + i]
            gates[k + 1, at.G_OFFSET] = T[at.T_N * L + i]
            gates[k + 1, at.G_AIR_TIME] = B[at.AIR_TIME * L + i]
            lap = lap_of[k + 1]
            if lap > 0:
                laps[lap - 1] = now
                if lap == laps.size:
                    return at.FINISHED


@kernel
def judge(B: Any, T: Any, i: Any, start_of: Any) -> int:
    """Whether a run goes on, or why it ends."""
    n = T[at.T_N * L + i]
    if not abs(n) < 10.0:
        return at.BROKEN
    if abs(n) > T[at.HALF_WIDTH * L + i] + 0.5 * at.WALL_THICKNESS:
        return at.OVER_WALL
    if T[at.T_UP * L + i] < 0.0 and B[at.TYRE_LOAD * L + i] + B[at.ANY_LOAD * L + i] > 0.0:
        return at.FLIPPED
    if B[at.STRAYED * L + i] > 0.0:
        return at.OTHER_LANE
    now = B[at.TIME * L + i]
    if now < B[at.CHECK_AT * L + i]:
        return at.RUNNING
    if now >= B[at.TIME_LIMIT * L + i]:
        return at.OUT_OF_TIME
    k = int(T[at.K * L + i])
    progress = start_of[k] + T[at.T_S * L + i] + T[at.HALF_LENGTH * L + i]
    if progress - B[at.CHECK_PROGRESS * L + i] > STALL_PROGRESS:
        B[at.CHECK_PROGRESS * L + i] = progress
        B[at.WATCH_FROM * L + i] = now
    elif now - B[at.WATCH_FROM * L + i] >= STALL_TIME:
        return at.STALLED
    B[at.CHECK_AT * L + i] = min(now + CHECK_EVERY, B[at.TIME_LIMIT * L + i])
    return at.RUNNING


@kernel
def write_result(B: Any, T: Any, i: Any, status: Any, start_of: Any, out: Any) -> None:
    """Keep where, when, how fast and in what attitude a run ended."""
    k = int(T[at.K * L + i])
    axes = (
        T[at.E00 * L + i], T[at.E01 * L + i], T[at.E02 * L + i],
        T[at.E10 * L + i], T[at.E11 * L + i], T[at.E12 * L + i],
        T[at.E20 * L + i], T[at.E21 * L + i], T[at.E22 * L + i],
    )  # fmt: skip
    x, y, z = B[at.PX * L + i], B[at.PY * L + i], B[at.PZ * L + i]
    _, _, _, _, m = locate(
        x - T[at.OX * L + i], y - T[at.OY * L + i], z - T[at.OZ * L + i], axes, T[at.CURVATURE * L + i], False
    )
    forward = into(m, B[at.R00 * L + i], B[at.R10 * L + i], B[at.R20 * L + i])
    up = into(m, B[at.R02 * L + i], B[at.R12 * L + i], B[at.R22 * L + i])
    out[at.R_STATUS] = status
    out[at.R_TIME] = B[at.TIME * L + i]
    out[at.R_PROGRESS] = start_of[k] + T[at.T_S * L + i] + T[at.HALF_LENGTH * L + i]
    out[at.R_SPEED] = T[at.T_SPEED * L + i]
    out[at.R_K] = k
    out[at.R_OFFSET] = T[at.T_N * L + i]
    out[at.R_HEIGHT] = T[at.T_HEIGHT * L + i]
    out[at.R_AIR_TIME] = B[at.AIR_TIME * L + i]
    out[at.R_TAKEOFF_K] = B[at.TAKEOFF_K * L + i]
    out[at.R_LAST_FLIGHT] = B[at.LAST_FLIGHT * L + i]
    out[at.R_LANDED_AT] = B[at.LANDED_AT * L + i]
    out[at.R_FORWARD_X], out[at.R_FORWARD_Y], out[at.R_FORWARD_Z] = forward
    out[at.R_UP_X], out[at.R_UP_Y], out[at.R_UP_Z] = up
    out[at.R_CHARGE] = B[at.CHARGE * L + i]
    out[at.R_MOTOR_WORK] = B[at.MOTOR_WORK * L + i]
