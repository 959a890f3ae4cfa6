"""The safety standards that a change meets: clearance, what stands out, noise."""

from datetime import date

import msgspec

from kodawari.kei.catalogue import KeiCar, Use
from kodawari.kei.modify import _mods as m
from kodawari.kei.modify._apply import plus
from kodawari.kei.modify._stance import Stance
from kodawari.quantity import Quantity
from kodawari.rules import Choice, Fact, Flag, Inspection, Status, inspect, load_rulebook, rules_on

__all__ = ["Safety", "judge_safety"]

_BEHIND = {"rear": "rear", "mid": "rear", "front": "front"}


class Safety(msgspec.Struct, frozen=True, kw_only=True):
    """What the standards say after the changes.

    Attributes:
        stance: Clearance and protrusion on the day of the inspection.
        noise: The noise rule; several where the day of building is open, none without a changed exhaust or
            for a car older than the rules that are held.
        noise_note: What is open about the noise; empty where nothing is.
    """

    stance: Inspection
    noise: tuple[Inspection, ...]
    noise_note: str = ""

    @property
    def verdict(self) -> Status:
        """Fail if any standard is broken for sure, unknown if any is open, else pass."""
        found = {self.stance.verdict, self._noise_verdict()}
        for status in (Status.FAIL, Status.UNKNOWN):
            if status in found:
                return status
        return Status.PASS

    def _noise_verdict(self) -> Status:
        found = {each.verdict for each in self.noise}
        if self.noise_note and not found:
            return Status.UNKNOWN
        if len(found) > 1:
            return Status.UNKNOWN
        return found.pop() if found else Status.PASS


def judge_safety(car: KeiCar, after: KeiCar, mods: m.Mods, stance: Stance, *, on: date) -> Safety:
    """Hold the changed car against the standards.

    Args:
        car: The standard car.
        after: The changed one.
        mods: What is changed.
        stance: How it stands.
        on: The day of the inspection.

    Raises:
        KodawariError: The day lies before the standards that are held.
    """
    facts = _stance_facts(car, mods, stance)
    book = load_rulebook("kei-safety")
    noise, note = _noise(car, after, mods)
    return Safety(stance=inspect(book, facts, on=on), noise=noise, noise_note=note)


def _stance_facts(car: KeiCar, mods: m.Mods, stance: Stance) -> dict[str, Fact]:
    after = stance.clearance[1]
    widest = [_protrusion(stance.inset_front[1]), _protrusion(stance.inset_rear[1])]
    rides = (stance.effect.ride_front, stance.effect.ride_rear)
    moved = any(isinstance(each, m.Wheels | m.Tyres | m.OverFenders) for each in mods.changes)
    protrusion = _largest(widest)
    return {
        "use": _use(car),
        "clearance_changed": Flag.of(any(ride is None or ride != 0.0 for ride in rides)),
        "wheels_changed": Flag.of(moved),
        "ground_clearance_mm": after,
        "axle_clearance_spare_mm": _spare(after, stance),
        "tyre_protrusion_mm": protrusion,
        "wheel_protrusion_mm": Quantity.unknown(
            "mm", note="Look whether rim, nuts or caps stand out of the body."
        )
        if not protrusion.is_known or protrusion.ends[2] > 0.0
        else protrusion,
    }


def _spare(after: Quantity, stance: Stance) -> Quantity:
    """Clearance beyond the formula; the interval spans both of its readings."""
    quoted, exact = stance.required.quoted, stance.required.exact
    if not after.is_known or not quoted.is_known or not exact.is_known:
        note = after.note or quoted.note
        return Quantity.unknown("mm", note=note)
    spares = [plus(after, -each.ends[1]) for each in (quoted, exact)]
    return Quantity.between(
        min(each.ends[0] for each in spares),
        spares[1].ends[1],
        max(each.ends[2] for each in spares),
        "mm",
        confidence="derived",
        source="clearance less the formula in both readings",
    )


def _protrusion(inset: Quantity) -> Quantity:
    return inset.scaled(-1.0, "mm")


def _largest(items: list[Quantity]) -> Quantity:
    unknown = [each for each in items if not each.is_known]
    return unknown[0] if unknown else max(items, key=lambda each: each.ends[1])


def _use(car: KeiCar) -> Choice:
    if car.use is Use.UNKNOWN:
        return Choice.unknown(note="The certificate says whether it is a passenger or a goods vehicle.")
    return Choice.of(str(car.use))


def _noise(car: KeiCar, after: KeiCar, mods: m.Mods) -> tuple[tuple[Inspection, ...], str]:
    """The noise rule of every day on which the car may have been built."""
    exhausts = [each for each in mods.changes if isinstance(each, m.Exhaust)]
    swapped = any(isinstance(each, m.EngineSwap | m.Turbo) for each in mods.changes)
    if after.engine == "electric" or not (exhausts or swapped):
        return (), ""
    book = load_rulebook("kei-noise")
    first = book.editions[0].start
    built = _built(car, mods)
    if not built:
        return (), "When the car was built is unknown: write `built` under [measured]."
    held = sorted({day for day in built if day >= first})
    if len(held) < len(set(built)):
        older = f"What held for cars built before {first} is not held here: ask the inspection body."
        if not held:
            return (), older
    else:
        older = ""
    facts = _noise_facts(car, mods, exhausts[-1] if exhausts else None)
    by_rules: dict[tuple[int, ...], date] = {}
    for day in held:
        by_rules.setdefault(tuple(id(rule) for rule in rules_on(book, day)), day)
    days = tuple(by_rules.values())
    note = older or ("Which rule holds depends on the day of building." if len(days) > 1 else "")
    return tuple(inspect(book, facts, on=day) for day in days), note


def _built(car: KeiCar, mods: m.Mods) -> tuple[date, ...]:
    """The day of building, or both ends and every year between of the years of production."""
    if mods.measured.built is not None:
        return (mods.measured.built,)
    if car.first_year is None:
        return ()
    return tuple(date(year, 12, 31) for year in range(car.first_year, (car.last_year or car.first_year) + 1))


def _noise_facts(car: KeiCar, mods: m.Mods, exhaust: m.Exhaust | None) -> dict[str, Fact]:
    recorded = mods.measured.recorded_noise_db
    noise = exhaust.noise_db if exhaust else None
    facts: dict[str, Fact] = {
        "use": _use(car),
        "exhaust_replaced": Flag.of(exhaust is not None),
        "stationary_noise_dB": _decibel(noise, "Have the stationary noise measured."),
        "recorded_noise_dB": _decibel(recorded, "The certificate of a car under the 2016 rule records it."),
    }
    if noise is not None and recorded is not None:
        facts["noise_over_recorded_dB"] = _decibel(noise - recorded, "")
    if car.engine_place in _BEHIND:
        facts["engine_at"] = Choice.of(_BEHIND[car.engine_place])
        facts["engine_ahead_of_driver"] = Flag.of(car.engine_place == "front")
    elif car.engine_place == "under-seats":
        facts["engine_ahead_of_driver"] = Flag.of(value=False)
    if exhaust is not None and exhaust.certified is not None:
        facts["exhaust_certified"] = Flag.declared(exhaust.certified)
    return facts


def _decibel(value: float | None, settle: str) -> Quantity:
    if value is None:
        return Quantity.unknown("dB", note=settle)
    return Quantity.exact(
        value, "dB", origin="declared", confidence="declared", source="the file of modifications"
    )
