"""Reports about Mini 4WD cars: whole pages, and how a tune ends in the terminal."""

from kodawari.mini4wd.reports._ending import before_after_table, changes_table, tune_ending
from kodawari.mini4wd.reports._inspection_page import inspection_page
from kodawari.mini4wd.reports._outs import attitude, course_out_marks
from kodawari.mini4wd.reports._race_page import race_page
from kodawari.mini4wd.reports._sheet import SheetRow, setup_rows
from kodawari.mini4wd.reports._tune_page import tune_page

__all__ = [
    "SheetRow",
    "attitude",
    "before_after_table",
    "changes_table",
    "course_out_marks",
    "inspection_page",
    "race_page",
    "setup_rows",
    "tune_ending",
    "tune_page",
]
