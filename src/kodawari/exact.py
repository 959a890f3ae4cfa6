"""Elementary functions that give the same bits on every machine.

The C library's sine, logarithm and friends differ between machines in the last bit, and its own choice of
instructions differs between processors. Where results must be the same to the bit (set-up of courses and
cars, sampling), Kodawari uses these instead: argument reduction and polynomials from +, −, ×, ÷ and square
roots, which IEEE 754 fixes. Errors are a few units in the last place, far below anything physical here.

Reductions after Cody and Waite, "Software Manual for the Elementary Functions" (1980); the normal quantile
after M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477-484.
"""

import math
from collections.abc import Iterable

__all__ = ["atan2", "cos", "exp", "hypot", "log", "normal_quantile", "plain_sum", "sin", "tan"]

PI = 3.141592653589793
HALF_PI_HIGH = 1.5707963267341256  # 33 leading bits of π/2
HALF_PI_LOW = 6.077100506506192e-11  # the rest
LN2_HIGH = 0.6931471803691238
LN2_LOW = 1.9082149292705877e-10


def _sin_kernel(x: float) -> float:
    """Sine on |x| ≤ π/4: Taylor to x^17, next term below 1e-17."""
    x2 = x * x
    total = 0.0
    for n in (17, 15, 13, 11, 9, 7, 5, 3):
        total = (1.0 + total) * (-x2 / (n * (n - 1)))
    return x * (1.0 + total)


def _cos_kernel(x: float) -> float:
    """Cosine on |x| ≤ π/4: Taylor to x^18."""
    x2 = x * x
    total = 0.0
    for n in (18, 16, 14, 12, 10, 8, 6, 4, 2):
        total = (1.0 + total) * (-x2 / (n * (n - 1)))
    return 1.0 + total


def _reduce(x: float) -> tuple[int, float]:
    """The quadrant and the remainder in [-π/4, π/4]."""
    quadrant = math.floor(x / (0.5 * PI) + 0.5)
    return quadrant % 4, (x - quadrant * HALF_PI_HIGH) - quadrant * HALF_PI_LOW


def sin(x: float) -> float:
    """Sine of x [rad]."""
    quadrant, r = _reduce(x)
    value = _sin_kernel(r) if quadrant % 2 == 0 else _cos_kernel(r)
    return -value if quadrant >= 2 else value


def cos(x: float) -> float:
    """Cosine of x [rad]."""
    quadrant, r = _reduce(x)
    value = _cos_kernel(r) if quadrant % 2 == 0 else _sin_kernel(r)
    return -value if quadrant in {1, 2} else value


def tan(x: float) -> float:
    """Tangent of x [rad]."""
    return sin(x) / cos(x)


def plain_sum(parts: Iterable[float]) -> float:
    """The sum from left to right. The built-in `sum` compensates from Python 3.12 on and gives other bits."""
    whole = 0.0
    for part in parts:
        whole += part
    return whole


def hypot(x: float, y: float) -> float:
    """Length of (x, y); plain, without the library's own rounding tricks."""
    return math.sqrt(x * x + y * y)


def _atan(x: float) -> float:
    """Arc tangent: two half-angle steps, then the Taylor series to x^29 on |x| ≤ 0.199."""
    half = x / (1.0 + math.sqrt(1.0 + x * x))
    quarter = half / (1.0 + math.sqrt(1.0 + half * half))
    q2 = quarter * quarter
    total = 0.0
    for n in range(29, 1, -2):
        total = q2 * (-total + 1.0 / n)
    return 4.0 * quarter * (1.0 - total)


def atan2(y: float, x: float) -> float:
    """Angle of the vector (x, y) [rad], in (-π, π]."""
    if x == 0.0 and y == 0.0:
        return 0.0
    if abs(x) >= abs(y):
        base = _atan(y / x)
        if x > 0:
            return base
        return base + PI if y >= 0 else base - PI
    base = _atan(x / y)
    return (0.5 * PI if y > 0 else -0.5 * PI) - base


def exp(x: float) -> float:
    """Exponential of x: power of two times a Taylor series on |r| ≤ ln 2 / 2."""
    k = math.floor(x / 0.6931471805599453 + 0.5)
    r = (x - k * LN2_HIGH) - k * LN2_LOW
    total = 1.0
    for n in range(18, 0, -1):
        total = 1.0 + total * r / n
    return math.ldexp(total, k)


def log(x: float) -> float:
    """Natural logarithm of x > 0: mantissa by the inverse hyperbolic tangent series."""
    mantissa, exponent = math.frexp(x)
    if mantissa < 0.7071067811865476:
        mantissa, exponent = mantissa * 2.0, exponent - 1
    z = (mantissa - 1.0) / (mantissa + 1.0)
    z2 = z * z
    total = 0.0
    for n in range(25, 0, -2):
        total = total * z2 + 1.0 / n
    return exponent * LN2_HIGH + (2.0 * z * total + exponent * LN2_LOW)


_CENTRE_TOP = (
    3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
)  # fmt: skip
_CENTRE_BOTTOM = (
    1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867,
    39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
)  # fmt: skip
_NEAR_TOP = (
    1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
    1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
)  # fmt: skip
_NEAR_BOTTOM = (
    1.0, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590,
    0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
)  # fmt: skip
_FAR_TOP = (
    6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
    0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
)  # fmt: skip
_FAR_BOTTOM = (
    1.0, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15,
)  # fmt: skip


def _ratio(top: tuple[float, ...], bottom: tuple[float, ...], x: float) -> float:
    """A rational function by two Horner schemes."""
    up = down = 0.0
    for a, b in zip(reversed(top), reversed(bottom), strict=True):
        up, down = up * x + a, down * x + b
    return up / down


def normal_quantile(p: float) -> float:
    """The standard normal quantile of p in (0, 1), to about 1e-16 (Wichura AS 241)."""
    q = p - 0.5
    if abs(q) <= 0.425:
        return q * _ratio(_CENTRE_TOP, _CENTRE_BOTTOM, 0.180625 - q * q)
    r = math.sqrt(-log(min(p, 1.0 - p)))
    value = _ratio(_NEAR_TOP, _NEAR_BOTTOM, r - 1.6) if r <= 5.0 else _ratio(_FAR_TOP, _FAR_BOTTOM, r - 5.0)
    return value if q > 0 else -value
