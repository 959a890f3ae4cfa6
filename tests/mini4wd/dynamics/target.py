"""Run as a program, with NUMBA_CPU_NAME and NUMBA_CPU_FEATURES set: what this target makes of the kernels.

`python target.py assembly` prints, for each pass, how many multiplications work on which vector registers.
`python target.py bits` prints a digest of everything that a mixed batch of runs leaves behind.
"""

import collections
import hashlib
import json
import re
import sys

import numba

from kodawari.mini4wd.dynamics import _body, _damper, _point, _roller, _tracker, _wheel, run_batch
from kodawari.mini4wd.dynamics.testing import hilly_loop, start_grid

PASSES = (
    _wheel.wheel_pass, _wheel.wheel_pass_level, _roller.roller_pass, _roller.roller_pass_level,
    _roller.coast_pass, _roller.roller_top_pass, _point.probe_pass, _point.probe_pass_level,
    _point.point_pass, _tracker.track_pass, _tracker.track_pass_level, _body.spin_pass, _body.free_pass,
    _body.coupled_pass, _body.move_pass, _damper.damper_pass, _damper.damper_step,
)  # fmt: skip
MULTIPLY = re.compile(r"\bv?mul([ps])d\b.*%(xmm|ymm|zmm)")


def multiplications(kernel: object) -> dict[str, int]:
    """Multiplications of a pass: packed ones by register, single ones as `scalar`."""
    function = kernel.py_func  # type: ignore[attr-defined]
    fresh = numba.njit(error_model="numpy", nogil=True)(function)
    count = function.__code__.co_argcount
    kinds = {"B": numba.float64[::1], "C": numba.float64[::1], "D": numba.float64[::1], "beat": numba.float64}
    fresh.compile(tuple(kinds[name] for name in function.__code__.co_varnames[:count]))
    (text,) = fresh.inspect_asm().values()
    found: collections.Counter[str] = collections.Counter()
    for line in text.splitlines():
        if match := MULTIPLY.search(line):
            found[match[2] if match[1] == "p" else "scalar"] += 1
    return dict(found)


def digest() -> str:
    """Of a batch of full cars that race over a hill, fly, and hit walls."""
    chain = hilly_loop()
    result = run_batch(start_grid(chain), [chain], threads=1)
    parts = (result.results, result.laps, result.gates)
    return hashlib.sha256(b"".join(part.tobytes() for part in parts)).hexdigest()


if __name__ == "__main__":
    if sys.argv[1] == "assembly":
        report: dict[str, object] = {
            getattr(kernel, "py_func").__name__: multiplications(kernel)  # noqa: B009 — a compiled function
            for kernel in PASSES
        }
    else:
        report = {"digest": digest()}
    sys.stdout.write(json.dumps(report))
