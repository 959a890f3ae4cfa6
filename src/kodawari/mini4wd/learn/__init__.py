"""Learning from a racer's own measured laps: the belief that later races of the same car are drawn from."""

from kodawari.mini4wd.learn._laps import Laps, TimedRun, read_laps
from kodawari.mini4wd.learn.learn import Compared, Learnt, learn

__all__ = ["Compared", "Laps", "Learnt", "TimedRun", "learn", "read_laps"]
