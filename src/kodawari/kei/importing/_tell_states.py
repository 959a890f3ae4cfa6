"""The states in words: all of them for one kind of vehicle, or everything about one."""

from datetime import date

from kodawari.kei.importing._about import is_overdue
from kodawari.kei.importing._answer import Check
from kodawari.kei.importing._codes import Vehicle
from kodawari.kei.importing._document import Cell, Cited, Col, Document, Grid, Part, listed
from kodawari.kei.importing._map import state_map
from kodawari.kei.importing._states import Answer, load_states
from kodawari.kei.importing._tell_check import state_parts
from kodawari.quantity import Confidence

__all__ = ["state_document", "states_document"]

_WEAK = {Confidence.PRESS, Confidence.RECALLED, Confidence.CONFLICTING, Confidence.ASSUMED}
_NATION = (
    Cited(
        "The association of the states' motor vehicle offices advised in 2021 against registering "
        "mini-trucks, even older than 25 years.",
        "import-aamva",
    ),
    Cited("Federal admission gives no right to a title or a plate.", "import-classic-page"),
)


def states_document(
    vehicle: Vehicle, on: date, today: date, *, command: str = "", drawn: bool = True
) -> Document:
    """All 50 states and the District of Columbia for one kind of vehicle.

    Args:
        vehicle: Truck, car or van.
        on: The day.
        today: The day of asking; rows whose review was due before are marked.
        command: The command line that makes it again.
        drawn: Whether the map is part of it.
    """
    columns = [
        Col("state"), Col("register"), Col("at most"), Col("roads, plates", is_wide=True), Col("trust"),
        Col("as of"),
    ]  # fmt: skip
    rows: list[list[Cell]] = []
    counts: dict[str, int] = {str(word): 0 for word in Answer}
    for code, state in load_states().items():
        cell = state.cell(vehicle, on)
        how = "; ".join(part for part in (cell.roads, cell.plates, *state.not_yet(on)) if part) or "–"
        old = f"{state.as_of} old" if is_overdue(state.review_by, today) else state.as_of
        source = next(iter(cell.sources or state.sources), "")
        speed = f"{cell.max_mph} mph" if cell.max_mph else "–"
        rows.append(
            [Cited(f"{code} {state.name}", source), str(cell.register), speed, how, cell.confidence, old]
        )
    counts = {word: sum(1 for row in rows if row[1] == word) for word in ("yes", "limited", "no", "unknown")}
    return Document(
        kind="states",
        title=f"May a kei {vehicle} of 25 years be registered? {on}",
        lede=", ".join(f"{word} {count}" for word, count in counts.items())
        + ". A question mark: a weak word. Old: the review of the row is overdue.",
        parts=[Part("States", [Grid(columns, rows)]), listed("Everywhere", _NATION)],
        command=command,
        drawing=state_map(vehicle, on) if drawn else "",
    )


def state_document(answer: Check, *, command: str = "") -> Document:
    """Everything about one state, with its limits held against a car where one was named."""
    row, subject = load_states()[answer.state], answer.question.subject
    against = f" for {subject.name}" if subject.text else ""
    return Document(
        kind="state",
        title=f"{row.name} ({answer.state}){against}, {answer.question.entry}",
        lede="What the state says of kei vehicles, with how sure that is.",
        parts=[*state_parts(answer), listed("Everywhere", _NATION)],
        command=command,
    )
