"""`kodawari kei import plan`: the whole way as a dated checklist."""

from typing import Annotated

import typer

from kodawari.cli._app import new_app
from kodawari.cli._kei_import_money import (
    Exporter,
    Fob,
    Freight,
    LineOption,
    MaybePrice,
    PortFees,
    Rate,
    RateDate,
    Ship,
    Transport,
)
from kodawari.cli._kei_import_options import (
    Built,
    Car,
    Engine,
    FirstRegistered,
    FirstSold,
    Json,
    State,
    Truck,
    Van,
)
from kodawari.cli._kei_import_options import Output as _Output

__all__ = ["app"]

app = new_app("The whole way as a dated checklist. Information, not legal advice.")


@app.command()
def plan(
    car_or_chassis: Annotated[
        str, typer.Argument(metavar="CAR", help="A car of the catalogue, a chassis number or a model code.")
    ],
    arrival: Annotated[str, typer.Option("--arrival", metavar="DATE", help="Day of arrival, as 2027-01-15.")],
    port: Annotated[
        str, typer.Option("--port", metavar="NAME", help="Port of entry: Tacoma, Baltimore.")
    ] = "",
    coast: Annotated[
        str, typer.Option("--coast", metavar="WORD", help="west or east: how long it sails.")
    ] = "west",
    built: Built = None,
    first_registered: FirstRegistered = None,
    first_sold: FirstSold = None,
    state: State = "",
    engine: Engine = "unknown",
    price: MaybePrice = None,
    rate: Rate = None,
    rate_date: RateDate = None,
    fob: Fob = False,
    exporter: Exporter = "all-in",
    ship: Ship = "roro",
    freight: Freight = None,
    port_fees: PortFees = None,
    transport: Transport = None,
    line: LineOption = None,
    truck: Truck = False,
    car: Car = False,
    van: Van = False,
    json: Json = False,
    output: _Output = None,
) -> None:
    """Papers, forms, who does what, deadlines back from the arrival, cost so far, open questions, first days.

    FILE.html and FILE.md hold the whole plan, FILE.ics its steps for a calendar.
    """
    from kodawari.cli import _kei_import_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._kei_import_money import given_amounts, purchase  # noqa: PLC0415 - as above
    from kodawari.cli._kei_import_options import coast_word, question, vehicle_of  # noqa: PLC0415 - as above
    from kodawari.cli._options import command_line, day  # noqa: PLC0415 - as above
    from kodawari.kei import importing  # noqa: PLC0415 - as above

    asked = question(
        car_or_chassis,
        vehicle=vehicle_of(truck=truck, car=car, van=van),
        built=built,
        first_registered=first_registered,
        first_sold=first_sold,
        entry=day(arrival),
        today=day(None),
        state=state,
        engine=engine,
    )
    given, tax = given_amounts(line, freight=freight, port_fees=port_fees, transport=transport)
    bought = None
    if price:
        bought = importing.work_out(
            purchase(asked, price=price, rate=rate, rate_date=rate_date, fob=fob, exporter=exporter,
                     ship=ship, given=given, tax=tax)
        )  # fmt: skip
    made = importing.make_plan(importing.check(asked), bought, port=port, ship=ship, coast=coast_word(coast))
    again = command_line(
        "kei", "import", "plan", car_or_chassis, arrival=arrival, port=port, built=built, state=state,
        price=price, **{"first-registered": first_registered, "jpy-per-usd": rate},
    )  # fmt: skip
    document = importing.plan_document(made, command=again)
    view.give(
        document, made.to_json_dict(), json=json, output=output, more={"ics": importing.calendar_text(made)}
    )
