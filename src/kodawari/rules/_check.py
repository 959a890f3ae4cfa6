"""What makes a rulebook sound. Each check ends in one message with file, entry, cause and mend."""

from itertools import combinations

from kodawari.errors import KodawariError
from kodawari.rules._limit import Limit
from kodawari.rules._rulebook import Rulebook
from kodawari.rules._schema import NotCovered, Rule
from kodawari.rules._sound import forward, known, named, unique

__all__ = ["check_rulebook"]


def check_rulebook(book: Rulebook, base: Rulebook | None) -> None:
    """Every entry of a book against its classes, terms and sources, before the base is merged in.

    Raises:
        KodawariError: The first thing that is wrong.
    """
    _check_head(book, base)
    for edition in book.editions if base is None or book.editions != base.editions else ():
        known(edition.source, book.sources.source, "source", f"edition '{edition.id}'", book.file)
    for rule in book.rules:
        _check_rule(rule, book)
    for item in book.not_covered:
        _check_not_covered(item, book)
    for one, two in combinations(book.rules, 2):
        _check_pair(one, two, book.file)
    unique(book.not_covered, "not_covered", book.file)


def _check_head(book: Rulebook, base: Rulebook | None) -> None:
    """Names, classes, editions and the book below."""
    for name in (book.id, *book.aliases):
        named(name, "id", book.file)
    if not book.classes:
        raise KodawariError("a rulebook needs at least one class", file=book.file, mend="Add a [[class]].")
    unique(book.classes, "class", book.file)
    if not book.editions:
        raise KodawariError(
            "a rulebook needs at least one edition", file=book.file, mend="Add an [[edition]] with `from`."
        )
    if base is None or book.based_on is None:
        return
    inherited = {rule.id for rule in base.rules} | {item.id for item in base.not_covered}
    known(book.based_on.class_, [each.id for each in base.classes], "class", "based_on", book.file)
    for name in book.based_on.without:
        known(name, inherited, "rule", "based_on.without", book.file)
    if book.machine != base.machine:
        raise KodawariError(
            f"it is for '{book.machine}', and '{base.id}' below it is for '{base.machine}'", file=book.file
        )
    if book.editions[0].start < base.editions[0].start:
        raise KodawariError(
            f"the first edition starts on {book.editions[0].start}, before the rulebook '{base.id}' below it "
            f"({base.editions[0].start})",
            file=book.file,
            place=f"edition '{book.editions[0].id}'",
        )


def _check_rule(rule: Rule, book: Rulebook) -> None:
    """One rule: its name, days, classes, source, terms, limit and warnings."""
    place = f"rule '{rule.id}'"
    named(rule.id, place, book.file)
    forward(rule, place, book.file)
    known(rule.source, book.sources.source, "source", place, book.file)
    for name in rule.classes:
        known(name, [each.id for each in book.classes], "class", place, book.file)
    _check_limit(rule, rule.quantity, book, place)
    for condition in rule.when:
        _check_limit(condition, condition.quantity, book, f"{place}: when")
    if rule.disputed is not None:
        _check_limit(rule.disputed, rule.quantity, book, f"{place}: disputed")
        if rule.disputed.source:
            known(rule.disputed.source, book.sources.source, "source", f"{place}: disputed", book.file)
    if rule.declared_as:
        known(rule.declared_as, book.terms, "quantity", f"{place}: declared_as", book.file)
        if book.terms[rule.declared_as].kind != "flag":
            raise KodawariError(f"'{rule.declared_as}' is not a flag", file=book.file, place=place)
    _check_warnings(rule, book.file, place)


def _check_limit(limit: Limit, quantity: str, book: Rulebook, place: str) -> None:
    """A limit by itself, and against the term that it limits."""
    known(quantity, book.terms, "quantity", place, book.file)
    problem = limit.problem()
    if problem:
        raise KodawariError(problem, file=book.file, place=place)
    term = book.terms[quantity]
    if limit.needs not in {"", term.kind}:
        raise KodawariError(
            f"'{limit.kind}' limits a {limit.needs}, and '{quantity}' is a {term.kind}",
            file=book.file,
            place=place,
        )
    if term.values:
        for word in (*(limit.one_of or ()), *(limit.none_of or ())):
            known(word, term.values, f"value of '{quantity}'", place, book.file)


def _check_warnings(rule: Rule, file: str, place: str) -> None:
    """A warning threshold must lie inside the limit that it warns of."""
    if rule.warn_above is None and rule.warn_below is None:
        return
    bounds = rule.bounds
    if bounds is None:
        raise KodawariError("a warning threshold needs a limit on a number", file=file, place=place)
    for name, threshold in (("warn_above", rule.warn_above), ("warn_below", rule.warn_below)):
        if threshold is not None and not bounds.low <= threshold <= bounds.high:
            raise KodawariError(
                f"'{name}' is {threshold}, outside the limit {rule.text()}, and would never warn",
                file=file,
                place=place,
            )


def _check_not_covered(item: NotCovered, book: Rulebook) -> None:
    """One entry of what cannot be checked."""
    place = f"not_covered '{item.id}'"
    named(item.id, place, book.file)
    forward(item, place, book.file)
    if item.source:
        known(item.source, book.sources.source, "source", place, book.file)
    for name in item.classes:
        known(name, [each.id for each in book.classes], "class", place, book.file)


def _check_pair(one: Rule, two: Rule, file: str) -> None:
    """Two versions of one rule must not hold on the same day for the same class."""
    shares_class = not one.classes or not two.classes or set(one.classes) & set(two.classes)
    if one.id == two.id and shares_class and one.meets(two):
        raise KodawariError(
            f"two rules have the id '{one.id}' on the same days ({one.days}; {two.days})",
            file=file,
            place=f"rule '{one.id}'",
            mend="Give one another id, or days or classes that do not overlap.",
        )
