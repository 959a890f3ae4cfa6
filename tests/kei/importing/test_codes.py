"""Chassis numbers: the whole code has to match, and an ambiguous one gives all its meanings."""

import pytest

from kodawari.errors import KodawariError
from kodawari.kei.importing import Vehicle, decode, load_codes, read_number, subject_of
from kodawari.quantity import load_sources


def models(text: str) -> list[str]:
    return [f"{row.maker} {row.model}" for row in decode(text).matches]


@pytest.mark.parametrize(
    ("text", "model", "body", "heading"),
    [
        ("EA11R-123456", "Suzuki Cappuccino", "roadster", ["8703.21"]),
        ("TT2-123456", "Subaru Sambar", "truck", ["8704.31"]),
        ("HA3-1234567", "Honda Acty", "truck", ["8704.31"]),
        ("PP1-1001234", "Honda Beat", "roadster", ["8703.21"]),
        ("K100P-001234", "Daihatsu Midget II", "truck", ["8704.31"]),
        ("U62T-0301234", "Mitsubishi Minicab", "truck", ["8704.31"]),
        ("DA52V-123456", "Suzuki Every", "van", ["8703.21", "8704.31"]),
    ],
)
def test_a_code_tells_model_body_and_heading(text: str, model: str, body: str, heading: list[str]) -> None:
    (row,) = decode(text).matches
    assert (f"{row.maker} {row.model}", row.body, list(row.heading)) == (model, body, heading)


@pytest.mark.parametrize(
    "text",
    [
        "TT2-123456",
        "tt2-123456",
        "ＴＴ２－１２３４５６",
        "TT2 123456",
        " TT2 - 123456 ",
        "GD-TT2-123456",
        "LE-TT2-123456",
    ],
)
def test_case_width_dashes_spaces_and_emission_prefix_do_not_matter(text: str) -> None:
    found = decode(text)
    assert (str(found.number), models(text)) == ("TT2-123456", ["Subaru Sambar"])


def test_an_emission_prefix_stands_before_a_bare_code_too() -> None:
    assert models("V-KS4") == ["Subaru Sambar"]
    assert decode("EBD-S510P").number.prefix == "EBD"


def test_a_longer_code_is_not_its_beginning() -> None:
    assert models("HA36S") == ["Suzuki Alto Turbo RS"]
    with pytest.raises(KodawariError, match="no chassis code 'HA35S' is known"):
        decode("HA35S-123456")
    with pytest.raises(KodawariError, match="no chassis code 'TT21' is known"):
        decode("TT21-123456")


def test_a_listed_suffix_is_allowed_and_another_is_not() -> None:
    assert (decode("JA11V-123456").suffix, models("JA11V-123456")) == ("V", ["Suzuki Jimny"])
    with pytest.raises(KodawariError, match="JA11X"):
        decode("JA11X-123456")


def test_a_serial_without_hyphen_is_cut_off_behind_a_letter_and_never_inside_a_number() -> None:
    assert str(decode("EA11R123456").number) == "EA11R-123456"
    with pytest.raises(KodawariError) as caught:
        decode("KV4117639")
    assert str(caught.value).endswith("Write the hyphen: KV4-117639?")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("JA4", ["Honda Life", "Honda Today"]),
        ("KV4-117639", ["Subaru Sambar", "Subaru Sambar Dias"]),
        ("HH3", ["Honda Acty", "Honda Street"]),
    ],
)
def test_an_ambiguous_code_gives_every_meaning(text: str, wanted: list[str]) -> None:
    assert models(text) == wanted
    assert decode(text).to_json_dict()["ambiguous"] is True


def test_the_dias_of_the_ruling_a_panel_van_and_a_truck_have_three_headings() -> None:
    assert subject_of("KV4-117639", vehicle=Vehicle.CAR).headings == ("8703.21",)
    assert subject_of("KV4-117639", vehicle=Vehicle.VAN).headings == ("8703.21", "8704.31")
    assert subject_of("KS4-123456").headings == ("8704.31",)


def test_the_kind_of_vehicle_must_be_one_that_the_code_means() -> None:
    with pytest.raises(KodawariError, match="TT2 is a truck, not a car"):
        subject_of("TT2", vehicle=Vehicle.CAR)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "JSAEA11R5N1234567",
            "'JSAEA11R5N1234567' is a 17-character VIN, and cars built for Japan have none.",
        ),
        ("TT2-12A456", "'TT2-12A456' has more parts than a code and a serial number."),
        ("TT2/123456", "'TT2/123456' is no chassis number."),
        ("TT9", "no chassis code 'TT9' is known. Did you mean"),
    ],
)
def test_what_is_no_chassis_number_is_refused(text: str, message: str) -> None:
    with pytest.raises(KodawariError) as caught:
        decode(text)
    assert str(caught.value).startswith(message)


def test_a_number_is_cut_before_it_is_looked_up() -> None:
    number = read_number("V-KS4")
    assert (number.prefix, number.code, number.serial) == ("V", "KS4", "")


def test_a_car_is_found_by_its_name_as_well() -> None:
    assert subject_of("cappuccino").matches[0].code == "EA11R"
    with pytest.raises(KodawariError, match="Honda S800 is no kei car"):
        subject_of("s800")
    with pytest.raises(KodawariError, match="Did you mean"):
        subject_of("cappucino")


def test_every_row_of_the_table_is_sound() -> None:
    sources = load_sources().source
    for row in load_codes():
        assert row.last_day is None or row.first_day < row.last_day, row.code
        assert all(source in sources for source in row.sources), row.code
        assert row.sources or row.confidence == "recalled", row.code
        assert row.heading, row.code
        assert bool(row.end) is not (row.end_confidence == "unknown"), row.code
    rows = [(row.code, row.model, row.body) for row in load_codes()]
    assert len(rows) == len(set(rows))
