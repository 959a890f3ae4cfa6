"""Parts boxes: copy, change, throw away, take back; every input meets the types of the files."""

import tomllib
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

Client = TestClient[Litestar]


@pytest.fixture
def box(client: Client) -> dict[str, Any]:
    """A copy of the shipped box."""
    made = client.post("/api/boxes", json={"like": "ma-starter", "name": "Mine"}).json()
    view: dict[str, Any] = client.get(f"/api/boxes/{made['id']}").json()
    return view


def put(client: Client, view: dict[str, Any]) -> Any:
    body = {"file": view["file"], "revision": view["revision"]}
    return client.put(f"/api/boxes/{view['card']['id']}", json=body)


def test_a_copy_holds_what_the_shipped_box_holds(client: Client, box: dict[str, Any]) -> None:
    shipped = client.get("/api/boxes/ma-starter").json()
    assert (box["card"]["name"], box["card"]["shipped"]) == ("Mine", False)
    assert box["parts"] == shipped["parts"]
    # Four loose 13 mm rollers and three pairs of others lie in the shipped file; counts are of pieces.
    roller = next(part for part in box["parts"] if "15437" in part["items"])
    assert (roller["kind"], roller["count"]) == ("roller", 4)


def test_counts_parts_and_the_base_car_can_be_changed(client: Client, box: dict[str, Any]) -> None:
    box["file"]["part"] = [{"spec": "hyper-dash-pro"}, {"item": "15464", "count": 6}]
    box["file"]["box"]["car"] = "ma-race"
    changed = put(client, box).json()
    assert [(part["kind"], part["count"]) for part in changed["parts"]] == [("motor", 1), ("roller", 6)]
    assert (changed["card"]["car"], changed["card"]["pieces"]) == ("MA, race", 7)
    assert changed["revision"] == 2
    assert put(client, box).status_code == 409


def test_a_part_that_does_not_go_on_the_base_car_says_why(client: Client, box: dict[str, Any]) -> None:
    box["file"]["part"].append({"spec": "hyper-dash-3"})
    changed = put(client, box).json()
    assert "double-shaft" in changed["parts"][-1]["unfit"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("part", []),
        ("part", [{"spec": "no-such-part"}]),
        ("part", [{"spec": "ball", "item": "15437"}]),
        ("part", [{"spec": "ball", "count": 0}]),
        ("part", [{"spec": "ball", "colour": "red"}]),
        ("box", {"car": "no-such-car", "name": "Mine"}),
        ("box", {"car": "../../etc/passwd", "name": "Mine"}),
        ("box", {"car": "ma-race", "name": " "}),
        ("box", {"car": "ma-race", "name": "x" * 81}),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_kept(
    client: Client, box: dict[str, Any], field: str, value: Any
) -> None:
    before = client.get(f"/api/boxes/{box['card']['id']}").json()
    box["file"][field] = value
    assert put(client, box).status_code in {400, 422}
    assert client.get(f"/api/boxes/{box['card']['id']}").json() == before


def test_a_shipped_box_cannot_be_changed_or_thrown_away(client: Client) -> None:
    assert put(client, client.get("/api/boxes/ma-starter").json()).status_code == 422
    assert client.delete("/api/boxes/ma-starter").status_code == 422


def test_a_box_file_goes_out_and_comes_in_again(client: Client, box: dict[str, Any]) -> None:
    answer = client.get(f"/api/boxes/{box['card']['id']}/file")
    assert 'filename="mine.toml"' in answer.headers["content-disposition"]
    assert tomllib.loads(answer.text)["box"] == {"car": "ma-box-stock", "name": "Mine"}
    made = client.post("/api/boxes", json={"text": answer.text}).json()
    again = client.get(f"/api/boxes/{made['id']}").json()["file"]
    assert again == box["file"] | {"box": box["file"]["box"] | {"name": "Mine 2"}}


@pytest.mark.parametrize(
    "text", ["[box", "[box]\ncar = 'ma'", "{}", "[box]\ncar = 'ma-race'\nname = 'Empty'"]
)
def test_what_is_no_box_file_is_refused(client: Client, text: str) -> None:
    assert client.post("/api/boxes", json={"text": text}).status_code == 422
    assert client.get("/api/boxes").json()["own"] == []


def test_a_box_that_is_thrown_away_can_be_taken_back(client: Client, box: dict[str, Any]) -> None:
    identity = box["card"]["id"]
    client.delete(f"/api/boxes/{identity}")
    listed = client.get("/api/boxes").json()
    assert (listed["own"], [each["name"] for each in listed["deleted"]]) == ([], ["Mine"])
    client.post(f"/api/boxes/{identity}/back")
    assert [each["name"] for each in client.get("/api/boxes").json()["own"]] == ["Mine"]
    client.delete(f"/api/boxes/{identity}")
    assert client.delete("/api/bin/boxes").json() == {"removed": 1}


def test_a_box_whose_base_car_is_in_the_bin_tells_so(
    client: Client, box: dict[str, Any], mine: dict[str, Any]
) -> None:
    box["file"]["box"]["car"] = f"garage:{mine['id']}"
    assert put(client, box).json()["card"]["car"] == "Mine"
    client.delete(f"/api/cars/{mine['id']}")
    (card,) = client.get("/api/boxes").json()["own"]
    assert "is not there" in card["trouble"]["cause"]


def test_parts_of_the_catalogue_are_found_by_words_and_by_number(client: Client) -> None:
    found = client.get("/api/boxes/ma-starter/find", params={"text": "15437"}).json()
    assert [(part["item"], part["missing"], part["unfit"]) for part in found] == [("15437", "", "")]
    motors = client.get("/api/boxes/ma-starter/find", params={"text": "dash motor"}).json()
    usable = [not part["missing"] and not part["unfit"] for part in motors]
    assert usable == sorted(usable, reverse=True)
    assert any(part["unfit"] for part in motors)  # single shafts, on a car that takes double ones
    assert client.get("/api/boxes/ma-starter/find", params={"text": " "}).json() == []
    assert client.get("/api/boxes/ma-starter/find", params={"text": "x" * 81}).status_code == 400
