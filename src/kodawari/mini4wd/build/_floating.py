"""What is bolted on must sit where a stay can hold it."""

from kodawari.errors import KodawariError
from kodawari.mini4wd.build._build import PlacedRoller
from kodawari.mini4wd.build._mounting import Seat
from kodawari.mini4wd.build._terms import Place, best
from kodawari.mini4wd.specs import ChassisSpec, Contacts, quantity_of

__all__ = ["refuse_far", "refuse_floating"]


def refuse_floating(roller: PlacedRoller, seat: Seat, contacts: Contacts, place: str) -> None:
    """Refuse a roller that no stay can hold.

    Raises:
        KodawariError: It sits farther from its mount than a stay reaches.
    """
    x, y, z = best(roller.place.x), best(roller.place.y), best(roller.place.z)
    fitting = contacts.fitting
    beyond = abs(x - seat.mount_x_mm) - seat.reach_mm
    if beyond > 0:
        where = "ahead of" if x > seat.mount_x_mm else "behind"
        raise KodawariError(
            f"the roller floats beyond the car: {abs(x - seat.mount_x_mm):.1f} mm {where} its mount, "
            f"where a stay reaches {seat.reach_mm:.0f} mm",
            place=f"{place}.x_mm",
            mend=f"The {seat.end} mount stands at x = {seat.mount_x_mm:.0f} mm.",
        )
    if abs(y) > fitting.side_limit_mm:
        raise KodawariError(
            f"the roller floats beyond the car: {abs(y):.1f} mm from the middle, where a stay reaches "
            f"{fitting.side_limit_mm:.0f} mm",
            place=f"{place}.y_mm",
            mend="Bring it closer.",
        )
    if not -fitting.down_limit_mm <= z <= fitting.up_limit_mm:
        raise KodawariError(
            f"the roller floats beyond the car: {z:.1f} mm above the axle line, where a stay holds "
            f"−{fitting.down_limit_mm:.0f} to {fitting.up_limit_mm:.0f} mm",
            place=f"{place}.above_axle_mm",
            mend="Heights count from the axle line, not from the floor.",
        )
    if roller.pair and y <= 0:
        raise KodawariError(
            "a mirrored pair needs a positive distance from the middle",
            place=f"{place}.y_mm",
            mend="Give the left one's place, or `pair = false`.",
        )


def refuse_far(what: str, place: Place, chassis: ChassisSpec, contacts: Contacts, *, where: str) -> None:
    """Refuse a part that is nowhere near the car.

    Raises:
        KodawariError: It sits farther out than any stay of this chassis reaches.
    """
    fitting = contacts.fitting
    nose = quantity_of(chassis, "nose_mm").ends[1]
    tail = nose - quantity_of(chassis, "kit_length_mm").ends[1]
    reach = max(mount.reach_mm for mount in chassis.mount.values())
    limits = (
        ("x_mm", best(place.x), tail - reach, nose + reach),
        ("y_mm", best(place.y), -fitting.side_limit_mm, fitting.side_limit_mm),
        ("above_axle_mm", best(place.z), -fitting.down_limit_mm, fitting.up_limit_mm),
    )
    for name, value, low, high in limits:
        if not low <= value <= high:
            raise KodawariError(
                f"the {what} floats beyond the car: {value:.1f} mm, where a stay reaches "
                f"{low:.0f} to {high:.0f} mm".replace("-", "−"),
                place=f"{where}.{name}",
                mend="Places count from the middle between the axles, heights from the axle line.",
            )
