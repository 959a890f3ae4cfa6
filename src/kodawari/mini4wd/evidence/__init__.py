"""Measured runs, what they teach about cars in general, and predictions to be held against the world.

`fit_world` fits the unknowns of `data/mini4wd/calibration` to its readings; `write_belief` keeps what every
other car shares, and races draw from that; `validate` predicts what has not been seen. docs/theory/fit.md.
"""

from kodawari.mini4wd.evidence._against_lane import lane_and_balance
from kodawari.mini4wd.evidence._fitting import belief_of, fit_world, write_belief
from kodawari.mini4wd.evidence._model import calibration, flat_lap_s, flat_parts
from kodawari.mini4wd.evidence._validate import validate
from kodawari.mini4wd.evidence.outcome import Check, Prediction, Validation

__all__ = [
    "Check",
    "Prediction",
    "Validation",
    "belief_of",
    "calibration",
    "fit_world",
    "flat_lap_s",
    "flat_parts",
    "lane_and_balance",
    "validate",
    "write_belief",
]
