"""Height curves: how the floor rises along a stretch, with its slope and curvature, in closed form."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

from kodawari.errors import KodawariError
from kodawari.exact import atan2, cos, hypot, sin, tan

__all__ = ["Cosine", "Curve", "Incline", "VerticalArc", "end_of", "mirrored", "rise_curves"]

Jet = tuple[float, float, float]
"""Height [m], slope [-] and second derivative [1/m] at one place."""


class Curve(Protocol):
    """A smooth height curve over a plan length; it starts at height zero."""

    @property
    def length(self) -> float:
        """Plan length [m]."""

    def at(self, x: float) -> Jet:
        """Height, slope and second derivative at `x` from the start [m]."""


@dataclass(frozen=True, slots=True)
class Incline:
    """A straight incline: h = slope · x. Slope zero is a flat.

    Attributes:
        length: Plan length [m].
        slope: Rise over run [-].
    """

    length: float
    slope: float = 0.0

    def at(self, x: float) -> Jet:
        """See `Curve`."""
        return (self.slope * x, self.slope, 0.0)


@dataclass(frozen=True, slots=True)
class Cosine:
    """The S-shaped rise h = H/2 · (1 − cos(π x / L)), flat at both ends.

    Attributes:
        length: Plan length L [m].
        rise: Height H at the end [m]; negative falls.
    """

    length: float
    rise: float

    def at(self, x: float) -> Jet:
        """See `Curve`."""
        rate = 3.141592653589793 / self.length
        half = sin(0.5 * rate * x)
        return (
            self.rise * half * half,
            0.5 * self.rise * rate * sin(rate * x),
            0.5 * self.rise * rate * rate * cos(rate * x),
        )


@dataclass(frozen=True, slots=True)
class VerticalArc:
    """A circular arc in the vertical plane between two slope angles; it hollows out when the angle grows.

    Attributes:
        radius: Radius R [m], > 0.
        start: Slope angle at the start [rad], within ±π/2.
        end: Slope angle at the end [rad], within ±π/2.
    """

    radius: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """Plan length R·|sin end − sin start| [m]."""
        return self.radius * abs(sin(self.end) - sin(self.start))

    def at(self, x: float) -> Jet:
        """See `Curve`: with p = sin(angle) = sin(start) ± x/R, the height is ±R (cos(start) − √(1 − p²))."""
        sign = 1.0 if self.end > self.start else -1.0
        p = sin(self.start) + sign * x / self.radius
        root = sqrt(1.0 - p * p)
        height = sign * self.radius * (cos(self.start) - root)
        return (height, p / root, sign / (self.radius * root * root * root))


def end_of(curve: Curve) -> float:
    """The height at the end of a curve [m]."""
    return curve.at(curve.length)[0]


def mirrored(curves: Sequence[Curve]) -> list[Curve]:
    """The same chain run through from its end: what rose falls."""
    return [_mirror(curve) for curve in reversed(curves)]


def _mirror(curve: Curve) -> Curve:
    """One curve run through from its end."""
    if isinstance(curve, Incline):
        return Incline(curve.length, -curve.slope)
    if isinstance(curve, Cosine):
        return Cosine(curve.length, -curve.rise)
    assert isinstance(curve, VerticalArc)
    return VerticalArc(curve.radius, -curve.end, -curve.start)


def rise_curves(
    kind: str, length: float, rise: float, *, low_radius: float = 0.0, high_radius: float = 0.0
) -> list[Curve]:
    """A chain of curves that rises from flat to flat, in one of the known shapes.

    Args:
        kind: `cosine`; `arcs`: a hollow arc, an incline, a crest arc, tangent to each other; `straight`: one
            incline with a kink at either end.
        length: Plan length [m].
        rise: Height gained [m].
        low_radius: Radius of the hollow at the foot, for `arcs` [m]; zero takes the largest that fits.
        high_radius: Radius of the crest, for `arcs` [m]; zero takes the largest that fits.

    Raises:
        KodawariError: The arcs do not fit into the length.
    """
    if kind == "straight":
        return [Incline(length, rise / length)]
    if kind == "cosine":
        return [Cosine(length, rise)]
    return _tangent_arcs(length, rise, low_radius, high_radius)


def _tangent_arcs(length: float, rise: float, low: float, high: float) -> list[Curve]:
    """Arc, incline, arc. The incline's angle a solves L sin a + (R − H) cos a = R with R = low + high.

    That follows from L = R sin a + S cos a and H = R (1 − cos a) + S sin a without the incline's length S.
    """
    if low == 0.0 or high == 0.0:
        low = high = (length * length + rise * rise) / (4.0 * rise)
    both = low + high
    reach = hypot(length, both - rise)
    if both > reach * (1.0 + 1e-12):
        raise KodawariError(
            f"arcs of {low * 1000:.0f} and {high * 1000:.0f} mm do not fit into a rise of "
            f"{rise * 1000:.0f} mm over {length * 1000:.0f} mm",
            mend="Make the radii smaller or the piece longer.",
        )
    share = min(1.0, both / reach)
    angle = atan2(length, both - rise) - atan2(sqrt(1.0 - share * share), share)
    run = length - both * sin(angle)
    curves: list[Curve] = [VerticalArc(low, 0.0, angle)]
    if run > 1e-9:
        curves.append(Incline(run, tan(angle)))
    curves.append(VerticalArc(high, angle, 0.0))
    return curves
