"""A fixture's car as a MuJoCo model, with the contacts of one way of running it."""

from typing import Any

from kodawari.errors import KodawariError
from kodawari.mini4wd.crosscheck._car_schema import Law, Vector
from kodawari.mini4wd.crosscheck._parts import axle_of, box_corners, chassis_of, roller_places
from kodawari.mini4wd.crosscheck._schema import Fixture

__all__ = ["has_mujoco", "model_text", "mujoco_version", "require_mujoco"]

_CORNER = 1e-5
"""Radius of the ball that stands for a corner of the chassis box [m]."""


def has_mujoco() -> bool:
    """Whether MuJoCo is installed here."""
    from importlib.util import find_spec  # noqa: PLC0415 - cheap, and only asked for here

    return find_spec("mujoco") is not None


def mujoco_version() -> str:
    """The installed version, or an empty string."""
    from importlib.metadata import version  # noqa: PLC0415 - as above

    return version("mujoco") if has_mujoco() else ""


def require_mujoco() -> Any:
    """The module.

    Raises:
        KodawariError: It is not installed.
    """
    if not has_mujoco():
        raise KodawariError(
            "MuJoCo is not installed here", mend="Install it (`pip install mujoco`), or run without --native."
        )
    import mujoco  # noqa: PLC0415 - heavy, and optional

    return mujoco


def model_text(fixture: Fixture, *, step: float, contacts: bool) -> str:
    """The model in MuJoCo's own language (MJCF).

    A free body carries two axles and the rollers on hinges. With contacts, each ball has a plane of its own
    that is moved under it from step to step: floors and walls stay exact, one contact for each.

    Args:
        fixture: The fixture.
        step: Time step [s].
        contacts: Whether MuJoCo's contacts, motor and drags act; without them all forces come from outside.
    """
    return "".join(
        (
            "<mujoco>",
            '<compiler angle="radian" autolimits="true"/>',
            _options(fixture, step, contacts=contacts),
            '<default><geom contype="0" conaffinity="0"/></default>',
            "<worldbody>",
            *(_plane(name) for name in ball_names(fixture) if contacts),
            _car(fixture, own=contacts),
            "</worldbody>",
            "<contact>" + "".join(_pairs(fixture)) + "</contact>" if contacts else "",
            "<equality>",
            f'<joint joint1="front axle" joint2="rear axle" solref="{max(4e-4, 2.0 * step)} 1"/>',
            "</equality>",
            _motor(fixture) if contacts and fixture.start.power else "",
            "</mujoco>",
        )
    )


def ball_names(fixture: Fixture) -> list[str]:
    """Every ball that can touch something: wheels, rollers, corners of the chassis."""
    wheels = [f"wheel {end} {side}" for end in ("front", "rear") for side in ("left", "right")]
    rollers = [name for name, _, _ in roller_places(fixture)]
    corners = [f"corner {number}" for number in range(len(box_corners(fixture)))]
    return wheels + rollers + corners


def _options(fixture: Fixture, step: float, *, contacts: bool) -> str:
    integrator = "implicitfast" if contacts else "Euler"
    return (
        f'<option timestep="{step}" gravity="0 0 {-fixture.gravity_m_s2}" integrator="{integrator}" '
        f'cone="elliptic" impratio="{fixture.contact.impratio}" '
        'solver="Newton" iterations="50" tolerance="1e-10"/>'
    )


def _numbers(values: Vector) -> str:
    return " ".join(repr(value) for value in values)


def _inertial(mass: float, moments: Vector, place: Vector = (0.0, 0.0, 0.0)) -> str:
    return f'<inertial pos="{_numbers(place)}" mass="{mass!r}" diaginertia="{_numbers(moments)}"/>'


def _plane(name: str) -> str:
    return (
        f'<body name="under {name}" mocap="true"><geom name="under {name}" type="plane" size="0 0 1"/></body>'
    )


def _ball(name: str, radius: float, place: Vector = (0.0, 0.0, 0.0)) -> str:
    return f'<geom name="{name}" type="sphere" size="{radius}" pos="{_numbers(place)}"/>'


