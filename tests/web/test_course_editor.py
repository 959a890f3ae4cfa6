"""What somebody does who draws a course: by mouse, touch and keys, from an empty store until cars can race.

Lengths are worked out by hand: two straights of 540 mm and eight corners of 45° on a radius of 540 mm in the
middle; lanes lie 117 mm apart.
"""

import math
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Dialog, Locator, Page, expect

from kodawari.web.testing import PATIENCE_MS, open_page, running_server

OVAL_LANES = [f"{2 * 0.540 + 2 * math.pi * radius:.3f}" for radius in (0.423, 0.540, 0.657)]
OVAL = (
    "Str2;227;300;0;0#Str1;281;300;0;0#Str1;335;300;0;0#Cor1;388;308;0;0#Cor1;412.928;339.842;45;0#"
    "Cor1;408.039;379.984;90;0#Cor1;376.197;404.912;135;0#Str1;335;408;180;0#Str1;281;408;180;0#"
    "Str1;227;408;180;0#Cor1;174;400;180;0#Cor1;149.072;368.158;225;0#Cor1;153.961;328.016;270;0#"
    "Cor1;185.803;303.088;315;0#"
)
"""An oval as Pimentoso writes it, with three straights on each side: 14 sections."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_server(tmp_path_factory.mktemp("courses") / "store.sqlite") as found:
        yield found


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    made, complaints = open_page(chromium, width=1440, height=900)
    yield made
    made.context.close()
    # A browser calls a refusal an error; what the page makes of it is what a test looks at.
    assert [each for each in complaints if not re.search(r"status of (409|422|503)", each)] == []


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    context: BrowserContext = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    made = context.new_page()
    made.set_default_timeout(PATIENCE_MS)
    complaints: list[str] = []
    made.on("pageerror", lambda error: complaints.append(str(error)))
    yield made
    context.close()
    assert complaints == []


def begin(page: Page, address: str, name: str) -> None:
    """A new, empty course."""
    page.goto(f"{address}/course")
    page.get_by_role("button", name="New course", exact=True).click()
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Begin").click()
    expect(kind(page, "start")).to_be_visible()


def kind(page: Page, name: str) -> Locator:
    return page.locator(f".kind[data-type='{name}']")


def pieces(page: Page) -> Locator:
    return page.locator(".layer-pieces .piece")


def middle(part: Locator) -> tuple[float, float]:
    box = part.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, part: Locator, x: float, y: float) -> None:
    """Press, pull, let go, as a hand does: in several steps."""
    part.scroll_into_view_if_needed()
    page.mouse.move(*middle(part))
    page.mouse.down()
    page.mouse.move(x - 40, y - 10, steps=4)
    page.mouse.move(x, y, steps=4)
    page.mouse.up()


def touch(session: CDPSession, what: str, *points: tuple[float, float]) -> None:
    """Fingers as they are: Playwright itself only taps."""
    found = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    session.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": found})


def saved(page: Page) -> None:
    expect(page.locator(".save-state")).to_have_text("Saved")


def lanes(page: Page) -> list[str]:
    return page.locator(".course-panel tbody tr td:last-child").all_inner_texts()


def fits(page: Page) -> None:
    """Nothing sticks out sideways."""
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_an_oval_is_drawn_by_mouse_closed_by_a_proposal_and_raced_on(address: str, page: Page) -> None:
    begin(page, address, "Shop oval")
    x, y = middle(page.locator(".floor"))
    drag(page, kind(page, "start"), x, y)
    expect(pieces(page)).to_have_count(1)
    end_x, end_y = middle(page.locator(".end.active"))
    drag(page, kind(page, "corner-45"), end_x + 45, end_y - 18)
    expect(pieces(page)).to_have_count(2)
    expect(page.locator(".end")).to_have_count(2)  # of one chain; two would have four
    for _ in range(3):
        kind(page, "corner-45").click()
    kind(page, "straight").click()
    expect(page.locator(".course-panel .verdict")).to_have_text("Open")
    # The end lies at (0, 1080) and heads back: the beginning is 1080 mm to the left of it.
    expect(page.locator(".gap-text")).to_contain_text("1\u2009080 mm")
    page.get_by_role("button", name=re.compile("^4 × Corner 45° left behind no. 6")).click()
    expect(page.locator(".course-panel .verdict")).to_have_text("Closed; cars can race")
    expect(pieces(page)).to_have_count(10)
    expect(page.locator(".end")).to_have_count(0)
    assert sorted(lanes(page)) == OVAL_LANES
    saved(page)
    page.get_by_role("button", name="Race here").click()
    expect(page.locator("#course option:checked")).to_have_text("Shop oval")
    expect(page.locator("svg.course-plan")).to_be_visible()


def test_an_oval_is_drawn_by_touch(address: str, phone: Page) -> None:
    phone.goto(f"{address}/course")
    phone.get_by_role("button", name="New course", exact=True).tap()
    phone.get_by_role("button", name="Begin").tap()
    names = ["start", *["corner-45"] * 4, "straight", *["corner-45"] * 4]
    for count, name in enumerate(names, 1):
        kind(phone, name).tap()
        expect(pieces(phone)).to_have_count(count)
    expect(phone.locator(".board-state")).to_have_text("Closed; cars can race")
    fits(phone)
    first = phone.locator(".layer-pieces .piece[aria-label*='section 3 of']")
    first.tap()
    expect(first).to_have_attribute("aria-pressed", "true")
    hold_x, hold_y = middle(first)
    fingers = phone.context.new_cdp_session(phone)
    touch(fingers, "touchStart", (hold_x, hold_y))
    phone.get_by_role("menuitem", name="Delete", exact=True).wait_for()  # held long enough
    touch(fingers, "touchEnd")
    phone.get_by_role("menuitem", name="Delete", exact=True).tap()
    expect(pieces(phone)).to_have_count(9)
    expect(phone.locator(".end")).to_have_count(2)
    # Two fingers apart draw nearer, and no piece moves.
    before = middle(phone.locator(".end").first)
    x, y = middle(phone.locator(".floor"))
    for what, far in (("touchStart", 30), ("touchMove", 45), ("touchMove", 60)):
        touch(fingers, what, (x - far, y), (x + far, y))
    touch(fingers, "touchEnd")
    after = middle(phone.locator(".end").first)
    assert abs(after[0] - x) == pytest.approx(2 * abs(before[0] - x), abs=4)
    expect(pieces(phone)).to_have_count(9)
    # A piece is drawn up from the list with one finger.
    phone.get_by_role("button", name="Fit").tap()
    from_x, from_y = middle(kind(phone, "straight"))
    touch(fingers, "touchStart", (from_x, from_y))
    for share in (0.2, 0.5, 0.8, 1.0):
        touch(fingers, "touchMove", (from_x + share * (x - from_x), from_y + share * (y - from_y)))
    touch(fingers, "touchEnd")
    expect(pieces(phone)).to_have_count(10)
    expect(phone.locator(".end")).to_have_count(4)  # in the middle of the oval it is far from all ends


def test_the_editor_works_with_keys_alone(address: str, page: Page) -> None:
    page.goto(f"{address}/course")
    page.get_by_role("button", name="New course", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.type("By keys")
    page.keyboard.press("Enter")
    expect(kind(page, "start")).to_be_visible()

    def tab_to(selector: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(selector)

    tab_to("[data-type='start']")
    page.keyboard.press("Enter")
    tab_to("[data-type='corner-45']")
    for _ in range(3):
        page.keyboard.press("Enter")
    expect(pieces(page)).to_have_count(4)
    tab_to(".piece")
    expect(page.locator(".piece:focus")).to_have_attribute("aria-label", "Corner 45° left, section 4 of 4")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".piece:focus")).to_have_attribute("aria-label", "Corner 45° left, section 3 of 4")
    page.keyboard.press("x")
    expect(page.locator(".piece.picked")).to_have_attribute("aria-label", "Corner 45° right, section 3 of 4")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".piece.picked")).to_have_count(2)
    page.keyboard.press("Delete")
    expect(pieces(page)).to_have_count(2)
    page.keyboard.press("Control+z")
    expect(pieces(page)).to_have_count(4)
    page.keyboard.press("Control+z")
    expect(page.locator("[aria-label='Corner 45° left, section 3 of 4']")).to_have_count(1)
    page.keyboard.press("Control+Shift+z")
    expect(page.locator("[aria-label='Corner 45° right, section 3 of 4']")).to_have_count(1)


def test_everything_can_be_undone_and_done_again_and_is_kept(address: str, page: Page) -> None:
    begin(page, address, "Undone")
    for name in ("start", "straight", "straight", "corner-45"):
        kind(page, name).click()
    page.locator("[aria-label='Straight, section 2 of 4']").click()
    page.get_by_role("tab", name="Section").click()
    page.get_by_role("button", name="Delete, close up").click()
    expect(pieces(page)).to_have_count(3)
    expect(page.locator(".end")).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(pieces(page)).to_have_count(4)
    page.locator("[aria-label='Straight, section 2 of 4']").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator(".end")).to_have_count(4)  # what stood behind stays there
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Redo").click()
    expect(pieces(page)).to_have_count(3)
    page.get_by_role("button", name="Undo").click()
    page.locator("[aria-label='Corner 45° left, section 4 of 4']").click()
    page.get_by_label("Angle, °").fill("30")
    page.get_by_label("Angle, °").press("Enter")
    expect(page.get_by_text("282.7 mm along the middle")).to_be_visible()  # 540 · π / 6
    page.get_by_label("Radius, mm").fill("20")  # the inner lane would turn about itself
    page.get_by_label("Radius, mm").press("Enter")
    expect(page.locator(".piece-panel").get_by_role("alert")).to_contain_text("Make the radius larger")
    expect(page.get_by_text("282.7 mm along the middle")).to_be_visible()
    saved(page)
    page.reload()
    expect(pieces(page)).to_have_count(4)
    page.locator("[aria-label='Corner 45° left, section 4 of 4']").click()
    page.get_by_role("tab", name="Section").click()
    expect(page.get_by_label("Angle, °")).to_have_value("30")


def test_a_piece_goes_between_two_others_and_takes_the_place_of_one(address: str, page: Page) -> None:
    begin(page, address, "Between")
    for name in ("start", "corner-45"):
        kind(page, name).click()
    start = page.locator("[aria-label='Start straight, section 1 of 2']")
    start.click()
    page.get_by_role("button", name="Insert", exact=True).click()
    kind(page, "straight").click()
    expect(page.locator("[aria-label='Straight, section 2 of 3']")).to_have_class(re.compile("picked"))
    page.get_by_role("button", name="Replace", exact=True).click()
    kind(page, "wave").click()
    expect(page.locator("[aria-label='Wave left, section 2 of 3']")).to_have_count(1)
    expect(page.locator(".end")).to_have_count(2)


def test_a_group_is_moved_away_and_docks_again(address: str, page: Page) -> None:
    begin(page, address, "Docks")
    for name in ("start", "straight", "straight"):
        kind(page, name).click()
    page.get_by_role("button", name="Fit").click()
    page.locator("[aria-label='Straight, section 2 of 3']").click()
    page.keyboard.press("Shift+ArrowRight")
    last = page.locator("[aria-label='Straight, section 3 of 3']")
    x, y = middle(last)
    drag(page, last, x, y + 190)
    expect(page.locator(".end")).to_have_count(4)
    x, y = middle(last)
    drag(page, last, x + 9, y - 180)  # not quite where it was
    expect(page.locator(".end")).to_have_count(2)
    page.mouse.move(*middle(page.locator(".floor")))
    page.locator("[aria-label='Straight, section 3 of 3']").click()
    page.get_by_role("tab", name="Section").click()
    expect(page.get_by_text("540 mm along the middle · 0°")).to_be_visible()


def test_a_group_is_picked_with_a_box_turned_and_measured(address: str, page: Page) -> None:
    begin(page, address, "Turned")
    for name in ("start", "straight"):
        kind(page, name).click()
    page.get_by_role("button", name="Fit").click()
    x, y = middle(page.locator(".floor"))
    page.keyboard.down("Shift")
    page.mouse.move(x - 380, y - 250)
    page.mouse.down()
    page.mouse.move(x, y, steps=3)
    page.mouse.move(x + 380, y + 250, steps=3)
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.locator(".piece.picked")).to_have_count(2)
    for _ in range(2):
        page.keyboard.press("e")
    page.locator("[aria-label='Straight, section 2 of 2']").click()
    page.get_by_role("tab", name="Section").click()
    expect(page.get_by_text("540 mm along the middle · 330°")).to_be_visible()
    page.keyboard.press("m")
    first, last = (middle(page.locator(".end").nth(k)) for k in (0, 1))
    page.mouse.move(first[0] - 4, first[1] + 3)  # not quite there: ends are caught
    page.mouse.down()
    page.mouse.move(last[0] + 2, last[1] - 3, steps=3)
    page.mouse.up()
    expect(page.locator(".measure-text")).to_have_text(re.compile("^1\u2009080 mm"))


def test_a_layout_comes_in_by_paste_and_by_drop(address: str, page: Page) -> None:
    page.goto(f"{address}/course")
    page.locator("main h1").wait_for()
    page.evaluate(
        """text => { const data = new DataTransfer(); data.setData('text/plain', text);
            const paste = new ClipboardEvent('paste', {clipboardData: data, bubbles: true});
            document.body.dispatchEvent(paste); }""",
        OVAL,
    )
    expect(pieces(page)).to_have_count(14)
    expect(page.locator(".course-panel .verdict")).to_have_text("Closed; cars can race")

    page.get_by_role("button", name="Export").click()
    page.get_by_role("button", name="With heights, and link").click()
    link = page.get_by_role("textbox", name="Link to share").input_value()
    page.goto(f"{address}/course")
    page.get_by_role("button", name="Import…").click()
    page.get_by_label("Text or link").fill(link)
    page.get_by_role("button", name="Keep").click()
    expect(pieces(page)).to_have_count(14)

    page.goto(f"{address}/course")
    page.locator("main h1").wait_for()
    page.evaluate(
        """text => { const data = new DataTransfer();
            data.items.add(new File([text], 'evening.txt', {type: 'text/plain'}));
            document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true})); }""",
        OVAL,
    )
    expect(pieces(page)).to_have_count(14)
    expect(page.get_by_role("textbox", name="Name")).to_have_value("evening")

    page.goto(f"{address}/course")
    page.get_by_role("button", name="Import…").click()
    page.get_by_label("Text or link").fill("not a layout at all")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_two_tabs_do_not_overwrite_each_other(address: str, page: Page) -> None:
    begin(page, address, "Two tabs")
    kind(page, "start").click()
    saved(page)
    other = page.context.new_page()
    other.set_default_timeout(PATIENCE_MS)
    other.goto(page.url)
    expect(pieces(other)).to_have_count(1)
    kind(page, "straight").click()
    saved(page)
    kind(other, "corner-45").click()
    expect(other.get_by_role("alert")).to_contain_text(
        "Sections here: 2, there: 2 · only here: Corner 45° left · only there: Straight"
    )
    other.get_by_role("button", name="Keep mine").click()
    saved(other)
    kind(page, "wave").click()
    page.get_by_role("button", name="Take the other state").click()
    expect(page.locator("[aria-label='Corner 45° left, section 2 of 2']")).to_have_count(1)
    saved(page)
    page.get_by_role("button", name="Undo").click()  # that, too, is a step
    expect(page.locator("[aria-label='Wave left, section 3 of 3']")).to_have_count(1)
    saved(page)


def test_another_language_takes_nothing_away(address: str, page: Page) -> None:
    begin(page, address, "Two tongues")
    for name in ("start", "straight"):
        kind(page, name).click()
    page.get_by_role("button", name="日本語").click()  # before anything is saved
    expect(page.locator("[aria-label*='ストレート'].picked")).to_have_count(1)
    expect(pieces(page)).to_have_count(2)
    expect(page.locator(".save-state")).to_have_text("保存済み")
    expect(page.locator(".conflict")).to_have_count(0)
    page.get_by_role("button", name="元に戻す").click()
    expect(pieces(page)).to_have_count(1)
    page.get_by_role("button", name="English").click()


def test_what_was_drawn_last_outlives_the_page_and_its_steps_a_reload(address: str, page: Page) -> None:
    begin(page, address, "Closed at once")
    kind(page, "start").click()
    saved(page)
    kind(page, "straight").click()
    mine = page.url
    page.goto("about:blank")  # before anything is saved
    other = page.context.new_page()
    other.set_default_timeout(PATIENCE_MS)
    other.goto(mine)
    expect(pieces(other)).to_have_count(2)
    saved(other)
    kind(other, "corner-45").click()
    saved(other)
    other.reload()
    expect(pieces(other)).to_have_count(3)
    other.get_by_role("button", name="Undo").click()
    expect(pieces(other)).to_have_count(2)
    saved(other)


def test_a_save_that_failed_is_tried_again_and_nobody_leaves_unasked(address: str, page: Page) -> None:
    begin(page, address, "No server")
    page.route("**/api/courses/*", lambda route: route.fulfill(status=503, body="{}"))
    kind(page, "start").click()
    expect(page.get_by_role("button", name="Save now")).to_be_visible()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", stay)
    with page.expect_event("dialog"):
        page.get_by_role("link", name="Garage").click()
    assert "not saved" in asked[0]
    expect(pieces(page)).to_have_count(1)
    page.unroute("**/api/courses/*")
    saved(page)
    page.get_by_role("link", name="Garage").click()
    page.wait_for_url("**/garage")


def test_a_picked_section_shows_its_figures_and_refuses_what_cannot_be(address: str, page: Page) -> None:
    page.goto(f"{address}/course?id=flat-oval")
    page.get_by_role("button", name="Copy to my courses").click()
    expect(kind(page, "start")).to_be_visible()
    page.locator("[aria-label^='Start straight, section']").click()
    expect(page.get_by_role("tab", name="Section")).to_have_attribute("aria-selected", "true")
    length = page.locator(".piece-panel").get_by_label("Length, mm")
    expect(length).to_have_value("2160")  # four straights of 540 mm
    length.fill("-5")
    length.press("Enter")
    expect(page.locator(".piece-panel").get_by_role("alert")).to_have_text("At least 1; the old value stays.")
    expect(page.get_by_text("160 mm along the middle")).to_be_visible()
    page.get_by_role("button", name="Side length, mm").click()
    expect(page.get_by_role("tab", name="Course")).to_have_attribute("aria-selected", "true")
    side = page.locator("[data-figure='side_length_mm'] input")
    expect(side).to_be_focused()
    side.fill("1080")
    side.press("Enter")
    expect(page.locator(".course-panel tbody")).to_contain_text(f"{2 * 1.080 + 2 * math.pi * 0.540:.3f}")
    page.locator("[aria-label^='Corner 45° left, section 2']").click()
    expect(page.get_by_role("tab", name="Section")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tab", name="Course")).to_have_attribute("aria-selected", "true")


def test_proposals_speak_of_numbers_that_stand_on_the_plan(address: str, page: Page) -> None:
    begin(page, address, "Numbered")
    for name in ("start", *["corner-45"] * 4, *["straight"] * 3):
        kind(page, name).click()
    # One straight, four corners and one straight are half of an oval: the last two are too many.
    proposal = page.get_by_role(
        "button", name=re.compile("^take away nos. 7–8 · 4 × Corner 45° left behind no. 6")
    )
    expect(proposal).to_be_visible()
    expect(page.locator(".number")).to_have_count(8)
    expect(page.locator(".number.spoken").filter(has_text=re.compile("^7$"))).to_have_count(1)
    race = page.get_by_role("button", name="Race here")
    expect(race).to_be_disabled()
    expect(race).to_have_accessible_description("Not ready to race: The course is open.")
    expect(page.get_by_text("Not ready to race: The course is open.")).to_be_visible()
    proposal.click()
    expect(page.locator(".number")).to_have_count(0)
    saved(page)
    page.get_by_role("link", name="Print").click()
    expect(
        page.get_by_text("Start straight → Corner 45° L × 4 → Straight → Corner 45° L × 4")
    ).to_be_visible()


def test_room_and_stock_are_held_against_the_course(address: str, page: Page) -> None:
    page.goto(f"{address}/course?id=jcjc")
    page.get_by_role("button", name="Copy to my courses").click()
    expect(kind(page, "start")).to_be_visible()
    page.get_by_role("tab", name="Room").click()
    page.get_by_label("Length, m").fill("3")  # the course is 3.05 m long
    page.get_by_label("Width, m").fill("2")
    page.get_by_role("button", name="Room of this size").click()
    expect(page.locator(".signs")).to_contain_text("mm outside")
    page.get_by_label("Length, m").fill("3.1")
    page.get_by_role("button", name="Room of this size").click()
    expect(page.locator(".signs .sign")).to_have_count(0)
    page.get_by_role("tab", name="Stock").click()
    page.get_by_role("button", name="As many as are laid").click()
    expect(kind(page, "corner-45")).to_contain_text("8 of 8")
    page.get_by_label("Corner 45°: how many you have").fill("6")
    page.get_by_label("Corner 45°: how many you have").press("Tab")
    page.get_by_role("tab", name="Course").click()
    expect(page.locator(".troubles")).to_contain_text("2 too few: Corner 45°")


def test_a_shipped_course_is_looked_at_flown_through_and_printed(address: str, page: Page) -> None:
    page.goto(f"{address}/course?id=jcjc")
    expect(page.locator(".course-panel .verdict")).to_have_text("Closed; cars can race")
    expect(page.locator(".palette")).to_have_count(0)
    page.get_by_role("button", name="Heights").click()
    expect(page.locator(".profile svg")).to_have_count(3)
    page.get_by_role("button", name="Fly through").click()
    clock = page.locator(".fly .clock")
    expect(clock).to_have_text(re.compile(r"^Lap 1 of 3 · lane 1 · 0\.0 of 20\.0 m$"))
    page.get_by_label("Way").fill("19.5")
    expect(clock).to_have_text(re.compile(r"^Lap 3 of 3 · lane \d · 19\.5 of 20\.0 m$"))
    page.get_by_role("button", name="Play").click()
    expect(clock).to_have_text(re.compile(r"20\.0 of 20\.0 m$"))
    page.get_by_label("Camera").select_option("follow")
    page.get_by_role("button", name="End", exact=True).click()
    expect(clock).to_have_count(0)
    page.get_by_role("link", name="Print").click()
    # 2 · (540 + 176.5) + 1620 mm long and 30 mm of rim on both sides, at 1 : 20.
    width = page.locator(".paper-plan svg").get_attribute("width") or ""
    assert float(width.removesuffix("mm")) == pytest.approx((2 * 716.5 + 1620 + 60) / 20, abs=0.1)
    expect(page.locator("figcaption")).to_contain_text("1 : 20")
    expect(page.locator(".course-sheet table").first).to_contain_text("Corner 45°")


def test_a_course_is_thrown_away_and_taken_back(address: str, page: Page) -> None:
    begin(page, address, "Thrown away")
    page.goto(f"{address}/course")
    card = page.locator("li.card", has_text="Thrown away")
    card.get_by_role("button", name="Delete").click()
    expect(card).to_have_count(0)
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(card).to_be_visible()


@pytest.mark.parametrize("width", [360, 1440])
def test_course_pages_fit_in_japanese_and_every_control_has_a_name(
    address: str, chromium: Browser, width: int
) -> None:
    page, complaints = open_page(chromium, width=width, locale="ja-JP", scheme="dark")
    page.goto(f"{address}/course")
    page.get_by_role("button", name="新しいコース", exact=True).click()
    page.get_by_role("button", name="作る").click()
    kind(page, "start").click()
    mine = page.url.removeprefix(address)
    for path in (mine, "/course", "/course?id=jcjc", "/course?id=jcjc&sheet=1"):
        page.goto(address + path)
        page.locator("main h1").wait_for(state="attached")
        fits(page)
        nameless = page.evaluate(
            """() => [...document.querySelectorAll('button, a[href], input, select, textarea, g[tabindex]')]
                .filter(e => !e.closest('[hidden]') && e.id !== 'main')
                .filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length))
                .map(e => e.outerHTML.slice(0, 120))"""
        )
        assert nameless == [], path
    page.context.close()
    assert complaints == []
