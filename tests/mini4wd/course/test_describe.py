"""The plain data of a course."""

import json

import pytest

from kodawari.mini4wd.course import course_json, grouped_pieces, load_course


def test_the_json_of_the_jcjc() -> None:
    data = json.loads(json.dumps(course_json(load_course("jcjc"))))

    assert [lane["lane"] for lane in data["lanes"]] == [1, 2, 3]
    assert [lane["next_lane"] for lane in data["lanes"]] == [2, 3, 1]
    assert [lane["plan_length_m"] for lane in data["lanes"]] == pytest.approx([5.898, 6.633, 7.368], abs=5e-4)
    assert all(lane["length_m"] > 6.0 for lane in data["lanes"])
    assert data["race_length_m"] == pytest.approx(19.90, abs=5e-3)
    assert data["laps_per_race"] == 3


def test_pieces_are_counted_by_kind() -> None:
    data = course_json(load_course("jcjc"))
    counts = {piece["type"]: piece["count"] for piece in data["pieces"]}

    assert counts == {"start": 1, "straight": 1, "wave": 1, "corner-45": 8, "lane-changer": 1}


def test_a_piece_is_as_sure_as_its_least_sure_figure() -> None:
    sure = {piece["type"]: piece["confidence"] for piece in course_json(load_course("jcjc"))["pieces"]}

    assert sure["lane-changer"] == "assumed"
    assert sure["straight"] == "primary-quoted"
    assert sure["corner-45"] == "secondary"


def test_parameters_tell_their_interval_and_source() -> None:
    pitch = course_json(load_course("jcjc"))["parameters"]["lane_pitch_mm"]

    assert (pitch["low"], pitch["value"], pitch["high"]) == (115.0, 117.0, 117.5)
    assert (pitch["unit"], pitch["confidence"], pitch["source"]) == ("mm", "conflicting", "course-hulls")


def test_left_and_right_corners_are_told_apart() -> None:
    text = [(piece.kind, count) for piece, count in grouped_pieces(load_course("oval-home"))]

    assert text == [("start", 1), ("straight", 1), ("corner-90", 4), ("lane-changer", 1)]


def test_crossings_name_their_pieces_and_what_is_missing() -> None:
    course = load_course("stacked", {"slope_rise_mm": 60, "slope_profile": "cosine"})
    data = json.loads(json.dumps(course_json(course)))["crossings"]

    assert {(item["lower"], item["upper"]) for item in data} == {(3, 12), (3, 13), (4, 12), (4, 13)}
    assert {(item["height_mm"], item["missing_mm"]) for item in data} == {(60.0, 15.0)}
