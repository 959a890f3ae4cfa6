"""Every shipped rule against a car that keeps it and a car that breaks it: a test of the rules themselves."""

from datetime import date

import msgspec
import pytest

from kodawari.files import data_path, read_toml
from kodawari.quantity import Confidence, Quantity, Sources
from kodawari.rules import (
    Choice,
    Fact,
    Flag,
    LimitKind,
    Rule,
    Rulebook,
    Status,
    inspect,
    list_rulebooks,
    load_rulebook,
    rules_on,
    terms_needed,
)

TODAY = date(2026, 11, 21)


def mm(value: float) -> Quantity:
    return Quantity.between(value - 0.05, value, value + 0.05, "mm")


YES, NO = Flag.declared(True), Flag.declared(False)

# A plain MA car with a kit motor: legal in every book and class on every day.
LEGAL: dict[str, Fact] = {
    "width_mm": mm(97.0),
    "height_mm": mm(48.0),
    "length_mm": mm(153.0),
    "ground_clearance_mm": mm(4.0),
    "mass_g": Quantity.between(120.0, 123.0, 126.0, "g"),
    "tyre_diameter_max_mm": mm(26.0),
    "tyre_diameter_min_mm": mm(26.0),
    "tyre_width_max_mm": mm(12.0),
    "tyre_width_min_mm": mm(12.0),
    "tyres_fitted": YES,
    "roller_count": Quantity.exact(6),
    "dampers_within_rollers": YES,
    "series": Choice.of("pro"),
    "chassis": Choice.of("ma"),
    "driven_wheels": Choice.of("4wd"),
    "motor_count": Quantity.exact(1),
    "motor_shaft": Choice.of("double"),
    "motor": Choice.of("normal-pro"),
    "motor_unopened": YES,
    "gear_set_listed": YES,
    "battery_count": Quantity.exact(2),
    "battery_size": Choice.of("aa"),
    "battery_brand": Choice.of("tamiya"),
    "battery_chemistry": Choice.of("alkaline"),
    "battery_wrap_unmodified": YES,
    "battery_reversed": NO,
    "body_fitted": YES,
    "body_painted": YES,
    "body_self_made": NO,
    "body_material": Choice.of("plastic"),
    "body_split": NO,
    "body_overcut": NO,
    "body_catch_used": YES,
    "assembled_by_racer": YES,
    "parts_foreign": NO,
    "jig_parts_fitted": NO,
    "radio": NO,
    "damper_types": Choice.of("side"),
    "chassis_cut": NO,
    "chassis_self_made": NO,
    "screw_holes_added": NO,
    "screw_holes_over_2mm": NO,
    "parts_reshaped": NO,
    "plate_outline_changed": NO,
    "tyres_cut_or_reshaped": NO,
    "roller_rings_swapped": NO,
    "roller_diameters_mixed": NO,
    "rollers_machined": NO,
    "alloy_wheels_machined": NO,
    "screws_cut": NO,
    "catcher_parts": NO,
    "dampers_machined": NO,
    "parts_unworn": YES,
    "plates_wobble": NO,
    "wall_parts_loose": NO,
    "parts_between_axles": NO,
    "sharp_parts": NO,
    "terminals_modified": NO,
}

# What each broken car does; everything else as above. A flag that is missing here is simply turned round.
BROKEN: dict[str, dict[str, Fact]] = {
    "series": {"series": Choice.of("wild")},
    "chassis-listed": {"chassis": Choice.of("me")},
    "drive": {"driven_wheels": Choice.of("rwd")},
    "width": {"width_mm": mm(105.2)},
    "height": {"height_mm": mm(70.2)},
    "length": {"length_mm": mm(166.0)},
    "clearance": {"ground_clearance_mm": mm(0.9)},
    "mass": {"mass_g": Quantity.exact(89.9, "g")},
    "tyre-diameter-max": {"tyre_diameter_max_mm": mm(35.2)},
    "tyre-diameter-min": {"tyre_diameter_min_mm": mm(21.9)},
    "tyre-width-max": {"tyre_width_max_mm": mm(26.2)},
    "tyre-width-min": {"tyre_width_min_mm": mm(7.9)},
    "rollers": {"roller_count": Quantity.exact(7)},
    "motor-count": {"motor_count": Quantity.exact(2)},
    "motor-single": {"motor_shaft": Choice.of("single"), "motor": Choice.of("ultra-dash")},
    "motor-pro": {"motor": Choice.of("plasma-dash")},
    "motor-tune": {"motor": Choice.of("hyper-dash-pro")},
    "cell-count": {"battery_count": Quantity.exact(3)},
    "cell-size": {"battery_size": Choice.of("aaa")},
    "cell-kind": {"battery_chemistry": Choice.of("nimh")},
    "cell-maker": {"battery_brand": Choice.of("other")},
    "cell-rc": {"series": Choice.of("rc"), "battery_chemistry": Choice.of("nimh")},
    "cell-tr-1": {"chassis": Choice.of("tr-1"), "battery_chemistry": Choice.of("nimh")},
    "body-material": {"body_material": Choice.of("paper")},
    "dampers": {"damper_types": Choice.of("side", "chouchin")},
    "swinging-dampers": {"damper_types": Choice.of("ball-link", "catcher")},
    "damper-wear": {"damper_hole_mm": mm(3.1)},
    "tyre-wear": {"tyre_wear_mm": mm(1.1)},
    "roller-wear": {"roller_wear_mm": mm(1.1)},
}
# What a car must be besides, so that a conditional rule concerns it while it keeps the rule.
KEEPING: dict[str, dict[str, Fact]] = {
    "motor-single": {"motor_shaft": Choice.of("single"), "motor": Choice.of("normal")},
    "cell-rc": {"series": Choice.of("rc")},
    "cell-tr-1": {"chassis": Choice.of("tr-1")},
    "damper-wear": {"damper_hole_mm": mm(2.2)},
    "tyre-wear": {"tyre_wear_mm": mm(0.2)},
    "roller-wear": {"roller_wear_mm": mm(0.0)},
}

