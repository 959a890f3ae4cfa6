from hypothesis import given
from hypothesis import strategies as st

from kodawari.report import Html, element, joined
from kodawari.report.testing import page_problems


def test_text_is_escaped_and_markup_is_not() -> None:
    assert element("p", "a < b & c", Html("<b>d</b>")) == "<p>a &lt; b &amp; c<b>d</b></p>"


def test_attributes_are_escaped_named_and_left_out() -> None:
    made = element("a", "x", class_="big", data_name='say "hi" & go', hidden=True, title=None, id=False)
    assert made == '<a class="big" data-name="say &quot;hi&quot; &amp; go" hidden>x</a>'


def test_numbers_in_attributes_have_two_decimals_at_most_and_no_negative_zero() -> None:
    assert (
        element("line", x1=1.0, x2=-0.001, y1=2.345, y2=10.5) == '<line x1="1" x2="0" y1="2.35" y2="10.5"/>'
    )


def test_void_elements_have_no_end() -> None:
    assert element("br") == "<br>"
    assert element("meta", charset="utf-8") == '<meta charset="utf-8">'


def test_joined_escapes_text_and_what_stands_between() -> None:
    assert joined(["<i>", Html("<i>")], " & ") == "&lt;i&gt; &amp; <i>"


@given(st.text())
def test_no_text_can_open_an_element_or_leave_an_attribute(text: str) -> None:
    made = element("p", text, title=text)
    inside = made.removeprefix("<p title=").removesuffix("</p>")
    assert inside.count("<") == 0
    assert inside.count('"') == 2


def test_the_page_check_sees_what_is_wrong() -> None:
    bad = (
        '<p><b>x</p></b><img src="http://elsewhere"><a href="#no">y</a><i id="k"></i><i id="k"></i>'
        '<svg role="img"><g></g>'
    )
    told = " | ".join(page_problems(bad))
    for words in (
        "closes something else",
        "http://elsewhere",
        "'#no'",
        "stands 2 times",
        "no name",
        "never closed",
    ):
        assert words in told
