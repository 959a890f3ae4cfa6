from kodawari.mini4wd.reports import setup_rows
from kodawari.mini4wd.workbench import load_car


def test_every_part_of_a_box_stock_car_is_on_its_sheet() -> None:
    rows = list(setup_rows(load_car("ma-box-stock")))
    groups = [row.group for row in rows]
    assert groups[:6] == ["chassis", "motor", "gears", "cells", "bearings", "axles"]
    assert groups.count("wheels") == groups.count("tyres") == 2
    assert next(row for row in rows if row.group == "motor").from_kit


def test_a_race_car_has_plates_with_an_angle() -> None:
    rows = list(setup_rows(load_car("ma-race")))
    plates = [row for row in rows if row.group == "plate"]
    assert plates
    assert all("thrust" in plate.detail for plate in plates)
    assert not any(plate.from_kit for plate in plates)
