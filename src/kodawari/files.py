"""Reading and writing files without ever leaving half of one behind.

Every data file and every user file goes through `read_toml`, so a mistake is reported the same way
everywhere: file, place, cause, mend.
"""

import os
import re
import tempfile
import tomllib
from contextlib import suppress
from importlib.resources import files as resource_files
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kodawari.errors import KodawariError, nearest

__all__ = ["convert", "data_path", "parse_toml", "read_text", "read_toml", "write_atomically"]

T = TypeVar("T")

MAX_BYTES = 16 * 1024 * 1024


def data_path(*parts: str) -> Path:
    """The path of a file that ships with Kodawari, below `kodawari/data`."""
    return Path(str(resource_files("kodawari"))).joinpath("data", *parts)


def read_text(path: Path, *, max_bytes: int = MAX_BYTES) -> str:
    """The UTF-8 text of a file.

    Raises:
        KodawariError: The file is missing, unreadable, larger than `max_bytes`, or not UTF-8.
    """
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise KodawariError(
                f"the file holds {size} bytes, more than the {max_bytes} that are read",
                file=str(path),
                mend="Is this the right file?",
            )
        with path.open("rb") as handle:
            data = handle.read(max_bytes + 1)  # a device has no size, and no end
        if len(data) > max_bytes:
            raise KodawariError(
                f"the file holds more than the {max_bytes} bytes that are read",
                file=str(path),
                mend="Is this the right file?",
            )
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise KodawariError(
            f"not UTF-8 text (byte {error.start})", file=str(path), mend="Save it as UTF-8."
        ) from error
    except FileNotFoundError as error:
        raise KodawariError("no such file", file=str(path)) from error
    except OSError as error:
        raise KodawariError(f"cannot be read: {error.strerror}", file=str(path)) from error


def parse_toml(text: str, *, file: str) -> dict[str, Any]:
    """A TOML document as plain Python values.

    Raises:
        KodawariError: The text is not TOML; the place is the line and column.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at (.+)\)$", str(error))
        place = found.group(1) if found else ""
        cause = re.sub(r" \(at .+\)$", "", str(error))
        raise KodawariError(f"not valid TOML: {cause}", file=file, place=place, code="toml") from error
    except RecursionError as error:
        raise KodawariError("not valid TOML: nested too deeply", file=file) from error


def convert(raw: Any, kind: type[T], *, file: str, place: str = "") -> T:
    """Check plain values against a typed structure.

    Raises:
        KodawariError: A key is unknown (with the nearest known one), missing, or of the wrong kind.
    """
    try:
        return msgspec.convert(raw, kind, strict=True)
    except msgspec.ValidationError as error:
        raise _explain(str(error), kind, file=file, place=place) from error


def read_toml(path: Path, kind: type[T]) -> T:
    """Read one TOML file into a typed structure, strictly.

    Raises:
        KodawariError: As `read_text`, `parse_toml` and `convert`.
    """
    return convert(parse_toml(read_text(path), file=str(path)), kind, file=str(path))


def write_atomically(path: Path, text: str) -> None:
    """Write a whole file or nothing: a full disk or a kill leaves the old file as it was.

    Raises:
        KodawariError: The folder is missing or not writable, or the disk is full.
    """
    name = None
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent or Path(), prefix=f".{path.name}.")
        with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
        name = None
    except OSError as error:
        raise KodawariError(
            f"cannot be written: {error.strerror}",
            file=str(path),
            mend="The file is as it was before.",
        ) from error
    finally:  # also after Ctrl-C
        if name is not None:
            with suppress(OSError):
                Path(name).unlink()


def _explain(message: str, kind: Any, *, file: str, place: str) -> KodawariError:
    """Turn the library's message into cause, place and mend."""
    cause, _, path = message.partition(" - at `")
    where = path.rstrip("`").removeprefix("$").lstrip(".")
    where = ".".join(part for part in (place, where) if part)
    unknown = re.search(r"unknown field `(.+?)`", cause)
    if unknown:
        name = unknown.group(1)
        known = sorted(_field_names(kind, set()))
        mend = nearest(name, known) or "Remove it, or look up the right name in the docs."
        return KodawariError(f"unknown key '{name}'", file=file, place=where, mend=mend)
    missing = re.search(r"missing required field `(.+?)`", cause)
    if missing:
        return KodawariError(
            f"the key '{missing.group(1)}' is missing", file=file, place=where, mend="Add it."
        )
    expected = re.search(r"Expected (.+?), got (.+)$", cause)
    if expected:
        return KodawariError(f"expected {expected.group(1)}, got {expected.group(2)}", file=file, place=where)
    return KodawariError(cause[:1].lower() + cause[1:], file=file, place=where)


def _field_names(kind: Any, seen: set[int]) -> set[str]:
    """Every key that may stand in a structure or anywhere below it."""
    names: set[str] = set()
    if id(kind) in seen:
        return names
    seen.add(id(kind))
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        for field in msgspec.structs.fields(kind):
            names.add(field.encode_name)
            names |= _field_names(field.type, seen)
        return names
    for argument in getattr(kind, "__args__", ()):
        names |= _field_names(argument, seen)
    return names
