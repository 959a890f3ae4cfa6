from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.files import read_toml
from kodawari.mini4wd.specs import Specs, load_specs
from kodawari.mini4wd.specs._base import check_figures
from kodawari.mini4wd.specs._load import _merge

WEIGHT = '[weight.bolt]\nname = "Bolt"\nmass_g = {figure}\n'


def written(folder: Path, figure: str) -> Path:
    path = folder / "own.toml"
    path.write_text(WEIGHT.format(figure=figure), encoding="utf-8")
    return path


def refused(path: Path) -> KodawariError:
    with pytest.raises(KodawariError) as caught:
        check_figures(read_toml(path, Specs), file=str(path))
    return caught.value


def test_an_unknown_source_is_named_with_its_place(tmp_path: Path) -> None:
    path = written(tmp_path, '{ value = 1, source = "nowhere", confidence = "secondary" }')
    error = refused(path)
    assert error.place == "weight.bolt.mass_g"
    assert "nowhere" in error.cause
    assert error.file == str(path)


def test_a_guess_without_a_reason_is_refused(tmp_path: Path) -> None:
    error = refused(written(tmp_path, '{ value = 1, pm = 0.2, confidence = "assumed" }'))
    assert "reason" in error.cause


def test_a_published_figure_without_a_source_is_refused(tmp_path: Path) -> None:
    error = refused(written(tmp_path, '{ value = 1, confidence = "primary" }'))
    assert "source" in error.cause


def test_an_interval_that_misses_its_value_is_refused(tmp_path: Path) -> None:
    error = refused(
        written(tmp_path, '{ value = 1, low = 2, high = 3, confidence = "assumed", reason = "so" }')
    )
    assert "outside its interval" in error.cause


def test_a_misspelt_key_gets_the_nearest_one(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[weight.bolt]\nname = "Bolt"\nmas_g = { value = 1 }\n', encoding="utf-8")
    error = refused(path)
    assert "mas_g" in error.cause
    assert "mass_g" in error.mend


def test_one_id_in_two_files_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, '{ value = 1, pm = 0.2, confidence = "assumed", reason = "a bolt" }')
    merged: dict[str, dict[str, object]] = {name: {} for name in Specs.__struct_fields__}
    _merge(merged, path)
    with pytest.raises(KodawariError, match="stands in two files"):
        _merge(merged, path)


def test_an_unknown_id_gets_the_nearest_ones() -> None:
    specs = load_specs()
    with pytest.raises(KodawariError, match="hyper-dash-pro"):
        specs.find(specs.motor, "hyperdash-pro", kind="motor")


def test_an_id_of_another_kind_says_which() -> None:
    specs = load_specs()
    with pytest.raises(KodawariError, match="is a roller"):
        specs.find(specs.motor, "aluminium-13-15437", kind="motor")
