"""A modification in full: class, papers, standards, stance, performance."""

from datetime import date
from typing import Any

import msgspec

from kodawari.kei.catalogue import KeiCar
from kodawari.kei.modify._apply import modified_car
from kodawari.kei.modify._class import ClassChange, judge_class
from kodawari.kei.modify._mods import Mods
from kodawari.kei.modify._papers import Papers, judge_papers
from kodawari.kei.modify._performance import Performance, performance_of
from kodawari.kei.modify._safety import Safety, judge_safety
from kodawari.kei.modify._stance import Stance, stance_of
from kodawari.quantity import Quantity

__all__ = ["Modified", "modify"]


class Modified(msgspec.Struct, frozen=True, kw_only=True):
    """What modifications do to a car.

    Attributes:
        before: The standard car.
        after: The changed one, every size counted.
        mods: What was changed.
        on: The day of the inspection.
        class_: What becomes of the class.
        papers: Which papers are needed.
        safety: What the safety standards say.
        stance: How it stands.
        performance: How it goes; None when it was not asked for.
    """

    before: KeiCar
    after: KeiCar
    mods: Mods
    on: date
    class_: ClassChange
    papers: Papers
    safety: Safety
    stance: Stance
    performance: Performance | None = None

    def to_json_dict(self) -> dict[str, Any]:
        """The outcome as plain data, ready for JSON."""
        return {
            "car": self.before.id,
            "mods": self.mods.name,
            "on": self.on.isoformat(),
            "class": {
                "verdict": str(self.class_.verdict),
                "era": self.class_.era.id if self.class_.era else None,
                "reasons": list(self.class_.reasons),
                "warnings": list(self.class_.warnings),
                "every_size_counted": [each.to_json_dict() for each in self.class_.strict],
                "by_practice": [each.to_json_dict() for each in self.class_.practice],
            },
            "papers": {
                "level": str(self.papers.level),
                "changes": [
                    {
                        "kind": each.kind.title,
                        "what": each.change.what,
                        "level": str(each.level),
                        "designated": each.kind.designated,
                        "fixing": each.change.fixing,
                        "source": each.kind.source,
                        "confidence": str(each.kind.confidence),
                        "reasons": list(each.reasons),
                        "mass_kg": _plain(each.mass_kg),
                    }
                    for each in self.papers.changes
                ],
                "tolerance": self.papers.tolerance.to_json_dict(),
            },
            "safety": {
                "verdict": str(self.safety.verdict),
                "stance": self.safety.stance.to_json_dict(),
                "noise": [each.to_json_dict() for each in self.safety.noise],
                "noise_note": self.safety.noise_note,
            },
            "stance": self._stance_dict(),
            "performance": _performance_dict(self.performance),
        }

    def _stance_dict(self) -> dict[str, Any]:
        stance = self.stance
        pairs = {
            "fender_gap_front_mm": stance.gap_front,
            "fender_gap_rear_mm": stance.gap_rear,
            "ground_clearance_mm": stance.clearance,
            "tyre_inset_front_mm": stance.inset_front,
            "tyre_inset_rear_mm": stance.inset_rear,
        }
        told: dict[str, Any] = {
            name: {"before": _plain(before), "after": _plain(after)}
            for name, (before, after) in pairs.items()
        }
        told["changes_mm"] = stance.effect._asdict()
        told["clearance_formula_mm"] = {
            "quoted": _plain(stance.required.quoted),
            "sine": _plain(stance.required.exact),
        }
        told["lowering_budget_mm"] = _plain(stance.budget)
        return told


def modify(car: KeiCar, mods: Mods, *, on: date, drive: bool = False) -> Modified:
    """Say what modifications do to class, papers, standards, stance and, if asked for, performance.

    Args:
        car: The standard car.
        mods: What is changed.
        on: The day of the inspection; the standards that are held begin on 2017-06-22.
        drive: Whether to run the road solver before and after.

    Raises:
        KodawariError: The car does not have a part that is to be changed, a tyre size is none, or the day
            lies before the standards.
    """
    after = modified_car(car, mods)
    stance = stance_of(car, mods)
    return Modified(
        before=car,
        after=after,
        mods=mods,
        on=on,
        class_=judge_class(car, mods),
        papers=judge_papers(car, mods),
        safety=judge_safety(car, after, mods, stance, on=on),
        stance=stance,
        performance=performance_of(car, mods) if drive else None,
    )


def _plain(quantity: Quantity) -> dict[str, Any]:
    made: dict[str, Any] = msgspec.to_builtins(quantity)
    return made


def _performance_dict(performance: Performance | None) -> dict[str, Any] | None:
    if performance is None:
        return None
    made: dict[str, Any] = msgspec.to_builtins(performance)
    return made
