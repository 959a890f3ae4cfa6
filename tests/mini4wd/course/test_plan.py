"""The drawings: to scale, complete, and well-formed."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import (
    Mark,
    SpeedBand,
    course_names,
    load_course,
    parse_course,
    plan_svg,
    profile_svg,
)

SVG = "{http://www.w3.org/2000/svg}"


def _tree(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def _words(tree: ET.Element) -> list[str]:
    return [element.text or "" for element in tree.iter(f"{SVG}text")]


@pytest.mark.parametrize("name", course_names())
def test_a_plan_names_the_course_its_lanes_and_its_size(name: str) -> None:
    course = load_course(name)
    tree = _tree(plan_svg(course))
    words = _words(tree)

    assert words[0].startswith(course.title)
    assert "Start" in words
    for lane in course.lanes:
        assert any(word.startswith(f"lane {lane.number}") for word in words)
    assert sum(word.endswith(" mm") for word in words) == 2
    assert any(word in {"1 m", "10 m"} for word in words)


def test_the_plan_of_the_jcjc_is_to_scale() -> None:
    """3053 × 1433 mm over the walls, the wave on the inner side, and the bar one metre long."""
    tree = _tree(plan_svg(load_course("jcjc")))
    words = _words(tree)
    across = next(e for e in tree.iter(f"{SVG}path") if "signal" in (e.get("class") or ""))
    x, y0, y1 = _line(across)
    scale = (960.0 - 36.0 - 72.0) / 3.053

    assert {"3\u2009053 mm", "1\u2009433 mm", "Lane changer", "Wave"} <= set(words)
    assert abs(y1 - y0) == pytest.approx((2 * 117 + 115) / 1000 * scale, abs=0.02)
    assert x == pytest.approx(36.0 + (0.7165 + 0.27) * scale, abs=0.02)  # the line is in mid-piece


def _line(element: ET.Element) -> tuple[float, float, float]:
    x0, y0, x1, y1 = (
        float(part) for part in (element.get("d") or "").replace("M", "").replace("L", "").split()
    )
    assert x0 == x1
    return x0, y0, y1


def test_laps_are_told_apart_by_weight() -> None:
    tree = _tree(plan_svg(load_course("jcjc")))
    weights = {
        element.get("stroke-width")
        for element in tree.iter(f"{SVG}path")
        if element.get("fill") == "none" and "s-ink" in (element.get("class") or "")
    }

    assert {"0.7", "1.6", "2.5"} <= weights


def test_a_bridge_is_drawn_after_what_it_covers() -> None:
    svg = plan_svg(load_course("jcjc"))
    bridge_wall = svg.rindex('stroke="#1C1E21" stroke-width="1.1"')
    last_low_wall = svg.rindex('stroke="#6B6F76" stroke-width="0.8"', 0, svg.index("Start"))

    assert bridge_wall > last_low_wall


def test_the_area_of_a_mark_is_its_chance() -> None:
    marks = [Mark(lane=1, s_m=1.0, chance=0.64, label="over the wall"), Mark(lane=3, s_m=2.0, chance=0.16)]
    tree = _tree(plan_svg(load_course("jcjc"), marks=marks))
    radii = [
        float(e.get("r") or 0) for e in tree.iter(f"{SVG}circle") if (e.get("fill") or "").startswith("url(")
    ]

    assert radii[0] / radii[1] == pytest.approx(2.0)
    assert {"64 %", "16 %"} <= set(_words(tree))
    assert any(title.text == "over the wall: 64 %" for title in tree.iter(f"{SVG}title"))


def test_a_speed_band_tells_its_ends() -> None:
    band = SpeedBand(lane=2, s_m=[0.0, 3.0, 7.0], speed_m_s=[3.25, 7.5, 5.0])
    words = _words(_tree(plan_svg(load_course("jcjc"), speeds=band)))

    assert "speed of the lap from lane 2: 3.2" in words or "speed of the lap from lane 2: 3.3" in words
    assert "7.5 m/s" in words
    assert band.at(1.5) == pytest.approx(5.375)
    assert band.at(99.0) == pytest.approx(5.0)


def test_a_place_beyond_the_lap_is_refused() -> None:
    with pytest.raises(KodawariError, match=r"70\.000 m lies beyond the lap that starts in lane 1 of jcjc"):
        plan_svg(load_course("jcjc"), marks=[Mark(lane=1, s_m=70.0, chance=0.5)])


def test_a_band_without_an_order_is_refused() -> None:
    with pytest.raises(KodawariError, match="ascending places"):
        SpeedBand(lane=1, s_m=[0.0, 0.0], speed_m_s=[1.0, 2.0])


def test_titles_are_escaped() -> None:
    bend = '{ type = "corner-45", turn = "right", repeat = 4 }'
    course = parse_course(
        f'title = "A <b> & \\"c\\""\nlanes = 1\npieces = [{bend}, {bend}]', name='"><script>'
    )

    assert _words(_tree(plan_svg(course)))[0] == 'A <b> & "c"'


def test_colours_follow_the_page_and_fall_back_to_paper() -> None:
    svg = plan_svg(load_course("jcjc"))

    assert "fill:var(--paper,#FAF9F6)" in svg
    assert 'fill="#FAF9F6"' in svg


@pytest.mark.parametrize("name", course_names())
def test_a_profile_has_axes_with_units(name: str) -> None:
    words = _words(_tree(profile_svg(load_course(name), 1)))

    assert {"along the lane, m", "height, mm", "0"} <= set(words)


def test_a_profile_tells_the_steepest_places() -> None:
    """The slope with R398 and R803 and a rise of 115 mm is 18.4° steep both ways."""
    course = load_course("slopes", {"slope_rise_mm": 115, "jump_rise_mm": 20})

    assert any("steepest 18.4° up, 18.4° down" in word for word in _words(_tree(profile_svg(course, 1))))
    assert any(word.endswith("flat") for word in _words(_tree(profile_svg(load_course("flat-oval"), 1))))


def test_chances_that_would_lie_on_each_other_are_left_to_the_tip() -> None:
    """Forty marks within 4 cm cannot all be labelled; whatever is written, no two labels overlap."""
    marks = [Mark(lane=1, s_m=1.0 + 0.001 * k, chance=0.02, label="flipped") for k in range(40)]
    tree = _tree(plan_svg(load_course("jcjc"), marks=marks))
    labels = [each for each in tree.iter() if (each.text or "").endswith(" %") and each.tag.endswith("text")]
    tips = [each for each in tree.iter() if "flipped" in (each.text or "")]
    assert 1 <= len(labels) < 40
    assert len(tips) == 40
    places = sorted((float(each.attrib["x"]), float(each.attrib["y"])) for each in labels)
    for (x, y), (u, v) in pairwise(places):
        assert abs(u - x) > 20.0 or abs(v - y) > 11.0
