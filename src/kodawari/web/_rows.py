"""The rows in which jobs wait: nobody waits for a race because a tune of half an hour is under way."""

__all__ = ["ROWS"]

ROWS: dict[str, tuple[str, ...]] = {"short": ("race",), "long": ("tune",)}
"""Kinds of jobs by row; each row has a worker of its own."""
