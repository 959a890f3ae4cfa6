"""Dates as papers bear them. The eras: Shōwa to 1989-01-07, Heisei to 2019-04-30, then Reiwa."""

import pytest

from kodawari.errors import KodawariError
from kodawari.kei.importing import read_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2001-11-05", "2001-11-05", "2001-11-05"),
        ("2001-11", "2001-11-01", "2001-11-30"),
        ("2001", "2001-01-01", "2001-12-31"),
        ("2001/2", "2001-02-01", "2001-02-28"),
        ("2000.2", "2000-02-01", "2000-02-29"),
        ("2001年11月5日", "2001-11-05", "2001-11-05"),
        ("２００１－１１", "2001-11-01", "2001-11-30"),
        ("2001−11", "2001-11-01", "2001-11-30"),
        ("2001—11", "2001-11-01", "2001-11-30"),
        ("2001ー11", "2001-11-01", "2001-11-30"),
        ("  2001 - 11 ", "2001-11-01", "2001-11-30"),
        ("H13", "2001-01-01", "2001-12-31"),
        ("h13", "2001-01-01", "2001-12-31"),
        ("Heisei 13", "2001-01-01", "2001-12-31"),
        ("H13.11", "2001-11-01", "2001-11-30"),
        ("H13-11-05", "2001-11-05", "2001-11-05"),
        ("平成13年11月", "2001-11-01", "2001-11-30"),
        ("平成１３年１１月５日", "2001-11-05", "2001-11-05"),
        ("昭和64年", "1989-01-01", "1989-01-07"),
        ("Shōwa 64", "1989-01-01", "1989-01-07"),
        ("showa64.1", "1989-01-01", "1989-01-07"),
        ("S64-01-07", "1989-01-07", "1989-01-07"),
        ("S51-01", "1976-01-01", "1976-01-31"),
        ("平成元年", "1989-01-08", "1989-12-31"),
        ("H1", "1989-01-08", "1989-12-31"),
        ("平成元年1月", "1989-01-08", "1989-01-31"),
        ("H31", "2019-01-01", "2019-04-30"),
        ("令和元年", "2019-05-01", "2019-12-31"),
        ("R1.5.1", "2019-05-01", "2019-05-01"),
        ("R3-02", "2021-02-01", "2021-02-28"),
    ],
)
def test_a_date_is_read_as_the_days_that_it_may_mean(text: str, first: str, last: str) -> None:
    period = read_period(text)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2001-02-30", "'2001-02-30': 2001-02 has 28 days. Is it 2001-02-28?"),
        ("2001-13", "'2001-13': there is no month 13."),
        ("S64-01-08", "'S64-01-08' does not exist: Shōwa ended on 1989-01-07. That is in Heisei 1 (1989)."),
        ("H1-01-07", "'H1-01-07' does not exist: Heisei began on 1989-01-08. That is in Shōwa 64 (1989)."),
        ("H31-05", "'H31-05' does not exist: Heisei ended on 2019-04-30. That is in Reiwa 1 (2019)."),
        ("H0", "'H0': an era begins with its year 1. Is it Heisei 1?"),
        ("T10", "'T10': no era is called 'T'. Known are S for Shōwa, H for Heisei, R for Reiwa."),
        ("13-11", "'13-11' names no era, and 13 is no western year."),
        ("11/2001", "'11/2001' is no date. Write the year first: 2001-11."),
        ("20011105", "'20011105' is no date. Write it as 2001-11-05."),
        ("November", "'November' is no date. Write it as 2001-11-05, 2001-11, 2001, or by the era"),
        ("", "'' is no date."),
    ],
)
def test_what_is_no_date_is_refused_with_the_nearest_right_thing(text: str, message: str) -> None:
    with pytest.raises(KodawariError) as caught:
        read_period(text)
    assert str(caught.value).startswith(message)
