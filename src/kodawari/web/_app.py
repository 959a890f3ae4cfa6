"""The application: guard, pages, interface."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from litestar import Litestar, Router
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from kodawari.web._crew import Crew
from kodawari.web._guard import Guard
from kodawari.web._pages import page_handlers
from kodawari.web._problems import HANDLERS, REFUSALS
from kodawari.web._settings import Settings
from kodawari.web.api import HANDLERS as INTERFACE

__all__ = ["create_app"]

LARGEST_BODY = 2 * 1024 * 1024


def create_app(settings: Settings) -> Litestar:
    """The server without a socket.

    Args:
        settings: Where the store lies, and who may ask.
    """
    crew = Crew(settings.store)
    for handler in INTERFACE:
        handler.responses = REFUSALS

    @asynccontextmanager
    async def with_crew(_: Litestar) -> AsyncIterator[None]:
        crew.look()
        try:
            yield
        finally:
            crew.dismiss()

    app = Litestar(
        # Through a router, which brings all methods of one path at once: Litestar 2.25 wraps a handler again
        # with each later one of the same path.
        route_handlers=[Router(path="/", route_handlers=INTERFACE), *page_handlers()],
        state=State({"settings": settings, "crew": crew}),
        lifespan=[with_crew],
        exception_handlers=HANDLERS,
        request_max_body_size=LARGEST_BODY,
        compression_config=CompressionConfig(backend="gzip", minimum_size=1000, gzip_compress_level=5),
        openapi_config=OpenAPIConfig(
            title="Kodawari", version=version("kodawari"), render_plugins=[JsonRenderPlugin()]
        ),
        debug=False,
    )
    # Around everything, and not as a middleware: those are not asked where an address leads nowhere.
    app.asgi_handler = Guard(app.asgi_handler, settings)
    return app
