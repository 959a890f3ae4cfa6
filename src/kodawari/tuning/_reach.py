"""How many runs it takes to confirm a set-up, so that a budget too small for its wish is told beforehand."""

from itertools import pairwise

import msgspec

from kodawari.tuning._confirm import LONGEST
from kodawari.tuning._settings import Settings
from kodawari.tuning.chance import chance_of

__all__ = ["Reach", "reach_of"]


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """What a wish costs at least.

    Attributes:
        fresh_runs: Fresh runs of a set-up that confirm the wish when every single one finishes; None when not
            even the most that a set-up gets would do.
        one: Least budget [runs] in which one set-up beside the base can be confirmed; None likewise.
        wanted: The same for as many set-ups as the study looks for.
    """

    fresh_runs: int | None
    one: int | None
    wanted: int | None


def reach_of(settings: Settings, *, group: int) -> Reach:
    """What a wish costs at least, the base's own fresh runs included.

    Args:
        settings: How the study searches.
        group: Runs that share a draw of the uncertain parameters.
    """
    steps = (settings.confirm_runs * times for times in (1, 2, LONGEST))
    fresh = next((runs for runs in steps if _confirms(runs, settings.finish, group)), None)
    if fresh is None:
        return Reach(fresh_runs=None, one=None, wanted=None)
    return Reach(
        fresh_runs=fresh, one=_budget(settings, fresh, 1), wanted=_budget(settings, fresh, settings.wanted)
    )


def _confirms(runs: int, finish: float, group: int) -> bool:
    """Whether so many runs show the wished chance when all of them finish."""
    return chance_of([(group, group)] * (runs // group)).spread_low >= finish


def _budget(settings: Settings, fresh: int, setups: int) -> int:
    """The least budget whose parts hold the climb of one set-up to the top, and so many confirmations."""
    climb = float(settings.rungs[0])
    for low, high in pairwise(settings.rungs):
        climb = climb * settings.promote + high - low
    search = climb / (1.0 - settings.confirm_share - settings.explain_share)
    confirm = (settings.confirm_runs + setups * fresh) / settings.confirm_share
    return -int(-max(search, confirm) // 1)
