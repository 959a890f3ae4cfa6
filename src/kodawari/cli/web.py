"""`kodawari web`: the workbench in the browser."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Open the workbench in the browser.")


@app.command()
def web(
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="Port; the next free one if it is taken, 0 for any.")
    ] = 8470,
    no_open: Annotated[bool, typer.Option("--no-open", help="Open no browser.")] = False,
    lan: Annotated[
        bool,
        typer.Option(
            "--lan", help="Listen on the local network too, for a phone beside the track; asks for a token."
        ),
    ] = False,
    demo: Annotated[
        bool,
        typer.Option(
            "--demo", help="Fill an empty garage with the shipped cars, race one, and tune a small box."
        ),
    ] = False,
    store: Annotated[
        Path | None, typer.Option("--store", metavar="FILE", help="Keep everything in this file instead.")
    ] = None,
) -> None:
    """Open the workbench in the browser: garage, races, replays in 3D, tunes.

    It runs on this machine alone and needs no network. Everything is kept in the store that the other
    commands use. Ctrl-C ends it.
    """
    from kodawari.cli._web_view import show_address  # noqa: PLC0415 - keeps --help quick
    from kodawari.store import default_store_path  # noqa: PLC0415 - as above
    from kodawari.web import Settings, fill_store, lan_settings, serve  # noqa: PLC0415 - as above

    settings = Settings(store=store or default_store_path(), port=port, open_browser=not no_open)
    if lan:
        settings = lan_settings(settings)
    if demo:
        fill_store(settings.store)
    serve(settings, tell=show_address)
