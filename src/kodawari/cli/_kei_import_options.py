"""What several commands of `kodawari kei import` read from their command line."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kodawari.kei.importing import Coast, Question, Vehicle

__all__ = [
    "Built",
    "Car",
    "Chassis",
    "Engine",
    "Entry",
    "FirstRegistered",
    "FirstSold",
    "Json",
    "Output",
    "State",
    "Truck",
    "Van",
    "coast_word",
    "question",
    "vehicle_of",
]

Chassis = Annotated[
    str,
    typer.Option("--chassis", metavar="NUMBER", help="Chassis number or model code: TT2-123456, EA11R."),
]
Built = Annotated[
    list[str] | None,
    typer.Option(
        "--built",
        metavar="DATE",
        help="Date of manufacture as a paper has it: 2001-11-05, 2001-11, 2001, H13.11.",
    ),
]
FirstRegistered = Annotated[
    list[str] | None,
    typer.Option(
        "--first-registered",
        metavar="DATE",
        help="First inspection or registration: H13, 平成13年11月, 2001-11.",
    ),
]
FirstSold = Annotated[
    list[str] | None,
    typer.Option("--first-sold", metavar="DATE", help="Date on the invoice of the first sale."),
]
Entry = Annotated[
    str | None,
    typer.Option(
        "--entry", metavar="DATE", help="Arrival at the U.S. port, as 2026-11-21; today if left out."
    ),
]
State = Annotated[
    str, typer.Option("--state", metavar="STATE", help="Two letters or the name: VA, Virginia.")
]
Engine = Annotated[
    str,
    typer.Option(
        "--engine", metavar="WORD", help="original, identical (a replacement of the same code), or other."
    ),
]
Truck = Annotated[bool, typer.Option("--truck", help="It is a truck.")]
Car = Annotated[bool, typer.Option("--car", help="It is a car, or a van with rear seats and windows.")]
Van = Annotated[bool, typer.Option("--van", help="It is a van with two seats and a load floor.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write it as FILE.html, FILE.md or FILE.json."),
]


def vehicle_of(*, truck: bool, car: bool, van: bool) -> "Vehicle | None":
    """The one kind of vehicle that was named, or None.

    Raises:
        KodawariError: Several were.
    """
    from kodawari.errors import KodawariError  # noqa: PLC0415 - keeps --help quick
    from kodawari.kei.importing import Vehicle  # noqa: PLC0415 - as above

    named = [kind for kind, is_so in zip(Vehicle, (truck, car, van), strict=True) if is_so]
    if len(named) > 1:
        raise KodawariError("--truck, --car and --van exclude each other", mend="Keep one of them.")
    return named[0] if named else None


def coast_word(word: str) -> "Coast":
    """`west` or `east`.

    Raises:
        KodawariError: It is another word.
    """
    from kodawari.errors import KodawariError, nearest  # noqa: PLC0415 - keeps --help quick

    if word == "west":
        return "west"
    if word == "east":
        return "east"
    raise KodawariError(
        f"--coast '{word}' is no known word", mend=nearest(word, ("west", "east")) or "west or east."
    )


def question(
    text: str,
    *,
    vehicle: "Vehicle | None",
    built: list[str] | None,
    first_registered: list[str] | None,
    first_sold: list[str] | None,
    entry: date,
    today: date,
    state: str = "",
    engine: str = "unknown",
    modified: bool = False,
    mismatch: bool = False,
    filed: str | None = None,
) -> "Question":
    """The car and its papers as they were typed.

    Raises:
        KodawariError: A date, a word or a number is not as it should be.
    """
    from kodawari.cli._options import day  # noqa: PLC0415 - keeps --help quick
    from kodawari.errors import KodawariError, nearest  # noqa: PLC0415 - as above
    from kodawari.kei.importing import Engine as EngineWord  # noqa: PLC0415 - as above
    from kodawari.kei.importing import EvidenceKind, Question, evidence, subject_of  # noqa: PLC0415

    words = [str(each) for each in EngineWord]
    if engine not in words:
        raise KodawariError(
            f"--engine '{engine}' is no known word",
            mend=nearest(engine, words) or f"Known: {', '.join(words)}.",
        )
    papers = (
        (EvidenceKind.BUILT, built),
        (EvidenceKind.FIRST_REGISTERED, first_registered),
        (EvidenceKind.FIRST_SOLD, first_sold),
    )
    read = [evidence(kind, each, today=today) for kind, given in papers for each in given or ()]
    return Question(
        subject=subject_of(text, vehicle=vehicle),
        entry=entry,
        today=today,
        evidence=tuple(each for each in read if each is not None),
        filed=day(filed) if filed else None,
        state=state,
        engine=EngineWord(engine),
        is_modified=True if modified else None,
        is_mismatched=mismatch,
    )
