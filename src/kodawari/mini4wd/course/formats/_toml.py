"""A course definition as a TOML file."""

import json
from collections.abc import Mapping
from itertools import groupby
from typing import Any, Protocol

import msgspec

from kodawari.mini4wd.course._definition import Definition
from kodawari.quantity import Figure

__all__ = ["definition_toml", "toml_head", "toml_key", "toml_value"]


def definition_toml(definition: Definition, *, heading: str = "") -> str:
    """The text of a course file; equal pieces in a row become one entry with `repeat`.

    Args:
        definition: The course.
        heading: A comment for the first line, or empty.
    """
    lines = [*toml_head(definition, heading=heading), "pieces = ["]
    for piece, same in groupby(definition.pieces):
        count = sum(int(each.get("repeat", 1)) for each in same)
        entry = {key: value for key, value in piece.items() if key != "repeat"}
        lines.append(f"  {toml_value(entry | ({'repeat': count} if count > 1 else {}))},")
    lines.append("]")
    if definition.parameters:
        lines.append("\n[parameters]")
        lines += [f"{toml_key(name)} = {toml_value(value)}" for name, value in definition.parameters.items()]
    return "\n".join(lines) + "\n"


class _Titled(Protocol):
    """What every file of a course begins with."""

    @property
    def title(self) -> str: ...
    @property
    def ja(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def lanes(self) -> int: ...
    @property
    def sources(self) -> list[str]: ...


def toml_head(course: _Titled, *, heading: str = "") -> list[str]:
    """The lines that the files of courses and of drafts begin with.

    Args:
        course: What is written.
        heading: A comment for the first line, or empty.
    """
    lines = [f"# {' '.join(heading.split())}"] if heading else []
    lines.append(f"title = {toml_value(course.title)}")
    words = {"ja": course.ja, "note": course.note}
    lines += [f"{key} = {toml_value(text)}" for key, text in words.items() if text]
    lines.append(f"lanes = {course.lanes}")
    if course.sources:
        lines.append(f"sources = {toml_value(course.sources)}")
    return lines


def toml_value(value: Any) -> str:
    """A value in TOML: text, numbers, lists and inline tables."""
    if isinstance(value, Figure):
        return toml_value(
            {name: each for name, each in msgspec.to_builtins(value).items() if each not in {None, ""}}
        )
    if isinstance(value, Mapping):
        return (
            "{ " + ", ".join(f"{toml_key(name)} = {toml_value(each)}" for name, each in value.items()) + " }"
        )
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, float) and value == round(value) and abs(value) < 1e15:
        return str(round(value))
    return json.dumps(value)


def toml_key(name: str) -> str:
    """A bare key where it may be one."""
    bare = name.replace("_", "").replace("-", "")
    return name if bare.isascii() and bare.isalnum() else json.dumps(name, ensure_ascii=False)
