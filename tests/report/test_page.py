import re

import pytest

from kodawari.quantity import Confidence, Source, Sources
from kodawari.report import (
    Footnotes,
    Page,
    Sample,
    Section,
    chart_figure,
    element,
    histogram,
    page_html,
)
from kodawari.report.testing import page_problems

HOSTILE = '"><script>alert(1)</script><img src=x onerror=y>'

SOURCES = Sources(
    {
        "rules": Source(
            title=HOSTILE, as_of="2023-12-15", confidence=Confidence.PRIMARY, url="https://example.org/<a>"
        ),
        "scale": Source(title="Kitchen scale", as_of="2026-11", confidence=Confidence.MEASURED, note="0.1 g"),
    }
)


@pytest.fixture
def page() -> str:
    notes = Footnotes(SOURCES)
    body = [
        element(
            "p",
            HOSTILE,
            notes.mark("rules"),
            notes.mark("scale"),
            notes.mark("rules"),
            notes.mark("not listed"),
        ),
        chart_figure(
            lambda width: histogram(
                [Sample(name=HOSTILE, values=[1.0, 2.0], tone="signal")],
                name=HOSTILE,
                unit="s",
                of="runs",
                width=width,
            ),
            caption=HOSTILE,
            readings={0.0: HOSTILE, 1.0: "end"},
        ),
    ]
    section = Section(anchor="times", title=HOSTILE, ja="タイム", lede=HOSTILE, body=body)
    return page_html(
        Page(
            kind="Race",
            title=HOSTILE,
            lede=HOSTILE,
            sections=[section],
            notes=notes,
            made=["Kodawari 0.1.0."],
        )
    )


def test_a_page_is_sound_whatever_its_names_are(page: str) -> None:
    assert page_problems(page) == []


def test_hostile_names_stay_names(page: str) -> None:
    assert "<script>alert" not in page
    assert "<img" not in page
    assert page.count("<script>") == 1  # the page's own


def test_sources_are_numbered_as_they_are_named(page: str) -> None:
    assert re.findall(r'href="#source-(\d)"', page) == ["1", "2", "1"]
    assert '<li id="source-1">' in page
    assert "as of 2023-12-15" in page
    assert "https://example.org/&lt;a&gt;" in page
    assert "Newest source of 2026-11." in page
    assert "source-3" not in page


def test_the_footer_says_that_it_belongs_to_no_maker(page: str) -> None:
    assert "belongs to no maker" in page
    assert "belong to their owners" in page


def test_every_width_of_a_chart_is_there_and_one_shows_without_a_script(page: str) -> None:
    assert [float(width) for width in re.findall(r'viewBox="0 0 ([\d.]+) [\d.]+"', page)] == [
        328.0,
        600.0,
        860.0,
    ]
    assert ".chart .variant{display:none}" in page
    assert ".chart .w-s{display:block}" in page


def test_day_and_night_and_paper_have_their_colours(page: str) -> None:
    assert ":root{--paper:#FAF9F6;" in page
    assert (
        "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){--paper:#16181B;" in page
    )
    assert "@media print{" in page


def test_only_four_sizes_of_type(page: str) -> None:
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL).group(1)  # type: ignore[union-attr]
    sizes = set(re.findall(r"font(?:-size)?:(\d+)px", style))
    # the plan of a course, which is drawn in its own scale, is the one exception (16)
    assert sizes <= {"12", "14", "18", "28", "16"}


def test_a_page_without_sources_says_so() -> None:
    notes = Footnotes(SOURCES)
    html = page_html(Page(kind="Race", title="t", lede="l", sections=[], notes=notes))
    assert "No source is named" in html
    assert page_problems(html) == []
