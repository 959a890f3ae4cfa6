import json
from collections.abc import Callable
from datetime import date

import pytest

from kodawari.errors import KodawariError
from kodawari.quantity import Quantity
from kodawari.rules import Choice, Fact, Finding, Flag, Inspection, Rulebook, Status, inspect

Make = Callable[..., Rulebook]
DAY = date(2016, 5, 1)

WIDTH = """
[[rule]]
id = "width"
title = { en = "Width", ja = "幅" }
quantity = "width_mm"
at_most = 100
source = "shed"
confidence = "secondary"
"""
PAINT = """
[[rule]]
id = "paint"
title = { en = "Painted" }
quantity = "painted"
must = true
source = "shed"
confidence = "primary"
"""
MOTOR = """
[[rule]]
id = "motor"
title = { en = "Motor" }
quantity = "motor"
one_of = ["slow"]
source = "shed"
confidence = "primary"
"""
GAP = """
[[not_covered]]
id = "smell"
title = { en = "Smell" }
reason = "Only a nose can tell."
"""


def one(report: Inspection, name: str) -> Finding:
    return next(finding for finding in report.findings if finding.rule.id == name)


def mm(low: float, value: float, high: float) -> Quantity:
    return Quantity.between(low, value, high, "mm", origin="measured", confidence="measured")


@pytest.mark.parametrize(
    ("width", "painted", "verdict"),
    [
        (mm(98.9, 99.0, 99.1), Flag.declared(True), "pass"),
        (mm(99.5, 99.9, 100.3), Flag.declared(True), "unknown"),
        (mm(99.5, 99.9, 100.3), Flag.declared(False), "fail"),
        (mm(101.0, 102.0, 103.0), None, "fail"),
        (mm(98.9, 99.0, 99.1), None, "unknown"),
    ],
)
def test_one_failure_fails_and_one_doubt_leaves_it_open(
    make: Make, width: Fact, painted: Fact | None, verdict: str
) -> None:
    facts = {"width_mm": width} | ({"painted": painted} if painted else {})
    assert inspect(make(WIDTH + PAINT), facts, on=DAY).verdict == verdict


def test_a_missing_fact_says_what_would_settle_it(make: Make) -> None:
    finding = one(inspect(make(WIDTH), {}, on=DAY), "width")
    assert finding.status is Status.UNKNOWN
    assert finding.settle == "Measure the width."
    assert finding.measured is None
    assert finding.measured_text == "unknown"


def test_a_rule_may_have_its_own_words_for_it(make: Make) -> None:
    book = make(WIDTH + 'settle = "Use the gate at the shed."')
    assert one(inspect(book, {}, on=DAY), "width").settle == "Use the gate at the shed."


def test_an_unknown_fact_speaks_for_itself(make: Make) -> None:
    facts = {"width_mm": Quantity.unknown("mm", note="Its width was never published.")}
    assert one(inspect(make(WIDTH), facts, on=DAY), "width").settle == "Its width was never published."


def test_a_crossing_interval_says_how_sharp_a_reading_must_be(make: Make) -> None:
    finding = one(inspect(make(WIDTH), {"width_mm": mm(99.4, 99.8, 100.2)}, on=DAY), "width")
    assert finding.settle == (
        "Measure the width. Known so far: 99.8 mm ±0.4; the same to ±0.2 mm or better would decide."
    )


@pytest.mark.parametrize(
    ("width", "text", "margin"),
    [
        (mm(99.0, 99.2, 99.4), "99.2 mm ±0.2", "0.6 under"),
        (mm(101.0, 101.2, 101.4), "101.2 mm ±0.2", "1 over"),
        (mm(99.6, 99.9, 100.2), "99.9 mm ±0.3", "0.4 under to 0.2 over"),
    ],
)
def test_people_read_value_and_room(make: Make, width: Quantity, text: str, margin: str) -> None:
    finding = one(inspect(make(WIDTH), {"width_mm": width}, on=DAY), "width")
    assert finding.measured_text == text
    assert finding.limit_text == "≤ 100 mm"
    assert finding.margin_text == margin
    assert finding.bounds == (None, 100.0)


def test_words_and_flags_read_plainly(make: Make) -> None:
    report = inspect(make(MOTOR + PAINT), {"motor": Choice.of("slow"), "painted": Flag.of(False)}, on=DAY)
    assert one(report, "motor").measured_text == "slow"
    assert one(report, "paint").measured_text == "no"
    assert one(report, "paint").limit_text == "required"
    assert one(report, "paint").margin_text == ""