# The books of other worlds have their own machines, and their own tests beside them.
BOOKS = [book for book in list_rulebooks() if book.machine == "mini4wd"]

ALL_RULES = [
    pytest.param(book, rule, id=f"{book.id}-{rule.id}-{number}")
    for book in BOOKS
    for number, rule in enumerate(book.rules)
    if (rule.end or date.max) >= book.editions[0].start
]


def status(book: Rulebook, rule: Rule, facts: dict[str, Fact]) -> Status:
    day = max(rule.start or date.min, book.editions[0].start)
    class_ = rule.classes[0] if rule.classes else ""
    report = inspect(book, facts, on=day, class_=class_)
    return next(each.status for each in report.findings if each.rule is rule)


@pytest.mark.parametrize(("book", "rule"), ALL_RULES)
def test_a_car_that_keeps_the_rule_passes_it(book: Rulebook, rule: Rule) -> None:
    assert status(book, rule, LEGAL | KEEPING.get(rule.id, {})) is Status.PASS


@pytest.mark.parametrize(("book", "rule"), ALL_RULES)
def test_a_car_that_breaks_the_rule_fails_it(book: Rulebook, rule: Rule) -> None:
    if rule.kind is LimitKind.UNLIMITED:
        assert status(book, rule, {}) is Status.PASS
        return
    broken = BROKEN.get(rule.id)
    if broken is None:
        flag = LEGAL[rule.quantity]
        assert isinstance(flag, Flag)
        broken = {rule.quantity: Flag.declared(not flag.value)}
    assert status(book, rule, LEGAL | broken) is Status.FAIL


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.id)
def test_the_plain_car_passes_every_class_today(book: Rulebook) -> None:
    for class_ in book.classes:
        report = inspect(book, LEGAL, on=TODAY, class_=class_.id)
        assert report.verdict is Status.PASS, [each.rule.id for each in report.with_status(Status.UNKNOWN)]


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.id)
def test_nothing_known_is_nowhere_a_pass(book: Rulebook) -> None:
    for edition in book.editions:
        assert inspect(book, {}, on=edition.start).verdict is Status.UNKNOWN


@pytest.mark.parametrize("book", list_rulebooks(), ids=lambda book: book.id)
def test_every_rule_and_edition_has_a_source_and_a_confidence(book: Rulebook) -> None:
    evidence = [(rule.source, rule.confidence) for rule in book.rules]
    evidence += [(edition.source, edition.confidence) for edition in book.editions]
    for source, confidence in evidence:
        assert book.sources.get(source).title
        assert confidence is not Confidence.UNKNOWN
    assert all(item.reason for item in book.not_covered)
    assert all(rule.title.ja for rule in book.rules)


def test_the_vocabulary_holds_nothing_that_no_rule_asks_for() -> None:
    asked = {
        name
        for book in BOOKS
        for edition in book.editions
        for class_ in book.classes
        for name in terms_needed(book, edition.start, class_.id)
    }
    assert asked == set(load_rulebook("open").terms)


def test_no_source_is_listed_that_no_book_speaks_of() -> None:
    listed = read_toml(data_path("sources", "rules.toml"), Sources).source
    books = "".join(path.read_text(encoding="utf-8") for path in data_path("rulebooks").glob("*.toml"))
    assert [key for key in listed if key not in books] == []


