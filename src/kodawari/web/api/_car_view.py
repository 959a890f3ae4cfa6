"""A car as the pages show it: shape, sizes, masses, set-up, inspection."""

from datetime import date
from typing import Any

import msgspec

from kodawari.mini4wd.build import (
    Build,
    CarShape,
    mass_list,
    resolve,
    shape_of,
    sizes_of,
    uncertain_balance,
)
from kodawari.mini4wd.garage import CarEntry
from kodawari.mini4wd.reports import setup_rows
from kodawari.mini4wd.workbench import inspect_car
from kodawari.quantity import Quantity
from kodawari.report import Margin, margin_window
from kodawari.rules import Finding, Inspection
from kodawari.web.api._japanese import japanese_name
from kodawari.web.api._shown import Shown, shown

__all__ = ["BalanceView", "CarView", "balance_view", "car_view", "inspection_view"]


class SizeView(msgspec.Struct, frozen=True, kw_only=True):
    """One overall size: computed from the parts, and the reading that overrides it."""

    name: str
    computed: Shown
    measured: Shown | None
    by: str


class MassLine(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the mass list."""

    name: str
    mass: Shown


class CarView(msgspec.Struct, frozen=True, kw_only=True):
    """A car that is open on the bench.

    Attributes:
        id: What its address holds.
        name: What its owner calls it.
        shipped: Whether it ships with Kodawari and cannot be changed.
        revision: Of its last change; 0 for a shipped car.
        file: The car file as plain data.
        shape: What it looks like.
        sizes: Overall sizes and mass.
        masses: The mass of every part, heaviest first.
        sheet: The set-up sheet, one line for each part, with its Japanese name where there is one.
        mounts: What parts can be bolted on, by their names in a car file.
        inspection: Under the rulebook that was asked for.
    """

    id: str
    name: str
    shipped: bool
    revision: int
    file: dict[str, Any]
    shape: CarShape
    sizes: list[SizeView]
    masses: list[MassLine]
    sheet: list[dict[str, Any]]
    mounts: list[str]
    inspection: dict[str, Any]


class BalanceView(msgspec.Struct, frozen=True, kw_only=True):
    """Where the mass sits, with its spread."""

    ahead_mm: Shown
    left_mm: Shown
    height_mm: Shown
    front_percent: Shown
    roll_g_mm2: Shown
    pitch_g_mm2: Shown
    yaw_g_mm2: Shown


def car_view(entry: CarEntry, *, rules: str, class_: str, on: date | None) -> CarView:
    """A car with everything that follows from its file at once.

    Raises:
        KodawariError: It cannot be built, or there are no such rules.
    """
    build = resolve(entry.file, source=entry.name)
    sizes = sizes_of(build)
    return CarView(
        id=entry.id,
        name=entry.name,
        shipped=entry.document is None,
        revision=entry.document.revision if entry.document else 0,
        file=msgspec.to_builtins(entry.file),
        shape=shape_of(build),
        sizes=[
            SizeView(
                name=name,
                computed=shown(size.computed),
                measured=shown(size.measured) if size.measured else None,
                by=size.by,
            )
            for name, size in ((name, getattr(sizes, name)) for name in sizes.__struct_fields__)
        ],
        masses=[MassLine(name=item.name, mass=shown(item.mass)) for item in mass_list(build)],
        sheet=[row.to_json_dict() | {"part_ja": japanese_name(row.items)} for row in setup_rows(build)],
        mounts=[*build.chassis.mount, *(plate.name for plate in build.plates)],
        inspection=inspection_view(inspect_car(build, rules, class_=class_, on=on)),
    )


def balance_view(build: Build) -> BalanceView:
    """Centre of mass and inertia with their spreads; slow, so that it comes after the rest."""
    found = uncertain_balance(build)
    return BalanceView(**{name: shown(getattr(found, name)) for name in found.__struct_fields__})


def inspection_view(inspection: Inspection) -> dict[str, Any]:
    """An inspection as plain data, with what a bar needs beside each finding."""
    plain = inspection.to_json_dict()
    for line, finding in zip(plain["findings"], inspection.findings, strict=True):
        line["measured_text"] = finding.measured_text
        line["margin_text"] = finding.margin_text
        line["bar"] = _bar(finding)
        line["kind"] = str(finding.term.kind)
    classes = [
        {"id": each.id, "title": each.title.en, "title_ja": each.title.ja}
        for each in inspection.rulebook.classes
    ]
    return {**plain, "classes": classes}


def _bar(finding: Finding) -> dict[str, float | None] | None:
    """Where the bar of a finding starts and ends, its value and its limits; None for what has no bar."""
    lower, upper = finding.bounds
    if (lower, upper) == (None, None) or lower == upper:
        return None
    fact = finding.fact
    ends = fact.ends if isinstance(fact, Quantity) and fact.is_known else None
    start, end = margin_window(Margin(ends=ends, lower=lower, upper=upper, unit=finding.term.unit))
    low, value, high = ends or (None, None, None)
    return {
        "start": start, "end": end, "low": low, "value": value, "high": high, "lower": lower, "upper": upper,
    }  # fmt: skip
