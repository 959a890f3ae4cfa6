"""What is sent by mistake or in malice: refused with a reason, and nobody else is kept waiting."""

import json
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from kodawari.store import open_store
from kodawari.web.testing import running_server

Client = TestClient[Litestar]
JSON = {"content-type": "application/json"}
TYPED = "Host: 127.0.0.1\r\nContent-Type: application/json\r\n"
NAMES = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "${7*7}", "a\u202eb",
    "'; DROP TABLE jobs;--",
]  # fmt: skip
NOWHERE = [
    "/api/races/1e9", "/api/races/-1", f"/api/races/{10**30}", "/api/cars/" + "x" * 5000, "/api/cars/%00",
    "/api/jobs/%ff%fe", "/api/cars/ma-race?on=2026-02-30", "/api/cars/ma-race?rules=../open",
    "/api/races/1/replay?runs=" + "b1," * 5000,
]  # fmt: skip
RAW = [
    "/../../../../etc/passwd", "/assets/../../store.sqlite", "//etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
    "/assets/%2e%2e%2f%2e%2e%2fpyproject.toml", "http://evil.example/api/about", "/\\..\\..\\etc\\passwd",
]  # fmt: skip
FOREIGN = [
    "", "Host: evil.example\r\n", "Host: 127.0.0.1\r\nHost: evil.example\r\n",
    "Host: 127.0.0.1\r\nOrigin: http://evil.example\r\n",
    "Host: 127.0.0.1@evil.example\r\n", "Host: [::1\r\n",
]  # fmt: skip
PATIENCE = 60.0  # s; a socket that hears nothing for so long has lost


