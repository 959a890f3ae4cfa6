"""A draft as a course to look at, open or closed, with every chain where it was drawn."""

from dataclasses import replace

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.draft._course import course_chain, race_definition
from kodawari.mini4wd.draft._lay import lay
from kodawari.mini4wd.draft._model import Draft

__all__ = ["preview"]


def preview(draft: Draft, *, name: str) -> Course:
    """All pieces in the plan, the start first; for drawings, not for races.

    A chain that closes is drawn with the pieces and the laps that are raced, where it was drawn.

    Raises:
        KodawariError: Nothing is laid, or a piece cannot be.
    """
    laid = lay(draft)
    index = course_chain(draft)
    if index is None:
        raise KodawariError("nothing is laid yet", place="chains", mend="Lay some pieces.", code="empty")
    chain = laid.chains[index]
    first = next((k for k, part in enumerate(chain.parts) if part.kind == "start"), 0)
    definition, closed, _ = race_definition(laid, chain)
    if closed:
        parts = [laid.kit.part(entry) for entry in definition.entries()]
        pieces = [*laid.kit.place(parts, chain.pieces[first].start)]
    else:
        order = [*range(first, len(chain.parts)), *range(first)]
        parts, pieces = [chain.parts[k] for k in order], [chain.pieces[k] for k in order]
    begun, lanes = laid.kit.laps(parts, pieces, closed=closed)
    others = [piece for each in laid.chains if each.index != index for piece in each.pieces]
    return Course(
        name=name,
        title=draft.title,
        ja=draft.ja,
        note=draft.note,
        sources=tuple(draft.sources),
        pieces=tuple(replace(piece, index=k) for k, piece in enumerate([*begun, *others])),
        lanes=lanes,
        half_width=laid.kit.grid.half_width,
        lane_pitch=laid.kit.grid.pitch,
        wall_height=laid.kit.grid.wall_height,
        closed=closed,
    )
