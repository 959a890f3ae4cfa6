"""Writes `speed.md` from the benchmark: `python docs/theory/speed_page.py`, on a machine that rests."""

import os
import platform
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

HEAD = """# How fast the lane solver is

Made by `python docs/theory/speed_page.py`; the same tables come from `python -m bench`. Machine: {machine},
{cores} cores, Python {python}.

Times are medians of a few runs on a machine that others may share: compare the rows of one table with each
other, not with another machine's.
"""
ONE_STEP = """## One step

Sixteen cars run side by side; a step costs what its contacts cost. On level ground a contact takes half of
what it takes on a slope, and rollers and body points that are far from everything are looked at every few
steps only ([theory](lane-solver.md)).
"""
CHANCE = """## A chance to finish

2401 runs make the 95 % interval ±2 points wide at worst. Every run has its own draw of start and grip, and
every fourth a new draw of what is not known of the car.
"""
GROWTH = """## Growth

With cars, laps and contacts the cost grows along straight lines.
"""
ABOUT = {"lane_solver": ONE_STEP, "finish_probability": CHANCE, "growth": GROWTH}


def main() -> None:
    """Run the sections and write the page."""
    cores = len(os.sched_getaffinity(0))
    parts = [HEAD.format(machine=platform.machine(), cores=cores, python=platform.python_version())]
    for name, text in ABOUT.items():
        table = import_module(f"bench.{name}").SECTION.run(False)
        parts += [text, table.to_text(markdown=True) + "\n"]
    (Path(__file__).parent / "speed.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
