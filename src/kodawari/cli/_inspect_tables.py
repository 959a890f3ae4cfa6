"""The two tables of an inspection: numbers with their bars, and everything else."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from kodawari.cli._bars import margin_bar
from kodawari.cli._console import Column, quiet, signal, table
from kodawari.cli._footnotes import Footnotes
from kodawari.quantity import Origin, Quantity
from kodawari.rules import Finding, JudgedBy, Status

__all__ = ["answers_table", "has_bar", "numbers_table"]

_LONGEST_LIMIT = 30


def has_bar(finding: Finding) -> bool:
    """Whether a finding is a number with a limit other than a count."""
    return finding.bounds != (None, None) and finding.bounds[0] != finding.bounds[1]


def numbers_table(findings: Sequence[Finding], notes: Footnotes) -> Table:
    """Sizes and masses with bars."""
    columns = [
        Column("status"),
        Column("rule", wrap=True),
        Column("measured", wrap=True),
        Column("limit"),
        Column("margin", wrap=True),
        Column("at the limit"),
        Column("source", "right"),
    ]
    return table(columns, [_number_row(finding, notes) for finding in findings])


def _number_row(finding: Finding, notes: Footnotes) -> list[str | Text]:
    fact = finding.fact
    bar: str | Text = ""
    if isinstance(fact, Quantity) and fact.is_known:
        bar = margin_bar(fact.ends, finding.bounds, fact.unit)
    return [
        _status(finding.status),
        finding.rule.title.en,
        _measured(finding),
        finding.limit_text,
        finding.margin_text,
        bar,
        notes.mark(finding.rule.source),
    ]


def _measured(finding: Finding) -> Text:
    """The value with its spread and how far to trust it."""
    fact = finding.fact
    if fact is None or not fact.is_known:
        return quiet("unknown")
    return Text.assemble(finding.measured_text, quiet(f"\n{fact.confidence}"))


def answers_table(findings: Sequence[Finding], notes: Footnotes) -> Table:
    """Counts, choices, and what is yes or no."""
    columns = [
        Column("status"),
        Column("rule", wrap=True),
        Column("found", wrap=True),
        Column("limit", wrap=True),
        Column("known from"),
        Column("source", "right"),
    ]
    rows = [
        [
            _status(finding.status),
            finding.rule.title.en,
            finding.measured_text if finding.measured_text != "unknown" else quiet("unknown"),
            _limit(finding),
            quiet(_known_from(finding)),
            notes.mark(finding.rule.source),
        ]
        for finding in findings
    ]
    return table(columns, rows)


def _limit(finding: Finding) -> str:
    """The limit; of a long list that is kept, how long it is."""
    words = finding.rule.one_of
    if words and finding.status is Status.PASS and len(finding.limit_text) > _LONGEST_LIMIT:
        return f"one of a list of {len(words)}"
    return finding.limit_text


def _known_from(finding: Finding) -> str:
    """Who or what answered."""
    fact = finding.fact
    if fact is None or not fact.is_known:
        return "–"
    if fact.origin is Origin.MEASURED:
        return "a reading"
    return "the owner's word" if finding.judged_by is JudgedBy.DECLARATION else "the parts"


def _status(status: Status) -> Text:
    """A verdict as a word; what does not pass stands out."""
    return Text(status) if status is Status.PASS else signal(status.upper())
