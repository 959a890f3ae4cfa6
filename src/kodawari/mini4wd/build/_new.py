"""The text of a new car file."""

from kodawari.files import read_text
from kodawari.mini4wd.build._file import CarFile
from kodawari.mini4wd.build._read import car_text, find_car, read_car

__all__ = ["new_car"]

_GUIDE = """
# What else a car file may hold; take the marks away from what you need. Lengths are in mm: x forward from the
# middle between the axles, y to the left, above_axle up from the line through both axles.
#
# [wheels.front]                      # and [wheels.rear]
# tyre = "low-profile-super-hard"
# diameter_mm = { value = 24.5, pm = 0.1 }
#
# [[plate]]
# spec = "frp-wide-front-15451"
# on = "front"                        # a mount: front, rear, side
#
# [[roller]]                          # a mirrored pair unless `pair = false`
# spec = "aluminium-13-15437"
# on = "front-plate"                  # a mount or a plate
# y_mm = 45.5
# thrust_deg = 3.0                    # positive: the top leans forward
#
# [[damper]]
# spec = "block-6x6x32-15427"
# x_mm = -58.0
# above_axle_mm = 14.0
#
# [[brake]]
# spec = "sponge-grey-15441"
# x_mm = -70.0
# clearance_mm = 2.0
#
# [measured]                          # readings override what is computed
# width_mm = { value = 104.6, pm = 0.05 }
# mass_g = { value = 128.4, pm = 0.1 }
#
# [modified]                          # what was done to parts, and what they weigh now
# chassis_cut = true
# chassis_mass_g = { value = 28.1, pm = 0.1 }
"""


def new_car(template: str | CarFile = "ma-box-stock", *, name: str = "") -> str:
    """The text of a car file to start from: a shipped car, and a guide to what else may stand in it.

    Args:
        template: Name of a shipped car, the path of a car file, or a car that was read already.
        name: What to call the new car; without one, it keeps the template's name.

    Raises:
        KodawariError: There is no such car.
    """
    import tomlkit  # noqa: PLC0415 - only writing needs it, and it is slow to load

    if isinstance(template, CarFile):
        text = car_text(template)
    else:
        path = find_car(template)
        read_car(path)
        text = read_text(path)
    document = tomlkit.parse(text)
    if name:
        car = document["car"]
        assert isinstance(car, tomlkit.items.Table)  # read_car has checked it
        car["name"] = name
    return tomlkit.dumps(document).rstrip("\n") + "\n" + _GUIDE
