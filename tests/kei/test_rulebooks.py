"""Every rule of the kei rulebooks against a car that keeps it and one that breaks it."""

from datetime import date

import pytest

from kodawari.quantity import Confidence, Quantity
from kodawari.rules import Choice, Fact, Flag, Rule, Rulebook, Status, inspect, list_rulebooks, terms_needed

BOOKS = [book for book in list_rulebooks() if book.machine == "kei" and book.id.startswith("kei")]


def q(value: float, unit: str) -> Quantity:
    return Quantity.exact(value, unit)


# Inside every box of every year, quiet, high, and with nothing standing out.
TINY: dict[str, Fact] = {
    "length_mm": q(2800, "mm"),
    "width_mm": q(1000, "mm"),
    "height_mm": q(2000, "mm"),
    "displacement_cc": q(100, "cc"),
    "engine": Choice.of("four-stroke"),
    "power_PS": q(64, "PS"),
    "seats": q(4, ""),
    "payload_kg": q(350, "kg"),
    "length_change_mm": q(30, "mm"),
    "width_change_mm": q(-20, "mm"),
    "height_change_mm": q(40, "mm"),
    "mass_change_kg": q(-50, "kg"),
    "clearance_changed": Flag.of(value=True),
    "wheels_changed": Flag.of(value=True),
    "ground_clearance_mm": q(90, "mm"),
    "axle_clearance_spare_mm": q(0, "mm"),
    "tyre_protrusion_mm": q(0, "mm"),
    "wheel_protrusion_mm": q(0, "mm"),
    "use": Choice.of("passenger"),
    "stationary_noise_dB": q(91, "dB"),
    "recorded_noise_dB": q(90, "dB"),
    "noise_over_recorded_dB": q(1, "dB"),
    "engine_at": Choice.of("front"),
    "engine_ahead_of_driver": Flag.of(value=True),
    "exhaust_replaced": Flag.of(value=True),
    "exhaust_certified": Flag.of(value=True),
}
GOODS: dict[str, Fact] = {"use": Choice.of("goods")}
REAR: dict[str, Fact] = {"engine_at": Choice.of("rear")}
LOUD: dict[str, Fact] = {
    "recorded_noise_dB": q(96, "dB"),
    "stationary_noise_dB": q(101, "dB"),
    "noise_over_recorded_dB": q(5, "dB"),
}
# What a car must be besides, so that a rule concerns it.
CONCERNED: dict[str, dict[str, Fact]] = {
    "displacement-two-stroke": {"engine": Choice.of("two-stroke")},
    "tyre-protrusion-goods": GOODS,
    "noise-rear": REAR,
    "noise-front-louder": LOUD,
    "noise-rear-louder": LOUD | REAR,
    "noise-goods-ahead": GOODS,
    "noise-goods": GOODS | {"engine_ahead_of_driver": Flag.of(value=False)},
}
# The least that breaks each rule, whatever its year.
BROKEN: dict[str, dict[str, Fact]] = {
    "length": {"length_mm": q(3400.1, "mm")},
    "width": {"width_mm": q(1480.1, "mm")},
    "height": {"height_mm": q(2000.1, "mm")},
    "displacement": {"displacement_cc": q(660.1, "cc")},
    "displacement-four-stroke": {"displacement_cc": q(360.1, "cc")},
    "displacement-two-stroke": {"displacement_cc": q(240.1, "cc")},
    "power-agreement": {"power_PS": q(64.1, "PS")},
    "seats": {"seats": q(5, "")},
    "payload": {"payload_kg": q(350.1, "kg")},
    "length-change": {"length_change_mm": q(-30.1, "mm")},
    "width-change": {"width_change_mm": q(20.1, "mm")},
    "height-change": {"height_change_mm": q(-40.1, "mm")},
    "mass-change": {"mass_change_kg": q(100.1, "kg")},
    "clearance": {"ground_clearance_mm": q(89.9, "mm")},
    "clearance-between-axles": {"axle_clearance_spare_mm": q(-0.1, "mm")},
    "tyre-protrusion": {"tyre_protrusion_mm": q(10, "mm")},
    "tyre-protrusion-goods": {"tyre_protrusion_mm": q(10, "mm")},
    "wheel-protrusion": {"wheel_protrusion_mm": q(0.1, "mm")},
    "noise": {"stationary_noise_dB": q(103.1, "dB")},
    "noise-front": {"stationary_noise_dB": q(103.1, "dB")},
    "noise-rear": {"stationary_noise_dB": q(103.1, "dB")},
    "noise-front-louder": {"noise_over_recorded_dB": q(5.1, "dB")},
    "noise-rear-louder": {"noise_over_recorded_dB": q(5.1, "dB")},
    "noise-goods-ahead": {"stationary_noise_dB": q(97.1, "dB")},
    "noise-goods": {"stationary_noise_dB": q(103.1, "dB")},
    "certified-exhaust": {"exhaust_certified": Flag.of(value=False)},
}
RULES = [
    pytest.param(book, rule, id=f"{book.id}-{rule.id}-{number}")
    for book in BOOKS
    for number, rule in enumerate(book.rules)
]


def status(book: Rulebook, rule: Rule, facts: dict[str, Fact]) -> Status:
    day = max(rule.start or date.min, book.editions[0].start)
    found = inspect(book, facts, on=day, class_=rule.classes[0] if rule.classes else "")
    return next(each.status for each in found.findings if each.rule is rule)


@pytest.mark.parametrize(("book", "rule"), RULES)
def test_a_car_that_keeps_the_rule_passes_it(book: Rulebook, rule: Rule) -> None:
    assert status(book, rule, TINY | CONCERNED.get(rule.id, {})) is Status.PASS


@pytest.mark.parametrize(("book", "rule"), RULES)
def test_a_car_that_breaks_the_rule_fails_it(book: Rulebook, rule: Rule) -> None:
    assert status(book, rule, TINY | CONCERNED.get(rule.id, {}) | BROKEN[rule.id]) is Status.FAIL


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.id)
def test_every_rule_has_a_source_a_confidence_and_a_japanese_name(book: Rulebook) -> None:
    evidence = [(rule.source, rule.confidence) for rule in book.rules]
    evidence += [(edition.source, edition.confidence) for edition in book.editions]
    for source, confidence in evidence:
        assert book.sources.get(source).title
        assert confidence is not Confidence.UNKNOWN
    assert all(rule.title.ja for rule in book.rules)


def test_the_vocabulary_holds_nothing_that_no_rule_asks_for() -> None:
    asked = {
        name
        for book in BOOKS
        for edition in book.editions
        for class_ in book.classes
        for name in terms_needed(book, edition.start, class_.id)
    }

    assert asked == set(BOOKS[0].terms)


@pytest.mark.parametrize(
    ("name", "value", "verdict"),
    [
        ("tyre_protrusion_mm", -5, "pass"),
        ("tyre_protrusion_mm", 5, "unknown"),
        ("tyre_protrusion_mm", 12, "fail"),
    ],
)
def test_a_tyre_that_stands_out_of_a_goods_vehicle_is_open_up_to_10_mm(
    name: str, value: float, verdict: str
) -> None:
    book = next(book for book in BOOKS if book.id == "kei-safety")
    found = inspect(book, TINY | GOODS | {name: q(value, "mm")}, on=date(2026, 11, 21))

    assert next(str(each.status) for each in found.findings if each.rule.quantity == name) == verdict
