"""From a build to the raw car that the solver meets."""

from kodawari.mini4wd.build._build import Build
from kodawari.mini4wd.build._mass import Weighed, rigid_of, weigh
from kodawari.mini4wd.build._raw_dampers import raw_dampers
from kodawari.mini4wd.build._raw_drive import raw_driveline
from kodawari.mini4wd.build._raw_points import raw_points
from kodawari.mini4wd.build._raw_rollers import raw_rollers
from kodawari.mini4wd.build._raw_wheels import raw_spinners, raw_wheels
from kodawari.mini4wd.build._scales import centre_of, mass_reading
from kodawari.mini4wd.build._solids import solids_of
from kodawari.mini4wd.build._stance import stance_of
from kodawari.mini4wd.build._terms import Pick, Picker, nominal
from kodawari.mini4wd.build._units import G_MM2, GRAM
from kodawari.mini4wd.course.segment import Matrix
from kodawari.mini4wd.dynamics import RawCar
from kodawari.mini4wd.specs import quantity_of
from kodawari.quantity import Quantity

__all__ = ["assemble", "uncertain"]


def assemble(build: Build, pick: Pick = nominal) -> RawCar:
    """The raw car of a build, with `pick` choosing the number of every uncertain quantity.

    Each key is asked once, and never for a quantity without spread, so parameters that left and right, or
    front and rear, have in common are drawn together.

    Raises:
        KodawariError: Something that the solver needs is unknown.
    """
    picker = Picker(pick)
    return _assemble(build, picker)


def uncertain(build: Build) -> dict[str, Quantity]:
    """Every uncertain quantity that `assemble` asks for, by key, in the order of asking."""
    picker = Picker(nominal)
    _assemble(build, picker)
    return picker.asked


def _assemble(build: Build, pick: Picker) -> RawCar:
    stance = stance_of(build, pick)
    parts = weigh(list(solids_of(build, stance, pick)), mass_reading(build.file.measured), pick)
    rigid = rigid_of(parts)
    rollers = raw_rollers(build, stance, pick, _masses(parts))
    wheels = raw_wheels(build, stance, parts, pick)
    points = raw_points(build, stance, pick)
    driveline = raw_driveline(build, pick)
    air = build.contacts.air
    ahead = [w.position[0] + w.radius for w in wheels]
    ahead += [r.position[0] + r.radius for r in rollers] + [p.position[0] for p in points]
    return RawCar(
        mass=GRAM * rigid.mass,
        centre=centre_of(build, stance, parts, pick),
        inertia=_scaled(stance.tensor(rigid.inertia)),
        wheels=wheels,
        rollers=rollers,
        driveline=driveline,
        spinners=raw_spinners(build, stance, parts, driveline.ratio, pick),
        points=points,
        dampers=raw_dampers(build, stance, parts, pick),
        front_x=max(ahead),
        drag_area=1e-6 * pick("air.drag_area_mm2", quantity_of(air, "drag_area_mm2")),
        air_density=pick("air.density_kg_m3", quantity_of(air, "density_kg_m3")),
    )


def _masses(parts: list[Weighed]) -> dict[str, float]:
    """Mass [g] of one piece by key, for parts that weigh by one key alone."""
    return {
        part.solid.mass[0].key: part.mass / (part.solid.scale * part.solid.mass[0].factor)
        for part in parts
        if len(part.solid.mass) == 1
    }


def _scaled(inertia: Matrix) -> Matrix:
    """From g mm² to kg m², exactly symmetric."""
    (xx, xy, xz), (_, yy, yz), (_, _, zz) = (
        (G_MM2 * row[0], G_MM2 * row[1], G_MM2 * row[2]) for row in inertia
    )
    return ((xx, xy, xz), (xy, yy, yz), (xz, yz, zz))
