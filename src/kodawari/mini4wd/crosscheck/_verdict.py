"""Differences between engines, held against the tolerances of a fixture."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan, nan
from typing import Literal

from kodawari.mini4wd.crosscheck._schema import Case, Quantity

__all__ = ["PARTNERS", "CaseResult", "Comparison", "Partner", "Row", "Verdict", "row_of", "worst"]

Partner = Literal["injected", "native", "reference"]
Verdict = Literal["aim met", "within", "outside", "told", "unknown"]

PARTNERS: tuple[Partner, ...] = ("injected", "native", "reference")
_ORDER: tuple[Verdict, ...] = ("unknown", "told", "aim met", "within", "outside")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our figure against one of another engine.

    Attributes:
        partner: `injected` is MuJoCo under our law, `native` MuJoCo with its own contacts, `reference` the
            figure in the fixture.
        value: The other engine's figure, in the quantity's unit.
        difference: Ours less the other; a share of the other where the tolerance is one, else in the unit.
        tolerance: Largest difference.
        aim: Difference that is aimed at.
        verdict: `unknown` where one of the two has no figure.
    """

    partner: Partner
    value: float
    difference: float
    tolerance: float
    aim: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity of a case.

    Attributes:
        quantity: Its name.
        unit: Its unit.
        relative: Whether differences are shares.
        ours: The lane solver's figure.
        comparisons: With every partner that was asked for.
        verdict: The worst of them; `told` for a quantity that the case does not judge.
    """

    quantity: str
    unit: str
    relative: bool
    ours: float
    comparisons: tuple[Comparison, ...]
    verdict: Verdict

    def with_partner(self, partner: Partner) -> Comparison | None:
        """The comparison with one partner."""
        return next((each for each in self.comparisons if each.partner == partner), None)

    @property
    def telling(self) -> Comparison | None:
        """The comparison that comes nearest to its tolerance, or passes it by most."""
        known = [each for each in self.comparisons if not isnan(each.difference)]
        return max(known, key=lambda each: abs(each.difference) / each.tolerance, default=None)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """All quantities of a case.

    Attributes:
        name: Of the case.
        engine: Who found the reference.
        rows: One for each quantity.
        why: Why some quantities are told without a verdict.
    """

    name: str
    engine: str
    rows: tuple[Row, ...]
    why: str

    @property
    def verdict(self) -> Verdict:
        """The worst of its rows."""
        return worst([row.verdict for row in self.rows])


def worst(verdicts: list[Verdict]) -> Verdict:
    """The verdict that stands for several."""
    return max(verdicts, key=_ORDER.index, default="unknown")


def row_of(quantity: Quantity, case: Case, ours: float, others: Mapping[Partner, float]) -> Row:
    """Compare one quantity with every partner; a reference comes from the case."""
    partners: dict[Partner, float] = dict(others)
    if quantity.name in case.reference:
        partners["reference"] = case.reference[quantity.name]
    found = tuple(_compared(quantity, partner, ours, value) for partner, value in partners.items())
    judged = worst([each.verdict for each in found])
    return Row(
        quantity=quantity.name,
        unit=quantity.unit,
        relative=quantity.relative,
        ours=ours,
        comparisons=found,
        verdict="told" if quantity.name in case.told and found else judged,
    )


def _compared(quantity: Quantity, partner: Partner, ours: float, value: float) -> Comparison:
    tolerance = quantity.injected_tolerance if partner == "injected" else quantity.tolerance
    aim = tolerance if quantity.aim is None else min(quantity.aim, tolerance)
    if isnan(ours) or isnan(value):
        # one engine saw it happen and the other did not: that is a difference, not a gap
        only_one = isnan(ours) != isnan(value)
        return Comparison(partner, value, nan, tolerance, aim, "outside" if only_one else "unknown")
    difference = ours - value
    if quantity.relative:
        difference = difference / abs(value) if value != 0.0 else nan
    size = abs(difference)
    verdict: Verdict = "aim met" if size <= aim else "within" if size <= tolerance else "outside"
    return Comparison(partner, value, difference, tolerance, aim, verdict)
