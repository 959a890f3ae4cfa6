"""`/api/jobs`: long work, watched live."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
from litestar import get, post
from litestar.datastructures import State
from litestar.params import FromPath
from litestar.response import ServerSentEvent, ServerSentEventMessage

from kodawari.store import JobRow, open_store

__all__ = ["HANDLERS"]

LOOK_EVERY = 0.25
"""Time between two looks at a job [s]."""


@get("/api/jobs", sync_to_thread=True)
def jobs(state: State) -> list[JobRow]:
    """The latest jobs, newest first."""
    with open_store(state["settings"].store) as store:
        return store.jobs.list()


@get("/api/jobs/{identity:str}", sync_to_thread=True)
def one_job(state: State, identity: FromPath[str]) -> JobRow:
    """A job as it stands now."""
    with open_store(state["settings"].store) as store:
        return store.jobs.get(identity)


@post("/api/jobs/{identity:str}/stop", status_code=200, sync_to_thread=True)
def stop(state: State, identity: FromPath[str]) -> JobRow:
    """Ask a job to stop."""
    with open_store(state["settings"].store) as store:
        return store.jobs.ask_to_stop(identity)


@post("/api/jobs/{identity:str}/go-on", status_code=200, sync_to_thread=True)
def go_on(state: State, identity: FromPath[str]) -> JobRow:
    """Take a job up again that was stopped or interrupted."""
    with open_store(state["settings"].store) as store:
        row = store.jobs.go_on(identity)
    state["crew"].look()
    return row


@get("/api/jobs/{identity:str}/events", media_type="text/event-stream")
async def events(state: State, identity: FromPath[str]) -> ServerSentEvent:
    """The state of a job whenever it changes, as server-sent events, until it is over."""

    def look() -> JobRow:
        with open_store(state["settings"].store) as store:
            row = store.jobs.get(identity)
        if row.state == "queued":
            state["crew"].look()  # the worker may have left for want of work just before the job came
        return row

    await asyncio.to_thread(look)  # an unknown job is refused before anything is sent

    async def follow() -> AsyncIterator[ServerSentEventMessage]:
        last = None
        while True:
            row = await asyncio.to_thread(look)
            if row != last:
                yield ServerSentEventMessage(event="job", data=msgspec.json.encode(row).decode())
                last = row
            if row.is_over:
                return
            await asyncio.sleep(LOOK_EVERY)

    return ServerSentEvent(follow())


HANDLERS = [jobs, one_job, stop, go_on, events]
