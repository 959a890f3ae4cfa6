"""An inspection on a page: the verdict, every limit as a bar, every answer, and what stays open."""

from collections.abc import Sequence

from kodawari.mini4wd.reports._findings import answers_table, numbers_table
from kodawari.report import (
    Column,
    Footnotes,
    Html,
    Section,
    confidence_word,
    element,
    joined,
    quiet,
    table,
    term,
    verdict,
)
from kodawari.rules import Inspection, Status

__all__ = ["inspection_section", "verdict_sentence"]

_MOST_NAMES = 6


def verdict_sentence(inspection: Inspection) -> str:
    """What the inspection comes to: `all 35 rules are kept`, `broken: Overall width; open: Mass`."""
    binding = [each for each in inspection.findings if each.rule.binding]
    if inspection.verdict is Status.PASS:
        return f"all {len(binding)} rules are kept"
    parts = []
    for status, told in ((Status.FAIL, "broken"), (Status.UNKNOWN, "open")):
        found = [each.rule.title.en for each in binding if each.status is status]
        if found:
            parts.append(f"{told}: {_some(found)}")
    return "; ".join(parts)


def _some(names: Sequence[str]) -> str:
    """The names, the first few of many."""
    shown = names if len(names) <= _MOST_NAMES else names[: _MOST_NAMES - 1]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def inspection_section(inspection: Inspection, notes: Footnotes, *, in_report: bool = False) -> Section:
    """The inspection as one part of a page.

    Args:
        inspection: The inspection.
        notes: Where its sources go.
        in_report: Whether it is a part of a larger report: then it tells its verdict itself, and folds
            answers away when all of them pass.
    """
    body = [
        *([_verdict(inspection)] if in_report else []),
        _rulebook(inspection, notes),
        *numbers_table(inspection, notes),
        *answers_table(inspection, notes, folded=in_report),
    ]
    lede = joined([f"{inspection.class_.title.en} class, as it holds on {inspection.on}. ", _how_to_read()])
    body += [*_settle(inspection), *_beware(inspection), *_not_covered(inspection, notes), *_idle(inspection)]
    return Section(anchor="inspection", title="Inspection", ja="車検", lede=lede, body=body)


def _how_to_read() -> str:
    return (
        "A bar is full up to the measured value and lighter over its spread; the rest up to the line is "
        "room. A torn left end says that the bar starts at the number below it."
    )


def _verdict(inspection: Inspection) -> Html:
    return element("p", verdict(str(inspection.verdict)), f" · {verdict_sentence(inspection)}.")


def _rulebook(inspection: Inspection, notes: Footnotes) -> Html:
    book, edition = inspection.rulebook, inspection.edition
    told = f"{book.title.en}, edition {edition.id} ({edition.title}), in force from {edition.start}"
    return element("p", quiet(told), notes.mark(edition.source), " ", confidence_word(edition.confidence))


def _settle(inspection: Inspection) -> list[Html]:
    found = [(each.rule.title.en, each.settle) for each in inspection.with_status(Status.UNKNOWN)]
    return _listed("What would settle the unknown", found)


def _beware(inspection: Inspection) -> list[Html]:
    titles = {each.rule.id: each.rule.title.en for each in inspection.findings}
    found = [(titles.get(rule, "This edition"), text) for rule, text in inspection.warnings]
    return _listed("Beware", found)


def _idle(inspection: Inspection) -> list[Html]:
    found = [(each.rule.title.en, each.reason) for each in inspection.not_applicable]
    return _listed("No concern of this car", found)


def _listed(title: str, pairs: Sequence[tuple[str, str]]) -> list[Html]:
    if not pairs:
        return []
    items = [element("li", name, ": ", quiet(text)) for name, text in pairs]
    return [element("h3", title), element("ul", *items, class_="plain")]


def _not_covered(inspection: Inspection, notes: Footnotes) -> list[Html]:
    if not inspection.not_covered:
        return []
    rows = [
        [term(each.title.en, each.title.ja), joined([each.reason, notes.mark(each.source)])]
        for each in inspection.not_covered
    ]
    intro = element("p", quiet("These rules exist, and an official may hold them against the car."))
    return [
        element("h3", "Not covered"),
        intro,
        table(["rule", Column("why it is not checked here", wide=True)], rows, caption="Rules not covered."),
    ]
