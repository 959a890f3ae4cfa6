"""The whole answer about one car: three clocks, the state, what to do about what is open."""

from kodawari.kei.importing._advice import remarks
from kodawari.kei.importing._answer import Check, Engine, Question
from kodawari.kei.importing._clocks import Status, federal_clocks
from kodawari.kei.importing._evidence import window_of
from kodawari.kei.importing._holds import evidence_used, holding
from kodawari.kei.importing._readings import readings
from kodawari.kei.importing._routes import RouteCheck, check_routes
from kodawari.kei.importing._states import find_state, load_states
from kodawari.rules import Fact, Flag, Rulebook, load_rulebook

__all__ = ["check"]


def check(question: Question, *, federal: Rulebook | None = None, states: Rulebook | None = None) -> Check:
    """Answer for the United States.

    Args:
        question: The car, its papers, the day of arrival.
        federal: The rulebook of the clocks; the shipped `us-federal` when left out.
        states: The rulebook of the states' limits; the shipped `us-states` when left out.

    Raises:
        KodawariError: The evidence contradicts itself, the day lies before the rules that are held, or there
            is no such state.
    """
    federal = federal or load_rulebook("us-federal")
    used, holds = evidence_used(question)
    window = window_of(used)
    facts = {**question.subject.facts(), **_engine_facts(question), **question.measures}
    clocks, _ = federal_clocks(federal, window, facts, question.entry)
    state = find_state(question.state) if question.state else ""
    holds |= holding(question, used, window, clocks["nhtsa"])
    routes: tuple[RouteCheck, ...] = ()
    if state:
        book = states or load_rulebook("us-states")
        routes = check_routes(
            book, load_states()[state], question.subject.vehicle, facts, window, question.entry
        )
    return Check(
        question=question,
        evidence=used,
        window=window,
        clocks=clocks,
        readings=readings(clocks["nhtsa"].earliest_possible, clocks["nhtsa"].certain_from),
        state=state,
        routes=routes,
        conditions=remarks("condition", holds),
        narrow_by=remarks("narrow", holds - {"always"}) if clocks["nhtsa"].status is not Status.YES else (),
        warnings=remarks("warning", holds),
    )


def _engine_facts(question: Question) -> dict[str, Fact]:
    """The engine and the configuration as flags."""
    facts: dict[str, Fact] = {}
    if question.engine is not Engine.UNKNOWN:
        facts["engine_identical"] = Flag.declared(question.engine is not Engine.OTHER)
    if question.is_modified is not None:
        facts["unmodified"] = Flag.declared(not question.is_modified)
    return facts
