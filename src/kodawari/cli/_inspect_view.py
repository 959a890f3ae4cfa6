"""How an inspection looks in the terminal, and as a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kodawari.cli._bars import margin_bar
from kodawari.cli._console import Column, console, print_json, quiet, signal, table
from kodawari.cli._footnotes import Footnotes
from kodawari.cli._rules_view import book_title, edition_line, not_covered_table, print_sources
from kodawari.files import write_atomically
from kodawari.mini4wd.build import Build
from kodawari.quantity import Origin, Quantity
from kodawari.rules import Finding, Inspection, JudgedBy, Status

__all__ = ["show_inspection", "write_inspection"]

_LONGEST_LIMIT = 30


def inspection_dict(inspection: Inspection, build: Build) -> dict[str, Any]:
    """The inspection with the car that it is about."""
    return {"car": build.name, **inspection.to_json_dict()}


def write_inspection(inspection: Inspection, build: Build, path: Path, kind: str) -> None:
    """Write an inspection as `json` or `html`.

    Raises:
        KodawariError: The file cannot be written; it is as it was before.
    """
    if kind == "json":
        encoded = msgspec.json.encode(inspection_dict(inspection, build))
        text = msgspec.json.format(encoded, indent=2).decode() + "\n"
    else:
        from kodawari.mini4wd.reports import inspection_page  # noqa: PLC0415 - only this kind needs it

        text = inspection_page(build.name, inspection)
    write_atomically(path, text)


def show_inspection(inspection: Inspection, build: Build, *, json: bool) -> None:
    """Every rule with its margin, what stays open, and the verdict last; or the JSON of all of it."""
    if json:
        print_json(inspection_dict(inspection, build))
        return
    screen, notes = console(), Footnotes(inspection.rulebook.sources)
    screen.print(f"{build.name} · class {inspection.class_.title.en} on {inspection.on}")
    screen.print(book_title(inspection.rulebook))
    screen.print(edition_line(inspection.edition, notes))
    numbers = [each for each in inspection.findings if _has_bar(each)]
    others = [each for each in inspection.findings if not _has_bar(each)]
    screen.print()
    screen.print(_numbers(numbers, notes))
    screen.print()
    screen.print(_answers(others, notes))
    _remarks(screen, inspection, notes)
    print_sources(screen, notes)
    _verdict(screen, inspection)


def _has_bar(finding: Finding) -> bool:
    """Whether a finding is a number with a limit other than a count."""
    return finding.bounds != (None, None) and finding.bounds[0] != finding.bounds[1]


def _numbers(findings: Sequence[Finding], notes: Footnotes) -> Table:
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


def _answers(findings: Sequence[Finding], notes: Footnotes) -> Table:
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


def _remarks(screen: Console, inspection: Inspection, notes: Footnotes) -> None:
    """What is unknown and how to settle it, what to beware of, what was not checked or does not apply."""
    unknown = inspection.with_status(Status.UNKNOWN)
    if unknown:
        screen.print("\nWhat would settle it")
        for each in unknown:
            screen.print(f"{each.rule.title.en}: {each.settle}")
    titles = {each.rule.id: each.rule.title.en for each in inspection.findings}
    warnings = [(titles[rule], text) for rule, text in inspection.warnings if rule]
    if warnings:
        screen.print("\nBeware")
        for title, text in warnings:
            screen.print(f"{title}: {text}")
    if inspection.not_covered:
        screen.print("\nNot covered: these rules exist, and an official may hold them against the car")
        screen.print(not_covered_table(inspection.not_covered, notes))
    if inspection.not_applicable:
        idle = "; ".join(f"{each.rule.title.en} ({each.reason})" for each in inspection.not_applicable)
        screen.print(quiet(f"\nNo concern of this car: {idle}."))


def _verdict(screen: Console, inspection: Inspection) -> None:
    """The verdict, and what it rests on."""
    verdict = inspection.verdict
    binding = [each for each in inspection.findings if each.rule.binding]
    screen.print()
    if verdict is Status.PASS:
        words = [f"all {len(binding)} rules are kept", *_closest(binding)]
        screen.print(Text.assemble("PASS", f"  {'; '.join(words)}"))
        return
    parts = []
    for status, told in ((Status.FAIL, "broken"), (Status.UNKNOWN, "open")):
        found = [each.rule.title.en for each in binding if each.status is status]
        if found:
            parts.append(f"{told}: {', '.join(found)}")
    screen.print(Text.assemble(signal(verdict.upper()), f"  {'; '.join(parts)}; of {len(binding)} rules"))


def _closest(findings: Sequence[Finding]) -> list[str]:
    """The limit with the least room for its size."""
    numbers = [each for each in findings if _has_bar(each) and each.judgement.margin is not None]
    if not numbers:
        return []
    nearest = min(numbers, key=_relative_room)
    unit = f" {nearest.term.unit}" if nearest.term.unit else ""
    room, side = nearest.margin_text.rsplit(" ", 1)
    return [f"closest is {nearest.rule.title.en.lower()}, {room}{unit} {side}"]


def _relative_room(finding: Finding) -> float:
    limit = next(bound for bound in finding.bounds if bound is not None)
    return (finding.judgement.margin or 0.0) / abs(limit or 1.0)