def _car(fixture: Fixture, *, own: bool) -> str:
    """The car; with its own drags and stops, or bare, for forces from outside."""
    chassis = chassis_of(fixture)
    corners = [_ball(f"corner {k}", _CORNER, at) for k, at in enumerate(box_corners(fixture))]
    return "".join(
        (
            '<body name="car"><freejoint name="car"/>',
            _inertial(chassis.mass_kg, chassis.inertia_kg_m2, chassis.centre_m),
            *corners,
            _axle(fixture, "front", fixture.axles.front_x_m, own=own),
            _axle(fixture, "rear", fixture.axles.rear_x_m, own=own),
            *(_roller(fixture, name, kind, place, own=own) for name, kind, place in roller_places(fixture)),
            _damper(fixture, own=own),
            "</body>",
        )
    )


def _axle(fixture: Fixture, end: str, x: float, *, own: bool) -> str:
    axles, wheels, drive = fixture.axles, fixture.wheels, fixture.drive
    across = axles.transverse_inertia_kg_m2
    hinge = f'<joint name="{end} axle" type="hinge" axis="0 1 0"'
    if end == "rear":
        hinge += f' armature="{drive.rotor_inertia_kg_m2 * drive.ratio**2!r}"'
        if own and fixture.start.power:
            hinge += f' frictionloss="{drive.drag_N_m!r}" damping="{drive.drag_N_m_s!r}"'
    return "".join(
        (
            f'<body name="{end} axle" pos="{x} 0 {axles.height_m}">{hinge}/>',
            _inertial(axles.mass_kg, (across, axles.spin_inertia_kg_m2, across)),
            _ball(f"wheel {end} left", wheels.radius_m, (0.0, wheels.half_track_m, 0.0)),
            _ball(f"wheel {end} right", wheels.radius_m, (0.0, -wheels.half_track_m, 0.0)),
            "</body>",
        )
    )


def _roller(fixture: Fixture, name: str, kind: str, place: Vector, *, own: bool) -> str:
    roller = fixture.roller[kind]
    spin = roller.inertia_kg_m2
    drag = f'frictionloss="{roller.drag_N_m!r}" damping="{roller.drag_N_m_s!r}"' if own else ""
    return "".join(
        (
            f'<body name="{name}" pos="{_numbers(place)}">',
            f'<joint name="{name}" type="hinge" axis="{_numbers(axle_of(roller.thrust_deg))}" {drag}/>',
            _inertial(roller.mass_kg, (spin, spin, spin)),
            _ball(name, roller.radius_m),
            "</body>",
        )
    )


def _damper(fixture: Fixture, *, own: bool) -> str:
    """A free damper slides between its stops; a locked one is a body without a joint."""
    damper = fixture.damper
    if damper is None:
        return ""
    x, y, z = damper.position_m
    place = (x, y, z + damper.start_m) if damper.locked else damper.position_m
    speck = (1e-12, 1e-12, 1e-12)
    slide = ""
    if not damper.locked:
        stiffness = damper.stop_frequency_rad_s**2
        damping = 2.0 * damper.stop_damping_ratio * damper.stop_frequency_rad_s
        stops = (
            f'range="0 {damper.travel_m}" damping="{damper.drag_N_s_m}" solreflimit="{-stiffness} {-damping}"'
        )
        slide = f'<joint name="damper" type="slide" axis="0 0 1" {stops if own else ""}/>'
    return f'<body name="damper" pos="{_numbers(place)}">{slide}{_inertial(damper.mass_kg, speck)}</body>'


def _pairs(fixture: Fixture) -> list[str]:
    laws = {"wheel": fixture.contact.tyre, "corner": fixture.contact.chassis}
    return [
        _pair(name, laws.get(name.split()[0], fixture.contact.roller), fixture.contact.impedance)
        for name in ball_names(fixture)
    ]


def _pair(name: str, law: Law, impedance: float) -> str:
    stiffness, damping = law.frequency_rad_s**2, 2.0 * law.damping_ratio * law.frequency_rad_s
    grip = max(law.friction, 1e-5)  # the elliptic cone divides by it
    return (
        f'<pair geom1="under {name}" geom2="{name}" condim="3" friction="{grip} {grip} 0 0 0" '
        f'solref="{-stiffness} {-damping}" solreffriction="-1 {-law.braking}" '
        f'solimp="{impedance} {impedance} 0.001"/>'
    )


def _motor(fixture: Fixture) -> str:
    """Axle torque η N k (V − k N Ω)/R as an actuator on the rear axle."""
    drive = fixture.drive
    k = drive.ratio * drive.constant_N_m_A
    slope = drive.efficiency * k / (drive.motor_ohm + drive.battery_ohm)
    return (
        f'<actuator><general joint="rear axle" gainprm="{slope!r}" biastype="affine" '
        f'biasprm="0 0 {-slope * k!r}"/></actuator>'
    )
