"""Course-outs as a table: how often, where, how fast, in what attitude, and why."""

from collections import defaultdict
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, quiet, signal, table
from kodawari.mini4wd.race import Out, OutPlace
from kodawari.mini4wd.reports import attitude
from kodawari.quantity import format_number
from kodawari.report import percent

__all__ = ["outs_table"]

_MOST = 8


def outs_table(outs: Sequence[Out], places: Sequence[OutPlace], runs: int) -> Table:
    """The places where runs end, the likeliest first.

    Args:
        outs: Runs that did not finish.
        places: The same gathered by place and reason.
        runs: All runs of their row.
    """
    members: dict[tuple[int, int, str], list[Out]] = defaultdict(list)
    for out in outs:
        members[out.piece_index, out.lap, out.reason].append(out)
    columns = [
        Column("share", "right"),
        Column("piece", wrap=True),
        Column("lap", "right"),
        Column("lane", "right"),
        Column("at, m", "right"),
        Column("m/s", "right"),
        Column("why, and how the car stood", wrap=True),
    ]
    rows: list[tuple[str | Text, ...]] = [
        (
            signal(percent(place.chance)),
            place.piece,
            str(place.lap),
            str(place.lane),
            format_number(place.s_m),
            format_number(place.speed_m_s, digits=1),
            Text.assemble(
                place.reason,
                quiet(f"\n{attitude(members[place.piece_index, place.lap, place.reason])}"),
            ),
        )
        for place in places[:_MOST]
    ]
    more = sum(place.count for place in places[_MOST:])
    if more:
        rows.append((percent(more / runs), quiet(f"{len(places) - _MOST} more places"), "", "", "", "", ""))
    return table(columns, rows)
