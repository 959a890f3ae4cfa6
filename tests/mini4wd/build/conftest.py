from collections.abc import Callable
from typing import Any

import pytest

from kodawari.files import convert
from kodawari.mini4wd.build import Build, CarFile, resolve

Make = Callable[..., Build]


@pytest.fixture
def make() -> Make:
    """A build from plain tables, as a car file holds them; by default an MA without kit rollers."""

    def build(chassis: str = "ma", **tables: Any) -> Build:
        head = {"chassis": chassis, "kit_rollers": False, **tables.pop("car", {})}
        return resolve(convert({"car": head, **tables}, CarFile, file="test.toml"), source="test.toml")

    return build
