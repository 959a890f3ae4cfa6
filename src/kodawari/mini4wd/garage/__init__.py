"""What the store keeps of Mini 4WD: the cars of the garage, beside those that ship."""

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

__all__ = [
    "CAR_KIND",
    "CarEntry",
    "keep_new",
    "named",
    "own_cars",
    "read_text_of_car",
    "shipped_cars",
    "the_car",
]
