"""What the store keeps of Mini 4WD: the cars of the garage and the parts boxes, beside those that ship.

People name them `garage:NAME` and `box:NAME`; every command that takes a car takes that too.
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
from kodawari.mini4wd.garage._find import find_box, find_build, find_car_file, kept_cars
from kodawari.mini4wd.garage._names import BOX_PREFIX, CAR_PREFIX
from kodawari.mini4wd.garage._tuned import tuned_id

__all__ = [
    "BOX_KIND",
    "BOX_PREFIX",
    "CAR_KIND",
    "CAR_PREFIX",
    "BoxEntry",
    "CarEntry",
    "base_of",
    "find_box",
    "find_build",
    "find_car_file",
    "keep_new",
    "keep_new_box",
    "kept_cars",
    "named",
    "own_boxes",
    "own_cars",
    "parts_box",
    "read_text_of_box",
    "read_text_of_car",
    "shipped_boxes",
    "shipped_cars",
    "sound",
    "the_box",
    "the_car",
    "tuned_id",
    "with_base",
]
