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
from numba.core.caching import _CacheLocator

# LLVM makes no vectors of loops shorter than 16 unless told to; ours are 8 long, one widest vector
binding.set_option("kodawari", "--vectorizer-min-trip-count=8")

__all__ = ["cache_folder", "inlined", "is_kept", "kernel"]

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


def is_kept(source: Path, name: str) -> bool:
    """Whether the kernel of this name in a source is kept on disk, so that using it does not compile.

    Numba keeps kernels apart by the path of their source, and compiles anew when its date has changed: what
    another installation of the same version has compiled is of no use to this one.
    """
    locator: Any = _CacheLocator  # untyped
    folder = cache_folder(source.parent) / locator.get_suitable_cache_subpath(str(source))
    return any(each.stat().st_mtime >= source.stat().st_mtime for each in folder.glob(f"*.{name}-*.nbc"))


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
