"""Masses: of a car put together from parts, and the share of it that a contact moves."""

from collections.abc import Sequence

from kodawari.exact import plain_sum
from kodawari.mini4wd.course import Matrix
from kodawari.mini4wd.crosscheck._car_schema import Vector

__all__ = ["Part", "lumped", "shared_masses", "single_mass"]

Part = tuple[float, Vector, Vector]
"""Mass [kg], centre [m] and principal moments of inertia about it [kg m²]."""


def lumped(parts: Sequence[Part]) -> tuple[float, Vector, Matrix]:
    """Mass [kg], centre [m] and inertia about it [kg m²] of parts, by the parallel-axis theorem."""
    mass = plain_sum(part[0] for part in parts)
    centre = [plain_sum(m * at[k] for m, at, _ in parts) / mass for k in range(3)]
    rows = [[0.0] * 3 for _ in range(3)]
    for m, at, own in parts:
        d = [a - c for a, c in zip(at, centre, strict=True)]
        square = plain_sum(x * x for x in d)
        for a in range(3):
            for b in range(3):
                rows[a][b] += (own[a] + m * square if a == b else 0.0) - m * d[a] * d[b]
    x, y, z = centre
    (xx, xy, xz), (yx, yy, yz), (zx, zy, zz) = rows
    return mass, (x, y, z), ((xx, xy, xz), (yx, yy, yz), (zx, zy, zz))


def shared_masses(mass: float, arms: Sequence[float]) -> list[float]:
    """How contacts side by side share a car's mass when they are pressed all at once.

    A law at the level of accelerations gives every contact the same acceleration at the same penetration,
    whatever the others do: a car that lands or hits flat does not turn. Springs do that when their masses m_i
    satisfy Σ m_i = m and Σ m_i x_i = 0, x_i their places along the car from the centre of mass. With more
    contacts than equations the even-most answer is taken, that of least Σ m_i²; so those at the same end are
    alike. Heights are left out: a car that hits a wall stands on its tyres, which hold its roll.

    Args:
        mass: Of the car [kg].
        arms: Places of the contacts along the car from the centre of mass [m].

    Returns:
        The masses [kg]; equal ones where a share would not be positive.
    """
    count = len(arms)
    first, second = plain_sum(arms), plain_sum(arm * arm for arm in arms)
    spread = count * second - first * first
    if spread <= 0.0:
        return [mass / count] * count
    # least squares: m_i = a + b x_i with n a + b Σx = m and a Σx + b Σx² = 0
    a, b = mass * second / spread, -mass * first / spread
    shares = [a + b * arm for arm in arms]
    return shares if min(shares) > 0.0 else [mass / count] * count


def single_mass(mass: float, centre: Vector, inertia: Matrix, place: Vector, normal: Vector) -> float:
    """The mass that a lone contact moves [kg]: 1/(1/m + (r × n)·I⁻¹(r × n)).

    Args:
        mass: Of the car [kg].
        centre: Its centre of mass [m].
        inertia: About the centre [kg m²].
        place: Of the contact [m].
        normal: Its direction.
    """
    import numpy as np  # noqa: PLC0415 - as above

    turn = np.cross(np.subtract(place, centre), normal)
    return float(1.0 / (1.0 / mass + turn @ np.linalg.solve(np.array(inertia), turn)))
