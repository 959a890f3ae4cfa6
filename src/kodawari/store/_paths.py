"""Where the store lies."""

import os
import sys
from pathlib import Path

__all__ = ["default_store_path"]


def default_store_path() -> Path:
    """The store's file: `KODAWARI_STORE` if set, else `kodawari/store.sqlite` in the user's data folder.

    The data folder is `XDG_DATA_HOME` or `~/.local/share` (XDG Base Directory Specification), on Windows
    `LOCALAPPDATA`.
    """
    chosen = os.environ.get("KODAWARI_STORE")
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        named = os.environ.get("XDG_DATA_HOME", "")
        # The specification says that a relative path there is to be ignored.
        folder = Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"
    return folder / "kodawari" / "store.sqlite"
