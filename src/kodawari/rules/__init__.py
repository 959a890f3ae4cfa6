"""The rule engine: rulebooks with dated editions, and the inspection of a machine against them.

A rulebook is a TOML file: classes, editions with the day each came into force, and rules. A rule limits one
named quantity (at most, at least, between, one of, count, must, must not, ...) for some classes and days, and
says where it stands and how sure that is. Facts about a machine come in by name: a `Quantity`, a `Choice` or
a `Flag`. The engine knows no car.

    book = load_rulebook("open")
    facts = {"width_mm": Quantity.between(104.4, 104.6, 104.8, "mm"), "body_painted": Flag.declared(True)}
    report = inspect(book, facts, on=date(2026, 11, 21))

The same engine holds for whatever is a list of cited, dated limits:

- *Eras of a type approval*: one edition per era; `on` is the day of the approval; a rule's own days (`from`,
  `until`) carry its history. A limit for some machines only has a condition (`when`), a custom that is no law
  has `binding = false`, and two readings of one limit stand in `disputed`.
- *Clocks*: an age is a quantity like any other. When only the month or the year of manufacture is known, the
  age is an interval, and a 25-year rule passes, fails or stays unknown as a caliper reading does.
"""

from kodawari.rules._dated import Dated
from kodawari.rules._diff import Change, ChangeKind, Diff, diff
from kodawari.rules._facts import Choice, Fact, Facts, Flag
from kodawari.rules._finding import Finding
from kodawari.rules._inspect import inspect
from kodawari.rules._inspection import Inspection, NotApplicable
from kodawari.rules._judge import Judgement, Status, judge
from kodawari.rules._limit import Bounds, Limit, LimitKind
from kodawari.rules._load import list_rulebooks, load_rulebook
from kodawari.rules._rulebook import Rulebook, edition_on, not_covered_on, rules_on, terms_needed
from kodawari.rules._schema import Condition, Dispute, Edition, NotCovered, Rule, RuleClass
from kodawari.rules._terms import JudgedBy, Term, Title

__all__ = [
    "Bounds",
    "Change",
    "ChangeKind",
    "Choice",
    "Condition",
    "Dated",
    "Diff",
    "Dispute",
    "Edition",
    "Fact",
    "Facts",
    "Finding",
    "Flag",
    "Inspection",
    "JudgedBy",
    "Judgement",
    "Limit",
    "LimitKind",
    "NotApplicable",
    "NotCovered",
    "Rule",
    "RuleClass",
    "Rulebook",
    "Status",
    "Term",
    "Title",
    "diff",
    "edition_on",
    "inspect",
    "judge",
    "list_rulebooks",
    "load_rulebook",
    "not_covered_on",
    "rules_on",
    "terms_needed",
]
