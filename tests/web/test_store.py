"""Everything out, everything in; and what the server says about itself."""

from typing import Any

from litestar import Litestar
from litestar.testing import TestClient

from kodawari.mini4wd.course import course_names

Client = TestClient[Litestar]


def test_an_export_comes_in_again_and_what_was_there_is_backed_up(
    client: Client, mine: dict[str, Any]
) -> None:
    exported = client.get("/api/store").content
    client.delete(f"/api/cars/{mine['id']}")
    client.delete("/api/bin/cars")
    assert client.get("/api/cars").json()["own"] == []
    answer = client.put("/api/store", content=exported).json()
    assert answer["cars"] == 1
    assert answer["backup"].endswith(".bak")
    assert [car["name"] for car in client.get("/api/cars").json()["own"]] == ["Mine"]


def test_what_is_no_store_is_refused(client: Client, mine: dict[str, Any]) -> None:
    answer = client.put("/api/store", content=b"no store at all")
    assert answer.status_code == 422
    assert [car["id"] for car in client.get("/api/cars").json()["own"]] == [mine["id"]]


def test_the_first_page_says_where_everything_lies(client: Client, store_path: object) -> None:
    about = client.get("/api/about").json()
    assert about["store"] == str(store_path)
    assert (about["cars"], about["races"]) == (0, 0)


def test_every_course_has_a_plan_and_a_shape(client: Client) -> None:
    for name in course_names():
        plan = client.get(f"/api/courses/{name}/plan")
        assert plan.headers["content-type"].startswith("image/svg+xml")
        mesh = client.get(f"/api/courses/{name}/mesh").json()
        assert all(len(row) == 9 for strip in mesh["strips"] for row in strip["rows"])


def test_the_floor_of_a_lane_is_as_wide_as_the_lane(client: Client) -> None:
    mesh = client.get("/api/courses/jcjc/mesh").json()
    for strip in mesh["strips"]:
        for x0, y0, z0, x1, y1, z1, *_ in strip["rows"]:
            wide = ((x0 - x1) ** 2 + (y0 - y1) ** 2 + (z0 - z1) ** 2) ** 0.5
            assert abs(wide - 2 * mesh["half_width"]) < 5e-5


def test_the_interface_describes_itself(client: Client) -> None:
    document = client.get("/schema/openapi.json").json()
    assert {"/api/cars", "/api/cars/{identity}", "/api/races", "/api/store"} <= set(document["paths"])
    assert "put" in document["paths"]["/api/cars/{identity}"]
