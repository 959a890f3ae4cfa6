"""Read what `kodawari kei drive` was asked, drive, show, write."""

from dataclasses import dataclass
from pathlib import Path

from kodawari.cli._console import print_json, tell_written
from kodawari.cli._kei_drive_plot import start_csv, start_svg
from kodawari.cli._kei_drive_view import show_drive
from kodawari.errors import KodawariError
from kodawari.files import write_atomically
from kodawari.kei.catalogue import KeiCar, find_car
from kodawari.kei.drive import (
    DriveResult,
    Known,
    RoadCar,
    Task,
    drive,
    parse_cycle,
    parse_hill,
    parse_speed,
    parse_way,
    road_car,
)

__all__ = ["Asked", "answer", "modified_road_car"]

USUAL_TO = ("100kmh",)
USUAL_DISTANCE = ("400m",)
USUAL_CYCLE = ("wltc-jp",)
USUAL_STEADY = ("60kmh",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line asked, as it stands there."""

    cars: tuple[str, ...]
    mods: str
    to: tuple[str, ...]
    distance: tuple[str, ...]
    cycle: tuple[str, ...]
    hill: tuple[str, ...]
    steady: tuple[str, ...]
    load: float | None
    seed: int

    def tasks(self) -> list[Task]:
        """What to do, each thing once, in the order of the options; the usual tests where none is named."""
        to, distance, cycle, hill, steady = self.to, self.distance, self.cycle, self.hill, self.steady
        if not (to or distance or cycle or hill or steady):
            to, distance, cycle, steady = USUAL_TO, USUAL_DISTANCE, USUAL_CYCLE, USUAL_STEADY
        tasks = [*map(parse_speed, to), *map(parse_way, distance), *map(parse_cycle, cycle)]
        tasks += [*map(parse_hill, hill), *(parse_speed(text, steady=True) for text in steady)]
        return list({task.name: task for task in tasks}.values())


def answer(asked: Asked, *, assumed: bool, json: bool, output: Path | None, kind: str) -> None:
    """Drive every car, show and write."""
    tasks = asked.tasks()
    cars = [_loaded(modified_road_car(find_car(text), asked.mods), asked.load) for text in asked.cars]
    if asked.mods:
        cars = [
            twin for text, car in zip(asked.cars, cars, strict=True) for twin in (_plain(asked, text), car)
        ]
    results = [drive(car, tasks, seed=asked.seed) for car in cars]
    notes = _notes(asked)
    if json:
        print_json({"results": [result.to_json_dict() for result in results], "notes": notes})
    else:
        show_drive(results, assumed=assumed, notes=notes)
    if output:
        write_atomically(output, _text(results, kind))
        tell_written(output, json=json)


def modified_road_car(car: KeiCar, mods: str) -> RoadCar:
    """A catalogue car with a file of modifications, as the solver takes it.

    Raises:
        KodawariError: There is no such file, or it changes what the car does not have.
    """
    if not mods:
        return road_car(car)
    from kodawari.kei import modify  # noqa: PLC0415 - only with modifications

    changed = modify.modified_road_car(car, modify.load_mods(mods))
    return changed.with_(name=f"{changed.name}, {Path(mods).stem}")


def _notes(asked: Asked) -> list[str]:
    """What of the modifications the solver leaves out, by car."""
    if not asked.mods:
        return []
    from kodawari.kei.modify import load_mods, not_driven  # noqa: PLC0415 - only with modifications

    mods = load_mods(asked.mods)
    cars = [find_car(text) for text in asked.cars]
    return [f"{car.name}: {note}" for car in cars for note in not_driven(car, mods)]


def _plain(asked: Asked, text: str) -> RoadCar:
    return _loaded(road_car(find_car(text)), asked.load)


def _loaded(car: RoadCar, load: float | None) -> RoadCar:
    """The car with a known load."""
    if load is None:
        return car
    if not 30.0 <= load <= 1500.0:
        raise KodawariError(f"{load:g} kg of driver and load", place="--load", mend="Give 30 to 1500 kg.")
    return car.with_(given={**car.given, "load": Known(load, 0.01)})


def _text(results: list[DriveResult], kind: str) -> str:
    import msgspec  # noqa: PLC0415 - one kind of output needs it

    if kind == "svg":
        return start_svg(results)
    if kind == "csv":
        return start_csv(results)
    encoded = msgspec.json.encode({"results": [result.to_json_dict() for result in results]})
    return msgspec.json.format(encoded, indent=2).decode() + "\n"
