"""A server without a socket, on an empty store."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from kodawari.web import Settings, create_app

BASE = "http://127.0.0.1:8470"


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
