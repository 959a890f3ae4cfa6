"""The built pages: one document for every address, and the files that it loads."""

from pathlib import Path
from typing import Any

from litestar import MediaType, Response, get
from litestar.datastructures import CacheControlHeader
from litestar.exceptions import NotFoundException
from litestar.static_files import create_static_files_router

from kodawari.errors import KodawariError

__all__ = ["PAGES", "page_handlers", "require_pages"]

PAGES = Path(__file__).parent / "pages"
_FOR_EVER = CacheControlHeader(max_age=31_536_000, immutable=True, public=True)  # the names carry the content
_ROUTES = ["/", "/garage", "/car", "/compare", "/sheet", "/race", "/replay", "/tune", "/course", "/kei"]
# What a page is about stands in its query, `/car?id=…`, so that the list above is all there is.


def require_pages() -> None:
    """Check that the pages were built.

    Raises:
        KodawariError: They are not there.
    """
    if not (PAGES / "index.html").is_file():
        raise KodawariError(
            "the pages of the workbench were not built with this installation",
            file=str(PAGES),
            mend="Install Kodawari again with a network (`pip install .`), or, in its source folder with "
            "the tools of developers, run `python hatch_build.py`.",
        )


def page_handlers() -> list[Any]:
    """Handlers of the pages; every address of a page gets the same document, which finds out by itself."""

    @get(_ROUTES, include_in_schema=False, sync_to_thread=False)
    def page() -> Response[bytes]:
        document = PAGES / "index.html"
        if not document.is_file():
            raise NotFoundException("the pages were not built")
        return Response(
            document.read_bytes(), media_type=MediaType.HTML, headers={"cache-control": "no-cache"}
        )

    assets = PAGES / "assets"
    if not assets.is_dir():
        return [page]
    static = create_static_files_router(
        path="/assets", directories=[assets], cache_control=_FOR_EVER, include_in_schema=False
    )  # fmt: skip
    return [page, static]
