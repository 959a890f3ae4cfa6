"""Searching the shipped catalogue as people do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.mini4wd.parts import SearchResult, load_catalogue, load_vocabulary, search

ITEM_NUMBERS = sorted(load_catalogue().items)
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def find(text: str, **filters: str) -> SearchResult:
    return search(load_catalogue(), text, **filters)  # type: ignore[arg-type]


def numbers(result: SearchResult) -> list[str]:
    return [item.item_no for item in result.items]


@pytest.mark.parametrize("text", ["15375", " 15375 ", "１５３７５"])
def test_an_item_number_finds_that_item_alone(text: str) -> None:
    assert numbers(find(text)) == ["15375"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hyper dash pro", "15375"),
        ("Hyper-Dash PRO", "15375"),
        ("hyperdash", "15375"),
        ("ハイパーダッシュ", "15375"),
        ("はいぱーだっしゅ", "15375"),
        ("ﾊｲﾊﾟｰﾀﾞｯｼｭ", "15375"),
        ("gp.375", "15375"),
        ("mass damper 8x8x32", "15428"),
        ("speed checker", "15183"),
        ("ray stinger premium", "19438"),
    ],
)
def test_words_find_the_item_that_people_mean(text: str, first: str) -> None:
    assert numbers(find(text))[0] == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tyre", "tire"),
        ("tyre", "tyres"),
        ("tyre", "タイヤ"),
        ("stabiliser", "stabilizer"),
        ("stabiliser", "スタビライザー"),
        ("aluminium roller", "aluminum rollers"),
        ("roller", "ローラー"),
        ("motor", "モータ"),
        ("MOTOR", "モーター"),
        ("13 mm", "13mm"),
    ],
)
def test_spellings_of_one_word_find_the_same(one: str, other: str) -> None:
    first, second = find(one), find(other)

    assert set(numbers(first)) == set(numbers(second))
    assert first.total > 0


def test_the_category_of_the_word_comes_first() -> None:
    assert {item.category for item in find("motor").items[:40]} == {"motor"}


def test_every_word_must_match() -> None:
    for item in find("carbon plate 1.5").items:
        assert "carbon" in f"{item.name_en} {item.material}".lower()


def test_a_slip_of_the_finger_is_mended_and_told() -> None:
    result = find("hiper dahs")

    assert result.meant == "hyper dash"
    assert numbers(result) == numbers(find("hyper dash"))


def test_what_matches_is_not_mended() -> None:
    assert find("hyper dash").meant == ""


def test_nonsense_finds_nothing() -> None:
    assert find("qqqqqq") == SearchResult(items=(), total=0)


def test_no_words_match_everything() -> None:
    assert find("").total == 1353


@pytest.mark.parametrize("name", ["roller", "rollers", "Roller", "ローラー"])
def test_a_category_goes_by_its_names(name: str) -> None:
    assert find("", category=name).total == 145


@pytest.mark.parametrize(("name", "key"), [("tires", "tyre"), ("wheels and tyres", "wheel_tyre_set")])
def test_a_category_goes_by_british_and_american_names(name: str, key: str) -> None:
    assert load_vocabulary().find_category(name) == key


@pytest.mark.parametrize(
    ("name", "chassis"),
    [
        ("ma", "MA"),
        ("super 2", "Super-II"),
        ("SuperII", "Super-II"),
        ("fma", "FM-A"),
        ("super tzx", "Super TZ-X"),
    ],
)
def test_a_chassis_goes_by_what_people_type(name: str, chassis: str) -> None:
    assert load_vocabulary().find_chassis(name) == chassis


def test_a_chassis_keeps_what_fits_and_counts_what_does_not_say() -> None:
    everything = find("", category="motor")
    fitting = find("", category="motor", chassis="MA")

    assert all("MA" in item.fits for item in fitting.items)
    assert fitting.fit_unstated == sum(not item.fits for item in everything.items)
    assert "15477" not in numbers(fitting)  # a single-shaft motor


def test_the_limit_cuts_the_list_but_not_the_count() -> None:
    result = search(load_catalogue(), "roller", limit=5)

    assert (len(result.items), result.total) == (5, find("roller").total)


@pytest.mark.parametrize(
    ("filters", "mend"),
    [({"category": "rolers"}, "Did you mean roller?"), ({"chassis": "QQQ"}, "Known are Type-1")],
)
def test_an_unknown_filter_is_refused(filters: dict[str, str], mend: str) -> None:
    with pytest.raises(KodawariError) as refusal:
        find("roller", **filters)

    assert refusal.value.mend.startswith(mend)


@given(st.sampled_from(ITEM_NUMBERS))
def test_every_item_is_found_by_its_own_names(item_no: str) -> None:
    item = load_catalogue().get(item_no)

    assert item_no in numbers(find(item.name_en))
    if item.name_ja:
        assert item_no in numbers(find(item.name_ja))


@given(st.sampled_from(ITEM_NUMBERS))
def test_full_width_letters_find_what_half_width_letters_find(item_no: str) -> None:
    name = load_catalogue().get(item_no).name_en

    assert find(name.translate(FULL_WIDTH)) == find(name)


@given(st.text(max_size=30))
def test_no_text_makes_the_search_fail(text: str) -> None:
    result = find(text)

    assert result.total == len(result.items)
