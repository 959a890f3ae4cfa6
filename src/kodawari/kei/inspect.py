"""Is it a kei car, and which boxes hold it: two answers that are never mixed.

The class is a fact of law: a type was approved under a box and stays in it. What fits is a matter of
measures. A car of 1963 that today's box would hold is no kei car, and one of 1958 that today's box would hold
is a kei car of 1955.
"""

from datetime import date
from typing import Any

import msgspec

from kodawari.kei.catalogue import KeiCar, Standing
from kodawari.kei.eras import Era, era_named, era_on, eras, eras_between, kei_rulebook
from kodawari.rules import Choice, Facts, Finding, Inspection, Status, inspect

__all__ = ["Fit", "KeiInspection", "inspect_kei", "kei_facts"]


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """A car held against one box.

    Attributes:
        era: The box.
        inspection: Every limit with its margin.
    """

    era: Era
    inspection: Inspection

    @property
    def fits(self) -> Status:
        """Whether the box holds the car; the agreement on power and disputed limits do not turn it."""
        return self.inspection.verdict

    @property
    def broken(self) -> tuple[Finding, ...]:
        """What keeps the car out of this box."""
        return tuple(each for each in self.inspection.with_status(Status.FAIL) if each.rule.binding)

    def to_json_dict(self) -> dict[str, Any]:
        """The fit as plain data."""
        edition = self.era.edition
        return {
            "era": self.era.id,
            "from": edition.start.isoformat(),
            "until": edition.end.isoformat() if edition.end else None,
            "fits": str(self.fits),
            "findings": [each.to_json_dict() for each in self.inspection.findings],
            "not_applicable": [
                {"rule": each.rule.id, "reason": each.reason} for each in self.inspection.not_applicable
            ],
            "warnings": [{"rule": rule, "text": text} for rule, text in self.inspection.warnings],
        }


class KeiInspection(msgspec.Struct, frozen=True, kw_only=True):
    """Both answers about one car.

    Attributes:
        car: The car.
        verdict: Of the class: pass for a kei car, fail for another, unknown where nobody has said.
        approved_under: The era of its type approval; None for another car, or when it is not known.
        reasons: Why the class is what it is, as sentences.
        on: The day that was asked for; it changes which box is in force, and never the class.
        in_force: The box in force on that day.
        fits: The car against each of the seven boxes, by age.
        own: The boxes that were in force while it was built, or the one of its approval.
    """

    car: KeiCar
    verdict: Status
    approved_under: Era | None
    reasons: tuple[str, ...]
    on: date
    in_force: Era
    fits: tuple[Fit, ...]
    own: tuple[Fit, ...]

    def to_json_dict(self) -> dict[str, Any]:
        """The inspection as plain data, ready for JSON."""
        return {
            "car": self.car.id,
            "name": self.car.name,
            "verdict": str(self.verdict),
            "approved_under": self.approved_under.id if self.approved_under else None,
            "class": {
                "standing": str(self.car.standing),
                "confidence": str(self.car.era_confidence),
                "sources": list(self.car.sources),
                "reasons": list(self.reasons),
            },
            "on": self.on.isoformat(),
            "box_in_force": self.in_force.id,
            "findings": [each.to_json_dict() for fit in self.own for each in fit.inspection.findings],
            "eras": [fit.to_json_dict() for fit in self.fits],
        }


def inspect_kei(car: KeiCar, *, on: date) -> KeiInspection:
    """Inspect a car of the catalogue.

    Args:
        car: The car.
        on: The day to tell the box in force; the class does not depend on it.

    Raises:
        KodawariError: The day lies before the first box of 1949-07-08.
    """
    in_force = era_on(on)
    facts = kei_facts(car)
    fits = tuple(Fit(era=era, inspection=inspect(kei_rulebook(), facts, on=era.day)) for era in eras())
    is_kei = car.standing is Standing.KEI
    approved = era_named(car.era) if is_kei and car.era else None
    own = tuple(fit for fit in fits if fit.era in _own_eras(car, approved))
    return KeiInspection(
        car=car,
        verdict=Status.PASS if is_kei else Status.FAIL,
        approved_under=approved,
        reasons=_kei_reasons(car, approved) if is_kei else _other_reasons(car, fits, own),
        on=on,
        in_force=in_force,
        fits=fits,
        own=own,
    )


def kei_facts(car: KeiCar) -> Facts:
    """What the rulebook `kei` may ask about a car; where sources disagree, the interval holds them all."""
    names = ("length_mm", "width_mm", "height_mm", "displacement_cc", "power_PS", "seats", "payload_kg")
    engine = Choice.of(car.engine) if car.engine else Choice.unknown(note="Name the kind of engine.")
    return {**{name: car.figure(name).quantity for name in names}, "engine": engine}


def _own_eras(car: KeiCar, approved: Era | None) -> tuple[Era, ...]:
    if approved is not None:
        return (approved,)
    if car.first_year is None:
        return ()
    return eras_between(car.first_year, car.last_year or car.first_year)


def _kei_reasons(car: KeiCar, approved: Era | None) -> tuple[str, ...]:
    """Under which box, by which word, and what is disputed about its days."""
    if approved is None:
        told = "A kei car; the catalogue does not say of which generation, so its era is unknown."
    else:
        told = (
            f"A kei car, approved under {approved.id} ({approved.days}), and of that era whatever came after."
        )
    caution = approved.edition.caution if approved else ""
    return tuple(filter(None, (told, car.standing_note, caution)))


def _other_reasons(car: KeiCar, fits: tuple[Fit, ...], own: tuple[Fit, ...]) -> tuple[str, ...]:
    """By what it is no kei car, and when; and which other box would have held it."""
    found = [f"Not a kei car: {_broken_words(fit)}." for fit in own if fit.broken]
    if not found:
        everywhere = all(fit.broken for fit in fits)
        last = fits[-1]
        if everywhere:
            found = [f"Not a kei car, and no box was ever large enough: {_broken_words(last)}."]
        else:
            found = ["Not a kei car by the catalogue, which holds no measures to show it."]
    later = [fit.era for fit in fits if fit not in own and fit.fits is Status.PASS]
    if later:
        names = " and ".join(f"{era.id} ({era.days})" for era in later)
        found.append(f"The box of {names} would hold it. That makes no kei car of it: a type keeps its era.")
    open_ = [fit.era.id for fit in fits if fit not in own and fit.fits is Status.UNKNOWN]
    if open_ and any(fit.broken for fit in own):
        found.append(
            f"Whether {' and '.join(open_)} would hold it is unknown; its class does not hang on it."
        )
    return tuple(filter(None, (*found, car.standing_note)))


def _broken_words(fit: Fit) -> str:
    """`under K1955 (1955-04-04 to 1975-12-31) displacement 531 cc, 171 over ≤ 360 cc; …`."""
    limits = "; ".join(
        f"{each.rule.title.en.lower()} {each.measured_text}, "
        f"{_least(each)}{each.margin_text} {each.limit_text}"
        for each in fit.broken
    )
    return f"under {fit.era.id} ({fit.era.days}) {limits}"


def _least(finding: Finding) -> str:
    """Where the measure is an interval, what it is over is told from its favourable end."""
    made = finding.judgement
    return "at least " if made.margin != made.margin_best else ""
