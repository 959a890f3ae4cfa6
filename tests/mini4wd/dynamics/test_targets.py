"""Other processors: the same bits on SSE2 and AVX2 as here, and vector code in every pass."""

import hashlib
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kodawari.mini4wd.dynamics import run_batch
from kodawari.mini4wd.dynamics.testing import hilly_loop, start_grid

TARGETS = {"sse2": "x86-64", "avx2": "x86-64-v3", "avx512": "znver4"}
SCALAR_ON_SSE2 = {"probe_pass", "probe_pass_level"}
"""Passes of many selects, which SSE2 has no instruction for: the compiler finds single numbers cheaper."""

pytestmark = pytest.mark.skipif(platform.machine() != "x86_64", reason="names targets of x86-64 processors")


def told_by(what: str, target: str) -> dict[str, Any]:
    environment = os.environ | {"NUMBA_CPU_NAME": TARGETS[target], "NUMBA_CPU_FEATURES": ""}
    program = Path(__file__).with_name("target.py")
    done = subprocess.run(
        [sys.executable, str(program), what], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize("target", ["sse2", "avx2"])
def test_the_same_bits_on_every_target(target: str) -> None:
    chain = hilly_loop()
    here = run_batch(start_grid(chain), [chain], threads=2)
    digest = hashlib.sha256(b"".join(part.tobytes() for part in (here.results, here.laps, here.gates)))
    assert told_by("bits", target) == {"digest": digest.hexdigest()}


@pytest.mark.parametrize(("target", "register"), [("sse2", "xmm"), ("avx512", "zmm")])
def test_every_pass_works_on_vectors(target: str, register: str) -> None:
    # beside its vectors a pass has one copy with single numbers, for arrays that overlap: never taken here
    for name, found in told_by("assembly", target).items():
        if target == "sse2" and name in SCALAR_ON_SSE2:
            continue
        assert found.get(register, 0) >= found.get("scalar", 0), name
        assert found.get(register, 0) > 5, name
