"""Who may talk to the server: pages of its own, on this machine, or with the token that `--lan` has made."""

import hmac
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from kodawari.web._problems import Problem
from kodawari.web._settings import Settings

__all__ = ["Guard"]

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
COOKIE = "kodawari"

# Nothing from elsewhere, no frames around us, no script but our own.
HEADERS = (
    (
        b"content-security-policy",
        (
            b"default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
            b" form-action 'self'; frame-ancestors 'none'"
        ),
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)


class Guard:
    """Looks at every request before anything else does.

    A page of another site can make a browser send requests here, and can give its own name this machine's
    address. The first is known by its `Origin`, the second by its `Host`; both are refused.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._token = settings.token
        self._names = LOOPBACK | settings.names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or pass it on and add the headers that keep a page to itself."""
        if scope["type"] != ScopeType.HTTP:
            return  # there are no websockets here
        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        trouble = self._trouble(str(scope["method"]), headers)
        if trouble:
            await _answer(send, 403, trouble)
            return
        given = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        if self._token and not self._is_known(headers.get("cookie", "")):
            if not hmac.compare_digest(given.pop("token", "").encode(), self._token.encode()):
                await _answer(send, 401, "this address needs the token that `kodawari web --lan` has shown")
                return
            query = f"?{urlencode(given)}" if given else ""
            cookie = f"{COOKIE}={self._token}; HttpOnly; SameSite=Strict; Path=/"
            path = "/" + quote(scope["path"].lstrip("/\\"))  # two slashes would lead to another server
            await _answer(send, 303, "", ((b"location", (path + query).encode()),
                                          (b"set-cookie", cookie.encode())))  # fmt: skip
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        await self._app(scope, receive, guarded)

    def _trouble(self, method: str, headers: dict[str, str]) -> str:
        """Why a request is refused, or an empty string."""
        host = headers.get("host", "")
        name = _name_of(host)
        if name not in self._names:
            return f"this server does not answer to the name '{host[:80]}'"
        origin = headers.get("origin", "")
        if origin and urlsplit(origin).netloc.lower() != host.lower():
            return "pages of other sites may not use this server"
        site = headers.get("sec-fetch-site", "none")
        if site not in {"none", "same-origin"} and not (
            method == "GET" and headers.get("sec-fetch-mode") == "navigate"
        ):
            return "pages of other sites may not use this server"
        return ""

    def _is_known(self, cookie: str) -> bool:
        """Whether the browser brings the token along."""
        try:
            found = SimpleCookie(cookie).get(COOKIE)
        except CookieError:
            return False
        return found is not None and hmac.compare_digest(found.value.encode(), self._token.encode())


def _name_of(host: str) -> str:
    """The name in a `Host` header, without its port; empty when it makes no sense."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


async def _answer(send: Send, status: int, cause: str, headers: Iterable[tuple[bytes, bytes]] = ()) -> None:
    """Answer without asking the application."""
    body = msgspec.json.encode(Problem(cause=cause)) if cause else b""
    start = [(b"content-type", b"application/json"), *headers, *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": body, "more_body": False})
