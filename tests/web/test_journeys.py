"""What a person does in the browser, from an empty store to the result, on a phone and on a desk."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kodawari.web.testing import open_page, running_server


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server for journeys that do not mind what others have left in the garage."""
    with running_server(tmp_path_factory.mktemp("shared") / "store.sqlite") as found:
        yield found


@pytest.fixture(params=[360, 1440])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    made, complaints = open_page(chromium, width=request.param)
    yield made
    made.context.close()
    # A browser calls a refusal an error; what the page makes of it is what a test looks at.
    assert [each for each in complaints if "status of 422" not in each] == []


def fits(page: Page) -> None:
    """Nothing sticks out sideways."""
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_a_shipped_car_races_from_the_first_page_and_is_seen_again(address: str, page: Page) -> None:
    page.goto(address)
    fits(page)
    page.get_by_role("button", name="Race now").click()
    expect(page.get_by_role("link", name="Watch")).to_be_visible()
    expect(page.get_by_text("Chance to finish")).to_be_visible()
    expect(page.locator("svg.course-plan")).to_be_visible()
    fits(page)
    page.get_by_role("link", name="Watch").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    fits(page)
    expect(page.locator(".clock")).to_have_text("0.00 s")
    page.get_by_role("button", name="+10 ms").click()
    expect(page.locator(".clock")).to_have_text("0.01 s")
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".clock")).not_to_have_text(re.compile(r"^0\.0"))
    page.get_by_label("Camera").select_option("lane")
    page.goto(f"{address}/race")
    expect(page.get_by_role("link", name="MA, box stock")).to_be_visible()


def test_a_car_is_taken_changed_undone_thrown_away_and_taken_back(address: str, page: Page) -> None:
    page.goto(f"{address}/garage")
    expect(page.get_by_text("No car of your own yet.")).to_be_visible()
    fits(page)
    page.locator("li.card", has_text="MA, race").get_by_role("button", name="Take into garage").click()
    width = page.locator("dl.sizes > div", has_text="Width")
    expect(width).to_contain_text("104.00 mm")  # 2 · (45.5 + 6.5)
    fits(page)

    page.locator("details[data-key='roller-0'] > summary").click()
    y = page.locator("details[data-key='roller-0']").get_by_label("Left y, mm")
    expect(y).to_have_value("45.5")
    y.fill("47.5")
    y.press("Enter")
    expect(width).to_contain_text("108.0")
    if page.viewport_size and page.viewport_size["width"] < 1280:
        page.get_by_role("tab", name="Inspection").click()
    finding = page.locator("details[data-key='rule-width']")
    expect(finding.locator(".verdict")).to_have_text("fails")
    expect(finding.locator("svg .over")).to_have_count(1)

    page.get_by_role("button", name="Undo").click()
    expect(width).to_contain_text("104.00 mm")
    expect(finding.locator(".verdict")).to_have_text("passes")

    page.goto(f"{address}/garage")
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("MA, race is in the bin.")).to_be_visible()
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Delete")).to_be_visible()


def test_a_part_that_does_not_go_together_is_told_and_the_car_stays(shared: str, page: Page) -> None:
    page.goto(f"{shared}/garage")
    page.locator("li.card", has_text="MA, race").get_by_role("button", name="Take into garage").click()
    page.locator("details[data-key='wheels-front'] > summary").click()
    page.locator("details[data-key='wheels-front']").get_by_label("Tyres").select_option(index=0)
    box = page.locator("details[data-key='roller-0']")
    box.locator("summary").click()
    y = box.get_by_label("Left y, mm")
    y.fill("300")
    y.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(y).to_have_value("45.5")


def test_what_is_unknown_is_settled_by_the_owners_word(shared: str, page: Page) -> None:
    page.goto(f"{shared}/garage")
    page.get_by_role("button", name="Import a car file…").click()
    page.get_by_label("Text of a car file").fill('[car]\nname = "Bare"\nchassis = "ma"\n')
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("heading", name="Bare")).to_be_visible()
    if page.viewport_size and page.viewport_size["width"] < 1280:
        page.get_by_role("tab", name="Inspection").click()
    finding = page.locator("[data-rule='body-painted']")
    expect(finding.locator(".verdict")).to_have_text("unknown")
    finding.get_by_role("button", name="yes").click()
    expect(finding.locator(".verdict")).to_have_text("passes")


def test_every_page_speaks_japanese_and_fits(shared: str, page: Page) -> None:
    page.goto(shared)
    page.get_by_role("button", name="日本語").click()
    expect(page.get_by_role("heading", name="作業台の準備ができました")).to_be_visible()
    for path, heading in (
        ("/garage", "ガレージ"), ("/race", "レース"), ("/tune", "チューン"), ("/course", "コース"),
        ("/kei", "軽"),
        ("/car?id=ma-race", "MA, race"), ("/sheet?id=ma-race", "MA, race"),
        ("/compare?car=ma-race&car=vz-box-stock", "セッティング比較"),
    ):  # fmt: skip
        page.goto(shared + path)
        expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        fits(page)


def test_the_garage_works_with_keys_alone(address: str, page: Page) -> None:
    page.goto(f"{address}/garage")
    expect(page.get_by_role("heading", level=1, name="Garage")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="To the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Import a car file…")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("a.open").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("button.main", has_text="Take into garage")).to_be_visible()


def test_every_control_has_a_name(shared: str, page: Page) -> None:
    for path in ("/", "/garage", "/car?id=ma-race", "/race"):
        page.goto(shared + path)
        page.locator("main h1").wait_for()
        nameless = page.evaluate(
            """() => [...document.querySelectorAll('button, a[href], input, select, textarea')]
                .filter(e => !e.closest('[hidden]') && e.tabIndex >= 0)
                .filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length))
                .map(e => e.outerHTML.slice(0, 120))"""
        )
        assert nameless == [], path
