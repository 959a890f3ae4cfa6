from collections.abc import Callable
from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.rules import Rulebook, list_rulebooks, load_rulebook, rules_on

Make = Callable[..., Rulebook]

RULE = """
[[rule]]
id = "width"
title = { en = "Width" }
quantity = "width_mm"
source = "shed"
confidence = "primary"
"""
MOTOR = RULE.replace('"width"', '"motor"').replace("width_mm", "motor")
PAINT = RULE.replace('"width"', '"paint"').replace("width_mm", "painted")


def test_shipped_books_go_by_name_and_alias() -> None:
    assert load_rulebook("open").id == "open"
    assert load_rulebook("official").id == "open"
    assert load_rulebook("stock").id == "stock-class"
    assert load_rulebook("bmax").id == "b-max"


def test_the_well_known_books_come_first() -> None:
    assert [book.id for book in list_rulebooks()][:4] == ["open", "junior", "stock-class", "b-max"]


def test_an_unknown_book_names_the_nearest() -> None:
    with pytest.raises(KodawariError) as caught:
        load_rulebook("stok-class")
    assert "there is no rulebook 'stok-class'" in str(caught.value)
    assert "stock-class" in caught.value.mend


def test_a_file_goes_by_its_path(make: Make, tmp_path: Path) -> None:
    make(RULE + "at_most = 100")
    assert load_rulebook(str(tmp_path / "book.toml")).id == "shed-cup"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KodawariError, match=r"nothing\.toml: no such file"):
        load_rulebook(tmp_path / "nothing.toml")


BAD_RULES = [
    (RULE, "needs exactly one limit"),
    (RULE + "at_most = 100\nat_least = 3", "needs exactly one limit, and has at_most and at_least"),
    (RULE + "between = [9, 3]", "the lower limit 9 lies above the upper limit 3"),
    (RULE + "at_mots = 100", "unknown key 'at_mots'. Did you mean at_most"),
    (RULE + 'at_most = "wide"', "expected `float | null`, got `str`"),
    (RULE.replace('"shed"', '"shad"') + "at_most = 100", "there is no source 'shad'. Did you mean shed"),
    (
        RULE.replace("width_mm", "widht_mm") + "at_most = 100",
        "there is no quantity 'widht_mm'. Did you mean width_mm",
    ),
    (RULE + 'at_most = 100\nclasses = ["yung"]', "there is no class 'yung'. Did you mean young"),
    (RULE + "must = true", "'must' limits a flag, and 'width_mm' is a number"),
    (RULE + "at_most = 100\nfrom = 2012-01-01\nuntil = 2011-01-01", "it ends on 2011-01-01, before"),
    (RULE + 'at_most = 100\nfrom = "soon"', "rule 'width'.from"),
    (RULE + "at_most = 100\nwarn_above = 101", "'warn_above' is 101.0, outside the limit ≤ 100"),
    (PAINT + "must = true\nwarn_above = 1", "a warning threshold needs a limit on a number"),
    (MOTOR + 'one_of = ["fats"]', "there is no value of 'motor' 'fats'. Did you mean fast"),
    (MOTOR + "one_of = []", "'one_of' lists nothing"),
    (RULE + 'at_most = 100\nwhen = [{ quantity = "engine", must = true }]', "there is no quantity 'engine'"),
    (RULE + 'at_most = 100\nwhen = [{ quantity = "painted" }]', "when: needs exactly one limit"),
    (RULE + 'at_most = 100\ndeclared_as = "motor"', "'motor' is not a flag"),
    (
        RULE + 'at_most = 100\n[rule.disputed]\nmust = true\nreason = "?"',
        "rule 'width': disputed: 'must' limits a flag",
    ),
    (
        RULE + "at_most = 100" + RULE + "at_most = 90",
        "two rules have the id 'width' on the same days (always; always)",
    ),
    (RULE.replace('"width"', '"Width!"') + "at_most = 100", "'Width!' is not a name"),
]


