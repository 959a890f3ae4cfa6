"""What every contact needs first: its place on the lane, and the lane's own directions there."""

from kodawari.mini4wd.dynamics._compile import inlined
from kodawari.mini4wd.dynamics._place import place_on_arc
from kodawari.mini4wd.dynamics._vector import Nine, Triple, dot


@inlined
def lane_directions(
    cosine: float, sine: float,
    e00: float, e01: float, e02: float, e10: float, e11: float, e12: float,
) -> tuple[float, float, float, float, float, float]:  # fmt: skip
    """World directions along the lane (e_s) and to its left (e_n), from the frame's x and y axes."""
    return (
        cosine * e00 + sine * e10,
        cosine * e01 + sine * e11,
        cosine * e02 + sine * e12,
        cosine * e10 - sine * e00,
        cosine * e11 - sine * e01,
        cosine * e12 - sine * e02,
    )


@inlined
def into(m: Nine, x: float, y: float, z: float) -> Triple:
    """A world vector in the directions whose rows are m."""
    return (
        m[0] * x + m[1] * y + m[2] * z,
        m[3] * x + m[4] * y + m[5] * z,
        m[6] * x + m[7] * y + m[8] * z,
    )


@inlined
def out_of(m: Nine, x: float, y: float, z: float) -> Triple:
    """A vector in the directions whose rows are m, back in the world: the transpose of `into`."""
    return (
        m[0] * x + m[3] * y + m[6] * z,
        m[1] * x + m[4] * y + m[7] * z,
        m[2] * x + m[5] * y + m[8] * z,
    )


@inlined
def locate(
    x: float, y: float, z: float, axes: Nine, curvature: float
) -> tuple[float, float, float, float, Nine]:
    """Place of a world offset (from the segment's origin) on the lane.

    Returns:
        s [m], n [m], height above the segment's plane [m], stretch q [-], and the rows e_s, e_n, e_z in the
        world.
    """
    fx, fy, fz = into(axes, x, y, z)
    s, n, cosine, sine, q = place_on_arc(fx, fy, curvature)
    ax, ay, az, bx, by, bz = lane_directions(
        cosine, sine, axes[0], axes[1], axes[2], axes[3], axes[4], axes[5]
    )
    return s, n, fz, q, (ax, ay, az, bx, by, bz, axes[6], axes[7], axes[8])


@inlined
def axis_in(m: Nine, r: Nine, ax: float, ay: float, az: float) -> Triple:
    """A body vector, through the rotation r (body to world), in the directions m."""
    wx = dot(r[0], r[1], r[2], ax, ay, az)
    wy = dot(r[3], r[4], r[5], ax, ay, az)
    wz = dot(r[6], r[7], r[8], ax, ay, az)
    return into(m, wx, wy, wz)
