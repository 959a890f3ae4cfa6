import pytest

from kodawari.quantity import Quantity, format_number, format_quantity


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (104.6, 1, "104.6"),
        (1234567.0, 0, "1\u2009234\u2009567"),
        (-0.4, 1, "\u22120.4"),
        (-0.04, 1, "0.0"),
        (0.0, 2, "0.00"),
    ],
)
def test_numbers_for_people(value: float, digits: int, text: str) -> None:
    assert format_number(value, digits=digits) == text


@pytest.mark.parametrize(
    ("ends", "unit", "text"),
    [
        ((104.4, 104.6, 104.8), "mm", "104.6 mm ±0.2"),
        ((5.25, 5.31, 5.37), "s", "5.31 s ±0.06"),
        ((91.0, 93.0, 95.0), "%", "93 % ±2"),
        ((91.0, 93.0, 94.0), "%", "93.0 % (91.0–94.0)"),
        ((90.0, 93.0, 94.0), "%", "93 % (90–94)"),
        ((104.75, 105.0, 105.25), "mm", "105.00 mm ±0.25"),
        ((120.0, 123.0, 126.0), "g", "123 g ±3"),
        ((12000.0, 13500.0, 15000.0), "rpm", "13\u2009500 rpm ±1\u2009500"),
        ((105.0, 105.0, 105.0), "mm", "105 mm"),
        ((3.5, 3.5, 3.5), "", "3.5"),
        ((1 / 3, 1 / 3, 1 / 3), "", "0.333"),
        ((-1.5, -1.0, -0.5), "°", "\u22121.0° ±0.5"),
        ((2.0, 2.0, 2.0), "°", "2°"),
    ],
)
def test_value_unit_and_how_sure(ends: tuple[float, float, float], unit: str, text: str) -> None:
    assert format_quantity(Quantity.between(*ends, unit)) == text


def test_unknown_is_the_word() -> None:
    assert format_quantity(Quantity.unknown("mm")) == "unknown"


def test_the_decimals_can_be_fixed() -> None:
    assert format_quantity(Quantity.between(0.9, 1.0, 1.1, "mm"), digits=2) == "1.00 mm ±0.10"
