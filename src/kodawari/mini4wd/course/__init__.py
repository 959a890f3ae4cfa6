"""Courses: pieces as data, layouts that close, lanes as chains of segments, and drawings of them."""

from kodawari.mini4wd.course.course import Course, Lane, Piece
from kodawari.mini4wd.course.load import course_names, load_course, parse_course
from kodawari.mini4wd.course.locate import direction, locate, path_length, world_point
from kodawari.mini4wd.course.parameter import Parameter
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
    "Lane",
    "Matrix",
    "Parameter",
    "Piece",
    "SectionSpec",
    "Segment",
    "Vector",
    "bend",
    "course_names",
    "direction",
    "from_sections",
    "incline",
    "level",
    "load_course",
    "locate",
    "mirrored_floor",
    "parse_course",
    "path_length",
    "pitch_up",
    "raised",
    "straight",
    "vertical_arc",
    "world_point",
]
