"""A small rulebook that the tests bend and break."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kodawari.rules import Rulebook, load_rulebook

BOOK = """
id = "shed-cup"
title = { en = "Shed Cup" }
machine = "cart"
publisher = "The shed"
intro = "Carts."

[[class]]
id = "all"
title = { en = "All" }

[[class]]
id = "young"
title = { en = "Young" }

[[edition]]
id = "first"
title = "First"
from = 2010-01-01
source = "shed"
confidence = "primary"

[[edition]]
id = "second"
title = "Second"
from = 2015-01-01
source = "shed"
confidence = "primary"

[source.shed]
title = "Notice on the shed door"
as_of = "2010"
confidence = "primary"

[term.width_mm]
kind = "number"
unit = "mm"
title = { en = "width" }
settle = "Measure the width."

[term.motor]
kind = "choice"
title = { en = "motor" }
settle = "Name the motor."
judged_by = "build"
values = ["slow", "fast"]

[term.painted]
kind = "flag"
title = { en = "painted" }
settle = "Say whether it is painted."
judged_by = "declaration"
"""

RULE = """
[[rule]]
id = "width"
title = { en = "Width" }
quantity = "width_mm"
at_most = 100
source = "shed"
confidence = "primary"
"""


@pytest.fixture
def book_text() -> str:
    """The book without a rule."""
    return BOOK


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Rulebook]:
    """Write a rulebook file and load it; `text` is appended to the head."""

    def build(text: str = RULE, *, head: str = BOOK, name: str = "book.toml") -> Rulebook:
        path = tmp_path / name
        path.write_text(head + text, encoding="utf-8")
        return load_rulebook(path)

    return build
