"""The forward model: from the unknowns to what the sources should have read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import pi
from typing import TYPE_CHECKING, Any

from kodawari.fit import Problem, Reading
from kodawari.mini4wd.checker import Treadmill, distance_time, top_speed
from kodawari.mini4wd.evidence._data import load_readings
from kodawari.mini4wd.evidence._unknowns import parameters
from kodawari.mini4wd.specs import load_specs
from kodawari.mini4wd.specs.motor_model import MotorPosterior, motor_posterior
from kodawari.mini4wd.steady import Drive, FlatCar, FlatLap, flat_resistance, steady_speed
from kodawari.quantity import Figure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["calibration", "flat_lap_s", "flat_parts"]

Values = Mapping[str, "NDArray[np.float64]"]
ROUNDING = 3.0**-0.5
"""Standard deviation of a figure that was rounded, against the half-width of the rounding."""


def calibration() -> Problem:
    """The fit to all measured runs that ship with Kodawari."""
    return Problem(parameters=parameters(), readings=tuple(_readings()), forward=_forward)


def _readings() -> Iterator[Reading]:
    data = load_readings()
    scale = data.flat.length_m / data.flat.scaled_to_m
    for lap in data.flat.lap:
        name = f"flat-6.34/{lap.motor}/{lap.ratio:.1f}"
        yield _reading(name, lap.scaled_s, scale, data.flat.run_to_run)
    for run in data.checker.run:
        name = f"checker/{run.car}/{run.motor}"
        if run.time_s is not None:
            yield _reading(f"{name}/time", run.time_s, 1.0, data.checker.run_to_run)
        if run.top_kmh is not None:
            yield _reading(f"{name}/top", run.top_kmh, 1.0 / 3.6, data.checker.run_to_run)


def _reading(name: str, figure: Figure, scale: float, run_to_run: float) -> Reading:
    low, value, high = figure.quantity("").ends
    rounding = ROUNDING * 0.5 * (high - low) / value
    return Reading(id=name, value=scale * value, error=(run_to_run**2 + rounding**2) ** 0.5)


def _forward(values: Values) -> "NDArray[np.float64]":
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is fitted

    data = load_readings()
    columns: list[Any] = [flat_lap_s(values, lap.motor, lap.ratio) for lap in data.flat.lap]
    for run in data.checker.run:
        mill, drive = _on_the_checker(values, run.car, run.motor, run.ratio)
        top = top_speed(drive, mill)
        if run.time_s is not None:
            columns.append(distance_time(run.distance_m, drive, mill))
        if run.top_kmh is not None:
            columns.append(top)
    return np.stack(columns, axis=1)


def flat_lap_s(values: Values, motor: str, ratio: float) -> Any:
    """Flying lap [s] of the flat course's car with a motor and a gear ratio; shape (n,)."""
    drive, car, lap = flat_parts(values, motor, ratio)
    balance = lap.length / steady_speed(drive, flat_resistance(car, lap))
    return values["car.flat.lane_over_balance"] * balance


def flat_parts(values: Values, motor: str, ratio: float) -> tuple[Drive, FlatCar, FlatLap]:
    """The flat course and its car with a motor and a gear ratio, every number of shape (n,)."""
    own = _own(values, "flat")
    drive = _drive(values, "flat", motor, ratio, own["bearing_mN_m"])
    drive = replace(drive, volts=own["fresh"] * drive.volts)
    radius = 0.5e-3 * own["roller_mm"]
    lap = FlatLap(
        length=load_readings().flat.length_m,
        turn=own["turn_deg"] * pi / 180.0,
        radius=1e-3 * own["radius_mm"],
    )
    car = FlatCar(
        mass=1e-3 * own["mass_g"],
        scrub_arm=1e-3 * own["scrub_arm_mm"],
        tyre_friction=own["grip_ratio"] * values["tyre.friction"],
        slip_ratio=values["tyre.slip_ratio"],
        rolling=values["tyre.rolling_resistance"],
        wall_friction=own["rim_ratio"] * values["roller.friction"],
        press=own["press"],
        thrust=own["thrust_deg"] * pi / 180.0,
        roller_drag=2e-3 * values["roller.bearing_mN_m.ball"] / radius,
        drag_area=1e-6 * values["air.drag_area_mm2"],
    )
    return drive, car, lap


def _on_the_checker(values: Values, car: str, motor: str, ratio: float) -> tuple[Treadmill, Drive]:
    own = _own(values, car)
    drive = _drive(values, car, motor, ratio, values["bearing.plastic.drag_mN_m"])
    specs = load_specs()
    rotor = specs.can[specs.motor[motor].can].rotor_g_mm2.quantity("").ends[1]
    inertia = 1e-9 * (ratio**2 * rotor + WHEELS)
    mill = Treadmill(
        drag=1e-3 * values["checker.drag_mN"]
        + values["tyre.rolling_resistance"] * 9.80665e-3 * own["mass_g"],
        drag_viscous=1e-3 * values["checker.drag_mN_s_m"],
        mass=1e-3 * values["checker.mass_g"] + inertia / drive.radius**2,
        scale=values["checker.scale"],
    )
    return mill, drive


WHEELS = 2000.0
"""Inertia of four wheels, axles and gears [g mm²], as the builds of box-stock cars have it: 1.4 to 3.5 cm² g;
it only decides how the first two of fifty seconds pass."""


def _own(values: Values, car: str) -> dict[str, Any]:
    """The unknowns of one measured car, by their short names."""
    head = f"car.{car}."
    return {key.removeprefix(head): value for key, value in values.items() if key.startswith(head)}


def _drive(values: Values, car: str, motor: str, ratio: float, bearing: Any) -> Drive:
    own, (constant, resistance, no_load) = _own(values, car), _motor(values, motor)
    speed, brushes = (values[f"unit.{car}.{motor}.{name}"] for name in ("speed", "brushes"))
    cells = "battery.neo-champ"
    return Drive(
        volts=values[f"{cells}.emf_V"],
        ohms=resistance * brushes + values[f"{cells}.resistance_ohm"] + values["battery.contact_ohm"],
        constant=constant / speed,
        no_load=no_load * brushes,
        ratio=ratio,
        efficiency=values["drivetrain.efficiency"],
        drag=1e-3 * (own["gear_drag_ratio"] * values["drivetrain.drag_mN_m"] + bearing),
        drag_viscous=1e-3 * own["gear_drag_ratio"] * values["drivetrain.drag_mN_m_s"],
        radius=0.5e-3 * own["tyre_mm"],
    )


def _motor(values: Values, motor: str) -> tuple[Any, Any, Any]:
    """Constants of a motor type at its scores: k [N m/A], R [Ω], i0 [A]; shape (n,) each."""
    import numpy as np  # noqa: PLC0415

    type_: MotorPosterior = motor_posterior(motor)
    a, b, c, d, e, f = type_.factor
    z1, z2, z3 = (values[f"motor.{motor}.score-{name}"] for name in ("k", "r", "i0"))
    return (
        1e-3 * type_.constant_mN_m_A * np.exp(a * z1),
        type_.resistance_ohm * np.exp(b * z1 + c * z2),
        type_.no_load_current_A * np.exp(d * z1 + e * z2 + f * z3),
    )
