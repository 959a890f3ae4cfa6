"""The unknowns of the calibration, each as a parameter with its prior."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from kodawari.fit import Parameter
from kodawari.mini4wd.build import motor_scores
from kodawari.mini4wd.checker import load_device
from kodawari.mini4wd.evidence._data import load_priors, load_readings
from kodawari.mini4wd.specs import load_contacts, load_specs
from kodawari.quantity import Figure, Quantity, unit_of

__all__ = ["fitted_motors", "kinship", "motor_units", "parameters"]


def prior_at(spec: str) -> Quantity:
    """The figure at a dotted place of the specs: `contacts.tyre.friction`, `drivetrain.propeller.efficiency`.

    Raises:
        LookupError: There is no such figure.
    """
    first, *words = spec.split(".")
    found: Any = {"contacts": load_contacts, "checker": load_device}.get(first, load_specs)()
    for word in words if first in {"contacts", "checker"} else (first, *words):
        found = found.get(word) if isinstance(found, dict) else getattr(found, word, None)
    if not isinstance(found, Figure):
        raise LookupError(  # noqa: TRY004 - the place is wrong, not the kind of an argument
            f"the specs hold no figure at '{spec}'"
        )
    return found.quantity(unit_of(spec.rsplit(".", maxsplit=1)[-1]))


def fitted_motors() -> tuple[str, ...]:
    """Ids of the motors that were measured, in the order of the readings."""
    readings = load_readings()
    every = [lap.motor for lap in readings.flat.lap] + [run.motor for run in readings.checker.run]
    return tuple(dict.fromkeys(every))


def motor_units() -> tuple[tuple[str, str], ...]:
    """Car and motor of every single motor that was measured."""
    readings = load_readings()
    units = [("flat", row.motor) for row in readings.flat.lap]
    units += [(row.car, row.motor) for row in readings.checker.run]
    return tuple(dict.fromkeys(units))


@cache
def parameters() -> tuple[Parameter, ...]:
    """Every unknown of the fit."""
    return tuple(Parameter(key=key, prior=prior) for key, prior in _unknowns())


def _unknowns() -> Iterator[tuple[str, Quantity]]:
    priors, electrics = load_priors(), load_contacts().electrics
    for key, shared in priors.shared.items():
        yield key, prior_at(shared.spec)
    for motor in fitted_motors():
        yield from motor_scores(motor).items()
    for car, motor in motor_units():
        yield f"unit.{car}.{motor}.speed", electrics.unit_speed.quantity("")
        yield f"unit.{car}.{motor}.brushes", electrics.brushes.quantity("")
    for car, figures in priors.car.items():
        for name, figure in figures.items():
            yield f"car.{car}.{name}", figure.quantity(unit_of(name))


def kinship() -> dict[str, tuple[str, float]]:
    """For every quantity that a race draws: the unknown that it is related to, and how closely."""
    priors = load_priors()
    related = {key: (key, shared.kin) for key, shared in priors.shared.items()}
    for motor in fitted_motors():
        related |= {key: (key, priors.motor.kin) for key in motor_scores(motor)}
    for motor, brother in priors.motor.brothers.items():
        pairs = zip(motor_scores(motor), motor_scores(brother), strict=True)
        related |= {key: (known, priors.motor.brother_kin) for key, known in pairs}
    return related
