"""How a modification looks in the terminal: class, papers, standards, stance, performance, verdict."""

from pathlib import Path

import msgspec
from rich.console import Console
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, signal, table, unknown
from kodawari.cli._footnotes import Footnotes
from kodawari.cli._inspect_tables import answers_table, has_bar, numbers_table
from kodawari.cli._kei_show_view import box_of
from kodawari.cli._rulebook_parts import print_sources
from kodawari.files import write_atomically
from kodawari.kei.drawing import cars_svg
from kodawari.kei.modify import ClassVerdict, Level, Modified
from kodawari.quantity import Quantity, format_number, format_quantity, load_sources
from kodawari.rules import Inspection, Status

__all__ = ["show_modified", "write_drawing"]

_CYCLES = {"wltc": "wltc-jp"}
"""The metric's cycle is the Japanese one, which `kodawari kei drive` calls so."""

_WORDS = {
    ClassVerdict.KEPT: "KEPT",
    ClassVerdict.LOST: "LOST",
    ClassVerdict.ASK: "ASK",
    ClassVerdict.UNKNOWN: "UNKNOWN",
    ClassVerdict.NONE: "NO KEI CAR",
}


def write_drawing(made: Modified, path: Path) -> None:
    """Write both cars to scale in the legal box.

    Raises:
        KodawariError: The file cannot be written.
    """
    after = msgspec.structs.replace(made.after, grade=f"{made.after.grade}, {made.mods.name}".lstrip(", "))
    write_atomically(path, cars_svg([after, made.before], box_of(made.before)))


def show_modified(made: Modified, *, json: bool) -> None:
    """Everything that the changes do; or the JSON of it."""
    if json:
        print_json(made.to_json_dict())
        return
    screen, notes = console(), Footnotes(load_sources())
    screen.print(Text.assemble(made.before.name, quiet(f"  {made.before.id}"), f" · {made.mods.name}"))
    if made.mods.note:
        screen.print(quiet(made.mods.note))
    _class(screen, made)
    _papers(screen, made, notes)
    _standards(screen, made, notes)
    _stance(screen, made)
    _performance(screen, made)
    print_sources(screen, notes)
    _verdict(screen, made)


def _class(screen: Console, made: Modified) -> None:
    word = _WORDS[made.class_.verdict]
    kept = made.class_.verdict in {ClassVerdict.KEPT, ClassVerdict.NONE}
    screen.print(Text.assemble("\nClass  ", word if kept else signal(word)))
    for reason in made.class_.reasons:
        screen.print(reason)
    for warning in made.class_.warnings:
        screen.print(Text.assemble(signal("beware"), f"  {warning}"))


def _papers(screen: Console, made: Modified, notes: Footnotes) -> None:
    """One line for each change, then the whole against the tolerances."""
    screen.print(Text.assemble("\nPapers  ", _level(made.papers.level)))
    columns = [
        Column("change", wrap=True),
        Column("papers", wrap=True),
        Column("mass", "right"),
        Column("why", wrap=True),
        Column("source", "right"),
    ]
    rows = [
        [
            Text.assemble(each.kind.title, quiet(f"\n{each.change.what}" if each.change.what else "")),
            _level(each.level),
            _mass(each.mass_kg),
            quiet(" ".join(each.reasons)),
            notes.mark(each.kind.source),
        ]
        for each in made.papers.changes
    ]
    screen.print(table(columns, rows))
    screen.print("\nThe whole car against the tolerances of its certificate")
    screen.print(numbers_table(made.papers.tolerance.findings, notes))


def _level(level: Level) -> Text:
    return Text(level) if level in {Level.FREE, Level.LIGHT} else signal(level)


def _mass(mass: Quantity) -> Text:
    if not mass.is_known:
        return unknown()
    sign = "+" if mass.ends[1] > 0 else ""
    return Text.assemble(f"{sign}{format_quantity(mass, digits=0)}", quiet(f"\n{mass.confidence}"))


def _standards(screen: Console, made: Modified, notes: Footnotes) -> None:
    """The safety standards that the changes meet."""
    screen.print(f"\nSafety standards on {made.on}")
    told = False
    for inspection in (made.safety.stance, *made.safety.noise):
        told = _inspection(screen, inspection, notes) or told
    if made.safety.noise_note:
        screen.print(quiet(made.safety.noise_note))
        told = True
    if not told:
        screen.print("No standard that is held is touched.")
    required = made.stance.required
    if required.quoted.is_known and made.stance.effect.ride_front != 0.0:
        quoted, exact = (format_number(each.ends[1], digits=1) for each in (required.quoted, required.exact))
        screen.print(
            quiet(
                f"Between the axles the formula asks for {quoted} mm with 0.04 and for {exact} mm with "
                "sin 2°20′; both readings are told, and 90 mm hold besides."
            )
        )


