"""How the two answers of a kei inspection look in the terminal."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, signal, table
from kodawari.cli._footnotes import Footnotes
from kodawari.cli._inspect_tables import has_bar, numbers_table
from kodawari.cli._rulebook_parts import print_sources, trust
from kodawari.kei.eras import kei_rulebook
from kodawari.kei.inspect import Fit, KeiInspection
from kodawari.quantity import format_number
from kodawari.rules import Finding, Status

__all__ = ["show_inspection"]


def show_inspection(found: KeiInspection, *, json: bool) -> None:
    """The class with its reasons, the boxes with their margins, the car's own box in full; or the JSON."""
    if json:
        print_json(found.to_json_dict())
        return
    screen, notes = console(), Footnotes(kei_rulebook().sources)
    screen.print(Text.assemble(found.car.name, quiet(f"  {found.car.id}")))
    screen.print()
    _class(screen, found)
    screen.print()
    _boxes(screen, found)
    for fit in found.own:
        screen.print()
        _own(screen, fit, notes)
    print_sources(screen, notes)
    _verdict(screen, found)


def _class(screen: Console, found: KeiInspection) -> None:
    screen.print(Text.assemble("Class, by type approval  ", trust(found.car.era_confidence)))
    for reason in found.reasons:
        screen.print(reason)


def _boxes(screen: Console, found: KeiInspection) -> None:
    """One line for each box: the room left in it, or what is over."""
    screen.print(
        f"Which boxes would hold it: room to each limit. In force on {found.on}: {found.in_force.id}."
    )
    screen.print()
    screen.print(_table(found))
    if any(_is_spread(each) for fit in found.fits for each in fit.inspection.findings):
        screen.print(quiet("least to most, where sources disagree"))


def _table(found: KeiInspection) -> Table:
    columns = [
        Column("box"),
        Column("days"),
        Column("fits"),
        Column("length, mm", "right"),
        Column("width, mm", "right"),
        Column("height, mm", "right"),
        Column("cc", "right"),
    ]
    rows = []
    for fit in found.fits:
        own = fit in found.own
        by_rule = {each.rule.id.split("-")[0]: each for each in fit.inspection.findings}
        rows.append(
            [
                fit.era.id if own else quiet(fit.era.id),
                fit.era.days if own else quiet(fit.era.days),
                _word(fit.fits),
                *(_room(by_rule.get(name)) for name in ("length", "width", "height", "displacement")),
            ]
        )
    return table(columns, rows)


def _word(status: Status) -> Text:
    return Text({Status.PASS: "yes", Status.FAIL: "no"}.get(status, "unknown"), _STYLES[status])


_STYLES = {Status.PASS: "", Status.FAIL: "signal", Status.UNKNOWN: "quiet"}


def _room(finding: Finding | None) -> Text:
    """The room to a limit; over it is negative. A dash where the limit does not concern the car."""
    if finding is None:
        return quiet("–")
    made = finding.judgement
    if made.margin is None or made.margin_best is None:
        return quiet("unknown")
    told = format_number(made.margin, digits=0)
    if _is_spread(finding):
        told += f" to {format_number(made.margin_best, digits=0)}"
    return signal(told) if finding.status is Status.FAIL else Text(told)


def _is_spread(finding: Finding) -> bool:
    return finding.judgement.margin != finding.judgement.margin_best


def _own(screen: Console, fit: Fit, notes: Footnotes) -> None:
    """Every limit of the box under which the car was approved, or which was in force when it was built."""
    screen.print(f"The box of {fit.era.id}, {fit.era.days}")
    screen.print()
    findings = fit.inspection.findings
    screen.print(numbers_table([each for each in findings if has_bar(each) and each.rule.binding], notes))
    for idle in fit.inspection.not_applicable:
        if idle.rule.id == "displacement":
            screen.print(quiet(f"{idle.rule.title.en}: {idle.reason}; this car is held to sizes only."))
    unknown = [each for each in findings if each.status is Status.UNKNOWN and each.rule.binding]
    for each in unknown:
        screen.print(quiet(f"{each.rule.title.en} is unknown. {each.settle}"))
    for each in fit.inspection.with_status(Status.FAIL):
        if not each.rule.binding:
            told = f"{each.rule.title.en}: {each.measured_text}, {each.margin_text} {each.limit_text}."
            screen.print(Text.assemble(signal("beware"), f"  {told} {each.rule.note}"))


def _verdict(screen: Console, found: KeiInspection) -> None:
    """The class once more, in one line."""
    fits = [fit.era.id for fit in found.fits if fit.fits is Status.PASS]
    held = f"would fit {', '.join(fits)}" if fits else "fits no box that its measures could be held against"
    if found.verdict is Status.PASS:
        era = found.approved_under.id if found.approved_under else "an era that is unknown"
        screen.print(Text.assemble("\nKEI", f"  of {era}; {held}"))
    else:
        screen.print(Text.assemble(signal("\nNOT KEI"), f"  {held}"))
