"""Which papers a change needs: free, light change, or structure change inspection."""

from enum import StrEnum
from typing import Literal

import msgspec

from kodawari.kei.catalogue import KeiCar, Standing
from kodawari.kei.modify import _mods as m
from kodawari.kei.modify._effects import Effect, effect_of, summed
from kodawari.kei.modify._kinds import Kind, kind_of, mass_of
from kodawari.quantity import Quantity, total
from kodawari.rules import Inspection, Status, inspect, load_rulebook

__all__ = ["ChangePapers", "Level", "Papers", "counts_for_class", "judge_papers"]


class Level(StrEnum):
    """What a change asks of its owner, the least first."""

    FREE = "free"
    """Nothing: the part is free, or the size of the car stays as it was."""
    LIGHT = "light change"
    """Inside the tolerance of the certificate: no papers."""
    ASK = "ask the inspection body"
    """The lists that were read do not decide it."""
    UNKNOWN = "unknown"
    """A mass or a size is missing."""
    STRUCTURE = "structure change inspection"
    """New entries in the certificate, or a structure change inspection (構造変更検査)."""


_LEVELS = list(Level)
_Designated = Literal["yes", "no"]


class ChangePapers(msgspec.Struct, frozen=True, kw_only=True):
    """One change and its papers.

    Attributes:
        change: The change.
        kind: What is known of its kind.
        level: What it asks for.
        reasons: Why, as sentences.
        mass_kg: What it adds to the mass.
        effect: What it does to the sizes.
    """

    change: m.AnyChange
    kind: Kind
    level: Level
    reasons: tuple[str, ...]
    mass_kg: Quantity
    effect: Effect


class Papers(msgspec.Struct, frozen=True, kw_only=True):
    """All changes together.

    Attributes:
        level: The highest of all.
        changes: One entry for each change, in order.
        tolerance: The whole car against the tolerances; parts that do not count are left out of the sizes.
    """

    level: Level
    changes: tuple[ChangePapers, ...]
    tolerance: Inspection


def judge_papers(car: KeiCar, mods: m.Mods) -> Papers:
    """The papers of every change, and of the whole.

    Sources: `mudjayson-co-jp-314` (tolerances), `suzukisport-racing-com-0620esc` (part, fixing and size),
    `webcartop-jp-2020-12-629048-and-2` (what always changes the structure).
    """
    changes = tuple(_judged(change, car) for change in mods.changes)
    counted = [each.effect for each in changes if _is_counted(each)]
    whole = _tolerance(car, summed([Effect(), *counted]), [each.mass_kg for each in changes])
    level = max((each.level for each in changes), key=_LEVELS.index)
    if whole.verdict is not Status.PASS:
        by_whole = Level.STRUCTURE if whole.verdict is Status.FAIL else Level.UNKNOWN
        level = max(level, by_whole, key=_LEVELS.index)
    return Papers(level=level, changes=changes, tolerance=whole)


def _is_counted(each: ChangePapers) -> bool:
    """Sizes of designated parts do not count, unless the part is the outermost point of the car."""
    return each.kind.designated != "yes" or _is_outermost(each.change)


def counts_for_class(change: m.AnyChange, car: KeiCar) -> bool:
    """Whether a size that a change adds counts even by practice: a part of no list, or one far too long."""
    if not _is_outermost(change):
        return kind_of(change).counts == "yes"
    no_mass = Quantity.exact(0.0, "kg")
    return _tolerance(car, effect_of(change, car), [no_mass]).verdict is not Status.PASS


def _is_outermost(change: m.AnyChange) -> bool:
    """Whether an aero part is the foremost, outermost or rearmost point of the car."""
    return isinstance(change, m.Aero) and (change.length_mm > 0.0 or change.width_mm > 0.0)


def _tolerance(car: KeiCar, effect: Effect, masses: list[Quantity]) -> Inspection:
    sizes = {
        "length_change_mm": effect.length,
        "width_change_mm": effect.width,
        "height_change_mm": effect.height,
    }
    facts = {
        name: Quantity.unknown("mm") if size is None else Quantity.exact(size, "mm")
        for name, size in sizes.items()
    }
    facts["mass_change_kg"] = total(masses, unit="kg") if masses else Quantity.exact(0.0, "kg")
    book = load_rulebook("kei-changes")
    class_ = "kei" if car.standing is Standing.KEI else "ordinary"
    return inspect(book, facts, on=book.editions[-1].start, class_=class_)


def _judged(change: m.AnyChange, car: KeiCar) -> ChangePapers:
    kind, effect, mass = kind_of(change), effect_of(change, car), mass_of(change)
    inside = _tolerance(car, effect, [mass])
    reasons = [kind.note] if kind.note else []
    if kind.structure:
        level = Level.STRUCTURE
    else:
        level = _by_table(change, kind, inside.verdict)
        if _is_outermost(change):
            reasons.append("Here it is the outermost point, so it counts as another part.")
        if level not in {Level.FREE, Level.LIGHT}:
            reasons += [
                f"{each.rule.title.en} {each.measured_text}, outside {each.limit_text}."
                for each in inside.with_status(Status.FAIL)
            ]
    if kind.ask and not kind.structure:
        reasons.append(f"Ask the inspection body {kind.ask}.")
    if kind.papers:
        reasons.append(f"Papers: {', '.join(kind.papers)}.")
    return ChangePapers(
        change=change, kind=kind, level=level, reasons=tuple(reasons), mass_kg=mass, effect=effect
    )


def _by_table(change: m.AnyChange, kind: Kind, inside: Status) -> Level:
    """The table of part, fixing and size; both columns where nobody says whether the part is designated."""
    if kind.designated == "none":
        return {Status.PASS: Level.FREE, Status.FAIL: Level.STRUCTURE}.get(inside, Level.UNKNOWN)
    if kind.designated == "unknown":
        both = {_cell(each, change.fixing, inside) for each in ("yes", "no")}
        return both.pop() if len(both) == 1 and not kind.ask else Level.ASK
    return _cell("no" if _is_outermost(change) else kind.designated, change.fixing, inside)


def _cell(designated: str, fixing: str, inside: Status) -> Level:
    if designated == "yes":
        if fixing != "welded":
            return Level.FREE
        return {Status.PASS: Level.FREE, Status.FAIL: Level.STRUCTURE}.get(inside, Level.UNKNOWN)
    if inside is Status.UNKNOWN:
        return Level.UNKNOWN
    if fixing == "hand":
        return Level.FREE
    return Level.LIGHT if fixing == "bolted" and inside is Status.PASS else Level.STRUCTURE
