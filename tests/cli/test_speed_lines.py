"""Course-outs and speed as text, from results made by hand."""

import pytest

from kodawari.cli._race_outs import outs_table
from kodawari.cli._speed_lines import speed_lines
from kodawari.mini4wd.race import Interval, Lap, Out, OutPlace, RaceResult, SpeedAt
from kodawari.mini4wd.reports import attitude
from kodawari.tuning.chance import Chance


def _out(*, lap: int = 1, roll: float = 0.0, pitch: float = 0.0, yaw: float = 0.0) -> Out:
    return Out(
        run=0, drawn=False, piece="Lane changer (8)", piece_index=7, lap=lap, lane=1, reason="flipped",
        s_m=3.0, race_s_m=3.0, time_s=1.5, speed_m_s=5.0, height_mm=60.0, air_time_s=0.1,
        roll_deg=roll, pitch_deg=pitch, yaw_deg=yaw,
    )  # fmt: skip


def _place(lap: int, s_m: float) -> OutPlace:
    return OutPlace(
        piece="Lane changer (8)", piece_index=7, lap=lap, lane=1, reason="flipped", count=1, chance=0.25,
        s_m=s_m, speed_m_s=5.0, x_m=0.0, y_m=0.0,
    )  # fmt: skip


def _result(speeds: list[SpeedAt], places: list[OutPlace]) -> RaceResult:
    chance = Chance(
        estimate=0.75, low=0.3, high=0.95, spread_low=0.1, spread_high=1.0, finished=3, runs=4, groups=1
    )
    return RaceResult(
        physics_version="1", car="car", course="course", start_lane=1, lap_count=2, runs=4, seed=0,
        step_s=2e-4, distance_m=12.8, race_time_s=None, lap_time_s=None,
        laps=[Lap(lane=1, time_s=None, finished=4), Lap(lane=1, time_s=None, finished=3)],
        finish=chance, outs=[], out_places=places, speeds=speeds, times_s=[], drawn_times_s=[], notes=[],
    )  # fmt: skip


def _at(s_m: float, lap: int, speed: float | None, airborne: float = 0.0) -> SpeedAt:
    interval = Interval(median=speed, low=speed, high=speed) if speed is not None else None
    return SpeedAt(s_m=s_m, lap=lap, lane=1, piece=0, speed_m_s=interval, airborne=airborne)


def test_speeds_are_blocks_to_one_scale_from_zero() -> None:
    # Two laps of 6.4 m: 64 cells of 10 cm each. The first at 2 m/s, half of the full height of 4 m/s.
    speeds = [_at(0.0, 1, 2.0), _at(6.4, 1, 2.0), _at(6.4001, 2, 4.0), _at(12.8, 2, 4.0)]

    lines = [line.plain for line in speed_lines(_result(speeds, []), 100)]

    assert lines[0].strip() == ""
    assert lines[1] == f"lap 1  {'█' * 64}  2.0–2.0 m/s"
    assert lines[2] == f"       {'█' * 64}"
    assert lines[3] == f"lap 2  {'█' * 64}  4.0–4.0 m/s"
    assert lines[4].startswith("full height 4.0 m/s, a block 10 cm;")


def test_flights_and_course_outs_are_marked_where_they_are() -> None:
    # In the air from 1.0 to 2.0 m of lap 1: cells 10 to 19; out at 3.05 m: cell 30.
    speeds = [_at(0.0, 1, 4.0), _at(1.0, 1, 4.0, 0.6), _at(2.0, 1, 4.0), _at(6.4, 2, 4.0), _at(12.8, 2, 4.0)]

    marks = [line.plain for line in speed_lines(_result(speeds, [_place(1, 3.05)]), 100)][2]

    assert marks.rstrip() == " " * 7 + " " * 10 + "^" * 10 + " " * 10 + "×"


def test_where_no_run_came_nothing_is_drawn() -> None:
    speeds = [_at(0.0, 1, 4.0), _at(3.2, 1, 4.0), _at(6.4, 2, None), _at(12.8, 2, None)]

    lines = [line.plain for line in speed_lines(_result(speeds, []), 100)]

    assert lines[1].rstrip().removeprefix("lap 1  ").split("  ")[0] == "█" * 32
    assert lines[3].strip() == "lap 2"


def test_a_narrow_screen_gets_fewer_blocks() -> None:
    speeds = [_at(0.0, 1, 4.0), _at(6.4, 1, 4.0), _at(6.4001, 2, 4.0), _at(12.8, 2, 4.0)]

    lines = [line.plain for line in speed_lines(_result(speeds, []), 56)]

    assert lines[1] == f"lap 1  {'█' * 32}  4.0–4.0 m/s"


def test_no_run_at_all_is_said_in_words() -> None:
    speeds = [_at(0.0, 1, None), _at(6.4, 2, None), _at(12.8, 2, None)]

    assert [line.plain for line in speed_lines(_result(speeds, []), 100)] == [
        "no run came past the start line"
    ]


@pytest.mark.parametrize(
    ("angles", "words"),
    [
        ([(34.0, -5.0, 0.3)], "left side 34° up, nose 5° down"),
        ([(-90.2, 12.0, 3.0), (-88.0, 10.0, 5.0)], "right side 89° up, nose 11° up, turned 4° left"),
        ([(0.2, -0.4, 0.0)], "level and straight"),
        ([(0.0, 0.0, -7.0)], "turned 7° right"),
    ],
)
def test_an_attitude_in_words(angles: list[tuple[float, float, float]], words: str) -> None:
    outs = [_out(roll=roll, pitch=pitch, yaw=yaw) for roll, pitch, yaw in angles]

    assert attitude(outs) == words


def test_many_places_end_in_a_sum() -> None:
    places = [_place(lap, 3.0) for lap in range(1, 13)]
    outs = [_out(lap=lap) for lap in range(1, 13)]

    table = outs_table(outs, places, 48)

    assert table.row_count == 9
    assert [str(cell) for cell in table.columns[0].cells][-1] == "8 %"  # four of 48 runs
    assert [str(cell) for cell in table.columns[1].cells][-1] == "4 more places"
