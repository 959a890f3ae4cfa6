"""From measured runs to posteriors: named parameters, a forward model, readings with errors. Knows no car.

A `Problem` says what is believed before (`Parameter`, each an interval with a source), what was read
(`Reading`), and how the second follows from the first (a forward model over arrays). `sample` draws from the
posterior; `Posterior` tells how far each parameter moved and how well it was sampled; `Belief` is what a
data file keeps of it; `check_coverage` tests the whole machinery on data that it made itself.

Every parameter is a standard normal score behind its interval, so all priors look alike to the sampler, a
posterior says "so many prior deviations to the left" of anything, and its correlations carry over to
whatever is drawn by the same names.
"""

from kodawari.fit._belief import Belief, read_belief
from kodawari.fit._coverage import Coverage, check_coverage
from kodawari.fit._linear import Line, fit_line, learn_from
from kodawari.fit._parameters import Parameter, at_score, spread_of
from kodawari.fit._posterior import Moved, Posterior
from kodawari.fit._problem import Problem, Reading
from kodawari.fit._sampler import sample

__all__ = [
    "Belief",
    "Coverage",
    "Line",
    "Moved",
    "Parameter",
    "Posterior",
    "Problem",
    "Reading",
    "at_score",
    "check_coverage",
    "fit_line",
    "learn_from",
    "read_belief",
    "sample",
    "spread_of",
]
