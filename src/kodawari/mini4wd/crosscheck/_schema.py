"""What a fixture file may hold: a raw car, a course, a start, what is measured, and what others found."""

from typing import Any, Literal

import msgspec

from kodawari.mini4wd.crosscheck._car_schema import (
    Axles,
    Chassis,
    Contacts,
    Damper,
    Drive,
    Roller,
    Table,
    Total,
    Wheels,
)

__all__ = [
    "Case",
    "Course",
    "Ensemble",
    "Fixture",
    "Hump",
    "Quantity",
    "Run",
    "Section",
    "Start",
]


class Hump(Table, frozen=True, kw_only=True):
    """A table with arc, incline and arc before it, and their mirror image behind it."""

    height_m: float
    slope_deg: float
    foot_radius_m: float
    crest_radius_m: float
    table_m: float


class Section(Table, frozen=True, kw_only=True):
    """A stretch of the lane: a straight, a bend (positive turns left) or a hump; exactly one of them."""

    name: str = ""
    straight_m: float | None = None
    radius_m: float | None = None
    turn_deg: float | None = None
    hump: Hump | None = None


class Course(Table, frozen=True, kw_only=True):
    """Sections in running order, or the name or file of a course, with its lane."""

    section: tuple[Section, ...] = ()
    name: str = ""
    lane: int = 1
    closed: bool = True
    lane_width_m: float = 0.115
    wall_height_m: float = 0.050


class Start(Table, frozen=True, kw_only=True):
    """The state at t = 0, level and aligned with the lane but for `yaw_deg`.

    Attributes:
        section: Where s is counted from; empty is the start line.
        s_m: Place of the car's origin.
        offset_m: Its offset to the left.
        height_m: Its height over the floor.
        yaw_deg: To the left.
        speed_m_s: Along the car.
        lateral_m_s: To the left.
        wheels: `matched` roll at the car's speed, `still` stand.
        power: Whether the motor is connected; without it the axles turn without loss too.
    """

    section: str = ""
    s_m: float = 0.0
    offset_m: float = 0.0
    height_m: float = 0.0
    yaw_deg: float = 0.0
    speed_m_s: float = 0.0
    lateral_m_s: float = 0.0
    wheels: Literal["matched", "still"] = "matched"
    power: bool = True


class Run(Table, frozen=True, kw_only=True):
    """How long and in which steps: ours, MuJoCo with our law, MuJoCo with its own contacts."""

    duration_s: float
    laps: int = 1
    step_ms: float = 0.05
    injected_step_ms: float = 0.05
    native_step_ms: float = 0.1


class Ensemble(Table, frozen=True, kw_only=True):
    """Runs from perturbed starts: each draw is uniform within plus or minus the figure given here."""

    runs: int
    seed: int = 1
    offset_m: float = 0.0
    yaw_deg: float = 0.0
    speed_m_s: float = 0.0


class Quantity(Table, frozen=True, kw_only=True):
    """What is read from a run.

    Attributes:
        name: Its name in tables and references.
        kind: One of `crosscheck.QUANTITIES`, which define it.
        unit: As it is printed.
        scale: Printed figure per SI figure.
        at: A section; `.end` behind its name means where it ends.
        from_m: Shift of the place, or beginning of the stretch behind the section's start [m].
        to_m: End of the stretch before the section's end [m].
        distance_m: Way from the start.
        index: Which one, from 1.
        laps: First and last lap that count.
        tolerance: Largest difference of MuJoCo's own contacts and of the reference rows.
        injected_tolerance: Largest difference of MuJoCo with our law.
        aim: Difference that is aimed at; None is the tolerance.
        relative: Whether the three are shares of the value, or figures in `unit`.
    """

    name: str
    kind: str
    unit: str
    scale: float = 1.0
    at: str = ""
    from_m: float = 0.0
    to_m: float = 0.0
    distance_m: float = 0.0
    index: int = 1
    laps: tuple[int, int] = (1, 1)
    tolerance: float
    injected_tolerance: float
    aim: float | None = None
    relative: bool = True


class Case(Table, frozen=True, kw_only=True):
    """A variant: what differs from the file's own figures, and what another engine found.

    Attributes:
        name: Its name.
        set: Values by dotted path: `{ "contact.tyre.friction" = 0.3 }`.
        engine: Who found the reference, with its step.
        reference: Value by quantity, in the quantity's unit.
        skip: Quantities that are not looked at.
        told: Quantities that are told without a verdict.
        why: Why they have none.
    """

    name: str
    set: dict[str, Any] = msgspec.field(default_factory=dict)
    engine: str = ""
    reference: dict[str, float] = msgspec.field(default_factory=dict)
    skip: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    why: str = ""


class Fixture(Table, frozen=True, kw_only=True):
    """A fixture with one case set; the raw car is everything from `gravity_m_s2` to `contact`."""

    title: str
    note: str = ""
    source: str = ""
    gravity_m_s2: float
    drag_area_m2: float = 0.0
    chassis: Chassis
    total: Total = Total()
    axles: Axles
    wheels: Wheels
    roller: dict[str, Roller]
    drive: Drive
    damper: Damper | None = None
    contact: Contacts
    course: Course
    start: Start
    run: Run
    ensemble: Ensemble | None = None
    quantity: tuple[Quantity, ...]
    case: tuple[Case, ...] = ()
