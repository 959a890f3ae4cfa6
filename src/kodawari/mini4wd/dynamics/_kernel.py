"""The loop: a queue of cars runs through the lanes, step by step, until every one has finished or is out."""

from typing import Any

import numpy as np

from kodawari.compiled import kernel
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._body import clear_pass, coupled_pass, free_pass, move_pass, spin_pass
from kodawari.mini4wd.dynamics._damper import damper_pass, damper_step
from kodawari.mini4wd.dynamics._energy import energy_of
from kodawari.mini4wd.dynamics._events import enter, judge, pass_gates, relocate, write_result
from kodawari.mini4wd.dynamics._point import MOST_PERIOD, point_pass, probe_pass, probe_pass_level
from kodawari.mini4wd.dynamics._roller import coast_pass, roller_pass, roller_pass_level, roller_top_pass
from kodawari.mini4wd.dynamics._tracker import flight_pass, track_pass, track_pass_level
from kodawari.mini4wd.dynamics._wheel import kink_pass, wheel_pass, wheel_pass_level, wheel_pass_one_way

L, HALF = at.LANES, at.HALF
N_WHEELS = 4
FLOOR, WALL = 0, 1
FREE, PARKED = -1, -2
"""A lane that waits for its next car, and one for which there is none: it keeps a car without power."""


@kernel
def kind_of(site: Any, n_rollers: Any) -> int:
    """Which friction factor a site takes: rollers that of the walls, everything else that of the floor."""
    return WALL if N_WHEELS <= site < N_WHEELS + n_rollers else FLOOR


