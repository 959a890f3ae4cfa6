"""Compilation of numerical kernels: strict floating point, no GIL, kept on disk per state of the sources.

Strict means no reassociation and no fused multiply-add, so that machines agree to the last bit.
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


def cache_folder(sources: Path) -> Path:
    """Where the kernels of a folder of sources are kept, named by the content of all of them.

    Numba looks at the date of one file only; a kernel is spread over several.
    """
    digest = hashlib.sha256(numba.__version__.encode())
    for source in sorted(sources.glob("*.py")):
        digest.update(source.read_bytes())
    base = os.environ.get("KODAWARI_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "kodawari" / f"kernels-{digest.hexdigest()[:16]}"


def inlined(function: F) -> F:
    """A small function of a formula, inlined wherever a kernel calls it."""
    compiled: Any = numba.njit(error_model="numpy", forceinline=True)(function)
    return cast("F", compiled)


def kernel(function: F) -> F:
    """A compiled loop, kept on disk once compiled; it lets other threads run meanwhile.

    A change in any file of the folder that holds the function compiles it anew.
    """
    config: Any = numba.config
    before = config.CACHE_DIR
    config.CACHE_DIR = str(cache_folder(Path(function.__code__.co_filename).parent))
    try:
        compiled: Any = numba.njit(error_model="numpy", nogil=True, cache=True)(function)
    finally:
        config.CACHE_DIR = before
    return cast("F", compiled)
