"""What the pages may ask: one module for each kind of thing."""

from typing import Any

from kodawari.web.api import _about, _cars, _courses, _jobs, _races, _share

__all__ = ["HANDLERS"]

HANDLERS: list[Any] = [
    *_about.HANDLERS,
    *_cars.HANDLERS,
    *_courses.HANDLERS,
    *_jobs.HANDLERS,
    *_races.HANDLERS,
    *_share.HANDLERS,
]
"""Every handler below `/api`."""