def test_the_owner_s_word_is_told_apart(make: Make) -> None:
    book = make(MOTOR + PAINT)
    report = inspect(book, {"motor": Choice.of("slow"), "painted": Flag.declared(True)}, on=DAY)
    assert one(report, "motor").judged_by == "build"
    assert one(report, "paint").judged_by == "declaration"


CLOSE = WIDTH + 'warn_above = 99.9\nwarning = "Gauges differ."'


@pytest.mark.parametrize(
    ("width", "warned"),
    [
        (Quantity.exact(99.9, "mm"), False),
        (Quantity.exact(99.95, "mm"), True),
        (mm(99.7, 99.8, 99.95), True),
        (Quantity.exact(100.5, "mm"), False),
    ],
)
def test_a_close_pass_stays_a_pass_with_a_warning(make: Make, width: Quantity, warned: bool) -> None:
    report = inspect(make(CLOSE), {"width_mm": width}, on=DAY)
    assert report.warnings == ((("width", "Gauges differ."),) if warned else ())
    assert one(report, "width").status is (Status.FAIL if width.ends[1] > 100 else Status.PASS)


def test_a_caution_is_always_told(make: Make) -> None:
    report = inspect(make(WIDTH + 'caution = "Disputed."'), {"width_mm": Quantity.exact(90.0, "mm")}, on=DAY)
    assert report.warnings == (("width", "Disputed."),)
    assert report.verdict is Status.PASS


def test_an_edition_s_caution_comes_first(make: Make, book_text: str) -> None:
    head = book_text.replace('title = "Second"', 'title = "Second"\ncaution = "Copied by hand."')
    report = inspect(make(WIDTH, head=head), {"width_mm": Quantity.exact(90.0, "mm")}, on=DAY)
    assert report.warnings == (("", "Copied by hand."),)


ONLY_FAST = WIDTH + 'when = [{ quantity = "motor", one_of = ["fast"] }]'


def test_a_rule_whose_condition_fails_does_not_concern_the_machine(make: Make) -> None:
    facts: dict[str, Fact] = {"motor": Choice.of("slow"), "width_mm": Quantity.exact(300.0, "mm")}
    report = inspect(make(ONLY_FAST), facts, on=DAY)
    assert report.verdict is Status.PASS
    assert report.findings == ()
    assert [(each.rule.id, each.reason) for each in report.not_applicable] == [
        ("width", "only when motor is fast")
    ]


@pytest.mark.parametrize(("width", "status"), [(300.0, "unknown"), (90.0, "pass")])
def test_an_open_condition_leaves_a_failure_open_and_a_pass_a_pass(
    make: Make, width: float, status: str
) -> None:
    report = inspect(make(ONLY_FAST), {"width_mm": Quantity.exact(width, "mm")}, on=DAY)
    finding = one(report, "width")
    assert finding.status == status
    assert finding.settle == ("Name the motor." if status == "unknown" else "")


def test_a_custom_never_turns_the_verdict(make: Make) -> None:
    book = make(WIDTH + "binding = false" + PAINT)
    facts: dict[str, Fact] = {"width_mm": Quantity.exact(120.0, "mm"), "painted": Flag.declared(True)}
    report = inspect(book, facts, on=DAY)
    assert one(report, "width").status is Status.FAIL
    assert report.verdict is Status.PASS
    assert report.warnings == (("width", "Width is a custom, not a rule: it does not turn the verdict."),)
    assert inspect(book, {"painted": Flag.declared(True)}, on=DAY).verdict is Status.PASS


DISPUTED = WIDTH + '[rule.disputed]\nat_most = 110\nreason = "Two notices hang there."\n'


@pytest.mark.parametrize(("width", "status"), [(99.0, "pass"), (105.0, "unknown"), (111.0, "fail")])
def test_where_two_readings_disagree_nobody_knows(make: Make, width: float, status: str) -> None:
    finding = one(inspect(make(DISPUTED), {"width_mm": Quantity.exact(width, "mm")}, on=DAY), "width")
    assert finding.status == status
    if status == "unknown":
        assert finding.settle == "Two notices hang there. The other reading: ≤ 110 mm."


DECLARED = WIDTH + 'declared_as = "painted"'


