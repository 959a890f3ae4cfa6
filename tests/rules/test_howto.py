"""The examples of docs/howto-rule.md are run as they stand."""

import re
from datetime import date
from pathlib import Path

import pytest

from kodawari.quantity import Confidence, Quantity
from kodawari.rules import Rule, Status, inspect, load_rulebook, rules_on

PAGE = Path(__file__).parents[2] / "docs" / "howto-rule.md"
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("more", ["", *BLOCKS[1:]])
def test_the_examples_make_a_book(tmp_path: Path, more: str) -> None:
    path = tmp_path / "garage-cup.toml"
    path.write_text(BLOCKS[0] + more, encoding="utf-8")
    book = load_rulebook(path)
    day = date(2026, 11, 21)
    assert {"width", "mass", "rollers"} <= {rule.id for rule in rules_on(book, day)}
    findings = inspect(book, {"roller_count": Quantity.exact(9)}, on=day).findings
    assert next(each.status for each in findings if each.rule.id == "rollers") is Status.FAIL


def test_the_page_names_every_key_of_a_rule() -> None:
    text = PAGE.read_text(encoding="utf-8")
    keys = {"from" if key == "start" else "until" if key == "end" else key for key in Rule.__struct_fields__}
    assert {key for key in keys if not re.search(rf"`{key}\b", text) and f", {key}" not in text} == set()


def test_the_confidence_of_an_example_is_on_the_list() -> None:
    for word in re.findall(r'confidence = "(.+?)"', "".join(BLOCKS)):
        assert Confidence(word)
