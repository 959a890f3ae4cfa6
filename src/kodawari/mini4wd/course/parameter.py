"""A parameter of a course: a figure with its interval, or a word among several, and where it comes from."""

from dataclasses import dataclass
from math import isfinite

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._catalogue import ChoiceData
from kodawari.quantity import Confidence, Figure, Quantity, unit_of

__all__ = ["Parameter", "Setting"]

Setting = float | str | Figure
"""What a course file or a caller may give for a parameter."""

LARGEST = 100_000.0
"""A figure beyond this is a slip: no piece is longer than 100 m."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A figure or a word that shapes a course.

    Attributes:
        name: As it is set: `lane_pitch_mm`, `changer_profile`.
        quantity: The figure in the unit that its name ends in; None for a word.
        word: The word; empty for a figure.
        of: The words there are.
        confidence: How far to trust it.
        source: Id in `data/sources`, or empty.
        reason: Why it has this value.
    """

    name: str
    quantity: Quantity | None = None
    word: str = ""
    of: tuple[str, ...] = ()
    confidence: Confidence = Confidence.DECLARED
    source: str = ""
    reason: str = ""

    @property
    def value(self) -> float | str | None:
        """The figure in its unit, or the word; None when unknown."""
        return self.quantity.value if self.quantity is not None else self.word

    def set(self, setting: Setting, *, reason: str) -> "Parameter":
        """The same parameter with another value.

        Raises:
            KodawariError: The value is of the wrong kind, not finite, too large, or not among the words.
        """
        if self.quantity is None:
            return choice_parameter(self.name, ChoiceData(of=list(self.of), reason=reason), setting)
        return figure_parameter(self.name, setting, reason=reason)


def figure_parameter(name: str, setting: Setting, *, reason: str = "") -> Parameter:
    """A parameter from a plain number or a figure with its source.

    Raises:
        KodawariError: It is no number, not finite or too large.
    """
    if isinstance(setting, str):
        raise KodawariError(
            f"'{name}' is a figure, not the word '{setting}'", place=name, mend="Give a number."
        )
    if not isinstance(setting, Figure):
        setting = Figure(value=float(setting), confidence=Confidence.DECLARED, reason=reason)
    if setting.value is not None and not (isfinite(setting.value) and abs(setting.value) <= LARGEST):
        raise KodawariError(
            f"{setting.value:g} is no usable figure for '{name}'",
            place=name,
            mend=f"Give a number up to {LARGEST:g}.",
        )
    try:
        quantity = setting.quantity(unit_of(name))
    except KodawariError as error:
        raise error.located("", name) from error
    return Parameter(
        name=name,
        quantity=quantity,
        confidence=quantity.confidence,
        source=setting.source,
        reason=setting.reason,
    )


def choice_parameter(name: str, choice: ChoiceData, setting: Setting = "") -> Parameter:
    """A parameter from a choice, and the word that was given for it or its default.

    Raises:
        KodawariError: The word is not among the choice's, or there is none.
    """
    words = ", ".join(choice.of)
    if setting == "" and choice.default == "":
        raise KodawariError(f"'{name}' has to be given", place=name, mend=f"Give one of: {words}.")
    if setting != "" and setting not in choice.of:
        raise KodawariError(f"'{name}' cannot be {setting!r}", place=name, mend=f"Give one of: {words}.")
    given = setting != ""
    return Parameter(
        name=name,
        word=str(setting) if given else choice.default,
        of=tuple(choice.of),
        confidence=Confidence.DECLARED if given else choice.confidence,
        source="" if given else choice.source,
        reason=choice.reason,
    )
