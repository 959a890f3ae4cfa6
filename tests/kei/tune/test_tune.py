"""Tuning a kei car: what may be fitted, what must stay, and that the best is worth it."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from kodawari.errors import KodawariError
from kodawari.kei.catalogue import find_car
from kodawari.kei.modify import load_mods
from kodawari.kei.tune import STANDARD, ModsProblem, Parts, generic_parts, mods_toml, read_parts, tune
from kodawari.tuning import Budget
from kodawari.tuning.testing import check_problem

ON = date(2026, 11, 21)

PARTS = """
name = "two things"
[[slot]]
name = "final drive"
[[slot.option]]
name = "4.6"
change = [{ kind = "final-drive", ratio = 4.6 }]
[[slot]]
name = "wide"
[[slot.option]]
name = "fenders"
change = [{ kind = "over-fenders", each_side_mm = 40.0 }]
[[slot]]
name = "mass"
[[slot.option]]
name = "30 kg less"
change = [{ kind = "weight", mass_kg = -30.0 }]
[[slot.option]]
name = "120 kg more"
change = [{ kind = "weight", mass_kg = 120.0 }]
"""


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    path = tmp_path / "parts.toml"
    path.write_text(PARTS)
    return read_parts(path)


def problem(parts: Parts, *, goal: str = "0-100", keep: str = "class") -> ModsProblem:
    return ModsProblem(find_car("suzuki-cappuccino-ea11r-1991"), parts, goal=goal, keep=keep, on=ON)  # type: ignore[arg-type]


def test_the_problem_keeps_the_promises_of_a_study(parts: Parts) -> None:
    check_problem(problem(parts), {"final drive": "4.6", "wide": STANDARD, "mass": "30 kg less"}, runs=96)


def test_over_fenders_beyond_the_box_of_1990_are_refused(parts: Parts) -> None:
    # 1395 + 2 · 40 mm is 75 mm beyond the 1400 of its era
    refused = problem(parts).is_allowed({"final drive": STANDARD, "wide": "fenders", "mass": STANDARD})
    assert refused is not None
    assert any(reason.startswith("class") for reason in refused.reasons)


def test_papers_refuse_a_mass_beyond_the_tolerance_of_50_kg(parts: Parts) -> None:
    heavy = {"final drive": STANDARD, "wide": STANDARD, "mass": "120 kg more"}
    assert problem(parts, keep="class").is_allowed(heavy) is None
    refused = problem(parts, keep="papers").is_allowed(heavy)
    assert refused is not None
    assert any(reason.startswith("papers") for reason in refused.reasons)


def test_a_car_file_that_changes_makes_another_study(parts: Parts) -> None:
    car = find_car("suzuki-cappuccino-ea11r-1991")
    lighter = msgspec.structs.replace(car, kerb_kg=find_car("honda-s660-2015").kerb_kg)
    same, other = (ModsProblem(each, parts, goal="0-100", keep="class", on=ON) for each in (car, lighter))
    assert problem(parts).definition() == same.definition()
    assert same.definition() != other.definition()


def test_a_study_goes_on_the_next_day(parts: Parts) -> None:
    car = find_car("suzuki-cappuccino-ea11r-1991")
    tomorrow = ModsProblem(car, parts, goal="0-100", keep="class", on=date(2026, 11, 22))
    assert problem(parts).definition() == tomorrow.definition()


def test_the_standard_car_is_always_allowed(parts: Parts) -> None:
    assert problem(parts, keep="papers").is_allowed(problem(parts).base) is None


def test_economy_takes_the_longer_final_drive_and_less_mass(parts: Parts, tmp_path: Path) -> None:
    found = tune(
        find_car("suzuki-cappuccino-ea11r-1991"), goal="economy", keep="class", on=ON, parts=parts,
        budget=Budget(runs=1500),
    )  # fmt: skip
    best = found.best[0]
    assert best.fitted == {"final drive": "4.6", "mass": "30 kg less"}
    assert found.base is not None
    assert best.median < found.base.median
    assert found.unit == "L/100 km"
    path = tmp_path / "best.toml"
    path.write_text(mods_toml(best, note="found"))
    assert load_mods(str(path)).changes == best.mods.changes


def test_the_generic_offer_has_no_final_drive_for_a_car_with_unknown_gears() -> None:
    beat = generic_parts(find_car("honda-beat-1991"))
    assert "final drive" not in {slot.name for slot in beat.slots}
    cappuccino = {slot.name: slot for slot in generic_parts(find_car("suzuki-cappuccino-ea11r-1991")).slots}
    # 0.9 times 5.125
    assert "4.612" in {option.name for option in cappuccino["final drive"].options}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (PARTS + PARTS.partition("\n\n")[2] + '[[slot]]\nname = "mass"\noption = []\n', "twice"),
        (PARTS.replace("ratio = 4.6", "ratoi = 4.6"), "ratoi"),
        (PARTS.replace('name = "4.6"', 'name = "standard"'), "different names"),
    ],
)
def test_a_bad_file_of_parts_is_refused(tmp_path: Path, text: str, cause: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(KodawariError, match=cause):
        read_parts(path)
