"""A race as the pages show it: times, chances, places where it ends, and which runs are worth a look."""

from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import convert
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.garage import built_course
from kodawari.mini4wd.race import RaceResult
from kodawari.mini4wd.race.outcome import Interval
from kodawari.store import Store
from kodawari.tuning.chance import Chance
from kodawari.web._race_job import RaceQuestion, read_question
from kodawari.web.api._race_places import PlaceView, place_views

__all__ = ["KeptRace", "RaceView", "kept_race", "race_view"]


class KeptRace(msgspec.Struct, frozen=True, kw_only=True):
    """A race from the store: what was asked, and what came of it."""

    number: int
    question: RaceQuestion
    result: RaceResult

    @property
    def course(self) -> Course:
        """The course as it was when somebody asked for the race.

        Raises:
            KodawariError: It shipped with another version of Kodawari and is no more.
        """
        return built_course(self.question.course, self.question.definition)


class SpeedView(msgspec.Struct, frozen=True, kw_only=True):
    """Speed along the race, one entry for each place: way [m], best, low and high [m/s], lap."""

    s_m: list[float]
    median: list[float | None]
    low: list[float | None]
    high: list[float | None]
    lap: list[int]


class RaceView(msgspec.Struct, frozen=True, kw_only=True):
    """A race with everything that a page shows of it.

    Attributes:
        id: Its number in the store.
        car: Name of the car; `car_id` where it stands in the garage.
        course: Short name of the course.
        course_title: What the course was called when it was raced, in English; `course_ja` in Japanese.
        lane: Lane at the start.
        laps: Laps that were asked for; None for a whole race.
        lap_count: Laps that were raced.
        runs: Runs with best values; as many again had their uncertain parameters drawn.
        seed: Names all draws.
        physics_version: Of the solver.
        distance_m: Way of the race.
        race_time_s: Median and 90 % of the whole race; None when no run finished.
        lap_time_s: The same of race ÷ laps.
        finish: Chance to finish.
        times_s: Race times of the runs with best values [s].
        drawn_times_s: The same with drawn parameters.
        places: Where drawn runs end, the likeliest first.
        best_places: The same for runs with best values.
        speed: Speed along the race.
        typical: Word, number and time of the quickest, the median and the slowest run with best values.
        telling: The runs that say most, as a replay names them: the quickest, the median one, and one for
            each of the likeliest places where runs end.
    """

    id: int
    car: str
    car_id: str
    course: str
    course_title: str
    course_ja: str
    lane: int
    laps: int | None
    lap_count: int
    runs: int
    seed: int
    physics_version: str
    distance_m: float
    race_time_s: Interval | None
    lap_time_s: Interval | None
    finish: Chance
    times_s: list[float]
    drawn_times_s: list[float]
    places: list[PlaceView]
    best_places: list[PlaceView]
    speed: SpeedView
    typical: list[tuple[str, int, float]]
    telling: list[str]


def kept_race(store: Store, number: int) -> KeptRace:
    """A race of the store.

    Raises:
        KodawariError: There is no such race, or it was kept by another program.
    """
    payload = store.runs.payload(number)
    if payload is None or "question" not in payload:
        raise KodawariError(f"there is no race {number}", mend="It may have been removed.")
    result: RaceResult = convert(payload["result"], RaceResult, file="store", place=f"race {number}")
    return KeptRace(number=number, question=read_question(payload["question"]), result=result)


def race_view(race: KeptRace, course: Course | None) -> RaceView:
    """A race as the pages show it; the course, where it is still there, gives its pieces' Japanese names."""
    result, question = race.result, race.question
    places = place_views(result.drawn_out_places, result.drawn_outs, course, drawn=True)
    best_places = place_views(result.out_places, result.outs, course, drawn=False)
    typical = _typical(result)
    return RaceView(
        id=race.number,
        car=result.car,
        car_id=question.car_id,
        course=result.course,
        course_title=course.title if course else result.course,
        course_ja=course.ja if course else "",
        lane=result.start_lane,
        laps=question.laps,
        lap_count=result.lap_count,
        runs=result.runs,
        seed=result.seed,
        physics_version=result.physics_version,
        distance_m=result.distance_m,
        race_time_s=result.race_time_s,
        lap_time_s=result.lap_time_s,
        finish=result.finish,
        times_s=[round(time, 4) for time in result.times_s],
        drawn_times_s=[round(time, 4) for time in result.drawn_times_s],
        places=places,
        best_places=best_places,
        speed=_speed(result),
        typical=typical,
        telling=_telling(typical, best_places[:1] + places[:2]),
    )


def _speed(result: RaceResult) -> SpeedView:
    def ends(name: str) -> list[float | None]:
        return [round(getattr(each.speed_m_s, name), 4) if each.speed_m_s else None for each in result.speeds]

    return SpeedView(
        s_m=[round(each.s_m, 4) for each in result.speeds],
        median=ends("median"),
        low=ends("low"),
        high=ends("high"),
        lap=[each.lap for each in result.speeds],
    )


def _typical(result: RaceResult) -> list[tuple[str, int, float]]:
    """The quickest, the median and the slowest of the runs with best values that finished."""
    out = {each.run for each in result.outs}
    finished = [run for run in range(result.runs) if run not in out]
    pairs: Any = sorted(zip(result.times_s, finished, strict=False))
    if not pairs:
        return []
    chosen = (("quickest", 0), ("median", len(pairs) // 2), ("slowest", len(pairs) - 1))
    return [(word, pairs[k][1], pairs[k][0]) for word, k in chosen]


def _telling(typical: list[tuple[str, int, float]], places: list[PlaceView]) -> list[str]:
    """The runs that say most, each once and four at most."""
    runs = [f"b{run}" for word, run, _ in typical if word != "slowest"]
    runs += [f"{'d' if place.drawn else 'b'}{place.runs[0]}" for place in places if place.runs]
    return list(dict.fromkeys(runs))[:4]
