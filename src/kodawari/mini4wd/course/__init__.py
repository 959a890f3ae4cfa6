"""Courses: pieces as data, layouts that close, lanes as chains of segments, and drawings of them."""

from kodawari.mini4wd.course._build import build_course
from kodawari.mini4wd.course._definition import Definition
from kodawari.mini4wd.course.clearance import Crossing, crossings, needed_clearance
from kodawari.mini4wd.course.course import Course, Lane, Piece
from kodawari.mini4wd.course.describe import course_json, grouped_pieces, weakest
from kodawari.mini4wd.course.load import course_names, load_course, load_definition, parse_course
from kodawari.mini4wd.course.locate import direction, locate, path_length, world_point
from kodawari.mini4wd.course.parameter import Parameter
from kodawari.mini4wd.course.plan import Mark, SpeedBand, plan_svg
from kodawari.mini4wd.course.profile import profile_svg
from kodawari.mini4wd.course.sections import (
    SectionSpec,
    bend,
    from_sections,
    incline,
    level,
    mirrored_floor,
    pitch_up,
    raised,
    straight,
    vertical_arc,
)
from kodawari.mini4wd.course.segment import Matrix, Segment, Vector

__all__ = [
    "Course",
    "Crossing",
    "Definition",
    "Lane",
    "Mark",
    "Matrix",
    "Parameter",
    "Piece",
    "SectionSpec",
    "Segment",
    "SpeedBand",
    "Vector",
    "bend",
    "build_course",
    "course_json",
    "course_names",
    "crossings",
    "direction",
    "from_sections",
    "grouped_pieces",
    "incline",
    "level",
    "load_course",
    "load_definition",
    "locate",
    "mirrored_floor",
    "needed_clearance",
    "parse_course",
    "path_length",
    "pitch_up",
    "plan_svg",
    "profile_svg",
    "raised",
    "straight",
    "vertical_arc",
    "weakest",
    "world_point",
]
