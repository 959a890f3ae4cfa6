"""Hold a machine against a rulebook."""

from datetime import date

import msgspec

from kodawari.errors import KodawariError
from kodawari.quantity import Quantity, format_quantity
from kodawari.rules._facts import Fact, Facts, Flag
from kodawari.rules._finding import Finding
from kodawari.rules._inspection import Inspection, NotApplicable
from kodawari.rules._judge import Judgement, Status, judge
from kodawari.rules._limit import Limit
from kodawari.rules._rulebook import Rulebook, edition_on, not_covered_on, rules_on
from kodawari.rules._schema import Rule
from kodawari.rules._terms import Term

__all__ = ["inspect"]


def inspect(rulebook: Rulebook, facts: Facts, *, on: date, class_: str = "") -> Inspection:
    """Inspect a machine.

    Args:
        rulebook: The rulebook.
        facts: What is known about the machine, by the names of the rulebook's terms.
        on: The day of the race, of the registration, of the entry: whatever the book's editions go by.
        class_: The class; empty means the book's first class.

    Raises:
        KodawariError: No edition is in force on that day, there is no such class, or a fact has the wrong
            unit or kind for its term.
    """
    findings: list[Finding] = []
    idle: list[NotApplicable] = []
    for rule in rules_on(rulebook, on, class_):
        found = _find(rulebook, rule, facts)
        if isinstance(found, Finding):
            findings.append(found)
        else:
            idle.append(found)
    return Inspection(
        rulebook=rulebook,
        class_=rulebook.class_named(class_),
        on=on,
        edition=edition_on(rulebook, on),
        findings=tuple(findings),
        not_covered=not_covered_on(rulebook, on, class_),
        not_applicable=tuple(idle),
    )


def _find(rulebook: Rulebook, rule: Rule, facts: Facts) -> Finding | NotApplicable:
    """One rule: does it apply, what is known, what follows, what to beware of."""
    doubts: list[str] = []
    for condition in rule.when:
        term = rulebook.terms[condition.quantity]
        holds = _judged(condition, _fact(rulebook, facts, condition.quantity), condition.quantity).status
        if holds is Status.FAIL:
            return NotApplicable(
                rule=rule, reason=f"only when {term.title.en} is {condition.text(term.unit)}"
            )
        if holds is Status.UNKNOWN:
            doubts.append(term.settle)
    term = rulebook.terms[rule.quantity]
    fact, judgement = _answer(rulebook, rule, facts)
    status, reasons = _weighed(rule, term, fact, judgement, doubts)
    judgement = msgspec.structs.replace(judgement, status=status)
    return Finding(
        rule=rule,
        term=term,
        fact=fact,
        judgement=judgement,
        source=rulebook.sources.get(rule.source),
        warnings=_warnings(rule, term, fact, judgement),
        settle=" ".join(reasons) if status is Status.UNKNOWN else "",
    )


def _weighed(
    rule: Rule, term: Term, fact: Fact | None, judgement: Judgement, doubts: list[str]
) -> tuple[Status, list[str]]:
    """The final status, and what would settle it.

    A fail turns unknown while it is in doubt whether the rule applies at all; a pass is one either way. Two
    readings of the limit must agree. `doubts` says how to settle the conditions that are open.
    """
    if judgement.status is Status.UNKNOWN:
        own = fact.note if fact is not None and not fact.is_known else ""
        return Status.UNKNOWN, [*doubts, own or rule.settle or term.settle, *_precision(fact, judgement)]
    if rule.disputed is not None:
        other = _judged(rule.disputed, fact, rule.quantity).status
        if other is not judgement.status:
            reading = f"The other reading: {rule.disputed.text(term.unit)}."
            return Status.UNKNOWN, [*doubts, rule.disputed.reason, reading]
    if doubts and judgement.status is Status.FAIL:
        return Status.UNKNOWN, doubts
    return judgement.status, []


def _answer(rulebook: Rulebook, rule: Rule, facts: Facts) -> tuple[Fact | None, Judgement]:
    """The fact that a rule is judged by, and the judgement; the owner's word where there is no reading."""
    fact = _fact(rulebook, facts, rule.quantity)
    if rule.declared_as and (fact is None or not fact.is_known):
        word = _fact(rulebook, facts, rule.declared_as)
        if isinstance(word, Flag) and word.is_known:
            return word, Judgement(status=Status.PASS if word.value else Status.FAIL)
    return fact, _judged(rule, fact, rule.quantity)


def _fact(rulebook: Rulebook, facts: Facts, name: str) -> Fact | None:
    """A fact by name, its unit checked."""
    fact = facts.get(name)
    unit = rulebook.terms[name].unit
    if isinstance(fact, Quantity) and fact.is_known and fact.unit != unit:
        raise KodawariError(
            f"'{name}' is given in '{fact.unit}', and the rulebook asks for '{unit}'", place=name
        )
    return fact


def _judged(limit: Limit, fact: Fact | None, name: str) -> Judgement:
    """As `judge`, with the name of the fact in an error."""
    try:
        return judge(limit, fact)
    except KodawariError as error:
        raise error.located("", name) from error


def _precision(fact: Fact | None, judgement: Judgement) -> list[str]:
    """How sharp a reading must be, when an interval crosses the limit."""
    if not isinstance(fact, Quantity) or not fact.is_known or not judgement.margin_value:
        return []
    sharp = Quantity.exact(abs(judgement.margin_value), fact.unit)
    known, needed = format_quantity(fact), format_quantity(sharp)
    return [f"Known so far: {known}; the same to ±{needed} or better would decide."]


def _warnings(rule: Rule, term: Term, fact: Fact | None, judgement: Judgement) -> tuple[str, ...]:
    """What to beware of: a pass that is close, a custom that is broken, a rule that is not certain."""
    found: list[str] = []
    if judgement.status is Status.PASS and isinstance(fact, Quantity) and fact.is_known:
        low, _, high = fact.ends
        is_close = (rule.warn_above is not None and high > rule.warn_above) or (
            rule.warn_below is not None and low < rule.warn_below
        )
        if is_close:
            found.append(rule.warning or f"This is close to the limit {rule.text(term.unit)}.")
    if judgement.status is Status.FAIL and not rule.binding:
        found.append(f"{rule.title.en} is a custom, not a rule: it does not turn the verdict.")
    if rule.caution:
        found.append(rule.caution)
    return tuple(found)
