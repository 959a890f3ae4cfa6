"""Searching for the best set-up of any machine: spaces, problems, studies. Knows no car.

A *problem* is a search space, a rule for what is allowed, and a way to try a point in noisy runs. A *study*
finds its fastest points that finish often enough, confirms them on fresh runs and says what mattered:

    result = run_study(problem, budget=Budget(runs=6000), settings=Settings(finish=0.95), base=box_stock)

`kodawari.tuning.chance` holds the chance to finish and its intervals, `kodawari.tuning.samplers` what
proposes points, `kodawari.tuning.testing` the checks that a sampler, journal or problem of your own must
pass.
"""

from kodawari.tuning._attribution import attribution
from kodawari.tuning._journal import Evaluation, Journal, MemoryJournal
from kodawari.tuning._parameters import Choice, Integer, Ordered, Parameter, Point, Real, Value
from kodawari.tuning._problem import Outcomes, Problem, Refusal
from kodawari.tuning._reach import Reach, reach_of
from kodawari.tuning._recorded import Tried, tried_in
from kodawari.tuning._refusals import RefusalCount
from kodawari.tuning._result import (
    Attribution,
    Candidate,
    Change,
    Counts,
    Effect,
    Importance,
    Step,
    StudyResult,
)
from kodawari.tuning._settings import Budget, Progress, Settings
from kodawari.tuning._space import Space
from kodawari.tuning._stream import Stream, derive_seed
from kodawari.tuning._study import run_study, study_definition, study_identity
from kodawari.tuning._summary import Statistic, Summary, Times, summarise

__all__ = [
    "Attribution",
    "Budget",
    "Candidate",
    "Change",
    "Choice",
    "Counts",
    "Effect",
    "Evaluation",
    "Importance",
    "Integer",
    "Journal",
    "MemoryJournal",
    "Ordered",
    "Outcomes",
    "Parameter",
    "Point",
    "Problem",
    "Progress",
    "Reach",
    "Real",
    "Refusal",
    "RefusalCount",
    "Settings",
    "Space",
    "Statistic",
    "Step",
    "Stream",
    "StudyResult",
    "Summary",
    "Times",
    "Tried",
    "Value",
    "attribution",
    "derive_seed",
    "reach_of",
    "run_study",
    "study_definition",
    "study_identity",
    "summarise",
    "tried_in",
]
