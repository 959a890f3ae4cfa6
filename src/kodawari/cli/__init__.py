"""The command line: one module for each command group, loaded when it is called."""

from kodawari.cli._main import main

__all__ = ["main"]
