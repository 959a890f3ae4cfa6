"""A draft as a file: TOML, which a course file becomes as well."""

from typing import Any

from kodawari.errors import KodawariError
from kodawari.files import convert, parse_toml
from kodawari.mini4wd.course import Definition
from kodawari.mini4wd.course.formats import toml_head, toml_key, toml_value
from kodawari.mini4wd.draft._limits import require_sound
from kodawari.mini4wd.draft._model import Chain, Draft, draft_of_definition

__all__ = ["draft_toml", "parse_draft"]


def parse_draft(text: str, *, file: str = "draft") -> Draft:
    """A draft from the text of its TOML file, or of a course file.

    Raises:
        KodawariError: It is neither, or holds what cannot be.
    """
    raw = parse_toml(text, file=file)
    try:
        if "chains" in raw or "pieces" not in raw:
            return require_sound(convert(raw, Draft, file=file))
        return require_sound(draft_of_definition(convert(raw, Definition, file=file)))
    except KodawariError as error:
        raise error.located(file) from error


def draft_toml(draft: Draft, *, heading: str = "") -> str:
    """The text of a draft's file; every number comes back as it was.

    Args:
        draft: The draft.
        heading: A comment for the first line, or empty.
    """
    lines = toml_head(draft, heading=heading)
    if not draft.chains:
        lines.append("chains = []")
    for name, table in (("parameters", draft.parameters), ("stock", draft.stock)):
        if table:
            lines.append(f"\n[{name}]")
            lines += [f"{toml_key(key)} = {toml_value(value)}" for key, value in table.items()]
    if draft.venue is not None:
        lines += ["\n[venue]", f"outline = {toml_value(draft.venue.outline)}"]
        for obstacle in draft.venue.obstacles:
            lines += ["\n[[venue.obstacles]]", f"name = {toml_value(obstacle.name)}"]
            lines.append(f"outline = {toml_value(obstacle.outline)}")
    for chain in draft.chains:
        lines += ["\n[[chains]]", *_chain(chain)]
    return "\n".join(lines) + "\n"


def _chain(chain: Chain) -> list[str]:
    place: dict[str, Any] = {name: getattr(chain, name) for name in ("x_mm", "y_mm", "heading_deg", "z_mm")}
    lines = [f"{name} = {toml_value(value)}" for name, value in place.items()]
    return [*lines, "pieces = [", *(f"  {toml_value(entry)}," for entry in chain.pieces), "]"]
