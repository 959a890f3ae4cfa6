from kodawari.mini4wd.specs import spec_ids, why_not


def test_an_item_leads_to_its_spec() -> None:
    assert spec_ids("15375") == (("motor", "hyper-dash-pro"),)


def test_a_wheel_set_brings_a_wheel_and_a_tyre() -> None:
    assert set(spec_ids("15542")) == {
        ("wheel", "low-profile-carbon"),
        ("tyre", "low-profile-super-hard"),
    }


def test_an_item_with_a_spec_needs_no_excuse() -> None:
    assert why_not("15375") == ""


def test_an_item_without_a_spec_says_why() -> None:
    assert "cannot be put on a car yet" in why_not("15163")
    assert "whole car" in why_not("18635", category="kit")
    assert "tool" in why_not("15500", category="tool")
