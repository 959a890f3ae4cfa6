"""`/api/tunes`: ask for a tune, watch it, stop it and go on, open its set-ups."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

import msgspec
from litestar import Response, delete, get, post
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody, QueryParameter
from litestar.response import ServerSentEvent, ServerSentEventMessage

from kodawari.errors import KodawariError
from kodawari.mini4wd.garage import keep_new, named, sound, the_car, tuned_id
from kodawari.mini4wd.reports import tune_page
from kodawari.mini4wd.tune import kept_question, open_study
from kodawari.store import open_store
from kodawari.web._tune_job import require_same
from kodawari.web.api._cars import Made
from kodawari.web.api._tune_ask import NewBudget, NewTune, Outlook, budget_of, order, outlook, tuned_of
from kodawari.web.api._tune_state import TuneRow, is_going, tune_row, tune_rows
from kodawari.web.api._tune_view import News, SetupView, TuneView, news, setup_view, tune_result, tune_view

__all__ = ["HANDLERS"]

LOOK_EVERY = 0.5
"""Time between two looks at a tune [s]."""


class Tunes(msgspec.Struct, frozen=True, kw_only=True):
    """All tunes: those that are there, and those that were thrown away."""

    tunes: list[TuneRow]
    deleted: list[TuneRow]


class NewName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to call the car that is kept; empty keeps the name that the tune gave it."""

    name: str = ""


@get("/api/tunes", sync_to_thread=True)
def tunes(state: State) -> Tunes:
    """All tunes, also those that were begun on the command line."""
    with open_store(state["settings"].store) as store:
        return Tunes(tunes=tune_rows(store), deleted=tune_rows(store, deleted=True))


@post("/api/tunes/look", status_code=200, sync_to_thread=True)
def look(state: State, data: JSONBody[NewTune]) -> Outlook:
    """What a tune would do; nothing is kept."""
    with open_store(state["settings"].store) as store:
        return outlook(store, data)


@post("/api/tunes", sync_to_thread=True)
def new_tune(state: State, data: JSONBody[NewTune]) -> TuneRow:
    """Ask for a tune; it is run in the background. The same question goes on with the same tune."""
    with open_store(state["settings"].store) as store:
        tuned, budget = tuned_of(store, data), budget_of(data.budget)
        identity = tuned.journal(store, budget).identity
        return order(state, store, identity, budget)


@get("/api/tunes/{identity:str}", sync_to_thread=True)
def one_tune(state: State, identity: FromPath[str]) -> TuneView:
    """A tune with what came of it."""
    with open_store(state["settings"].store) as store:
        return tune_view(store, identity)


@get("/api/tunes/{identity:str}/points", sync_to_thread=True)
def points(
    state: State, identity: FromPath[str], mark: Annotated[int, QueryParameter(ge=0, le=2**62)] = 0
) -> News:
    """The set-ups that have got runs since a mark; 0 gives all."""
    with open_store(state["settings"].store) as store:
        tune_row(store, identity)
        return news(store, identity, mark)


@get("/api/tunes/{identity:str}/events", media_type="text/event-stream")
async def events(
    state: State, identity: FromPath[str], mark: Annotated[int, QueryParameter(ge=0, le=2**62)] = 0
) -> ServerSentEvent:
    """The same as server-sent events whenever something changes, until nobody is at work on it."""

    def seen(since: int) -> News:
        with open_store(state["settings"].store) as store:
            found = news(store, identity, since)
        if found.tune.state == "queued":
            state["crew"].look()
        return found

    await asyncio.to_thread(seen, mark)  # an unknown tune is refused before anything is sent

    async def follow() -> AsyncIterator[ServerSentEventMessage]:
        since, last = mark, None
        while True:
            found = await asyncio.to_thread(seen, since)
            since = found.mark
            if found.points or found.tune != last:
                yield ServerSentEventMessage(event="tune", data=msgspec.json.encode(found).decode())
                last = found.tune
            if not is_going(found.tune):
                return
            await asyncio.sleep(LOOK_EVERY)

    return ServerSentEvent(follow())


