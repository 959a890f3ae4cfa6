"""Small vector algebra for the kernels: plain scalars in, plain scalars out."""

from kodawari.compiled import inlined

Triple = tuple[float, float, float]
Nine = tuple[float, float, float, float, float, float, float, float, float]


@inlined
def cross(ax: float, ay: float, az: float, bx: float, by: float, bz: float) -> Triple:
    """A × b."""
    return ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx


@inlined
def dot(ax: float, ay: float, az: float, bx: float, by: float, bz: float) -> float:
    """A · b."""
    return ax * bx + ay * by + az * bz


@inlined
def larger(a: float, b: float) -> float:
    """The larger of two numbers, as a select."""
    return max(b, a)


@inlined
def smaller(a: float, b: float) -> float:
    """The smaller of two numbers, as a select."""
    return min(b, a)


@inlined
def rotation_of(w: float, x: float, y: float, z: float) -> Nine:
    """Rotation matrix, row by row, of a unit quaternion: body to world."""
    return (
        1.0 - 2.0 * (y * y + z * z),
        2.0 * (x * y - w * z),
        2.0 * (x * z + w * y),
        2.0 * (x * y + w * z),
        1.0 - 2.0 * (x * x + z * z),
        2.0 * (y * z - w * x),
        2.0 * (x * z - w * y),
        2.0 * (y * z + w * x),
        1.0 - 2.0 * (x * x + y * y),
    )


@inlined
def symmetric_inverse(
    xx: float, xy: float, xz: float, yy: float, yz: float, zz: float
) -> tuple[float, float, float, float, float, float]:
    """Inverse of a symmetric 3×3 matrix, by its adjugate."""
    cxx = yy * zz - yz * yz
    cxy = xz * yz - xy * zz
    cxz = xy * yz - xz * yy
    scale = 1.0 / (xx * cxx + xy * cxy + xz * cxz)
    return (
        cxx * scale,
        cxy * scale,
        cxz * scale,
        (xx * zz - xz * xz) * scale,
        (xy * xz - xx * yz) * scale,
        (xx * yy - xy * xy) * scale,
    )


@inlined
def symmetric_times(
    xx: float, xy: float, xz: float, yy: float, yz: float, zz: float, bx: float, by: float, bz: float
) -> Triple:
    """Symmetric 3×3 matrix times a vector."""
    return xx * bx + xy * by + xz * bz, xy * bx + yy * by + yz * bz, xz * bx + yz * by + zz * bz
