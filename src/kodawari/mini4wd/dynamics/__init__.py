"""The lane solver: rigid cars with real contacts between walls, many at a time, the same bits every time.

A *raw car* on a *chain* of segments, from a *start*: `pack` writes the three as numbers, `run_batch` runs
many of them to their ends on all cores, `trace_run` looks at one closely. The physics is derived in
docs/theory/lane-solver.md, page by page in the order of the private modules here.
"""

from kodawari.mini4wd.dynamics.batch import BatchResult, cores, is_compiled, run_batch
from kodawari.mini4wd.dynamics.chain import Chain, chain_of
from kodawari.mini4wd.dynamics.pack import PackedCar, Start, on_the_line, pack
from kodawari.mini4wd.dynamics.rawcar import (
    Battery,
    ContactLaw,
    Damper,
    Driveline,
    Motor,
    Point,
    RawCar,
    Roller,
    Spinner,
    Wheel,
)
from kodawari.mini4wd.dynamics.single import Trace, trace_run
from kodawari.mini4wd.dynamics.version import DEFAULT_STEP, PHYSICS_VERSION

__all__ = [
    "DEFAULT_STEP",
    "PHYSICS_VERSION",
    "BatchResult",
    "Battery",
    "Chain",
    "ContactLaw",
    "Damper",
    "Driveline",
    "Motor",
    "PackedCar",
    "Point",
    "RawCar",
    "Roller",
    "Spinner",
    "Start",
    "Trace",
    "Wheel",
    "chain_of",
    "cores",
    "is_compiled",
    "on_the_line",
    "pack",
    "run_batch",
    "trace_run",
]
