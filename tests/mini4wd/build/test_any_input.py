"""Whatever stands in a car file: a build, or one clear refusal."""

from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.files import convert
from kodawari.mini4wd.build import CarFile, assemble, nominal, resolve, sizes_of
from kodawari.mini4wd.inspection import facts
from kodawari.mini4wd.specs import load_specs

SPECS = load_specs()
NUMBER = st.floats(-200.0, 200.0) | st.sampled_from([float("nan"), float("inf"), 0.0, 26.0, 45.0, -60.0, 5.0])
READING = st.fixed_dictionaries({"value": NUMBER, "pm": st.floats(0.0, 5.0)})
LENGTH = NUMBER | READING


def some(kind: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(getattr(SPECS, kind)))


def table(needed: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(needed, optional=optional)


MOUNT = st.sampled_from(["front", "rear", "side", "front-plate"])
ROLLER = table(
    {"spec": some("roller"), "on": MOUNT},
    {"x_mm": LENGTH, "y_mm": LENGTH, "above_axle_mm": LENGTH, "thrust_deg": LENGTH, "pair": st.booleans()},
)
DAMPER = table(
    {"spec": some("damper"), "x_mm": LENGTH, "above_axle_mm": LENGTH},
    {"y_mm": LENGTH, "mass_g": READING, "pair": st.booleans(), "guide": st.sampled_from(["slide", "hinge"])},
)
BRAKE = table({"spec": some("brake"), "x_mm": LENGTH, "clearance_mm": LENGTH}, {})
POLE = table({"spec": some("pole"), "on": MOUNT, "y_mm": LENGTH}, {"above_axle_mm": LENGTH})
WEIGHT = table({"mass_g": READING, "x_mm": LENGTH, "above_axle_mm": LENGTH}, {"y_mm": LENGTH})
WHEELS = table({}, {"wheel": some("wheel"), "tyre": some("tyre"), "diameter_mm": LENGTH})


@settings(max_examples=150, deadline=None)
@given(
    chassis=some("chassis"),
    car=table({}, {"motor": some("motor"), "gear": some("gear"), "body": some("body") | st.just("none")}),
    wheels=table({}, {"front": WHEELS, "rear": WHEELS}),
    plate=st.lists(table({"spec": some("plate"), "on": MOUNT}, {"under": st.booleans()}), max_size=1),
    roller=st.lists(ROLLER, max_size=2),
    damper=st.lists(DAMPER, max_size=1),
    brake=st.lists(BRAKE, max_size=1),
    pole=st.lists(POLE, max_size=1),
    weight=st.lists(WEIGHT, max_size=1),
    measured=table({}, {"width_mm": READING, "mass_g": READING, "height_mm": READING}),
)
def test_a_car_file_gives_a_car_or_a_refusal(chassis: str, car: dict[str, str], **tables: Any) -> None:
    with suppress(KodawariError):
        build = resolve(convert({"car": {"chassis": chassis, **car}, **tables}, CarFile, file="any.toml"))
        raw = assemble(build, nominal)
        assert raw.mass > 0
        assert sizes_of(build).width_mm.computed.ends[1] > 0
        assert facts(build)
