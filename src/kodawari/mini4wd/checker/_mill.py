"""The physics of a speed checker: a car that drives rollers and stands still.

The body is held: there is no air drag of the body, no wall, no weight to move. The motor turns the wheels and
these turn the device's rollers. Everything is linear in the tread's speed v,

    M dv/dt = F0 − F1 v − c0 − c1 v

so v = v_top (1 − exp(−t/τ)), with v_top = (F0 − c0)/(F1 + c1) and τ = M/(F1 + c1).
"""

from dataclasses import dataclass
from typing import Any

from kodawari.mini4wd.steady import Drive, Resistance, steady_speed, time_over

__all__ = ["Treadmill", "distance_time", "settling_time", "top_speed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Treadmill:
    """What the car drives; each number a float or an array.

    Attributes:
        drag: Constant drag at the tread [N], the tyres' own rolling included.
        drag_viscous: Drag per speed of the tread [N s/m].
        mass: All that turns, car and device, as a mass that moves with the tread [kg].
        scale: Shown speed over the tread's.
    """

    drag: Any
    drag_viscous: Any
    mass: Any
    scale: Any = 1.0


def top_speed(drive: Drive, mill: Treadmill) -> Any:
    """Speed that the device shows in the end [m/s]; NaN where the wheels do not turn."""
    resistance = Resistance(constant=mill.drag, linear=mill.drag_viscous)
    return mill.scale * steady_speed(drive, resistance)


def settling_time(drive: Drive, mill: Treadmill) -> Any:
    """Time constant τ of the run-up [s]."""
    return mill.mass / (drive.line[1] + mill.drag_viscous)


def distance_time(distance: float, drive: Drive, mill: Treadmill) -> Any:
    """Time from rest over a distance [m] by the device's own count [s]; NaN as `top_speed`."""
    return time_over(distance, top_speed(drive, mill), settling_time(drive, mill))