def _inspection(screen: Console, inspection: Inspection, notes: Footnotes) -> bool:
    findings = inspection.findings
    numbers = [each for each in findings if has_bar(each)]
    others = [each for each in findings if not has_bar(each)]
    if not findings:
        return False
    if inspection.rulebook.id == "kei-noise":
        screen.print(quiet(f"noise, for a car built on {inspection.on}"))
    if numbers:
        screen.print(numbers_table(numbers, notes))
    if others:
        screen.print(answers_table(others, notes))
    for each in inspection.with_status(Status.UNKNOWN):
        screen.print(quiet(f"{each.rule.title.en} is unknown. {each.settle}"))
    return True


def _stance(screen: Console, made: Modified) -> None:
    stance = made.stance
    effect = stance.effect
    screen.print("\nStance")
    rows = [
        _pair("gap from tyre to fender, front", stance.gap_front, effect.gap_front),
        _pair("gap from tyre to fender, rear", stance.gap_rear, effect.gap_rear),
        _pair("ground clearance", stance.clearance, effect.ride_front),
        _pair("fender beyond the tyre, front", stance.inset_front, _minus(effect.out_front)),
        _pair("fender beyond the tyre, rear", stance.inset_rear, _minus(effect.out_rear)),
    ]
    columns = [Column("mm"), Column("before", "right"), Column("after", "right"), Column("change", "right")]
    screen.print(table(columns, rows))
    if stance.budget.is_known:
        left = format_quantity(stance.budget)
        screen.print(quiet(f"The standard car may go down by {left} until 90 mm are left."))
    notes = {
        each.note for pair in (stance.gap_front, stance.clearance, stance.inset_front) for each in pair[:1]
    }
    for note in sorted(filter(None, notes)):
        screen.print(quiet(note))


def _minus(value: float | None) -> float | None:
    return None if value is None else -value


def _pair(name: str, pair: tuple[Quantity, Quantity], change: float | None) -> list[str | Text]:
    before, after = (
        format_quantity(msgspec.structs.replace(each, unit="")) if each.is_known else unknown()
        for each in pair
    )
    if change is None:
        told: str | Text = unknown()
    else:
        told = f"{'+' if change > 0 else ''}{format_number(change, digits=0)}"
    return [name, before, after, told]


def _performance(screen: Console, made: Modified) -> None:
    found = made.performance
    if found is None:
        return
    screen.print("\nPerformance, predicted, with 90 % intervals")
    if found.why_not:
        screen.print(quiet(found.why_not))
        return
    rows: list[list[str | Text]] = []
    for metric, before in found.before.items():
        after = found.after.get(metric)
        told = format_quantity(after, digits=1) if after else unknown()
        name = _CYCLES.get(metric, metric)
        rows.append([name, format_quantity(before, digits=1), told, _change(found.change.get(metric))])
    columns = [Column(""), *(Column(title, "right") for title in ("before", "after", "change"))]
    screen.print(table(columns, rows))
    for note in found.notes:
        screen.print(quiet(note))


def _change(change: Quantity | None) -> Text:
    """`−0.44 s (−0.50 to −0.39)`: the same unknowns before and after, so the interval is narrow."""
    if change is None:
        return unknown()
    digits = 2 if change.unit == "s" else 1
    low, middle, high = (
        f"{'+' if round(end, digits) > 0 else ''}{format_number(end, digits=digits)}" for end in change.ends
    )
    return Text.assemble(f"{middle} {change.unit} ", (f"({low} to {high})", "quiet"))


def _verdict(screen: Console, made: Modified) -> None:
    """One line: class, papers, standards."""
    verdict, level, safety = made.class_.verdict, made.papers.level, made.safety.verdict
    told = {Status.PASS: "no standard broken", Status.FAIL: "a standard is broken"}
    words = f"  papers: {level}; {told.get(safety, 'a standard is open')}"
    kept = verdict in {ClassVerdict.KEPT, ClassVerdict.NONE} and safety is Status.PASS
    head = f"class {_WORDS[verdict].lower()}" if verdict is not ClassVerdict.NONE else "no kei car"
    screen.print(Text.assemble("\n", head.upper() if kept else signal(head.upper()), words))
