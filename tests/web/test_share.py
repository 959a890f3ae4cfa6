"""One file that needs no server: what is in it, that nothing breaks out of it, that the car comes back."""

import base64
import json
import re
import tomllib
import zlib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from kodawari.mini4wd.build import CarFile, resolve
from kodawari.mini4wd.course import load_course, load_definition
from kodawari.mini4wd.course.formats import definition_toml
from kodawari.mini4wd.garage import named, shipped_cars
from kodawari.mini4wd.race import RaceResult, race
from kodawari.web import share_course, share_race
from kodawari.web.testing import open_page, running_server

HOSTILE = "</script><img src=x onerror=alert(1)><!--<script>"
Raced = tuple[RaceResult, CarFile]


@pytest.fixture(scope="module")
def raced() -> Raced:
    file = named(next(entry.file for entry in shipped_cars() if entry.id == "ma-race"), HOSTILE)
    return race(resolve(file), load_course("jcjc"), runs=24, seed=2), file


@pytest.fixture(scope="module")
def text(raced: Raced) -> str:
    return share_race(*raced, load_course("jcjc"), [(0, False), (3, True)])


def head_of(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="kodawari">(.*?)</script>', text)
    assert found is not None
    head: dict[str, Any] = json.loads(found[1])
    return head


def content_of(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="text/plain" id="packed">([A-Za-z0-9+/=]+)</script>', text)
    assert found is not None
    block = zlib.decompress(base64.b64decode(found[1]))
    content: dict[str, Any] = json.loads(block[4 : 4 + int.from_bytes(block[:4], "little")])
    return content


def test_the_file_holds_car_race_and_runs(text: str, raced: Raced) -> None:
    head, content = head_of(text), content_of(text)
    assert (head["format"], head["kind"], head["name"]) == (1, "race", HOSTILE)
    assert msgspec.convert(tomllib.loads(head["toml"]), CarFile) == raced[1]
    assert content["race"]["finish"]["finished"] == raced[0].finish.finished
    assert [(each["run"], each["drawn"]) for each in content["replay"]["header"]["cars"]] == [
        (0, False), (3, True)
    ]  # fmt: skip
    assert content["car"]["inspection"]["findings"]
    assert len(text) < 3_000_000


def test_a_name_cannot_break_out_of_the_file(text: str) -> None:
    assert len(re.findall(r"<script\b", text)) == 3
    assert len(re.findall(r"</script>", text)) == 3
    assert "<img" not in text.split('<script type="module">', 1)[0]


def test_the_file_may_fetch_nothing(text: str) -> None:
    policy = re.search(r'http-equiv="content-security-policy" content="([^"]+)"', text)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "http" not in policy[1]
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", text.split("<body>", 1)[0])


def test_a_shared_course_holds_what_was_set_on_it() -> None:
    course = load_course("jcjc", {"lane_pitch_mm": 116})
    text = share_course(course, definition_toml(load_definition("jcjc")[0]))
    content = content_of(text)
    assert [lane["length_m"] for lane in content["course"]["lanes"]] == [
        lane.length_m for lane in course.lanes
    ]
    assert len(content["heights"]) == 3
    assert head_of(text)["kind"] == "course"


def opened(chromium: Browser, path: Path, width: int) -> tuple[Page, list[str], list[str]]:
    """A file as a double click opens it, its complaints, and whatever it asked the network for."""
    page, complaints = open_page(chromium, width=width)
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url) if not each.url.startswith("blob:") else None)
    page.goto(path.as_uri())
    page.locator("main h1").wait_for()
    return page, complaints, asked


@pytest.mark.parametrize("width", [360, 1440])
def test_a_shared_race_plays_and_gives_its_car_back(
    text: str, raced: Raced, chromium: Browser, tmp_path: Path, width: int
) -> None:
    path = tmp_path / "race.html"
    path.write_text(text, encoding="utf-8")
    page, complaints, asked = opened(chromium, path, width)
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE)
    page.get_by_role("button", name="+10 ms").click()
    expect(page.locator(".clock")).to_have_text("0.01 s")
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".clock")).not_to_have_text(re.compile(r"^0\.0"))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Car file").click()
    assert msgspec.convert(tomllib.loads(saved.value.path().read_text(encoding="utf-8")), CarFile) == raced[1]
    page.get_by_role("button", name="日本語").click()
    expect(page.get_by_role("heading", name="リプレイ")).to_be_visible()
    assert (complaints, asked) == ([], [path.as_uri()])
    page.context.close()


def test_a_shared_course_shows_plan_heights_and_its_own_file(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "course.html"
    toml = definition_toml(load_definition("jcjc")[0])
    path.write_text(share_course(load_course("jcjc"), toml), encoding="utf-8")
    page, complaints, asked = opened(chromium, path, 1440)
    expect(page.locator("svg")).to_have_count(1 + 1 + 3)  # the hatch, the plan, a profile for each lane
    with page.expect_download() as saved:
        page.get_by_role("button", name="Course file").click()
    assert saved.value.path().read_text(encoding="utf-8") == toml
    assert (complaints, asked) == ([], [path.as_uri()])
    page.context.close()


def test_a_file_that_is_damaged_says_so(text: str, chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "race.html"
    start = text.index('id="packed">') + 200
    path.write_text(text[:start] + "AAAA" + text[start + 4 :], encoding="utf-8")
    page, _ = open_page(chromium, width=360)
    page.goto(path.as_uri())
    expect(page.get_by_role("alert")).to_contain_text("damaged")
    page.context.close()


DROP = """
async (text) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], "shared.html", { type: "text/html" }));
  const page = document.querySelector("main > div");
  page.dispatchEvent(new DragEvent("dragover", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  page.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}
"""


def test_a_shared_file_dropped_on_the_garage_brings_the_car_back(
    text: str, chromium: Browser, tmp_path: Path
) -> None:
    with running_server(tmp_path / "store.sqlite") as address:
        page, complaints = open_page(chromium, width=1440)
        page.goto(f"{address}/garage")
        page.get_by_text("No car of your own yet.").wait_for()
        page.evaluate(DROP, share_course(load_course("jcjc"), "title = 'x'"))
        expect(page.locator(".toast")).to_contain_text("holds a course and no car")
        page.evaluate(DROP, "<!doctype html><p>something else")
        expect(page.locator(".toast").last).to_contain_text("neither a car file")
        page.evaluate(DROP, text)
        expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE)
        expect(page.locator("dl.sizes > div", has_text="Width")).to_contain_text("104.00 mm")
        assert complaints == []
        page.context.close()
