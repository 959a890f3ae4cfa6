"""Compilation of the kernels: strict floating point, no GIL, cached per source and machine.

Strict means: no reassociation and no fused multiply-add, so that SSE2, AVX2 and AVX-512 give the same bits.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numba

__all__ = ["cache_folder", "inlined", "kernel"]

F = TypeVar("F", bound=Callable[..., object])


def cache_folder() -> Path:
    """Where compiled kernels are kept: a folder of its own for each state of the solver's sources.

    Numba looks at one file's date only; a kernel here is spread over many files, so the folder is named by the
    content of all of them.
    """
    digest = hashlib.sha256(numba.__version__.encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    base = os.environ.get("KODAWARI_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "kodawari" / f"kernels-{digest.hexdigest()[:16]}"


def inlined(function: F) -> F:
    """A small scalar function of a formula; always inlined, so that loops over lanes stay vectors."""
    return numba.njit(error_model="numpy", forceinline=True)(function)  # type: ignore[no-any-return]


def kernel(function: F) -> F:
    """A compiled pass over lanes, or the loop that runs the passes; kept on disk once compiled."""
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(cache_folder())
    try:
        return numba.njit(error_model="numpy", nogil=True, cache=True)(function)  # type: ignore[no-any-return]
    finally:
        numba.config.CACHE_DIR = before
