"""Tree-structured Parzen estimators, from Optuna, when it is installed.

J. Bergstra, R. Bardenet, Y. Bengio, B. Kégl, "Algorithms for hyper-parameter optimization", NeurIPS 2011.
"""

import warnings
from collections.abc import Sequence
from typing import Any

from kodawari.errors import KodawariError
from kodawari.tuning._parameters import Parameter, Point, Value
from kodawari.tuning._space import Space
from kodawari.tuning.samplers._base import Sampler, Scored

__all__ = ["TpeSampler"]

FIRST = 48  # random points before the model is used, as many as the evolutionary sampler takes
NEVER_FINISHED = 1e6  # worse than any score of a point that finished [s]


class TpeSampler(Sampler):
    """Models good and bad points by densities and proposes where the good ones are denser.

    Raises:
        KodawariError: Optuna is not installed.
    """

    def __init__(self, space: Space, seed: int) -> None:
        super().__init__(space, seed)
        try:
            import optuna  # noqa: PLC0415 - optional, and slow to import
        except ImportError as error:
            raise KodawariError(
                "the sampler 'tpe' needs Optuna", mend="Install it: pip install optuna."
            ) from error
        optuna.logging.set_verbosity(optuna.logging.WARNING)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # `multivariate` and `constant_liar` are marked experimental
            sampler = optuna.samplers.TPESampler(
                seed=seed, n_startup_trials=FIRST, multivariate=True, group=True, constant_liar=True
            )
        self._optuna = optuna
        self._study: Any = optuna.create_study(sampler=sampler)
        self._asked: dict[str, list[Any]] = {}

    def ask(self) -> dict[str, Value]:
        """A point where good ones are dense."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            trial = self._study.ask()
            point = self.space.complete({}, lambda parameter: self._suggest(trial, parameter))
        self._asked.setdefault(self.space.key(point), []).append(trial)
        return point

    def reject(self, point: Point) -> None:
        """Mark the trial behind a forbidden point as failed."""
        for trial in self._asked.pop(self.space.key(point), ()):
            self._study.tell(trial, state=self._optuna.trial.TrialState.FAIL)

    def tell(self, scored: Sequence[Scored]) -> None:
        """Hand over one number per trial that orders as the rank does."""
        for entry in scored:
            for trial in self._asked.pop(entry.key, ()):
                time = min(entry.time, NEVER_FINISHED)
                self._study.tell(trial, entry.short * NEVER_FINISHED + time)

    def _suggest(self, trial: Any, parameter: Parameter) -> Value:
        """One level; ordered parameters as whole numbers, so that the model knows their order."""
        levels = self.space.levels(parameter.name)
        if parameter.is_ordered:
            return levels[int(trial.suggest_int(parameter.name, 0, len(levels) - 1))]
        return levels[int(trial.suggest_categorical(parameter.name, range(len(levels))))]
