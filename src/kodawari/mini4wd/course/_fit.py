"""Quintic fits: a height curve as pieces whose height, slope and curvature are right at both ends."""

from collections.abc import Sequence
from itertools import pairwise

from kodawari.mini4wd.course._height import Curve, Jet

__all__ = ["Quintic", "cuts", "hermite"]

Quintic = tuple[float, float, float, float, float, float]

TOLERANCE = 9e-9
"""Largest difference between a height curve and its fit [m]; 1e-8 m is promised."""

_PROBES = tuple((k + 0.5) / 11 for k in range(11))
"""Where a fit is compared; the difference peaks near the middle."""


def hermite(start: Jet, end: Jet, half: float) -> Quintic:
    """The quintic through two jets (height, slope, second derivative) at s = −half and s = +half.

    Its coefficients c0…c5 are in powers of s. Even and odd parts separate: with sums and differences of the
    end values, each part is a 3 × 3 system solved by hand.

    Args:
        start: Jet at −half, in m, -, 1/m.
        end: Jet at +half.
        half: Half of the length [m], > 0.
    """
    h_even, h_odd = 0.5 * (end[0] + start[0]), 0.5 * (end[0] - start[0])
    g_odd, g_even = 0.5 * (end[1] - start[1]) * half, 0.5 * (end[1] + start[1]) * half
    k_even, k_odd = 0.5 * (end[2] + start[2]) * half * half, 0.5 * (end[2] - start[2]) * half * half
    c4 = (k_even - g_odd) / 8.0
    c2 = (g_odd - 4.0 * c4) / 2.0
    c0 = h_even - c2 - c4
    c5 = (k_odd - 3.0 * (g_even - h_odd)) / 8.0
    c3 = (g_even - h_odd - 4.0 * c5) / 2.0
    c1 = h_odd - c3 - c5
    h2 = half * half
    return (c0, c1 / half, c2 / h2, c3 / (h2 * half), c4 / (h2 * h2), c5 / (h2 * h2 * half))


def cuts(curve: Curve, breaks: Sequence[float]) -> list[float]:
    """Where a curve is cut: at the given places and as often between them as the fit needs.

    Args:
        curve: The height curve.
        breaks: Ascending places from 0 to the curve's length [m], both included.
    """
    places = [breaks[0]]
    for start, end in pairwise(breaks):
        count = 1
        while not _fits(curve, start, end, count):
            count += 1
        places += [start + (end - start) * k / count for k in range(1, count)]
        places.append(end)
    return places


def _fits(curve: Curve, start: float, end: float, count: int) -> bool:
    """Whether `count` equal quintics follow the curve between two places."""
    step = (end - start) / count
    for k in range(count):
        a, b = start + k * step, start + (k + 1) * step
        c = hermite(curve.at(a), curve.at(b), 0.5 * step)
        for share in _PROBES:
            s = (share - 0.5) * step
            fit = c[0] + s * (c[1] + s * (c[2] + s * (c[3] + s * (c[4] + s * c[5]))))
            if abs(fit - curve.at(a + share * step)[0]) > TOLERANCE:
                return False
    return True
