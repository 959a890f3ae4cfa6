"""The middle of a placed piece as the editor draws it: a line, an arc, or a hairpin."""

from math import ceil, cos, hypot, pi, radians, sin

from kodawari.mini4wd.course.formats.layout import Placed

__all__ = ["centre_points", "road_width"]

Sample = tuple[float, float, float]
"""Share of the piece from its first end, x, y [cm]."""

_WIDTHS = {3: 36.0, 5: 60.0}


def road_width(piece: Placed) -> float:
    """Drawn width of a piece [cm]."""
    return _WIDTHS.get(piece.kind.lanes, 36.0)


def centre_points(piece: Placed, spacing: float) -> list[Sample]:
    """Places along a piece, at most `spacing` apart [cm]; the ends are left out, where others begin."""
    (x, y, out), (u, v, away) = piece.end(0), piece.end(1)
    turn = (away - out) % 360.0 - 180.0
    if abs(abs(turn) - 180.0) < 1.0:
        return _hairpin(piece, spacing)
    chord = hypot(u - x, v - y)
    half = radians(0.5 * turn)
    count = max(2, ceil(chord * (1.0 if abs(turn) < 1.0 else half / sin(half)) / spacing))
    found = []
    for k in range(count):
        share = (k + 0.5) / count
        reach = chord * (share if abs(turn) < 1.0 else sin(share * half) / sin(half))
        way = radians(out + 180.0) + (half if abs(turn) < 1.0 else share * half)
        found.append((share, x + reach * cos(way), y + reach * sin(way)))
    return found


def _hairpin(piece: Placed, spacing: float) -> list[Sample]:
    """A piece that comes back beside its entry: two legs and a half circle, centred on the stored point."""
    (x, y, out), (u, v, _) = piece.end(0), piece.end(1)
    radius = 0.5 * hypot(u - x, v - y)
    leg = max(0.0, 2.0 * abs(piece.kind.ends[0][0]) - radius - 0.5 * road_width(piece))
    c, s = cos(radians(out + 180.0)), sin(radians(out + 180.0))
    length = 2.0 * leg + pi * radius
    count = max(4, ceil(length / spacing))
    found = []
    for k in range(count):
        way = (k + 0.5) / count * length
        angle = min(max((way - leg) / radius, 0.0), pi)
        ahead = min(way, length - way, leg) + radius * sin(angle)
        aside = 0.5 * (1.0 - cos(angle))
        found.append((way / length, x + c * ahead + aside * (u - x), y + s * ahead + aside * (v - y)))
    return found
