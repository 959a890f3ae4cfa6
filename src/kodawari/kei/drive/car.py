"""A car as the road solver takes it: what is known, in SI, and what is not."""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Literal

from kodawari.errors import KodawariError

__all__ = ["Gearbox", "Known", "RoadCar"]

Gearbox = Literal["manual", "amt", "automatic", "cvt", "electric"]
"""`amt` is an automated manual gearbox; `electric` is a motor with one fixed ratio."""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that somebody has given.

    Attributes:
        value: Best value, > 0.
        spread: Standard deviation of its logarithm; 0 for an exact one.
    """

    value: float
    spread: float = 0.0

    def times(self, factor: float) -> "Known":
        """The figure in another unit."""
        return Known(self.value * factor, self.spread)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadCar:
    """Everything that the road solver asks of a car. None is unknown: a prior is drawn in its place.

    Attributes:
        id: Its name; draws of unknown figures hang on it.
        name: What people read.
        year: First year of production: decides tyres, drag of old bodies, engine efficiency.
        body: Kind of body, one of the `cd.…` priors: `roadster`, `hatchback`, `tall`, `truck` …
        layout: `FF`, `FR`, `MR` or `RR`.
        driven: `front`, `rear` or `all`.
        gearbox: Kind of gearbox.
        kerb_kg: Kerb mass [kg].
        power_w: Rated power [W].
        power_speed: Engine speed of most power [rad/s].
        torque: Most torque [N·m].
        torque_speed: Engine speed of most torque [rad/s]; the lower end of a range.
        limit: Engine speed at the limiter or red line [rad/s].
        displacement: m³; None for electric cars.
        strokes: 4, 2, or 0 for electric cars.
        aspiration: `natural`, `turbo` or `supercharged`.
        gross: Whether the rating is gross.
        curve: Full-load torque as (speed [rad/s], torque [N·m]), ascending; given in place of the family.
        ratios: Ratios of the gears, first to top; empty when unknown.
        gear_count: How many gears there are.
        final: Final drive, transfer box included; None when unknown.
        tyre_radius: Unloaded outer radius of the driven tyres [m].
        width: m.
        height: m.
        wheelbase: m.
        front_share: Share of the weight in front.
        cd: Drag coefficient.
        area: Frontal area [m²].
        speed_limit: Electronic speed limiter [m/s]; None without one.
        battery: Stated capacity [J]; electric cars.
        load: What the certificate adds to the kerb mass when full: `passenger`, `two-seat`, `goods`.
        low_overall: Overall ratio of the top gear in low range; None without a low range.
        idle_stop: Whether the engine stops at a halt.
        standard: The car that this one was changed from: where ratios are unknown it keeps the gears drawn
            for that one, for no gearbox follows its engine or tyres. None for a car as it was made.
        final_change: The final drive over that of `standard`; None where it is the same or nobody can say.
        given: Figures known better than their priors, by the prior's name.
    """

    id: str
    name: str
    year: int
    body: str
    layout: str
    driven: Literal["front", "rear", "all"]
    gearbox: Gearbox
    kerb_kg: Known
    power_w: Known
    power_speed: Known | None = None
    torque: Known | None = None
    torque_speed: Known | None = None
    limit: Known | None = None
    displacement: Known | None = None
    strokes: int = 4
    aspiration: Literal["natural", "turbo", "supercharged"] = "natural"
    gross: bool = False
    curve: tuple[tuple[float, float], ...] = ()
    ratios: tuple[float, ...] = ()
    gear_count: int = 5
    final: Known | None = None
    tyre_radius: Known | None = None
    width: Known | None = None
    height: Known | None = None
    wheelbase: Known | None = None
    front_share: Known | None = None
    cd: Known | None = None
    area: Known | None = None
    speed_limit: Known | None = None
    battery: Known | None = None
    load: str = "passenger"
    low_overall: Known | None = None
    idle_stop: bool = False
    standard: "RoadCar | None" = None
    final_change: Known | None = None
    given: dict[str, Known] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_gears(self)
        _check_engine(self)

    @property
    def has_known_gears(self) -> bool:
        """Whether ratios and final drive are known, so that no ladder has to be drawn."""
        return bool(self.ratios) and self.final is not None

    def with_(self, **changes: Any) -> "RoadCar":
        """The same car with some figures replaced."""
        return replace(self, **changes)


def _check_gears(car: RoadCar) -> None:
    """Ratios fall from first to top gear and are of a size that gears have."""
    steps = car.ratios
    if any(not 0.1 <= ratio <= 30.0 for ratio in steps):
        raise KodawariError(
            "a gear ratio lies outside 0.1 to 30",
            place=f"{car.id}: ratios",
            mend="Give engine over output turns.",
        )
    if any(low <= high for low, high in pairwise(steps)):
        raise KodawariError(
            "the gear ratios do not fall from first to top",
            place=f"{car.id}: ratios",
            mend="Order them: 3.5, 2.0, …",
        )
    if len(steps) > 8:
        raise KodawariError(
            f"{len(steps)} gears are more than the 8 that are counted", place=f"{car.id}: ratios"
        )
    if car.final is not None and not 0.2 <= car.final.value <= 30.0:
        raise KodawariError("the final drive lies outside 0.2 to 30", place=f"{car.id}: final")


def _check_engine(car: RoadCar) -> None:
    """Sizes that a road car can have; a slip of units is caught here."""
    limits = {
        "kerb_kg": (150.0, 4000.0, "kg"),
        "power_w": (2e3, 1e6, "W"),
        "power_speed": (50.0, 2200.0, "rad/s"),
        "torque": (5.0, 2000.0, "N·m"),
        "torque_speed": (20.0, 2000.0, "rad/s"),
        "displacement": (5e-5, 1e-2, "m³"),
        "tyre_radius": (0.15, 0.5, "m"),
        "width": (0.8, 2.6, "m"),
        "height": (0.7, 3.0, "m"),
    }
    for name, (low, high, unit) in limits.items():
        known: Known | None = getattr(car, name)
        if known is not None and not low <= known.value <= high:
            raise KodawariError(
                f"{known.value:g} {unit} lies outside {low:g} to {high:g} {unit}",
                place=f"{car.id}: {name}",
                mend="Were units mixed up?",
            )
    if any(b[0] <= a[0] for a, b in pairwise(car.curve)):
        raise KodawariError("the engine speeds of the torque curve do not rise", place=f"{car.id}: curve")
