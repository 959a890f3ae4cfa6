"""Single runs of a race, run again with every state kept: the same seed gives the same bits.

The answer is one block: the length of a JSON header (uint32), the header, zeros up to a multiple of four,
then the samples of all cars as 32-bit floats, little-endian, row by row.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import Build, CarShape, assemble, resolve, shape_of
from kodawari.mini4wd.course import Course
from kodawari.web.api._race_view import KeptRace

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["COLUMNS", "ReplayHeader", "parse_runs", "replay", "run_again"]

EVERY = 25
"""Steps between two samples: 5 ms."""

MOST_CARS = 20

COLUMNS = (
    "time", "x", "y", "z", "qw", "qx", "qy", "qz", "spin", "speed", "way", "offset", "height", "tyre_load",
    "wall_force",
)  # fmt: skip
"""Of each sample, before the travels of the dampers [m]: time [s], world place of the rigid body's centre of
mass [m], orientation body to world, wheel spin [rad/s], speed [m/s], way from the start line [m], place left
of the lane's middle [m], height of the centre of mass over the floor [m], load on all tyres [N], force of all
rollers on walls [N]."""


class ReplayCar(msgspec.Struct, frozen=True, kw_only=True):
    """One car of a replay.

    Attributes:
        run: Number of the run.
        drawn: Whether its parameters were drawn.
        samples: How many samples there are of it.
        finished: Whether it finished.
        time_s: When it finished or went out.
        reason: Why it went out; empty when it finished.
        rigid_centre: Centre of mass of its rigid body, in the frame of the shape [mm].
    """

    run: int
    drawn: bool
    samples: int
    finished: bool
    time_s: float
    reason: str
    rigid_centre: tuple[float, float, float]


class ReplayHeader(msgspec.Struct, frozen=True, kw_only=True):
    """What a replay holds: the race, the car, its course, the columns of a sample, and the runs in order."""

    race: int
    name: str
    course: str
    columns: list[str]
    shape: CarShape
    cars: list[ReplayCar]


def parse_runs(text: str) -> list[tuple[int, bool]]:
    """`b7,d12`: run 7 with best values and run 12 with drawn parameters.

    Raises:
        KodawariError: It reads otherwise, or names too many.
    """
    words = [word for word in text.split(",") if word]
    if not 1 <= len(words) <= MOST_CARS:
        raise KodawariError(f"{len(words)} runs cannot be shown at once", mend=f"Name 1 to {MOST_CARS}.")
    for word in words:
        if word[:1] not in {"b", "d"} or not (word[1:].isascii() and word[1:].isdigit() and len(word) < 9):
            raise KodawariError(
                f"'{word[:20]}' names no run", mend="Write b7 for best values, d7 for drawn ones."
            )
    return [(int(word[1:]), word[0] == "d") for word in words]


def run_again(
    race: KeptRace, course: Course, runs: Sequence[tuple[int, bool]]
) -> "tuple[ReplayHeader, list[NDArray[np.float64]]]":
    """Runs of a race with every state kept: what is in them, and a table of samples for each.

    Args:
        race: The race.
        course: The course that it was run on.
        runs: Number of each run, and whether its parameters are drawn.

    Raises:
        KodawariError: The race had no such run, or was run by another version of the physics.
    """
    from kodawari.mini4wd.dynamics import PHYSICS_VERSION  # noqa: PLC0415 - imports the compiler

    if race.result.physics_version != PHYSICS_VERSION:
        raise KodawariError(
            f"the race was run by physics {race.result.physics_version}, and this is {PHYSICS_VERSION}",
            mend="Race again to see it.",
        )
    if any(run >= race.result.runs for run, _ in runs):
        raise KodawariError(f"the race had {race.result.runs} runs, counted from 0")
    build = resolve(race.question.car)
    shape = shape_of(build)
    made = [_one(race, build, course, run, drawn=drawn) for run, drawn in runs]
    header = ReplayHeader(
        race=race.number,
        name=build.name,
        course=race.result.course,
        columns=[*COLUMNS, *(f"damper_{k}" for k in range(len(shape.dampers)))],
        shape=shape,
        cars=[car for car, _ in made],
    )
    return header, [table for _, table in made]


def replay(race: KeptRace, course: Course, runs: Sequence[tuple[int, bool]]) -> bytes:
    """Runs of a race as one block; arguments and errors as `run_again`."""
    import numpy as np  # noqa: PLC0415 - heavy, and only needed here

    header, tables = run_again(race, course, runs)
    encoded = msgspec.json.encode(header)
    head = len(encoded).to_bytes(4, "little") + encoded
    blocks = [np.ascontiguousarray(table, dtype="<f4").tobytes() for table in tables]
    return b"".join([head, b"\0" * (-len(head) % 4), *blocks])


def _one(
    race: KeptRace, build: Build, course: Course, run: int, *, drawn: bool
) -> "tuple[ReplayCar, NDArray[np.float64]]":
    """One run again, alone: its draws have its number, so that it goes as it went among the others."""
    import numpy as np  # noqa: PLC0415

    from kodawari.mini4wd.dynamics import _layout as at  # noqa: PLC0415
    from kodawari.mini4wd.race import RUNS_PER_DRAW, believed, race_chain, run_field  # noqa: PLC0415
    from kodawari.mini4wd.race import drawn as draw_of  # noqa: PLC0415

    question, result = race.question, race.result
    chain = race_chain(course, result.start_lane, question.laps)
    raw = assemble(build, draw_of(result.seed, run // RUNS_PER_DRAW) if drawn else believed())
    field = run_field(
        [raw], [0], chain, seed=result.seed, runs=np.array([run]), step=result.step_s, threads=1, traced=1,
        trace_every=EVERY,
    )  # fmt: skip
    rows = field.result.trace[0]
    rows = rows[rows[:, at.Y_TIME] == rows[:, at.Y_TIME]]  # what lies after the end is NaN
    segment = rows[:, at.Y_K].astype(int)
    begins = np.array(chain.progress)[segment]
    halves = np.array([each.half_length for each in chain.segments])[segment]
    dampers = len(raw.dampers)
    table = np.column_stack(
        [
            rows[:, at.Y_TIME],
            rows[:, at.Y_PX : at.Y_PZ + 1],
            rows[:, at.Y_QW : at.Y_QZ + 1],
            rows[:, at.Y_SPIN],
            np.sqrt((rows[:, at.Y_VX : at.Y_VZ + 1] ** 2).sum(axis=1)),
            begins + rows[:, at.Y_S] + halves,
            rows[:, at.Y_N],
            rows[:, at.Y_HEIGHT],
            rows[:, at.Y_TYRE_LOAD],
            rows[:, at.N_TRACE + 2 * dampers + 1 :: 2].sum(axis=1),
            rows[:, at.N_TRACE : at.N_TRACE + 2 * dampers : 2],
        ]
    )
    return _about(race, run, raw.centre, field.result.results[0], len(table), drawn=drawn), table


def _about(race: KeptRace, run: int, centre: Any, row: Any, samples: int, *, drawn: bool) -> ReplayCar:
    from kodawari.mini4wd.dynamics import _layout as at  # noqa: PLC0415

    outs = race.result.drawn_outs if drawn else race.result.outs
    reason = next((out.reason for out in outs if out.run == run), "")
    return ReplayCar(
        run=run,
        drawn=drawn,
        samples=samples,
        finished=int(row[at.R_STATUS]) == at.FINISHED,
        time_s=float(row[at.R_TIME]),
        reason=reason,
        rigid_centre=(1e3 * centre[0], 1e3 * centre[1], 1e3 * centre[2]),
    )
