"""The page about a finished tune."""

from collections.abc import Mapping
from datetime import date
from importlib.metadata import version

import msgspec

from kodawari.mini4wd.build import Build, CarFile, PartsBox, resolve
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.race import RaceResult
from kodawari.mini4wd.reports._again import again_section, course_words
from kodawari.mini4wd.reports._assumptions import assumptions_section
from kodawari.mini4wd.reports._changes import changes_body
from kodawari.mini4wd.reports._choice import importance_figure, tradeoff_figure
from kodawari.mini4wd.reports._compare import sheet_table
from kodawari.mini4wd.reports._headline import headline, headline_sentence, winner_of
from kodawari.mini4wd.reports._inspection import inspection_section
from kodawari.mini4wd.reports._mass import mass_section
from kodawari.mini4wd.reports._outs import outs_plan, outs_table
from kodawari.mini4wd.reports._sheet import setup_rows
from kodawari.mini4wd.reports._speed import speed_figure
from kodawari.mini4wd.reports._times import Runs, lap_histogram
from kodawari.mini4wd.tune import Setup, TuneResult, space_of
from kodawari.mini4wd.workbench import inspect_car
from kodawari.quantity import Sources, format_number, load_sources
from kodawari.report import Footnotes, Html, Page, Section, element, page_html, quiet, side_by_side
from kodawari.rules import Rulebook

__all__ = ["tune_page"]


def tune_page(
    result: TuneResult,
    *,
    box: PartsBox,
    course: Course,
    rulebook: Rulebook,
    before: RaceResult | None = None,
    after: RaceResult | None = None,
    command: str = "",
) -> str:
    """A tune as one HTML file.

    Args:
        result: The tune.
        box: The parts box that it searched.
        course: The course.
        rulebook: The rules.
        before: A race of the base car; None without one.
        after: A race of the winner from the same lane over as many laps; without it the page shows no
            distributions, speeds and course-outs.
        command: The command line that made it, or empty.

    Raises:
        KodawariError: The tune has no set-up at all, or its car file does not hold together any more.
    """
    notes = Footnotes(Sources({**load_sources().source, **rulebook.sources.source}))
    winner = winner_of(result)
    car, base = _build_of(winner, box), box.base
    sections = [
        Section(
            anchor="result", title="Before and after", ja="比較", body=[headline(result)], lede=_basis(result)
        ),
        Section(anchor="changes", title="What each change gave", ja="変更の効果", body=changes_body(result)),
        _sheet(car, base),
        _choice(result, {item.name: item.title or item.name for item in space_of(box).parameters}),
    ]
    if after is not None:
        sections += _races(after, before, course)
    day = date.fromisoformat(result.on)
    inspection = inspect_car(car, rulebook, class_=result.class_, on=day)
    sections += [
        inspection_section(inspection, notes, in_report=True),
        mass_section(car, notes),
        assumptions_section(car, course, notes),
    ]
    facts = _facts(result, course, rulebook)
    sections.append(again_section(facts, command=command, files={"The winner's car file": winner.toml}))
    return page_html(
        Page(
            kind="Tune",
            title=f"{result.box} on the {course.title}",
            lede=headline_sentence(result),
            sections=sections,
            notes=notes,
            made=[
                f"Kodawari {version('kodawari')}, physics {result.physics_version}. Rules as of {result.on}."
            ],
        )
    )


def _build_of(setup: Setup, box: PartsBox) -> Build:
    return resolve(msgspec.convert(setup.car, CarFile), source=box.file)


def _basis(result: TuneResult) -> str:
    runs = _count(result.best[0].runs)
    return (
        f"Medians over {runs} fresh runs that the search never saw, with friction, motor, cells and all else "
        "that is not known exactly drawn anew."
    )


def _sheet(car: Build, base: Build) -> Section:
    return Section(
        anchor="set-up",
        title="Set-up sheet",
        ja="セッティングシート",
        lede=(
            "The winner, ready to be built; what differs from the base car is marked. Places count ahead of "
            "the middle between the axles, from the middle plane outward, and above the axles."
        ),
        body=[sheet_table(setup_rows(car), setup_rows(base))],
    )


def _choice(result: TuneResult, titles: Mapping[str, str]) -> Section:
    body = [side_by_side(_titled("Trade-off", tradeoff_figure(result)),
                         _titled("What mattered", importance_figure(result, titles)))]  # fmt: skip
    if result.study.refusals:
        told = "; ".join(f"{each.reason} ({each.count})" for each in result.study.refusals[:5])
        body.append(element("p", quiet(f"Set-ups not raced because a rule forbids them, by reason: {told}.")))
    return Section(anchor="choice", title="Why this one", ja="選択の理由", body=body)


def _titled(title: str, figure: Html) -> Html:
    return element("div", element("h3", title), figure)


def _races(after: RaceResult, before: RaceResult | None, course: Course) -> list[Section]:
    races: list[Runs] = [] if before is None else [("base", "rival", before)]
    races.append(("winner", "signal", after))
    outs = [
        outs_plan(after, course, drawn=True),
        element("h3", "Winner"),
        outs_table(after, drawn=True),
        *([] if before is None else [element("h3", "Base"), outs_table(before, drawn=True)]),
    ]
    return [
        Section(anchor="times", title="Lap times", ja="タイム", body=[lap_histogram(races, drawn=True)]),
        Section(
            anchor="speed", title="Along the course", ja="コース上の速度", body=[speed_figure(races, course)]
        ),
        Section(
            anchor="outs",
            title="Course-outs",
            ja="コースアウト",
            lede="Where cars leave the lane, how fast, how they stood at the last moment in it, and why.",
            body=outs,
        ),
    ]


def _facts(result: TuneResult, course: Course, rulebook: Rulebook) -> dict[str, str]:
    counts = result.study.counts
    return {
        "Parts box": result.box,
        "Course": course_words(course),
        "Rules": f"{rulebook.title.en} ({result.rules}), class {result.class_}, on {result.on}",
        "Wanted": f"chance to finish of {100.0 * result.finish:g} %, {result.laps} laps a race",
        "Search": (
            f"{_count(counts.points)} set-ups in {_count(counts.runs)} runs, "
            f"{_count(counts.refused)} forbidden, {_count(counts.seconds)} s; "
            f"ended by: {result.study.stopped}"
        ),
        "Study": result.study.study,
        "Seed": str(result.seed),
        "Physics": f"version {result.physics_version}",
    }


def _count(number: float) -> str:
    return format_number(number, digits=0)
