"""Is the class kept? Every size against the box of the car's own era, in both readings of what counts."""

from enum import StrEnum

import msgspec

from kodawari.kei.catalogue import KeiCar, Standing
from kodawari.kei.eras import Era, era_named, eras, kei_rulebook
from kodawari.kei.inspect import kei_facts
from kodawari.kei.modify import _mods as m
from kodawari.kei.modify._apply import modified_car
from kodawari.kei.modify._papers import counts_for_class
from kodawari.quantity import Quantity
from kodawari.rules import Finding, Status, inspect

__all__ = ["ClassChange", "ClassVerdict", "judge_class"]


class ClassVerdict(StrEnum):
    """What becomes of the class."""

    KEPT = "kept"
    LOST = "lost"
    ASK = "ask"
    """Practice is disputed: the inspection body decides."""
    UNKNOWN = "unknown"
    """A measure is missing."""
    NONE = "none"
    """The car was no kei car before."""


class ClassChange(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of the class, and why.

    Attributes:
        verdict: Kept, lost, or what is open.
        era: The box of the car's own approval; None for a car that has none.
        strict: Limits that the changes touch, every size counted.
        practice: The same without the sizes of parts that are not counted at a continuing inspection.
        reasons: Why, as sentences.
        warnings: What to beware of although it decides nothing.
    """

    verdict: ClassVerdict
    era: Era | None
    strict: tuple[Finding, ...] = ()
    practice: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def judge_class(car: KeiCar, mods: m.Mods) -> ClassChange:
    """The class after the changes. A type keeps its era, so a limit of today never helps an older car.

    Source: `team-ash-jp-syubetsuhenkou` (an old type with 660 cc, or with a body of today's size, becomes a
    small car; added length counts at the new registration of a used car).
    """
    if car.standing is not Standing.KEI:
        return ClassChange(verdict=ClassVerdict.NONE, era=None, reasons=("It was no kei car before.",))
    if not car.era:
        reason = "The era of its approval is unknown, and with it the box to hold it against."
        return ClassChange(verdict=ClassVerdict.UNKNOWN, era=None, reasons=(reason,))
    era = era_named(car.era)
    counted = tuple(change for change in mods.changes if counts_for_class(change, car))
    strict = _touched(car, modified_car(car, mods), era)
    less = msgspec.structs.replace(mods, changes=counted)
    practice = _touched(car, modified_car(car, less), era)
    verdict = _verdict(_status(strict), _status(practice))
    swaps = [change for change in mods.changes if isinstance(change, m.EngineSwap)]
    reasons = _reasons(verdict, strict, practice, era)
    if (
        any(swap.engine == "electric" for swap in swaps)
        and era.id != "K1998"
        and verdict is ClassVerdict.KEPT
    ):
        verdict = ClassVerdict.ASK
        reasons = (
            *reasons,
            "That electric cars have no displacement is held for K1998 only: ask the inspection body.",
        )
    return ClassChange(
        verdict=verdict,
        era=era,
        strict=strict,
        practice=practice,
        reasons=reasons,
        warnings=_power_warning(modified_car(car, mods)),
    )


def _touched(before: KeiCar, after: KeiCar, era: Era) -> tuple[Finding, ...]:
    """The limits that the changes bring nearer; what did not grow cannot lose the class."""
    old, new = kei_facts(before), kei_facts(after)
    found = inspect(kei_rulebook(), new, on=era.day).findings
    return tuple(
        each
        for each in found
        if each.rule.binding
        and old[each.rule.quantity] != new[each.rule.quantity]
        and not _shrank(before, after, each.rule.quantity)
    )


def _shrank(before: KeiCar, after: KeiCar, name: str) -> bool:
    old, new = before.figure(name).quantity, after.figure(name).quantity
    return old.is_known and new.is_known and new.ends[2] <= old.ends[2]


def _status(findings: tuple[Finding, ...]) -> Status:
    found = {each.status for each in findings}
    for status in (Status.FAIL, Status.UNKNOWN):
        if status in found:
            return status
    return Status.PASS


def _verdict(strict: Status, practice: Status) -> ClassVerdict:
    if strict is practice:
        words = {Status.PASS: ClassVerdict.KEPT, Status.FAIL: ClassVerdict.LOST}
        return words.get(strict, ClassVerdict.UNKNOWN)
    return ClassVerdict.ASK if Status.UNKNOWN not in {strict, practice} else ClassVerdict.UNKNOWN


def _reasons(
    verdict: ClassVerdict, strict: tuple[Finding, ...], practice: tuple[Finding, ...], era: Era
) -> tuple[str, ...]:
    box = f"the box of {era.id} ({era.days})"
    if verdict is ClassVerdict.KEPT:
        room = [f"{each.rule.title.en.lower()} {each.margin_text}" for each in strict]
        return (f"Still inside {box}{': ' + ', '.join(room) if room else ': no limit of it is touched'}.",)
    over = [each for each in strict if each.status is Status.FAIL]
    told = "; ".join(
        f"{each.rule.title.en.lower()} {each.measured_text}, {each.margin_text} {each.limit_text}"
        for each in over
    )
    if verdict is ClassVerdict.LOST:
        today = eras()[-1]
        later = (
            f"Today's box ({today.id}) would hold that and does not count: a type keeps its own."
            if era != today and all(_fits(each, today) for each in over)
            else ""
        )
        return (
            f"Outside {box}: {told}.",
            *filter(None, (later,)),
            "It becomes a small car (小型): white plate, car tax, and a review of its papers beforehand.",
        )
    if verdict is ClassVerdict.ASK:
        return (
            f"Every size counted it is outside {box}: {told}.",
            "By practice such parts are not measured at a continuing inspection, but at a new registration.",
            "Practice is disputed: ask the inspection body.",
        )
    open_ = [each for each in (*strict, *practice) if each.status is Status.UNKNOWN]
    return tuple(dict.fromkeys(f"{each.rule.title.en} is unknown. {each.settle}" for each in open_))


def _fits(finding: Finding, box: Era) -> bool:
    """Whether another box would hold what is over this limit."""
    limits = {"length": box.length_mm, "width": box.width_mm, "height": box.height_mm}
    limit = limits.get(finding.rule.id, box.four_stroke_cc)
    return isinstance(finding.fact, Quantity) and finding.fact.is_known and finding.fact.ends[2] <= limit


def _power_warning(after: KeiCar) -> tuple[str, ...]:
    power = after.power_PS.value
    if power is None or power <= 64.0:
        return ()
    return (
        f"{power:g} PS is above the makers' agreement on 64 PS, which is no law and takes no class away.",
    )
