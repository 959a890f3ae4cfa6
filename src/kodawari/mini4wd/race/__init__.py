"""Races: a car on a course, with a chance to finish, times, and every course-out with its reason."""

from kodawari.mini4wd.race._field import race_chain, run_field
from kodawari.mini4wd.race._picks import believed, drawn, drawn_scores, load_belief
from kodawari.mini4wd.race._scatter import load_scatter
from kodawari.mini4wd.race._summary import finish_times, interval
from kodawari.mini4wd.race.outcome import Interval, Lap, Out, OutPlace, RaceResult, SpeedAt
from kodawari.mini4wd.race.race import RUNS_PER_DRAW, chance_to_finish, drawn_field, race

__all__ = [
    "RUNS_PER_DRAW",
    "Interval",
    "Lap",
    "Out",
    "OutPlace",
    "RaceResult",
    "SpeedAt",
    "believed",
    "chance_to_finish",
    "drawn",
    "drawn_field",
    "drawn_scores",
    "finish_times",
    "interval",
    "load_belief",
    "load_scatter",
    "race",
    "race_chain",
    "run_field",
]