def refused(answer: Any, *statuses: int) -> str:
    """The reason of a refusal, which has the shape of all of them."""
    assert answer.status_code in statuses, answer.text
    problem = answer.json()
    assert set(problem) == {"cause", "file", "place", "mend", "code", "values"}
    assert problem["cause"]
    assert "Traceback" not in answer.text
    return str(problem["cause"])


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"null", b"[]", b'"x"', b"\xff\xfe", b'{"like": "ma-race"', b'{"like": NaN}',
        b'{"like": 1e999}',
        b'{"like": "ma-race", "like2": 1}', b"[" * 100_000, b'{"like":' * 50_000, b'{"like": "\\ud800"}',
    ],
    ids=lambda body: repr(body[:24]),
)  # fmt: skip
def test_what_is_no_question_is_refused(client: Client, body: bytes) -> None:
    refused(client.post("/api/cars", content=body, headers=JSON), 400, 422)
    assert client.get("/api/cars").json()["own"] == []


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e300", "-1e300", "true", "'45'", "9" * 400])
def test_a_length_that_is_none_is_refused(client: Client, value: str) -> None:
    text = f"[car]\nname = 'x'\nchassis = 'ma'\n[[roller]]\nspec = 'no-such'\non = 'front'\ny_mm = {value}\n"
    good = client.get("/api/cars/ma-race/file").text
    assert "y_mm = 45.5" in good
    for each in (text, good.replace("y_mm = 45.5", f"y_mm = {value}", 1)):
        refused(client.post("/api/cars", json={"text": each}), 400, 422)
    assert client.get("/api/cars").json()["own"] == []


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e400"])
def test_a_number_that_json_does_not_know_is_refused(
    client: Client, mine: dict[str, Any], value: str
) -> None:
    body = json.dumps({"file": mine["file"], "revision": mine["revision"]})
    assert '"y_mm": 45.5' in body
    broken = body.replace('"y_mm": 45.5', f'"y_mm": {value}', 1)
    refused(client.put(f"/api/cars/{mine['id']}", content=broken.encode(), headers=JSON), 400, 422)
    assert client.get(f"/api/cars/{mine['id']}").json()["revision"] == mine["revision"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_never_more_than_text(client: Client, name: str) -> None:
    made = client.post("/api/cars", json={"like": "ma-race", "name": name})
    if made.status_code == 422:  # what turns the writing direction cannot be read as a name
        assert "\u202e" in name
        return
    identity = made.json()["id"]
    file = client.get(f"/api/cars/{identity}/file")
    assert file.headers["content-disposition"].isascii()
    assert not set('<>"\r\n') & set(file.headers["content-disposition"].split("filename=")[1].strip('"'))
    assert client.get(f"/api/cars/{identity}").json()["name"] == name


@pytest.mark.parametrize("path", NOWHERE)
def test_addresses_that_lead_nowhere_are_refused(client: Client, path: str) -> None:
    refused(client.get(path), 400, 404, 422)


@pytest.mark.parametrize("method", ["PATCH", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_a_method_that_does_nothing_is_refused(client: Client, method: str) -> None:
    assert client.request(method, "/api/about").status_code in {204, 405}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    store = tmp_path_factory.mktemp("hostile") / "store.sqlite"
    with running_server(store) as address:
        yield address, store


def connected(address: str) -> socket.socket:
    host, port = address.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)


def about(address: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{address}/api/about", timeout=PATIENCE) as answer:  # noqa: S310 - our own
        found: dict[str, Any] = json.load(answer)
        return found


def heard(connection: socket.socket) -> bytes:
    """Everything until the server has closed, or has answered once."""
    found = b""
    while b"\r\n\r\n" not in found and (part := connection.recv(65536)):
        found += part
    return found


def test_bodies_that_never_end_keep_nobody_waiting_and_nothing(served: tuple[str, Path]) -> None:
    address, store = served
    head = f"POST /api/cars HTTP/1.1\r\n{TYPED}Content-Length: 1000\r\n\r\n"
    slow = [connected(address) for _ in range(50)]
    for connection in slow:
        connection.sendall(head.encode() + b'{"like": "ma-')
    assert about(address)["cars"] == 0
    for connection in slow:
        connection.close()
    assert about(address)["cars"] == 0
    with open_store(store) as opened:
        assert opened.documents.list("mini4wd-car") == []


def test_an_upload_that_says_too_much_is_refused_before_it_is_read(served: tuple[str, Path]) -> None:
    for path, size in (("/api/cars", 3 * 1024**2), ("/api/store", 10 * 1024**3)):
        with connected(served[0]) as connection:
            method = "PUT" if path == "/api/store" else "POST"
            head = f"{method} {path} HTTP/1.1\r\n{TYPED}Content-Length: {size}\r\n\r\n"
            connection.sendall(head.encode())
            assert heard(connection).startswith(b"HTTP/1.1 413 ")


def test_an_upload_in_pieces_that_never_says_how_much_is_cut_off(served: tuple[str, Path]) -> None:
    with connected(served[0]) as connection:
        head = f"POST /api/cars HTTP/1.1\r\n{TYPED}Transfer-Encoding: chunked\r\n\r\n"
        connection.sendall(head.encode())
        piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        try:
            for _ in range(64):  # 4 MB, twice of what is taken
                connection.sendall(piece)
            connection.sendall(b"0\r\n\r\n")
        except ConnectionError:
            pass  # it did not wait for the end
        assert heard(connection)[:13] in {b"HTTP/1.1 413 ", b""}
    assert about(served[0])["cars"] == 0


@pytest.mark.parametrize("path", RAW)
def test_raw_paths_reach_nothing(served: tuple[str, Path], path: str) -> None:
    with connected(served[0]) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        answer = heard(connection)
    assert answer[9:12] in {b"400", b"404"}, answer[:200]
    assert b"root:" not in answer


@pytest.mark.parametrize("head", FOREIGN)
def test_raw_names_of_others_are_refused(served: tuple[str, Path], head: str) -> None:
    with connected(served[0]) as connection:
        connection.sendall(f"GET /api/about HTTP/1.1\r\n{head}Connection: close\r\n\r\n".encode())
        assert heard(connection)[9:12] in {b"400", b"403"}
