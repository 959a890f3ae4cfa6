"""gaku-base JSON: what its versions write, and what it will read again."""

import json
from collections.abc import Mapping
from math import cos, radians, sin
from typing import Any

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import load_course, parse_course
from kodawari.mini4wd.course.formats import export_course, parse_layout, put_in_order, route_json

APP = "mini4wd-course-layout-mouse-flow"


def _ring(corner: str, radius: float, to_centroid: tuple[float, float], **more: Any) -> list[dict[str, Any]]:
    """Eight corners to the right in a circle, each stored by a point `to_centroid` from its entry."""
    parts = []
    for index in range(8):
        turn = radians(45.0 * index)
        c, s = cos(turn), sin(turn)
        x, y = 500.0 + radius * s, 500.0 - radius * c
        dx, dy = to_centroid
        place = {"x": x + c * dx - s * dy, "y": y + s * dx + c * dy, "rotation": 45 * index}
        parts.append(
            {"id": f"corner-{index}", "type": corner, "routeIndex": 0, "colorKey": "default", **place, **more}
        )
    return parts


def _document(parts: list[dict[str, Any]], version: str, **more: Any) -> str:
    field = {"widthCm": 1000, "heightCm": 1000, "gridCm": 10}
    return json.dumps({"app": APP, "version": version, "field": field, "start": None, "parts": parts, **more})


@pytest.mark.parametrize(
    ("version", "corner", "radius", "to_centroid"),
    [
        ("0.8.0", "corner45", 50.0, (19.3859478836, 3.1981817)),
        ("1.0.0-RC1", "corner45", 54.0, (20.8837008, 3.58228629)),
        ("1.1.0-RC2", "corner-45-right", 54.0, (20.8837008, 3.58228629)),
        ("1.1.0-RC3", "corner-45-right", 54.0, (20.8837008, 3.58228629)),
    ],
)
def test_the_corner_of_each_version_meets_its_neighbours(
    version: str, corner: str, radius: float, to_centroid: tuple[float, float]
) -> None:
    data = route_json(put_in_order(parse_layout(_document(_ring(corner, radius, to_centroid), version))))

    assert (data["closed"], data["gaps"], data["warnings"]) == (True, [], [])
    assert data["pieces"] == {"corner-45-right": 8}
    assert data["three_lane_length_m"] == 10.16


@pytest.mark.parametrize("half", [11.0, 11.5, 12.0, 14.0])
def test_the_bank_has_had_four_lengths(half: float) -> None:
    line = [("straight", 27.0), ("bank20", half), ("straight", 27.0), ("bank20", half), ("straight", 27.0)]
    parts, x = [], 100.0
    for index, (kind, reach) in enumerate(line):
        parts.append({"id": str(index), "type": kind, "x": x + reach, "y": 50.0, "rotation": 0})
        x += 2 * reach

    route = put_in_order(parse_layout(_document(parts, "1.1.0-RC3")))

    assert [gap for gap in route.gaps if gap.open] == []
    assert len(route.steps) == 5


def test_the_start_is_a_piece_of_its_own() -> None:
    parts = [{"id": "a", "type": "straight", "x": 154, "y": 80, "rotation": 0, "zMm": 0}]
    start = {"x": 100, "y": 80, "rotation": 0}

    route = put_in_order(parse_layout(_document(parts, "1.1.0-RC3", start=start)))

    assert [route.piece(step).kind.name for step in route.steps] == ["start", "straight"]


def test_a_mirrored_corner_turns_the_other_way() -> None:
    ring = _ring("corner-45-right", 54.0, (20.8837008, 3.58228629))
    mirrored = [{**part, "type": "corner-45-left", "cornerMirror": True} for part in ring]

    route = put_in_order(parse_layout(_document(mirrored, "1.1.0-RC2")))

    assert (route.closed, route.layout.counts) == (True, {"corner-45-right": 8})


def test_connections_of_the_file_are_believed() -> None:
    # Two straights on each other: only the list of joints tells which goes on where.
    def part(name: str, x: float, z: float) -> dict[str, Any]:
        return {"id": name, "type": "straight", "x": x, "y": 0.0, "rotation": 0, "zMm": z}

    parts = [part("low", 100, 0), part("high", 100, 0), part("low-next", 154, 0), part("high-next", 154, 0)]
    joints = [("low", "b", "low-next", "a"), ("high", "b", "high-next", "a")]
    names = ("partAId", "connectorAId", "partBId", "connectorBId")
    for order in (joints, [("low", "b", "high-next", "a"), ("high", "b", "low-next", "a")]):
        edges = [dict(zip(names, joint, strict=True)) for joint in order]
        route = put_in_order(parse_layout(_document(parts, "1.1.0-RC3", connections=edges)))

        way = [route.layout.pieces[step.piece].place for step in route.steps]
        first = int(way[0].rpartition(" ")[2]) - 1
        second = int(way[1].rpartition(" ")[2]) - 1
        assert {parts[first]["id"], parts[second]["id"]} in [{joint[0], joint[2]} for joint in order]


@pytest.mark.parametrize("name", ["jcjc", "slopes"])
def test_what_is_written_is_what_the_editor_wants(name: str) -> None:
    data: Mapping[str, Any] = json.loads(export_course(load_course(name), "gaku-base"))

    assert (data["app"], data["version"]) == (APP, "1.1.0-RC3")
    assert {"originX", "originY", "widthCm", "heightCm", "gridCm"} == set(data["field"])
    assert data["start"]["type"] == "start"
    ids = [part["id"] for part in data["parts"]]
    assert len(set(ids)) == len(ids)
    assert all(part["rotation"] in range(0, 360, 45) for part in [data["start"], *data["parts"]])
    assert len(data["connections"]) == len(data["parts"]) + 1
    assert all(0 <= part["x"] <= data["field"]["widthCm"] for part in data["parts"])


def test_a_slope_that_goes_down_lies_with_its_low_end_ahead() -> None:
    data = json.loads(export_course(load_course("slopes"), "gaku-base"))

    slopes = [part for part in data["parts"] if part["type"] == "slope"]
    assert {part["zMm"] for part in slopes} == {0}
    assert [part["colorKey"] for part in slopes] == ["red", "blue"] * (len(slopes) // 2)


def test_angles_that_it_does_not_know_are_refused() -> None:
    bend = '{{ type = "corner", radius_mm = 540, angle_deg = 9, turn = "{}" }}'
    side = f'{{ type = "straight" }}, {bend.format("left")}, {{ type = "straight" }}, {bend.format("right")}'
    turn = '{ type = "corner-45", turn = "left", repeat = 4 }'
    course = parse_course(f'title = "x"\nlanes = 3\npieces = [{side}, {turn}, {side}, {turn}]')

    with pytest.raises(KodawariError, match="turned by 351°, and gaku-base knows only multiples of 45°"):
        export_course(course, "gaku-base")


def test_it_has_no_pieces_of_five_lanes() -> None:
    half = '{ type = "straight-1200" }, { type = "corner-90", turn = "left", repeat = 2 }'
    course = parse_course(f'title = "x"\nlanes = 5\npieces = [{half}, {half}]')

    with pytest.raises(KodawariError, match="gaku-base has no piece for 'straight-1200' with 5 lanes"):
        export_course(course, "gaku-base")
