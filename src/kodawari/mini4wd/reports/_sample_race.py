"""A race made by hand, with round numbers."""

from kodawari.mini4wd.course import Course
from kodawari.mini4wd.race import Interval, Lap, Out, OutPlace, RaceResult, SpeedAt
from kodawari.tuning.chance import Chance

__all__ = ["RUNS", "sample_chance", "sample_race"]

RUNS = 100


def sample_race(course: Course, *, name: str = "Sample", lap_s: float = 2.0, outs: int = 10) -> RaceResult:
    """A race with lap times around `lap_s` [s] and so many course-outs in 100 runs.

    The speed is 3 m/s at the start line and 4 m/s in the middle of each lap; half of the runs fly over the
    last piece.
    """
    laps, piece = course.laps_per_race, course.lane(1).segments[-1].piece
    times = [laps * (lap_s + 0.01 * (k % 11 - 5)) for k in range(RUNS - outs)]
    gone = [_out(k, course) for k in range(outs)]
    places = [_out_place(gone[0], outs, piece)] if outs else []
    known = Interval(median=lap_s, low=lap_s - 0.05, high=lap_s + 0.05) if times else None
    whole = Interval(median=laps * lap_s, low=laps * (lap_s - 0.05), high=laps * (lap_s + 0.05))
    share = (RUNS - outs) / RUNS
    return RaceResult(
        physics_version="1", car=name, course=course.name, start_lane=1, lap_count=laps, runs=RUNS, seed=7,
        step_s=2e-4, distance_m=course.distance_m(1), race_time_s=whole if times else None,
        lap_time_s=known,
        laps=[Lap(lane=number, time_s=known, finished=len(times)) for number in _lanes(course)],
        finish=sample_chance(share), outs=gone, out_places=places, speeds=_speeds(course), times_s=times,
        drawn_times_s=times, notes=[], drawn_outs=gone, drawn_out_places=places,
    )  # fmt: skip


def sample_chance(share: float) -> Chance:
    """A chance with intervals of ±5 and ±10 points."""
    low, high = max(0.0, share - 0.05), min(1.0, share + 0.05)
    finished = round(RUNS * share)
    return Chance(
        estimate=share, low=low, high=high, spread_low=max(0.0, share - 0.1),
        spread_high=min(1.0, share + 0.1),
        finished=finished, runs=RUNS, groups=25,
    )  # fmt: skip


def _lanes(course: Course) -> list[int]:
    lanes = [1]
    while len(lanes) < course.laps_per_race:
        lanes.append(course.lane(lanes[-1]).next_lane)
    return lanes


def _speeds(course: Course) -> list[SpeedAt]:
    found, s = [], 0.0
    for lap, number in enumerate(_lanes(course), start=1):
        segments = course.lane(number).segments
        for k, segment in enumerate(segments):
            speed = 3.0 + 2.0 * min(k, len(segments) - k) / len(segments)
            ends = Interval(median=speed, low=speed - 0.5, high=speed + 0.25)
            flying = 0.5 if segment.piece == segments[-1].piece else 0.0
            found.append(
                SpeedAt(
                    s_m=s, lap=lap, lane=segment.lane, piece=segment.piece, speed_m_s=ends, airborne=flying
                )
            )
            s += segment.length
    return found


def _out(run: int, course: Course) -> Out:
    piece = course.lane(1).segments[-1].piece
    title = f"{course.pieces[piece].title} ({piece + 1})"
    return Out(
        run=run, drawn=False, piece=title, piece_index=piece, lap=1, lane=1, s_m=2.5, race_s_m=2.5,
        time_s=0.8,
        speed_m_s=4.5, roll_deg=30.0, pitch_deg=-5.0, yaw_deg=0.2, height_mm=20.0, air_time_s=0.1,
        reason="over the wall in a corner",
    )  # fmt: skip


def _out_place(out: Out, count: int, piece: int) -> OutPlace:
    return OutPlace(
        piece=out.piece, piece_index=piece, lap=1, lane=1, reason=out.reason, count=count,
        chance=count / RUNS,
        s_m=out.s_m, speed_m_s=out.speed_m_s, x_m=0.0, y_m=0.0,
    )  # fmt: skip
