"""How the kei catalogue looks as a list."""

from collections.abc import Sequence

from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, table
from kodawari.cli._kei_json import car_dict
from kodawari.kei.catalogue import KeiCar, Reported, Standing
from kodawari.quantity import format_number

__all__ = ["short_figure", "show_list"]


def show_list(cars: Sequence[KeiCar], *, json: bool) -> None:
    """One line for each car; an unknown figure is a dash."""
    if json:
        print_json([car_dict(car) for car in cars])
        return
    columns = [
        Column("car", wrap=True),
        Column("years"),
        Column("era"),
        Column("length", "right"),
        Column("width", "right"),
        Column("height", "right"),
        Column("kg", "right"),
        Column("cc", "right"),
        Column("PS", "right"),
    ]
    screen = console()
    screen.print(table(columns, [_row(car) for car in cars]))
    disputed = any(car.figure(name).is_disputed for car in cars for name in _SHOWN)
    mark = " * sources disagree, `kodawari kei show CAR` shows all." if disputed else ""
    count = f"{len(cars)} cars" if len(cars) != 1 else "one car"
    screen.print(quiet(f"\n{count}. Sizes in mm. – nobody has said.{mark}"))


_SHOWN = ("length_mm", "width_mm", "height_mm", "kerb_kg", "displacement_cc", "power_PS")


def _row(car: KeiCar) -> list[str | Text]:
    name = Text.assemble(car.name, quiet(f"\n{car.id}"))
    era = car.era or ("not kei" if car.standing is Standing.NOT_KEI else quiet("unknown"))
    return [name, car.years, era, *(short_figure(car.figure(figure)) for figure in _SHOWN)]


def short_figure(figure: Reported, *, digits: int = 0) -> str | Text:
    """A figure's best value without its unit; a star where sources disagree, a dash where nobody has said."""
    if figure.value is None:
        return quiet("–")
    places = digits if figure.value == round(figure.value, digits) else digits + 1
    return format_number(figure.value, digits=places) + ("*" if figure.is_disputed else "")
