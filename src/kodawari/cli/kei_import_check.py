"""`kodawari kei import check`: the clocks, the state, and what would narrow them."""

from typing import Annotated

import typer

from kodawari.cli._app import new_app
from kodawari.cli._kei_import_options import (
    Built,
    Car,
    Chassis,
    Engine,
    Entry,
    FirstRegistered,
    FirstSold,
    Json,
    Output,
    State,
    Truck,
    Van,
)

__all__ = ["app"]

app = new_app("From which day may it come in, and may I plate it? Information, not legal advice.")


@app.command()
def check(
    chassis: Chassis = "",
    built: Built = None,
    first_registered: FirstRegistered = None,
    first_sold: FirstSold = None,
    entry: Entry = None,
    state: State = "",
    engine: Engine = "unknown",
    modified: Annotated[
        bool, typer.Option("--modified", help="It is not in its original configuration.")
    ] = False,
    mismatch: Annotated[
        bool, typer.Option("--mismatch", help="The stamped number differs from the plate or the papers.")
    ] = False,
    filed: Annotated[
        str | None,
        typer.Option("--filed", metavar="DATE", help="Day on which the entry is filed, when it differs."),
    ] = None,
    country: Annotated[
        str, typer.Option("--country", metavar="CODE", help="Another country: ca, au, gb, eu or nz.")
    ] = "us",
    truck: Truck = False,
    car: Car = False,
    van: Van = False,
    json: Json = False,
    output: Output = None,
) -> None:
    """For each age clock a window: the earliest possible day, and the day that is safe on every reading.

    Dates may be sharp to the day, the month or the year; several are intersected with the years of the model
    code. The day of arrival at the port counts. Information with an as-of date, not legal advice.
    """
    from kodawari.cli import _kei_import_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._kei_import_options import question, vehicle_of  # noqa: PLC0415 - as above
    from kodawari.cli._options import command_line, day  # noqa: PLC0415 - as above
    from kodawari.kei import importing  # noqa: PLC0415 - as above

    today = day(None)
    asked = question(
        chassis,
        vehicle=vehicle_of(truck=truck, car=car, van=van),
        built=built,
        first_registered=first_registered,
        first_sold=first_sold,
        entry=day(entry),
        today=today,
        state=state,
        engine=engine,
        modified=modified,
        mismatch=mismatch,
        filed=filed,
    )
    is_us = country.lower() in {"us", "usa"}
    answer = importing.check(asked) if is_us else importing.check_abroad(asked, country)
    again = command_line(
        "kei", "import", "check", chassis=chassis, built=built, entry=str(asked.entry), state=state,
        country="" if is_us else country, **{"first-registered": first_registered, "first-sold": first_sold},
    )  # fmt: skip
    view.give(
        importing.check_document(answer, command=again), answer.to_json_dict(), json=json, output=output
    )
