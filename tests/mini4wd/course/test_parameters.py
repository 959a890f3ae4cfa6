"""Parameters: where a value comes from, and what setting it does."""

import pickle
from collections.abc import Callable

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Course, course_names, load_course, parse_course
from kodawari.mini4wd.course._catalogue import ChoiceData, systems
from kodawari.mini4wd.course._shape import Arguments, Grid, Shape
from kodawari.mini4wd.course._shapes import SHAPES
from kodawari.quantity import Confidence, Figure, load_sources


def test_a_figure_keeps_interval_source_and_confidence() -> None:
    pitch = load_course("jcjc").parameters["lane_pitch_mm"]

    assert pitch.quantity is not None
    assert pitch.quantity.ends == (115.0, 117.0, 117.5)
    assert pitch.quantity.unit == "mm"
    assert pitch.confidence == Confidence.CONFLICTING
    assert load_sources().get(pitch.source).title


def test_only_what_the_course_depends_on_is_listed() -> None:
    assert "slope_rise_mm" not in load_course("jcjc").parameters
    assert "slope_rise_mm" in load_course("slopes").parameters


def test_setting_a_parameter_declares_it_and_leaves_the_course_as_it_was() -> None:
    course = load_course("jcjc")
    other = course.with_parameters(lane_pitch_mm=115, changer_profile="arcs")

    assert other.parameters["lane_pitch_mm"].value == 115.0
    assert other.parameters["lane_pitch_mm"].confidence == Confidence.DECLARED
    assert other.parameters["changer_profile"].value == "arcs"
    assert course.parameters["lane_pitch_mm"].value == 117.0
    assert other.with_parameters(lane_pitch_mm=116).parameters["changer_profile"].value == "arcs"


def test_a_figure_with_its_source_may_be_set_too() -> None:
    measured = Figure(value=112.0, pm=0.5, confidence=Confidence.MEASURED)
    rise = load_course("slopes").with_parameters(slope_rise_mm=measured).parameters["slope_rise_mm"]

    assert rise.quantity is not None
    assert rise.quantity.ends == (111.5, 112.0, 112.5)


def test_a_course_file_may_set_parameters_and_name_its_own(oval: Callable[..., Course]) -> None:
    course = oval(
        '{ type = "start", length_mm = "side_mm" }',
        '{ type = "straight", length_mm = "side_mm" }',
        tail="[parameters]\nside_mm = 800\nlane_pitch_mm = { value = 116, confidence = 'measured' }",
    )

    assert course.parameters["side_mm"].value == 800.0
    assert course.parameters["lane_pitch_mm"].confidence == Confidence.MEASURED
    assert course.with_parameters(side_mm=900).lanes[1].plan_length_m == pytest.approx(5.19292, abs=1e-5)


def test_a_piece_may_differ_from_the_others(oval: Callable[..., Course]) -> None:
    course = oval('{ type = "start", length_mm = 1000 }, { type = "straight", length_mm = 620 }')

    assert [piece.parameters["length_mm"].value for piece in course.pieces[:2]] == [1000.0, 620.0]


