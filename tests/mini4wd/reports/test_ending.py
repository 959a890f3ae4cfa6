from io import StringIO

import msgspec
import pytest
from rich.console import Console

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.reports import tune_ending
from kodawari.mini4wd.reports.testing import sample_tune
from kodawari.mini4wd.tune import TuneResult


def printed(result: TuneResult) -> list[str]:
    stream = StringIO()
    Console(file=stream, width=100, highlight=False, markup=False).print(tune_ending(result))
    return [" ".join(line.split()) for line in stream.getvalue().splitlines()]


def test_before_after_and_what_each_change_gave() -> None:
    lines = printed(sample_tune(load_course("jcjc")))
    assert "base winner" in lines
    assert "a lap 2.25 s 2.00 s 0.25 s faster" in lines
    assert "chance to finish 92 % (87–97 %) 94 % (89–99 %) +2 points" in lines
    assert "of one real car 82–100 % 84–100 % wanted 90 %" in lines
    assert "inspection pass pass all 33 rules kept" in lines
    assert "Motor Torque-Tuned 2 PRO −0.25 (−0.30 to −0.20) +2 (−4 to +8)" in lines
    assert "together −0.25 (−0.30 to −0.20) +2 (−4 to +8)" in lines
    assert lines[-1].startswith("2.00 s a lap") or lines[-1].endswith("90 %.")


def test_without_a_base() -> None:
    lines = printed(sample_tune(load_course("jcjc"), base=False, confirmed=False))
    assert "a lap – 2.00 s" in lines
    assert any(line.startswith("inspection fail pass") for line in lines)


def test_a_tune_that_found_nothing_is_refused() -> None:
    with pytest.raises(KodawariError, match="no set-up to show"):
        printed(msgspec.structs.replace(sample_tune(load_course("jcjc")), best=()))
