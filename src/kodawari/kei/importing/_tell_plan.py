"""A plan in words: the checklist by date, then what the clocks, the state and the money say."""

from collections.abc import Sequence

from kodawari.kei.importing._document import Cell, Cited, Col, Document, Grid, Part, dollars_text, listed
from kodawari.kei.importing._plan import Plan, Step
from kodawari.kei.importing._tell_check import check_parts
from kodawari.kei.importing._tell_cost import cost_parts

__all__ = ["plan_document"]


def plan_document(plan: Plan, *, command: str = "") -> Document:
    """The whole plan."""
    clock = plan.check.clocks["nhtsa"]
    certain = f" certain from {clock.certain_from}" if clock.certain_from else " no certain day"
    money = ""
    if plan.cost is not None:
        total = plan.cost.total
        money = f" Known cost: {dollars_text(total.low, total.high)} USD, {len(total.open_items)} lines open."
    fixed = [step for step in plan.steps if step.is_deadline]
    return Document(
        kind="import plan",
        title=plan.title,
        lede=f"NHTSA: {clock.status.value.replace('_', ' ')} on that day,{certain}.{money}",
        parts=[
            Part("Deadlines", [_grid(fixed)]),
            listed("Open questions", [Cited(text) for text in plan.open_questions]),
            Part(
                "Checklist",
                [_grid(plan.steps)],
                f"{_late(plan)}Days without a law behind them are recalled: leave room.",
            ),
            listed(
                "What to know, step by step",
                [_told(step) for step in plan.steps if step.text or step.papers],
                boxes=True,
            ),
            *check_parts(plan.check),
            *(_renamed(part) for part in (cost_parts(plan.cost) if plan.cost else [])),
        ],
        command=command,
    )


def _late(plan: Plan) -> str:
    """How many steps should have begun by now."""
    today = plan.check.question.today
    late = sum(1 for step in plan.steps if step.first < today)
    return f"{late} of {len(plan.steps)} steps begin before today, {today}. " if late else ""


def _renamed(part: Part) -> Part:
    """A part of the cost under a name that no other part has."""
    return Part(f"Cost: {part.title.lower()}", part.blocks, part.lede)


def _grid(steps: Sequence[Step]) -> Grid:
    columns = [Col("from"), Col("to"), Col("step", is_wide=True), Col("who"), Col("trust")]
    return Grid(columns, [_row(step) for step in steps])


def _row(step: Step) -> list[Cell]:
    first = "by" if step.is_deadline else step.first.isoformat()
    last = step.last.isoformat() if step.is_deadline or step.last != step.first else ""
    return [first, last, Cited(step.title, step.source), step.who, step.confidence]


def _told(step: Step) -> Cited:
    papers = f" Papers: {'; '.join(step.papers)}." if step.papers else ""
    text = f" {step.text}" if step.text else ""
    end = "" if step.title.endswith((".", "?")) else "."
    return Cited(f"{step.title}{end}{text}{papers}", step.source, step.confidence)
