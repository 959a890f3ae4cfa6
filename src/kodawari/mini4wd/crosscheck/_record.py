"""The record of a run: what every engine tells in the same words, so that one ruler measures all of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kodawari.mini4wd.crosscheck._road import Road

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Poses", "Record", "record_of", "rotations"]


@dataclass(frozen=True, slots=True)
class Poses:
    """What an engine found, in the world, at n equal steps.

    Attributes:
        time: [s], shape (n,).
        centre: Centre of mass of the rigid car [m], shape (n, 3).
        centre_velocity: [m/s], shape (n, 3).
        origin: The car's own origin [m], shape (n, 3).
        origin_velocity: [m/s], shape (n, 3).
        spin: Of the wheels [rad/s], shape (n,).
        segment: Of the chain, on which the centre of mass is, shape (n,).
        touching: Whether a tyre carries load, shape (n,).
        out: Whether the car left its lane, turned over or stalled.
    """

    time: "NDArray[np.float64]"
    centre: "NDArray[np.float64]"
    centre_velocity: "NDArray[np.float64]"
    origin: "NDArray[np.float64]"
    origin_velocity: "NDArray[np.float64]"
    spin: "NDArray[np.float64]"
    segment: "NDArray[np.int64]"
    touching: "NDArray[np.bool_]"
    out: bool


@dataclass(frozen=True, slots=True)
class Record:
    """The same run along its lane.

    Attributes:
        time: [s], shape (n,).
        progress: Way of the centre of mass from the start line along the lane's middle, in plan [m], (n,).
        offset: Of the centre of mass to the left [m], (n,).
        lateral: Its velocity to the left [m/s], (n,).
        rise: Height of the car's origin over the floor below it [m], (n,).
        speed: Of the car's origin, level [m/s], (n,).
        spin: Of the wheels [rad/s], (n,).
        touching: Whether a tyre carries load, (n,).
        out: Whether the car left its lane, turned over or stalled.
    """

    time: "NDArray[np.float64]"
    progress: "NDArray[np.float64]"
    offset: "NDArray[np.float64]"
    lateral: "NDArray[np.float64]"
    rise: "NDArray[np.float64]"
    speed: "NDArray[np.float64]"
    spin: "NDArray[np.float64]"
    touching: "NDArray[np.bool_]"
    out: bool


def record_of(poses: Poses, road: Road) -> Record:
    """A run in the coordinates of its lane."""
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is run

    segments = road.chain.segments
    curvature = np.array([segment.curvature for segment in segments])[poses.segment]
    begin = np.array(road.chain.progress)[poses.segment]
    half = np.array([segment.half_length for segment in segments])[poses.segment]
    profile = np.array([segment.profile for segment in segments])[poses.segment]
    axes = np.array([segment.axes for segment in segments])[poses.segment]
    middle = np.array([segment.origin for segment in segments])[poses.segment]

    def along(points: "NDArray[np.float64]") -> tuple["NDArray[np.float64]", ...]:
        """Direction angle, s, n and height over the floor of world points, each on its row's segment."""
        x, y, z = np.einsum("nij,nj->in", axes, points - middle)
        angle = np.arctan2(curvature * x, 1.0 - curvature * y)
        straight = curvature == 0.0
        safe = np.where(straight, 1.0, curvature)
        s = np.where(straight, x, angle / safe)
        n = np.where(straight, y, (1.0 - np.hypot(curvature * x, 1.0 - curvature * y)) / safe)
        return angle, s, n, z - sum(profile[:, k] * s**k for k in range(6))

    angle, s, offset, _ = along(poses.centre)
    velocity = np.einsum("nij,nj->in", axes, poses.centre_velocity)
    return Record(
        time=poses.time,
        progress=begin + half + s,
        offset=offset,
        lateral=np.cos(angle) * velocity[1] - np.sin(angle) * velocity[0],
        rise=along(poses.origin)[3],
        speed=np.hypot(poses.origin_velocity[:, 0], poses.origin_velocity[:, 1]),
        spin=poses.spin,
        touching=poses.touching,
        out=poses.out,
    )


def rotations(quaternion: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Matrices of unit quaternions (w, x, y, z), shape (n, 3, 3)."""
    import numpy as np  # noqa: PLC0415 - as above

    w, x, y, z = quaternion.T
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
        [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
        [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
    ]
    return np.moveaxis(np.array(rows), -1, 0)
