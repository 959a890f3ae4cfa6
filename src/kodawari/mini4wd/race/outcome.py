"""What came of a row of runs: times, the chance to finish, and every course-out with its reason."""

from typing import Any

import msgspec

from kodawari.tuning.chance import Chance

__all__ = ["Interval", "Lap", "Out", "OutPlace", "RaceResult", "SpeedAt"]


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """A median with the interval that holds 90 % of the runs, uncertain parameters drawn too.

    Attributes:
        median: With every parameter at its best value.
        low: 5 % of the runs with drawn parameters lie below.
        high: 5 % lie above.
    """

    median: float
    low: float
    high: float


class Lap(msgspec.Struct, frozen=True, kw_only=True):
    """One lap of the race.

    Attributes:
        lane: The lane in which it starts.
        time_s: Its time; None when no run completed it.
        finished: How many runs completed it.
    """

    lane: int
    time_s: Interval | None
    finished: int


class SpeedAt(msgspec.Struct, frozen=True, kw_only=True):
    """Speed at one place of the race.

    Attributes:
        s_m: Way from the start line along the lane centres [m].
        lap: Lap, from 1.
        lane: Lane of this stretch.
        piece: Index of the piece, from 0.
        speed_m_s: Speed of the centre of mass there; None when no run came so far.
        airborne: Share of the runs whose tyres are all in the air there.
    """

    s_m: float
    lap: int
    lane: int
    piece: int
    speed_m_s: Interval | None
    airborne: float


class Out(msgspec.Struct, frozen=True, kw_only=True):
    """One run that did not finish.

    Attributes:
        run: Number of the run.
        drawn: Whether its uncertain parameters were drawn (True) or at their best values (False).
        piece: Title and number of the piece: `lane changer (4)`.
        piece_index: Index of the piece, from 0.
        lap: Lap, from 1.
        lane: Lane of that stretch.
        s_m: Place along that lap, from the start line [m], at the last moment in the lane.
        race_s_m: The same from the start of the race [m].
        time_s: When [s].
        speed_m_s: How fast.
        roll_deg: Attitude against the lane: to the left up positive … right side down.
        pitch_deg: Nose up positive.
        yaw_deg: Nose to the left positive.
        height_mm: Centre of mass over the floor.
        air_time_s: How long no tyre had touched.
        reason: In words: `over the wall in a corner`, `overshot a jump`, ….
    """

    run: int
    drawn: bool
    piece: str
    piece_index: int
    lap: int
    lane: int
    s_m: float
    race_s_m: float
    time_s: float
    speed_m_s: float
    roll_deg: float
    pitch_deg: float
    yaw_deg: float
    height_mm: float
    air_time_s: float
    reason: str


class OutPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Course-outs of the same reason on the same piece and lap, together.

    Attributes:
        piece: Title and number of the piece.
        piece_index: Index of the piece, from 0.
        lap: Lap, from 1.
        lane: Lane.
        reason: In words.
        count: Runs that ended here.
        chance: Their share of all runs.
        s_m: Mean place along the lap [m].
        speed_m_s: Mean speed [m/s].
        x_m: Mean place in the world, for a mark on the plan [m].
        y_m: The same.
    """

    piece: str
    piece_index: int
    lap: int
    lane: int
    reason: str
    count: int
    chance: float
    s_m: float
    speed_m_s: float
    x_m: float
    y_m: float


class RaceResult(msgspec.Struct, frozen=True, kw_only=True):
    """A car on a course, many times.

    Attributes:
        physics_version: Of the solver that made these numbers.
        car: Name of the car; `course` of the course.
        start_lane: Lane at the start; `lap_count` laps were to be run.
        runs: Runs with best values; as many again had their uncertain parameters drawn.
        seed: Seed of all draws.
        step_s: Time step.
        distance_m: Way of the race along the lane centres, in space.
        race_time_s: Whole race; None when no run finished.
        lap_time_s: Race ÷ laps.
        laps: Lap by lap.
        finish: Chance to finish.
        outs: Every run with best values that did not finish.
        out_places: The same gathered by place and reason.
        speeds: Speed along the course.
        times_s: Race time of every run with best values that finished, in run order (for a histogram).
        drawn_times_s: The same of the runs with drawn parameters.
        notes: What a reader must know: assumptions that bind, truncations.
        drawn_outs: Every run with drawn parameters that did not finish.
        drawn_out_places: The same gathered by place and reason; chances are shares of the drawn runs.
    """

    physics_version: str
    car: str
    course: str
    start_lane: int
    lap_count: int
    runs: int
    seed: int
    step_s: float
    distance_m: float
    race_time_s: Interval | None
    lap_time_s: Interval | None
    laps: list[Lap]
    finish: Chance
    outs: list[Out]
    out_places: list[OutPlace]
    speeds: list[SpeedAt]
    times_s: list[float]
    drawn_times_s: list[float]
    notes: list[str]
    drawn_outs: list[Out] = []
    drawn_out_places: list[OutPlace] = []

    def to_json_dict(self) -> dict[str, Any]:
        """The result as plain data; numbers in SI units but where a name says otherwise.

        The time of a lap is its median, a plain number or null; `time_low_s` and `time_high_s` are beside it.
        """
        plain: dict[str, Any] = msgspec.to_builtins(self)
        plain["laps"] = [_lap_dict(lap) for lap in self.laps]
        return plain


def _lap_dict(lap: Lap) -> dict[str, Any]:
    """A lap as plain data."""
    time = lap.time_s
    return {
        "lane": lap.lane,
        "time_s": time.median if time else None,
        "time_low_s": time.low if time else None,
        "time_high_s": time.high if time else None,
        "finished": lap.finished,
    }
