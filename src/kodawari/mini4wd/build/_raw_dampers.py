"""Free mass dampers of the raw car."""

from collections.abc import Iterator

from kodawari.mini4wd.build._build import Build, PlacedDamper
from kodawari.mini4wd.build._laws import law_of
from kodawari.mini4wd.build._mass import Weighed
from kodawari.mini4wd.build._stance import Stance
from kodawari.mini4wd.build._terms import Picker
from kodawari.mini4wd.build._units import GRAM, MM
from kodawari.mini4wd.dynamics import Damper
from kodawari.mini4wd.specs import quantity_of

__all__ = ["raw_dampers"]


def raw_dampers(build: Build, stance: Stance, parts: list[Weighed], pick: Picker) -> tuple[Damper, ...]:
    """Every damper that moves by itself, left before right."""
    weighed = {part.solid.name: part for part in parts if part.solid.free}
    return tuple(
        raw
        for damper in build.dampers
        if not damper.locked
        for raw in _sides(build, damper, weighed[damper.name], stance, pick)
    )


def _sides(
    build: Build, damper: PlacedDamper, part: Weighed, stance: Stance, pick: Picker
) -> Iterator[Damper]:
    data, mass = build.contacts.damper, GRAM * part.mass
    stop = law_of(
        mass,
        pick("damper.frequency_rad_s", quantity_of(data, "frequency_rad_s")),
        pick("damper.damping_ratio", quantity_of(data, "damping_ratio")),
    )
    x, y, z = part.solid.place
    tx, ty, tz = damper.towards
    for side in (1.0, -1.0) if damper.pair else (1.0,):
        yield Damper(
            mass=mass,
            position=stance.point(x, side * y, z),
            direction=stance.turned(0.0, 0.0, 1.0),
            travel=MM * pick.total(damper.travel),
            drag=pick("damper.drag_N_s_m", quantity_of(data, "drag_N_s_m")),
            stop=stop,
            curvature=1.0 / (MM * damper.arm_mm) if damper.arm_mm > 0 else 0.0,
            towards_hinge=stance.turned(tx, side * ty, tz),
        )
