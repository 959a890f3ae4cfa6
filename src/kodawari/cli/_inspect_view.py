"""How an inspection looks in the terminal, and as a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from kodawari.cli._console import console, print_json, quiet, signal
from kodawari.cli._footnotes import Footnotes
from kodawari.cli._inspect_tables import answers_table, has_bar, numbers_table
from kodawari.cli._rulebook_parts import book_title, edition_line, not_covered_table, print_sources
from kodawari.files import write_atomically
from kodawari.mini4wd.build import Build
from kodawari.rules import Finding, Inspection, Status

__all__ = ["show_inspection", "write_inspection"]


def inspection_dict(inspection: Inspection, build: Build) -> dict[str, Any]:
    """The inspection with the car that it is about."""
    return {"car": build.name, **inspection.to_json_dict()}


def write_inspection(inspection: Inspection, build: Build, path: Path, *, kind: str, command: str) -> None:
    """Write an inspection as `json` or `html`.

    Args:
        inspection: The inspection.
        build: The car.
        path: Where to.
        kind: What to write.
        command: The command line that makes the same again.

    Raises:
        KodawariError: The file cannot be written; it is as it was before.
    """
    if kind == "json":
        encoded = msgspec.json.encode(inspection_dict(inspection, build))
        text = msgspec.json.format(encoded, indent=2).decode() + "\n"
    else:
        from kodawari.mini4wd.reports import inspection_page  # noqa: PLC0415 - slow, and only this kind needs it

        text = inspection_page(build.name, inspection, command=command)
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
    numbers = [each for each in inspection.findings if has_bar(each)]
    others = [each for each in inspection.findings if not has_bar(each)]
    for findings, made in ((numbers, numbers_table), (others, answers_table)):
        if findings:
            screen.print()
            screen.print(made(findings, notes))
    _remarks(screen, inspection, notes)
    print_sources(screen, notes)
    _verdict(screen, inspection)


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
    numbers = [each for each in findings if has_bar(each) and each.judgement.margin is not None]
    if not numbers:
        return []
    nearest = min(numbers, key=_relative_room)
    unit = f" {nearest.term.unit}" if nearest.term.unit else ""
    room, side = nearest.margin_text.rsplit(" ", 1)
    return [f"closest is {nearest.rule.title.en.lower()}, {room}{unit} {side}"]


def _relative_room(finding: Finding) -> float:
    limit = next(bound for bound in finding.bounds if bound is not None)
    return (finding.judgement.margin or 0.0) / abs(limit or 1.0)
