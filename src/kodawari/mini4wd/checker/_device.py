# ruff: noqa: N815 - field names end in their unit, and the case of a unit has a meaning
"""What the speed checker is made of."""

from functools import cache

import msgspec

from kodawari.files import data_path, read_toml
from kodawari.mini4wd.specs import check_figures
from kodawari.quantity import Figure, Quantity

__all__ = ["Device", "load_device"]


class Rollers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The driven rollers.

    Attributes:
        drag_mN: What holds the tread back whatever the speed, tyres sunk into the rollers included.
        drag_mN_s_m: The same per speed.
        mass_g: Their inertia as a mass that moves with the tread.
        scale: Shown speed over the tread's.
    """

    drag_mN: Figure
    drag_mN_s_m: Figure
    mass_g: Figure
    scale: Figure

    def quantities(self) -> dict[str, Quantity]:
        """Every figure by the key under which it is drawn."""
        units = {"drag_mN": "mN", "drag_mN_s_m": "mN·s/m", "mass_g": "g"}
        return {
            f"checker.{name}": getattr(self, name).quantity(units.get(name, ""))
            for name in self.__struct_fields__
        }


class Runs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What differs from run to run.

    Attributes:
        speed: Factor of the speed.
    """

    speed: Figure


class Device(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file `data/mini4wd/checker.toml`.

    Attributes:
        title: What people call it.
        distance_m: Way of a run, unless somebody asks for another.
        rollers: Its rollers.
        runs: What differs from run to run.
    """

    title: str
    distance_m: float
    rollers: Rollers
    runs: Runs


@cache
def load_device() -> Device:
    """The speed checker that ships with Kodawari."""
    path = data_path("mini4wd", "checker.toml")
    device = read_toml(path, Device)
    check_figures(device, file=str(path))
    return device
