"""What the store keeps of Mini 4WD: cars and home courses, beside those that ship."""

from kodawari.mini4wd.garage._cars import (
    CAR_KIND,
    CarEntry,
    keep_new,
    named,
    own_cars,
    read_text_of_car,
    shipped_cars,
    the_car,
)
from kodawari.mini4wd.garage._courses import (
    COURSE_KIND,
    HOME,
    CourseEntry,
    any_course,
    any_definition,
    built_course,
    change_course,
    home_draft,
    keep_course,
    own_courses,
    shipped_courses,
    the_course,
)

__all__ = [
    "CAR_KIND",
    "COURSE_KIND",
    "HOME",
    "CarEntry",
    "CourseEntry",
    "any_course",
    "any_definition",
    "built_course",
    "change_course",
    "home_draft",
    "keep_course",
    "keep_new",
    "named",
    "own_cars",
    "own_courses",
    "read_text_of_car",
    "shipped_cars",
    "shipped_courses",
    "the_car",
    "the_course",
]
