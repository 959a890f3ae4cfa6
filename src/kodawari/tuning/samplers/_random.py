"""Pure chance: what every other sampler must beat."""

from collections.abc import Sequence

from kodawari.tuning._parameters import Value
from kodawari.tuning._space import Space
from kodawari.tuning._stream import Stream
from kodawari.tuning.samplers._base import Sampler, Scored

__all__ = ["RandomSampler"]


class RandomSampler(Sampler):
    """Every point is drawn afresh, each level equally likely."""

    def __init__(self, space: Space, seed: int) -> None:
        super().__init__(space, seed)
        self._stream = Stream("random-sampler", seed)

    def ask(self) -> dict[str, Value]:
        """A random point."""
        return self.space.random(self._stream)

    def tell(self, scored: Sequence[Scored]) -> None:
        """Chance does not learn."""
