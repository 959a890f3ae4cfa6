"""The table of commands. A new command is a line here and a module that holds its `app`."""

from typing import NamedTuple

__all__ = ["COMMANDS", "Command"]


class Command(NamedTuple):
    """A command or a group of commands.

    Attributes:
        name: What people type.
        module: Module that holds `app`, made by `new_app`; imported only when the command is called.
        summary: One line for `kodawari --help`.
    """

    name: str
    module: str
    summary: str


COMMANDS = (
    Command("parts", "kodawari.cli.parts", "Find parts and kits, and read what is known of them."),
    Command("car", "kodawari.cli.car", "Write a car file; see a car's set-up, mass, balance and sizes."),
    Command("course", "kodawari.cli.course", "Look at courses: pieces, lanes, lengths, a plan to scale."),
    Command("rules", "kodawari.cli.rules", "Read rulebooks: rules, editions, what changed when."),
    Command(
        "inspect", "kodawari.cli.inspect", "Check a car against a rulebook: every limit with its margin."
    ),
    Command("race", "kodawari.cli.race", "Race a car on a course: times, chance to finish, course-outs."),
    Command("tune", "kodawari.cli.tune", "Find the best legal set-ups of a parts box for a course."),
    Command("demo", "kodawari.cli.demo", "See the whole way once: inspect, race, tune, report."),
)
