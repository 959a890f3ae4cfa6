"""The speed checker: a device, not a course. The car stands still and its wheels turn rollers.

docs/theory/speed-checker.md derives it. Where a command asks for a course, it is called `speed-checker`.
"""

from kodawari.mini4wd.checker._device import Device, load_device
from kodawari.mini4wd.checker._mill import Treadmill, distance_time, settling_time, top_speed
from kodawari.mini4wd.checker._run import NAME, on_the_checker, run_checker
from kodawari.mini4wd.checker.outcome import CheckerResult

__all__ = [
    "NAME",
    "CheckerResult",
    "Device",
    "Treadmill",
    "distance_time",
    "load_device",
    "on_the_checker",
    "run_checker",
    "settling_time",
    "top_speed",
]
