"""How a tune ends in the terminal: before and after, and what each change gave."""

from typing import TYPE_CHECKING

from kodawari.mini4wd.reports._effects import change_ranges, effect_ranges, total_effect
from kodawari.mini4wd.reports._headline import headline_sentence, inspection_words, winner_of
from kodawari.mini4wd.reports._times import chance_text, range_text, time_text
from kodawari.mini4wd.tune import Setup, TuneResult
from kodawari.quantity import format_number
from kodawari.report import percent, share_change

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

__all__ = ["before_after_table", "changes_table", "tune_ending"]


def tune_ending(result: TuneResult) -> "Group":
    """Everything that a finished tune prints but the files that it wrote: at most 100 columns wide.

    Args:
        result: The tune.

    Raises:
        KodawariError: The tune has no set-up at all.
    """
    from rich.console import Group, RenderableType  # noqa: PLC0415 - only the terminal needs it
    from rich.text import Text  # noqa: PLC0415 - as above

    parts: list[RenderableType] = [before_after_table(result), Text()]
    if winner_of(result).changes:
        parts += [changes_table(result), Text()]
    return Group(*parts, Text(headline_sentence(result)))


def before_after_table(result: TuneResult) -> "Table":
    """Lap, chance to finish with its intervals, and inspection: base beside winner."""
    from rich.text import Text  # noqa: PLC0415 - only the terminal needs it

    from kodawari.report.terminal import ruled_table, toned  # noqa: PLC0415 - only the terminal needs it

    before, after = result.base, winner_of(result)
    heads: list[str | Text] = ["", toned("base", "rival"), toned("winner", "signal"), ""]
    rows = [
        ("car", before.name if before else "not raced", after.name, ""),
        ("a lap", _time(before), _time(after), _gain(before, after)),
        ("  90 % of the runs", _range(before), _range(after), ""),
        ("chance to finish", _chance(before), _chance(after), _more(before, after)),
        ("  of one real car", _spread(before), _spread(after), f"wanted {percent(result.finish)}"),
        (
            "inspection",
            _verdict(before, result),
            _verdict(after, result),
            inspection_words(after.inspection)[1],
        ),
    ]
    return ruled_table(heads, rows, wrap=3)


def changes_table(result: TuneResult) -> "Table":
    """What was changed and what each change gave, with 95 % intervals; all of them together last."""
    from kodawari.report.terminal import ruled_table  # noqa: PLC0415 - only the terminal needs it

    rows = [(change.place, change.after, *change_ranges(change)) for change in result.best[0].changes]
    total = total_effect(result)
    if total is not None:
        rows.append(("together", "", *effect_ranges(total)))
    return ruled_table(["change", "now", " lap, s", " chance, points"], rows, wrap=1)


def _time(setup: Setup | None) -> str:
    return "–" if setup is None else time_text(setup.lap_time_s)


def _range(setup: Setup | None) -> str:
    return "–" if setup is None else range_text(setup.lap_time_s) or "–"


def _chance(setup: Setup | None) -> str:
    return "–" if setup is None else chance_text(setup.finish)


def _spread(setup: Setup | None) -> str:
    return "–" if setup is None else percent(setup.finish.spread_low, setup.finish.spread_high)


def _verdict(setup: Setup | None, result: TuneResult) -> str:
    if setup is None:
        return "fail" if result.study.base_refused else "–"
    word = inspection_words(setup.inspection)[0]
    return word if word == "pass" else word.upper()


def _gain(before: Setup | None, after: Setup) -> str:
    if before is None or before.lap_time_s is None or after.lap_time_s is None:
        return ""
    gain = before.lap_time_s.median - after.lap_time_s.median
    return f"{format_number(abs(gain))} s {'faster' if gain >= 0 else 'slower'}"


def _more(before: Setup | None, after: Setup) -> str:
    if before is None:
        return ""
    return f"{share_change(after.finish.estimate - before.finish.estimate)} points"
