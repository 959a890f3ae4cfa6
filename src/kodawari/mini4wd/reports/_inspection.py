"""An inspection on a page: the verdict, every limit as a bar, every answer, and what stays open."""

from collections.abc import Sequence

from kodawari.quantity import Quantity, format_number
from kodawari.report import (
    Column,
    Footnotes,
    Html,
    Line,
    Margin,
    Section,
    confidence_word,
    element,
    joined,
    margin_bar,
    quiet,
    table,
    term,
    unknown,
    verdict,
)
from kodawari.rules import Finding, Inspection, JudgedBy, Status

__all__ = ["inspection_sections", "verdict_sentence"]

_LONGEST_LIST = 4


def verdict_sentence(inspection: Inspection) -> str:
    """What the inspection comes to: `all 35 rules are kept`, `broken: Overall width; open: Mass`."""
    binding = [each for each in inspection.findings if each.rule.binding]
    if inspection.verdict is Status.PASS:
        return f"all {len(binding)} rules are kept"
    parts = []
    for status, told in ((Status.FAIL, "broken"), (Status.UNKNOWN, "open")):
        found = [each.rule.title.en for each in binding if each.status is status]
        if found:
            parts.append(f"{told}: {', '.join(found)}")
    return "; ".join(parts)


def inspection_sections(
    inspection: Inspection, notes: Footnotes, *, anchor: str = "inspection"
) -> list[Section]:
    """The inspection as one part of a page.

    Args:
        inspection: The inspection.
        notes: Where its sources go.
        anchor: Id of the part.
    """
    body = [_verdict(inspection, notes), _numbers(inspection, notes), *_answers(inspection, notes)]
    lede = joined([f"{inspection.class_.title.en} class, as it holds on {inspection.on}. ", _how_to_read()])
    body += [*_settle(inspection), *_beware(inspection), *_not_covered(inspection, notes), *_idle(inspection)]
    return [Section(anchor=anchor, title="Inspection", ja="車検", lede=lede, body=body)]


def _how_to_read() -> str:
    return (
        "A bar is full up to the measured value and lighter over its spread; the rest up to the line is room. "
        "A torn left end says that the bar starts at the number below it."
    )


def _verdict(inspection: Inspection, notes: Footnotes) -> Html:
    book, edition = inspection.rulebook, inspection.edition
    edition_text = f"edition {edition.id} ({edition.title}), in force from {edition.start}"
    return element(
        "div",
        element("p", verdict(str(inspection.verdict)), f" · {verdict_sentence(inspection)}."),
        element("p", quiet(f"{book.title.en}, {edition_text}"), notes.mark(edition.source), " ",
                confidence_word(edition.confidence)),
    )  # fmt: skip


def _has_bar(finding: Finding) -> bool:
    """Whether a finding is a number with a limit other than a count."""
    return finding.bounds != (None, None) and finding.bounds[0] != finding.bounds[1]


def _numbers(inspection: Inspection, notes: Footnotes) -> Html:
    """Sizes and masses, each with its bar."""
    columns = [
        Column("rule"),
        Column("verdict"),
        Column("measured"),
        Column("limit"),
        Column("room"),
        Column("up to the limit"),
    ]
    rows = [_number(each, notes) for each in inspection.findings if _has_bar(each)]
    return table(columns, rows, caption="Sizes and masses against their limits.")


def _number(finding: Finding, notes: Footnotes) -> Line:
    fact = finding.fact
    bar, measured = Html(), unknown(finding.settle)
    if isinstance(fact, Quantity) and fact.is_known:
        lower, upper = finding.bounds
        title = f"{finding.rule.title.en}: {finding.measured_text}, limit {finding.limit_text}"
        bar = margin_bar(Margin(ends=fact.ends, lower=lower, upper=upper, unit=fact.unit), title=title)
        sure = element("span", confidence_word(fact.confidence), notes.mark(fact.source), class_="below")
        measured = joined([element("span", finding.measured_text, class_="keep"), sure])
    unit = f" {finding.term.unit}" if finding.term.unit else ""
    room, _, side = finding.margin_text.rpartition(" ")
    return Line(
        [
            term(finding.rule.title.en, finding.rule.title.ja),
            _status(finding),
            measured,
            element("span", notes.cited(finding.limit_text, finding.rule.source), class_="keep"),
            f"{room}{unit} {side}" if room else "",
            bar,
        ]
    )


def _status(finding: Finding) -> Html:
    shown = verdict(str(finding.status))
    return shown if finding.rule.binding else joined([shown, quiet(" (custom)")])


def _answers(inspection: Inspection, notes: Footnotes) -> list[Html]:
    """Counts, choices, and what is yes or no."""
    found = [each for each in inspection.findings if not _has_bar(each)]
    if not found:
        return []
    columns = [Column("rule"), Column("verdict"), Column("found"), Column("limit"), Column("known from")]
    rows = [
        [
            term(each.rule.title.en, each.rule.title.ja),
            _status(each),
            unknown() if each.measured_text == "unknown" else each.measured_text,
            notes.cited(_limit(each), each.rule.source),
            element("span", _known_from(each), class_="quiet keep"),
        ]
        for each in found
    ]
    return [
        element("h3", "Parts and declarations"),
        table(columns, rows, caption="Answers of parts and owner."),
    ]


def _limit(finding: Finding) -> str:
    """The limit; of a long list that is kept, how long it is."""
    words = finding.rule.one_of
    if words and finding.status is Status.PASS and len(words) > _LONGEST_LIST:
        return f"one of a list of {format_number(len(words), digits=0)}"
    return finding.limit_text


def _known_from(finding: Finding) -> str:
    """Who or what answered."""
    fact = finding.fact
    if fact is None or not fact.is_known:
        return ""
    return "the owner's word" if finding.judged_by is JudgedBy.DECLARATION else str(fact.confidence)


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
