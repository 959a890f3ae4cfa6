"""The seven eras of the legal box, as the editions of the rulebook `kei`."""

from datetime import date
from functools import cache

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.rules import Edition, Rulebook, edition_on, load_rulebook, rules_on

__all__ = ["BOOK", "Era", "era_named", "era_on", "eras", "eras_between", "kei_rulebook"]

BOOK = "kei"
"""Name of the rulebook."""


class Era(msgspec.Struct, frozen=True, kw_only=True):
    """One box, and the days on which a type was approved under it.

    Attributes:
        id: Its name: `K1990`.
        edition: The edition of the rulebook, with days, source and confidence.
        length_mm: Largest legal length.
        width_mm: Largest legal width.
        height_mm: Largest legal height.
        four_stroke_cc: Largest legal displacement of a four-stroke.
        two_stroke_cc: Largest legal displacement of a two-stroke.
    """

    id: str
    edition: Edition
    length_mm: float
    width_mm: float
    height_mm: float
    four_stroke_cc: float
    two_stroke_cc: float

    @property
    def day(self) -> date:
        """A day to inspect on: the last of the era, so that what came up within it is told too."""
        return self.edition.end or self.edition.start

    @property
    def days(self) -> str:
        """First and last day: `1990-01-01 to 1998-09-30`."""
        return self.edition.days


def kei_rulebook() -> Rulebook:
    """The rulebook of the seven boxes."""
    return load_rulebook(BOOK)


@cache
def eras() -> tuple[Era, ...]:
    """The seven eras, the first one first."""
    return tuple(_era(edition) for edition in kei_rulebook().editions)


def era_on(day: date) -> Era:
    """The era whose box is in force on a day.

    Raises:
        KodawariError: The day lies before the first box of 1949-07-08.
    """
    return era_named(edition_on(kei_rulebook(), day).id)


def era_named(name: str) -> Era:
    """An era by its name, `K1990`.

    Raises:
        KodawariError: There is no such era.
    """
    for era in eras():
        if era.id == name.upper():
            return era
    known = [era.id for era in eras()]
    raise KodawariError(
        f"there is no era '{name}'", mend=nearest(name, known) or f"There are {', '.join(known)}."
    )


def eras_between(first_year: int, last_year: int) -> tuple[Era, ...]:
    """The eras that share a day with some years."""
    start, end = date(first_year, 1, 1), date(last_year, 12, 31)
    return tuple(era for era in eras() if era.edition.start <= end and start <= (era.edition.end or date.max))


def _era(edition: Edition) -> Era:
    held = {rule.id: rule.at_most for rule in rules_on(kei_rulebook(), edition.start)}

    def limit(*names: str) -> float:
        return next(found for name in names if (found := held.get(name)) is not None)

    return Era(
        id=edition.id.upper(),
        edition=edition,
        length_mm=limit("length"),
        width_mm=limit("width"),
        height_mm=limit("height"),
        four_stroke_cc=limit("displacement", "displacement-four-stroke"),
        two_stroke_cc=limit("displacement", "displacement-two-stroke"),
    )