@pytest.mark.parametrize(("text", "message"), BAD_RULES)
def test_a_bad_rule_is_refused_with_file_entry_and_cause(
    make: Make, tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(KodawariError) as caught:
        make(text)
    said = str(caught.value)
    assert message in said
    assert str(tmp_path / "book.toml") in said
    assert "rule '" in said


def test_versions_of_a_rule_may_follow_each_other(make: Make) -> None:
    book = make(RULE + "at_most = 100\nuntil = 2014-12-31" + RULE + "at_most = 90\nfrom = 2015-01-01")
    assert [rule.at_most for rule in book.rules] == [100, 90]


def test_versions_that_share_a_day_are_refused(make: Make) -> None:
    with pytest.raises(KodawariError, match="until 2015-01-01; from 2015-01-01"):
        make(RULE + "at_most = 100\nuntil = 2015-01-01" + RULE + "at_most = 90\nfrom = 2015-01-01")


def test_versions_for_different_classes_may_share_days(make: Make) -> None:
    book = make(RULE + 'at_most = 100\nclasses = ["all"]' + RULE + 'at_most = 90\nclasses = ["young"]')
    assert len(book.rules) == 2


OVERLAPS = [
    ("from = 2010-01-01", "from = 2010-01-01", ""),
    ("from = 2010-01-01", "from = 2010-01-01\nuntil = 2015-01-01", "first' (2010-01-01 to 2015-01-01)"),
]


@pytest.mark.parametrize(("old", "new", "said"), OVERLAPS)
def test_overlapping_editions_are_refused_and_both_are_named(
    make: Make, book_text: str, old: str, new: str, said: str
) -> None:
    head = book_text.replace("from = 2015-01-01", "from = 2010-01-01") if not said else book_text
    with pytest.raises(KodawariError) as caught:
        make(RULE + "at_most = 100", head=head.replace(old, new, 1))
    assert "overlap" in str(caught.value)
    assert "'first'" in str(caught.value)
    assert "'second'" in str(caught.value)
    assert said in str(caught.value)


HEADS = [
    ('[[class]]\nid = "young"', '[[class]]\nid = "all"', "two entries have the id 'all'"),
    ('id = "second"', 'id = "first"', "two entries have the id 'first'"),
    ('source = "shed"', 'source = "door"', "edition 'first': there is no source 'door'"),
    ('id = "shed-cup"', 'id = "Shed Cup"', "'Shed Cup' is not a name"),
    ('publisher = "The shed"', "", "the key 'publisher' is missing"),
    ("[source.shed]", "[source.tea-league-2008-01]", "the source id 'tea-league-2008-01' is already taken"),
]


@pytest.mark.parametrize(("old", "new", "message"), HEADS)
def test_a_bad_head_is_refused(make: Make, book_text: str, old: str, new: str, message: str) -> None:
    with pytest.raises(KodawariError) as caught:
        make(RULE + "at_most = 100", head=book_text.replace(old, new, 1))
    assert message in str(caught.value)


def test_a_book_without_editions_or_classes_is_refused(make: Make, book_text: str) -> None:
    start, end = book_text.index("[[edition]]"), book_text.index("[source.shed]")
    with pytest.raises(KodawariError, match="at least one edition"):
        make("", head=book_text[:start] + book_text[end:])
    start, end = book_text.index("[[class]]"), book_text.index("[[edition]]")
    with pytest.raises(KodawariError, match="at least one class"):
        make("", head="class = []\n" + book_text[:start] + book_text[end:])


CHILD = """
id = "garden-cup"
title = { en = "Garden Cup" }
machine = "cart"
publisher = "The garden"
intro = "Carts on grass."
based_on = { book = "book.toml", class = "all", without = [] }

[[class]]
id = "grass"
title = { en = "Grass" }
"""


def test_a_book_inherits_rules_and_editions(make: Make) -> None:
    make(RULE + "at_most = 100" + PAINT + "must = true" + MOTOR + 'one_of = ["slow"]\nclasses = ["young"]')
    child = make("", head=CHILD, name="child.toml")
    assert [edition.id for edition in child.editions] == ["first", "second"]
    assert [rule.id for rule in rules_on(child, child.editions[0].start, "grass")] == ["width", "paint"]


def test_a_rule_of_the_same_id_replaces_all_versions_below(make: Make) -> None:
    make(RULE + "at_most = 100\nuntil = 2014-12-31" + RULE + "at_most = 90\nfrom = 2015-01-01")
    child = make(RULE + "at_most = 80", head=CHILD, name="child.toml")
    assert [rule.at_most for rule in child.rules] == [80]


def test_a_book_can_leave_rules_out(make: Make) -> None:
    make(RULE + "at_most = 100" + PAINT + "must = true")
    child = make("", head=CHILD.replace("without = []", 'without = ["paint"]'), name="child.toml")
    assert [rule.id for rule in child.rules] == ["width"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('class = "all"', 'class = "al"', "based_on: there is no class 'al'"),
        ("without = []", 'without = ["wheels"]', "based_on.without: there is no rule 'wheels'"),
        ('machine = "cart"', 'machine = "sled"', "it is for 'sled', and 'shed-cup' below it is for 'cart'"),
        ("book.toml", "bock.toml", "no such file"),
        ("book.toml", "child.toml", "the rulebook is based on itself"),
        ('"book.toml"', '"no-such-book"', "no such file"),
    ],
)
def test_a_bad_base_is_refused(make: Make, old: str, new: str, message: str) -> None:
    make(RULE + "at_most = 100")
    with pytest.raises(KodawariError) as caught:
        make("", head=CHILD.replace(old, new), name="child.toml")
    assert message in str(caught.value)


def test_a_book_cannot_start_before_the_book_below(make: Make) -> None:
    make(RULE + "at_most = 100")
    edition = """
[[edition]]
id = "early"
title = "Early"
from = 2009-12-31
source = "shed"
confidence = "primary"
"""
    with pytest.raises(KodawariError, match="starts on 2009-12-31, before the rulebook 'shed-cup' below it"):
        make(edition, head=CHILD, name="child.toml")
