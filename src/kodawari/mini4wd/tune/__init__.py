"""Tuning Mini 4WD cars: the best legal set-ups that a parts box can build for a course."""

from kodawari.mini4wd.tune._space import space_of
from kodawari.mini4wd.tune.outcome import PartChange, Setup, TuneResult
from kodawari.mini4wd.tune.tune import FINISH, tune

__all__ = ["FINISH", "PartChange", "Setup", "TuneResult", "space_of", "tune"]
