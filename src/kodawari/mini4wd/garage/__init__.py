"""What the store keeps of Mini 4WD: cars, home courses and parts boxes, beside those that ship.

People name them `garage:NAME`, `home:NAME` and `box:NAME`; every command that takes one of them takes that
too.
"""

from kodawari.mini4wd.garage._boxes import (
    BOX_KIND,
    BoxEntry,
    base_of,
    keep_new_box,
    own_boxes,
    parts_box,
    read_text_of_box,
    shipped_boxes,
    the_box,
    with_base,
)
from kodawari.mini4wd.garage._cars import (
    CAR_KIND,
    CarEntry,
    keep_new,
    named,
    own_cars,
    read_text_of_car,
    shipped_cars,
    sound,
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
from kodawari.mini4wd.garage._find import find_box, find_build, find_car_file, kept_cars
from kodawari.mini4wd.garage._names import BOX_PREFIX, CAR_PREFIX
from kodawari.mini4wd.garage._tuned import tuned_id

__all__ = [
    "BOX_KIND",
    "BOX_PREFIX",
    "CAR_KIND",
    "CAR_PREFIX",
    "COURSE_KIND",
    "HOME",
    "BoxEntry",
    "CarEntry",
    "CourseEntry",
    "any_course",
    "any_definition",
    "base_of",
    "built_course",
    "change_course",
    "find_box",
    "find_build",
    "find_car_file",
    "home_draft",
    "keep_course",
    "keep_new",
    "keep_new_box",
    "kept_cars",
    "named",
    "own_boxes",
    "own_cars",
    "own_courses",
    "parts_box",
    "read_text_of_box",
    "read_text_of_car",
    "shipped_boxes",
    "shipped_cars",
    "shipped_courses",
    "sound",
    "the_box",
    "the_car",
    "the_course",
    "tuned_id",
    "with_base",
]
