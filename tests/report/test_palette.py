import pytest

from kodawari.report import COLOURS, contrast


def test_contrast_of_known_pairs() -> None:
    # WCAG: black on white is 21 : 1, a colour on itself 1 : 1; #777777 on white is 4.48 : 1, just too little.
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#123456", "#123456") == pytest.approx(1.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize("ground", ["paper", "floor"])
@pytest.mark.parametrize("name", ["ink", "grey", "signal", "rival"])
def test_every_text_colour_meets_aa_on_both_grounds(name: str, ground: str, night: bool) -> None:
    assert contrast(COLOURS[name][night], COLOURS[ground][night]) >= 4.5


@pytest.mark.parametrize("night", [False, True])
def test_rules_are_visible_and_quieter_than_text(night: bool) -> None:
    rule, grey, paper = (COLOURS[name][night] for name in ("rule", "grey", "paper"))
    assert 1.3 < contrast(rule, paper) < contrast(grey, paper)
