"""Costs: figures from the Federal Register, rulings and fee pages, worked out by hand; sums to the cent."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.kei.importing import (
    Cost,
    Line,
    Money,
    Purchase,
    Status,
    Vehicle,
    read_money,
    read_yen_rate,
    subject_of,
    work_out,
)

TODAY = date(2026, 11, 22)
ENTRY = date(2026, 11, 21)


def buy(
    car: str,
    price: str,
    *,
    entry: date = ENTRY,
    rate: str | None = None,
    rate_date: date | None = None,
    fob: bool = True,
    given_amounts: Mapping[str, str] | None = None,
    vehicle: Vehicle | None = None,
    tax: str | None = None,
    state: str = "",
    ship: str = "roro",
    exporter: str = "all-in",
    admitted: Status = Status.UNKNOWN,
    exempt: Status = Status.YES,
) -> Cost:
    amounts = {name: read_money(text) for name, text in (given_amounts or {}).items()}
    return work_out(
        Purchase(
            subject=subject_of(car, vehicle=vehicle),
            price=read_money(price),
            entry=entry,
            today=TODAY,
            jpy_per_usd=Decimal(rate) if rate else None,
            rate_date=rate_date,
            is_fob=fob,
            given=amounts,
            sales_tax=Decimal(tax) if tax else None,
            state=state,
            ship="container" if ship == "container" else "roro",
            exporter="itemised" if exporter == "itemised" else "all-in",
            admitted=admitted,
            exempt=exempt,
        )
    )


def line(cost: Cost, name: str) -> Line:
    return next(each for each in cost.lines if each.id == name)


def ends(cost: Cost, name: str) -> tuple[str, str] | None:
    money = line(cost, name).money
    return (str(money.low), str(money.high)) if money else None


# 12.5 % of 2,000 is 250; 25 % is 500; 35 % is 700; 15 % is 300; 2.5 % is 50.
@pytest.mark.parametrize(
    ("entry", "car", "truck"),
    [
        ("2024-01-01", ("50.00", "50.00"), ("500.00", "500.00")),
        ("2025-04-04", ("50.00", "50.00"), ("500.00", "500.00")),
        ("2025-04-05", ("250.00", "250.00"), ("700.00", "700.00")),
        ("2025-08-06", ("250.00", "250.00"), ("700.00", "700.00")),
        ("2025-08-07", ("300.00", "300.00"), ("500.00", "500.00")),
        ("2026-02-23", ("300.00", "300.00"), ("500.00", "500.00")),
        ("2026-02-24", ("250.00", "250.00"), ("500.00", "700.00")),
        ("2026-07-23", ("250.00", "250.00"), ("500.00", "700.00")),
        ("2026-07-24", ("250.00", "250.00"), ("500.00", "500.00")),
        ("2026-11-21", ("250.00", "250.00"), ("500.00", "500.00")),
    ],
)
def test_the_duty_is_that_of_heading_and_day(
    entry: str, car: tuple[str, str], truck: tuple[str, str]
) -> None:
    on = date.fromisoformat(entry)
    assert ends(buy("EA11R", "2000USD", entry=on), "duty") == car
    assert ends(buy("TT2", "2000USD", entry=on), "duty") == truck


def test_the_duty_of_a_two_seat_van_spans_both_headings() -> None:
    cost = buy("KV4-117639", "2000USD", vehicle=Vehicle.VAN)
    assert ends(cost, "duty") == ("250.00", "500.00")
    assert line(cost, "duty").confidence == "conflicting"
    assert ends(buy("KV4-117639", "2000USD", vehicle=Vehicle.CAR), "duty") == ("250.00", "250.00")


# 0.3464 % of 1,200 is 4.16, below the least; of 250,000 it is 866.00, above the most; of 50,000 it is 173.20.
@pytest.mark.parametrize(
    ("price", "entry", "fee"),
    [
        ("1200USD", "2026-11-21", "34.58"),
        ("250000USD", "2026-11-21", "670.86"),
        ("50000USD", "2026-11-21", "173.20"),
        ("1200USD", "2026-10-01", "34.58"),
        ("1200USD", "2026-09-30", "33.58"),
        ("250000USD", "2026-09-30", "651.50"),
        ("1200USD", "2025-10-01", "33.58"),
        ("1200USD", "2027-12-01", "34.58"),
    ],
)
def test_the_processing_fee_has_a_least_and_a_most_by_fiscal_year(price: str, entry: str, fee: str) -> None:
    assert ends(buy("TT2", price, entry=date.fromisoformat(entry)), "mpf") == (fee, fee)


def test_the_fee_of_a_year_that_is_not_held_stays_open() -> None:
    cost = buy("TT2", "1200USD", entry=date(2025, 9, 30))
    assert ends(cost, "mpf") is None
    assert "merchandise processing fee (MPF)" in cost.total.open_items


def test_the_harbour_fee_is_an_eighth_of_a_per_cent() -> None:
    assert ends(buy("TT2", "1200USD"), "hmf") == ("1.50", "1.50")


# 350,000 JPY at 155 is 2,258.06 USD. The all-in fee steps at 400,000 and 800,000 JPY.
@pytest.mark.parametrize(
    ("price", "fee"),
    [
        ("350000JPY", ("900.00", "900.00")),
        ("400000JPY", ("900.00", "900.00")),
        ("400001JPY", ("1000.00", "1000.00")),
        ("800000JPY", ("1000.00", "1000.00")),
        ("900000JPY", ("1100.00", "1200.00")),
        ("2000000JPY", ("1100.00", "2000.00")),
    ],
)
def test_the_exporters_fee_goes_by_tiers_of_the_price(price: str, fee: tuple[str, str]) -> None:
    assert ends(buy("EA11R", price, rate="100", fob=False), "exporter-fee") == fee


def test_single_fees_stand_in_place_of_the_all_in_fee_when_asked_for() -> None:
    cost = buy("EA11R", "350000JPY", rate="100", fob=False, exporter="itemised")
    assert ends(cost, "exporter-fee") == ("400.00", "1500.00")
    assert ends(cost, "inland-japan") == ("50.00", "300.00")
    assert ends(buy("EA11R", "350000JPY", rate="100", fob=False), "inland-japan") == ("0.00", "0.00")


# Low: the price alone. High: 3,500 + 150 (auction) + 900 (all-in) = 4,550; 12.5 % of them 437.50 and 568.75.
def test_duty_is_taken_from_the_price_alone_or_from_everything_up_to_the_ship() -> None:
    cost = buy("EA11R", "350000JPY", rate="100", fob=False)
    assert (str(cost.entered_value.low), str(cost.entered_value.high)) == ("3500.00", "4550.00")
    assert ends(cost, "duty") == ("437.50", "568.75")
    assert ends(cost, "marine-insurance") == ("24.50", "31.85")


def test_a_given_amount_replaces_a_line_and_names_no_source() -> None:
    cost = buy("TT2", "1200USD", given_amounts={"freight": "1450USD", "port-fees": "400-600USD"})
    assert ends(cost, "freight") == ("1450.00", "1450.00")
    assert ends(cost, "port-fees") == ("400.00", "600.00")
    assert (line(cost, "freight").source, line(cost, "freight").confidence) == ("", "declared")


def test_a_sales_tax_is_a_share_of_the_price_or_of_everything_paid() -> None:
    cost = buy("TT2", "1000USD", tax="10")
    before = [
        each for each in cost.lines[: [each.id for each in cost.lines].index("sales-tax")] if each.money
    ]
    paid = sum((each.money.high for each in before if each.money), Decimal(0))
    assert ends(cost, "sales-tax") == ("100.00", str((paid / 10).quantize(Decimal("0.01"))))


def test_california_adds_a_certificate_and_a_container_its_packing() -> None:
    assert ends(buy("TT2", "1000USD", state="California"), "conformance") == ("7500.00", "15000.00")
    assert "conformance" not in [each.id for each in buy("TT2", "1000USD", state="WA").lines]
    assert ends(buy("TT2", "1000USD", ship="container"), "freight") == ("3500.00", "5500.00")


def test_a_truck_that_is_too_young_by_the_calendar_leaves_the_automobile_tariff_open() -> None:
    assert ends(buy("TT2", "1000USD", exempt=Status.NO), "section-232") is None
    assert ends(buy("TT2", "1000USD"), "section-232") == ("0.00", "0.00")
    assert ends(buy("EA11R", "1000USD", exempt=Status.NO), "section-232") == ("0.00", "0.00")


def test_an_exemption_that_no_paper_proves_yet_is_told_as_derived() -> None:
    proven = line(buy("TT2", "1000USD", exempt=Status.YES), "section-232")
    open_ = line(buy("TT2", "1000USD", exempt=Status.POSSIBLE), "section-232")
    assert str(proven.confidence) == "primary"
    assert str(open_.confidence) == "derived"
    assert "if its papers prove them" in open_.basis
    assert "papers" not in proven.basis


def test_a_cost_of_a_car_that_may_not_come_in_yet_says_so() -> None:
    def warned(admitted: Status) -> bool:
        told = buy("EA11R", "1000USD", admitted=admitted).warnings
        return any("not 25 years old" in each.text for each in told)

    assert warned(Status.NO)
    assert not any(map(warned, (Status.YES, Status.POSSIBLE, Status.UNKNOWN)))


@pytest.mark.parametrize(
    ("text", "mend"),
    [("0.0065", "Is it 153.8?"), ("350000", "Write it as 155 or 155.4."), ("1", "Write it as 155 or 155.4.")],
)
def test_a_rate_of_exchange_that_stands_on_its_head_is_refused(text: str, mend: str) -> None:
    # 1 / 0.0065 = 153.85
    with pytest.raises(KodawariError, match="no price of a dollar in yen") as caught:
        read_yen_rate(text, what="--jpy-per-usd")
    assert caught.value.mend == mend


@pytest.mark.parametrize("text", ["50", "155.4", "360", "400"])
def test_rates_since_the_war_are_read_as_they_stand(text: str) -> None:
    assert read_yen_rate(text, what="--jpy-per-usd") == Decimal(text)


def test_an_amount_with_too_many_digits_is_refused() -> None:
    assert read_money("10000000000JPY").high == Decimal(10) ** 10
    with pytest.raises(KodawariError, match="more than any car costs"):
        read_money("10000000001JPY")


def test_a_future_entry_takes_todays_measures_and_is_provisional() -> None:
    cost = buy("EA11R", "2000USD", entry=date(2029, 1, 1))
    assert ends(cost, "duty") == ("250.00", "250.00")
    assert line(cost, "duty").is_provisional
    assert cost.to_json_dict()["provisional"] is True
    assert any("provisional" in each.text for each in cost.warnings)
    assert not line(buy("EA11R", "2000USD"), "duty").is_provisional


def test_an_old_exchange_rate_is_marked_stale() -> None:
    old = buy("EA11R", "350000JPY", rate="155", rate_date=date(2026, 11, 1), fob=False)
    fresh = buy("EA11R", "350000JPY", rate="155", rate_date=date(2026, 11, 20), fob=False)
    assert (old.to_json_dict()["rate_is_stale"], fresh.to_json_dict()["rate_is_stale"]) == (True, False)
    assert "STALE" in line(old, "price").basis


def test_open_lines_are_named_and_the_total_says_how_much_is_known() -> None:
    total = buy("TT2", "1200USD").total
    assert total.open_items == (
        "single-entry customs bond",
        "terminal handling, port and storage",
        "transport from the port to you",
        "title, registration, inspection, plates",
        "sales or use tax",
        "car insurance, first year",
    )
    assert total.known == total.lines - 6


@pytest.mark.parametrize(
    ("price", "rate", "fob", "entry", "message"),
    [
        ("350000JPY", None, False, ENTRY, "the price is in yen. Give the exchange rate, --jpy-per-usd 155."),
        ("2000USD", None, False, ENTRY, "the costs in Japan are in yen."),
        (
            "2000USD",
            None,
            True,
            date(2023, 12, 31),
            "the tables of duties start on 2024-01-01, after 2023-12-31.",
        ),
    ],
)
def test_a_purchase_that_cannot_be_worked_out_is_refused(
    price: str, rate: str | None, fob: bool, entry: date, message: str
) -> None:
    with pytest.raises(KodawariError) as caught:
        buy("TT2", price, rate=rate, fob=fob, entry=entry)
    assert str(caught.value).startswith(message)


def test_an_amount_for_a_line_that_is_not_there_is_refused() -> None:
    with pytest.raises(KodawariError, match=r"no line is called 'fright'\. Did you mean freight"):
        buy("TT2", "1200USD", given_amounts={"fright": "1USD"})


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("350000JPY", "350000", "350000", "JPY"),
        ("¥350,000", "350000", "350000", "JPY"),
        ("350 000 円", "350000", "350000", "JPY"),
        ("$1200.50", "1200.50", "1200.50", "USD"),
        ("1200-1500 usd", "1200", "1500", "USD"),
        ("１２００ＵＳＤ", "1200", "1200", "USD"),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, low: str, high: str, currency: str) -> None:
    assert read_money(text) == Money(low=Decimal(low), high=Decimal(high), currency=currency)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("350000", "the price '350000' has no currency. Write 350000JPY or 350000USD."),
        ("-5USD", "the price '-5USD' is negative. Write 5USD."),
        ("100EUR", "the price '100EUR' is in 'EUR'. Known are JPY and USD; convert it first."),
        ("cheap", "the price 'cheap' is no sum of money."),
        ("900-800USD", "the price '900-800USD' ends below its beginning. Write 800-900USD."),
        ("1e9USD", "the price '1e9USD' is no sum of money."),
    ],
)
def test_what_is_no_amount_is_refused(text: str, message: str) -> None:
    with pytest.raises(KodawariError) as caught:
        read_money(text, what="the price")
    assert str(caught.value).startswith(message)


AMOUNTS = st.decimals("0.01", "99999.99", places=2)


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.dates(date(2024, 1, 1), date(2030, 1, 1)))
def test_costs_add_up_to_the_cent(price: Decimal, freight: Decimal, port: Decimal, entry: date) -> None:
    cost = buy(
        "TT2",
        f"{price}USD",
        entry=entry,
        given_amounts={"freight": f"{freight}USD", "port-fees": f"{port}USD"},
    )
    data = cost.to_json_dict()
    for end in ("low", "high"):
        cents = sum(int(Decimal(each[end]) * 100) for each in data["lines"] if each[end] is not None)
        assert cents == int(Decimal(data["total"][end]) * 100)
        assert all(
            each["low"] is None or Decimal(each["low"]) <= Decimal(each["high"]) for each in data["lines"]
        )


def test_every_line_names_a_basis_and_a_source_or_was_given() -> None:
    data = buy("EA11R", "350000JPY", rate="155", fob=False).to_json_dict()
    for each in data["lines"]:
        assert {"item", "low", "high", "currency", "basis", "source", "confidence"} <= set(each)
        assert each["basis"]
        assert each["source"] in data["sources"] or each["confidence"] in {"declared", "unknown"}
