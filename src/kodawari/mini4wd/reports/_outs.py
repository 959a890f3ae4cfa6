"""Where and why a car goes out: marks for the plan, and a table."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from kodawari.mini4wd.course import Course, Mark, plan_svg
from kodawari.mini4wd.race import Out, OutPlace, RaceResult
from kodawari.quantity import format_number
from kodawari.report import Column, Html, Line, drawing_figure, element, percent, quiet, table

__all__ = ["attitude", "course_out_marks", "outs_of", "outs_plan", "outs_table"]

_MOST = 12


def outs_of(result: RaceResult, *, drawn: bool) -> tuple[list[Out], list[OutPlace]]:
    """The course-outs of the runs with drawn parameters, or of those with best values."""
    return (result.drawn_outs, result.drawn_out_places) if drawn else (result.outs, result.out_places)


def course_out_marks(result: RaceResult, course: Course, *, drawn: bool) -> list[Mark]:
    """A mark for every place where runs end, on the lap in which it happens.

    A car that falls over on the start line has its centre of mass still behind it: such a place counts as the
    beginning of the lap.
    """
    marks = []
    for place in outs_of(result, drawn=drawn)[1]:
        lane = result.laps[place.lap - 1].lane
        length = sum(segment.length for segment in course.lane(lane).segments)
        s = min(max(place.s_m, 0.0), length)
        words = f"lap {place.lap}, {place.piece}: {place.reason}"
        marks.append(Mark(lane=lane, s_m=s, chance=place.chance, label=words))
    return marks


def outs_plan(result: RaceResult, course: Course, *, drawn: bool) -> Html:
    """The course with a mark for every course-out."""
    marks = course_out_marks(result, course, drawn=drawn)
    runs = "with drawn parameters" if drawn else "with best values"
    told = (
        f"Course-outs of {result.car} over {result.runs} runs {runs}: the area of a circle is the chance."
        if marks
        else f"{result.car} went out in none of {result.runs} runs {runs}."
    )
    return drawing_figure(plan_svg(course, marks=marks), caption=told)


def outs_table(result: RaceResult, *, drawn: bool) -> Html:
    """The places where runs end, the likeliest first; a sentence when there are none."""
    outs, places = outs_of(result, drawn=drawn)
    if not places:
        return element("p", quiet(f"No course-out in {result.runs} runs."))
    members: dict[tuple[int, int, str], list[Out]] = defaultdict(list)
    for out in outs:
        members[out.piece_index, out.lap, out.reason].append(out)
    columns = [
        Column("why"),
        Column("share, %", "figure"),
        Column("piece"),
        Column("lap", "figure"),
        Column("lane", "figure"),
        Column("at, m", "figure"),
        Column("speed, m/s", "figure"),
        Column("how the car stood", wide=True),
    ]
    rows: list[Line] = []
    for place in places[:_MOST]:
        stood = attitude(members[place.piece_index, place.lap, place.reason])
        figures = [format_number(place.s_m), format_number(place.speed_m_s, digits=1), quiet(stood)]
        where = [place.piece, str(place.lap), str(place.lane)]
        rows.append(Line([place.reason, percent(place.chance).removesuffix(" %"), *where, *figures]))
    rest = places[_MOST:]
    if rest:
        share = percent(sum(place.count for place in rest) / result.runs).removesuffix(" %")
        rows.append(Line([quiet(f"{len(rest)} more places"), share, *[""] * 6]))
    return table(columns, rows, caption="Course-outs by place and reason.")


def attitude(outs: Sequence[Out]) -> str:
    """How a car stood against the lane, the median of several: `left side 34° up, nose 5° down`."""
    if not outs:
        return ""
    angles = (
        (median(out.roll_deg for out in outs), "left side {} up", "right side {} up"),
        (median(out.pitch_deg for out in outs), "nose {} up", "nose {} down"),
        (median(out.yaw_deg for out in outs), "turned {} left", "turned {} right"),
    )
    told = [
        (positive if angle > 0 else negative).format(f"{abs(angle):.0f}°")
        for angle, positive, negative in angles
        if round(angle)
    ]
    return ", ".join(told) or "level and straight"
