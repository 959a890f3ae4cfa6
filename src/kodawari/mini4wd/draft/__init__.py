"""Courses while they are drawn: open or closed, in one chain or several, on the floor of a venue.

    draft = read_draft(text).draft           # TOML of ours, another editor's layout, a share link
    view = look_at(draft)                    # checks, lanes, crossings, and ways to close it
    course = course_of_draft(draft, name="home")

What is drawn is made of the segments that the solver runs on. A draft's file can stand wherever a course file
can.
"""

from kodawari.mini4wd.draft._back import back_of
from kodawari.mini4wd.draft._course import course_chain, course_of_draft, definition_of_draft
from kodawari.mini4wd.draft._file import draft_toml, parse_draft
from kodawari.mini4wd.draft._lay import Laid, LaidChain, entry_of, kit_of, lay
from kodawari.mini4wd.draft._limits import MOST_PIECES, require_sound
from kodawari.mini4wd.draft._look import look_at
from kodawari.mini4wd.draft._model import Chain, Draft, Obstacle, Venue, draft_of_definition, renamed
from kodawari.mini4wd.draft._preview import preview
from kodawari.mini4wd.draft._read import ReadDraft, read_draft
from kodawari.mini4wd.draft._shapes import PieceShape, heading_of, shape_of_part
from kodawari.mini4wd.draft._stock import stock_of
from kodawari.mini4wd.draft._view import DraftView, Proposal

__all__ = [
    "MOST_PIECES",
    "Chain",
    "Draft",
    "DraftView",
    "Laid",
    "LaidChain",
    "Obstacle",
    "PieceShape",
    "Proposal",
    "ReadDraft",
    "Venue",
    "back_of",
    "course_chain",
    "course_of_draft",
    "definition_of_draft",
    "draft_of_definition",
    "draft_toml",
    "entry_of",
    "heading_of",
    "kit_of",
    "lay",
    "look_at",
    "parse_draft",
    "preview",
    "read_draft",
    "renamed",
    "require_sound",
    "shape_of_part",
    "stock_of",
]
