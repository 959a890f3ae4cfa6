"""What goes wrong, told to the pages as the command line tells it: cause, place, mend."""

import traceback
from typing import Any

import msgspec
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi.datastructures import ResponseSpec
from litestar.status_codes import HTTP_413_REQUEST_ENTITY_TOO_LARGE

from kodawari.errors import KodawariError

__all__ = ["HANDLERS", "REFUSALS", "Problem", "problem_of"]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why something was refused.

    Attributes:
        cause: What is wrong.
        file: The file that holds the mistake, or an empty string.
        place: Where in it, or an empty string.
        mend: What to do about it, or an empty string.
        code: Under which the pages have words of their own for it, or an empty string.
        values: What those words take from the case.
    """

    cause: str
    file: str = ""
    place: str = ""
    mend: str = ""
    code: str = ""
    values: dict[str, str | float] = {}


def problem_of(error: KodawariError) -> Problem:
    """An error as the pages take it."""
    return Problem(
        cause=error.cause,
        file=error.file,
        place=error.place,
        mend=error.mend,
        code=error.code,
        values=error.values,
    )


def _told(_: Request[Any, Any, Any], error: KodawariError) -> Response[Problem]:
    """Bad input, or something that is not there."""
    status = 409 if error.place == "revision" else 422
    return _response(status, problem_of(error))


def _refused(_: Request[Any, Any, Any], error: HTTPException) -> Response[Problem]:
    """What the framework refuses: unknown routes, malformed input, too much of it."""
    place, cause = "", error.detail or "refused"
    if isinstance(error, ValidationException) and isinstance(error.extra, list) and error.extra:
        first = error.extra[0]
        place, cause = str(first.get("key", "")), str(first.get("message", cause))
    code = "large" if error.status_code == HTTP_413_REQUEST_ENTITY_TOO_LARGE else ""
    return _response(error.status_code, Problem(cause=cause[:1].lower() + cause[1:], place=place, code=code))


def _too_deep(_: Request[Any, Any, Any], __: RecursionError) -> Response[Problem]:
    """A body of brackets in brackets in brackets."""
    return _response(400, Problem(cause="the body is nested too deeply"))


def _broken(_: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """A mistake of ours: told as one, and printed where the server runs."""
    traceback.print_exception(error)
    return _response(
        500,
        Problem(
            cause=f"a mistake in Kodawari itself: {type(error).__name__}",
            code="broken",
            values={"what": type(error).__name__},
            mend="What was saved before is kept. The terminal of `kodawari web` shows where it happened.",
        ),
    )


def _response(status: int, problem: Problem) -> Response[Problem]:
    return Response(problem, status_code=status, media_type=MediaType.JSON)


HANDLERS: Any = {
    KodawariError: _told,
    HTTPException: _refused,
    RecursionError: _too_deep,
    Exception: _broken,
}
"""For the application's `exception_handlers`."""

REFUSALS = {
    status: ResponseSpec(Problem, description=words, generate_examples=False)
    for status, words in (
        (400, "Malformed: the address, the query or the body is not what the schema says."),
        (403, "A page of another site, or a name that is not this server's."),
        (404, "There is no such address."),
        (405, "There is such an address, and it does nothing of this kind."),
        (409, "Somebody else was faster; load it again."),
        (413, "More than is taken at once."),
        (422, "Understood and refused: there is no such thing, or it cannot be built, raced or kept."),
    )
}
"""What every handler may answer instead, for the document that the server gives of itself."""
