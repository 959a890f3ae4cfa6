"""Home courses and drafts, as the pages ask for them."""

import re
from itertools import pairwise
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.course.formats import parse_layout, put_in_order

Client = TestClient[Litestar]


@pytest.fixture
def home(client: Client) -> dict[str, Any]:
    """A copy of the shipped cup course."""
    made: dict[str, Any] = client.post("/api/courses", json={"copy_of": "jcjc", "title": "Mine"}).json()
    return made


def opened(draft: dict[str, Any]) -> dict[str, Any]:
    """The same without its last corner."""
    chain = draft["chains"][0]
    return {**draft, "chains": [{**chain, "pieces": chain["pieces"][:-1]}]}


def test_the_list_has_home_courses_before_those_that_ship(client: Client, home: dict[str, Any]) -> None:
    cards = client.get("/api/courses").json()

    assert [card["id"] for card in cards][:1] == [home["id"]]
    assert {card["id"] for card in cards if not card["own"]} >= {"jcjc", "flat-oval"}
    mine, jcjc = cards[0], next(card for card in cards if card["id"] == "jcjc")
    assert (mine["title"], mine["ja"], mine["revision"], mine["raceable"]) == ("Mine", "", 1, True)
    assert (jcjc["own"], jcjc["revision"], jcjc["name"], jcjc["laps"]) == (False, None, "jcjc", 3)
    assert [lane["length_m"] for lane in mine["lanes"]] == [lane["length_m"] for lane in jcjc["lanes"]]


def test_an_open_course_is_listed_and_drawn_too(client: Client, home: dict[str, Any]) -> None:
    url = f"/api/courses/{home['id']}"
    kept = client.put(url, json={"draft": opened(home["draft"]), "revision": 1}).json()

    assert kept["revision"] == 2
    assert (kept["card"]["raceable"], kept["card"]["lanes"], kept["card"]["laps"]) == (False, [], 0)
    assert "does not close" in kept["card"]["why_not"]
    assert "<svg" in client.get(f"{url}/plan").text
    assert len(client.get(f"{url}/mesh").json()["strips"]) == 3 * 11
    assert "<svg" in client.get(f"{url}/profile", params={"lane": 2}).text
    flight = client.get(f"{url}/flight")
    assert flight.status_code == 422
    assert "nobody can race on it" in flight.json()["cause"]


def test_a_second_tab_is_told_that_the_course_has_changed(client: Client, home: dict[str, Any]) -> None:
    url = f"/api/courses/{home['id']}"
    assert client.put(url, json={"draft": home["draft"], "revision": 1}).status_code == 200
    told = client.put(url, json={"draft": opened(home["draft"]), "revision": 1})

    assert told.status_code == 409
    assert told.json()["place"] == "revision"
    assert len(client.get(url).json()["draft"]["chains"][0]["pieces"]) == 12


def test_deleting_can_be_undone_until_the_bin_is_emptied(client: Client, home: dict[str, Any]) -> None:
    url = f"/api/courses/{home['id']}"
    assert client.delete(url).json()["id"] == home["id"]
    assert [card["id"] for card in client.get("/api/courses/bin").json()] == [home["id"]]
    assert home["id"] not in [card["id"] for card in client.get("/api/courses").json()]
    client.post(f"{url}/back")
    assert client.get("/api/courses/bin").json() == []
    client.delete(url)
    assert client.delete("/api/courses/bin").json() == {"removed": 1}
    assert client.get(url).status_code == 422


