"""The segment: the one shape that every course is made of, as the solver meets it."""

from dataclasses import dataclass

__all__ = ["Matrix", "Segment", "Vector"]

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of one lane with constant curvature in its own rigid frame.

    The frame sits at the middle of the stretch: x along the lane's centre line in the running direction, y to
    the left, z up out of the segment's plane. The centre line is the arc of curvature `curvature` in the
    plane z = 0 through the frame's origin; s runs along it from -half_length to +half_length. The floor
    stands `profile`(s) above the plane; walls stand perpendicular to the plane, `half_width` to either side
    of the centre line, `wall_height` above the floor. SI units throughout.

    Attributes:
        origin: World position of the frame's origin [m], shape (3,).
        axes: Rows are the frame's x, y and z axes in world coordinates [-], shape (3, 3), orthonormal.
        curvature: Signed plan curvature of the centre line [1/m]; positive turns left.
        half_length: Half of the plan arc length [m], > 0; at most 30° of arc either way.
        profile: Coefficients c0..c5 of the floor height h(s) = Σ c_k s^k [m, m/m, 1/m, …], shape (6,).
        half_width: Half of the free width between the walls [m].
        wall_height: Height of the wall tops above the floor [m].
        piece: Index of the piece in its course, in running order.
        kind: The piece's class name: `straight`, `corner-45`, `lane-changer`, …
        lane: Number of the lane that this stretch belongs to (lane 1 is the inner one at the start line).
    """

    origin: Vector
    axes: Matrix
    curvature: float
    half_length: float
    profile: tuple[float, float, float, float, float, float]
    half_width: float
    wall_height: float
    piece: int
    kind: str
    lane: int

    @property
    def length(self) -> float:
        """Plan arc length of the centre line [m]."""
        return 2.0 * self.half_length

    def height(self, s: float) -> float:
        """Height of the floor above the segment's plane at `s` [m]."""
        c0, c1, c2, c3, c4, c5 = self.profile
        return c0 + s * (c1 + s * (c2 + s * (c3 + s * (c4 + s * c5))))

    def slope(self, s: float) -> float:
        """Slope of the floor along the centre line at `s` [-]."""
        _, c1, c2, c3, c4, c5 = self.profile
        return c1 + s * (2 * c2 + s * (3 * c3 + s * (4 * c4 + s * 5 * c5)))
