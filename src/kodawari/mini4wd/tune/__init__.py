"""Tuning Mini 4WD cars: the best legal set-ups that a parts box can build for a course."""

from kodawari.mini4wd.tune._areas import Area, Setting, areas_of
from kodawari.mini4wd.tune._space import space_of
from kodawari.mini4wd.tune.outcome import PartChange, Setup, TuneResult
from kodawari.mini4wd.tune.question import STUDY_KIND, TuneQuestion, kept_question, kept_study
from kodawari.mini4wd.tune.tune import CONFIRM_RUNS, FINISH, Tuned, open_study, tune

__all__ = [
    "CONFIRM_RUNS",
    "FINISH",
    "STUDY_KIND",
    "Area",
    "PartChange",
    "Setting",
    "Setup",
    "TuneQuestion",
    "TuneResult",
    "Tuned",
    "areas_of",
    "kept_question",
    "kept_study",
    "open_study",
    "space_of",
    "tune",
]
