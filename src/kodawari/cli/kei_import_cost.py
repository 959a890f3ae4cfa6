"""`kodawari kei import cost`: every line from auction to title."""

from typing import Annotated

import typer

from kodawari.cli._app import new_app
from kodawari.cli._kei_import_money import (
    Bond,
    Broker,
    CarInsurance,
    Exporter,
    Fob,
    Freight,
    Insurance,
    LineOption,
    PortFees,
    Price,
    Rate,
    RateDate,
    Registration,
    SalesTax,
    Ship,
    Transport,
)
from kodawari.cli._kei_import_options import (
    Built,
    Car,
    Entry,
    FirstRegistered,
    Json,
    Output,
    State,
    Truck,
    Van,
)

__all__ = ["app"]

app = new_app("Every line from auction to title, low and high. Information, not legal advice.")


@app.command()
def cost(
    car_or_chassis: Annotated[
        str, typer.Argument(metavar="CAR", help="A car of the catalogue, a chassis number or a model code.")
    ],
    price: Price,
    rate: Rate = None,
    rate_date: RateDate = None,
    entry: Entry = None,
    fob: Fob = False,
    exporter: Exporter = "all-in",
    ship: Ship = "roro",
    freight: Freight = None,
    insurance: Insurance = None,
    broker: Broker = None,
    bond: Bond = None,
    port_fees: PortFees = None,
    transport: Transport = None,
    registration: Registration = None,
    sales_tax: SalesTax = None,
    car_insurance: CarInsurance = None,
    line: LineOption = None,
    state: State = "",
    built: Built = None,
    first_registered: FirstRegistered = None,
    truck: Truck = False,
    car: Car = False,
    van: Van = False,
    json: Json = False,
    output: Output = None,
) -> None:
    """Every line with low, high, what it rests on and how sure; lines that nobody has given stay open.

    Amounts are as 400USD, 60000JPY or 400-600USD. A later entry takes today's measures and is provisional.
    """
    from kodawari.cli import _kei_import_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._kei_import_money import given_amounts, purchase  # noqa: PLC0415 - as above
    from kodawari.cli._kei_import_options import question, vehicle_of  # noqa: PLC0415 - as above
    from kodawari.cli._options import command_line, day  # noqa: PLC0415 - as above
    from kodawari.kei import importing  # noqa: PLC0415 - as above

    asked = question(
        car_or_chassis,
        vehicle=vehicle_of(truck=truck, car=car, van=van),
        built=built,
        first_registered=first_registered,
        first_sold=None,
        entry=day(entry),
        today=day(None),
        state=state,
    )
    given, tax = given_amounts(
        line, freight=freight, insurance=insurance, broker=broker, bond=bond, port_fees=port_fees,
        transport=transport, registration=registration, sales_tax=sales_tax, car_insurance=car_insurance,
    )  # fmt: skip
    worked = importing.work_out(
        purchase(
            asked,
            price=price,
            rate=rate,
            rate_date=rate_date,
            fob=fob,
            exporter=exporter,
            ship=ship,
            given=given,
            tax=tax,
        )
    )
    again = command_line(
        "kei", "import", "cost", car_or_chassis, price=price, entry=str(asked.entry), state=state,
        freight=freight, line=line, **{"jpy-per-usd": rate, "port-fees": port_fees, "sales-tax": sales_tax},
    )  # fmt: skip
    view.give(importing.cost_document(worked, command=again), worked.to_json_dict(), json=json, output=output)
