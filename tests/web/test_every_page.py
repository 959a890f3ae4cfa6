"""What every page owes to everybody: axe finds nothing, nothing is cut or jumps, keys reach all."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from playwright.sync_api import Browser, Page

import kodawari.web
from kodawari.mini4wd.build import read_parts_box, resolve
from kodawari.mini4wd.course import load_course, load_definition
from kodawari.mini4wd.course.formats import definition_toml
from kodawari.mini4wd.draft import draft_of_definition
from kodawari.mini4wd.garage import keep_course, keep_new, shipped_cars
from kodawari.mini4wd.race import race
from kodawari.mini4wd.tune import tune
from kodawari.rules import load_rulebook
from kodawari.store import open_store
from kodawari.tuning import Budget
from kodawari.web import share_course, share_race
from kodawari.web._race_job import RaceQuestion
from kodawari.web.testing import open_page, running_server

AXE = Path(kodawari.web.__file__).parent / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


class Visit(NamedTuple):
    """A page: its address, and what stands on it once everything has come."""

    path: str
    ready: str


PAGES = {
    "home": Visit("/", ".steps svg.course-plan"),
    "garage": Visit("/garage", ".card svg"),
    "car": Visit("/car?id={car}", ".sizes .figure:not(.quiet)"),
    "shipped-car": Visit("/car?id=ma-race", ".sizes .figure:not(.quiet)"),
    "compare": Visit("/compare?car={car}&car=vz-box-stock", ".compare svg"),
    "sheet": Visit("/sheet?id={car}", "table"),
    "races": Visit("/race", "svg.course-plan"),
    "waiting": Visit("/race?job={job}", ".job"),
    "result": Visit("/race?id=1", "svg.course-plan"),
    "replay": Visit("/replay?race=1&runs=b0,d0", "button.play"),
    "tunes": Visit("/tune", ".areas details"),
    "tune": Visit("/tune?id={study}", ".setup canvas"),
    "parts-box": Visit("/tune?box=ma-starter", ".parts tr"),
    "courses": Visit("/course", ".plan-drawing"),
    "course": Visit("/course?id={home}", ".course-panel .verdict"),
    "shipped-course": Visit("/course?id=slopes", ".piece"),
    "course-sheet": Visit("/course?id={home}&sheet=1", "svg"),
    "kei": Visit("/kei", "h1"),
    "shared-race": Visit("race.html", "button.play"),
    "shared-course": Visit("course.html", "svg.course-plan"),
}
"""Every page of the workbench, and the files that it shares."""

WIDTHS = (360, 1440)
LOOKS = Path(__file__).parent / "looks.js"


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A server with a car, a race and a job, and shared files: what stands for each address."""
    folder = tmp_path_factory.mktemp("workshop")
    course = load_course("jcjc")
    with open_store(folder / "store.sqlite") as store:
        file = next(entry.file for entry in shipped_cars() if entry.id == "ma-race")
        car = keep_new(store, file)
        result = race(resolve(file), course, runs=40, seed=1)
        question = RaceQuestion(car=file, car_id=car.id, course="jcjc", runs=40)
        store.runs.add(
            build=car.name, course="jcjc", physics_version=result.physics_version, seed=1, runs=40,
            time_s=result.race_time_s.median if result.race_time_s else None, finish=result.finish.estimate,
            payload={"result": msgspec.to_builtins(result), "question": msgspec.to_builtins(question)},
        )  # fmt: skip
        job = store.jobs.add("race", "MA · stopped", msgspec.to_builtins(question))
        store.jobs.claim()
        store.jobs.advance(job.id, stage="racing", done=30, total=80)
        store.jobs.finish(job.id, "stopped")
        home = keep_course(store, draft_of_definition(load_definition("slopes")[0]))
        tune(
            read_parts_box("ma-starter"), load_course("flat-oval"), load_rulebook("open"),
            on=date(2026, 6, 1), finish=0.9, budget=Budget(runs=300), store=store,
        )  # fmt: skip
        study = store.studies.list()[0].id
    (folder / "race.html").write_text(share_race(result, file, course), encoding="utf-8")
    toml = definition_toml(load_definition("jcjc")[0])
    (folder / "course.html").write_text(share_course(course, toml), encoding="utf-8")
    with running_server(folder / "store.sqlite") as address:
        yield {
            "car": car.id, "job": job.id, "home": home.id, "study": study, "server": address,
            "files": folder.as_uri(),
        }  # fmt: skip


