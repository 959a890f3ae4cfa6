"""Compilation of the kernels: strict floating point, no GIL, cached per source and machine.

Strict means: no reassociation and no fused multiply-add, so that SSE2, AVX2 and AVX-512 give the same bits.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from llvmlite import binding

# LLVM makes no vectors of loops shorter than 16 unless told to; ours are 8 long, one widest vector
binding.set_option("kodawari", "--vectorizer-min-trip-count=8")

__all__ = ["cache_folder", "inlined", "kernel"]

F = TypeVar("F", bound=Callable[..., object])


def cache_folder() -> Path:
    """Where compiled kernels are kept: a folder of its own for each state of the solver's sources.

    Numba looks at one file's date only; a kernel here is spread over many files, so the folder is named by
    the content of all of them.
    """
    digest = hashlib.sha256(numba.__version__.encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    base = os.environ.get("KODAWARI_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "kodawari" / f"kernels-{digest.hexdigest()[:16]}"


def inlined(function: F) -> F:
    """A small scalar function of a formula; always inlined, so that loops over lanes stay vectors."""
    compiled: Any = numba.njit(error_model="numpy", forceinline=True)(function)
    return cast("F", compiled)


def kernel(function: F) -> F:
    """A compiled pass over lanes, or the loop that runs the passes; kept on disk once compiled."""
    config: Any = numba.config
    before = config.CACHE_DIR
    config.CACHE_DIR = str(cache_folder())
    try:
        compiled: Any = numba.njit(error_model="numpy", nogil=True, cache=True)(function)
    finally:
        config.CACHE_DIR = before
    return cast("F", compiled)
