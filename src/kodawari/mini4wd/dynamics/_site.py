"""What every contact needs first: its place on the lane, and the lane's own directions there.

Most of a course is level and flat. There the third of each direction is known, so these functions take a
constant `level` and leave out what is zero or one: half of the work. Nothing else differs, so both ways give
the same bits on a level segment, and a batch may take either.
"""

from kodawari.compiled import inlined
from kodawari.mini4wd.dynamics._place import place_on_arc
from kodawari.mini4wd.dynamics._vector import Nine, Triple, dot


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
def to_lane(m: Nine, x: float, y: float, z: float, level: bool) -> Triple:
    """A world vector in the lane's directions."""
    if level:
        return m[0] * x + m[1] * y, m[3] * x + m[4] * y, z
    return into(m, x, y, z)


@inlined
def to_world(m: Nine, x: float, y: float, z: float, level: bool) -> Triple:
    """A vector in the lane's directions, back in the world."""
    if level:
        return m[0] * x + m[3] * y, m[1] * x + m[4] * y, z
    return out_of(m, x, y, z)


@inlined
def lane_directions(cosine: float, sine: float, e: Nine, level: bool) -> Nine:
    """World directions along the lane (e_s), to its left (e_n) and out of its plane, from its frame's."""
    ax, ay = cosine * e[0] + sine * e[3], cosine * e[1] + sine * e[4]
    bx, by = cosine * e[3] - sine * e[0], cosine * e[4] - sine * e[1]
    if level:
        return ax, ay, 0.0, bx, by, 0.0, 0.0, 0.0, 1.0
    return ax, ay, cosine * e[2] + sine * e[5], bx, by, cosine * e[5] - sine * e[2], e[6], e[7], e[8]


@inlined
def locate(
    x: float, y: float, z: float, axes: Nine, curvature: float, level: bool
) -> tuple[float, float, Triple, Triple, Nine]:
    """Place of a world offset (from the segment's origin) on the lane.

    Returns:
        s [m]; n [m]; offset in the segment's frame [m]; stretch q and direction (cosine, sine) of e_s there
        [-]; the rows e_s, e_n, e_z in the world.
    """
    frame = to_lane(axes, x, y, z, level)
    s, n, cosine, sine, q = place_on_arc(frame[0], frame[1], curvature)
    return s, n, frame, (q, cosine, sine), lane_directions(cosine, sine, axes, level)


@inlined
def axis_in(m: Nine, r: Nine, ax: float, ay: float, az: float, level: bool) -> Triple:
    """A body vector, through the rotation r (body to world), in the lane's directions m."""
    wx = dot(r[0], r[1], r[2], ax, ay, az)
    wy = dot(r[3], r[4], r[5], ax, ay, az)
    wz = dot(r[6], r[7], r[8], ax, ay, az)
    return to_lane(m, wx, wy, wz, level)
