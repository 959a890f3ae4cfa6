"""Cross-checks: one fully written-down car and course, run on the lane solver and on an independent engine.

A fixture is a TOML file. `cross_check` runs it on the lane solver, in MuJoCo under the lane solver's own
force law (written a second time), and in MuJoCo with its own contacts, and holds the differences against
tolerances. docs/theory/cross-code.md tells what came out.
"""

from kodawari.mini4wd.crosscheck._compare import CrossCheck, cross_check
from kodawari.mini4wd.crosscheck._injected import run_injected
from kodawari.mini4wd.crosscheck._measure import QUANTITIES, measure
from kodawari.mini4wd.crosscheck._model import has_mujoco
from kodawari.mini4wd.crosscheck._native import run_native
from kodawari.mini4wd.crosscheck._ours import run_ours
from kodawari.mini4wd.crosscheck._raw import raw_car
from kodawari.mini4wd.crosscheck._read import FixtureCase, fixture_names, load_cases
from kodawari.mini4wd.crosscheck._record import Record
from kodawari.mini4wd.crosscheck._road import Road, road_of
from kodawari.mini4wd.crosscheck._schema import Fixture, Quantity
from kodawari.mini4wd.crosscheck._speed import NativeSpeed, native_speed
from kodawari.mini4wd.crosscheck._verdict import PARTNERS, CaseResult, Comparison, Partner, Row

__all__ = [
    "PARTNERS",
    "QUANTITIES",
    "CaseResult",
    "Comparison",
    "CrossCheck",
    "Fixture",
    "FixtureCase",
    "NativeSpeed",
    "Partner",
    "Quantity",
    "Record",
    "Road",
    "Row",
    "cross_check",
    "fixture_names",
    "has_mujoco",
    "load_cases",
    "measure",
    "native_speed",
    "raw_car",
    "road_of",
    "run_injected",
    "run_native",
    "run_ours",
]