@kernel
def step(
    B: Any,
    S: Any,
    D: Any,
    n_rollers: Any,
    n_points: Any,
    one_way: Any,
    kinked: Any,
    ground: Any,
    due: Any,
    beat: Any,
) -> None:
    """One step of all lanes.

    Args:
        B: Body block, shape (N_BODY·L,).
        S: Site blocks in the order wheels, rollers, points, tracker; shape (n, N_SITE·L).
        D: Damper blocks, shape (n, N_DAMPER·L).
        n_rollers: Count of rollers.
        n_points: Count of body points.
        one_way: Whether a wheel may overrun its axle, shape (4,).
        kinked: Whether a wheel of any lane is near a concave kink.
        ground: Whether a site is on a level segment in all lanes of a half, shape (sites, L/HALF).
        due: Shortest period of each roller's and point's looks over the lanes of a half, shape (sites,
            L/HALF).
        beat: The largest power of two, up to MOST_PERIOD, that divides the count of this step.
    """
    clear_pass(B)
    first_point = N_WHEELS + n_rollers
    for h in range(L // HALF):
        side = B[h * HALF :]
        for c in range(N_WHEELS):
            if one_way[c]:
                wheel_pass_one_way(side, S[c, h * HALF :])
            elif ground[c, h]:
                wheel_pass_level(side, S[c, h * HALF :])
            else:
                wheel_pass(side, S[c, h * HALF :])
        for c in range(N_WHEELS, first_point):
            roller = S[c, h * HALF :]
            if due[c, h] > beat:
                coast_pass(side, roller)
                continue
            if ground[c, h]:
                roller_pass_level(side, roller, beat)
            else:
                roller_pass(side, roller, beat)
            due[c, h] = least(roller, at.R_PERIOD)
        for c in range(first_point, first_point + n_points):
            point = S[c, h * HALF :]
            if due[c, h] > beat:
                continue
            if ground[c, h]:
                probe_pass_level(side, point, beat)
            else:
                probe_pass(side, point, beat)
            due[c, h] = least(point, at.P_PERIOD)
            # what touches is looked at in every step
            if due[c, h] == 1.0 and any_positive(side, at.TOUCH_POINTS):
                point_pass(side, point)
    if kinked:
        for c in range(N_WHEELS):
            kink_pass(B, S[c])
    for h in range(L // HALF):
        if any_positive(B[h * HALF :], at.ABOVE):
            for c in range(N_WHEELS, first_point):
                roller_top_pass(B[h * HALF :], S[c, h * HALF :])
    last = first_point + n_points
    for h in range(L // HALF):
        if ground[last, h]:
            track_pass_level(B[h * HALF :], S[last, h * HALF :])
        else:
            track_pass(B[h * HALF :], S[last, h * HALF :])
    flight_pass(B, S[last])
    spin_pass(B)
    if D.shape[0] == 0:
        free_pass(B)
    else:
        for c in range(D.shape[0]):
            damper_pass(B, D[c])
        coupled_pass(B)
        for c in range(D.shape[0]):
            damper_step(B, D[c])
    move_pass(B)


@kernel
def beat_of(tick: Any) -> float:
    """The largest power of two, up to MOST_PERIOD, that divides a count of steps."""
    beat = 1
    while beat < MOST_PERIOD and tick % (2 * beat) == 0:
        beat *= 2
    return float(beat)


@kernel
def least(C: Any, variable: Any) -> float:
    """The smallest value of a variable over the first HALF lanes of a block."""
    found = C[variable * L]
    for i in range(1, HALF):
        found = min(found, C[variable * L + i])
    return float(found)


@kernel
def any_positive(B: Any, variable: Any) -> bool:
    """Whether a variable is above zero in any of the first HALF lanes."""
    found = False
    for i in range(HALF):
        found |= B[variable * L + i] > 0.0
    return found


@kernel
def load(
    B: Any,
    S: Any,
    D: Any,
    i: Any,
    body: Any,
    sites: Any,
    dampers: Any,
    rows: Any,
    table: Any,
    factors: Any,
    n_rollers: Any,
) -> None:
    """Put a car into lane i, every site on its own segment, and take its energy at the start."""
    for v in range(body.size):
        B[v * L + i] = body[v]
    for c in range(sites.shape[0]):
        for v in range(sites.shape[1]):
            S[c, v * L + i] = sites[c, v]
        k = int(sites[c, at.K])
        enter(S[c], i, k, rows[k], table, factors[kind_of(c, n_rollers), rows[k]])
        relocate(B, S[c], i, c < N_WHEELS, rows, table, factors[kind_of(c, n_rollers)])
    for c in range(dampers.shape[0]):
        for v in range(dampers.shape[1]):
            D[c, v * L + i] = dampers[c, v]


@kernel
def run_queue(  # noqa: PLR0915
    bodies: Any, sites: Any, dampers: Any, n_rollers: Any, n_points: Any,
    paths: Any, rows: Any, start_of: Any, lap_of: Any, table: Any, factors: Any,
    results: Any, laps: Any, gates: Any, trace: Any, trace_every: Any, stop: Any,
) -> None:  # fmt: skip
    """Run every car of a queue to its end.

    Args:
        bodies: Start state and parameters of each car, shape (cars, N_BODY).
        sites: Its sites in the order wheels, rollers, points, tracker, shape (cars, n_sites, N_SITE).
        dampers: Its dampers, shape (cars, n_dampers, N_DAMPER).
        n_rollers: Rollers of each car.
        n_points: Body points of each car.
        paths: Which chain each car runs, shape (cars,).
        rows: Row of `table` at each place of a chain, shape (chains, length).
        start_of: Progress at the beginning of each place [m], shape as `rows`.
        lap_of: The lap (1, 2, …) that ends on entering it, else 0; shape as `rows`.
        table: Segments, shape (rows, N_SEGMENT).
        factors: Friction factor of floor (0) and wall (1) for each car and row, shape (cars, 2, rows).
        results: Filled: shape (cars, N_RESULT).
        laps: Filled: end of each lap [s], shape (cars, laps).
        gates: Filled: shape (cars, length, N_GATE).
        trace: Filled for the first cars: a sample every `trace_every` steps, shape (traced, samples, ≥
            N_TRACE).
        trace_every: Steps between samples.
        stop: Set to non-zero from outside to end early, shape (1,).
    """
    n_sites, n_dampers = sites.shape[1], dampers.shape[1]
    B = np.zeros(bodies.shape[1] * L)
    S = np.zeros((n_sites, sites.shape[2] * L))
    D = np.zeros((n_dampers, dampers.shape[2] * L))
    car = np.full(L, FREE)
    steps = np.zeros(L, dtype=np.int64)
    most = np.zeros(L, dtype=np.int64)
    one_way = sites[:, :N_WHEELS, at.OWN_INERTIA].sum(axis=0) > 0.0
    kinked = False
    tracker = S[n_sites - 1]
    waiting, active = 0, 0
    due = np.zeros((n_sites, L // HALF))
    ground = np.zeros((n_sites, L // HALF), dtype=np.int64)
    tick = 0
    while (active > 0 or waiting < bodies.shape[0]) and stop[0] == 0:
        # a car is put on the line on a beat of all probes, so that they fall due alike wherever it runs
        if tick % MOST_PERIOD == 0:
            for i in range(L):
                if car[i] != FREE:
                    continue
                c = min(waiting, bodies.shape[0] - 1)
                load(
                    B, S, D, i, bodies[c], sites[c], dampers[c], rows[paths[c]], table, factors[c], n_rollers
                )
                steps[i], most[i] = 0, int(tracker[at.K * L + i])
                due[:, :] = 0.0
                car[i] = PARKED
                if waiting < bodies.shape[0]:
                    car[i] = waiting
                    waiting += 1
                    active += 1
                    B[at.ENERGY_LEAST * L + i] = energy_of(B, S, n_rollers, D, i)
                else:
                    B[at.EMF * L + i] = 0.0
            for j in range(n_sites):
                look_at_ground(S[j], ground[j])
            kinked = any_kink(S)
        step(B, S, D, n_rollers, n_points, one_way, kinked, ground, due, beat_of(tick))
        tick += 1
        for i in range(L):
            c = car[i]
            if c < 0:
                continue
            steps[i] += 1
            if c < trace.shape[0] and steps[i] % trace_every == 0:
                sample = steps[i] // trace_every - 1
                if sample < trace.shape[1]:
                    write_trace(B, S, D, n_rollers, trace[c, sample], i)
            if B[at.NEED * L + i] == 0.0:
                continue
            path, status = paths[c], at.RUNNING
            if tracker[at.LEAVES * L + i] > 0.0:
                status = pass_gates(
                    B, tracker, i, rows[path], table, factors[c, FLOOR], lap_of[path], laps[c], gates[c], most
                )
                look_at_ground(tracker, ground[n_sites - 1])
                note_energy(B, S, n_rollers, D, i)
            if status == at.RUNNING:
                status = judge(B, tracker, i, start_of[path])
            if status == at.RUNNING:
                for j in range(n_sites - 1):
                    if S[j, at.LEAVES * L + i] > 0.0:
                        relocate(
                            B, S[j], i, j < N_WHEELS, rows[path], table, factors[c, kind_of(j, n_rollers)]
                        )
                        look_at_ground(S[j], ground[j])
                        if j < N_WHEELS:
                            kinked = any_kink(S)
                continue
            write_result(B, tracker, i, status, start_of[path], results[c])
            results[c, at.R_ENERGY_EXCESS] = B[at.ENERGY_EXCESS * L + i]
            results[c, at.R_WALL_DEPTH] = B[at.WALL_DEPTH * L + i]
            results[c, at.R_STEPS] = steps[i]
            car[i] = FREE
            active -= 1


@kernel
def any_kink(S: Any) -> bool:
    """Whether a wheel of any lane stands on a segment with a concave kink at an end."""
    found = False
    for c in range(N_WHEELS):
        for i in range(L):
            found |= S[c, at.KINKED * L + i] > 0.0
    return found


@kernel
def look_at_ground(C: Any, ground: Any) -> None:
    """Find out whether a site is on a level segment in all lanes of each half."""
    for h in range(L // HALF):
        ground[h] = least(C[h * HALF :], at.LEVEL) > 0.0


@kernel
def note_energy(B: Any, S: Any, n_rollers: Any, D: Any, i: Any) -> None:
    """Keep the most that lane i's energy has risen beyond what its motor gave."""
    own = energy_of(B, S, n_rollers, D, i) - B[at.MOTOR_WORK * L + i]
    B[at.ENERGY_LEAST * L + i] = min(B[at.ENERGY_LEAST * L + i], own)
    gained = own - B[at.ENERGY_LEAST * L + i]
    B[at.ENERGY_EXCESS * L + i] = max(B[at.ENERGY_EXCESS * L + i], gained)


@kernel
def write_trace(B: Any, S: Any, D: Any, n_rollers: Any, out: Any, i: Any) -> None:
    """Keep the state of lane i as one sample of a trace."""
    T = S[S.shape[0] - 1]
    rollers = S[N_WHEELS : N_WHEELS + n_rollers]
    out[at.Y_TIME] = B[at.TIME * L + i]
    for j in range(3):
        out[at.Y_PX + j] = B[(at.PX + j) * L + i]
        out[at.Y_VX + j] = B[(at.VX + j) * L + i]
        out[at.Y_WX + j] = B[(at.WX + j) * L + i]
    for j in range(4):
        out[at.Y_QW + j] = B[(at.QW + j) * L + i]
    out[at.Y_SPIN] = B[at.SPIN * L + i]
    out[at.Y_K] = T[at.K * L + i]
    out[at.Y_S] = T[at.T_S * L + i]
    out[at.Y_N] = T[at.T_N * L + i]
    out[at.Y_HEIGHT] = T[at.T_HEIGHT * L + i]
    out[at.Y_TYRE_LOAD] = B[at.TYRE_LOAD * L + i]
    out[at.Y_ANY_LOAD] = B[at.ANY_LOAD * L + i]
    out[at.Y_MOTOR_WORK] = B[at.MOTOR_WORK * L + i]
    out[at.Y_ENERGY] = energy_of(B, S, n_rollers, D, i)
    out[at.Y_CHARGE] = B[at.CHARGE * L + i]
    place = at.N_TRACE
    for c in range(D.shape[0]):
        out[place] = D[c, at.D_Q * L + i]
        out[place + 1] = D[c, at.D_RATE * L + i]
        place += 2
    for c in range(n_rollers):
        out[place] = rollers[c, at.R_SPIN * L + i]
        out[place + 1] = rollers[c, at.R_FORCE * L + i]
        place += 2
