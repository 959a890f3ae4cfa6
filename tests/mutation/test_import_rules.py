"""Tests that test the tests: every clause of clocks and duty tables is changed, and a case must notice.

A mutant is one change of one clause: a number one step up or down, a limit turned into its neighbour, a first
or last day moved by a day, a condition or a whole row dropped. It is caught when a case that was worked out
by hand no longer holds. Mutants are made from the data in a fixed order, so that the same commit gives the
same verdict. `python tests/mutation/test_import_rules.py` prints every survivor.
"""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import read_toml
from kodawari.kei.importing import (
    DutyTable,
    EvidenceKind,
    Money,
    Question,
    check,
    check_days,
    duty_on,
    evidence,
    fee_on,
    load_duties,
    subject_of,
)
from kodawari.quantity import Quantity
from kodawari.rules import Fact, Rule, Rulebook, load_rulebook

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
WANTED_SHARE = 0.95


class Mutant(NamedTuple):
    """One change: what it is, and whether a case notices."""

    name: str
    is_caught: Callable[[], bool]


def _module(path: Path) -> ModuleType:
    """A test module by its path; the tests are not a package."""
    spec = importlib.util.spec_from_file_location(f"_mutation_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


CLOCKS = _module(HERE.parent / "kei" / "importing" / "test_cases.py")
CASES = read_toml(CLOCKS.CASES, CLOCKS.Cases).case

_TURNED = {
    "at_least": "above",
    "above": "at_least",
    "at_most": "below",
    "below": "at_most",
    "must": "must_not",
}


def rule_mutants(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Every change of a rule's clauses."""
    kind = str(rule.kind)
    limit = getattr(rule, kind)
    if kind in _TURNED:
        yield (
            f"{kind} -> {_TURNED[kind]}",
            msgspec.structs.replace(rule, **{kind: None, _TURNED[kind]: limit}),
        )
    if isinstance(limit, (int, float)) and not isinstance(limit, bool):
        for step in (-1, 1):
            yield f"{kind} {limit} {step:+}", msgspec.structs.replace(rule, **{kind: limit + step})
    if rule.when:
        yield "condition dropped", msgspec.structs.replace(rule, when=())
        (condition,) = rule.when
        turned = msgspec.structs.replace(condition, one_of=None, none_of=condition.one_of)
        yield "condition turned", msgspec.structs.replace(rule, when=(turned,))
    for name, field in (("from", "start"), ("until", "end")):
        day = getattr(rule, field)
        if day is not None:
            for days in (-1, 1):
                moved = day + timedelta(days=days)
                yield f"{name} {day} {days:+}", msgspec.structs.replace(rule, **{field: moved})


def book_mutants(book: Rulebook, cases: Callable[[Rulebook], bool]) -> Iterator[Mutant]:
    """A rulebook with one changed rule, for every change."""
    for place, rule in enumerate(book.rules):
        others = (book.rules[:place], book.rules[place + 1 :])
        where = f"{book.id}: {'/'.join((*rule.classes, rule.id))}"
        for name, changed in rule_mutants(rule):
            mutated = msgspec.structs.replace(book, rules=(*others[0], changed, *others[1]))
            yield Mutant(f"{where}: {name}", partial(_differs, cases, mutated))
        if rule.id not in {
            "nhtsa-age",
            "epa-age",
            "section-232-age",
        }:  # without it there is no clock to look at
            gone = msgspec.structs.replace(book, rules=(*others[0], *others[1]))
            yield Mutant(f"{where}: dropped", partial(_differs, cases, gone))


def _differs(cases: Callable[[Rulebook], bool], book: Rulebook) -> bool:
    """Whether a case no longer holds; an error is noticed as well."""
    try:
        return not cases(book)
    except KodawariError:
        return True


def clocks_hold(book: Rulebook) -> bool:
    """Every hand-worked case of the clocks."""
    return all(CLOCKS.differences(case, book) == [] for case in CASES)


# Each limit of the states from both sides, in the rules' own unit: the last legal value, the first illegal.
EDGES: dict[tuple[str, str], tuple[float, float]] = {
    ("ar-mini-truck", "width"): (48, 47.9),
    ("ar-mini-truck", "length"): (135, 135.1),
    ("ar-mini-truck", "weight"): (1500, 1499),
    ("ca-before-1975", "year-of-manufacture"): (1974, 1975),
    ("co-kei", "displacement"): (1000, 1001),
    ("co-kei", "width"): (67, 67.1),
    ("co-kei", "length"): (140, 140.1),
    ("in-mini-truck", "displacement"): (660, 659),
    ("in-mini-truck", "width"): (60, 60.1),
    ("in-mini-truck", "weight"): (1600, 1601),
    ("in-mini-truck", "top-speed"): (60, 61),
    ("nc-mini-truck", "displacement"): (660, 661),
    ("nc-mini-truck", "length"): (130, 130.1),
    ("nc-mini-truck", "height"): (78, 78.1),
    ("nc-mini-truck", "width"): (60, 60.1),
    ("ok-mini-truck", "displacement"): (1000, 1001),
    ("ok-mini-truck", "width"): (67, 67.1),
    ("ok-mini-truck", "weight"): (3400, 3401),
    ("pa-mini-truck", "displacement"): (660, 661),
    ("pa-mini-truck", "length"): (130, 130.1),
    ("pa-mini-truck", "height"): (78, 78.1),
    ("pa-mini-truck", "width"): (60, 60.1),
}
# The first day on which the age is reached by a car that was built on 10 May 2001.
BIRTHDAYS = {
    "ct-antique": "2021-05-10",
    "id-25": "2026-05-10",
    "md-historic": "2021-05-10",
    "mi-25": "2026-05-10",
    "mt-permanent": "2012-05-10",
    "pa-antique": "2027-01-01",
    "sc-antique": "2026-05-10",
    "ut-vintage": "2031-05-10",
    "va-antique": "2026-01-01",
    "wa-25": "2026-05-10",
    "wi-collector": "2021-05-10",
}
UNITS = {"displacement_cc": "cc", "weight_lb": "lb", "top_speed_mph": "mph", "manufacture_year": ""}


def states_hold(book: Rulebook) -> bool:
    """Every limit at its edge, and every age on its day."""
    return _edges_hold(book) and _birthdays_hold(book)


def _edges_hold(book: Rulebook) -> bool:
    for (route, name), (legal, illegal) in EDGES.items():
        state = route[:2].upper()
        rules = [
            each for each in load_rulebook("us-states").rules if route in each.classes and each.id == name
        ]
        term = rules[0].quantity
        if term == "manufacture_year":
            verdicts = [
                _verdict(book, state, route, name, {}, built=str(int(year))) for year in (legal, illegal)
            ]
        else:
            unit = UNITS.get(term, "in")
            facts: list[dict[str, Fact]] = [{term: Quantity.exact(value, unit)} for value in (legal, illegal)]
            verdicts = [_verdict(book, state, route, name, fact) for fact in facts]
        if verdicts != ["pass", "fail"]:
            return False
    return True


def _verdict(
    book: Rulebook, state: str, route: str, name: str, facts: dict[str, Fact], *, built: str = "2001-05-10"
) -> str:
    answer = check(_question(state, built, facts), states=book)
    found = next(each for each in answer.routes if each.id == route)
    return next((str(each.status) for each in found.inspection.findings if each.rule.id == name), "gone")


def _question(state: str, built: str, facts: dict[str, Fact]) -> Question:
    paper = evidence(EvidenceKind.BUILT, built, today=TODAY)
    return Question(
        subject=subject_of(),
        entry=date(2027, 7, 1),
        today=TODAY,
        evidence=(paper,) if paper else (),
        state=state,
        measures=facts,
    )


def _birthdays_hold(book: Rulebook) -> bool:
    for route, day in BIRTHDAYS.items():
        answer = check(_question(route[:2].upper(), "2001-05-10", {}), states=book)
        found = next(each for each in answer.routes if each.id == route)
        if str(found.certain_from) != day:
            return False
    return True


# Heading, day of entry, duty in per cent from and to: the first and the last day of every row.
DUTIES = [
    ("8703.21", "2024-01-01", "2.5", "2.5"), ("8703.21", "2025-04-04", "2.5", "2.5"),
    ("8703.21", "2025-04-05", "12.5", "12.5"), ("8703.21", "2025-08-06", "12.5", "12.5"),
    ("8703.21", "2025-08-07", "15", "15"), ("8703.21", "2026-02-23", "15", "15"),
    ("8703.21", "2026-02-24", "12.5", "12.5"), ("8703.21", "2026-07-23", "12.5", "12.5"),
    ("8703.21", "2026-07-24", "12.5", "12.5"), ("8703.21", "2030-01-01", "12.5", "12.5"),
    ("8704.31", "2024-01-01", "25", "25"), ("8704.31", "2025-04-04", "25", "25"),
    ("8704.31", "2025-04-05", "35", "35"), ("8704.31", "2025-08-06", "35", "35"),
    ("8704.31", "2025-08-07", "25", "25"), ("8704.31", "2026-02-23", "25", "25"),
    ("8704.31", "2026-02-24", "25", "35"), ("8704.31", "2026-07-23", "25", "35"),
    ("8704.31", "2026-07-24", "25", "25"), ("8704.31", "2030-01-01", "25", "25"),
]  # fmt: skip
# Fee, day, entered value, the fee to the cent; None where the table holds nothing.
FEES = [
    ("mpf", "2025-09-30", "1200", None), ("mpf", "2025-10-01", "1200", "33.58"),
    ("mpf", "2026-09-30", "1200", "33.58"), ("mpf", "2026-09-30", "1000000", "651.50"),
    ("mpf", "2025-10-01", "100000", "346.40"), ("mpf", "2026-10-01", "1200", "34.58"),
    ("mpf", "2027-09-30", "1000000", "670.86"), ("mpf", "2027-09-30", "100000", "346.40"),
    ("mpf", "2027-10-01", "1200", "34.58"), ("hmf", "2024-01-01", "100000", "125.00"),
    ("hmf", "2026-11-21", "1200", "1.50"),
]  # fmt: skip


def duties_hold(table: DutyTable) -> bool:
    """Every row of duties and fees on its first and last day, and each day in one row."""
    check_days(table)
    value = Money(low=Decimal(100), high=Decimal(100), currency="USD")
    for heading, day, low, high in DUTIES:
        money = duty_on(table, heading, date.fromisoformat(day)).of(value)
        if (money.low, money.high) != (Decimal(low), Decimal(high)):
            return False
    for name, day, amount, wanted in FEES:
        row = fee_on(table, name, date.fromisoformat(day))
        paid = None
        if row is not None:
            paid = row.of(Money(low=Decimal(amount), high=Decimal(amount), currency="USD")).low
        if paid != (None if wanted is None else Decimal(wanted)):
            return False
    return True


_STEPS = {"rate": Decimal("0.001"), "low": Decimal("0.5"), "high": Decimal("0.5")}


def table_mutants(table: DutyTable) -> Iterator[Mutant]:
    """The tables with one changed clause, for every clause."""
    for part in ("duty", "fee"):
        rows: tuple[Any, ...] = getattr(table, part)
        for place, row in enumerate(rows):
            where = f"{part} {getattr(row, 'heading', getattr(row, 'id', ''))} {row.days}"
            for name, changed in _row_mutants(row):
                mutated = (*rows[:place], changed, *rows[place + 1 :])
                yield Mutant(f"{where}: {name}", partial(_table_differs, table, part, mutated))
            gone = (*rows[:place], *rows[place + 1 :])
            yield Mutant(f"{where}: dropped", partial(_table_differs, table, part, gone))


def _row_mutants(row: Any) -> Iterator[tuple[str, Any]]:
    for name in ("low", "high", "rate", "least", "most"):
        value: Any = getattr(row, name, None)
        for step in (-1, 1) if value is not None else ():
            changed = value + step * _STEPS.get(name, Decimal("0.01"))
            yield f"{name} {value} -> {changed}", msgspec.structs.replace(row, **{name: changed})
    for name, field in (("from", "start"), ("until", "end")):
        day = getattr(row, field)
        for days in (-1, 1) if day is not None else ():
            moved = day + timedelta(days=days)
            yield f"{name} {day} {days:+}", msgspec.structs.replace(row, **{field: moved})


def _table_differs(table: DutyTable, part: str, rows: tuple[Any, ...]) -> bool:
    """Whether a day is paid otherwise, or not at all."""
    duties, fees = (rows, table.fee) if part == "duty" else (table.duty, rows)
    try:
        return not duties_hold(DutyTable(duty=duties, fee=fees))
    except (KodawariError, StopIteration):
        return True


def mutants() -> Iterator[Mutant]:
    """All of them, in a fixed order."""
    yield from book_mutants(load_rulebook("us-federal"), clocks_hold)
    yield from book_mutants(load_rulebook("us-states"), states_hold)
    yield from table_mutants(load_duties())


def survivors() -> tuple[list[str], int]:
    """The mutants that no case notices, by name, and how many mutants there are."""
    every = list(mutants())
    return [each.name for each in every if not each.is_caught()], len(every)


# Changes that mean the same: earlier days are refused by the tables as a whole, and the newest row of a fee
# holds on after its end, marked as provisional.
EQUIVALENT = {
    "fee hmf from 2024-01-01: from 2024-01-01 -1",
    "fee mpf 2026-10-01 to 2027-09-30: until 2027-09-30 -1",
    "fee mpf 2026-10-01 to 2027-09-30: until 2027-09-30 +1",
}


def test_nothing_is_wrong_before_anything_is_changed() -> None:
    assert clocks_hold(load_rulebook("us-federal"))
    assert states_hold(load_rulebook("us-states"))
    assert duties_hold(load_duties())


def test_at_least_95_of_100_mutants_of_clocks_and_duties_are_caught() -> None:
    alive, count = survivors()
    named = "\n".join(alive)
    assert count > 200
    assert (count - len(alive)) / count >= WANTED_SHARE, f"{len(alive)} of {count} survive:\n{named}"
    assert set(alive) <= EQUIVALENT, f"not known to mean the same:\n{named}"


if __name__ == "__main__":
    alive, count = survivors()
    print(f"{count - len(alive)} of {count} mutants are caught; survivors:")  # noqa: T201 - a script's output
    print("\n".join(alive))  # noqa: T201 - as above
