"""A mistake in a catalogue file is told with file, line and column."""

import shutil
from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.files import data_path
from kodawari.mini4wd.parts import load_catalogue

HEADER = "item_no,name_en,fits,diameter_mm,bearing,price_jpy,release,notes,source,confidence,as_of,cells"
GOOD = (
    "10001,A roller,MS; MA,13/12,yes,480,2024-07,tapered,a-list,primary,2026-09-08,bearing=secondary@b-list"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalogue whose only items are those that a test writes into roller.csv."""
    shipped = data_path("mini4wd", "catalogue")
    shutil.copy(shipped / "vocabulary.toml", tmp_path)
    (tmp_path / "conflicts.toml").write_text("")
    for path in shipped.glob("*.csv"):
        (tmp_path / path.name).write_text("item_no,name_en,source,confidence,as_of\n")
    return tmp_path


def _refusal(folder: Path, text: str) -> KodawariError:
    (folder / "roller.csv").write_text(text, encoding="utf-8")
    with pytest.raises(KodawariError) as refusal:
        load_catalogue(folder)
    return refusal.value


def test_a_good_row_is_read(folder: Path) -> None:
    (folder / "roller.csv").write_text(f"{HEADER}\n{GOOD}\n")
    item = load_catalogue(folder).get("10001")

    assert (item.category, item.fits, item.diameter_mm) == ("roller", ("MS", "MA"), (13.0, 12.0))
    assert (item.bearing, item.price_jpy, item.release, item.notes) == (True, 480, "2024-07", ("tapered",))
    assert (item.grounds_of("bearing").source, item.grounds_of("bearing").confidence) == (
        "b-list",
        "secondary",
    )


@pytest.mark.parametrize(
    ("old", "new", "column", "cause"),
    [
        ("10001", "1001", "item_no", "expected five digits, got '1001'"),
        ("10001", "", "item_no", "the cell is empty"),
        ("A roller", " A roller", "name_en", "begins or ends with a space"),
        ("MS; MA", "MS; Super XY", "fits", "Did you mean Super X or"),
        ("MS; MA", "MS;MA", "fits", "expected a chassis, got 'MS;MA'"),
        ("MS; MA", "MS; ", "fits", "begins or ends with a space"),
        ("13/12", "13/", "diameter_mm", "expected a number above zero"),
        ("13/12", "-13", "diameter_mm", "expected a number above zero"),
        ("13/12", "nan", "diameter_mm", "expected a number above zero"),
        ("13/12", "0", "diameter_mm", "expected a number above zero"),
        ("yes", "true", "bearing", "expected 'yes' or 'no', got 'true'"),
        ("480", "4.80", "price_jpy", "expected a whole number above zero"),
        ("2024-07", "2024-13", "release", "expected a date"),
        (",primary", ",primry", "confidence", "Did you mean primary"),
        ("a-list", "A list", "source", "expected the id of a source"),
        ("bearing=secondary", "bearing:secondary", "cells", "expected 'column=confidence'"),
        ("bearing=secondary", "baering=secondary", "cells", "Did you mean bearing"),
        ("bearing=secondary", "bearing=sure", "cells", "expected a confidence, got 'sure'"),
    ],
)
def test_a_bad_cell_is_told_by_line_and_column(
    folder: Path, old: str, new: str, column: str, cause: str
) -> None:
    error = _refusal(folder, f"{HEADER}\n{GOOD.replace(old, new, 1)}\n")

    assert error.file.endswith("roller.csv")
    assert error.place == f"line 2, column {column}"
    assert cause in error.cause


@pytest.mark.parametrize(
    ("text", "place", "cause"),
    [
        (f"{HEADER},mas_g\n", "line 1", "no column is called 'mas_g'"),
        (f"{HEADER},notes\n", "line 1", "the column 'notes' stands twice"),
        (f"{HEADER.replace(',as_of', '')}\n", "line 1", "the column 'as_of' is missing"),
        ("", "line 1", "the column 'item_no' is missing"),
        (f"{HEADER}\n{GOOD},more\n", "line 2", "expected 12 cells, got 13"),
        (f"{HEADER}\n\n", "line 2", "expected 12 cells, got 0"),
        (f'{HEADER}\n"10001"x,A roller\n', "line 2", "not valid CSV"),
        (f"{HEADER}\n{GOOD}\n{GOOD}\n", "line 3, column item_no", "stands in roller.csv already"),
    ],
)
def test_a_bad_file_is_told_by_line(folder: Path, text: str, place: str, cause: str) -> None:
    error = _refusal(folder, text)

    assert error.place == place
    assert cause in error.cause


def test_a_number_may_stand_in_one_category_only(folder: Path) -> None:
    (folder / "kit.csv").write_text(f"{HEADER}\n{GOOD}\n")

    assert "stands in kit.csv already" in _refusal(folder, f"{HEADER}\n{GOOD}\n").cause


def test_a_missing_category_file_is_told(folder: Path) -> None:
    (folder / "motor.csv").unlink()

    error = _refusal(folder, f"{HEADER}\n")
    assert (error.cause, Path(error.file).name) == ("no such file", "motor.csv")


@pytest.mark.parametrize(
    ("item_no", "field", "cause"),
    [
        ("10009", "diameter_mm", "no item has the number '10009'"),
        ("10001", "diamter_mm", "items have no field 'diamter_mm'"),
    ],
)
def test_a_conflict_about_nothing_is_told(folder: Path, item_no: str, field: str, cause: str) -> None:
    (folder / "conflicts.toml").write_text(
        f'[[conflict]]\nitem_no = "{item_no}"\nfield = "{field}"\nhere = ""\nelsewhere = "x"\n'
        'confidence = "recalled"\n'
    )

    error = _refusal(folder, f"{HEADER}\n{GOOD}\n")
    assert (error.place, error.cause) == ("conflict 1", cause)
