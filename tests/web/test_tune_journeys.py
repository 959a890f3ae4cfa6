"""Tuning as a person does it in the browser: from an empty store to a kept car; parts boxes of one's own."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kodawari.web.testing import open_page


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


def ask_for(page: Page, address: str, *, runs: int) -> None:
    """A small tune on a short course, by the form."""
    page.goto(f"{address}/tune")
    expect(page.get_by_text("Nothing was tuned yet.")).to_be_visible()
    expect(page.get_by_role("heading", name="What the search may change")).to_be_visible()
    fits(page)
    page.locator("#course").select_option("flat-oval")
    page.locator("#wish").select_option("0.8")
    page.locator("#budget").select_option("own")
    page.get_by_label("Budget in all").fill(str(runs))
    page.locator("#unit").select_option("runs")
    fits(page)
    page.get_by_role("button", name="Tune", exact=True).click()


def test_a_tune_from_the_form_to_a_kept_car(address: str, page: Page) -> None:
    ask_for(page, address, runs=300)
    expect(page.get_by_role("heading", level=1, name="MA starter on Flat oval")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.locator(".tradeoff .is-base")).to_have_count(1)
    fits(page)
    expect(page.get_by_text(re.compile(r"^Done · \d+ set-ups"))).to_be_visible()
    keep = page.get_by_role("button", name="Keep in garage")
    expect(keep).to_be_visible()  # the best one is open by itself
    for heading in ("What each change gave", "What mattered", "Why set-ups were not raced"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    fits(page)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as a page").click()
    assert re.fullmatch(r"tune-[0-9a-f]{16}\.html", saved.value.suggested_filename)

    name = page.locator(".setup h2").inner_text()
    keep.click()
    page.get_by_role("link", name="Open in garage").click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    expect(page.get_by_role("button", name="Undo").first).to_be_visible()  # a car of one's own
    page.go_back()
    page.get_by_role("link", name="Race it").click()
    expect(page.locator("#car").locator("option:checked")).to_contain_text("MA")
    expect(page.locator("#course")).to_have_value("flat-oval")
    fits(page)


def test_the_curve_is_walked_with_keys_and_pressed(address: str, page: Page) -> None:
    ask_for(page, address, runs=300)
    expect(page.get_by_role("button", name="Keep in garage")).to_be_visible()
    told = page.locator("#tune-point")
    curve = page.get_by_role("group", name="Time against chance to finish")
    curve.focus()
    page.keyboard.press("End")
    expect(told).to_contain_text("a lap")
    last = told.inner_text()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    first = told.inner_text()
    page.get_by_role("button", name="a race").click()
    expect(told).to_contain_text("a race")
    # The largest mark is the base car or a tested one: a press on it opens it.
    page.locator(".tradeoff .is-base").click(force=True)
    expect(page.locator(".setup h2")).to_have_text("MA, box stock")
    expect(page.get_by_text("This is the base car.")).to_be_visible()
    page.locator("summary", has_text="The line as a list").click()
    page.locator(".curve tbody button").first.click()
    expect(page.locator(".setup .big").first).to_contain_text("s")
    assert first
    assert last
    fits(page)


def test_a_tune_is_stopped_gone_on_with_deleted_and_taken_back(address: str, page: Page) -> None:
    ask_for(page, address, runs=3000)
    expect(page.locator(".tradeoff .is-base")).to_have_count(1)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text(re.compile("^Stopped; it can go on from here"))).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("MA starter on Flat oval is in the bin.")).to_be_visible()
    expect(page.get_by_text("Nothing was tuned yet.")).to_be_visible()
    fits(page)
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="MA starter on Flat oval")).to_be_visible()


def test_a_parts_box_is_made_ones_own_and_changed(address: str, page: Page) -> None:
    page.goto(f"{address}/tune?box=ma-starter")
    fits(page)
    page.get_by_role("button", name="Make it my own").click()
    expect(page.get_by_role("heading", level=1, name="MA starter, copy")).to_be_visible()
    count = page.get_by_label("Pieces: Ball bearings 620")
    count.fill("3")
    count.press("Enter")
    page.get_by_role("button", name="Undo").first.click()
    expect(count).to_have_value("1")
    page.get_by_label("Words or item number").fill("15515")
    page.locator(".hits").get_by_role("button", name=re.compile("^Add: ")).first.click()
    expect(page.get_by_text(re.compile("lies in the box"))).to_be_visible()
    page.get_by_role("button", name="Remove: Ball bearings 620").click()
    expect(count).to_have_count(0)
    page.locator(".toast", has_text="is out of the box").get_by_role("button", name="Undo").click()
    expect(count).to_have_count(1)
    fits(page)
    page.get_by_role("link", name="Tune with it").click()
    expect(page.locator("#box option:checked")).to_have_text("MA starter, copy")
    page.get_by_role("link", name="MA starter, copy").click()
    page.get_by_role("button", name="Delete").click()
    page.locator(".toast", has_text="in the bin").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="MA starter, copy")).to_be_visible()


def test_what_cannot_be_is_told_and_the_page_stays(address: str, page: Page) -> None:
    page.goto(f"{address}/tune")
    page.locator("summary", has_text="Base car, rules, lane, seed").click()
    page.locator("#on").fill("2000-01-01")
    page.locator("#rules").select_option("stock-class/stock")
    expect(page.get_by_role("alert")).to_be_visible()
    fits(page)


def test_every_control_has_a_name_and_japanese_fits(address: str, page: Page) -> None:
    page.goto(f"{address}/tune")
    page.get_by_role("button", name="日本語").click()
    for path, heading in (("/tune", "チューン"), ("/tune?box=ma-starter", "MA starter")):
        page.goto(address + path)
        expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        fits(page)
        nameless = page.evaluate(
            """() => [...document.querySelectorAll('button, a[href], input, select, textarea')]
                .filter(e => !e.closest('[hidden]') && e.tabIndex >= 0)
                .filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length))
                .map(e => e.outerHTML.slice(0, 120))"""
        )
        assert nameless == [], path


def test_an_address_fills_the_race_form_or_says_what_is_gone(address: str, page: Page) -> None:
    page.goto(f"{address}/race?car=ma-race&course=flat-oval&lane=2&laps=3&runs=77&seed=5")
    asked = {"car": "ma-race", "course": "flat-oval", "lane": "2", "laps": "3", "runs": "77", "seed": "5"}
    for name, value in asked.items():
        expect(page.locator(f"#{name}")).to_have_value(value)
    page.goto(f"{address}/race?car=ma-race&course=0123456789ab")
    expect(page.get_by_text("This course is no longer there.")).to_be_visible()
    expect(page.locator("#course")).to_have_value("")
    fits(page)


def test_a_budget_too_small_for_its_wish_is_told_before_it_is_spent(address: str, page: Page) -> None:
    page.goto(f"{address}/tune")
    page.get_by_label("Time for it").select_option("own")
    page.get_by_label("Unit of the budget").select_option("runs")
    page.get_by_label("Budget in all").fill("900")  # it reacts while typing
    expect(page.get_by_text("This budget holds 900 runs, which is too few")).to_be_visible()
    fits(page)