@pytest.mark.parametrize(
    ("method", "url", "body"),
    [
        ("post", "/api/courses", {}),
        ("post", "/api/courses", {"copy_of": "jcjc", "text": "x"}),
        ("post", "/api/courses", {"copy_of": "../jcjc"}),
        ("post", "/api/courses", {"copy_of": "jcjc", "title": "a\nb"}),
        ("post", "/api/courses", {"text": "nothing known"}),
        ("post", "/api/courses", {"draft": {"title": "t", "chains": [{"pieces": [{"type": "strait"}]}]}}),
        ("put", "/api/courses/jcjc", {"draft": {"title": "t"}, "revision": 1}),
        ("delete", "/api/courses/jcjc", None),
        ("get", "/api/courses/..%2Fjcjc", None),
        ("get", "/api/courses/jcjc/profile?lane=7", None),
        ("get", "/api/courses/jcjc/flight?lane=0", None),
        ("get", "/api/courses/jcjc/export?to=word", None),
        ("get", "/api/pieces?lanes=9", None),
        ("post", "/api/pieces/shapes", {"pieces": [{"type": "straight", "length_mm": 1e300}]}),
        ("post", "/api/drafts/look", {"title": ""}),
        ("post", "/api/drafts/export?to=pimentoso", {"title": "t"}),
        ("post", "/api/drafts/read", {"text": ""}),
    ],
)
def test_what_cannot_be_is_refused_in_words(client: Client, method: str, url: str, body: Any) -> None:
    sent = client.request(method, url, json=body)

    assert 400 <= sent.status_code < 500
    assert sent.json()["cause"] if url != "/api/courses/..%2Fjcjc" else True
    assert [card for card in client.get("/api/courses").json() if card["own"]] == []


def test_a_piece_that_cannot_be_is_told_with_its_place(client: Client) -> None:
    pieces = [{"type": "straight"}, {"type": "corner-45"}]
    told = client.post("/api/drafts/look", json={"title": "t", "chains": [{"pieces": pieces}]})

    assert told.status_code == 422
    assert told.json()["place"] == "chains[0].pieces[1]"


def test_looking_at_a_draft_keeps_nothing(client: Client, home: dict[str, Any]) -> None:
    view = client.post("/api/drafts/look", json=opened(home["draft"])).json()

    assert view["gap"]["from"] == pytest.approx([-381.84, 158.16], abs=0.01)
    assert view["gap"]["to"] == [0.0, 0.0]
    assert view["proposals"][0]["text"] == "add Corner 45° left at the end"
    assert client.get(f"/api/courses/{home['id']}").json()["revision"] == 1


def test_the_mesh_of_a_draft_counts_pieces_over_all_chains(client: Client) -> None:
    chains = [{"pieces": [{"type": "straight"}]}, {"y_mm": 2000, "pieces": [{"type": "straight"}] * 2}]
    mesh = client.post("/api/drafts/mesh", json={"title": "t", "chains": chains}).json()

    assert sorted({strip["piece"] for strip in mesh["strips"]}) == [0, 1, 2]
    middle = next(strip for strip in mesh["strips"] if (strip["piece"], strip["lane"]) == (1, 2))
    assert middle["rows"][0][:3] == [0.0, 2.0575, 0.0]


def test_a_dropped_file_becomes_a_draft_and_a_course(client: Client) -> None:
    text = client.get("/api/courses/jcjc/export", params={"to": "lenaxia"}).text
    read = client.post("/api/drafts/read", json={"text": text, "name": "cup.txt"}).json()
    kept = client.post("/api/courses", json={"text": text, "name": "cup.txt"}).json()

    assert read["report"]["raceable"]
    assert read["draft"]["title"] == "cup"
    assert kept["draft"] == read["draft"]
    assert kept["card"]["raceable"]


def test_exports_are_files_that_come_back(client: Client, home: dict[str, Any]) -> None:
    made = client.post("/api/drafts/export", params={"to": "lenaxia"}, json=home["draft"]).json()
    assert made["name"] == "mine.lenaxia.txt"
    assert put_in_order(parse_layout(made["link"])).closed

    toml = client.get(f"/api/courses/{home['id']}/export")
    assert toml.headers["content-disposition"] == 'attachment; filename="mine.toml"'
    again = client.post("/api/drafts/read", json={"text": toml.text, "name": "x"}).json()["draft"]
    assert again == home["draft"]


def test_a_flight_goes_through_every_lane_of_the_race(client: Client) -> None:
    flight = client.get("/api/courses/jcjc/flight", params={"lane": 2}).json()
    course = load_course("jcjc")

    assert flight["length_m"] == pytest.approx(course.distance_m(2), abs=1e-5)
    assert sorted(set(flight["lap"])) == [1, 2, 3] == list(range(1, flight["laps"] + 1))
    assert list(dict.fromkeys(flight["lane"])) == [2, 3, 1]
    assert max(flight["piece"]) == 11
    points = [flight["points"][k : k + 9] for k in range(0, len(flight["points"]), 9)]
    assert len(points) == len(flight["lane"])
    for before, after in pairwise(points):
        step = sum((b - a) ** 2 for a, b in zip(before[:3], after[:3], strict=True)) ** 0.5
        # along arcs the chord is a little shorter; along ramps a segment's share of its plan is not its way
        assert step == pytest.approx(flight["step_m"], rel=0.05)
        along = sum(d * (b - a) for d, a, b in zip(before[3:6], before[:3], after[:3], strict=True))
        assert along == pytest.approx(step, rel=0.01)
        assert sum(d * u for d, u in zip(before[3:6], before[6:9], strict=True)) == pytest.approx(
            0.0, abs=1e-4
        )
        assert before[8] > 0.8


