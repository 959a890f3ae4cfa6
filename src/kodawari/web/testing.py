"""A server of its own and a browser, as a person has them; for tests and for the pictures of the docs.

Needs Playwright, which is among the tools of developers, and a Chromium of the system.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

__all__ = ["CHROMIUM", "PATIENCE_MS", "browser", "open_page", "running_server"]

CHROMIUM = Path("/usr/bin/chromium")
PATIENCE_MS = 300_000
"""How long a page may keep a test waiting: nothing depends on how fast a machine is."""
FLAGS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]  # 3D without a graphics card


@contextmanager
def running_server(store: Path, *options: str) -> Iterator[str]:
    """`kodawari web` on a free port; gives its address."""
    command = [
        sys.executable, "-m", "kodawari", "web", "--no-open", "--port", "0", "--store", str(store), *options
    ]  # fmt: skip
    with subprocess.Popen(  # noqa: S603 - our own command, and no shell
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        address = server.stdout.readline().strip().rstrip("/")
        assert address.startswith("http://127.0.0.1:"), server.stderr.read()
        try:
            yield address
        finally:
            server.terminate()
            server.wait(1e-3 * PATIENCE_MS)


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium; nothing is downloaded."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


def open_page(made: Browser, *, width: int, height: int = 800, **options: str) -> tuple[Page, list[str]]:
    """A page of a size, and the list to which its complaints are added as they come.

    Args:
        made: The browser.
        width: Of the window [px].
        height: The same.
        options: `locale`; `scheme`, which is `dark` or light; `touch`, which is not empty for a phone.
    """
    page = made.new_context(
        has_touch=bool(options.get("touch")), is_mobile=bool(options.get("touch")),
        viewport={"width": width, "height": height}, locale=options.get("locale", "en-US"),
        color_scheme="dark" if options.get("scheme") == "dark" else "light",
        reduced_motion="reduce",
    ).new_page()  # fmt: skip
    page.set_default_timeout(PATIENCE_MS)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    return page, complaints
