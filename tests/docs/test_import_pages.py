"""The pages about importing that are made from the data are those of today's data."""

from pathlib import Path

import pytest

from kodawari.kei.importing import load_states, not_settled_page, sources_page
from kodawari.quantity import load_sources

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("name", "page"), [("import-sources.md", sources_page), ("import-not-settled.md", not_settled_page)]
)
def test_a_page_is_as_its_data(name: str, page: object) -> None:
    assert callable(page)
    made = page()
    assert (DOCS / name).read_text(encoding="utf-8") == made, "run `python docs/import_pages.py`"
    assert "As of 2026-11-21" in made
    assert "not legal advice" in made


def test_the_sources_page_has_every_source_once() -> None:
    page = sources_page()
    titles = [source.title for key, source in load_sources().source.items() if key.startswith("import-")]
    assert len(titles) > 90
    assert [line.startswith("| ") for line in page.splitlines()].count(True) == len(titles) + 2


@pytest.mark.parametrize("name", ["Virginia", "Montana", "Kansas", "New York"])
def test_a_state_without_a_firm_answer_stands_on_the_page_of_what_is_not_settled(name: str) -> None:
    code = next(code for code, state in load_states().items() if state.name == name)
    assert f"| {code} {name} |" in not_settled_page()
