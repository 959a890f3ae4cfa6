"""Where a point is on its segment: closed forms, exact for arcs and straights alike.

With a = κ x, b = 1 - κ y and q = √(a² + b²), the centre of curvature lies at distance q/κ, so that

    n = (1 - q)/κ = (2 y - κ (x² + y²)) / (1 + q)          offset to the left
    s = atan2(a, b)/κ = 2 atan(t)/κ,  t = a/(q + b)         arc length along the centre line
    e_s = (b, a)/q,  e_n = (-a, b)/q                        directions along and to the left

none of which divides by κ: a straight is the case κ = 0, not a branch. On a segment of at most 30° either way
the half angle |t| stays below tan 15°, where the series below is exact to 3e-13 m.
"""

import math

from kodawari.compiled import inlined
from kodawari.mini4wd.dynamics._vector import larger, smaller

GUARD = 1e-3


@inlined
def place_on_arc(x: float, y: float, curvature: float) -> tuple[float, float, float, float, float]:
    """Arc length s, offset n, direction (cosine, sine) of e_s and stretch q = 1 - κ n of a frame's point.

    Beyond a quarter turn from the frame (a car that has left its segment far behind) the half angle is held.
    """
    a = curvature * x
    b = 1.0 - curvature * y
    q = larger(math.sqrt(a * a + b * b), GUARD)
    p = larger(q + b, GUARD)
    inverse = 1.0 / (q * (1.0 + q) * p)
    n = (2.0 * y - curvature * (x * x + y * y)) * (inverse * q * p)
    per_p = inverse * q * (1.0 + q)
    t = a * per_p
    u = smaller(t * t, 0.36)
    # atan(t)/t by its Taylor series to t^18: 4e-12 off within 30° of arc, 2e-6 where the half angle is held
    series = 1.0 - u * (
        1.0 / 3.0
        - u
        * (
            0.2
            - u
            * (
                1.0 / 7.0
                - u
                * (
                    1.0 / 9.0
                    - u * (1.0 / 11.0 - u * (1.0 / 13.0 - u * (1.0 / 15.0 - u * (1.0 / 17.0 - u / 19.0))))
                )
            )
        )
    )
    per_q = inverse * (1.0 + q) * p
    return 2.0 * x * per_p * series, n, b * per_q, a * per_q, q


@inlined
def floor_height(s: float, c0: float, c1: float, c2: float, c3: float, c4: float, c5: float) -> float:
    """Height of the floor above the segment's plane."""
    return c0 + s * (c1 + s * (c2 + s * (c3 + s * (c4 + s * c5))))


@inlined
def floor_shape(
    s: float, c0: float, c1: float, c2: float, c3: float, c4: float, c5: float
) -> tuple[float, float, float]:
    """Height, slope and second derivative of the floor at s."""
    height = c0 + s * (c1 + s * (c2 + s * (c3 + s * (c4 + s * c5))))
    slope = c1 + s * (2.0 * c2 + s * (3.0 * c3 + s * (4.0 * c4 + s * (5.0 * c5))))
    bend = 2.0 * c2 + s * (6.0 * c3 + s * (12.0 * c4 + s * (20.0 * c5)))
    return height, slope, bend


@inlined
def foot_of(
    s: float, z: float, q: float, low: float, high: float,
    c0: float, c1: float, c2: float, c3: float, c4: float, c5: float,
) -> tuple[float, float, float, float]:  # fmt: skip
    """The floor point nearest to a point above (s, z): foot s, normal (along s, up), distance, slope factor.

    Newton steps on the derivative of the squared distance, q²(f - s) + (h(f) - z) h'(f) = 0, where q = 1 - κ
    n stretches the path at the point's own offset. On a straight incline the first step is exact. At a convex
    kink the foot is held at the end of the segment (`low`, `high`), and the normal points from the edge to
    the point.

    Returns:
        Foot s_f before it is held [m], which tells on which segment it belongs; unit normal (n_s, n_z) [-];
        distance of the point from the tangent plane there [m].
    """
    q2 = q * q
    f = s
    h, slope, bend = floor_shape(f, c0, c1, c2, c3, c4, c5)
    f -= (q2 * (f - s) + (h - z) * slope) / larger(q2 + slope * slope + (h - z) * bend, 0.25)
    h, slope, bend = floor_shape(f, c0, c1, c2, c3, c4, c5)
    f -= (q2 * (f - s) + (h - z) * slope) / larger(q2 + slope * slope + (h - z) * bend, 0.25)
    held = smaller(larger(f, low), high)
    h, slope, bend = floor_shape(held, c0, c1, c2, c3, c4, c5)
    along = (s - held) * q
    up = z - h
    at_edge = held != f
    raw_s = along if at_edge else -slope
    raw_z = up if at_edge else q
    # divided, not multiplied by the inverse: a level floor's normal is (0, 1) to the bit
    size = larger(math.sqrt(raw_s * raw_s + raw_z * raw_z), 1e-9)
    normal_s = raw_s / size
    normal_z = raw_z / size
    return f, normal_s, normal_z, along * normal_s + up * normal_z
