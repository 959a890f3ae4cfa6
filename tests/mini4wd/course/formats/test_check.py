"""What `check` says of a course and of a layout."""

from collections.abc import Callable

from kodawari.mini4wd.course import load_definition
from kodawari.mini4wd.course.formats import (
    Check,
    check_course,
    check_json,
    check_route,
    parse_layout,
    put_in_order,
)

SIDE = '{ type = "straight", repeat = 3 }'
TURN = '{ type = "corner-45", turn = "left", repeat = 4 }'


def _own(text: str) -> dict[str, list[Check]]:
    from kodawari.mini4wd.course.load import _parse  # noqa: PLC0415 - white box: a definition that does not close

    found: dict[str, list[Check]] = {}
    for check in check_course(_parse(text, "x"), name="x"):
        found.setdefault(check.name, []).append(check)
    return found


def _verdicts(checks: list[Check]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for check in checks:
        found.setdefault(check.name, set()).add(check.verdict)
    return found


def test_a_course_that_ships_passes() -> None:
    definition, name, file = load_definition("jcjc")

    checks = check_course(definition, name=name, file=file)

    assert _verdicts(checks) == {
        "closure": {"pass"}, "lanes": {"pass"}, "levels": {"pass"}, "lengths": {"note"}, "unknown": {"note"}
    }  # fmt: skip
    assert check_json(name, checks)["verdict"] == "pass"
    assert "5.898 / 6.633 / 7.368 m, together 19.90 m" in next(c.text for c in checks if c.name == "lengths")


def test_a_course_that_does_not_close_is_told_by_how_much() -> None:
    found = _own(f'title = "x"\nlanes = 3\npieces = [{SIDE}, {TURN}, {{ type = "straight" }}, {TURN}]')

    (closure,) = found["closure"]
    assert closure.verdict == "fail"
    assert "1\u2009080.0 mm beyond the start line" in closure.text


def test_lanes_that_nobody_runs_in_are_told() -> None:
    changers = '{ type = "lane-changer", repeat = 3 }'
    found = _own(f'title = "x"\nlanes = 3\npieces = [{changers}, {TURN}, {", ".join([SIDE] * 3)}, {TURN}]')

    (lanes,) = found["lanes"]
    assert lanes.verdict == "fail"
    assert "never runs in lane 2 and 3" in lanes.text


def test_a_crossing_without_room_is_told_with_the_missing_height() -> None:
    lobe = '{{ type = "corner-45", turn = "{0}", repeat = 2 }}, {{ type = "straight" }}'
    right, left = (
        ", ".join([lobe.format(side)] * 2 + [lobe.format(side).split(", {")[0]]) for side in ("right", "left")
    )
    line = '{ type = "straight", repeat = 4 }'

    found = _own(f'title = "x"\nlanes = 3\npieces = [{line}, {right}, {line}, {left}]')

    assert {check.verdict for check in found["levels"]} == {"fail"}
    assert "75 mm are missing" in found["levels"][0].text


def test_a_layout_is_checked_in_its_own_words(drawn: Callable[..., str]) -> None:
    lobe = ["Cor1", "Cor1", "Str1", "Cor1", "Cor1", "Str1", "Cor1", "Cor1"]
    back = ["-Cor1" if word == "Cor1" else word for word in lobe]
    text = drawn(["Str2", "Str1", "Str1", "Str1", *lobe, *["Str1"] * 4, *back])

    checks = check_route(put_in_order(parse_layout(text + "Bri2;5000;0;0;0#")))

    texts = [check.text for check in checks if check.verdict == "fail"]
    assert any("runs through itself at" in each and "75 mm of height are missing" in each for each in texts)
    assert any("1 piece not part of the course" in each for each in texts)


def test_an_open_layout_tells_where_it_ends(drawn: Callable[..., str]) -> None:
    checks = check_route(put_in_order(parse_layout(drawn(["Str2", "Str1", "Cor1"]))))

    assert checks[0] == Check(
        "closure", "fail", "the layout is open: it begins at piece 1 and ends at piece 3"
    )
    assert check_json("x", checks)["verdict"] == "fail"
