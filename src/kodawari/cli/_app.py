"""The root command, which knows its subcommands by name and loads only the one that is called."""

import os
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from kodawari.cli._commands import COMMANDS, Command
from kodawari.errors import KodawariError, nearest

__all__ = ["new_app", "root_command", "table_app"]

# Help is plain text, 100 columns at most, and `-h` is the same as `--help`; subcommands inherit this.
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Command(TyperCommand):
    """A command whose help shows arguments as manuals do, CAR and [TEXT]..., without Python's types."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._arguments = [param for param in self.params if isinstance(param, TyperArgument)]
        for argument in self._arguments:
            argument.metavar = argument.metavar or (argument.name or "").upper().replace("_", "-")

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the overridden method has it
        return [*filter(None, [self.options_metavar]), *map(_usage, self._arguments)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        arguments = [(argument.metavar or "", argument.help or "") for argument in self._arguments]
        options = [param for param in self.get_params(ctx) if isinstance(param, TyperOption)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        for title, rows in (("Arguments", arguments), ("Options", records)):
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


def _usage(argument: TyperArgument) -> str:
    name = argument.metavar if argument.required else f"[{argument.metavar}]"
    return f"{name}" if argument.nargs == 1 else f"{name}..."


class _App(typer.Typer):
    """A Typer whose commands are `_Command`s."""

    def command(self, *arguments: Any, **options: Any) -> Any:
        return super().command(*arguments, **{"cls": _Command, **options})


class _Group(TyperGroup):
    """A group that shows its help when it is called without a subcommand."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args and not self.invoke_without_command and not ctx.resilient_parsing:
            args = ["--help"]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            known = self.list_commands(ctx)
            raise KodawariError(
                f"no command is called '{name}'",
                place=ctx.command_path if ctx.parent else "",
                mend=nearest(name, known) or f"Known are {', '.join(known)}.",
            )
        return super().resolve_command(ctx, args)


class _Table(_Group):
    """A group whose commands stand in a table; only the one that is called gets imported."""

    entries: tuple[Command, ...] = ()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the overridden method has it
        return [entry.name for entry in self.entries]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as above
        entry = next((entry for entry in self.entries if entry.name == cmd_name), None)
        if entry is None:
            return None
        command = typer.main.get_command(import_module(entry.module).app)
        command.name = entry.name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as above
        """Write the table itself: the usual way would load every command for its first line of help."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.summary) for entry in self.entries])


def _table_of(entries: tuple[Command, ...]) -> type[_Table]:
    return type("_TableOf", (_Table,), {"entries": entries})


def new_app(summary: str) -> typer.Typer:
    """An empty command group that looks and behaves like the others.

    With one command and no callback it is that command itself: `kodawari race CAR`. With more it is a group.

    Args:
        summary: What the group is for, in a sentence or two.
    """
    return _App(
        help=summary,
        cls=_Group,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )


def table_app(summary: str, entries: tuple[Command, ...]) -> typer.Typer:
    """A command group that loads each of its commands only when it is called.

    Args:
        summary: What the group is for, in a sentence or two.
        entries: Its commands, each in a module of its own.
    """
    app = typer.Typer(
        help=summary,
        cls=_table_of(entries),
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    def group() -> None:
        """Nothing of its own: the commands do the work."""

    app.callback(help=summary)(group)
    return app


def root_command() -> Any:
    """The command that `kodawari` runs."""
    app = typer.Typer(
        cls=_table_of(COMMANDS),
        context_settings=_SETTINGS,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        epilog="Exit status: 0 done, 1 a check did not pass, 2 bad input. COMMAND --help tells more.",
    )
    app.callback(invoke_without_command=False)(_root)
    return typer.main.get_command(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - only this option needs it

        typer.echo(f"kodawari {version('kodawari')}")
        raise typer.Exit


def _root(
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop."),
    ] = False,
    no_color: Annotated[
        bool,
        typer.Option("--no-color", help="Print without colours; NO_COLOR in the environment does the same."),
    ] = False,
) -> None:
    """A workbench for machines that are built inside a small box of rules.

    Mini 4WD cars: find parts, inspect a car against dated rules, race it on a course, tune it.
    Kei cars: everything stands below `kodawari kei`.
    """
    if no_color:
        os.environ["NO_COLOR"] = "1"
