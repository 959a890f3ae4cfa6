"""The raw car: every mass, inertia, contact point and friction that the solver needs, and nothing else.

Coordinates are the car's own: x forward, y left, z up, origin on the floor plane midway between the axles.
Everything is SI. A raw car is either computed from a build of real parts or given directly, without parts.
"""

from dataclasses import dataclass, field

from kodawari.mini4wd.course.segment import Matrix, Vector

__all__ = [
    "Battery",
    "ContactLaw",
    "Damper",
    "Driveline",
    "Motor",
    "Point",
    "RawCar",
    "Roller",
    "Spinner",
    "Wheel",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLaw:
    """Normal force for a penetration x [m] at a rate v [m/s].

    It is max(0, stiffness·x + damping·v + hunt_crossley·x·v), and zero without penetration.

    With `hunt_crossley` zero the law is the push-only spring and damper; with `damping` zero it is that of
    Hunt and Crossley (J. Applied Mechanics 42, 1975, 440-445) with exponent one.

    Attributes:
        stiffness: [N/m], ≥ 0.
        damping: [N s/m], ≥ 0.
        hunt_crossley: [N s/m²], ≥ 0.
    """

    stiffness: float
    damping: float = 0.0
    hunt_crossley: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """One wheel with its tyre; the axle lies along y. It touches the floor with its inner and outer edge.

    Attributes:
        position: Wheel centre [m].
        radius: Rolling radius [m].
        width: Distance between the two edge contacts [m]; zero makes one contact (two halves in one place).
        friction: Coulomb coefficient against the floor along the wheel [-].
        friction_side: Coulomb coefficient across the wheel [-].
        slip_speed: Slip at which friction reaches 71 % of its Coulomb value, at rest [m/s].
        slip_ratio: The same as a share of the contact's rolling speed [-]; the larger of the two holds.
        rolling_resistance: Share of the load that resists rolling [-].
        law: Contact law of one whole wheel; each edge carries half of it.
        ball: Whether the wheel is a ball instead of a disc (for comparison with engines that use balls).
        own_inertia: About its axle, of a wheel with a one-way clutch, which drives but may run ahead of its
            axle; such a wheel is no part of the car's `spinners`. 0 fixes the wheel to its axle [kg m²].
    """

    position: Vector
    radius: float
    width: float
    friction: float
    friction_side: float
    slip_speed: float
    slip_ratio: float
    rolling_resistance: float
    law: ContactLaw
    ball: bool = False
    own_inertia: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Roller:
    """A roller: a disc on its own axle, free to spin, touching walls with its rim.

    Attributes:
        position: Centre of the disc [m].
        axis: Unit vector of the axle, upwards [-]; a positive thrust angle leans its top forward: (sin a, 0,
            cos a).
        radius: Rim radius [m].
        thickness: Height of the rim [m].
        inertia: Spin inertia about the axle [kg m²]; already part of the car's inertia as if it were locked.
        drag: Constant bearing torque [N m].
        drag_viscous: Bearing torque per spin [N m s].
        friction: Coulomb coefficient of the rim against a wall [-].
        slip_speed: Slip at which friction reaches 71 % of its Coulomb value [m/s].
        law: Contact law of rim and wall, with the stay's flex in it.
        ball: Whether the roller is a ball instead of a disc (for comparison with engines that use balls).
        creep: Rim friction grows with the slip at this rate until it reaches its Coulomb value [N s/m]; 0
            leaves that to `slip_speed` alone.
    """

    position: Vector
    axis: Vector
    radius: float
    thickness: float
    inertia: float
    drag: float
    drag_viscous: float
    friction: float
    slip_speed: float
    law: ContactLaw
    ball: bool = False
    creep: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of the body that can touch floor, walls and wall tops: plate edge, pole, underside, roof.

    Attributes:
        name: What it is: `front brake`, `underside left`, …
        position: [m].
        friction: Coulomb coefficient [-].
        slip_speed: Slip at which friction reaches 71 % of its Coulomb value [m/s].
        law: Contact law.
    """

    name: str
    position: Vector
    friction: float
    slip_speed: float
    law: ContactLaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Damper:
    """A mass damper: a mass on a slide or a hinge, with free travel between two lossy stops.

    Attributes:
        mass: Moving mass [kg].
        position: Where the mass rests, at travel 0 [m].
        direction: Unit vector of motion at travel 0 [-].
        travel: Free travel [m]; 0 locks nothing: leave a locked damper to the rigid body.
        curvature: 1 / hinge arm [1/m]; 0 is a straight slide.
        towards_hinge: Unit vector from the mass to its hinge; only used when curvature > 0 [-].
        drag: Viscous friction along the travel [N s/m].
        spring: Stiffness pulling back to travel 0 [N/m].
        stop: Contact law of both stops.
    """

    mass: float
    position: Vector
    direction: Vector
    travel: float
    drag: float
    stop: ContactLaw
    curvature: float = 0.0
    towards_hinge: Vector = (0.0, 0.0, 0.0)
    spring: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spinner:
    """A part that turns with the wheels: wheel pair, rotor, propeller shaft, gear.

    Attributes:
        inertia: About its own axis [kg m²]; already part of the car's inertia as if it were locked.
        ratio: Its turns per turn of the wheels, signed about `axis` [-].
        axis: Unit vector [-]; (0, 1, 0) for the axles: positive spin drives forward.
    """

    inertia: float
    ratio: float
    axis: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Motor:
    """A DC motor: V = R i + k w, torque = k (i - i0).

    Attributes:
        resistance: Winding and brush resistance [Ω], > 0.
        constant: Torque constant k = back-EMF constant [N m / A = V s/rad], > 0.
        no_load_current: Current that only turns the motor itself [A], ≥ 0.
    """

    resistance: float
    constant: float
    no_load_current: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Battery:
    """A pair of cells in series: EMF = emf - sag·q - knee·q³ with q the used share of the capacity.

    Attributes:
        emf: Open-circuit voltage of the fresh pair [V].
        resistance: Inner resistance of the pair, contacts included [Ω].
        capacity: Charge of a full pair [C].
        sag: Linear fall of the EMF over a full discharge [V].
        knee: Cubic fall of the EMF over a full discharge [V].
        used: Share of the charge already used at the start [-].
    """

    emf: float
    resistance: float
    capacity: float = 3420.0
    sag: float = 0.0
    knee: float = 0.0
    used: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Driveline:
    """From the cells to the axles.

    Attributes:
        motor: The motor.
        battery: The cells.
        ratio: Motor turns per wheel turn [-].
        efficiency: Share of the torque that arrives (driving), or of the braking torque that the motor sees
            [-].
        drag: Constant torque at the axle [N m].
        drag_viscous: Torque at the axle per wheel speed [N m s].
        two_way_efficiency: True divides by the efficiency when the wheels drive the motor; False multiplies
            always.
    """

    motor: Motor
    battery: Battery
    ratio: float
    efficiency: float
    drag: float
    drag_viscous: float
    two_way_efficiency: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCar:
    """A car as the solver meets it.

    Attributes:
        mass: Mass of everything but the free dampers [kg].
        centre: Centre of that mass [m].
        inertia: Its inertia about `centre` with every spinning part locked [kg m²], shape (3, 3), symmetric.
        wheels: Four wheels, in the order front left, front right, rear left, rear right.
        rollers: Any number.
        points: Any number of body points.
        dampers: Any number of free mass dampers.
        spinners: Parts geared to the wheels.
        driveline: Motor, cells, gears and losses.
        front_x: Front-most point of the car [m], which stands on the start line.
        drag_area: Drag coefficient times frontal area [m²].
        air_density: [kg/m³].
        gravity: [m/s²].
    """

    mass: float
    centre: Vector
    inertia: Matrix
    wheels: tuple[Wheel, ...]
    rollers: tuple[Roller, ...]
    driveline: Driveline
    spinners: tuple[Spinner, ...]
    points: tuple[Point, ...] = ()
    dampers: tuple[Damper, ...] = ()
    front_x: float = field(default=0.08)
    drag_area: float = 0.0
    air_density: float = 1.2
    gravity: float = 9.80665
