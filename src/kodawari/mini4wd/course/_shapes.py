"""The table of shapes: a piece class in the data names one of these."""

from kodawari.mini4wd.course._changer import lane_changer
from kodawari.mini4wd.course._flat_shapes import corner, straight, wave
from kodawari.mini4wd.course._rising_shapes import bank_approach, jump, slope
from kodawari.mini4wd.course._shape import ShapeFunction

__all__ = ["SHAPES"]

SHAPES: dict[str, ShapeFunction] = {
    "straight": straight,
    "corner": corner,
    "wave": wave,
    "lane-changer": lane_changer,
    "slope": slope,
    "jump": jump,
    "bank-approach": bank_approach,
}
