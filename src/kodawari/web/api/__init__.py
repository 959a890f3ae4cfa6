"""What the pages may ask: one module for each kind of thing."""

from typing import Any

from kodawari.web.api import (
    _about,
    _boxes,
    _cars,
    _courses,
    _drafts,
    _jobs,
    _pieces,
    _races,
    _share,
    _tunes,
)

__all__ = ["HANDLERS"]

HANDLERS: list[Any] = [
    *_about.HANDLERS,
    *_boxes.HANDLERS,
    *_cars.HANDLERS,
    *_courses.HANDLERS,
    *_drafts.HANDLERS,
    *_jobs.HANDLERS,
    *_pieces.HANDLERS,
    *_races.HANDLERS,
    *_share.HANDLERS,
    *_tunes.HANDLERS,
]
"""Every handler below `/api`."""
