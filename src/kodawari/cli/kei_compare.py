"""`kodawari kei compare`: cars to scale in the legal box, and what differs."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Draw cars to scale in the legal box; tell them apart.")


@app.command()
def compare(
    cars: Annotated[list[str], typer.Argument(help="Cars of the catalogue, or car files; the first leads.")],
    beside: Annotated[
        list[str] | None,
        typer.Option("--beside", metavar="PEER", help="Beside a polo, an accent, a civic; may be repeated."),
    ] = None,
    box: Annotated[
        str, typer.Option("--box", metavar="ERA", help="The legal box to draw; the newest of the cars' eras.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Draw them to scale as FILE.svg.")
    ] = None,
) -> None:
    """Compare cars: a table of differences to the first one, and outlines to scale inside the legal box."""
    from kodawari.cli import _kei_compare_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._console import tell_written  # noqa: PLC0415 - as above
    from kodawari.cli._options import output_kind  # noqa: PLC0415 - as above
    from kodawari.files import write_atomically  # noqa: PLC0415 - as above
    from kodawari.kei.catalogue import find_car  # noqa: PLC0415 - as above
    from kodawari.kei.compare import compare_cars, find_peers  # noqa: PLC0415 - as above
    from kodawari.kei.drawing import cars_svg  # noqa: PLC0415 - as above

    if output is not None:
        output_kind(output, ("svg",))
    found = compare_cars([*map(find_car, cars), *find_peers(beside or [])], box=box)
    if output is not None:
        write_atomically(output, cars_svg(found.cars, found.box))
    view.show_comparison(found, json=json)
    if output is not None:
        tell_written(output, json=json)
