"""The garage: copy, change, undo, throw away, take back; what cannot be built is not kept."""

import tomllib
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

Client = TestClient[Litestar]


def width_of(view: dict[str, Any]) -> dict[str, Any]:
    found = next(size for size in view["sizes"] if size["name"] == "width_mm")
    shown: dict[str, Any] = found["computed"]
    return shown


def put(client: Client, view: dict[str, Any]) -> Any:
    return client.put(f"/api/cars/{view['id']}", json={"file": view["file"], "revision": view["revision"]})


def test_an_empty_garage_shows_the_shipped_cars(client: Client) -> None:
    found = client.get("/api/cars").json()
    assert found["own"] == found["deleted"] == []
    assert "ma-box-stock" in {car["id"] for car in found["shipped"]}
    assert all(car["shape"]["wheels"] for car in found["shipped"])


def test_moving_the_front_rollers_out_moves_the_width_by_twice_as_much(
    client: Client, mine: dict[str, Any]
) -> None:
    roller = mine["file"]["roller"][0]
    assert roller["y_mm"] == 45.5  # the shipped file says so
    before = width_of(mine)["value"]
    roller["y_mm"] = 46.0
    changed = put(client, mine).json()
    assert width_of(changed)["value"] == pytest.approx(before + 1.0)
    disc = changed["shape"]["discs"][0]
    assert disc["place"][1] == pytest.approx(46.0)


def test_a_car_that_gets_too_wide_fails_at_once(client: Client, mine: dict[str, Any]) -> None:
    mine["file"]["roller"][0]["y_mm"] = 48.0  # 48 + 6.5 mm on each side: 109 mm, and 105 are allowed
    inspection = put(client, mine).json()["inspection"]
    width = next(each for each in inspection["findings"] if each["rule"] == "width")
    assert (inspection["verdict"], width["status"]) == ("fail", "fail")
    assert width["bar"]["upper"] == 105.0
    assert width["bar"]["start"] < 105.0 < width["bar"]["high"] <= width["bar"]["end"]


def test_what_cannot_be_built_is_refused_with_its_place_and_not_kept(
    client: Client, mine: dict[str, Any]
) -> None:
    before = client.get(f"/api/cars/{mine['id']}").json()
    mine["file"]["car"]["motor"] = "hyper-dash-3"  # a single shaft on a PRO chassis
    refused = put(client, mine)
    assert refused.status_code == 422
    assert refused.json()["place"] == "car.motor"
    assert refused.json()["mend"]
    assert client.get(f"/api/cars/{mine['id']}").json() == before


def test_a_word_where_a_number_belongs_is_refused_with_its_place(
    client: Client, mine: dict[str, Any]
) -> None:
    mine["file"]["roller"][0]["y_mm"] = "wide"
    refused = put(client, mine)
    assert refused.status_code == 400
    assert "roller[0].y_mm" in refused.json()["place"]


def test_the_second_of_two_tabs_is_told(client: Client, mine: dict[str, Any]) -> None:
    assert put(client, mine).status_code == 200
    refused = put(client, mine)
    assert (refused.status_code, refused.json()["place"]) == (409, "revision")


def test_a_shipped_car_cannot_be_changed(client: Client) -> None:
    view = client.get("/api/cars/ma-race").json()
    refused = put(client, view)
    assert refused.status_code == 422
    assert "ships with Kodawari" in refused.json()["cause"]


def test_a_car_that_is_thrown_away_can_be_taken_back(client: Client, mine: dict[str, Any]) -> None:
    client.delete(f"/api/cars/{mine['id']}")
    assert client.get("/api/cars").json()["own"] == []
    client.post(f"/api/cars/{mine['id']}/back")
    assert [car["name"] for car in client.get("/api/cars").json()["own"]] == ["Mine"]


def test_a_car_file_goes_out_and_comes_in_again(client: Client, mine: dict[str, Any]) -> None:
    answer = client.get(f"/api/cars/{mine['id']}/file")
    assert 'filename="mine.toml"' in answer.headers["content-disposition"]
    assert tomllib.loads(answer.text) == mine["file"]
    made = client.post("/api/cars", json={"text": answer.text}).json()
    again = client.get(f"/api/cars/{made['id']}").json()["file"]
    assert again == mine["file"] | {"car": mine["file"]["car"] | {"name": "Mine 2"}}


@pytest.mark.parametrize("text", ["[car", "[car]\nchassis = 'no-such'", "[car]\nchasis = 'ma'", "{}"])
def test_what_is_no_car_file_is_refused(client: Client, text: str) -> None:
    assert client.post("/api/cars", json={"text": text}).status_code == 422
    assert client.get("/api/cars").json()["own"] == []


@pytest.mark.parametrize("name", [" ", "x" * 81, "two\nlines", "bell\x07"])
def test_a_name_that_cannot_be_read_is_refused(client: Client, name: str) -> None:
    assert client.post("/api/cars", json={"like": "ma-race", "name": name}).status_code == 422


def test_markup_in_a_name_stays_text(client: Client) -> None:
    name = "<img src=x onerror=alert(1)>"
    made = client.post("/api/cars", json={"like": "ma-race", "name": name})
    assert made.json()["name"] == name
    assert made.headers["content-type"] == "application/json"


def test_readings_override_what_is_computed_and_both_are_shown(client: Client, mine: dict[str, Any]) -> None:
    mine["file"]["measured"] = {"width_mm": {"value": 104.6, "pm": 0.05}}
    changed = put(client, mine).json()
    size = next(each for each in changed["sizes"] if each["name"] == "width_mm")
    assert size["measured"]["text"] == "104.60 mm ±0.05"
    assert size["computed"]["value"] == pytest.approx(104.0)  # 2 · (45.5 + 6.5)


def test_every_choice_that_does_not_fit_says_why(client: Client, mine: dict[str, Any]) -> None:
    motors = {each["id"]: each for each in client.get(f"/api/cars/{mine['id']}/choices").json()["motor"]}
    assert motors["hyper-dash-pro"]["unfit"] == ""
    assert "double" in motors["hyper-dash-3"]["unfit"]


def test_the_balance_comes_with_its_spread(client: Client) -> None:
    found = client.get("/api/cars/ma-box-stock/balance").json()
    for name in ("ahead_mm", "height_mm", "front_percent"):
        assert found[name]["low"] < found[name]["value"] < found[name]["high"]
