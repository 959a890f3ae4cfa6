"""How the legal box grew: a table, the boxes one inside the other, and the same as a drawing."""

from pathlib import Path

from rich.text import Text

from kodawari.cli._console import Column, console, quiet, table
from kodawari.cli._kei_sketch import sketch_boxes
from kodawari.cli._options import output_kind
from kodawari.cli._rulebook_parts import trust
from kodawari.files import write_atomically
from kodawari.kei.drawing import eras_svg
from kodawari.kei.eras import Era, eras
from kodawari.quantity import format_number

__all__ = ["show_growth"]


def show_growth(output: Path | None, *, json: bool) -> None:
    """The seven boxes in a table and as outlines; with `output` also as an SVG.

    Raises:
        KodawariError: The file does not end in `.svg`, or cannot be written.
    """
    if output is not None:
        output_kind(output, ("svg",))
        write_atomically(output, eras_svg())
    if json:
        return
    columns = [
        Column("era"),
        Column("from"),
        Column("length", "right"),
        Column("width", "right"),
        Column("height", "right"),
        Column("four-stroke", "right"),
        Column("two-stroke", "right"),
        Column("trust"),
    ]
    screen = console()
    screen.print(table(columns, [_row(era) for era in eras()]))
    screen.print(
        quiet("\nSizes in mm, displacement in cc; the limit itself is legal. An electric car has sizes only.")
    )
    screen.print(f"\n{sketch_boxes(eras())}")
    screen.print(
        quiet("from above and from ahead, to scale, one inside the other; the height never changed\n")
    )


def _row(era: Era) -> list[str | Text]:
    sizes = (era.length_mm, era.width_mm, era.height_mm, era.four_stroke_cc, era.two_stroke_cc)
    figures = [format_number(size, digits=0) for size in sizes]
    return [era.id, str(era.edition.start), *figures, trust(era.edition.confidence)]
