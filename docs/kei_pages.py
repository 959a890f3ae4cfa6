"""Make the pages about kei cars from the data: `python docs/kei_pages.py`; `--check` tells which are old.

`docs/kei/index.md` lists the cars, each car has a page and, where its sizes are known, a drawing;
`contradictions.md` tells where sources disagree and how each is told.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from kodawari.files import data_path, read_toml, write_atomically
from kodawari.kei.catalogue import FIGURES, KeiCar, Standing, load_cars
from kodawari.kei.drawing import car_svg, eras_svg
from kodawari.kei.eras import Era, era_named, eras
from kodawari.kei.inspect import Fit, KeiInspection, inspect_kei
from kodawari.kei.outline import outline_of
from kodawari.quantity import Quantity, format_number, format_quantity, load_sources
from kodawari.rules import Status

FOLDER = Path(__file__).parent / "kei"

# Any day does: no day changes a class, and the page does not tell the box in force.
_DAY = date(2026, 11, 21)
_MADE = "*Made from the data by `python docs/kei_pages.py`; corrections belong into the data.*"


class _Contradiction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    about: str
    says: str
    source: str
    found: str
    told: str


class _ContradictionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    contradiction: tuple[_Contradiction, ...]


def pages() -> Iterator[tuple[str, str]]:
    """Every file below `docs/kei` with its content."""
    yield "boxes.svg", eras_svg()
    yield "index.md", _index()
    yield "contradictions.md", _contradictions()
    for car in load_cars():
        yield f"{car.id}.md", _car(car)
        if _is_drawn(car):
            yield f"{car.id}.svg", car_svg(car, _box(car))


def _is_drawn(car: KeiCar) -> bool:
    outline = outline_of(car)
    return bool(outline.side and outline.plan)


def _box(car: KeiCar) -> Era:
    return era_named(car.era) if car.era else eras()[-1]


def _index() -> str:
    lines = ["# The kei catalogue", "", _MADE, "", "![The seven legal boxes, nested](boxes.svg)", ""]
    kei = [car for car in load_cars() if car.standing is Standing.KEI]
    others = [car for car in load_cars() if car.standing is Standing.NOT_KEI]
    for title, cars in (("Kei cars, by the era of their approval", kei), ("Other cars", others)):
        lines += [f"## {title}", "", "| car | built | era | length × width × height, mm | kg | cc | PS |"]
        lines += ["|---|---|---|---|---|---|---|", *map(_line, cars), ""]
    lines += [
        "– nobody has said; \\* sources disagree, told in [contradictions](contradictions.md).",
    ]
    return "\n".join(lines) + "\n"


def _line(car: KeiCar) -> str:
    sizes = " × ".join(_short(car, name) for name in ("length_mm", "width_mm", "height_mm"))
    rest = " | ".join(_short(car, name) for name in ("kerb_kg", "displacement_cc", "power_PS"))
    return f"| [{car.name}]({car.id}.md) | {car.years} | {car.era or '–'} | {sizes} | {rest} |"


def _short(car: KeiCar, name: str) -> str:
    figure = car.figure(name)
    if figure.value is None:
        return "–"
    told = format_number(figure.value, digits=0 if figure.value == round(figure.value) else 1)
    return told + ("\\*" if figure.is_disputed else "")


def _car(car: KeiCar) -> str:
    found = inspect_kei(car, on=_DAY)
    lines = [f"# {car.name}", "", _MADE, "", " ".join(found.reasons), ""]
    if _is_drawn(car):
        lines += [f"![{car.name} to scale in the legal box]({car.id}.svg)", ""]
    words = (
        car.body,
        f"built {car.years}",
        ", ".join(car.codes),
        car.engine,
        car.aspiration,
        car.intake_note,
    )
    lines += [" · ".join(filter(None, (*words, car.layout, " or ".join(car.gearboxes)))), ""]
    lines += ["## What is known", "", "| figure | value | trust | source |", "|---|---|---|---|"]
    lines += [*_figures(car), *_gears_and_tyres(car), ""]
    lines += ["## The seven boxes", "", "| box | fits | what decides |", "|---|---|---|"]
    lines += [f"| {fit.era.id} | {_fits(fit)} | {_decides(fit)} |" for fit in found.fits]
    lines += ["", *_warnings(found), *(f"- {note}" for note in car.notes), ""]
    lines += ["## Sources", ""]
    lines += [f"- `{key}`: {_source(key)}" for key in _keys(car)]
    lines += ["", f"`kodawari kei show {car.id}` shows the same in a terminal.", "", "[All cars](index.md)"]
    return "\n".join(lines) + "\n"


def _figures(car: KeiCar) -> Iterator[str]:
    for name, word in FIGURES.items():
        figure = car.figure(name)
        for k, reading in enumerate(figure.readings):
            yield _row(word if k == 0 else "or", reading)
        for reading in figure.set_aside:
            yield _row("set aside", reading)


def _row(word: str, reading: Quantity) -> str:
    keys = reading.source.split("; ") if reading.source else []
    source = (
        "–" if not keys else ", ".join(f"`{key}`" for key in keys) if len(keys) < 4 else "one or more below"
    )
    note = f"<br>{reading.note}" if reading.note else ""
    return f"| {word} | {_told(reading)}{note} | {reading.confidence} | {source} |"


def _told(quantity: Quantity) -> str:
    _, value, _ = quantity.ends
    digits = next((k for k in range(4) if abs(round(value, k) - value) < 1e-9), 3)
    return format_quantity(quantity, digits=digits)


def _gears_and_tyres(car: KeiCar) -> Iterator[str]:
    gears = car.gears
    if gears.ratios:
        ratios = " / ".join(f"{ratio:.3f}" for ratio in gears.ratios)
        keys = ", ".join(f"`{key}`" for key in gears.sources)
        yield f"| gears | {ratios}{'<br>' + gears.note if gears.note else ''} | {gears.confidence} | {keys} |"
    for tyres in car.tyres:
        sizes = (
            tyres.front.text if tyres.front == tyres.rear else f"{tyres.front.text}, rear {tyres.rear.text}"
        )
        yield f"| tyres | {sizes}{'<br>' + tyres.note if tyres.note else ''} | {tyres.confidence} | |"


def _fits(fit: Fit) -> str:
    return {Status.PASS: "yes", Status.FAIL: "no"}.get(fit.fits, "unknown")


def _decides(fit: Fit) -> str:
    """What is over, what is open, or the tightest room."""
    if fit.broken:
        return "; ".join(f"{each.rule.title.en.lower()} {each.margin_text}" for each in fit.broken)
    binding = [each for each in fit.inspection.findings if each.rule.binding]
    open_ = [each.rule.title.en.lower() for each in binding if each.status is Status.UNKNOWN]
    if open_:
        return f"{', '.join(open_)} unknown"
    rooms = [f"{each.rule.title.en.lower()} {each.margin_text}" for each in binding]
    return "; ".join(rooms)


def _warnings(found: KeiInspection) -> Iterator[str]:
    for fit in found.own:
        for each in fit.inspection.with_status(Status.FAIL):
            if not each.rule.binding:
                yield f"- {each.rule.title.en}: {each.measured_text}, {each.margin_text}. {each.rule.note}"


def _keys(car: KeiCar) -> list[str]:
    """Every source of the page, once."""
    keys = list(car.sources)
    for name in FIGURES:
        figure = car.figure(name)
        for reading in (*figure.readings, *figure.set_aside):
            keys += [key for key in reading.source.split("; ") if key]
    return list(dict.fromkeys((*keys, *car.gears.sources)))


def _source(key: str) -> str:
    source = load_sources().get(key)
    return f"{source.title} ({source.as_of}, {source.confidence}){'. ' + source.note if source.note else ''}"


def _contradictions() -> str:
    told = read_toml(data_path("kei", "contradictions.toml"), _ContradictionFile).contradiction
    lines = [
        "# Where sources contradict one another",
        "",
        _MADE,
        "",
        "Every reading is kept and shown. The first figure of a car is the one to go by, the interval of a",
        "figure spans all readings that count, and what is set aside says why.",
        "",
        "## Rules, dates and practice",
        "",
        "| about | printed | where | found | how it is told |",
        "|---|---|---|---|---|",
        *(f"| {c.about} | {c.says} | `{c.source}` | {c.found} | {c.told} |" for c in told),
        "",
        "## Figures of cars",
        "",
        "| car | figure | to go by | also printed | set aside, and why |",
        "|---|---|---|---|---|",
        *_disputed(),
        "",
        "## Sources",
        "",
        *(f"- `{key}`: {_source(key)}" for key in dict.fromkeys(c.source for c in told)),
        "",
        "[All cars](index.md)",
    ]
    return "\n".join(lines) + "\n"


def _disputed() -> Iterator[str]:
    for car in load_cars():
        for name, word in FIGURES.items():
            figure = car.figure(name)
            if not figure.is_disputed and not figure.set_aside:
                continue
            others = ", ".join(_told(each) for each in figure.readings[1:]) or "–"
            aside = "; ".join(f"{_told(each)}: {each.note}" for each in figure.set_aside) or "–"
            what = f"{word} of {name.removesuffix('_rpm')}" if word == "at" else word
            what = what.removesuffix("_PS").removesuffix("_N_m").replace("at of power", "speed of most power")
            what = what.replace("at of torque", "speed of most torque")
            yield f"| [{car.name}]({car.id}.md) | {what} | {_told(figure.readings[0])} | {others} | {aside} |"


def old_pages() -> list[str]:
    """Files that are missing, not made here, or not what the data make today."""
    wanted = dict(pages())
    there = {path.name for path in FOLDER.glob("*")} if FOLDER.is_dir() else set()
    changed = (
        name for name in wanted.keys() & there if (FOLDER / name).read_text(encoding="utf-8") != wanted[name]
    )
    return sorted({*(there ^ wanted.keys()), *changed})


def write_all() -> None:
    """Write every page, and take away those of cars that are gone."""
    FOLDER.mkdir(exist_ok=True)
    wanted = dict(pages())
    for path in FOLDER.glob("*"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        write_atomically(FOLDER / name, text)
    print(f"wrote {len(wanted)} files below {FOLDER}")


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit("\n".join(old_pages()) or None)
    write_all()
