"""What happens around every command: the arguments, the one message for what goes wrong, the exit status."""

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress

import typer

from kodawari.cli._app import root_command
from kodawari.errors import KodawariError

__all__ = ["main"]

BAD_INPUT = 2
INTERNAL_ERROR = 70  # EX_SOFTWARE of sysexits.h
STOPPED = 130  # 128 + SIGINT, as shells count
OUTPUT_CLOSED = 141  # 128 + SIGPIPE

_DISK_FULL = {errno.ENOSPC, errno.EDQUOT}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: What follows `kodawari` on the command line; None takes it from there.

    Returns:
        The exit status: 0 done, 1 where a command says so (an inspection that does not pass), 2 bad input, 70
        a mistake in Kodawari, 130 stopped by Ctrl-C, 141 when the reader of the output went away.
    """
    _survive_narrow_encodings()
    try:
        status = _run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except KodawariError as error:
        return _fail(str(error), BAD_INPUT)
    except typer.TyperException as error:
        return _fail(_usage_message(error), BAD_INPUT)
    except (KeyboardInterrupt, typer.Abort):
        return _fail("stopped.", STOPPED)
    except BrokenPipeError:
        _drop_output()
        return OUTPUT_CLOSED
    except OSError as error:
        if error.errno in _DISK_FULL:
            _drop_output()
            return _fail("the disk is full: the output could not be written.", BAD_INPUT)
        return _internal_error(error)
    except Exception as error:  # noqa: BLE001 - the last place where one can be told in a sentence
        return _internal_error(error)
    return status


def _run(arguments: list[str]) -> int:
    """Parse the arguments and call the command."""
    command = root_command()
    if "_KODAWARI_COMPLETE" in os.environ:
        command.main(prog_name="kodawari")
    try:
        with command.make_context("kodawari", arguments) as context:
            command.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    return 0


def _usage_message(error: typer.TyperException) -> str:
    """A mistake in the command line itself, in the form of all messages."""
    cause = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "kodawari"
    return f"{cause[:1].lower()}{cause[1:]}. `{path} --help` shows what there is."


def _internal_error(error: Exception) -> int:
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return _fail(
        f"a mistake in Kodawari itself: {what}\n"
        "Your files are as they were. Run it again with KODAWARI_TRACEBACK=1 to see where it happened.",
        INTERNAL_ERROR,
    )


def _fail(message: str, status: int) -> int:
    """Print the one message and pass the status on."""
    if os.environ.get("KODAWARI_TRACEBACK"):
        traceback.print_exc()
    with suppress(OSError):
        sys.stdout.flush()
    print(f"kodawari: {message}", file=sys.stderr)  # noqa: T201 - the console helpers may be what failed
    return status


def _survive_narrow_encodings() -> None:
    """Where the terminal cannot show a character (a thin space, Japanese), print a question mark instead."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _drop_output() -> None:
    """Let what is still buffered go nowhere, so that Python does not complain about it when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
