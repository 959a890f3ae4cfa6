"""The page about one race."""

from importlib.metadata import version

from kodawari.mini4wd.build import Build, car_text
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.race import RaceResult
from kodawari.mini4wd.reports._again import again_section, course_words
from kodawari.mini4wd.reports._assumptions import assumptions_section
from kodawari.mini4wd.reports._compare import sheet_table
from kodawari.mini4wd.reports._mass import mass_section
from kodawari.mini4wd.reports._outs import outs_plan, outs_table
from kodawari.mini4wd.reports._sheet import setup_rows
from kodawari.mini4wd.reports._speed import speed_figure
from kodawari.mini4wd.reports._times import chance_table, chance_text, lap_histogram, lap_table, time_text
from kodawari.quantity import format_number, load_sources
from kodawari.report import Footnotes, Html, Page, Section, element, page_html, percent

__all__ = ["race_page", "run_facts"]


def race_page(result: RaceResult, course: Course, *, build: Build | None = None, command: str = "") -> str:
    """A race as one HTML file: times, the chance to finish, speed along the course, every course-out.

    Args:
        result: The race.
        course: Its course.
        build: The car; with it the page shows its set-up sheet, its masses and every uncertain figure.
        command: The command line that made it, or empty.
    """
    notes = Footnotes(load_sources())
    sections = [_times(result), _chance(result), _way(result, course), _outs(result, course)]
    if build is not None:
        sheet = Section(
            anchor="set-up",
            title="Set-up sheet",
            ja="セッティングシート",
            body=[sheet_table(setup_rows(build))],
        )
        sections += [sheet, mass_section(build, notes)]
    sections.append(assumptions_section(build, course, notes))
    files = {} if build is None else {"The car file": car_text(build.file)}
    sections.append(again_section(run_facts(result, course), command=command, files=files))
    return page_html(
        Page(
            kind="Race",
            title=f"{result.car} on the {course.title}",
            lede=_lede(result),
            sections=sections,
            notes=notes,
            made=[f"Kodawari {version('kodawari')}, physics {result.physics_version}."],
        )
    )


def run_facts(result: RaceResult, course: Course) -> dict[str, str]:
    """What decides the numbers of a race."""
    return {
        "Car": result.car,
        "Course": course_words(course),
        "Race": f"{_laps(result)} from lane {result.start_lane}",
        "Way": f"{format_number(result.distance_m)} m along the middle of the lanes",
        "Runs": f"{format_number(result.runs, digits=0)} with best values, as many with drawn parameters",
        "Seed": str(result.seed),
        "Physics": f"version {result.physics_version}, step {1e3 * result.step_s:g} ms",
    }


def _laps(result: RaceResult) -> str:
    return f"{result.lap_count} lap{'s' if result.lap_count > 1 else ''}"


def _lede(result: RaceResult) -> str:
    time = (
        "No run finished"
        if result.lap_time_s is None
        else f"{time_text(result.lap_time_s)} a lap over {_laps(result)}"
    )
    finish = result.finish
    return (
        f"{time}; chance to finish {chance_text(finish)} with best values, "
        f"{percent(finish.spread_low, finish.spread_high)} for one real car."
    )


def _times(result: RaceResult) -> Section:
    body = [lap_table(result), lap_histogram([(result.car, "signal", result)], drawn=True)]
    return Section(
        anchor="times",
        title="Times",
        ja="タイム",
        lede="From the start signal, line to line. Each lap in another lane where the course changes lanes.",
        body=[*body, *_remarks(result)],
    )


def _remarks(result: RaceResult) -> list[Html]:
    return [element("p", note, class_="quiet") for note in result.notes]


def _chance(result: RaceResult) -> Section:
    return Section(anchor="chance", title="Chance to finish", ja="完走率", body=[chance_table(result)])


def _way(result: RaceResult, course: Course) -> Section:
    return Section(
        anchor="speed",
        title="Along the course",
        ja="コース上の速度",
        body=[speed_figure([(result.car, "signal", result)], course)],
    )


def _outs(result: RaceResult, course: Course) -> Section:
    body = [
        outs_plan(result, course, drawn=True),
        element("h3", "With drawn parameters"),
        outs_table(result, drawn=True),
        element("h3", "With best values"),
        outs_table(result, drawn=False),
    ]
    return Section(
        anchor="outs",
        title="Course-outs",
        ja="コースアウト",
        lede="Where cars leave the lane, how fast, how they stood at the last moment in it, and why.",
        body=body,
    )
