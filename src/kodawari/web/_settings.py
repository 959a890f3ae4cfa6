"""What the server is told when it starts."""

from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["LARGEST_UPLOAD", "Settings"]

LARGEST_UPLOAD = 256 * 1024 * 1024
"""Bytes of the largest upload, a whole store; everything else has to stay far below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the server is told when it starts.

    Attributes:
        store: The file that everything is kept in.
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.
        token: What a browser must bring along; empty asks for nothing, which is right on loopback only.
        names: Host names, beside those of loopback, under which the server may be called.
        open_browser: Whether to open a browser on the first page.
    """

    store: Path
    host: str = "127.0.0.1"
    port: int = 8470
    token: str = ""
    names: frozenset[str] = field(default_factory=frozenset)
    open_browser: bool = False
