"""The fit to all measured runs, made once, and the file that keeps what it teaches."""

from functools import cache

from kodawari.files import data_path, write_atomically
from kodawari.fit import Belief, Posterior, sample
from kodawari.mini4wd.evidence._model import calibration
from kodawari.mini4wd.evidence._unknowns import kinship

__all__ = ["belief_of", "fit_world", "write_belief"]

PARTICLES = 3200

_HEAD = """\
# What measured runs teach about cars: mean and Cholesky factor of the scores of named quantities after the
# fit. A score of 0 is a quantity's best value before the fit, ±1.96 the ends of its interval. Do not edit;
# run `kodawari fit --write` instead. docs/theory/fit.md derives it, docs/validation.md shows it.

"""


@cache
def fit_world(particles: int = PARTICLES, seed: int = 0) -> Posterior:
    """The posterior of the measured runs that ship with Kodawari.

    Args:
        particles: Draws.
        seed: Of the sampler.
    """
    return sample(calibration(), particles=particles, seed=seed)


def belief_of(posterior: Posterior) -> Belief:
    """What the fit teaches about any car: its posterior, carried over to what is related."""
    related = kinship()
    known = tuple(dict.fromkeys(key for key, _ in related.values()))
    return posterior.belief(known).carried(related)


def write_belief(posterior: Posterior) -> str:
    """Write the file that every race draws from, and tell its path.

    Raises:
        KodawariError: The file cannot be written; it is as it was before.
    """
    path = data_path("mini4wd", "posterior.toml")
    write_atomically(path, _HEAD + belief_of(posterior).text())
    return str(path)