@pytest.mark.parametrize("name", ["junior", "stock-class", "b-max"])
def test_derived_books_keep_the_numbers_of_the_official_rules(name: str) -> None:
    numbers = {
        rule.id: rule.number
        for rule in rules_on(load_rulebook(name), TODAY)
        if rule.section == "1-3" and rule.bounds is not None
    }
    assert numbers == {
        "width": 105,
        "height": 70,
        "length": 165,
        "clearance": 1,
        "mass": 90,
        "tyre-diameter-max": 35,
        "tyre-diameter-min": 22,
        "tyre-width-max": 26,
        "tyre-width-min": 8,
    }


def test_junior_is_the_class_of_the_official_rules_under_its_own_name() -> None:
    hot = LEGAL | {"motor": Choice.of("hyper-dash-pro")}
    own = inspect(load_rulebook("junior"), hot, on=TODAY)
    same = inspect(load_rulebook("open"), hot, on=TODAY, class_="junior")
    assert own.verdict is same.verdict is Status.FAIL
    assert [(each.rule.id, each.status) for each in own.findings] == [
        (each.rule.id, each.status) for each in same.findings
    ]


@pytest.mark.parametrize(
    ("motor", "shaft", "in_open", "in_junior"),
    [
        ("torque-tuned-2", "single", "pass", "pass"),
        ("hyper-dash-3", "single", "pass", "fail"),
        ("sprint-dash", "single", "pass", "fail"),
        ("ultra-dash", "single", "fail", "fail"),
        ("jet-dash", "single", "fail", "fail"),
        ("touch-dash", "single", "unknown", "fail"),
        ("torque-tuned", "single", "pass", "unknown"),
        ("mach-dash-pro", "double", "pass", "fail"),
        ("rev-tuned-2-pro", "double", "pass", "pass"),
        ("hyper-dash-3", "double", "fail", "fail"),
    ],
)
def test_the_motor_lists(motor: str, shaft: str, in_open: str, in_junior: str) -> None:
    facts = LEGAL | {"motor": Choice.of(motor), "motor_shaft": Choice.of(shaft)}
    book = load_rulebook("open")
    assert inspect(book, facts, on=TODAY).verdict == in_open
    assert inspect(book, facts, on=TODAY, class_="junior").verdict == in_junior


def test_eight_rollers_were_too_many_until_the_special_rule() -> None:
    facts = LEGAL | {"roller_count": Quantity.exact(8)}
    book = load_rulebook("open")
    assert inspect(book, facts, on=date(2017, 12, 7)).verdict is Status.FAIL
    assert inspect(book, facts, on=date(2017, 12, 8)).verdict is Status.PASS


def test_a_car_of_160_mm_is_disputed_in_the_early_years() -> None:
    facts = LEGAL | {"length_mm": mm(160.0)}
    book = load_rulebook("open")
    assert inspect(book, facts, on=date(2005, 1, 1)).verdict is Status.UNKNOWN
    assert inspect(book, facts, on=date(2008, 1, 1)).verdict is Status.PASS


@pytest.mark.parametrize(("width", "status_", "warned"), [(105.0, "pass", True), (104.8, "pass", False)])
def test_exactly_105_is_legal_and_warned_of(width: float, status_: str, warned: bool) -> None:
    report = inspect(load_rulebook("open"), LEGAL | {"width_mm": Quantity.exact(width, "mm")}, on=TODAY)
    assert report.verdict == status_
    assert ("width" in {rule for rule, _ in report.warnings}) is warned


def test_the_season_s_doubt_about_rollers_is_told_and_does_not_turn_the_verdict() -> None:
    report = inspect(load_rulebook("open"), LEGAL, on=TODAY)
    assert report.verdict is Status.PASS
    assert any(rule == "rollers" and "secondary" in text for rule, text in report.warnings)


@pytest.mark.parametrize(
    ("on", "verdict"),
    [(date(2025, 1, 1), "fail"), (date(2026, 1, 1), "unknown"), (date(2026, 6, 1), "pass")],
)
def test_polycarbonate_bodies_in_b_max(on: date, verdict: str) -> None:
    facts = LEGAL | {"body_material": Choice.of("polycarbonate")}
    assert inspect(load_rulebook("b-max"), facts, on=on).verdict == verdict


def test_the_stock_class_of_2026_closes_the_zone_between_the_axles() -> None:
    facts = LEGAL | {"parts_between_axles": YES}
    book = load_rulebook("stock-class")
    assert inspect(book, facts, on=date(2026, 5, 10)).verdict is Status.PASS
    assert inspect(book, facts, on=date(2026, 5, 11)).verdict is Status.FAIL


def test_an_inspection_survives_a_round_trip_through_plain_data() -> None:
    report = inspect(load_rulebook("b-max"), LEGAL, on=TODAY)
    assert msgspec.json.decode(msgspec.json.encode(report.to_json_dict()))["verdict"] == "pass"
