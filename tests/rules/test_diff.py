import json
from collections.abc import Callable
from datetime import date

import pytest

from kodawari.errors import KodawariError
from kodawari.rules import Rulebook, diff, load_rulebook

Make = Callable[..., Rulebook]

RULE = """
[[rule]]
id = "width"
title = { en = "Width" }
quantity = "width_mm"
source = "shed"
confidence = "primary"
"""
BEFORE, AFTER = date(2014, 1, 1), date(2016, 1, 1)


def test_a_changed_limit_shows_both(make: Make) -> None:
    book = make(RULE + "at_most = 100\nuntil = 2014-12-31" + RULE + "at_most = 90\nfrom = 2015-01-01")
    found = diff(book, BEFORE, AFTER)
    assert (found.before.id, found.after.id) == ("first", "second")
    assert [(each.kind, each.rule, each.old, each.new) for each in found.changes] == [
        ("changed", "width", "≤ 100 mm", "≤ 90 mm")
    ]


def test_rules_come_and_go(make: Make) -> None:
    book = make(RULE + "at_most = 100\nfrom = 2015-01-01")
    assert [(each.kind, each.new) for each in diff(book, BEFORE, AFTER).changes] == [("added", "≤ 100 mm")]
    assert [(each.kind, each.old) for each in diff(book, AFTER, BEFORE).changes] == [("removed", "≤ 100 mm")]


def test_the_same_limit_from_a_weaker_source_is_evidence(make: Make) -> None:
    weaker = RULE.replace("primary", "secondary")
    book = make(RULE + "at_most = 100\nuntil = 2014-12-31" + weaker + "at_most = 100\nfrom = 2015-01-01")
    (change,) = diff(book, BEFORE, AFTER).changes
    assert change.kind == "evidence"
    data = json.loads(json.dumps(change.to_json_dict()))
    assert (data["old_confidence"], data["new_confidence"]) == ("primary", "secondary")


def test_a_new_condition_is_a_change(make: Make) -> None:
    later = RULE + 'at_most = 100\nfrom = 2015-01-01\nwhen = [{ quantity = "painted", must = true }]'
    book = make(RULE + "at_most = 100\nuntil = 2014-12-31" + later)
    assert [each.kind for each in diff(book, BEFORE, AFTER).changes] == ["changed"]


def test_nothing_changes_within_a_day(make: Make) -> None:
    assert diff(make(), BEFORE, BEFORE).changes == ()


def test_one_class_can_be_asked_for(make: Make) -> None:
    book = make(RULE + 'at_most = 100\nfrom = 2015-01-01\nclasses = ["young"]')
    assert diff(book, BEFORE, AFTER, class_="all").changes == ()
    assert [each.classes for each in diff(book, BEFORE, AFTER, class_="young").changes] == [("young",)]
    assert len(diff(book, BEFORE, AFTER).changes) == 1


def test_a_day_before_the_book_is_refused(make: Make) -> None:
    with pytest.raises(KodawariError, match="starts on 2010-01-01"):
        diff(make(), date(2000, 1, 1), AFTER)


# From the revision notes of Tamiya's page, edition of 2023-12-15: rollers 6 -> no limit, dampers freed.
def test_the_special_rule_changed_rollers_and_dampers_and_nothing_else() -> None:
    found = diff(load_rulebook("open"), date(2017, 12, 7), date(2017, 12, 8))
    assert [(each.rule, each.old, each.new) for each in found.changes] == [
        ("rollers", "≤ 6", "no limit"),
        ("damper-position", "required", "no limit"),
    ]


def test_b_max_opened_to_polycarbonate_and_closed_the_zone_between_the_axles() -> None:
    found = diff(load_rulebook("b-max"), date(2026, 5, 31), date(2026, 6, 1))
    kinds = {each.rule: each.kind for each in found.changes}
    assert kinds["body-material"] == "changed"
    assert kinds["between-axles"] == "added"
    assert {"damper-wear", "tyre-wear", "roller-wear"} <= set(kinds)
