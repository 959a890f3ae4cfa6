"""The table of shapes: a piece class in the data names one of these."""

from kodawari.mini4wd.course._burning import burning_changer
from kodawari.mini4wd.course._changer import lane_changer
from kodawari.mini4wd.course._digital import digital_corner
from kodawari.mini4wd.course._flat_shapes import corner, straight, wave
from kodawari.mini4wd.course._free_shapes import slope_arc, slope_line, table_top
from kodawari.mini4wd.course._rainbow import rainbow_changer
from kodawari.mini4wd.course._rising_shapes import bank_approach, humps, jump, kicker, slope
from kodawari.mini4wd.course._shape import ShapeFunction

__all__ = ["SHAPES"]

SHAPES: dict[str, ShapeFunction] = {
    "straight": straight,
    "corner": corner,
    "digital-corner": digital_corner,
    "wave": wave,
    "lane-changer": lane_changer,
    "rainbow-changer": rainbow_changer,
    "burning-changer": burning_changer,
    "slope": slope,
    "jump": jump,
    "kicker": kicker,
    "humps": humps,
    "bank-approach": bank_approach,
    "slope-arc": slope_arc,
    "slope-line": slope_line,
    "table-top": table_top,
}
