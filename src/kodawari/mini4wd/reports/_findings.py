"""The findings of an inspection as tables: sizes and masses with bars, and answers."""

from kodawari.quantity import Quantity, format_number
from kodawari.report import (
    Column,
    Footnotes,
    Html,
    Line,
    Margin,
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

__all__ = ["answers_table", "numbers_table"]

_LONGEST_LIST = 4


def _has_bar(finding: Finding) -> bool:
    """Whether a finding is a number with a limit other than a count."""
    return finding.bounds != (None, None) and finding.bounds[0] != finding.bounds[1]


def numbers_table(inspection: Inspection, notes: Footnotes) -> list[Html]:
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
    return [table(columns, rows, caption="Sizes and masses against their limits.")] if rows else []


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


def answers_table(inspection: Inspection, notes: Footnotes, *, folded: bool) -> list[Html]:
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
    shown = table(columns, rows, caption="Answers of parts and owner.")
    if folded and all(each.status is Status.PASS for each in found):
        title = f"Parts and declarations: {len(found)} answers, all pass"
        return [element("details", element("summary", title), shown)]
    return [element("h3", "Parts and declarations"), shown]


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
