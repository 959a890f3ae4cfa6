"""Class and boxes. Limits and sizes were taken from the sources; margins were worked out by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.kei.catalogue import Standing, find_car, load_cars
from kodawari.kei.eras import eras, eras_between
from kodawari.kei.inspect import KeiInspection, inspect_kei
from kodawari.rules import Status

TODAY = date(2026, 11, 21)


def inspected(name: str, on: date = TODAY) -> KeiInspection:
    return inspect_kei(find_car(name), on=on)


def fits(found: KeiInspection) -> dict[str, str]:
    return {fit.era.id: str(fit.fits) for fit in found.fits}


def margins(found: KeiInspection, era: str) -> dict[str, float | None]:
    fit = next(fit for fit in found.fits if fit.era.id == era)
    return {
        each.rule.id: each.judgement.margin_value for each in fit.inspection.findings if each.rule.binding
    }


# Length, width, height, four-stroke and two-stroke displacement of the seven boxes.
@pytest.mark.parametrize(
    ("era", "start", "limits"),
    [
        ("K1949", date(1949, 7, 8), (2800, 1000, 2000, 150, 100)),
        ("K1950", date(1950, 7, 26), (3000, 1300, 2000, 300, 200)),
        ("K1951", date(1951, 8, 16), (3000, 1300, 2000, 360, 240)),
        ("K1955", date(1955, 4, 4), (3000, 1300, 2000, 360, 360)),
        ("K1976", date(1976, 1, 1), (3200, 1400, 2000, 550, 550)),
        ("K1990", date(1990, 1, 1), (3300, 1400, 2000, 660, 660)),
        ("K1998", date(1998, 10, 1), (3400, 1480, 2000, 660, 660)),
    ],
)
def test_the_seven_boxes(era: str, start: date, limits: tuple[float, ...]) -> None:
    found = next(each for each in eras() if each.id == era)

    assert found.edition.start == start
    assert (
        found.length_mm,
        found.width_mm,
        found.height_mm,
        found.four_stroke_cc,
        found.two_stroke_cc,
    ) == limits


@pytest.mark.parametrize(
    ("car", "era", "expected"),
    [
        ("subaru-360-1958", "K1955", {"length": 10, "width": 0, "height": 620, "displacement": 4}),
        ("suzuki-suzulight-ss-1955", "K1955", {"length": 10, "width": 5, "height": 600, "displacement": 1}),
        ("suzuki-alto-works-rsr-1987", "K1976", {"length": 5, "width": 5, "height": 595, "displacement": 7}),
        ("honda-beat-1991", "K1990", {"length": 5, "width": 5, "height": 825, "displacement": 4}),
        ("daihatsu-midget-ii-1996", "K1990", {"length": 510, "width": 105, "height": 350, "displacement": 1}),
        ("daihatsu-copen-l880k-2002", "K1998", {"length": 5, "width": 5, "height": 755, "displacement": 1}),
        ("caterham-seven-160-2014", "K1998", {"length": 300, "width": 10, "height": 910, "displacement": 2}),
        ("nissan-sakura-2022", "K1998", {"length": 5, "width": 5, "height": 345}),
    ],
)
def test_the_margins_to_the_box_of_its_own_era(car: str, era: str, expected: dict[str, float]) -> None:
    found = inspected(car)

    assert found.verdict is Status.PASS
    assert found.approved_under is not None
    assert found.approved_under.id == era
    assert margins(found, era) == expected


@pytest.mark.parametrize(
    ("car", "holding"),
    [
        ("mazda-r360-coupe-1960", ["K1951", "K1955", "K1976", "K1990", "K1998"]),  # a four-stroke of 356 cc
        ("subaru-360-1958", ["K1955", "K1976", "K1990", "K1998"]),  # a two-stroke: 240 cc until 1955
        ("suzuki-alto-works-rsr-1987", ["K1976", "K1990", "K1998"]),
        ("suzuki-cappuccino-ea11r-1991", ["K1990", "K1998"]),
        ("honda-nbox-jf3-2017", ["K1998"]),
        ("nissan-sakura-2022", ["K1998"]),
    ],
)
def test_which_boxes_hold_a_car(car: str, holding: list[str]) -> None:
    assert [era for era, held in fits(inspected(car)).items() if held == "pass"] == holding


@given(day=st.dates(date(1949, 7, 8), date(2030, 1, 1)))
def test_no_day_changes_a_class(day: date) -> None:
    for name in ("subaru-360-1958", "honda-beat-1991", "honda-s500-1963", "mazda-scrum-wagon"):
        then, now = inspected(name, day), inspected(name)
        assert (then.verdict, then.approved_under, fits(then)) == (now.verdict, now.approved_under, fits(now))


def test_a_day_before_the_first_box_is_refused() -> None:
    with pytest.raises(KodawariError, match="starts on 1949-07-08"):
        inspected("beat", date(1949, 7, 7))


# What keeps each of them out, and by how much, under the box of its years.
@pytest.mark.parametrize(
    ("car", "era", "over"),
    [
        ("honda-s500-1963", "K1955", {"length": -300, "width": -130, "displacement": -171}),
        ("honda-s600-1964", "K1955", {"length": -300, "width": -100, "displacement": -246}),
        ("honda-s800-1966", "K1955", {"length": -335, "width": -100, "displacement": -431}),
        ("suzuki-jimny-sierra-jb74", "K1998", {"length": -150, "width": -165, "displacement": -800}),
        ("daihatsu-copen-13-2007", "K1998", {"displacement": -638}),
        ("fiat-cinquecento-sporting-1994", "K1998", {"width": -10, "displacement": -448}),
    ],
)
def test_what_is_no_kei_car_says_by_what_and_when(car: str, era: str, over: dict[str, float]) -> None:
    found = inspected(car)
    own = next(fit for fit in found.own if fit.era.id == era)

    assert found.verdict is Status.FAIL
    assert found.approved_under is None
    assert {each.rule.id: each.judgement.margin_value for each in own.broken} == over
    assert any(f"under {era} ({own.era.days})" in reason for reason in found.reasons)


def test_a_later_box_that_would_hold_the_s500_makes_no_kei_car_of_it() -> None:
    found = inspected("honda-s500-1963")

    assert fits(found)["K1998"] == "pass"
    assert fits(found)["K1990"] == "unknown"  # 1400 or 1430 mm wide, by source
    assert any("K1998" in reason and "makes no kei car" in reason for reason in found.reasons)


def test_a_missing_measure_leaves_only_that_box_open() -> None:
    found = inspected("daihatsu-mira-trxx-1986")  # its height is not known

    assert found.verdict is Status.PASS
    assert fits(found)["K1976"] == "unknown"
    assert fits(found)["K1955"] == "fail"


def test_an_electric_car_has_no_displacement() -> None:
    found = inspected("nissan-sakura-2022")

    assert all(each.rule.id != "displacement" for fit in found.fits for each in fit.inspection.findings)


def test_80_ps_are_told_and_decide_nothing() -> None:
    found = inspected("caterham-seven-160-2014")
    told = found.own[0].inspection.with_status(Status.FAIL)

    assert found.verdict is Status.PASS
    assert found.own[0].fits is Status.PASS
    assert [(each.rule.id, each.judgement.margin_value) for each in told] == [("power-agreement", -16)]


@pytest.mark.parametrize("car", ["subaru-360-1958", "suzuki-alto-works-rsr-1987", "honda-beat-1991"])
def test_disputed_days_are_told_with_the_class(car: str) -> None:
    assert any("source" in reason.lower() for reason in inspected(car).reasons)


def test_no_kei_car_of_the_catalogue_breaks_the_box_of_its_own_era() -> None:
    kei = [inspect_kei(car, on=TODAY) for car in load_cars() if car.standing is Standing.KEI]

    assert [found.car.id for found in kei if any(fit.fits is Status.FAIL for fit in found.own)] == []
    assert [found.car.id for found in kei if found.approved_under is None] == ["mazda-scrum-wagon"]


def test_every_car_that_is_no_kei_car_fails() -> None:
    others = [inspect_kei(car, on=TODAY) for car in load_cars() if car.standing is Standing.NOT_KEI]

    assert {found.verdict for found in others} == {Status.FAIL}
    assert [found.car.id for found in others if any(fit.fits is Status.PASS for fit in found.own)] == []


def test_the_eras_of_some_years() -> None:
    assert [era.id for era in eras_between(1998, 1998)] == ["K1990", "K1998"]
    assert [era.id for era in eras_between(1976, 1989)] == ["K1976"]


def test_the_plain_data_hold_what_others_rely_on() -> None:
    data = inspected("honda-beat-1991").to_json_dict()

    assert (data["verdict"], data["approved_under"]) == ("pass", "K1990")
    assert [each["era"] for each in data["eras"]] == [era.id for era in eras()]
    own = data["eras"][5]
    assert own["fits"] == "pass"
    assert {each["rule"]: each["margin"] for each in own["findings"]}["length"] == 5
    assert data["findings"] == own["findings"]
