"""What the shipped catalogue holds, against counts and figures read from the lists by hand."""

import re

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.parts import Catalogue, Item, load_catalogue
from kodawari.quantity import Confidence, load_sources

# Rows; the maker's rows; others' rows; with any of diameter, width, length, thickness; with diameter; with
# mass; with price; with date. Counted when the lists were put together, before they became these files.
COUNTS = {
    "kit": (448, 448, 0, 412, 0, 0, 448, 321),
    "chassis": (36, 36, 0, 0, 0, 0, 36, 33),
    "motor": (68, 46, 22, 0, 0, 0, 46, 33),
    "gear": (24, 20, 4, 0, 0, 0, 20, 7),
    "wheel": (48, 25, 23, 0, 0, 0, 25, 20),
    "tyre": (25, 21, 4, 1, 1, 0, 21, 11),
    "wheel_tyre_set": (64, 54, 10, 10, 10, 0, 54, 44),
    "roller": (145, 90, 55, 94, 94, 0, 90, 75),
    "bearing": (17, 13, 4, 0, 0, 0, 13, 4),
    "damper": (42, 40, 2, 14, 1, 10, 40, 34),
    "brake": (25, 24, 1, 6, 0, 0, 24, 22),
    "plate": (52, 34, 18, 31, 0, 0, 34, 26),
    "stay": (66, 51, 15, 42, 0, 0, 51, 44),
    "stabiliser": (25, 25, 0, 18, 18, 0, 25, 19),
    "shaft": (22, 16, 6, 13, 4, 0, 16, 6),
    "weight": (1, 1, 0, 0, 0, 0, 1, 0),
    "body": (47, 45, 2, 8, 0, 0, 45, 39),
    "battery": (37, 7, 30, 0, 0, 0, 7, 5),
    "tool": (14, 14, 0, 8, 0, 0, 14, 13),
    "other": (147, 127, 20, 69, 24, 0, 127, 95),
}


def _counts(items: tuple[Item, ...]) -> tuple[int, ...]:
    return (
        len(items),
        sum(item.confidence == Confidence.PRIMARY for item in items),
        sum(item.confidence == Confidence.SECONDARY for item in items),
        sum(bool(item.diameter_mm or item.width_mm or item.length_mm or item.thickness_mm) for item in items),
        sum(bool(item.diameter_mm) for item in items),
        sum(bool(item.mass_g) for item in items),
        sum(item.price_jpy is not None for item in items),
        sum(bool(item.release) for item in items),
    )


@pytest.fixture
def catalogue() -> Catalogue:
    return load_catalogue()


def test_it_holds_905_parts_and_448_kits(catalogue: Catalogue) -> None:
    kits = [item for item in catalogue if item.is_kit]

    assert (len(catalogue), len(catalogue) - len(kits), len(kits)) == (1353, 905, 448)
    assert len({item.item_no for item in catalogue}) == 1353


@pytest.mark.parametrize("category", COUNTS)
def test_each_category_holds_what_the_lists_hold(catalogue: Catalogue, category: str) -> None:
    assert _counts(catalogue.by_category[category]) == COUNTS[category]


def test_every_category_is_counted(catalogue: Catalogue) -> None:
    assert list(catalogue.by_category) == list(catalogue.vocabulary.category)
    assert set(catalogue.by_category) == set(COUNTS)


def test_a_motor_is_as_its_maker_lists_it(catalogue: Catalogue) -> None:
    item = catalogue.get("15375")

    assert item.name_en == "Hyper-Dash motor PRO"
    assert item.name_ja == "ハイパーダッシュモーターPRO"
    assert (item.category, item.series, item.fits) == ("motor", "Grade-Up Parts GP.375", ("MS", "MA", "ME"))
    assert (item.price_jpy, item.release, item.marks) == (480, "", ("b-max",))
    assert (item.confidence, item.as_of) == (Confidence.PRIMARY, "2026-09-08")
    assert catalogue.page_of(item) == "https://www.tamiya.com/japan/products/15375/index.html"


def test_a_kit_has_the_sizes_of_the_finished_car(catalogue: Catalogue) -> None:
    kit = catalogue.get("18663")

    assert (kit.length_mm, kit.width_mm, kit.height_mm) == ((156,), (97,), (40,))
    assert (kit.gear_ratio, kit.fits) == ((3.5,), ("ME",))


