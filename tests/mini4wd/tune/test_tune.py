"""A whole tune, small: the same whoever runs it, stopped or not, and honest when nothing can be built."""

from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import CarFile, read_parts_box, resolve
from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.tune import TuneResult, tune
from kodawari.mini4wd.workbench import inspect_car
from kodawari.rules import load_rulebook
from kodawari.store import open_store
from kodawari.tuning import Budget, Progress

DAY = date(2026, 11, 22)


def small(runs: int = 900, **options: object) -> TuneResult:
    return tune(
        read_parts_box("ma-starter"),
        load_course("flat-oval"),
        load_rulebook("open"),
        on=DAY,
        budget=Budget(runs=runs),
        finish=0.6,
        **options,  # type: ignore[arg-type]
    )


@cache
def once() -> TuneResult:
    return small(workers=1)


def essence(result: TuneResult) -> bytes:
    """The result without wall time."""
    plain = result.to_json_dict()
    plain["study"]["counts"].pop("seconds")
    plain["study"]["counts"].pop("recalled_runs")
    return msgspec.json.encode(plain)


def test_the_best_is_legal_buildable_and_told_with_its_changes() -> None:
    best = once().best[0]
    assert best.inspection["verdict"] == "pass"
    build = resolve(msgspec.convert(best.car, CarFile))
    assert inspect_car(build, "open", on=DAY).verdict.value == "pass"
    assert best.lap_time_s is not None
    assert best.lap_time_s.low <= best.lap_time_s.median <= best.lap_time_s.high
    if best.point != once().base.point:  # type: ignore[union-attr]
        assert best.changes


def test_json_holds_what_others_rely_on() -> None:
    plain = once().to_json_dict()
    assert plain["class"] == "open"
    for found in plain["best"]:
        assert set(found) >= {"car", "lap_time_s", "finish", "inspection", "changes"}
        assert set(found["finish"]) >= {"estimate", "low", "high", "spread_low", "spread_high"}


def test_two_workers_give_the_same_result() -> None:
    assert essence(small(workers=2)) == essence(once())


def test_a_stopped_tune_goes_on_to_the_same_result(tmp_path: Path) -> None:
    seen: list[int] = []

    def stop(now: Progress) -> None:
        seen.append(now.runs)
        if len(seen) == 4:
            raise KeyboardInterrupt

    path = tmp_path / "store.sqlite"
    with open_store(path) as store, pytest.raises(KeyboardInterrupt):
        small(store=store, progress=stop)
    with open_store(path) as store:
        resumed = small(store=store)
    assert resumed.study.counts.recalled_runs >= seen[-1]
    assert essence(resumed) == essence(once())


def test_an_impossible_wish_is_refused() -> None:
    with pytest.raises(KodawariError, match=r"chance to finish of 1\.5 makes no sense"):
        tune(
            read_parts_box("ma-starter"),
            load_course("flat-oval"),
            load_rulebook("open"),
            on=DAY,
            budget=Budget(runs=100),
            finish=1.5,
        )


def test_a_box_from_which_nothing_legal_can_be_built_says_which_rule(tmp_path: Path) -> None:
    # its owner says that the body is bare, and no part in the box paints it
    (tmp_path / "bare.toml").write_text(
        '[car]\nname = "bare"\nchassis = "ma"\n\n'
        "[declared]\nassembled_by_racer = true\nbody_painted = false\n"
    )
    box = tmp_path / "box.toml"
    box.write_text('[box]\ncar = "bare.toml"\n\n[[part]]\nspec = "pro-4.0"\n')
    with pytest.raises(KodawariError, match=r"(?i)paint") as caught:
        tune(
            read_parts_box(box),
            load_course("flat-oval"),
            load_rulebook("open"),
            on=DAY,
            budget=Budget(runs=100),
        )
    assert "broken" in str(caught.value)


def test_a_car_that_is_too_wide_is_made_legal_from_its_own_parts(tmp_path: Path) -> None:
    # 19 mm rollers 96 mm apart are 115 mm over all; set anew on the same plate they are not
    (tmp_path / "wide.toml").write_text(
        '[car]\nname = "wide"\nchassis = "ma"\nkit_rollers = ["rear"]\n\n'
        '[[plate]]\nspec = "frp-wide-front-15451"\non = "front"\n\n'
        '[[roller]]\nspec = "aluminium-19-15464"\non = "front-plate"\ny_mm = 48.0\n\n'
        "[declared]\nassembled_by_racer = true\nbody_painted = true\n"
    )
    box = tmp_path / "box.toml"
    box.write_text('[box]\ncar = "wide.toml"\n\n[[part]]\nspec = "pro-4.0"\n')
    result = tune(
        read_parts_box(box),
        load_course("flat-oval"),
        load_rulebook("open"),
        on=DAY,
        budget=Budget(runs=300),
        finish=0.5,
    )
    assert result.base is None
    assert result.study.base_refused == ("Overall width (≤ 105 mm): broken",)
    # what only the owner can say stays open; no rule is broken
    states = {item["status"] for found in result.best for item in found.inspection["findings"]}
    assert states == {"pass", "unknown"}