def opened(page: Page, workshop: dict[str, str], name: str) -> None:
    """Go to a page and wait until everything on it has come."""
    path, ready = PAGES[name]
    base = workshop["server"] if path.startswith("/") else workshop["files"] + "/"
    page.goto(base + path.format(**workshop))
    page.locator(ready).first.wait_for()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def troubles(page: Page) -> list[str]:
    """What axe calls serious or critical."""
    found: dict[str, Any] = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    grave = [each for each in found["violations"] if each["impact"] in {"serious", "critical"}]
    return [
        f"{each['id']}: {node['html'][:160]} {node['any'][:1]}" for each in grave for node in each["nodes"]
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_in_anybodys_way(
    workshop: dict[str, str], chromium: Browser, name: str, width: int
) -> None:
    page, complaints = open_page(chromium, width=width)
    page.add_init_script(path=LOOKS)
    opened(page, workshop, name)
    assert page.evaluate("looks.shifted") < 0.1
    page.evaluate(AXE.read_text(encoding="utf-8"))
    holds(page)
    page.get_by_role("button", name="日本語").click()
    page.locator("html[lang=ja]").wait_for()
    page.locator(PAGES[name].ready).first.wait_for()
    holds(page)
    keys_reach_all(page)
    assert complaints == []
    page.context.close()


def holds(page: Page) -> None:
    """By day and by night nothing bars the way, and nothing sticks out or is cut."""
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found[scheme] = troubles(page)
    assert found == {"light": [], "dark": []}
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate("looks.cut()") == []


def keys_reach_all(page: Page) -> None:
    """Tab comes to every control, and one sees where it is."""
    reached, unseen = set(), []
    for _ in range(page.evaluate("looks.numbered()") + 5):
        page.keyboard.press("Tab")
        stop, hidden = page.evaluate("looks.focused()")
        reached.add(stop)
        if hidden:
            unseen.append(hidden)
    missed = page.evaluate("(reached) => looks.missed(reached)", sorted(each for each in reached if each))
    assert (missed, unseen) == ([], [])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("name", "button"), [("garage", "Import a car file…"), ("result", "Save…")])
def test_dialogs_are_in_nobodys_way(
    workshop: dict[str, str], chromium: Browser, name: str, button: str, width: int
) -> None:
    page, _ = open_page(chromium, width=width)
    page.add_init_script(path=LOOKS)
    opened(page, workshop, name)
    page.get_by_role("button", name=button).click()
    page.locator("dialog a, dialog button.main").first.wait_for()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    holds(page)
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    assert page.evaluate("document.activeElement.textContent") == button
    page.context.close()


def test_the_measures_themselves_see_what_is_wrong(chromium: Browser) -> None:
    page, _ = open_page(chromium, width=360)
    page.set_content(
        "<!doctype html><html lang=en><title>t</title><main><h1>h</h1><input>"
        "<p style='color:#bbb;background:#fff'>pale</p>"
        "<div style='overflow:hidden;width:40px;white-space:nowrap'>much too long for it</div>"
        "<button style='outline:none'>dark</button></main>"
    )
    page.evaluate(LOOKS.read_text(encoding="utf-8"))
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert {each.split(":")[0] for each in troubles(page)} == {"color-contrast", "label"}
    assert page.evaluate("looks.cut()") == ["much too long for it"]
    with pytest.raises(AssertionError, match="dark"):
        keys_reach_all(page)
    page.context.close()