@post("/api/tunes/{identity:str}/stop", status_code=200, sync_to_thread=True)
def stop(state: State, identity: FromPath[str]) -> TuneRow:
    """Ask a tune to stop; what it has raced gives a result."""
    with open_store(state["settings"].store) as store:
        tune_row(store, identity)
        job = store.jobs.about(identity)
        if job is None or job.is_over:
            raise KodawariError("the tune is not under way here", mend="What runs in a terminal stops there.")
        store.jobs.ask_to_stop(job.id)
        return tune_row(store, identity)


@post("/api/tunes/{identity:str}/go-on", status_code=200, sync_to_thread=True)
def go_on(state: State, identity: FromPath[str], data: JSONBody[NewBudget]) -> TuneRow:
    """Take a tune up again, or give it more; without a budget it gets the one that it had."""
    with open_store(state["settings"].store) as store:
        journal = store.studies.open(identity)
        question = kept_question(journal)
        tuned = open_study(question)
        require_same(tuned.identity, identity)
        given = data.seconds is not None or data.runs is not None
        budget = budget_of(data) if given else question.budget
        tuned.journal(store, budget)
        return order(state, store, identity, budget)


@get("/api/tunes/{identity:str}/setups/{key:str}", sync_to_thread=True)
def one_setup(state: State, identity: FromPath[str], key: FromPath[str]) -> SetupView:
    """A set-up as a car: what differs from the base, its figures, its inspection."""
    with open_store(state["settings"].store) as store:
        tune_row(store, identity)
        return setup_view(store, identity, key)


@post("/api/tunes/{identity:str}/setups/{key:str}/keep", sync_to_thread=True)
def keep_setup(state: State, identity: FromPath[str], key: FromPath[str], data: JSONBody[NewName]) -> Made:
    """Put the car of a set-up into the garage."""
    with open_store(state["settings"].store) as store:
        file = the_car(store, tuned_id(identity, key)).file
        entry = keep_new(store, sound(named(file, data.name or file.car.name)))
        return Made(id=entry.id, name=entry.name)


@get("/api/tunes/{identity:str}/page", media_type="text/html", sync_to_thread=True)
def page(state: State, identity: FromPath[str]) -> Response[bytes]:
    """The tune as one HTML file that needs no server, for saving."""
    with open_store(state["settings"].store) as store:
        row, journal = tune_row(store, identity), store.studies.open(identity)
        tuned = open_study(kept_question(journal))
        found = tune_result(journal, tuned)
    if found is None:
        raise KodawariError("the tune has no result yet", mend="Wait for it, or stop it: then it has one.")
    text = tune_page(found, box=tuned.box, course=tuned.course, rulebook=tuned.rulebook)
    headers = {"content-disposition": f'attachment; filename="tune-{row.id}.html"'}
    return Response(text.encode(), media_type="text/html", headers=headers)


@delete("/api/tunes/{identity:str}", status_code=200, sync_to_thread=True)
def throw_tune_away(state: State, identity: FromPath[str]) -> TuneRow:
    """Take a tune off the list, and stop it; it can be put back."""
    with open_store(state["settings"].store) as store:
        store.studies.throw_away(identity)
        job = store.jobs.about(identity)
        if job is not None and not job.is_over:
            store.jobs.ask_to_stop(job.id)
        return tune_row(store, identity)


@post("/api/tunes/{identity:str}/back", status_code=200, sync_to_thread=True)
def take_tune_back(state: State, identity: FromPath[str]) -> TuneRow:
    """Put a tune back on the list."""
    with open_store(state["settings"].store) as store:
        store.studies.throw_away(identity, back=True)
        return tune_row(store, identity)


@delete("/api/bin/tunes", status_code=200, sync_to_thread=True)
def empty_bin(state: State) -> dict[str, int]:
    """Remove for good what was thrown away, with every run of it."""
    with open_store(state["settings"].store) as store:
        gone = tune_rows(store, deleted=True)
        for row in gone:
            store.studies.delete(row.id)
        return {"removed": len(gone)}


HANDLERS = [
    tunes, look, new_tune, one_tune, points, events, stop, go_on, one_setup, keep_setup, page,
    throw_tune_away, take_tune_back, empty_bin,
]  # fmt: skip
