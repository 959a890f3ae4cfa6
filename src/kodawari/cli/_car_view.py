"""How cars look: the list, and everything that follows from a car file."""

from collections.abc import Mapping
from typing import Any

import msgspec

from kodawari.cli._car_tables import (
    balance_table,
    masses_table,
    setup_table,
    sizes_table,
    uncertain_table,
)
from kodawari.cli._console import Column, console, print_json, quiet, table
from kodawari.mini4wd.build import (
    Build,
    mass_list,
    sizes_of,
    uncertain,
    uncertain_balance,
)
from kodawari.mini4wd.reports import setup_rows
from kodawari.quantity import format_quantity

__all__ = ["show_car", "show_list"]


def show_list(cars: Mapping[str, Build], broken: Mapping[str, str], *, json: bool) -> None:
    """Cars by what commands take for them, and why some of the garage cannot be built."""
    if json:
        print_json([_summary(name, build) for name, build in cars.items()])
        return
    columns = [
        Column("car", wrap=True),
        Column("title"),
        Column("motor", wrap=True),
        Column("gears", wrap=True),
        Column("mass", "right"),
    ]
    rows = [
        (
            name,
            build.name,
            build.motor.name,
            build.gear.name,
            format_quantity(sizes_of(build).mass_g.quantity, digits=0),
        )
        for name, build in cars.items()
    ]
    screen = console()
    screen.print(table(columns, rows))
    for name, why in broken.items():
        screen.print(f"{name} cannot be built: {why}")
    screen.print(
        quiet("\n`kodawari car show CAR` tells more; `kodawari car new NAME` starts a file of yours,")
    )
    screen.print(quiet("`kodawari car keep FILE` puts one into the garage of `kodawari web`."))


def _summary(name: str, build: Build) -> dict[str, Any]:
    return {
        "name": name,
        "title": build.name,
        "chassis": build.chassis_id,
        "motor": build.motor_id,
        "gear": build.gear_id,
        "mass_g": msgspec.to_builtins(sizes_of(build).mass_g.quantity),
    }


def show_car(build: Build, *, every: bool, json: bool) -> None:
    """Set-up, sizes, balance, masses and what is uncertain; or the JSON of all of it."""
    if json:
        print_json(_car_dict(build))
        return
    screen = console()
    screen.print(f"{build.name} · {build.chassis.name} chassis")
    if build.file.car.notes:
        screen.print(quiet(build.file.car.notes))
    blocks = (
        ("Set-up", setup_table(build)),
        ("Sizes", sizes_table(build)),
        ("Balance, dampers at rest", balance_table(build)),
        ("Mass of the parts", masses_table(build)),
        (_uncertain_title(build, every=every), uncertain_table(build, every=every)),
    )
    for title, block in blocks:
        screen.print(f"\n{title}")
        screen.print(block)


def _car_dict(build: Build) -> dict[str, Any]:
    """Everything about a car as plain data."""
    plain = msgspec.to_builtins
    return {
        "name": build.name,
        "notes": build.file.car.notes,
        "chassis": build.chassis_id,
        "setup": [row.to_json_dict() for row in setup_rows(build)],
        "sizes": plain(sizes_of(build)),
        "balance": plain(uncertain_balance(build)),
        "masses": plain(mass_list(build)),
        "uncertain": plain(uncertain(build)),
        "file": plain(build.file),
    }


def _uncertain_title(build: Build, *, every: bool) -> str:
    count = len(uncertain(build))
    if every:
        return f"{count} parameters are not known exactly; a race draws each of them"
    return f"{count} parameters are not known exactly; the widest for their size (--all shows the others)"
