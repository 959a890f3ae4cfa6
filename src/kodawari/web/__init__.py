"""The workbench in the browser: a server for this machine, its pages, and the worker that races for them.

    settings = Settings(store=default_store_path())
    serve(settings, tell=print)           # until Ctrl-C
    app = create_app(settings)            # the same without a socket, for tests and other servers
    page = share_race(result, car, course)  # a race as one HTML file that needs no server

The pages are TypeScript in `frontend/`, built into `pages/` while the package is built; what they ask for
stands in `api/`, and the server describes it at `/schema/openapi.json`.
"""

from kodawari.web._app import create_app
from kodawari.web._demo import fill_store
from kodawari.web._serve import address_of, lan_settings, qr_lines, serve
from kodawari.web._settings import Settings
from kodawari.web._share import share_course, share_race

__all__ = [
    "Settings",
    "address_of",
    "create_app",
    "fill_store",
    "lan_settings",
    "qr_lines",
    "serve",
    "share_course",
    "share_race",
]
