"""`kodawari kei ownership`: taxes, parking, speed limit and plate on a day."""

from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Taxes, parking, speed limit and plate on a day.")


@app.command()
def ownership(
    car: Annotated[
        str, typer.Argument(help="A name, model code or id from `kodawari kei list`, or a car file.")
    ],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day, as 2026-11-21; today if left out.")
    ] = None,
    first: Annotated[
        str,
        typer.Option(
            "--first",
            metavar="MONTH",
            help="First inspection, as 1992-05; the years of production if left out.",
        ),
    ] = "",
    use: Annotated[
        str,
        typer.Option("--use", metavar="USE", help="Registered for passenger or goods; the catalogue's word."),
    ] = "",
    commercial: Annotated[bool, typer.Option("--commercial", help="Registered for business.")] = False,
    place: Annotated[
        str,
        typer.Option("--place", metavar="PLACE", help="Parking in: capital, city, metro, elsewhere; all."),
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Tell what the class gives its owner in Japan.

    Yearly taxes, parking notification, motorway limit and plate. The tax depends on the day of the first
    inspection, with a surcharge after 13 years.
    """
    from kodawari.cli import _kei_ownership_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._options import day, month  # noqa: PLC0415 - as above
    from kodawari.kei.catalogue import find_car  # noqa: PLC0415 - as above
    from kodawari.kei.ownership import ownership_of  # noqa: PLC0415 - as above

    found = ownership_of(
        find_car(car),
        on=day(on),
        first=month(first) if first else None,
        use=use,
        commercial=commercial,
        place=place,
    )
    view.show_ownership(found, json=json)
