"""The table of commands. A new command is a line here and a module that holds its `app`."""

from typing import NamedTuple

__all__ = ["COMMANDS", "KEI_COMMANDS", "Command"]


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
    Command("fit", "kodawari.cli.fit", "See what published runs teach about gears, friction, motors, cells."),
    Command("learn", "kodawari.cli.learn", "Learn from laps that you have timed, for later races."),
    Command("validate", "kodawari.cli.validate", "Predict measured things, each with its interval."),
    Command(
        "crosscheck", "kodawari.cli.crosscheck", "Hold the lane solver against MuJoCo, figure by figure."
    ),
    Command("kei", "kodawari.cli.kei", "Kei cars: the catalogue, the class, modifications, driving."),
    Command("web", "kodawari.cli.web", "Open the workbench in the browser: garage, races, replays in 3D."),
    Command("demo", "kodawari.cli.demo", "See the whole way once: inspect, race, tune, report."),
)

KEI_COMMANDS = (
    Command("list", "kodawari.cli.kei_list", "Find cars by name, maker, model code, year, era or body."),
    Command("show", "kodawari.cli.kei_show", "Read everything that is known of a car; draw it to scale."),
    Command("inspect", "kodawari.cli.kei_inspect", "Is it a kei car, and which of the seven boxes hold it."),
    Command("modify", "kodawari.cli.kei_modify", "What a modification does to class, papers and stance."),
    Command("drive", "kodawari.cli.kei_drive", "Times, speeds, consumption: each with an interval."),
    Command("tune", "kodawari.cli.kei_tune", "Find the best modifications that keep class or papers."),
    Command("validate", "kodawari.cli.kei_validate", "Predict published tests of every car, to be scored."),
    Command("compare", "kodawari.cli.kei_compare", "Draw cars to scale in the legal box; tell them apart."),
    Command("ownership", "kodawari.cli.kei_ownership", "Taxes, parking, speed limit and plate on a day."),
    Command(
        "import", "kodawari.cli.kei_import", "From Japan to a U.S. plate: clocks, duties, states, papers."
    ),
)
"""What stands below `kodawari kei`."""
