"""The pages in a browser: how soon the first stands, what a frame of a replay costs, what a race weighs."""

import gzip
import tempfile
from pathlib import Path

import msgspec
from bench.section import Section, Table
from playwright.sync_api import Browser

import kodawari
from kodawari.mini4wd.build import resolve
from kodawari.mini4wd.garage import keep_new, shipped_cars
from kodawari.mini4wd.race import race
from kodawari.store import open_store
from kodawari.web._race_job import RaceQuestion
from kodawari.web.api._race_view import kept_race, race_view
from kodawari.web.testing import browser, open_page, running_server

__all__ = ["SECTION"]

FIRST_S, FRAME_MS, PAYLOAD_MB = 1.0, 4.0, 5.0
"""The goals."""

OPENED = 11
CARS = 20


def measure(quick: bool) -> Table:
    """Race, serve, open, play."""
    runs = 500 if quick else 10_000
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store.sqlite"
        weights = _raced(store, runs)
        with browser() as made, running_server(store) as address:
            opened = sorted(_first_paint(made, address) for _ in range(OPENED))
            frames = sorted(_frames(made, address))
    middle = opened[len(opened) // 2]
    at = [frames[int(share * (len(frames) - 1))] for share in (0.5, 0.9, 0.99, 1.0)]
    return Table(
        columns=("what", "median", "90 %", "99 %", "worst", "goal"),
        rows=[
            ("first page painted, s", middle, opened[int(0.9 * (OPENED - 1))], None, opened[-1], FIRST_S),
            (f"script a frame, {CARS} cars, ms", *at, FRAME_MS),
            (f"a race of {runs} runs as JSON, MB", weights[0], None, None, None, PAYLOAD_MB),
            ("the same, compressed, MB", weights[1], None, None, None, PAYLOAD_MB),
        ],
        notes=(
            f"{OPENED} contexts with nothing cached, on loopback: from navigation to the first content.",
            f"{len(frames)} frames; the page times its own script, drawing calls included.",
            "WebGL runs in software on the same cores, so that the worst frames tell of the machine.",
        ),
        figures={
            "first_page_s": middle, "frame_p99_ms": at[2], "frame_worst_ms": at[3], "race_mb": weights[0],
        },
    )  # fmt: skip


def _raced(path: Path, runs: int) -> tuple[float, float]:
    """A store with a race of so many runs; what it weighs on the wire, plain and compressed [MB]."""
    course = kodawari.load_course("jcjc")
    with open_store(path) as store:
        car = keep_new(store, next(entry.file for entry in shipped_cars() if entry.id == "ma-race"))
        question = RaceQuestion(car=car.file, car_id=car.id, course="jcjc", runs=runs)
        result = race(resolve(car.file), course, runs=runs, seed=1)
        number = store.runs.add(
            build=car.name, course="jcjc", physics_version=result.physics_version, seed=1, runs=runs,
            time_s=None, finish=result.finish.estimate,
            payload={"result": msgspec.to_builtins(result), "question": msgspec.to_builtins(question)},
        )  # fmt: skip
        answer = msgspec.json.encode(race_view(kept_race(store, number), course))
    return len(answer) / 1e6, len(gzip.compress(answer, 5)) / 1e6


def _first_paint(made: Browser, address: str) -> float:
    """From navigation to the first paint of content [s]."""
    page, _ = open_page(made, width=1440)
    page.goto(address)
    page.locator(".steps").wait_for()
    painted = page.evaluate(
        "() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries()[0].startTime))"
        ".observe({ type: 'paint', buffered: true }))"
    )
    page.context.close()
    return float(painted) / 1000


def _frames(made: Browser, address: str) -> list[float]:
    """Script time of every frame of a replay of many cars [ms]."""
    page, _ = open_page(made, width=360, height=640)  # small: what is drawn in software takes the cores
    runs = ",".join(f"b{run}" for run in range(CARS))
    page.goto(f"{address}/replay?race=1&runs={runs}&timed")
    page.locator("button.play").wait_for()
    page.locator(".deck select").first.select_option("0.25")
    page.locator("button.play").click()
    page.wait_for_function("() => document.querySelector('button.play').textContent === 'Play'")
    found = page.evaluate("() => performance.getEntriesByName('frame').map((each) => each.duration)")
    page.context.close()
    return [float(each) for each in found]


SECTION = Section(name="pages", title="The pages in a browser", run=measure, order=90)
