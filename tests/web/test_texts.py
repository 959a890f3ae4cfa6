"""The words and colours of the pages: every language has all of them, and they are those of the reports."""

import json
import re
from pathlib import Path

import pytest

import kodawari
from kodawari.report import COLOURS

PACKAGE = Path(kodawari.__file__).parent
FRONTEND = PACKAGE / "web" / "frontend"
TEXTS = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (FRONTEND / "texts").glob("*.json")
}
FROM_DATA = (
    "reason.",
    "confidence.",
    "margin.",
    "place.",
    "phrase.",
    "stood.",
    "limit.",
    "detail.",
    "drawing.",
)  # words that fall back on the data's own


def holes(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", sorted(set(TEXTS) - {"en"}))
def test_every_text_is_there_with_the_same_places_to_fill_in(language: str) -> None:
    english, other = TEXTS["en"], TEXTS[language]
    assert {key for key in english if not key.startswith(FROM_DATA)} <= set(other)
    assert {key for key in other if not key.startswith(FROM_DATA)} <= set(english)
    assert [key for key in english if key in other and holes(english[key]) != holes(other[key])] == []


def test_every_text_that_the_pages_ask_for_is_there() -> None:
    asked = set()
    for path in (FRONTEND / "src").rglob("*.ts"):
        asked |= set(re.findall(r"\bt\(\"([a-z_.0-9]+)\"", path.read_text(encoding="utf-8")))
    assert len(asked) > 100
    assert asked - set(TEXTS["en"]) == set()


def test_every_language_has_words_for_every_code_of_a_refusal() -> None:
    codes = set()
    for path in PACKAGE.rglob("*.py"):
        codes |= set(re.findall(r"\bcode=\"([a-z]+)\"", path.read_text(encoding="utf-8")))
    assert {"changed", "gone", "name", "format"} <= codes
    for language, words in TEXTS.items():
        known = {key.removeprefix("problem.").removeprefix("course.check.") for key in words}
        assert codes - known == set(), language


def test_the_colours_are_those_of_the_reports() -> None:
    css = (FRONTEND / "src" / "styles" / "base.css").read_text(encoding="utf-8")
    blocks = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block)) for block in css.split("}")[:3]]
    day = {name: shades[0].lower() for name, shades in COLOURS.items()}
    night = {name: shades[1].lower() for name, shades in COLOURS.items()}
    assert blocks[0] == day
    assert blocks[1] == night
    night_by_choice = re.search(r":root\[data-theme=\"dark\"\] \{([^}]*)\}", css)
    assert night_by_choice is not None
    assert dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", night_by_choice[1])) == night


def test_nothing_is_loaded_from_elsewhere() -> None:
    for path in [FRONTEND / "index.html", *(FRONTEND / "src").rglob("*.*")]:
        found = re.findall(r"https?://[^\s\"'`)]+", path.read_text(encoding="utf-8"))
        assert [each for each in found if not each.startswith("http://www.w3.org/")] == [], path
