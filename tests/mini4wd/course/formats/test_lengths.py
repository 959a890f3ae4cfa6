"""What the editor prints for a layout, to the centimetre."""

from collections.abc import Callable

import pytest

from kodawari.mini4wd.course._catalogue import systems
from kodawari.mini4wd.course.formats import parse_layout, put_in_order
from kodawari.mini4wd.course.formats._kinds import editor_source, kind_table
from kodawari.quantity import load_sources

PRINTED = {
    "Str1": 1.62, "Str2": 1.62, "Cor1": 1.27, "Lan1": 4.86, "Lan2": 9.81, "Chi1": 1.62, "Bri1": 1.62,
    "Bri2": 1.62, "Ban1": 0.66, "Str3": 1.5, "Str4": 3.0, "Str5": 4.5, "Str6": 6.0, "Cor2": 2.46,
    "Cor3": 4.92, "Cor4": 4.92, "Cor5": 14.33, "Lan3": 9.84, "Lan4": 12.0, "Bri3": 3.0, "Bri4": 6.0,
    "Ban2": 2.7, "Chi2": 6.0,
}  # fmt: skip
"""The editor's own catalogue [m], all lanes together."""


@pytest.mark.parametrize(("name", "length"), PRINTED.items())
def test_each_class_counts_as_in_the_editor(name: str, length: float) -> None:
    assert parse_layout(f"{name};0;0;0;0#").length_m == length


def test_the_sum_is_the_one_that_the_site_printed() -> None:
    # A race file of the lap timer quotes a track of the site with these counts and 204.82 m.
    counts = {"Cor1": 88, "Str1": 49, "Ban1": 6, "Lan1": 2}
    text = "".join(
        f"{name};{1000 * index};{5000 * row};0;0#"
        for row, (name, count) in enumerate(counts.items())
        for index in range(count)
    )

    layout = parse_layout(text)

    assert layout.length_m == 204.82
    assert layout.counts == counts


@pytest.mark.parametrize(
    ("changers", "order"), [(0, []), (1, [1, 2, 3]), (2, [1, 3, 2]), (3, []), (4, [1, 2, 3])]
)
@pytest.mark.parametrize("corner", ["Cor1", "-Cor1"])
def test_lanes_follow_each_other_by_the_number_of_changers(
    changers: int, order: list[int], corner: str, drawn: Callable[..., str]
) -> None:
    # The same race file: two changers and the order 1, 3, 2. Turning the course round changes nothing.
    sides = [["Lan1"] * changers, ["Str1", "Str1", "Str1"] * changers]
    text = drawn(["Str2", *sides[0], *[corner] * 4, "Str1", *sides[1], *[corner] * 4])

    route = put_in_order(parse_layout(text))

    assert route.closed
    assert route.lane_order == order


def test_five_lanes_follow_each_other_too(drawn: Callable[..., str]) -> None:
    text = drawn(["Str6", "Lan3", "Str6", "Lan3"])

    route = put_in_order(parse_layout(text))

    assert (route.closed, route.changers) == (True, 2)
    assert route.lane_order == [1, 3, 5, 2, 4]
    assert route.layout.length_m == pytest.approx(2 * 6.0 + 2 * 9.84)


@pytest.mark.parametrize("editor", ["pimentoso", "lenaxia", "gaku-base"])
def test_each_class_is_one_of_our_pieces_and_has_a_source(editor: str) -> None:
    ours = {(system.lanes, name) for system in systems() for name in system.piece}
    kinds = kind_table(editor).values()

    assert load_sources().get(editor_source(editor)).as_of
    assert [kind.name for kind in kinds if (kind.lanes, kind.native) not in ours] == []
    assert [kind.name for kind in kinds if kind.down and (kind.lanes, kind.down) not in ours] == []
    assert {kind.turn for kind in kinds} == {"", "left", "right"}


def test_both_editors_count_the_same_piece_alike() -> None:
    # gaku-base takes over the lengths of the other, so that its totals can be compared.
    lengths = {(kind.native, kind.lanes): kind.length_m for kind in kind_table("pimentoso").values()}

    for kind in kind_table("gaku-base").values():
        assert kind.length_m == lengths[kind.native, kind.lanes]
