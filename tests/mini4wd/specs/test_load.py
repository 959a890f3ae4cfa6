import csv
import re

from kodawari.files import data_path
from kodawari.mini4wd.specs import load_contacts, load_specs, quantity_of

CATEGORIES = {
    "motor": {"motor"},
    "gear": {"gear"},
    "roller": {"roller", "stay", "stabiliser"},
    "tyre": {"tyre", "wheel_tyre_set"},
    "wheel": {"wheel", "wheel_tyre_set"},
    "plate": {"plate", "stay"},
    "damper": {"damper"},
    "brake": {"brake", "stay"},
    "battery": {"battery"},
    "chassis": {"chassis"},
}


def catalogue() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in data_path("mini4wd", "catalogue").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as handle:
            found |= {row["item_no"]: path.stem for row in csv.DictReader(handle)}
    return found


def test_every_id_is_a_short_slug() -> None:
    for table in load_specs().kinds().values():
        for key in table:
            assert re.fullmatch(r"[a-z0-9]+([-.][a-z0-9]+)*", key), key
            assert len(key) <= 40, key


def test_every_item_number_stands_in_the_catalogue_under_the_same_kind_of_part() -> None:
    known = catalogue()
    for kind, table in load_specs().kinds().items():
        for key, spec in table.items():
            for item in spec.items:
                assert item in known, f"{kind} {key}: {item}"
                if kind in CATEGORIES:
                    assert known[item] in CATEGORIES[kind], f"{kind} {key}: {item} is a {known[item]}"


def test_references_between_specs_hold() -> None:
    specs, contacts = load_specs(), load_contacts()
    assert {motor.can for motor in specs.motor.values()} <= specs.can.keys()
    assert {tyre.compound for tyre in specs.tyre.values()} <= contacts.tyre.compound.keys()
    assert {roller.rim for roller in specs.roller.values()} <= contacts.roller.rim_ratio.keys()
    assert {roller.bearing for roller in specs.roller.values()} <= contacts.roller.bearing_mN_m.keys()
    assert {plate.material for plate in specs.plate.values()} <= contacts.roller.frequency_rad_s.keys()
    assert {plate.material for plate in specs.plate.values()} <= contacts.point.friction.keys()
    assert {pole.material for pole in specs.pole.values()} <= contacts.point.friction.keys()
    assert {brake.pad for brake in specs.brake.values()} <= contacts.brake.pad.keys()
    for chassis in specs.chassis.values():
        assert chassis.layout in specs.layout
        assert chassis.drivetrain in specs.drivetrain
        assert f"{chassis.axle_mm:g}" in specs.axle
    fits = [part.fits for part in specs.gear.values()]
    fits += [part.fits for part in specs.plate.values()]
    fits += [part.fits for part in specs.body.values()]
    assert all(set(chassis) <= specs.chassis.keys() for chassis in fits)


def test_every_rim_has_a_tyre_and_every_tyre_a_rim() -> None:
    specs = load_specs()
    assert {tyre.rim for tyre in specs.tyre.values()} == {wheel.rim for wheel in specs.wheel.values()}


def test_kits_are_made_of_known_parts() -> None:
    specs = load_specs()
    kits = {key: chassis.kit for key, chassis in specs.chassis.items() if chassis.kit is not None}
    assert {"ma", "ms", "ar", "vz", "fm-a", "super-ii"} <= kits.keys()
    for kit in kits.values():
        assert kit.motor in specs.motor
        assert kit.gear in specs.gear
        assert kit.wheel in specs.wheel
        assert kit.tyre in specs.tyre
        assert kit.body in specs.body
        assert all(roller.spec in specs.roller for roller in kit.roller)


def test_shares_of_a_chassis_mass_add_up() -> None:
    for layout in load_specs().layout.values():
        assert abs(sum(block.share for block in layout.block) - 1.0) < 1e-12


def test_rims_grip_in_the_published_order() -> None:
    # mini4wd.tech ranks plastic, aluminium, rubber; every possible ratio must keep that order.
    ratio = load_contacts().roller.rim_ratio
    assert ratio["aluminium"].quantity("").ends[0] > 1.0
    assert ratio["rubber"].quantity("").ends[0] > 1.0
    assert load_contacts().roller.follows["rubber"] == "aluminium"


def test_pads_grip_in_the_published_order() -> None:
    # The maker's chart, as quoted: blue and green weak, black middle, grey and white strong.
    pad = {name: entry.friction_ratio.quantity("").ends for name, entry in load_contacts().brake.pad.items()}
    for weak in ("blue", "green"):
        assert pad[weak][2] <= pad["black"][0]
    for strong in ("grey", "white"):
        assert pad[strong][0] >= pad["black"][2]


def test_printed_figures_are_those_of_the_package() -> None:
    motor = load_specs().motor["hyper-dash-pro"]
    assert motor.rpm is not None
    assert motor.torque is not None
    assert motor.amperes is not None
    assert (motor.rpm.low, motor.rpm.high) == (17200, 21200)
    assert (motor.torque.low, motor.torque.high) == (1.4, 1.9)
    assert (motor.amperes.low, motor.amperes.high) == (1.6, 3.0)
    assert quantity_of(load_specs().damper["block-6x6x32-15427"], "mass_g").ends[1] == 8.3
    assert quantity_of(load_specs().chassis["ma"], "tread_front_mm").ends[1] == 59.5
    assert quantity_of(load_specs().chassis["ar"], "wheelbase_mm").ends[1] == 82
