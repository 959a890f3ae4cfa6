import re

import pytest

from kodawari.mini4wd.reports import inspection_page
from kodawari.mini4wd.reports.testing import SAMPLE_DAY
from kodawari.quantity import Quantity
from kodawari.report.testing import page_problems
from kodawari.rules import Flag, Inspection, inspect, load_rulebook


def inspection_of(**facts: Quantity | Flag) -> Inspection:
    return inspect(load_rulebook("open"), facts, on=SAMPLE_DAY)


@pytest.fixture(scope="module")
def mixed() -> str:
    """A car that is 0.4 mm narrow enough, too light, of unknown length, and unpainted by its owner's word."""
    inspection = inspection_of(
        width_mm=Quantity.between(104.4, 104.6, 104.8, "mm", source="<b>caliper</b>"),
        mass_g=Quantity.between(80.0, 82.0, 84.0, "g"),
        body_painted=Flag.declared(value=False),
    )
    return inspection_page("Car <i>1</i>", inspection, command="kodawari inspect car.toml")


def row(html: str, title: str) -> str:
    return next(part for part in html.split("<tr") if f"<span>{title}" in part.split("</th>")[0])


def test_the_page_is_sound_and_escapes_the_name(mixed: str) -> None:
    assert page_problems(mixed) == []
    assert "<h1>Car &lt;i&gt;1&lt;/i&gt;</h1>" in mixed


def test_a_passing_size_shows_value_limit_and_certain_room(mixed: str) -> None:
    width = row(mixed, "Overall width")
    assert "is-pass" in width
    assert "104.6 mm ±0.2" in width
    assert "≤ 105 mm" in width
    assert "0.2 mm under" in width
    assert 'aria-label="Overall width: 104.6 mm ±0.2, limit ≤ 105 mm"' in width


def test_a_failing_size_is_said_by_word_and_hatch(mixed: str) -> None:
    mass = row(mixed, "Mass, ready to run")
    assert '<span class="verdict is-fail"><i aria-hidden="true"></i>fail</span>' in mass
    assert "hatched" in mass
    assert "6 g short" in mass


def test_the_unknown_tells_what_would_settle_it(mixed: str) -> None:
    length = row(mixed, "Overall length")
    assert "is-unknown" in length
    assert re.search(r"unknown: \w+", length)
    assert "What would settle the unknown" in mixed


def test_the_verdict_names_what_is_broken_and_open(mixed: str) -> None:
    lede = re.search(r'<p class="lede">(.*?)</p>', mixed)
    assert lede
    assert "is-fail" in lede.group(1)
    assert "broken: Body painted or stickered, Mass, ready to run; open: " in lede.group(1)


def test_the_owner_s_word_is_told_as_such(mixed: str) -> None:
    assert "the owner&#x27;s word" in row(mixed, "Body painted or stickered")


def test_every_rule_leads_to_a_source(mixed: str) -> None:
    assert "#source-1" in row(mixed, "Overall width") or "#source-2" in row(mixed, "Overall width")
    assert "kodawari inspect car.toml" in mixed
    assert f"Rules as of {SAMPLE_DAY}" in mixed
