"""From the units of the bench to SI."""

from kodawari import exact

__all__ = ["GRAM", "G_MM2", "MM", "sine_cosine"]

MM = 1e-3
"""One mm in m."""
GRAM = 1e-3
"""One g in kg."""
G_MM2 = 1e-9
"""One g mm² in kg m²."""


def sine_cosine(angle: float) -> tuple[float, float]:
    """Sine and cosine of an angle [°]."""
    radians = angle * exact.PI / 180.0
    return exact.sin(radians), exact.cos(radians)
