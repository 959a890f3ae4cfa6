"""What several commands read from their command line: a day, a setting, a file to write."""

import os
import shlex
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kodawari.errors import KodawariError

__all__ = ["command_line", "day", "month", "output_kind", "setting"]

LAST_YEAR = 2200
"""Of a day that somebody asks about."""


def command_line(command: str, *arguments: str, **options: object) -> str:
    """The command line that makes something again, ready to be pasted into a shell.

    Args:
        command: Name of the command.
        arguments: What it is called with.
        options: Options by name; empty ones are left out, and a list gives the option once for each entry.
    """
    words = ["kodawari", command, *arguments]
    for name, value in options.items():
        given = value if isinstance(value, list) else [] if value in {None, ""} else [value]
        for each in given:
            words += [f"--{name.rstrip('_')}", str(each)]
    return shlex.join(words)


def day(text: str | None) -> date:
    """A day written as 2026-11-21; without one, today on this machine's clock.

    Raises:
        KodawariError: There is no such day, or it lies so far ahead that it must be a slip.
    """
    if text is None:
        return datetime.now(UTC).astimezone().date()
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise KodawariError(f"'{text}' is no day", mend="Write year, month and day: 2026-11-21.") from error
    if found.year > LAST_YEAR:
        raise KodawariError(
            f"'{text}' lies farther ahead than any rule speaks of", mend=f"Name a day until {LAST_YEAR}."
        )
    return found


def month(text: str) -> tuple[date, date]:
    """A month written as 1992-05, or a day of it: its first and last day, or that day twice.

    Raises:
        KodawariError: There is no such month.
    """
    try:
        if len(text) == len("1992-05"):
            first = date.fromisoformat(f"{text}-01")
            after = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
            return first, after - timedelta(days=1)
        whole = date.fromisoformat(text)
    except ValueError as error:
        raise KodawariError(f"'{text}' is no month", mend="Write year and month: 1992-05.") from error
    return whole, whole


def setting(given: str) -> tuple[str, float | str]:
    """NAME=VALUE as a name and a number or a word.

    Raises:
        KodawariError: It has another form.
    """
    name, equals, value = given.partition("=")
    if not (name and equals and value):
        raise KodawariError(
            f"--set {given} is not NAME=VALUE",
            mend="For example: --set lane_pitch_mm=115 or --set slope_profile=arcs",
        )
    try:
        return name, float(value)
    except ValueError:
        return name, value


def output_kind(path: Path, kinds: Iterable[str]) -> str:
    """What a command shall write, by the ending of the file's name: `html`, `json`, `svg`.

    It looks at the folder too, so that nobody waits for a result that has no place to go.

    Args:
        path: The file to write.
        kinds: What the command can write.

    Raises:
        KodawariError: The ending is another one, or the folder is missing or closed to writing.
    """
    known = list(kinds)
    kind = path.suffix.lower().removeprefix(".")
    if kind not in known:
        said = f"cannot be '{path.suffix}'" if path.suffix else "has no ending that says what to write"
        endings = " or ".join(f"FILE.{each}" for each in known)
        raise KodawariError(f"the output {said}", file=str(path), mend=f"Name it {endings}.")
    folder = path.parent
    if not folder.is_dir():
        raise KodawariError(f"there is no folder {folder}", file=str(path), mend="Make it first.")
    if path.is_dir() or not os.access(folder, os.W_OK):
        raise KodawariError("cannot be written", file=str(path), mend="Name a file in a folder of yours.")
    return kind
