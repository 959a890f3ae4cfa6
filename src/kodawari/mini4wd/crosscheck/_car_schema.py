# ruff: noqa: N815 - field names end in their unit, and the case of a unit has a meaning
"""What a fixture may say of its car: masses, places, motor, contact pairs.

Everything is SI; a name ends in its unit. Coordinates are the car's own (x forward, y left, z up, origin on
the floor plane midway between the axles) and the lane's (s along it, n to the left).
"""

from typing import Literal

import msgspec

__all__ = [
    "Axles",
    "Box",
    "Chassis",
    "Contacts",
    "Damper",
    "Drive",
    "Law",
    "Roller",
    "RollerLaw",
    "Table",
    "Total",
    "Vector",
    "Wheels",
]

Vector = tuple[float, float, float]
Shape = Literal["ball", "disc"]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a fixture: strict about its keys."""


class Law(Table, frozen=True, kw_only=True):
    """A contact pair: an oscillator in the normal direction, Coulomb friction across it.

    A lone contact of a free body at penetration x obeys ẍ = −ω² x − 2 ζ ω ẋ and only pushes.

    Attributes:
        frequency_rad_s: ω.
        damping_ratio: ζ.
        friction: Coulomb coefficient.
        slip_speed_m_s: Slip at which our smooth friction has 71 % of its Coulomb value; MuJoCo has its own.
        braking_rad_s: Rate at which MuJoCo's friction brakes a slip; left out, 2 ζ ω.
        mass_kg: Mass that turns the law into a stiffness m ω² and a damping 2 ζ m ω for every contact of the
            pair; left out, each contact gets its share of the car (see `shared_masses`).
    """

    frequency_rad_s: float
    damping_ratio: float
    friction: float
    slip_speed_m_s: float
    braking_rad_s: float | None = None
    mass_kg: float | None = None

    @property
    def braking(self) -> float:
        """Rate at which friction brakes a slip [rad/s]."""
        own = self.braking_rad_s
        return 2.0 * self.damping_ratio * self.frequency_rad_s if own is None else own


class RollerLaw(Law, frozen=True, kw_only=True):
    """The law of rollers on walls.

    Attributes:
        creep: Whether our friction grows with the slip, by the braking rate times the contact's mass, up to
            its Coulomb value: what MuJoCo's friction does to a slip that it meets anew.
    """

    creep: bool = False


class Contacts(Table, frozen=True, kw_only=True):
    """The contact pairs, and MuJoCo's softness of all of them.

    Attributes:
        tyre: Tyre and floor.
        roller: Roller and wall.
        chassis: Chassis and floor.
        impedance: MuJoCo's d: its contacts take over 1 − d of the acceleration that other forces give.
        impratio: Friction's impedance over that of the normal direction.
    """

    tyre: Law
    roller: RollerLaw
    chassis: Law
    impedance: float = 0.95
    impratio: float = 10.0


class Box(Table, frozen=True, kw_only=True):
    """A box that may touch the floor with its corners: half sides and centre [m]."""

    half_m: Vector
    centre_m: Vector


class Chassis(Table, frozen=True, kw_only=True):
    """The rigid part that carries everything: mass, its centre, principal inertia about it."""

    mass_kg: float
    centre_m: Vector
    inertia_kg_m2: Vector
    box: Box | None = None


class Total(Table, frozen=True, kw_only=True):
    """What the whole car shall have without its damper; the chassis is changed until it does."""

    mass_kg: float | None = None
    centre_height_m: float | None = None


class Axles(Table, frozen=True, kw_only=True):
    """Two solid axles with their wheels: places along the car, and inertia of each about its middle."""

    front_x_m: float
    rear_x_m: float
    height_m: float
    mass_kg: float
    spin_inertia_kg_m2: float
    transverse_inertia_kg_m2: float


class Wheels(Table, frozen=True, kw_only=True):
    """The four wheels: `ball` touches with its lowest point, `disc` with the two edges of its tread."""

    radius_m: float
    half_track_m: float
    shape: Shape = "ball"
    tread_m: float = 0.0


class Roller(Table, frozen=True, kw_only=True):
    """Rollers on both sides, given on the left; a positive thrust angle leans the top forward."""

    position_m: Vector
    thrust_deg: float = 0.0
    radius_m: float
    mass_kg: float
    inertia_kg_m2: float
    drag_N_m: float
    drag_N_m_s: float = 0.0
    shape: Shape = "ball"


class Drive(Table, frozen=True, kw_only=True):
    """From the cells to the wheels: a DC motor, a gear that multiplies its torque either way, losses."""

    voltage_V: float
    motor_ohm: float
    battery_ohm: float
    constant_N_m_A: float
    ratio: float
    efficiency: float
    drag_N_m: float
    drag_N_m_s: float
    rotor_inertia_kg_m2: float


class Damper(Table, frozen=True, kw_only=True):
    """A mass on an upright slide between two stops; `locked` fixes the same mass at its start."""

    mass_kg: float
    position_m: Vector
    travel_m: float
    drag_N_s_m: float
    stop_frequency_rad_s: float
    stop_damping_ratio: float
    start_m: float = 0.0
    locked: bool = False
