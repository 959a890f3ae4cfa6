"""Motor, cells, gears and losses of the raw car."""

from kodawari.mini4wd.build._build import Build
from kodawari.mini4wd.build._terms import Picker
from kodawari.mini4wd.dynamics import Battery, Driveline, Motor
from kodawari.mini4wd.specs import quantity_of
from kodawari.quantity import Quantity

__all__ = ["motor_scores", "raw_driveline"]


def raw_driveline(build: Build, pick: Picker) -> Driveline:
    """From the cells to the axles."""
    losses = build.drivetrain
    efficiency, drag, viscous = (
        pick(f"drivetrain.{name}", quantity_of(losses, name))
        for name in ("efficiency", "drag_mN_m", "drag_mN_m_s")
    )
    bearings = pick(f"bearing.{build.bearing_id}.drag_mN_m", quantity_of(build.bearing, "drag_mN_m"))
    return Driveline(
        motor=raw_motor(build, pick),
        battery=_battery(build, pick),
        ratio=pick(f"gear.{build.gear_id}.ratio", quantity_of(build.gear, "ratio")),
        efficiency=efficiency,
        drag=1e-3 * (drag + bearings),
        drag_viscous=1e-3 * viscous,
    )


def _score(what: str) -> Quantity:
    return Quantity.between(
        -1.96,
        0.0,
        1.96,
        "",
        origin="computed",
        confidence="derived",
        source="motor posterior",
        note=f"standard normal score of the motor type's {what}; the printed ranges leave it open",
    )


_SCORES = {
    "k": "torque constant",
    "r": "resistance beyond what the torque constant explains",
    "i0": "no-load current beyond what the others explain",
}


def motor_scores(motor: str) -> dict[str, Quantity]:
    """The three uncertain scores of a motor type, by the keys under which they are drawn."""
    return {f"motor.{motor}.score-{name}": _score(what) for name, what in _SCORES.items()}


def raw_motor(build: Build, pick: Picker) -> Motor:
    """The motor: a draw from its type's posterior, then this unit's speed and brushes.

    A faster unit has a smaller torque constant at the same resistance: dk / k = -dw / w at a given voltage.
    """
    z1, z2, z3 = (pick(key, score) for key, score in motor_scores(build.motor_id).items())
    constants = build.constants.at((z1, z2, z3))
    data = build.contacts.electrics
    unit, brushes = (pick(f"motor.{name}", quantity_of(data, name)) for name in ("unit_speed", "brushes"))
    return Motor(
        resistance=constants.resistance * brushes,
        constant=constants.constant / unit,
        no_load_current=constants.no_load_current * brushes,
    )


def _battery(build: Build, pick: Picker) -> Battery:
    cells, data = build.battery, build.contacts.electrics
    emf, resistance, capacity, sag, knee = (
        pick(f"battery.{build.battery_id}.{name}", quantity_of(cells, name))
        for name in ("emf_V", "resistance_ohm", "capacity_mAh", "sag_V", "knee_V")
    )
    return Battery(
        emf=emf,
        resistance=resistance + pick("battery.contact_ohm", quantity_of(data, "contact_ohm")),
        capacity=3.6 * capacity,
        sag=sag,
        knee=knee,
        used=pick("battery.used", quantity_of(data, "used")),
    )
