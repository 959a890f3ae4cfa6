# ruff: noqa: N815 - field names end in their unit, and the case of a unit has a meaning
"""Contact parameters by material pair, losses, and tolerances: the priors that a fit may replace."""

import msgspec

from kodawari.quantity import Figure

__all__ = ["Compound", "Contacts", "Pad", "PointContact", "RollerContact", "TyreContact"]


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of figures."""


class Compound(_Data, frozen=True, kw_only=True):
    """A tyre compound, relative to the normal one.

    Attributes:
        friction_ratio: Friction against the normal compound's.
        frequency_ratio: Natural frequency against the normal compound's.
        damping_ratio: Share of critical damping.
    """

    friction_ratio: Figure
    frequency_ratio: Figure
    damping_ratio: Figure


class TyreContact(_Data, frozen=True, kw_only=True):
    """Tyre on floor.

    Attributes:
        friction: Coulomb coefficient of the normal compound along the wheel.
        side_ratio: Friction across the wheel against friction along it.
        slip_speed_m_s: Slip at which friction reaches 71 % of its Coulomb value, at rest.
        slip_ratio: The same as a share of the rolling speed.
        rolling_resistance: Share of the load.
        frequency_rad_s: Natural frequency of the reference mass's quarter on one tyre.
        edge_share: Distance of the two edge contacts as a share of the tread width.
        compound: Compounds by name.
    """

    friction: Figure
    side_ratio: Figure
    slip_speed_m_s: Figure
    slip_ratio: Figure
    rolling_resistance: Figure
    frequency_rad_s: Figure
    edge_share: Figure
    compound: dict[str, Compound]


class RollerContact(_Data, frozen=True, kw_only=True):
    """Roller on wall.

    Attributes:
        friction: Coulomb coefficient of a plastic rim.
        rim_ratio: Friction of a rim against the one named before it: see `follows`.
        follows: For each rim, the rim that its ratio multiplies; an empty string is the plastic base.
        slip_speed_m_s: Slip at which friction reaches 71 % of its Coulomb value.
        frequency_rad_s: Natural frequency of the reference mass's quarter on one roller, by stay material.
        damping_ratio: Share of critical damping.
        bearing_mN_m: Constant bearing torque by kind of bearing.
        bearing_mN_m_s: Bearing torque per spin.
    """

    friction: Figure
    rim_ratio: dict[str, Figure]
    follows: dict[str, str]
    slip_speed_m_s: Figure
    frequency_rad_s: dict[str, Figure]
    damping_ratio: Figure
    bearing_mN_m: dict[str, Figure]
    bearing_mN_m_s: Figure


class PointContact(_Data, frozen=True, kw_only=True):
    """A fixed point of the car on floor or wall.

    Attributes:
        friction: Coulomb coefficient by material.
        slip_speed_m_s: Slip at which friction reaches 71 % of its Coulomb value.
        frequency_rad_s: Natural frequency of the reference mass's quarter on one point.
        damping_ratio: Share of critical damping.
    """

    friction: dict[str, Figure]
    slip_speed_m_s: Figure
    frequency_rad_s: Figure
    damping_ratio: Figure


class Pad(_Data, frozen=True, kw_only=True):
    """A brake pad on the floor.

    Attributes:
        friction_ratio: Friction against that of the middle grade.
        modulus_kPa: Compression modulus; a pad's stiffness is modulus × area ÷ thickness.
        damping_ratio: Share of critical damping for the reference mass's quarter.
    """

    friction_ratio: Figure
    modulus_kPa: Figure
    damping_ratio: Figure


class BrakeContact(_Data, frozen=True, kw_only=True):
    """Brake pads.

    Attributes:
        friction: Coulomb coefficient of the middle grade.
        pad: Pads by name.
    """

    friction: Figure
    pad: dict[str, Pad]


class DamperContact(_Data, frozen=True, kw_only=True):
    """Mass dampers.

    Attributes:
        drag_N_s_m: Viscous friction along the travel.
        frequency_rad_s: Natural frequency of the weight on its stop.
        damping_ratio: Share of critical damping on the stops.
    """

    drag_N_s_m: Figure
    frequency_rad_s: Figure
    damping_ratio: Figure


class Air(_Data, frozen=True, kw_only=True):
    """Air.

    Attributes:
        drag_area_mm2: Drag coefficient times frontal area.
        density_kg_m3: Density.
    """

    drag_area_mm2: Figure
    density_kg_m3: Figure


class Electrics(_Data, frozen=True, kw_only=True):
    """What units and wear add to motor and cells.

    Attributes:
        unit_speed: Speed of one unit against the middle of its type.
        brushes: Winding and brush resistance and no-load current against the middle of the type; less than
            one after break-in.
        contact_ohm: Terminals and switch.
        used: Share of the charge already used at the start.
    """

    unit_speed: Figure
    brushes: Figure
    contact_ohm: Figure
    used: Figure


class Fitting(_Data, frozen=True, kw_only=True):
    """Tolerances of building, and the small parts that nobody lists.

    Attributes:
        place_mm: ± of a place that the car file gives without one.
        angle_deg: ± of an angle that the car file gives.
        hole_mm: ± of a screw in its hole.
        spacer_mm: Height of what stands between a roller and the plate below it.
        bumper_mm: Thickness of the bumper or stay that a mount is part of.
        roller_screw_g: Mass of one roller screw with nut and washers.
        plate_screw_g: Mass of the screws of one plate.
        side_limit_mm: No stay holds anything farther than this from the car's middle plane.
        up_limit_mm: Nor higher than this above the axle line.
        down_limit_mm: Nor lower than this below it.
    """

    place_mm: Figure
    angle_deg: Figure
    hole_mm: Figure
    spacer_mm: Figure
    bumper_mm: Figure
    roller_screw_g: Figure
    plate_screw_g: Figure
    side_limit_mm: float
    up_limit_mm: float
    down_limit_mm: float


class Contacts(_Data, frozen=True, kw_only=True):
    """All of it.

    Attributes:
        reference_mass_g: Mass of the car for which the frequencies were chosen; stiffness is a property of
            the parts, so it does not follow the mass of the car at hand.
    """

    reference_mass_g: Figure
    tyre: TyreContact
    roller: RollerContact
    point: PointContact
    brake: BrakeContact
    damper: DamperContact
    air: Air
    electrics: Electrics
    fitting: Fitting
