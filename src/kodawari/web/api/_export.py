"""Drafts as files: our own, and those of other editors."""

import re

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.mini4wd.course.formats import EXPORTS, export_course, share_link
from kodawari.mini4wd.draft import Draft, course_of_draft, draft_toml

__all__ = ["Exported", "export_of"]


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """A course as a file.

    Attributes:
        name: A name for the file.
        text: What stands in it.
        media_type: Of the file.
        link: The part of a share link behind the address, where the editor has such; else None.
    """

    name: str
    text: str
    media_type: str
    link: str | None


_ENDINGS = {
    "toml": (".toml", "application/toml"),
    "pimentoso": [".pimentoso.txt", "text/plain"],
    "lenaxia": [".lenaxia.txt", "text/plain"],
    "gaku-base": [".gaku-base.json", "application/json"],
}


def export_of(draft: Draft, to: str) -> Exported:
    """A draft as a file; for another editor it has to be closed.

    Raises:
        KodawariError: There is no such format, the course is open, or the editor lacks one of its pieces.
    """
    known = ["toml", *EXPORTS]
    if to not in known:
        raise KodawariError(
            f"no format is called '{to[:40]}'",
            place="to",
            mend=nearest(to, known) or f"There are: {', '.join(known)}.",
        )
    ending, media_type = _ENDINGS[to]
    stem = re.sub(r"[^a-z0-9]+", "-", draft.title.lower()).strip("-")[:60] or "course"
    if to == "toml":
        return Exported(name=stem + ending, text=draft_toml(draft), media_type=media_type, link=None)
    course = course_of_draft(draft, name=stem)
    link = share_link(course) if to == "lenaxia" else None
    return Exported(name=stem + ending, text=export_course(course, to), media_type=media_type, link=link)
