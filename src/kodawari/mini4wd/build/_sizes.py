"""Overall sizes, mass and balance of a build, computed from its parts, with what was measured beside them."""

from collections.abc import Callable, Sequence

import msgspec

from kodawari.mini4wd.build._build import Build
from kodawari.mini4wd.build._entries import Reading
from kodawari.mini4wd.build._extent import Extent, extents_of, nominal_stance
from kodawari.mini4wd.build._lengths import reading
from kodawari.mini4wd.build._mass import rigid_of, weigh
from kodawari.mini4wd.build._scales import centre_of, mass_reading
from kodawari.mini4wd.build._solids import solids_of
from kodawari.mini4wd.build._stance import stance_of
from kodawari.mini4wd.build._terms import Pick, Picker, Sum, interval, nominal
from kodawari.quantity import Quantity, total

__all__ = ["Balance", "MassItem", "Size", "Sizes", "balance_of", "mass_list", "sizes_of"]


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """One overall size.

    Attributes:
        computed: From the parts and where they sit.
        measured: What an instrument showed, or None.
        by: The parts that set it.
    """

    computed: Quantity
    measured: Quantity | None
    by: str

    @property
    def quantity(self) -> Quantity:
        """The one that counts: the reading where there is one."""
        return self.measured if self.measured is not None else self.computed


class Sizes(msgspec.Struct, frozen=True, kw_only=True):
    """Overall sizes [mm] and mass [g] of the car ready to run."""

    width_mm: Size
    height_mm: Size
    length_mm: Size
    ground_clearance_mm: Size
    mass_g: Size


class MassItem(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the mass list: a part, both sides together [g]."""

    name: str
    mass: Quantity


class Balance(msgspec.Struct, frozen=True, kw_only=True):
    """Where the mass sits, dampers at rest.

    Attributes:
        centre_mm: Centre of mass on the floor frame: ahead of the middle, to the left, above the floor.
        front_share: Share of the weight on the front wheels.
        inertia_g_mm2: Moments of inertia about the centre: roll, pitch, yaw.
    """

    centre_mm: tuple[float, float, float]
    front_share: float
    inertia_g_mm2: tuple[float, float, float]


def sizes_of(build: Build) -> Sizes:
    """The overall sizes of a build.

    Raises:
        KodawariError: Something that decides a size is unknown.
    """
    parts = list(extents_of(build))
    solid = [part for part in parts if not part.tyre]
    measured = build.file.measured
    width = _span(parts, lambda p: p.left, lambda p: p.right, measured.width_mm)
    if build.width_by_parts is not None:
        width = msgspec.structs.replace(width, computed=build.width_by_parts)
    return Sizes(
        width_mm=width,
        height_mm=_one(parts, lambda p: p.top, 1.0, measured.height_mm),
        length_mm=_span(parts, lambda p: p.front, lambda p: p.rear, measured.length_mm),
        ground_clearance_mm=_one(solid, lambda p: p.bottom, -1.0, measured.ground_clearance_mm),
        mass_g=_mass(build),
    )


def _size(
    ends: tuple[float, float, float], unit: str, by: str, read: Reading | None, sums: Sequence[Sum]
) -> Size:
    """A computed size with the weakest confidence of what it is made of."""
    terms = [term for terms in sums for term in terms if term.key]
    weakest = total((term.quantity.scaled(1.0, unit) for term in terms), unit=unit)
    computed = Quantity.between(*ends, unit, confidence=weakest.confidence, source=f"computed: {by}")
    return Size(computed=computed, measured=reading(read, unit) if read else None, by=by)


def _span(
    parts: list[Extent], first: Callable[[Extent], Sum], second: Callable[[Extent], Sum], read: Reading | None
) -> Size:
    """From one side to the other. Every part is tried with the best one opposite."""
    one = max(parts, key=lambda part: interval(first(part))[1])
    two = max(parts, key=lambda part: interval(second(part))[1])
    spans = [interval(first(part) + second(two)) for part in parts]
    spans += [interval(first(one) + second(part)) for part in parts]
    spans += [interval(first(part) + second(part)) for part in parts]
    by = one.name if one.name == two.name else f"{one.name} to {two.name}"
    return _size(_most(spans), "mm", by, read, [first(one), second(two)])


def _one(parts: list[Extent], side: Callable[[Extent], Sum], sign: float, read: Reading | None) -> Size:
    """The highest part (sign 1), or the lowest (sign -1)."""
    best = max(parts, key=lambda part: sign * interval(side(part))[1])
    ends = [interval(side(part)) for part in parts]
    if sign > 0:
        found = _most(ends)
    else:
        found = (min(e[0] for e in ends), min(e[1] for e in ends), min(e[2] for e in ends))
    return _size(found, "mm", best.name, read, [side(best)])


def _most(ends: list[tuple[float, float, float]]) -> tuple[float, float, float]:
    """The largest of several uncertain numbers: none of them can push it below its own low end."""
    return max(e[0] for e in ends), max(e[1] for e in ends), max(e[2] for e in ends)


def mass_list(build: Build) -> list[MassItem]:
    """The mass of every part before any reading of the whole car is used, heaviest first."""
    sums: dict[str, Sum] = {}
    stance = nominal_stance(build)
    for solid in solids_of(build, stance, Picker(nominal)):
        sides = (2.0 if solid.mirrored else 1.0) * solid.scale
        scaled = tuple(term._replace(factor=term.factor * sides) for term in solid.mass)
        sums[solid.name] = sums.get(solid.name, ()) + scaled
    items = [MassItem(name=name, mass=_quantity(terms)) for name, terms in sums.items()]
    return sorted(items, key=lambda item: -item.mass.ends[1])


def _quantity(terms: Sum) -> Quantity:
    """A sum of masses as a quantity that keeps source and reason where one part alone decides."""
    low, value, high = interval(terms)
    whole = total((term.quantity for term in terms), unit="g")
    head = terms[0].quantity
    same = all(term.key == terms[0].key for term in terms)
    return msgspec.structs.replace(
        whole,
        value=value,
        low=max(low, 0.0),
        high=high,
        origin=head.origin if same else whole.origin,
        source=head.source if same else "computed",
        note=head.note if same else "",
    )


def _mass(build: Build) -> Size:
    """Mass of the car ready to run, dampers included."""
    items = [item.mass for item in mass_list(build)]
    read = mass_reading(build.file.measured)
    return Size(
        computed=total(items, unit="g", source="computed: sum of the parts"),
        measured=reading(read, "g") if read else None,
        by="all parts",
    )


def balance_of(build: Build, pick: Pick = nominal) -> Balance:
    """Centre of mass and moments of inertia, free dampers resting in their places.

    Args:
        build: The build.
        pick: Chooses the number of every uncertain quantity, as for `assemble`; best values if left out.
    """
    picker = Picker(pick)
    stance = stance_of(build, picker)
    parts = weigh(list(solids_of(build, stance, picker)), mass_reading(build.file.measured), picker)
    rigid = rigid_of(parts, free=True)
    x, y, z = centre_of(build, stance, parts, picker, free=True)
    inertia = stance.tensor(rigid.inertia)
    half = 0.5 * stance.wheelbase * stance.cosine
    return Balance(
        centre_mm=(1e3 * x, 1e3 * y, 1e3 * z),
        front_share=0.5 * (1.0 + 1e3 * x / half),
        inertia_g_mm2=(inertia[0][0], inertia[1][1], inertia[2][2]),
    )