@pytest.mark.parametrize(
    ("facts", "status", "judged_by"),
    [
        ({"painted": Flag.declared(True)}, "pass", "declaration"),
        ({"painted": Flag.declared(False)}, "fail", "declaration"),
        ({"painted": Flag.declared(True), "width_mm": Quantity.exact(120.0, "mm")}, "fail", "measurement"),
        ({"painted": Flag.unknown()}, "unknown", "measurement"),
        ({}, "unknown", "measurement"),
    ],
)
def test_the_owner_s_word_stands_in_until_there_is_a_reading(
    make: Make, facts: dict[str, Fact], status: str, judged_by: str
) -> None:
    finding = one(inspect(make(DECLARED), facts, on=DAY), "width")
    assert (finding.status, finding.judged_by) == (status, judged_by)


def test_a_rule_holds_for_its_days_and_classes_only(make: Make) -> None:
    book = make(WIDTH + "until = 2014-12-31" + MOTOR + 'classes = ["young"]')
    assert inspect(book, {}, on=date(2014, 12, 31)).findings[0].rule.id == "width"
    assert inspect(book, {}, on=DAY).findings == ()
    assert [each.rule.id for each in inspect(book, {}, on=DAY, class_="young").findings] == ["motor"]


def test_what_is_not_covered_is_listed_and_does_not_turn_the_verdict(make: Make) -> None:
    report = inspect(make(PAINT + GAP), {"painted": Flag.of(True)}, on=DAY)
    assert report.verdict is Status.PASS
    assert [item.id for item in report.not_covered] == ["smell"]


def test_a_fact_in_another_unit_is_refused(make: Make) -> None:
    with pytest.raises(KodawariError, match="'width_mm' is given in 'cm', and the rulebook asks for 'mm'"):
        inspect(make(WIDTH), {"width_mm": Quantity.exact(9.0, "cm")}, on=DAY)


def test_a_fact_of_another_kind_names_itself(make: Make) -> None:
    with pytest.raises(KodawariError, match="width_mm: the limit 'at_most' needs a number"):
        inspect(make(WIDTH), {"width_mm": Flag.of(True)}, on=DAY)


def test_facts_that_no_rule_asks_for_do_no_harm(make: Make) -> None:
    facts: dict[str, Fact] = {"painted": Flag.of(True), "colour": Choice.of("red")}
    assert inspect(make(PAINT), facts, on=DAY).verdict is Status.PASS


def test_the_json_holds_what_others_rely_on(make: Make) -> None:
    facts: dict[str, Fact] = {"width_mm": mm(99.0, 99.2, 99.4), "motor": Choice.of("slow")}
    report = inspect(make(WIDTH + MOTOR + PAINT + GAP), facts, on=DAY)
    data = json.loads(json.dumps(report.to_json_dict()))
    assert data["verdict"] == "unknown"
    assert data["on"] == "2016-05-01"
    assert data["edition"]["id"] == "second"
    assert data["rulebook"]["id"] == "shed-cup"
    assert data["class"] == "all"
    assert data["not_covered"] == [
        {
            "id": "smell",
            "title": "Smell",
            "title_ja": "",
            "section": "",
            "reason": "Only a nose can tell.",
            "source": None,
        }
    ]
    width, motor, paint = data["findings"]
    asked = ("rule", "status", "measured", "low", "high", "limit", "unit")
    assert [width[key] for key in asked] == ["width", "pass", 99.2, 99.0, 99.4, 100, "mm"]
    assert width["margin"] == pytest.approx(0.6)
    assert width["margin_value"] == pytest.approx(0.8)
    assert width["source"]["title"] == "Notice on the shed door"
    assert width["confidence"] == "secondary"
    assert width["measured_confidence"] == "measured"
    assert width["title_ja"] == "幅"
    assert [motor[key] for key in asked] == ["motor", "pass", ["slow"], None, None, ["slow"], ""]
    assert [paint[key] for key in asked] == ["paint", "unknown", None, None, None, True, ""]
    assert paint["settle"] == "Say whether it is painted."


def test_findings_can_be_asked_by_status(make: Make) -> None:
    report = inspect(make(WIDTH + PAINT), {"painted": Flag.of(False)}, on=DAY)
    assert [each.rule.id for each in report.with_status(Status.FAIL)] == ["paint"]
    assert [each.rule.id for each in report.with_status(Status.UNKNOWN)] == ["width"]
