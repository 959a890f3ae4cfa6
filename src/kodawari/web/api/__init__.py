"""What the pages may ask: one module for each kind of thing."""

from typing import Any

from kodawari.web.api import _about, _boxes, _cars, _courses, _jobs, _races, _tunes

__all__ = ["HANDLERS"]

HANDLERS: list[Any] = [
    *_about.HANDLERS,
    *_boxes.HANDLERS,
    *_cars.HANDLERS,
    *_courses.HANDLERS,
    *_jobs.HANDLERS,
    *_races.HANDLERS,
    *_tunes.HANDLERS,
]
"""Every handler below `/api`."""
