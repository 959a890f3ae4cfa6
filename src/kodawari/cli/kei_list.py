"""`kodawari kei list`: the catalogue, or what of it fits some words."""

from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Find cars by name, maker, model code, year, era or body.")


@app.command()
def list_cars(
    text: Annotated[
        list[str] | None,
        typer.Argument(help="Words of a name, a model code, a year, an era; all cars if left out."),
    ] = None,
    maker: Annotated[str, typer.Option("--maker", metavar="NAME", help="Only this maker.")] = "",
    era: Annotated[
        str, typer.Option("--era", metavar="ERA", help="Only cars approved in this era: K1990.")
    ] = "",
    body: Annotated[
        str, typer.Option("--body", metavar="BODY", help="Only this kind of body: roadster, truck, …")
    ] = "",
    year: Annotated[
        int | None, typer.Option("--year", min=1949, metavar="YEAR", help="Only cars built in this year.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """List the cars of the catalogue with era, sizes, mass, engine and drive.

    Every word must fit: a piece of the name, a model code such as EA11R, a year of production, an era, a
    body.
    """
    from kodawari.cli import _kei_list_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.errors import KodawariError  # noqa: PLC0415 - as above
    from kodawari.kei.catalogue import find_car, search_cars  # noqa: PLC0415 - as above

    words = " ".join(text or [])
    cars = search_cars(words, maker=maker, era=era, body=body, year=year)
    if not cars and words and not (maker or era or body or year):
        cars = (find_car(words),)
    if not cars:
        raise KodawariError("no car fits all of this", mend="Leave a condition out.")
    view.show_list(cars, json=json)
