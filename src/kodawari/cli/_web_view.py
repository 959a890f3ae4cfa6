"""What the terminal shows while the workbench is open."""

from rich.text import Text

from kodawari.cli._console import console, quiet
from kodawari.web import Settings, address_of, qr_lines

__all__ = ["show_address"]

_PAPER = "#000000 on #ffffff"
"""A code is read on light and dark terminals alike when it brings both its colours along."""


def show_address(settings: Settings) -> None:
    """The address, the store, and for the local network a QR code."""
    screen = console()
    address = address_of(settings)
    screen.print(address, soft_wrap=True)
    if settings.token:
        screen.print()
        coloured = screen.color_system is not None and not screen.no_color
        for line in qr_lines(address, dark_ink=coloured):
            screen.print(Text(line, _PAPER if coloured else ""), soft_wrap=True)
        screen.print(quiet("\nWhoever has this address may use and change everything here, until Ctrl-C."))
    screen.print(quiet(f"everything is kept in {settings.store}"), soft_wrap=True)
    screen.print(quiet("Ctrl-C ends it."))
