"""Races: a car on a course, with a chance to finish, times, and every course-out with its reason."""

from kodawari.mini4wd.race._scatter import load_scatter
from kodawari.mini4wd.race.outcome import Interval, Lap, Out, OutPlace, RaceResult, SpeedAt
from kodawari.mini4wd.race.race import race

__all__ = ["Interval", "Lap", "Out", "OutPlace", "RaceResult", "SpeedAt", "load_scatter", "race"]
