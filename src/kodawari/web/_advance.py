"""How a job tells how far it is, and how it hears that it shall stop."""

from collections.abc import Callable

__all__ = ["Advance", "Stopped"]

Advance = Callable[[str, int, int], None]
"""Takes the stage, what is done and what there is to do; raises `Stopped` when it shall end."""


class Stopped(BaseException):
    """Somebody asked the job to stop."""
