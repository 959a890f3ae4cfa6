import re

from kodawari.mini4wd.reports import SheetRow
from kodawari.mini4wd.reports._compare import compared_rows, sheet_table, where_text

MOTOR = SheetRow("motor", "", "Normal motor", "normal")
FAST = SheetRow("motor", "", "Torque-Tuned 2 PRO", "torque-tuned-2-pro", items=("15487",))
FRONT = SheetRow(
    "roller", "front", "Roller 13 mm", "r13", pair=True, place_mm=(62.0, 42.0, 1.0), detail="thrust 3°"
)
MOVED = FRONT._replace(place_mm=(62.0, 44.5, 4.5))
DAMPER = SheetRow("damper", "damper 1", "Cylinder", "c", place_mm=(-60.0, 0.0, 14.0))


def test_a_place_reads_ahead_across_and_up() -> None:
    assert where_text(FRONT) == "62.0 · ±42.0 · 1.0"
    assert where_text(DAMPER) == "−60.0 · 0.0 · 14.0"
    assert where_text(DAMPER._replace(place_mm=(52.0, 0.0, None))) == "52.0 · 0.0"
    assert where_text(MOTOR) == ""


def test_rows_meet_by_their_place_on_the_car() -> None:
    rows = compared_rows([FAST, FRONT, DAMPER], [MOTOR, FRONT])
    assert [row.changed for row in rows] == [True, False, True]
    assert rows[0].before == MOTOR
    assert rows[2].before is None


def test_another_place_is_a_change_too() -> None:
    assert compared_rows([MOVED], [FRONT])[0].changed
    html = sheet_table([MOVED], [FRONT])
    assert '<tr class="changed">' in html
    assert "62.0 · ±44.5 · 4.5" in html
    assert '<span class="quiet">62.0 · ±42.0 · 1.0</span>' in html
    assert html.count("Roller 13 mm") == 1  # the part is the same, so only its place is told again


def test_what_was_taken_off_is_told_last() -> None:
    html = sheet_table([FAST], [MOTOR, DAMPER])
    assert re.search(r"Motor</th>.*Damper 1</th>.*taken off.*Cylinder", html)


def test_one_car_alone_has_nothing_to_compare() -> None:
    html = sheet_table([FAST, FRONT])
    assert "changed" not in html
    assert "15487" in html
    assert "Roller, front" in html
