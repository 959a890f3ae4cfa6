"""A difference, its tolerance and what is said of it."""

import math

import pytest

from kodawari.mini4wd.crosscheck import Quantity, load_cases
from kodawari.mini4wd.crosscheck._compare import _starts, _summary
from kodawari.mini4wd.crosscheck._schema import Case
from kodawari.mini4wd.crosscheck._verdict import Verdict, row_of, worst

LAP = Quantity(
    name="lap", kind="lap", unit="s", tolerance=0.03, injected_tolerance=0.005, aim=0.01
)  # fmt: skip
REBOUND = Quantity(
    name="rebound", kind="rebound", unit="", tolerance=0.02, injected_tolerance=0.02, relative=False
)


@pytest.mark.parametrize(
    ("ours", "verdict"),
    [(2.019, "aim met"), (1.981, "aim met"), (2.05, "within"), (2.07, "outside"), (math.nan, "outside")],
)
def test_a_share_is_held_against_aim_and_tolerance(ours: float, verdict: Verdict) -> None:
    """1 % of 2 s is aimed at and 3 % allowed; what only one engine has is a difference."""
    row = row_of(LAP, Case(name=""), ours, {"native": 2.0})

    assert row.verdict == verdict


def test_each_way_has_its_own_tolerance_and_the_worst_counts() -> None:
    """0.75 % is within 3 % of MuJoCo's own contacts, and beyond 0.5 % under our law."""
    row = row_of(LAP, Case(name=""), 2.015, {"native": 2.0, "injected": 2.0})
    native, injected = row.with_partner("native"), row.with_partner("injected")

    assert native is not None
    assert injected is not None
    assert (native.verdict, injected.verdict, row.verdict) == ("aim met", "outside", "outside")
    assert row.telling is injected


def test_a_figure_in_its_unit_is_compared_in_it() -> None:
    row = row_of(REBOUND, Case(name="", reference={"rebound": 0.58}), 0.565, {})
    (found,) = row.comparisons

    assert found.difference == pytest.approx(-0.015)
    assert row.verdict == "aim met"


def test_what_a_case_only_tells_is_not_judged() -> None:
    row = row_of(LAP, Case(name="", told=("lap",)), 3.0, {"native": 2.0})

    assert row.verdict == "told"


def test_nothing_to_compare_with_is_unknown() -> None:
    assert row_of(LAP, Case(name=""), 2.0, {}).verdict == "unknown"
    assert row_of(LAP, Case(name=""), math.nan, {"native": math.nan}).verdict == "unknown"


def test_the_worst_verdict_stands_for_several() -> None:
    assert worst(["aim met", "within", "told"]) == "within"
    assert worst([]) == "unknown"


def test_an_ensemble_draws_its_starts_by_name_within_their_reach() -> None:
    made = load_cases("hump10-race")[0].fixture
    starts = [each.start for each in _starts(made)]

    assert len(starts) == 24
    assert len({start.offset_m for start in starts}) == 24
    assert max(abs(start.offset_m) for start in starts) <= 0.003
    assert max(abs(start.speed_m_s - 6.0) for start in starts) <= 0.2
    assert starts == [each.start for each in _starts(made)]


def test_an_ensemble_comes_to_medians_and_shares() -> None:
    """The median is that of the runs that have the figure."""
    assert _summary("lap", [3.0, math.nan, 1.0, 2.0]) == 2.0
    assert _summary("lap", [1.0, 2.0]) == 1.5
    assert _summary("out", [1.0, 0.0, 0.0, 0.0]) == 0.25
    assert math.isnan(_summary("lap", [math.nan]))
