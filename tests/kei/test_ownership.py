"""Taxes by the municipal table, worked out by hand; the tax day is 1 April."""

from datetime import date

import pytest

from kodawari.errors import KodawariError
from kodawari.kei.catalogue import find_car
from kodawari.kei.ownership import Ownership, fiscal_year, ownership_of

TODAY = date(2026, 11, 21)


def owned(car: str, on: date = TODAY, first: str = "", **more: str) -> Ownership:
    day = date.fromisoformat(first) if first else None
    return ownership_of(find_car(car), on=on, first=(day, day) if day else None, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("car", "on", "first", "yen"),
    [
        ("honda-s660-2015", TODAY, "2015-03-31", 7200),
        ("honda-s660-2015", TODAY, "2015-04-01", 10800),
        ("honda-beat-1991", TODAY, "1991-05-20", 12900),
        ("daihatsu-copen-l880k-2002", date(2026, 3, 31), "2012-08-01", 7200),  # fiscal 2025: 12.7 years
        ("daihatsu-copen-l880k-2002", date(2026, 4, 1), "2012-08-01", 12900),  # fiscal 2026: 13.7 years
        ("daihatsu-copen-l880k-2002", TODAY, "2012-12-01", 12900),  # 13.3 years on 2026-04-01
        ("subaru-sambar-truck-1991", TODAY, "1992-01-01", 6000),
        ("nissan-sakura-2022", date(2040, 6, 1), "2022-07-01", 10800),  # electric: no surcharge
    ],
)
def test_the_yearly_tax_by_first_inspection(car: str, on: date, first: str, yen: int) -> None:
    assert owned(car, on, first).tax_jpy.ends == (yen, yen, yen)


def test_thirteen_years_to_the_day_are_not_more_than_thirteen() -> None:
    assert owned("copen-la400k", date(2028, 4, 1), "2015-04-01").surcharge is False
    assert owned("copen-la400k", date(2029, 4, 1), "2015-04-01").surcharge is True


def test_a_first_inspection_before_the_car_or_after_the_day_is_refused() -> None:
    with pytest.raises(KodawariError, match="built from 1991 on: no first inspection in 1960-01"):
        owned("suzuki-cappuccino-ea11r-1991", date(2026, 11, 21), "1960-01-01")
    with pytest.raises(KodawariError, match="2030-01 lies after 2026-11-21"):
        owned("suzuki-cappuccino-ea11r-1991", date(2026, 11, 21), "2030-01-01")


def test_before_fiscal_2016_there_was_no_surcharge() -> None:
    assert owned("honda-beat-1991", date(2016, 3, 31), "1991-05-20").tax_jpy.value == 7200
    assert owned("honda-beat-1991", date(2016, 4, 1), "1991-05-20").tax_jpy.value == 12900


def test_goods_vehicles_for_business_pay_least() -> None:
    truck = find_car("subaru-sambar-truck-1991")
    paid = ownership_of(truck, on=TODAY, first=(date(1992, 1, 1),) * 2, commercial=True)

    assert paid.tax_jpy.value == 4500
    assert paid.plate == "yellow on black"


def test_without_a_first_inspection_the_years_of_production_leave_it_open() -> None:
    tax = owned("honda-s660-2015").tax_jpy  # January 2015 to December 2022

    assert (tax.low, tax.high) == (7200, 10800)


def test_what_was_due_before_2015_is_unknown() -> None:
    assert not owned("honda-beat-1991", date(2010, 6, 1), "1991-05-20").tax_jpy.is_known


@pytest.mark.parametrize(("on", "kmh"), [(date(2000, 9, 30), 80), (date(2000, 10, 1), 100)])
def test_the_motorway_limit_by_day(on: date, kmh: int) -> None:
    assert owned("honda-beat-1991", on, "1991-05-20").motorway_kmh.value == kmh


@pytest.mark.parametrize(
    ("on", "place", "asked"),
    [
        (date(1991, 6, 30), "capital", False),
        (date(1991, 7, 1), "capital", True),
        (TODAY, "city", True),
        (TODAY, "metro", True),
        (TODAY, "elsewhere", False),
    ],
)
def test_the_parking_space_is_notified_in_some_places(on: date, place: str, asked: bool) -> None:
    ((_, words),) = owned("suzuki-mighty-boy-ps-a-1983", on, "1985-01-01", place=place).parking

    assert ("within 15 days" in words) is asked


def test_plates_were_yellow_from_about_1975() -> None:
    assert owned("suzuki-fronte-coupe-1971", date(1974, 1, 1), "1972-01-01").plate.startswith("unknown")
    assert owned("suzuki-fronte-coupe-1971", date(1976, 1, 1), "1972-01-01").plate == "black on yellow"


@pytest.mark.parametrize(
    ("car", "on", "more", "cause"),
    [
        ("honda-s500-1963", TODAY, {}, "is not a kei car"),
        ("nissan-sakura-2022", date(1999, 1, 1), {}, "was not there yet"),
        ("honda-beat-1991", date(1949, 1, 1), {}, "starts on 1949-07-08"),
        ("honda-beat-1991", TODAY, {"use": "racing"}, "not registered for 'racing'"),
        ("honda-beat-1991", TODAY, {"place": "citty"}, "no kind of place 'citty'"),
    ],
)
def test_bad_questions_are_refused(car: str, on: date, more: dict[str, str], cause: str) -> None:
    with pytest.raises(KodawariError, match=cause):
        owned(car, on, **more)


@pytest.mark.parametrize(("day", "year"), [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026)])
def test_the_fiscal_year_begins_in_april(day: date, year: int) -> None:
    assert fiscal_year(day) == year
