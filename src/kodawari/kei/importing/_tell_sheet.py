"""Auction sheets, payment and acronyms in words."""

from collections.abc import Sequence

from kodawari.kei.importing._document import Cell, Cited, Col, Document, Grid, Part, listed
from kodawari.kei.importing._sheet import Advice, Meaning, SheetCode, flags, load_sheet
from kodawari.kei.importing._tell_check import remark_items

__all__ = ["sheet_document", "sheet_key_document"]


def sheet_document(codes: Sequence[SheetCode], *, command: str = "") -> Document:
    """What stands on one sheet."""
    rows: list[list[Cell]] = []
    for each in codes:
        if not each.meanings:
            rows.append([each.code, "unknown", "no guide has this code", "–"])
        rows += [_row(each.code, meaning) for meaning in each.meanings]
    red = flags(tuple(codes))
    lede = f"{len(red)} of them should stop a bid." if red else "Nothing that should stop a bid by itself."
    columns = [Col("code"), Col("where"), Col("meaning", is_wide=True), Col("trust")]
    return Document(
        kind="auction sheet",
        title="An auction sheet in words",
        lede=f"{len(codes)} codes. {lede} No house's own key was seen: guides were merged.",
        parts=[Part("Codes", [Grid(columns, rows)]), listed("Red flags", remark_items(red))],
        command=command,
    )


def _row(code: str, meaning: Meaning) -> list[Cell]:
    differs = f" DIFFERS: {meaning.differs}" if meaning.differs else ""
    return [code, meaning.kind, Cited(f"{meaning.meaning}.{differs}", meaning.sources[0]), meaning.confidence]


def sheet_key_document(*, command: str = "") -> Document:
    """The whole key: codes, red flags, payment, oneself against a dealer, every acronym."""
    key = load_sheet()
    grades: list[list[Cell]] = [
        [", ".join(each.codes), Cited(_told(each.meaning, each.differs), each.sources[0]), each.confidence]
        for each in key.grade
    ]
    letters: list[list[Cell]] = [
        [each.code, Cited(each.meaning, each.sources[0]), each.confidence]
        for each in (*key.interior, *key.mark)
    ]
    damage: list[list[Cell]] = [
        [
            f"{each.code}1 to {each.code}{each.sizes}" if each.sizes else each.code,
            Cited(_told(each.meaning, each.differs), each.sources[0]),
            each.confidence,
        ]
        for each in key.damage
    ]
    words: list[list[Cell]] = [
        [each.ja, Cited(f"{each.en}. {each.meaning}", each.sources[0]), each.confidence] for each in key.word
    ]
    choice: list[list[Cell]] = [
        [Cited(each.point, each.source), each.oneself, each.dealer, each.confidence] for each in key.choice
    ]
    wide = Col("meaning", is_wide=True)
    return Document(
        kind="auction sheet",
        title="How to read an auction sheet, and how to pay for what is on it",
        lede="Grades and codes differ between houses, and it says where. No house's own key was seen.",
        parts=[
            Part("Grades", [Grid([Col("grade"), wide, Col("trust")], grades)]),
            Part("Interior and mileage", [Grid([Col("letter"), wide, Col("trust")], letters)]),
            Part(
                "Codes on the diagram",
                [Grid([Col("code"), wide, Col("trust")], damage)],
                "The digit is the size.",
            ),
            Part("Words", [Grid([Col("word"), wide, Col("trust")], words)]),
            listed("Red flags before paying", _advice(key.exporter_flag), lede="Whoever the seller is."),
            listed("Payment by milestones", _advice(key.milestone)),
            Part(
                "Oneself or a dealer",
                [
                    Grid(
                        [
                            Col("point"),
                            Col("oneself", is_wide=True),
                            Col("dealer", is_wide=True),
                            Col("trust"),
                        ],
                        choice,
                    )
                ],
            ),
            Part(
                "Acronyms and words",
                [Grid([Col("short"), wide], [[each.short, each.means] for each in key.term])],
            ),
        ],
        command=command,
    )


def _told(meaning: str, differs: str) -> str:
    return f"{meaning}. DIFFERS: {differs}" if differs else meaning


def _advice(items: Sequence[Advice]) -> list[Cited]:
    return [Cited(f"{each.title}: {each.text}", each.source, each.confidence) for each in items]
