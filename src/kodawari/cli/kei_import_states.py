"""`kodawari kei import states`: what each state says of kei trucks, cars and vans."""

from typing import Annotated

import typer

from kodawari.cli._app import new_app
from kodawari.cli._kei_import_options import Built, Car, FirstRegistered, Json, Output, Truck, Van

__all__ = ["app"]

app = new_app("All states: title, plates, roads, speed, by which law. Information, not legal advice.")


@app.command()
def states(
    state: Annotated[str, typer.Argument(help="Two letters or the name; all states when left out.")] = "",
    with_car: Annotated[
        str,
        typer.Option(
            "--with", metavar="CAR", help="Hold this car or chassis number against the state's limits."
        ),
    ] = "",
    built: Built = None,
    first_registered: FirstRegistered = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Day, as 2026-11-21; today if left out.")
    ] = None,
    truck: Truck = False,
    car: Car = False,
    van: Van = False,
    json: Json = False,
    output: Output = None,
) -> None:
    """May a kei be titled and registered, where and how fast may it be driven, on which plates, by which law.

    Every answer has its source and how sure it is, or says unknown. FILE.svg writes a map, one tile for each
    state.
    """
    from kodawari.cli import _kei_import_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._kei_import_options import question, vehicle_of  # noqa: PLC0415 - as above
    from kodawari.cli._options import command_line, day  # noqa: PLC0415 - as above
    from kodawari.kei import importing  # noqa: PLC0415 - as above

    today, when = day(None), day(on)
    kind = vehicle_of(truck=truck, car=car, van=van)
    if state:
        asked = question(
            with_car, vehicle=kind, built=built, first_registered=first_registered, first_sold=None,
            entry=when, today=today, state=state,
        )  # fmt: skip
        answer = importing.check(asked)
        again = command_line("kei", "import", "states", state, on=str(when), **{"with": with_car})
        data = importing.states_dict(when, today, only=answer.state)
        data["routes"] = [each.to_json_dict() for each in answer.routes]
        view.give(importing.state_document(answer, command=again), data, json=json, output=output)
        return
    shown = kind or importing.Vehicle.TRUCK
    again = command_line("kei", "import", "states", on=str(when)) + f" --{shown}"
    document = importing.states_document(shown, when, today, command=again)
    drawn = {"svg": importing.state_map(shown, when)}
    view.give(document, importing.states_dict(when, today), json=json, output=output, more=drawn)
