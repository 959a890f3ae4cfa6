"""Starting the server: a port, an address to open, and for `--lan` a token and its QR code."""

import secrets
import socket
import threading
import time
import webbrowser
from collections.abc import Callable
from dataclasses import replace

from kodawari.errors import KodawariError
from kodawari.store import open_store
from kodawari.web._pages import require_pages
from kodawari.web._settings import Settings

__all__ = ["address_of", "lan_settings", "qr_lines", "serve"]

SEARCHED = 20
"""How many ports after the wished one are tried when it is taken."""


def serve(settings: Settings, *, tell: Callable[[Settings], None]) -> None:
    """Serve until Ctrl-C.

    Args:
        settings: What to serve and where; a port that is taken moves on to the next free one.
        tell: Called with the settings as they became, before the first request.

    Raises:
        KodawariError: The pages were not built, no port is free, or the store cannot be used.
    """
    require_pages()
    with open_store(settings.store):  # refuses a damaged store before a browser opens
        pass
    import uvicorn  # noqa: PLC0415 - heavy, and only needed from here on

    from kodawari.web._app import create_app  # noqa: PLC0415 - as above

    with _listen(settings) as listener:
        settings = replace(settings, port=listener.getsockname()[1])
        config = uvicorn.Config(
            create_app(settings), log_level="warning", access_log=False, lifespan="on", server_header=False,
            timeout_graceful_shutdown=2,
        )  # fmt: skip
        server = uvicorn.Server(config)
        tell(settings)
        threading.Thread(target=_warm_up, daemon=True).start()
        if settings.open_browser:
            threading.Thread(target=_open_when_up, args=(server, settings), daemon=True).start()
        server.run(sockets=[listener])


def address_of(settings: Settings) -> str:
    """The address that a browser opens."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    if settings.names:
        host = min(settings.names)
    token = f"?token={settings.token}" if settings.token else ""
    return f"http://{host}:{settings.port}/{token}"


def lan_settings(settings: Settings) -> Settings:
    """The same settings for the local network: every address of this machine, and a token that guards them.

    Raises:
        KodawariError: This machine is in no network.
    """
    own = _own_address()
    return replace(settings, host="0.0.0.0", token=secrets.token_urlsafe(18), names=frozenset({own}))  # noqa: S104 - asked for by --lan


def qr_lines(text: str, *, dark_ink: bool = False) -> list[str]:
    """A QR code for a terminal, two rows of it to a line.

    Args:
        text: What it says.
        dark_ink: Whether blocks print dark on a light ground, as they do where one sets both colours. Else
            they are taken to be light on dark, as most terminals are; phones read the opposite too.
    """
    import segno  # noqa: PLC0415 - only --lan needs it

    rows = [
        [bool(cell) for cell in row] for row in segno.make(text, error="l", micro=False).matrix_iter(border=2)
    ]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    signs = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return [
        "".join(signs[upper is dark_ink, lower is dark_ink] for upper, lower in zip(*pair, strict=True))
        for pair in pairs
    ]


def _own_address() -> str:
    """The address under which the local network knows this machine; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation (RFC 5737)
            return str(probe.getsockname()[0])
        except OSError as error:
            raise KodawariError(
                "this machine is in no network", place="--lan", mend="Join one first, or leave --lan away."
            ) from error


def _listen(settings: Settings) -> socket.socket:
    """A socket on the wished port or, if that is taken, on one of the next."""
    tried = range(settings.port, settings.port + SEARCHED) if settings.port else [0]
    for port in tried:
        listener = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((settings.host, port))
            listener.listen(128)
        except OSError:
            listener.close()
            continue
        return listener
    raise KodawariError(
        f"no port from {settings.port} to {settings.port + SEARCHED - 1} is free",
        place="--port",
        mend="Name another one, or 0 for any.",
    )


def _warm_up() -> None:
    """Read parts and rules before somebody waits for them; the compiler waits until a page asks for it."""
    from kodawari.mini4wd.garage import shipped_cars  # noqa: PLC0415 - heavy
    from kodawari.web.api._car_card import car_card  # noqa: PLC0415 - as above

    for entry in shipped_cars():
        car_card(entry)


def _open_when_up(server: object, settings: Settings) -> None:
    """Open the browser once the server answers."""
    for _ in range(100):
        if getattr(server, "started", False):
            webbrowser.open(address_of(settings))
            return
        time.sleep(0.05)
