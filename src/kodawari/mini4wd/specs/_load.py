"""All detail specs that ship with Kodawari, read once."""

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.files import data_path, read_toml
from kodawari.mini4wd.specs._base import Part, check_figures
from kodawari.mini4wd.specs._chassis import ChassisSpec, Layout
from kodawari.mini4wd.specs._contacts import Contacts
from kodawari.mini4wd.specs._drive import (
    BatterySpec,
    BearingSpec,
    DrivetrainSpec,
    GearSpec,
    MotorCan,
    MotorSpec,
)
from kodawari.mini4wd.specs._fittings import BodySpec, BrakeSpec, DamperSpec, PlateSpec, PoleSpec, WeightSpec
from kodawari.mini4wd.specs._running import AxleSpec, RollerSpec, TyreSpec, WheelSpec

__all__ = ["Specs", "load_contacts", "load_specs"]

T = TypeVar("T")

_OTHER_FILES = {"contacts.toml", "motor_posteriors.toml", "motor_priors.toml"}


class Specs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Specs by kind and id. One file may hold any of these tables; all files are merged."""

    can: dict[str, MotorCan] = {}
    motor: dict[str, MotorSpec] = {}
    gear: dict[str, GearSpec] = {}
    drivetrain: dict[str, DrivetrainSpec] = {}
    bearing: dict[str, BearingSpec] = {}
    battery: dict[str, BatterySpec] = {}
    axle: dict[str, AxleSpec] = {}
    wheel: dict[str, WheelSpec] = {}
    tyre: dict[str, TyreSpec] = {}
    roller: dict[str, RollerSpec] = {}
    plate: dict[str, PlateSpec] = {}
    damper: dict[str, DamperSpec] = {}
    brake: dict[str, BrakeSpec] = {}
    pole: dict[str, PoleSpec] = {}
    weight: dict[str, WeightSpec] = {}
    body: dict[str, BodySpec] = {}
    layout: dict[str, Layout] = {}
    chassis: dict[str, ChassisSpec] = {}

    def kinds(self) -> dict[str, dict[str, Part]]:
        """The kinds that are parts, each with its specs by id."""
        tables = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: table for name, table in tables.items() if name not in {"can", "drivetrain", "layout"}}

    def find(self, table: dict[str, T], key: str, *, kind: str, file: str = "", place: str = "") -> T:
        """One spec of a table.

        Raises:
            KodawariError: No spec has this id; the mend names the nearest ones, or the table that has it.
        """
        found = table.get(key)
        if found is not None:
            return found
        elsewhere = [name for name, other in self.kinds().items() if key in other]
        mend = f"'{key}' is a {elsewhere[0]}." if elsewhere else nearest(key, table)
        raise KodawariError(
            f"no {kind} has the id '{key}'",
            file=file,
            place=place,
            mend=mend or f"`kodawari parts` lists every {kind}.",
        )


@cache
def load_specs() -> Specs:
    """Every spec that ships with Kodawari.

    Raises:
        KodawariError: A file is malformed, a figure unsound, a source unknown, or an id stands twice.
    """
    merged: dict[str, dict[str, object]] = {name: {} for name in Specs.__struct_fields__}
    for path in sorted(data_path("mini4wd", "specs").glob("*.toml")):
        if path.name not in _OTHER_FILES:
            _merge(merged, path)
    return Specs(**merged)  # type: ignore[arg-type]  # each table was checked when its file was read


def _merge(merged: dict[str, dict[str, object]], path: Path) -> None:
    """Add one file's specs."""
    specs = read_toml(path, Specs)
    check_figures(specs, file=str(path))
    for name, table in merged.items():
        for key, spec in getattr(specs, name).items():
            if key in table:
                raise KodawariError(
                    f"the {name} '{key}' stands in two files", file=str(path), mend="Keep one of them."
                )
            table[key] = spec


@cache
def load_contacts() -> Contacts:
    """Contact parameters, losses and tolerances.

    Raises:
        KodawariError: The file is malformed, a figure unsound, or a source unknown.
    """
    path = data_path("mini4wd", "specs", "contacts.toml")
    contacts = read_toml(path, Contacts)
    check_figures(contacts, file=str(path))
    return contacts
