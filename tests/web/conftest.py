"""A server without a socket on an empty store; a browser, and a server with one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from playwright.sync_api import Browser, expect

from kodawari.web import Settings, create_app
from kodawari.web.testing import CHROMIUM, PATIENCE_MS, browser, running_server

BASE = "http://127.0.0.1:8470"
expect.set_options(timeout=PATIENCE_MS)  # the first run of a machine compiles, and a shared one may be slow


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


@pytest.fixture
def client(store_path: Path) -> Iterator[TestClient[Litestar]]:
    with TestClient(create_app(Settings(store=store_path)), base_url=BASE) as made:
        yield made


@pytest.fixture
def mine(client: TestClient[Litestar]) -> dict[str, Any]:
    """A copy of the shipped race car in the garage."""
    made = client.post("/api/cars", json={"like": "ma-race", "name": "Mine"}).json()
    view: dict[str, Any] = client.get(f"/api/cars/{made['id']}").json()
    return view


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; without one the test is skipped, and says why."""
    if not CHROMIUM.exists():
        pytest.skip("no Chromium: apt-get install chromium fonts-noto-cjk, or scripts/test as root")
    with browser() as made:
        yield made


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A server of its own on an empty store."""
    with running_server(tmp_path / "store.sqlite") as found:
        yield found
