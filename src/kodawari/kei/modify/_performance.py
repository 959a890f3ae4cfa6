"""How the car goes before and after, by the road solver; loaded only when it is asked for."""

from math import hypot
from typing import TYPE_CHECKING

import msgspec

from kodawari.kei.catalogue import KeiCar
from kodawari.kei.modify import _mods as m
from kodawari.kei.modify._apply import modified_car
from kodawari.kei.modify._kinds import mass_of
from kodawari.quantity import Quantity, total

if TYPE_CHECKING:
    from kodawari.kei.drive import Known, Prediction, RoadCar

__all__ = ["Performance", "modified_road_car", "not_driven", "performance_of"]

_METRICS = ("0-100 km/h", "400 m", "top speed (unlimited)", "10-15 mode", "wltc")
_PETROL_ONLY = ("10-15 mode",)


class Performance(msgspec.Struct, frozen=True, kw_only=True):
    """Predicted figures with their 90 % intervals, as `kodawari kei drive` predicts them.

    Attributes:
        before: By metric, of the standard car.
        after: By metric, of the changed car.
        change: By metric, after less before over the same draws: narrower than either.
        notes: What of the changes the solver cannot drive.
        why_not: Why there is no prediction; empty where there is one.
    """

    before: dict[str, Quantity] = {}
    after: dict[str, Quantity] = {}
    change: dict[str, Quantity] = {}
    notes: tuple[str, ...] = ()
    why_not: str = ""


def performance_of(car: KeiCar, mods: m.Mods) -> Performance:
    """Predict the car before and after with the same draws, so that their difference is the changes'.

    Args:
        car: The standard car.
        mods: What is changed.

    Raises:
        KodawariError: The car does not have a part that is to be changed, or the result is no car.
    """
    from kodawari.kei.drive import (  # noqa: PLC0415 - compiles the solver
        metric_task,
        missing_figures,
        predict_change,
        predict_tasks,
        road_car,
    )

    missing = dict.fromkeys((*missing_figures(car), *missing_figures(modified_car(car, mods))))
    if missing:
        return Performance(why_not=f"The solver needs {', '.join(missing)}.")
    before, after = road_car(car), modified_road_car(car, mods)
    electric = "electric" in {before.gearbox, after.gearbox}
    tasks = [metric_task(name) for name in _METRICS if not (electric and name in _PETROL_ONLY)]
    return Performance(
        before=_by_metric(predict_tasks(before, tasks)),
        after=_by_metric(predict_tasks(after, tasks)),
        change=_by_metric(predict_change(before, after, tasks)),
        notes=not_driven(car, mods),
    )


def modified_road_car(car: KeiCar, mods: m.Mods) -> "RoadCar":
    """The changed car as the solver takes it; unknown gears stay those of the standard car.

    Args:
        car: The standard car.
        mods: What is changed.

    Raises:
        KodawariError: Mass, power or gearbox is unknown after the changes, the car does not have a part that
            is to be changed, or the result is no car.
    """
    from kodawari.kei.drive import missing_figures, road_car  # noqa: PLC0415 - compiles the solver

    after = road_car(modified_car(car, mods))
    if missing_figures(car):
        return after
    before = road_car(car)
    after = after.with_(kerb_kg=_kerb(before, after, mods))
    if after.has_known_gears or after.gearbox != before.gearbox:
        return after
    return after.with_(standard=before, final_change=_final_change(car, mods))


def _kerb(before: "RoadCar", after: "RoadCar", mods: m.Mods) -> "Known":
    """The mass after: what is uncertain of the standard car stays, the changes come on top."""
    from kodawari.kei.drive import Known  # noqa: PLC0415 - as above

    low, _, high = total(map(mass_of, mods.changes), unit="kg").ends
    known, old = after.kerb_kg.value, before.kerb_kg
    return Known(known, hypot(old.spread * old.value, (high - low) / 4.0) / known)


def _final_change(car: KeiCar, mods: m.Mods) -> "Known | None":
    """The new final drive over the old one, as uncertain as the old one is; None where that is unknown."""
    from kodawari.kei.drive import Known  # noqa: PLC0415 - as above

    drives = [change.ratio for change in mods.changes if isinstance(change, m.FinalDrive)]
    if not drives or not car.final_drive.is_known:
        return None
    low, old, high = car.final_drive.quantity.ends
    return Known(drives[-1] / old, (high - low) / (4.0 * old))


def not_driven(car: KeiCar, mods: m.Mods) -> tuple[str, ...]:
    """What of the changes the solver leaves out, or takes by halves, in words for people."""
    notes = []
    if any(isinstance(change, m.FinalDrive) for change in mods.changes) and not car.gears.ratios:
        if car.final_drive.is_known:
            notes.append(
                "Final drive: the gear ratios are unknown, so assumed ones are changed in proportion to the "
                "final drive."
            )
        else:
            notes.append(
                "Final drive: not driven, for neither the standard one nor the gear ratios are known."
            )
    if any(isinstance(change, m.Aero) for change in mods.changes):
        notes.append("Aero part: its drag is unknown; only size and mass are driven.")
    return tuple(notes)


def _by_metric(found: "list[Prediction]") -> dict[str, Quantity]:
    about = {"confidence": "derived", "source": "the road solver; 90 % interval"}
    return {
        each.metric: Quantity.between(each.low, each.median, each.high, each.unit, **about) for each in found
    }
