"""`kodawari kei import`: from Japan to your driveway, one module for each command."""

from kodawari.cli._app import table_app
from kodawari.cli._commands import Command

__all__ = ["app"]

app = table_app(
    "Import a kei car: age clocks, duties, states, papers. Information with an as-of date, not legal advice.",
    (
        Command(
            "check", "kodawari.cli.kei_import_check", "From which day may it come in, and may I plate it?"
        ),
        Command(
            "decode", "kodawari.cli.kei_import_decode", "What a chassis number tells, and what it does not."
        ),
        Command("cost", "kodawari.cli.kei_import_cost", "Every line from auction to title, low and high."),
        Command(
            "states",
            "kodawari.cli.kei_import_states",
            "All states: title, plates, roads, speed, by which law.",
        ),
        Command(
            "sheet", "kodawari.cli.kei_import_sheet", "Auction sheets, red flags, payment, acronyms in words."
        ),
        Command(
            "plan", "kodawari.cli.kei_import_plan", "The whole way as a dated checklist; also as a calendar."
        ),
        Command("watch", "kodawari.cli.kei_import_watch", "Which cars become importable next, by month."),
    ),
)
