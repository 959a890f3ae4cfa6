"""From an item number of the catalogue to its spec, or to the reason why there is none."""

from functools import cache

from kodawari.mini4wd.specs._load import load_specs

__all__ = ["spec_ids", "why_not"]

_REASONS = {
    "kit": "a kit is a whole car; build it from its chassis, motor, gears, tyres and body",
    "tool": "a tool is no part of a car",
    "other": "nobody has described its size, mass and mounting yet",
}


@cache
def _by_item() -> dict[str, tuple[tuple[str, str], ...]]:
    """Kind and id of every spec, by item number."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for kind, table in load_specs().kinds().items():
        for key, spec in table.items():
            for item in spec.items:
                found[item] = (*found.get(item, ()), (kind, key))
    return found


def spec_ids(item: str) -> tuple[tuple[str, str], ...]:
    """The specs that an item brings, as (kind, id) pairs: a wheel set has a wheel and a tyre."""
    return _by_item().get(item, ())


def why_not(item: str, *, category: str = "") -> str:
    """Why an item cannot be put on a car yet, or an empty string when it can.

    Args:
        item: Item number.
        category: The item's category in the catalogue, which sharpens the reason.
    """
    if spec_ids(item):
        return ""
    known = _REASONS.get(category, "its size, mass and mounting are not described in the specs")
    return f"item {item} cannot be put on a car yet: {known}"
