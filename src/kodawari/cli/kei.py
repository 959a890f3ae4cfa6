"""`kodawari kei`: everything about kei cars, one module for each command."""

from kodawari.cli._app import table_app
from kodawari.cli._commands import KEI_COMMANDS

__all__ = ["app"]

app = table_app("Kei cars: catalogue, class, modifications, driving, import.", KEI_COMMANDS)
