"""What a draft may not hold, wherever it comes from."""

from math import inf, nan
from typing import Any

import msgspec
import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.draft import (
    MOST_PIECES,
    Chain,
    Draft,
    Obstacle,
    Venue,
    draft_toml,
    parse_draft,
    require_sound,
)

GOOD = Draft(title="Home", chains=[Chain(pieces=[{"type": "straight"}])])
SQUARE = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]


def with_entry(**entry: Any) -> Draft:
    return msgspec.structs.replace(GOOD, chains=[Chain(pieces=[{"type": "straight"}, entry])])


@pytest.mark.parametrize(
    ("draft", "place"),
    [
        (msgspec.structs.replace(GOOD, title=" "), "title"),
        (msgspec.structs.replace(GOOD, title="x" * 81), "title"),
        (msgspec.structs.replace(GOOD, ja="a\nb"), "ja"),
        (msgspec.structs.replace(GOOD, note="a\x07b"), "note"),
        (msgspec.structs.replace(GOOD, sources=["a\x00"]), "sources[0]"),
        (msgspec.structs.replace(GOOD, sources=["a"] * 30), "sources"),
        (msgspec.structs.replace(GOOD, chains=[Chain(pieces=[])]), "chains[0]"),
        (msgspec.structs.replace(GOOD, chains=[Chain(x_mm=nan, pieces=[{"type": "s"}])]), "chains[0].x_mm"),
        (msgspec.structs.replace(GOOD, chains=[Chain(z_mm=inf, pieces=[{"type": "s"}])]), "chains[0].z_mm"),
        (msgspec.structs.replace(GOOD, chains=[Chain(y_mm=2e6, pieces=[{"type": "s"}])]), "chains[0].y_mm"),
        (msgspec.structs.replace(GOOD, chains=[Chain(pieces=[{"type": "s"}] * (MOST_PIECES + 1))]), "chains"),
        (with_entry(length_mm=3.0), "chains[0].pieces[1]"),
        (with_entry(type="straight", repeat=2), "chains[0].pieces[1]"),
        (with_entry(type="straight", length_mm=nan), "chains[0].pieces[1].length_mm"),
        (with_entry(type="straight", length_mm=0.999), "chains[0].pieces[1].length_mm"),
        (with_entry(type="corner", radius_mm=-5.0), "chains[0].pieces[1].radius_mm"),
        (with_entry(type="straight", length_mm={"value": 0.5}), "chains[0].pieces[1].length_mm"),
        (with_entry(type="straight", length_mm=True), "chains[0].pieces[1].length_mm"),
        (with_entry(type="straight", length_mm=[1]), "chains[0].pieces[1].length_mm"),
        (with_entry(type="straight", turn="x" * 200), "chains[0].pieces[1].turn"),
        (with_entry(type="straight", **{f"a{k}": 1 for k in range(40)}), "chains[0].pieces[1]"),
        (
            msgspec.structs.replace(GOOD, venue=Venue(outline=[(0.0, 0.0), (nan, 0.0), (1.0, 1.0)])),
            "venue.outline[1]",
        ),
        (msgspec.structs.replace(GOOD, venue=Venue(outline=SQUARE * 200)), "venue.outline"),
        (
            msgspec.structs.replace(GOOD, venue=Venue(obstacles=[Obstacle(outline=SQUARE[:2])])),
            "venue.obstacles[0].outline",
        ),
        (
            msgspec.structs.replace(GOOD, venue=Venue(obstacles=[Obstacle(outline=SQUARE, name="\n")])),
            "venue.obstacles[0].name",
        ),
        (
            msgspec.structs.replace(GOOD, venue=Venue(obstacles=[Obstacle(outline=SQUARE)] * 201)),
            "venue.obstacles",
        ),
    ],
)
def test_a_draft_that_holds_too_much_or_what_cannot_be_is_refused_with_its_place(
    draft: Draft, place: str
) -> None:
    with pytest.raises(KodawariError) as refused:
        require_sound(draft)
    assert refused.value.place == place


def test_a_sound_draft_is_given_back() -> None:
    whole = msgspec.structs.replace(
        GOOD, note="Two\nlines", venue=Venue(outline=SQUARE, obstacles=[Obstacle(outline=SQUARE)])
    )

    assert require_sound(whole) is whole


def test_markup_in_names_is_only_text() -> None:
    assert (
        require_sound(msgspec.structs.replace(GOOD, title="<b>Home</b> & more")).title == "<b>Home</b> & more"
    )


@pytest.mark.parametrize("name", ["👩\u200d🔧 pit", "❤️\u200d🔥", "🏴\u200d☠️ oval"])
def test_joined_emoji_are_a_name(name: str) -> None:
    draft = msgspec.structs.replace(GOOD, title=name)
    assert parse_draft(draft_toml(require_sound(draft))).title == name


@pytest.mark.parametrize("name", ["a\u200db", "\u200d", "👩\u200d", "\u200d🔧", "👩\u200d\u200d🔧"])
def test_a_joiner_that_joins_no_emoji_is_no_name(name: str) -> None:
    with pytest.raises(KodawariError, match="name"):
        require_sound(msgspec.structs.replace(GOOD, title=name))
