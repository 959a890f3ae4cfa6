"""The examples of the two how-to pages work as they stand."""

import re
from pathlib import Path

import pytest

from kodawari.files import convert, parse_toml
from kodawari.mini4wd.build import CarFile, assemble, nominal, resolve
from kodawari.mini4wd.specs import Specs
from kodawari.mini4wd.specs._base import check_figures

DOCS = Path(__file__).parents[3] / "docs"


def blocks(page: str) -> list[str]:
    found = re.findall(r"```toml\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert found
    return [str(block) for block in found]


@pytest.mark.parametrize("text", blocks("howto-car.md"))
def test_every_car_of_the_page_can_be_built(text: str) -> None:
    file = convert(parse_toml(text, file="docs"), CarFile, file="docs")
    assert assemble(resolve(file), nominal).mass > 0


@pytest.mark.parametrize("text", blocks("howto-part.md"))
def test_every_spec_of_the_page_is_sound(text: str) -> None:
    check_figures(convert(parse_toml(text, file="docs"), Specs, file="docs"), file="docs")


def test_the_bare_lines_of_the_whole_car_can_be_uncommented() -> None:
    text = next(block for block in blocks("howto-car.md") if "Raijin" in block)
    for line in ("# travel", "# guide", "# arm_mm", "# hinge", "# reach_mm", "# spacer_mm"):
        text = text.replace(line, line[2:])
    file = convert(parse_toml(text, file="docs"), CarFile, file="docs")
    assert resolve(file).dampers[0].arm_mm == 40.0
