"""A decoded chassis number and the list of what opens next, in words."""

from kodawari.kei.importing._codes import ChassisCode, Decoded
from kodawari.kei.importing._document import Cell, Cited, Col, Document, Grid, Part, listed
from kodawari.kei.importing._watch import Arrival, Watch

__all__ = ["decode_document", "watch_document"]


def decode_document(decoded: Decoded, *, command: str = "") -> Document:
    """What a chassis number tells."""
    number, rows = decoded.number, decoded.matches
    several = f"The code has {len(rows)} meanings." if len(rows) > 1 else "The code has one meaning."
    prefix = f" The emission prefix {number.prefix} was taken off." if number.prefix else ""
    serial = " The serial tells no date." if number.serial else ""
    return Document(
        kind="chassis number",
        title=str(number),
        lede=f"{several}{prefix}{serial} A model code never proves an age.",
        parts=[
            *(Part(f"{row.maker} {row.model} {row.body}", [_sheet(row)], row.note) for row in rows),
        ],
        command=command,
    )


def _sheet(row: ChassisCode) -> Grid:
    source = row.sources[0] if row.sources else ""
    drive = ", ".join(row.drive) or "unknown"
    engine = f"{row.engine_cc} cc" if row.engine_cc else "unknown"
    heading = " or ".join(row.heading) or "unknown"
    lines: list[list[Cell]] = [
        [
            "code",
            Cited(row.code + (f" (+ {', '.join(row.suffixes)})" if row.suffixes else ""), source),
            row.confidence,
        ],
        ["drive", drive, row.details_confidence],
        ["engine", engine, row.details_confidence],
        ["first built", row.start, row.start_confidence],
        ["last built", row.end or "unknown", row.end_confidence],
        ["first of them 25 years old", _later(row.start, 25), row.start_confidence],
        ["tariff heading, likely", heading, row.heading_confidence],
    ]
    return Grid([Col("field"), Col("what is known", is_wide=True), Col("trust")], lines)


def _later(text: str, years: int) -> str:
    return f"{int(text[:4]) + years}{text[4:]}"


def watch_document(found: Watch, *, command: str = "") -> Document:
    """What opens next."""
    columns = [
        Col("first from"),
        Col("model", is_wide=True),
        Col("codes", is_wide=True),
        Col("built"),
        Col("trust"),
    ]
    rows: list[list[Cell]] = [_row(each) for each in found.arrivals]
    running: list[list[Cell]] = [_row(each) for each in found.running]
    month = f"{found.start.year - 25}-{found.start.month:02}"
    return Document(
        kind="importable next",
        title=f"Importable next: {found.start} to {found.end}",
        lede=f"{len(rows)} models whose first cars reach 25 years. Each car's own date decides.",
        parts=[
            Part("First cars of a model", [Grid(columns, rows)] if rows else []),
            Part(
                "Models that are under way",
                [Grid(columns, running)] if running else [],
                f"Their first cars are old enough; now those built about {month} follow, month by month.",
            ),
            listed(
                "Nothing opens",
                [] if rows else [Cited("No model of the lists reaches 25 years in this time.")],
            ),
        ],
        command=command,
    )


def _row(each: Arrival) -> list[Cell]:
    built = f"{each.first_built} to {each.last_built or 'unknown'}"
    name = Cited(each.name, each.sources[0] if each.sources else "")
    return [each.opens, name, ", ".join(each.codes), built, each.confidence]
