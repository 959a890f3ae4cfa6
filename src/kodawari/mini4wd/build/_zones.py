"""Where parts lie against the lines and zones that rules draw on a car."""

from collections.abc import Iterator

from kodawari.mini4wd.build._build import Build, PlacedDamper, WheelPair
from kodawari.mini4wd.build._extent import nominal_stance
from kodawari.mini4wd.build._terms import Place, Sum, best, constant, flipped, interval, times
from kodawari.quantity import Quantity

__all__ = ["damper_margins", "parts_between_axles", "tyre_diameter"]


def tyre_diameter(pair: WheelPair) -> Quantity:
    """Diameter of the tyres of one axle, as they are [mm]."""
    low, value, high = interval(pair.diameter)
    head = pair.diameter[0].quantity
    return Quantity.between(
        low,
        value,
        high,
        "mm",
        origin=head.origin,
        confidence=head.confidence,
        source=head.source,
        note=head.note,
    )


def damper_margins(build: Build) -> list[Quantity]:
    """How far each damper lies inside the lines that join the axes of front and rear rollers [mm].

    Three margins per damper: ahead, behind, and to the side; negative is outside. Empty when there is no
    damper, or when an end of the car has no pair of rollers.
    """
    return [
        Quantity.between(*ends, "mm", origin="computed", source="the places of dampers and rollers")
        for damper in build.dampers
        for ends in _margins(build, damper)
    ]


def _margins(build: Build, damper: PlacedDamper) -> Iterator[tuple[float, float, float]]:
    pairs = [roller.place for roller in build.rollers if roller.pair]
    front = [place for place in pairs if best(place.x) > 0]
    rear = [place for place in pairs if best(place.x) < 0]
    if not (front and rear):
        return
    ahead, behind = max(front, key=_out), max(rear, key=_out)
    along, across, _ = damper.size_mm
    x, y = damper.place.x, damper.place.y
    yield interval(ahead.x + flipped(x) + constant(-0.5 * along))
    yield interval(x + flipped(behind.x) + constant(-0.5 * along))
    share = (best(x) - best(behind.x)) / (best(ahead.x) - best(behind.x))
    line: Sum = times(ahead.y, share) + times(behind.y, 1.0 - share)
    yield interval(line + flipped(y if best(y) >= 0 else flipped(y)) + constant(-0.5 * across))


def _out(place: Place) -> float:
    return best(place.y)


def parts_between_axles(build: Build) -> list[str]:
    """Parts but the body, from the rear half of the front wheels to the front half of the rear ones."""
    half = 0.5 * nominal_stance(build).wheelbase
    placed = (*build.dampers, *build.weights, *build.rollers, *build.poles, *build.plates)
    return [part.name for part in placed if abs(best(part.place.x)) < half]
