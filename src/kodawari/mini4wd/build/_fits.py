"""What does not fit is refused, with the reason."""

from kodawari.errors import KodawariError
from kodawari.mini4wd.specs import (
    AxleSpec,
    BodySpec,
    ChassisSpec,
    GearSpec,
    MotorSpec,
    Specs,
    TyreSpec,
    WheelSpec,
)

__all__ = [
    "refuse_axle",
    "refuse_body",
    "refuse_gear",
    "refuse_motor",
    "refuse_wheel",
]


def refuse_motor(motor: MotorSpec, chassis: ChassisSpec) -> None:
    """A PRO chassis drives both axles from both ends of the shaft; the others need a plain end.

    Raises:
        KodawariError: The motor's shaft is of the other kind.
    """
    if motor.shaft != chassis.shaft:
        raise KodawariError(
            f"the {chassis.name} chassis takes {chassis.shaft}-shaft motors; "
            f"'{motor.name}' has a {motor.shaft} shaft",
            place="car.motor",
            mend=f"Choose a {chassis.shaft}-shaft motor.",
        )


def refuse_gear(gear_id: str, gear: GearSpec, chassis_id: str, chassis: ChassisSpec, specs: Specs) -> None:
    """Gears are made for certain chassis.

    Raises:
        KodawariError: The chassis is not among them.
    """
    if chassis_id not in gear.fits:
        fitting = [key for key, other in specs.gear.items() if chassis_id in other.fits]
        raise KodawariError(
            f"the gears '{gear_id}' are not made for the {chassis.name} chassis",
            place="car.gear",
            mend=f"These are: {', '.join(fitting)}." if fitting else "No gears are known for this chassis.",
        )


def refuse_axle(axle: AxleSpec, chassis: ChassisSpec) -> None:
    """The axle must be as long as the chassis asks for.

    Raises:
        KodawariError: It is longer or shorter.
    """
    if axle.length_mm != chassis.axle_mm:
        raise KodawariError(
            f"the {chassis.name} chassis has axles of {chassis.axle_mm:g} mm, not {axle.length_mm:g} mm",
            place="car.axle",
            mend=f"Use '{chassis.axle_mm:g}'.",
        )


def refuse_body(body_id: str, body: BodySpec, chassis_id: str, chassis: ChassisSpec) -> None:
    """A body must have the catches of the chassis.

    Raises:
        KodawariError: It is made for other chassis.
    """
    if chassis_id not in body.fits:
        raise KodawariError(
            f"the body '{body_id}' does not go on the {chassis.name} chassis",
            place="car.body",
            mend=f"It fits: {', '.join(body.fits)}.",
        )


def refuse_wheel(
    wheel_id: str, wheel: WheelSpec, tyre_id: str, tyre: TyreSpec, chassis: ChassisSpec, *, place: str
) -> None:
    """Wheel, tyre and axle must go together.

    Raises:
        KodawariError: The wheel's hub is for other axles, or the tyre is for another rim.
    """
    if chassis.axle_mm not in wheel.axle_mm:
        made = " or ".join(f"{length:g}" for length in wheel.axle_mm)
        raise KodawariError(
            f"'{wheel_id}' is made for axles of {made} mm; "
            f"the {chassis.name} chassis has {chassis.axle_mm:g} mm",
            place=f"{place}.wheel",
            mend="Choose a wheel for that axle.",
        )
    if tyre.rim != wheel.rim:
        raise KodawariError(
            f"the tyre '{tyre_id}' is for {tyre.rim} rims; '{wheel_id}' has a {wheel.rim} rim",
            place=f"{place}.tyre",
            mend="Choose a wheel and a tyre of one class.",
        )
