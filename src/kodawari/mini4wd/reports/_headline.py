"""Before and after in large figures."""

from collections.abc import Mapping
from typing import Any

from kodawari.errors import KodawariError
from kodawari.mini4wd.reports._times import range_text, time_text
from kodawari.mini4wd.tune import Setup, TuneResult
from kodawari.quantity import format_number
from kodawari.report import Html, element, percent, quiet, verdict

__all__ = ["ahead_words", "headline", "headline_sentence", "inspection_words", "winner_of"]


def winner_of(result: TuneResult) -> Setup:
    """The best set-up of a tune.

    Raises:
        KodawariError: It has none: it was stopped before anything was raced.
    """
    if not result.best:
        raise KodawariError("the tune has no set-up to show", mend="Give it a larger budget.")
    return result.best[0]


def headline(result: TuneResult) -> Html:
    """Lap, chance to finish and inspection, base beside winner."""
    before, after = result.base, winner_of(result)
    rows = [
        _line("", [_name("base", "rival", before)], [_name("winner", "signal", after)], "top"),
        _line("A lap", _time(before), _time(after, before)),
        _line("Chance to finish", _chance(before, result), _chance(after, result)),
        _line("Inspection", _verdict(before, result), _verdict(after, result)),
    ]
    return element("div", *(cell for row in rows for cell in row), class_="headline")


def headline_sentence(result: TuneResult) -> str:
    """The outcome in a sentence or two."""
    after, before = winner_of(result), result.base
    told = f"{time_text(after.lap_time_s)} a lap with a chance of {percent(after.finish.estimate)} to finish"
    if before is not None:
        told += f", instead of {time_text(before.lap_time_s)} and {percent(before.finish.estimate)}"
    state = (
        f"Confirmed on {after.runs} fresh runs for a wanted chance of {percent(result.finish)}."
        if after.confirmed
        else f"Not confirmed for the wanted chance of {percent(result.finish)}: it came nearest."
    )
    parts = [f"{told}.", state, result.note, ahead_words(result)]
    return " ".join(filter(None, parts))


def ahead_words(result: TuneResult) -> str:
    """The fastest in a sentence, where it is not the winner; else nothing."""
    found = result.ahead
    if found is None:
        return ""
    runs = f"{found.runs} {'fresh runs' if found.fresh else 'runs of the search, which flatter'}"
    chance = percent(found.finish.estimate)
    unlucky = percent(found.finish.spread_low)
    told = f"{time_text(found.lap_time_s)} a lap, finishes {chance}, an unlucky car {unlucky} ({runs})"
    if winner_of(result).confirmed and winner_of(result).changes:
        return f"Faster, but too often off the course: {told}."
    return f"Fastest so far: {told}."


def inspection_words(inspection: Mapping[str, Any]) -> tuple[str, str]:
    """The verdict and what it rests on, from an inspection as plain data."""
    binding = [each for each in inspection["findings"] if each["binding"]]
    word = str(inspection["verdict"])
    if word == "pass":
        return word, f"all {len(binding)} rules kept"
    found = [each["title"] for each in binding if each["status"] == word]
    return word, f"{'broken' if word == 'fail' else 'open'}: {', '.join(found)}"


def _line(name: str, before: list[Html], after: list[Html], look: str = "") -> list[Html]:
    return [
        element("div", name, class_=f"name {look}".strip()),
        element("div", *before, class_=f"cell mid {look}".strip()),
        element("div", *after, class_=f"cell big {look}".strip()),
    ]


def _name(word: str, tone: str, setup: Setup | None) -> Html:
    name = quiet(f" {setup.name}") if setup else Html()
    return element("span", element("span", word, class_=tone), name)


def _time(setup: Setup | None, other: Setup | None = None) -> list[Html]:
    if setup is None:
        return [element("p", quiet("not raced"))]
    time = setup.lap_time_s
    lines = [element("p", time_text(time))]
    if time is None:
        return [*lines, element("p", quiet("no run finished"))]
    if other is not None and other.lap_time_s is not None:
        gain = other.lap_time_s.median - time.median
        lines.append(
            element("p", quiet(f"{format_number(abs(gain))} s {'faster' if gain >= 0 else 'slower'}"))
        )
    return [*lines, element("p", quiet(f"90 % of the runs in {range_text(time)}"))]


def _chance(setup: Setup | None, result: TuneResult) -> list[Html]:
    if setup is None:
        return [element("p", quiet("not raced"))]
    finish = setup.finish
    real = f"one real car: {percent(finish.spread_low, finish.spread_high)} · wanted {percent(result.finish)}"
    return [
        element("p", percent(finish.estimate)),
        element("p", quiet(f"{finish.finished} of {format_number(finish.runs, digits=0)} runs "
                           f"({percent(finish.low, finish.high)})")),
        element("p", quiet(real)),
    ]  # fmt: skip


def _verdict(setup: Setup | None, result: TuneResult) -> list[Html]:
    if setup is None:
        reasons = "; ".join(result.study.base_refused)
        return (
            [element("p", verdict("fail")), element("p", quiet(reasons))]
            if reasons
            else [element("p", quiet("unknown"))]
        )
    word, told = inspection_words(setup.inspection)
    return [element("p", verdict(word)), element("p", quiet(told))]
