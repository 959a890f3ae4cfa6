"""The way from the garage to the replay with a thumb, on a phone."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from kodawari.web.testing import open_page, running_server

LOOKS = Path(__file__).parent / "looks.js"


def dragged(page: Page, on: Locator, *, right: float = 0.0, down: float = 0.0) -> None:
    """One finger laid on the middle of something, moved in small steps, and taken away."""
    on.scroll_into_view_if_needed()
    page.evaluate("looks.still()")  # a page that was pushed rolls on for a while
    box = on.bounding_box()
    assert box is not None
    x, y = box["x"] + 0.5 * box["width"], box["y"] + 0.5 * box["height"]
    fingers = page.context.new_cdp_session(page)
    fingers.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for k in range(1, 11):
        point = {"x": x + right * k / 10, "y": y + down * k / 10}
        fingers.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_car_is_taken_changed_raced_and_watched_by_thumb(chromium: Browser, tmp_path: Path) -> None:
    with running_server(tmp_path / "store.sqlite") as address:
        page, complaints = open_page(chromium, width=360, height=740, touch="yes")
        page.add_init_script(path=LOOKS)
        page.goto(f"{address}/garage")
        page.locator("li.card", has_text="MA, race").get_by_role("button", name="Take into garage").tap()
        width = page.locator("dl.sizes > div", has_text="Width")
        expect(width).to_contain_text("104.00 mm")

        page.locator("details[data-key='roller-0'] > summary").tap()
        y = page.locator("details[data-key='roller-0']").get_by_label("Left y, mm")
        y.tap()
        y.fill("46")
        page.get_by_role("tab", name="Inspection").tap()  # leaving the field takes the change over
        expect(width).to_contain_text("105.0")
        expect(page.locator("details[data-key='rule-width']")).to_be_visible()
        page.get_by_role("button", name="Undo").tap()
        expect(width).to_contain_text("104.00 mm")

        page.get_by_role("link", name="Race", exact=True).last.tap()
        page.get_by_label("Runs").fill("20")
        page.get_by_role("button", name="Race", exact=True).tap()
        page.get_by_role("link", name="Watch").tap()
        expect(page.get_by_role("button", name="Play")).to_be_visible()

        picture = page.locator(".stage canvas")
        camera = page.get_by_label("Camera")
        expect(camera).to_have_value("chase")
        before = page.evaluate("scrollY")
        dragged(page, picture, down=-150)  # up and down scrolls past the picture
        page.wait_for_function("(before) => scrollY > before", arg=before)
        expect(camera).to_have_value("chase")
        dragged(page, picture, right=120)  # sideways turns the view
        expect(camera).to_have_value("free")

        page.get_by_role("button", name="Play").tap()
        expect(page.locator(".clock")).not_to_have_text(re.compile(r"^0\.0"))
        page.get_by_role("button", name="Pause").tap()
        plot = page.locator(".u-over")
        plot.scroll_into_view_if_needed()
        box = plot.bounding_box()
        assert box is not None
        page.touchscreen.tap(box["x"] + 0.5 * box["width"], box["y"] + 0.5 * box["height"])
        end = float(page.locator("input[type=range]").get_attribute("max") or 0)
        at = float((page.locator(".clock").text_content() or "").removesuffix(" s"))
        assert 0.3 * end < at < 0.7 * end
        assert complaints == []
        page.context.close()


def test_what_a_thumb_presses_is_large_enough(chromium: Browser, tmp_path: Path) -> None:
    with running_server(tmp_path / "store.sqlite") as address:
        page, _ = open_page(chromium, width=360, height=740, touch="yes")
        page.add_init_script(path=LOOKS)
        for path, ready in (("/garage", ".card svg"), ("/car?id=ma-race", ".sizes div"), ("/race", "form")):
            page.goto(address + path)
            page.locator(ready).first.wait_for()
            small = page.evaluate("looks.small()")
            assert small == [], path
        page.context.close()