def test_a_course_survives_the_way_to_another_process() -> None:
    course = pickle.loads(pickle.dumps(load_course("jcjc")))  # noqa: S301 - our own bytes

    assert course.lanes == load_course("jcjc").lanes
    assert course.with_parameters(lane_pitch_mm=115).lanes[0].plan_length_m == pytest.approx(5.910, abs=5e-4)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"lane_pich_mm": 115}, "does not depend on 'lane_pich_mm'. Did you mean lane_pitch_mm"),
        ({"slope_rise_mm": 115}, "does not depend on 'slope_rise_mm'"),
        ({"lane_pitch_mm": "wide"}, "'lane_pitch_mm' is a figure, not the word 'wide'"),
        ({"lane_pitch_mm": float("nan")}, "nan is no usable figure for 'lane_pitch_mm'"),
        ({"lane_pitch_mm": 1e9}, r"1e\+09 is no usable figure"),
        ({"lane_pitch_mm": 100}, "the lanes overlap: pitch 100 mm is less than width 115 mm"),
        ({"lane_width_mm": -1}, "lane_width_mm has to be above zero"),
        (
            {"changer_profile": "round"},
            "'changer_profile' cannot be 'round'. Give one of: cosine, arcs, straight",
        ),
        ({"changer_profile": 3}, "'changer_profile' cannot be 3"),
        (
            {"changer_ramp_length_mm": 900},
            "two ramps of 900 mm exceed the changer's 1620 mm. Set ramp_length_mm to 810",
        ),
        ({"changer_crossing_length_mm": 2000}, "crossing_length_mm = 2000 is longer than the changer"),
        ({"corner_radius_mm": 150}, "the innermost lane would turn on a radius of 33 mm"),
        ({"changer_rise_mm": 0}, "rise_mm = 0 is not above zero"),
    ],
)
def test_what_cannot_be_set_is_refused(settings: dict[str, float | str], message: str) -> None:
    with pytest.raises(KodawariError, match=message):
        load_course("jcjc").with_parameters(**settings)


@pytest.mark.parametrize("profile", ["cosine", "arcs", "straight"])
@pytest.mark.parametrize("ramp", [540, 700, 810])
def test_every_changer_profile_closes(profile: str, ramp: float) -> None:
    course = load_course("jcjc", {"changer_profile": profile, "changer_ramp_length_mm": ramp})
    bridge = next(piece for piece in course.pieces if piece.changes_lanes).segments[0]
    tops = [segment.height(segment.half_length) for segment in bridge]

    assert max(tops) == pytest.approx(0.110, abs=1e-9)
    assert tops[-1] == pytest.approx(0.0, abs=1e-9)


def test_every_piece_of_the_data_names_a_shape_and_parameters_that_exist() -> None:
    for system in systems():
        for name, piece in system.piece.items():
            assert piece.shape in SHAPES, name
            for value in piece.figures.values():
                assert isinstance(value, Figure) or value in system.figure, name
            for choice in piece.choices.values():
                assert isinstance(choice, ChoiceData) or choice in system.choice, name


@pytest.mark.parametrize("name", course_names())
def test_every_source_of_a_shipped_course_exists(name: str) -> None:
    course = load_course(name)

    assert course.sources
    assert set(course.sources) <= load_sources().source.keys()


def test_every_figure_of_the_data_has_a_source_or_says_why_not() -> None:
    for system in systems():
        figures = dict(system.figure)
        for name, piece in system.piece.items():
            figures |= {
                f"{name}.{key}": item for key, item in piece.figures.items() if isinstance(item, Figure)
            }
        for name, figure in figures.items():
            assert figure.reason or figure.source, name
            if figure.source:
                load_sources().get(figure.source)
            quantity = figure.quantity("mm")
            if (
                figure.confidence in {Confidence.ASSUMED, Confidence.CONFLICTING}
                and name != "start.length_mm"
            ):
                assert quantity.spread > 0 or "angle" in name, name


def test_equal_pieces_of_a_long_course_share_one_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that thousands of pieces cost no more than their placing."""
    made: list[float] = []
    slope = SHAPES["slope"]

    def counted(grid: Grid, args: Arguments) -> Shape:
        made.append(args.figures["rise_mm"])
        return slope(grid, args)

    monkeypatch.setitem(SHAPES, "slope", counted)
    sides = ", ".join(['{ type = "slope-up" }, { type = "slope-down" }'] * 400)
    bend = '{ type = "corner-45", turn = "left", repeat = 4 }'
    course = parse_course(f'title = "Long"\nlanes = 3\npieces = [{sides}, {bend}, {sides}, {bend}]')

    assert len(course.pieces) == 1608
    assert made == [110.0, 110.0]
