"""Files that are no layouts, or want to do harm, are refused in one message."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.mini4wd.course.formats import parse_layout, put_in_order, read_layout

APP = '{"app": "mini4wd-course-layout-mouse-flow", "version": "1.1.0-RC3", "start": null, "parts": '


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "there is nothing in it"),
        ("hello, world", "no known format"),
        ('title = "x"\nlanes = 3', "no known format"),
        ("<!DOCTYPE html><html></html>", "a web page"),
        ("Str1;nan;0;0;0#", "piece 1, x: 'nan' is no number"),
        ("Str1;0;0;0;0#Str1;0;inf;0;0#", "piece 2, y: 'inf' is no number"),
        ("Str1;1e999;0;0;0#", "piece 1, x: inf is beyond"),
        ("Str1;0x10;0;0;0#", "'0x10' is no number"),
        ("Str1;1_0;0;0;0#", "'1_0' is no number"),
        ("Str1;٣;0;0;0#", "is no number"),
        ("Str1;0;0;3000000;0#", "piece 1, angle"),
        ("Str1;0;0;0#", "is no piece"),
        ("Str1;0;0;0;0;0;0#", "is no piece"),
        ("Str1;0;0;0;0#<script>;1;2;3;4#", "piece 2: '<script>;1;2;3;4' is no piece"),
        ("Str1;0;0;0;0#" * 20_001, "it has 20 001 pieces, more than the 20 000 that are read"),
        ("Str1;0;0;0;0#" * 1_000_000, "more than the 8388608 that are read"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"a": NaN}', "not valid JSON"),
        ("[1, 2]", "holds no layout"),
        ('{"track": 5}', "holds no layout"),
        (APP + "5}", "`parts` is no list"),
        (APP + "[]}", "no pieces"),
        (APP + "[5]}", "parts, entry 1: is no table"),
        (APP + '[{"type": "straight", "x": "1", "y": 0}]}', "`x` is no number"),
        (
            APP + '[{"type": "straight", "x": 1' + "0" * 400 + ', "y": 0}]}',
            "parts, entry 1, x: the number is beyond",
        ),
        (APP + '[{"x": 1, "y": 0}]}', "`type` is no word"),
        (APP + "[" + ",".join(["{}"] * 20_001) + "]}", "it has 20 001 pieces"),
        ("https://mini4wd-track-editor.pimentoso.com/view/ABC123", "load/ABC123.js -o ABC123.js"),
        ("https://example.org/editor/", "this link holds no layout"),
        ("https://example.org/#t=%%%", "cannot be decoded"),
        ("https://example.org/#t=gICA", "cannot be decoded"),
    ],
)
def test_a_bad_text_is_refused(text: str, told: str) -> None:
    with pytest.raises(KodawariError) as caught:
        parse_layout(text, file="bad.txt")

    assert told.replace(" ", "\u2009").replace("\u2009", " ") in str(caught.value).replace("\u2009", " ")
    assert str(caught.value).startswith("bad.txt: ")
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("count", [100, 20_000])
def test_a_heap_of_pieces_in_one_place_is_refused(count: int) -> None:
    with pytest.raises(KodawariError, match="more than 80 pieces meet within"):
        put_in_order(parse_layout("Str1;0;0;0;0#" * count))


def test_a_layout_of_foreign_classes_alone_is_refused() -> None:
    with pytest.raises(KodawariError, match="none of its classes is known here: R1S250, R2S250"):
        put_in_order(parse_layout("R1S250;0;0;0;0#R2S250;9;9;0;0#"))


def test_a_file_with_nul_bytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "track.txt"
    path.write_bytes(b"Str1;0;0;0;0#\0")
    with pytest.raises(KodawariError, match="holds NUL bytes"):
        read_layout(path)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "track.txt"
    path.write_bytes("Str1;0;0;0;0#".encode("utf-16"))
    with pytest.raises(KodawariError, match="not UTF-8 text"):
        read_layout(path)


def test_a_file_without_end_is_refused() -> None:
    with pytest.raises(KodawariError, match="the file holds more than the 8388608 bytes"):
        read_layout(Path("/dev/zero"))


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "track.txt"
    with path.open("wb") as handle:
        handle.truncate(100_000_000)
    with pytest.raises(KodawariError, match="the file holds 100000000 bytes"):
        read_layout(path)


def _refusal(text: str) -> str:
    """The message of a refusal; empty where the text is a layout. Any other error is a defect."""
    try:
        put_in_order(parse_layout(text))
    except KodawariError as error:
        return str(error)
    return ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
PART = st.fixed_dictionaries(
    {"type": st.sampled_from(["straight", "corner45", "slope", "burning", "?"]) | JSON, "x": JSON, "y": JSON},
    optional={"id": JSON, "rotation": JSON, "zMm": JSON, "handedness": JSON, "cornerMirror": JSON},
)


@given(parts=st.lists(PART, max_size=4) | JSON, start=PART | JSON, connections=JSON)
def test_no_json_ends_in_a_traceback(parts: object, start: object, connections: object) -> None:
    document = {
        "app": "mini4wd-course-layout-mouse-flow",
        "parts": parts,
        "start": start,
        "connections": connections,
    }
    assert "\n" not in _refusal(json.dumps(document))


@given(
    st.lists(
        st.sampled_from(
            ["Str1", "Cor1", "Lan2", "Bri1", "Ban1", "Cor5", ";", "#", "0", "45", "27.5", "-1e2", "x", "\n"]
        ),
        max_size=40,
    ).map("".join)
    | st.text(max_size=60)
)
def test_no_text_ends_in_a_traceback(text: str) -> None:
    assert "\n" not in _refusal(text)
