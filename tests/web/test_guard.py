"""Who may talk to the server, and what nobody may."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from kodawari.web import Settings, create_app

Client = TestClient[Litestar]
TOKEN = "a-token-of-some-length"  # noqa: S105 - of this test alone


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8470"]
)
def test_a_foreign_name_is_refused(client: Client, host: str) -> None:
    assert client.get("/api/about", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8470", "localhost:9", "[::1]:8470"])
def test_the_names_of_this_machine_are_answered(client: Client, host: str) -> None:
    assert client.get("/api/about", headers={"host": host}).status_code == 200


def test_a_page_of_another_site_is_refused(client: Client) -> None:
    for headers in (
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:9999"},  # another server of this machine is another site too
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
    ):
        assert client.post("/api/cars", json={"like": "ma-race"}, headers=headers).status_code == 403
    assert client.get("/api/cars").json()["own"] == []


def test_our_own_page_is_answered(client: Client) -> None:
    headers = {"origin": "http://127.0.0.1:8470", "sec-fetch-site": "same-origin"}
    assert client.post("/api/cars", json={"like": "ma-race"}, headers=headers).status_code == 201


def test_every_answer_keeps_the_page_to_itself(client: Client) -> None:
    for path in ("/api/about", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../_app.py", "/assets/..%2f_app.py", "/assets/%2e%2e/_app.py", "/assets//etc/passwd",
        "/api/cars/..%2f..%2fetc%2fpasswd", "/api/courses/..%2f..%2fcars%2fma-race/mesh",
        "/api/courses/%2fetc%2fpasswd/plan",
    ],
)  # fmt: skip
def test_path_tricks_reach_nothing(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {400, 404, 422}
    assert "root:" not in answer.text
    assert "create_app" not in answer.text


def test_a_body_over_the_limit_is_refused(client: Client) -> None:
    answer = client.post("/api/cars", json={"text": "x" * 3_000_000})
    assert answer.status_code == 413


@pytest.fixture
def lan(store_path: Path) -> Iterator[Client]:
    settings = Settings(store=store_path, token=TOKEN, names=frozenset({"192.0.2.7"}))
    with TestClient(create_app(settings), base_url="http://192.0.2.7:8470") as made:
        yield made


def test_the_local_network_needs_the_token(lan: Client) -> None:
    assert lan.get("/api/about").status_code == 401
    assert lan.get("/api/about?token=wrong").status_code == 401
    assert lan.get("/api/about", headers={"cookie": "kodawari=wrong"}).status_code == 401


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("//evil.example", "/evil.example"),
        ("/%5cevil.example", "/evil.example"),
        ("/%09/evil.example", "/%09/evil.example"),
    ],
)
def test_the_way_without_the_token_stays_on_this_server(lan: Client, path: str, there: str) -> None:
    answer = lan.get(f"http://192.0.2.7:8470{path}?token={TOKEN}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, there)


def test_the_token_is_taken_out_of_the_address_and_kept_as_a_cookie(lan: Client) -> None:
    answer = lan.get(f"/race?id=3&token={TOKEN}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/race?id=3")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert lan.get("/api/about").status_code == 200
