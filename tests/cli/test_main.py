"""What happens around every command: one message for what goes wrong, and an exit status that tells."""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kodawari.cli import main
from kodawari.cli._app import new_app
from kodawari.cli._commands import COMMANDS, Command
from kodawari.errors import KodawariError


def _fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def refuse() -> None:
        raise error

    monkeypatch.setattr("kodawari.mini4wd.parts.load_catalogue", refuse)


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0

    out = capsys.readouterr().out
    for command in COMMANDS:
        assert command.name in out
        assert command.summary.split()[0] in out


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_of_the_table_answers_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert f"Usage: kodawari {command}" in capsys.readouterr().out


def test_no_arguments_show_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "Commands:" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("kodawari 0.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["prats"], "kodawari: no command is called 'prats'. Did you mean parts?"),
        (["--colour"], "kodawari: no such option: --colour"),
        (["parts", "--limit", "many"], "kodawari: invalid value for '--limit' / '-n'"),
        (["parts", "--limit", "0"], "kodawari: invalid value for '--limit' / '-n'"),
        (["parts", "--chassis"], "kodawari: option '--chassis' requires an argument"),
    ],
)
def test_a_wrong_command_line_gets_one_message(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(message)
    assert told.err.count("\n") == 1


def test_bad_input_gets_one_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _fail_with(monkeypatch, KodawariError("too wide", file="car.toml", place="roller 3", mend="Move it in."))

    assert main(["parts"]) == 2
    assert capsys.readouterr() == ("", "kodawari: car.toml: roller 3: too wide. Move it in.\n")


def test_ctrl_c_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _fail_with(monkeypatch, KeyboardInterrupt())

    assert main(["parts"]) == 130
    assert capsys.readouterr() == ("", "kodawari: stopped.\n")


def test_a_mistake_of_ours_is_short_and_says_how_to_see_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _fail_with(monkeypatch, ZeroDivisionError("division by zero"))

    assert main(["parts"]) == 70
    told = capsys.readouterr().err
    assert "ZeroDivisionError: division by zero" in told
    assert "KODAWARI_TRACEBACK=1" in told
    assert "Traceback" not in told


def test_the_traceback_is_there_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KODAWARI_TRACEBACK", "1")
    _fail_with(monkeypatch, ZeroDivisionError("division by zero"))

    assert main(["parts"]) == 70
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_no_color_reaches_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")

    assert main(["--no-color", "parts"]) == 0
    assert os.environ["NO_COLOR"] == "1"


def test_python_m_runs_the_command_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kodawari", "parts", "15375"], capture_output=True, check=False, timeout=60
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert "Hyper-Dash motor PRO" in done.stdout.decode()


def test_a_reader_who_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "kodawari", "parts", "-n", "2000", "--json", "-c", "kit"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()

    assert (process.returncode, told) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["parts", "-n", "2000", "-c", "kit"], ["parts", "15375"]])
def test_a_full_disk_is_told(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kodawari", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )

    assert done.returncode == 2
    assert done.stderr == b"kodawari: the disk is full: the output could not be written.\n"


def test_a_terminal_without_unicode_still_gets_its_answer() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kodawari", "parts", "15375"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Hyper-Dash motor PRO" in done.stdout


def test_a_group_shows_its_help_and_names_the_nearest_subcommand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    app = new_app("Read books.")

    @app.command()
    def show(name: str) -> None:
        """Show a book."""
        sys.stdout.write(name)

    @app.command("list")
    def list_books() -> None:
        """List the books."""

    module = ModuleType("book_commands")
    module.__dict__["app"] = app
    monkeypatch.setitem(sys.modules, "book_commands", module)
    monkeypatch.setattr("kodawari.cli._app.COMMANDS", (Command("book", "book_commands", "Books."),))

    assert main(["book"]) == 0
    assert "  list  List the books." in capsys.readouterr().out
    assert main(["book", "show", "genji"]) == 0
    assert capsys.readouterr().out == "genji"
    assert main(["book", "shwo"]) == 2
    assert (
        capsys.readouterr().err
        == "kodawari: kodawari book: no command is called 'shwo'. Did you mean show?\n"
    )
    assert main(["book", "show"]) == 2
    assert capsys.readouterr().err.startswith("kodawari: missing argument 'NAME'.")
    assert main(["book", "show", "--help"]) == 0
    assert capsys.readouterr().out.startswith("Usage: kodawari book show [OPTIONS] NAME\n")