def test_the_pieces_of_a_system_can_all_be_laid(client: Client) -> None:
    for lanes in (2, 3, 5):
        pieces = client.get("/api/pieces", params={"lanes": lanes}).json()
        assert pieces["width_mm"] == pytest.approx({2: 237.0, 3: 353.0, 5: 587.0}[lanes])
        for piece in pieces["pieces"]:
            assert piece["shape"] is not None, piece["type"]
            assert (piece["mirror"] is not None) == ("turn" in piece["entry"])
        entries = [piece["entry"] for piece in pieces["pieces"]]
        asked: dict[str, Any] = {"lanes": lanes, "parameters": {}, "pieces": entries}
        shapes = client.post("/api/pieces/shapes", json=asked).json()["shapes"]
        assert [shape["key"] for shape in shapes] == [piece["shape"]["key"] for piece in pieces["pieces"]]


def test_a_shape_that_cannot_be_says_why_and_the_others_come(client: Client) -> None:
    pieces = [{"type": "straight"}, {"type": "corner", "radius_mm": 50, "angle_deg": 30, "turn": "left"}]
    shapes = client.post("/api/pieces/shapes", json={"pieces": pieces}).json()["shapes"]

    assert shapes[0]["end"] == {"x_mm": 540.0, "y_mm": 0.0, "heading_deg": 0.0, "z_mm": 0.0}
    assert "Make the radius larger" in shapes[1]["problem"]


def test_a_name_with_markup_is_escaped_in_pictures(client: Client, home: dict[str, Any]) -> None:
    draft = {**home["draft"], "title": "<script>alert(1)</script>"}
    client.put(f"/api/courses/{home['id']}", json={"draft": draft, "revision": 1})

    assert "<script" not in client.get(f"/api/courses/{home['id']}/plan").text
    assert 'filename="script-alert-1-script.toml"' in client.get(
        f"/api/courses/{home['id']}/export"
    ).headers["content-disposition"]  # fmt: skip


def test_the_plan_of_a_copy_has_the_lengths_of_the_course(client: Client) -> None:
    made = client.post("/api/courses", json={"copy_of": "flat-oval"}).json()
    words = [
        re.findall(r"lane \d · [\d.]+ m", client.get(f"/api/courses/{name}/plan").text)
        for name in (made["id"], "flat-oval")
    ]
    assert words[0] == words[1] == ["lane 1 · 6.98 m", "lane 2 · 7.71 m", "lane 3 · 8.45 m"]


def test_the_race_of_a_card_is_as_long_as_its_laps_in_space(client: Client) -> None:
    jcjc = next(card for card in client.get("/api/courses").json() if card["id"] == "jcjc")
    assert jcjc["race_m"] == pytest.approx(sum(lane["length_m"] for lane in jcjc["lanes"]), abs=1e-9)


def test_what_a_page_shows_of_a_refusal_has_a_code(client: Client, home: dict[str, Any]) -> None:
    change = {"draft": home["draft"], "revision": 1}
    assert client.put(f"/api/courses/{home['id']}", json=change).status_code == 200
    late = client.put(f"/api/courses/{home['id']}", json=change)
    assert (late.status_code, late.json()["code"], late.json()["values"]) == (
        409,
        "changed",
        {"name": "Mine"},
    )
    assert client.get("/api/courses/nowhere").json()["code"] == "gone"
    short = {**home["draft"], "chains": [{"pieces": [{"type": "straight", "length_mm": 0.001}]}]}
    told = client.post("/api/drafts/look", json=short).json()
    assert (told["code"], told["values"], told["place"]) == (
        "short",
        {"value": 0.001, "least": 1.0},
        "chains[0].pieces[0].length_mm",
    )