def test_a_cell_may_be_less_sure_than_its_row(catalogue: Catalogue) -> None:
    roller = catalogue.get("15398")

    assert (roller.diameter_mm, roller.ring) == ((13, 12), "none")
    assert roller.grounds_of("ring").confidence is Confidence.SECONDARY
    assert roller.grounds_of("diameter_mm").confidence is Confidence.PRIMARY


def test_a_fit_told_as_a_group_is_derived_and_says_so(catalogue: Catalogue) -> None:
    motor = catalogue.get("95092")

    assert motor.fits == ("MS", "MA", "ME")
    assert motor.fit_note == "Mini 4WD PRO, by the item's text"
    assert motor.grounds_of("fits").confidence is Confidence.DERIVED


@pytest.mark.parametrize(
    ("item_no", "field", "elsewhere"),
    [
        ("15475", "diameter_mm", "19 mm"),
        ("15461", "diameter_mm", "13 mm"),
        ("15464", "diameter_mm", "9 mm"),
        ("15532", "diameter_mm", "13/12 mm"),
        ("15428", "mass_g", "15.4 g"),
        ("15432", "gear_ratio", "3.5"),
        ("18656", "fits", "MS, AR and MA"),
    ],
)
def test_known_disagreements_are_told(catalogue: Catalogue, item_no: str, field: str, elsewhere: str) -> None:
    told = [conflict for conflict in catalogue.get(item_no).conflicts if conflict.field == field]

    assert [elsewhere in conflict.elsewhere for conflict in told] == [True]


def test_every_source_exists(catalogue: Catalogue) -> None:
    sources = load_sources().source
    used = {item.source for item in catalogue}
    used |= {grounds.source for item in catalogue for grounds in item.grounds.values()}
    used |= {conflict.source for item in catalogue for conflict in item.conflicts if conflict.source}
    used |= {mark.source for mark in catalogue.vocabulary.mark.values()}

    assert used <= set(sources)
    assert set(catalogue.vocabulary.page) <= set(sources)


def test_sizes_lie_where_such_things_lie(catalogue: Catalogue) -> None:
    wheels = (*catalogue.by_category["tyre"], *catalogue.by_category["wheel_tyre_set"])

    assert all(22 <= diameter <= 36 for item in wheels for diameter in item.diameter_mm)
    assert all(6 <= d <= 20 for item in catalogue.by_category["roller"] for d in item.diameter_mm)


def test_a_stated_mass_is_a_quantity_with_its_source(catalogue: Catalogue) -> None:
    mass = catalogue.get("15427").quantity("mass_g")

    assert (mass.value, mass.unit, mass.source) == (8.3, "g", "tamiya-parts-pages")
    assert (mass.confidence, mass.as_of) == (Confidence.PRIMARY, "2026-09-08")


def test_what_nobody_states_is_unknown(catalogue: Catalogue) -> None:
    assert not catalogue.get("15375").quantity("mass_g").is_known


def test_several_masses_in_a_pack_are_not_one_mass(catalogue: Catalogue) -> None:
    mass = catalogue.get("95435").quantity("mass_g")

    assert not mass.is_known
    assert mass.note == "the pack holds several: 1.5, 3"


def test_two_equal_stages_are_one_diameter(catalogue: Catalogue) -> None:
    assert catalogue.get("15532").quantity("diameter_mm").value == 19


def test_a_name_is_not_a_quantity(catalogue: Catalogue) -> None:
    with pytest.raises(KodawariError, match="not a numeric field"):
        catalogue.get("15375").quantity("name_en")


def test_an_unknown_number_names_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(KodawariError, match="no item has the number '15275'") as refusal:
        catalogue.get("15275")

    near = re.findall(r"(\d{5}) \(", refusal.value.mend)
    assert len(near) == 3
    assert all(sum(a != b for a, b in zip(number, "15275", strict=True)) == 1 for number in near)


@pytest.mark.parametrize("slip", ["15735", "153755", "15375x"])
def test_a_slip_in_a_number_names_the_number_that_was_meant(catalogue: Catalogue, slip: str) -> None:
    with pytest.raises(KodawariError) as refusal:
        catalogue.get(slip)

    assert "15375 (Hyper-Dash motor PRO)" in refusal.value.mend
