"""The sheet of one kei car: every figure with its grounds, and where sources disagree."""

from collections.abc import Iterable
from pathlib import Path

from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, table, unknown
from kodawari.cli._footnotes import Footnotes
from kodawari.cli._kei_json import car_dict
from kodawari.cli._kei_sketch import sketch
from kodawari.cli._rulebook_parts import print_sources, trust
from kodawari.errors import KodawariError
from kodawari.files import write_atomically
from kodawari.kei.catalogue import FIGURES, KeiCar, Standing, Tyres
from kodawari.kei.drawing import car_svg
from kodawari.kei.eras import Era, era_named, eras
from kodawari.kei.outline import outline_of
from kodawari.quantity import Quantity, format_number, format_quantity, load_sources

__all__ = ["box_of", "figure_text", "show_car", "write_drawing"]

# What a sheet always tells, known or not.
_ALWAYS = {
    "length_mm",
    "width_mm",
    "height_mm",
    "wheelbase_mm",
    "kerb_kg",
    "power_PS",
    "torque_N_m",
    "final_drive",
}
_BURNS_FUEL = {"displacement_cc", "cylinders"}


def box_of(car: KeiCar) -> Era:
    """The box to draw a car in: that of its approval, or today's."""
    return era_named(car.era) if car.era else eras()[-1]


def write_drawing(car: KeiCar, path: Path) -> None:
    """Write the car to scale in its legal box.

    Raises:
        KodawariError: No two sizes of the car are known, or the file cannot be written.
    """
    outline = outline_of(car)
    if not (outline.side or outline.front or outline.plan):
        raise KodawariError(
            f"{car.name} cannot be drawn: {' and '.join(outline.missing)} are unknown",
            mend="Name another car, or measure it and write a car file.",
        )
    write_atomically(path, car_svg(car, box_of(car)))


def show_car(car: KeiCar, *, json: bool) -> None:
    """Heading, drawing, figures, remarks and sources of a car; or its JSON."""
    if json:
        print_json(car_dict(car))
        return
    screen, notes = console(), Footnotes(load_sources())
    screen.print(Text.assemble(car.name, quiet(f"  {car.id}")))
    for line in _about(car):
        screen.print(line)
    drawn = sketch(car, box_of(car))
    if drawn:
        told = f"to scale in the box of {box_of(car).id}; {'; '.join(outline_of(car).assumed)}"
        screen.print(f"\n{drawn}")
        screen.print(quiet(told))
    else:
        screen.print(quiet("\nNot drawn: too few sizes are known."))
    screen.print()
    screen.print(_figures(car, notes))
    if car.notes:
        screen.print()
        for note in car.notes:
            screen.print(quiet(note))
    if len(car.sources) > 1:
        marks = Text(", ").join([notes.mark(key) for key in car.sources])
        screen.print(Text.assemble(quiet("\nsheet: one or more of "), marks))
    print_sources(screen, notes)


def _about(car: KeiCar) -> Iterable[Text]:
    """Class, years, codes, and what kind of machine it is."""
    standing = "kei car" if car.standing is Standing.KEI else "not a kei car"
    era = f", approved under {car.era}" if car.era else ""
    use = "" if car.use == "unknown" else f" · registered for {car.use}"
    yield Text.assemble(f"{standing}{era}{use}  ", trust(car.era_confidence))
    codes = f" · {', '.join(car.codes)}" if car.codes else ""
    yield quiet(f"{car.body} · built {car.years}{codes}")
    driven = {"front": "front-wheel drive", "rear": "rear-wheel drive", "all": "four-wheel drive"}
    words = (
        car.engine,
        car.aspiration,
        car.intake_note,
        car.layout,
        driven.get(car.driven, "part-time four-wheel drive" if car.driven else ""),
        " or ".join(car.gearboxes),
    )
    told = " · ".join(filter(None, words))
    if told:
        yield quiet(told)


def _figures(car: KeiCar, notes: Footnotes) -> Table:
    rows: list[list[str | Text]] = []
    for name, word in FIGURES.items():
        figure = car.figure(name)
        if not figure.is_known and not figure.set_aside:
            if name in _ALWAYS or (name in _BURNS_FUEL and car.engine != "electric"):
                rows.append([word, Text.assemble(unknown(), quiet(f" · {figure.settle}")), "", ""])
            continue
        for k, reading in enumerate(figure.readings):
            rows.append(_reading(word if k == 0 else quiet("or"), reading, car, notes))
        rows += [_reading(quiet("set aside"), reading, car, notes) for reading in figure.set_aside]
    rows += [*_gears(car, notes), *_tyres(car, notes)]
    return table([Column("figure"), Column("value", wrap=True), Column("trust"), Column("source")], rows)


def _reading(word: str | Text, reading: Quantity, car: KeiCar, notes: Footnotes) -> list[str | Text]:
    text = Text(figure_text(reading))
    if reading.note:
        text.append(f"\n{reading.note}", "quiet")
    return [word, text, trust(reading.confidence), _marks(reading.source.split("; "), car, notes)]


def figure_text(quantity: Quantity) -> str:
    """A published figure as it is printed: no spread unless the source gives one, no decimals it lacks."""
    if quantity.value is None:
        return "unknown"
    value = quantity.value
    digits = next((k for k in range(4) if abs(round(value, k) - value) < 1e-9), 3)
    if quantity.low == quantity.high:
        return f"{format_number(value, digits=digits)} {quantity.unit}".strip()
    return format_quantity(quantity, digits=digits)


def _marks(keys: Iterable[str], car: KeiCar, notes: Footnotes) -> Text:
    """Numbers of sources; the word sheet for all sources of the sheet, a dash for none."""
    given = [key for key in keys if key]
    if not given:
        return quiet("–")
    if given == list(car.sources) and len(given) > 1:
        return quiet("sheet")
    return Text(", ").join([notes.mark(key) for key in given])


def _gears(car: KeiCar, notes: Footnotes) -> Iterable[list[str | Text]]:
    gears = car.gears
    if car.engine == "electric":
        return
    known = gears.ratios or gears.transfer_low
    if not known:
        yield [
            "gears",
            Text.assemble(unknown(), quiet(f" · {gears.note or 'counting teeth settles it'}")),
            "",
            "",
        ]
        return
    told = [" / ".join(f"{ratio:.3f}" for ratio in gears.ratios)] if gears.ratios else [unknown().plain]
    told += [f"reverse {gears.reverse:.3f}"] if gears.reverse else []
    told += [f"transfer high {gears.transfer_high:.3f}"] if gears.transfer_high else []
    told += [f"transfer low {gears.transfer_low:.3f}"] if gears.transfer_low else []
    text = Text("\n".join(told))
    if gears.note:
        text.append(f"\n{gears.note}", "quiet")
    yield ["gears", text, trust(gears.confidence), _marks(gears.sources, car, notes)]


def _tyres(car: KeiCar, notes: Footnotes) -> Iterable[list[str | Text]]:
    if not car.tyres:
        yield ["tyres", Text.assemble(unknown(), quiet(" · the sticker at the door settles it")), "", ""]
    for k, tyres in enumerate(car.tyres):
        text = Text(_tyre_words(tyres))
        if tyres.note:
            text.append(f"\n{tyres.note}", "quiet")
        sources = () if tyres.confidence == "recalled" else tyres.sources
        yield ["tyres" if k == 0 else quiet("or"), text, trust(tyres.confidence), _marks(sources, car, notes)]


def _tyre_words(tyres: Tyres) -> str:
    if tyres.front == tyres.rear:
        return tyres.front.text
    return f"{tyres.front.text} in front, {tyres.rear.text} behind"
