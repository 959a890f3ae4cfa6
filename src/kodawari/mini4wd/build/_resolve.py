"""From a car file to a build: look every part up, fill in the kit, refuse what does not fit."""

from collections import Counter

from kodawari.errors import KodawariError
from kodawari.mini4wd.build._build import Build, PlacedPlate
from kodawari.mini4wd.build._file import CarFile
from kodawari.mini4wd.build._fits import refuse_axle, refuse_body, refuse_gear, refuse_motor
from kodawari.mini4wd.build._measured import with_readings
from kodawari.mini4wd.build._mounting import place_plate
from kodawari.mini4wd.build._place_dampers import place_damper
from kodawari.mini4wd.build._place_fittings import place_brake, place_pole, place_weight
from kodawari.mini4wd.build._place_rollers import kit_rollers, place_rollers
from kodawari.mini4wd.build._place_wheels import chosen, place_wheels
from kodawari.mini4wd.build._words import refuse_declarations, refuse_words
from kodawari.mini4wd.specs import (
    BodySpec,
    ChassisSpec,
    Contacts,
    Specs,
    load_contacts,
    load_specs,
)
from kodawari.mini4wd.specs.motor_model import motor_posterior

__all__ = ["resolve"]


def resolve(file: CarFile, *, source: str = "") -> Build:
    """The build that a car file describes.

    Args:
        file: The car file.
        source: Name of the file for error messages.

    Raises:
        KodawariError: A part is unknown, does not fit, or is not modelled yet; a place is impossible; or a
            number contradicts another. The place says where in the file.
    """
    try:
        return with_readings(_resolve(file))
    except KodawariError as error:
        raise error.located(source) from error


def _resolve(file: CarFile) -> Build:
    specs, contacts, car = load_specs(), load_contacts(), file.car
    chassis = specs.find(specs.chassis, car.chassis, kind="chassis", place="car.chassis")
    kit = chassis.kit
    motor_id = chosen(car.motor, kit.motor if kit else None, "motor", chassis)
    motor = specs.find(specs.motor, motor_id, kind="motor", place="car.motor")
    refuse_motor(motor, chassis)
    gear_id = chosen(car.gear, kit.gear if kit else None, "gear", chassis)
    gear = specs.find(specs.gear, gear_id, kind="gear", place="car.gear")
    refuse_gear(gear_id, gear, car.chassis, chassis, specs)
    bearing_id = car.bearing or (kit.bearing if kit else "plastic")
    axle_id = car.axle or f"{chassis.axle_mm:g}"
    axle = specs.find(specs.axle, axle_id, kind="axle", place="car.axle")
    refuse_axle(axle, chassis)
    body_id, body = _body(file, specs, chassis)
    refuse_declarations(file)
    refuse_words(file, chassis)
    plates = _plates(file, specs, chassis, contacts)
    names: Counter[str] = Counter()
    from_kit = kit_rollers(file, specs, chassis, contacts, names)
    own = place_rollers(file.roller, specs, chassis, plates, contacts, names)
    pole_names: Counter[str] = Counter()
    return Build(
        file=file,
        chassis_id=car.chassis,
        chassis=chassis,
        layout=specs.layout[chassis.layout],
        motor_id=motor_id,
        motor=motor,
        can=specs.can[motor.can],
        constants=motor_posterior(motor_id),
        gear_id=gear_id,
        gear=gear,
        drivetrain=specs.drivetrain[chassis.drivetrain],
        battery_id=car.battery,
        battery=specs.find(specs.battery, car.battery, kind="battery", place="car.battery"),
        bearing_id=bearing_id,
        bearing=specs.find(specs.bearing, bearing_id, kind="bearing", place="car.bearing"),
        axle_id=axle_id,
        axle=axle,
        body_id=body_id,
        body=body,
        front=place_wheels("front", file.wheels.front, specs, chassis, contacts),
        rear=place_wheels("rear", file.wheels.rear, specs, chassis, contacts),
        plates=plates,
        rollers=(*from_kit, *own),
        dampers=tuple(
            place_damper(entry, i, specs, chassis, contacts) for i, entry in enumerate(file.damper)
        ),
        brakes=tuple(place_brake(entry, i, specs, chassis, contacts) for i, entry in enumerate(file.brake)),
        poles=tuple(
            place_pole(entry, specs, chassis, plates, contacts, pole_names, i)
            for i, entry in enumerate(file.pole)
        ),
        weights=tuple(
            place_weight(entry, i, specs, chassis, contacts) for i, entry in enumerate(file.weight)
        ),
        contacts=contacts,
        kit_rollers=len(from_kit),
    )


def _body(file: CarFile, specs: Specs, chassis: ChassisSpec) -> tuple[str, BodySpec | None]:
    """The body, or None for a car without one."""
    body_id = file.car.body or (chassis.kit.body if chassis.kit else "none")
    if body_id == "none":
        return body_id, None
    body = specs.find(specs.body, body_id, kind="body", place="car.body")
    refuse_body(body_id, body, file.car.chassis, chassis)
    return body_id, body


def _plates(file: CarFile, specs: Specs, chassis: ChassisSpec, contacts: Contacts) -> tuple[PlacedPlate, ...]:
    plates = tuple(
        place_plate(entry, i, specs, file.car.chassis, chassis, contacts)
        for i, entry in enumerate(file.plate)
    )
    taken: Counter[str] = Counter(plate.name for plate in plates)
    for index, plate in enumerate(plates):
        if taken[plate.name] > 1 or plate.name in chassis.mount:
            raise KodawariError(
                f"the name '{plate.name}' stands for more than one thing",
                place=f"plate[{index}]",
                mend="Give each plate a `name` of its own.",
            )
    return plates
