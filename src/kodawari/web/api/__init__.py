"""What the pages may ask: one module for each kind of thing."""

from typing import Any

from kodawari.web.api import _about, _cars, _courses, _drafts, _jobs, _pieces, _races

__all__ = ["HANDLERS"]

HANDLERS: list[Any] = [
    *_about.HANDLERS,
    *_cars.HANDLERS,
    *_courses.HANDLERS,
    *_drafts.HANDLERS,
    *_jobs.HANDLERS,
    *_pieces.HANDLERS,
    *_races.HANDLERS,
]
"""Every handler below `/api`."""
