import re
from collections.abc import Callable

import pytest

Found = list[dict[str, str]]


@pytest.fixture
def shapes() -> Callable[[str, str], Found]:
    """Attributes of every element of a kind, in drawing order; its tip, if it has one, as `tip`."""

    def find(svg: str, tag: str) -> Found:
        found = []
        for match in re.finditer(rf"<{tag}\b([^>]*?)(/?)>(<title>([^<]*)</title>)?([^<]*)", svg):
            attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', match.group(1)))
            found.append({**attributes, "tip": match.group(4) or "", "words": match.group(5)})
        return found

    return find
