"""Which value holds: the data's, the course file's, or the caller's; and what each piece is made with."""

from collections.abc import Iterable, Mapping
from typing import Any

from kodawari.errors import KodawariError, nearest
from kodawari.files import convert
from kodawari.mini4wd.course._catalogue import ChoiceData, PieceClass, System
from kodawari.mini4wd.course._definition import Definition, PieceEntry
from kodawari.mini4wd.course._shape import Arguments
from kodawari.mini4wd.course.parameter import Parameter, Setting, choice_parameter, figure_parameter
from kodawari.quantity import Figure, unit_of

__all__ = ["arguments_of", "piece_class", "piece_parameters", "shared_parameters", "used_parameters"]

LANE_PARAMETERS = ("lane_pitch_mm", "lane_width_mm", "wall_height_mm")
"""Every course has these, whatever its pieces."""


def shared_parameters(
    system: System, definition: Definition, overrides: Mapping[str, Setting]
) -> dict[str, Parameter]:
    """The parameters of a course by name: data first, then the course file's, then the caller's.

    Raises:
        KodawariError: A name that the course does not know (with the nearest), or a value that cannot be.
    """
    known = {name: figure_parameter(name, figure) for name, figure in system.figure.items()}
    known |= {name: choice_parameter(name, choice) for name, choice in system.choice.items()}
    own = _referred(definition.pieces)
    for name, setting in definition.parameters.items():
        if name not in known and name not in own:
            raise _unknown(name, {*known, *own}, f"parameters.{name}")
        _put(known, name, setting, "set by the course")
    for name, setting in overrides.items():
        if name not in known:
            raise _unknown(name, known, name)
        _put(known, name, setting, "set by the caller")
    return known


def _put(known: dict[str, Parameter], name: str, setting: Setting, reason: str) -> None:
    """Set one parameter, new or known."""
    known[name] = (
        known[name].set(setting, reason=reason) if name in known else figure_parameter(name, setting)
    )


def _referred(pieces: Iterable[Mapping[str, Any]]) -> set[str]:
    """Names that pieces take a figure from: `length_mm = "side_length_mm"`."""
    return {
        value
        for piece in pieces
        for key, value in piece.items()
        if isinstance(value, str) and key.endswith(("_mm", "_deg"))
    }


def _unknown(name: str, known: Iterable[str], place: str) -> KodawariError:
    names = sorted(known)
    mend = nearest(name, names) or f"There are: {', '.join(names)}."
    return KodawariError(f"the course has no parameter '{name}'", place=place, mend=mend)


def piece_class(system: System, entry: PieceEntry) -> PieceClass:
    """The class of a piece, with all its settings known.

    Raises:
        KodawariError: There is no such class or no such setting; the nearest are told.
    """
    found = system.piece.get(entry.type)
    if found is None:
        names = sorted(system.piece)
        raise KodawariError(
            f"no piece of the {system.lanes}-lane system is called '{entry.type}'",
            place=entry.place,
            mend=nearest(entry.type, names) or f"There are: {', '.join(names)}.",
            code="kind",
            values={"name": entry.type},
        )
    for name in entry.settings:
        if name not in found.arguments:
            known = ", ".join((*found.arguments, "repeat"))
            mend = nearest(name, [*found.arguments, "type", "repeat"]) or f"It takes: {known}."
            raise KodawariError(f"a {entry.type} takes no '{name}'", place=entry.place, mend=mend)
    return found


def piece_parameters(
    kind: PieceClass, entry: PieceEntry, shared: Mapping[str, Parameter]
) -> dict[str, Parameter]:
    """What one piece is made with, by its class's argument.

    Raises:
        KodawariError: A figure is unknown, or a setting cannot be.
    """
    values: dict[str, Parameter] = {}
    for name, default in kind.figures.items():
        values[name] = _figure(name, entry.settings.get(name, default), shared)
    for name, choice in kind.choices.items():
        given = entry.settings.get(name, "")
        if isinstance(choice, ChoiceData):
            values[name] = choice_parameter(name, choice, given)
        elif given != "":
            values[name] = shared[choice].set(given, reason="set by the course")
        else:
            values[name] = shared[choice]
    for name, parameter in values.items():
        if parameter.value is None:
            shared_name = f"{parameter.name} for the course, or " if parameter.name in shared else ""
            raise KodawariError(
                f"'{parameter.name}' of a {entry.type} is unknown: {parameter.reason}",
                place=entry.place,
                mend=f"Set {shared_name}{name} for the piece.",
            )
    return values


def _figure(name: str, given: Any, shared: Mapping[str, Parameter]) -> Parameter:
    """A figure of a piece: a plain number, a figure with a source, or the name of a shared parameter."""
    if isinstance(given, str):
        if given not in shared:
            raise _unknown(given, shared, name)
        found = shared[given]
        if found.quantity is None or found.quantity.unit != unit_of(name):
            raise KodawariError(f"{name} cannot take '{given}'", place=name, mend="The units differ.")
        return found
    if isinstance(given, dict):
        given = convert(given, Figure, file="", place=name)
    if not isinstance(given, (int, float, Figure)) or isinstance(given, bool):
        raise KodawariError(f"{name} = {given!r} is no figure", place=name, mend="Give a number.")
    return figure_parameter(name, given, reason="set by the course")


def arguments_of(kind: PieceClass, values: Mapping[str, Parameter]) -> Arguments:
    """The plain values that the shape function reads.

    Raises:
        KodawariError: A figure is not above zero that has to be.
    """
    figures = {name: float(value) for name, p in values.items() if isinstance(value := p.value, (int, float))}
    for name, figure in figures.items():
        if figure <= 0.0 and name not in kind.signed:
            raise KodawariError(
                f"{name} = {figure:g} is not above zero",
                place=name,
                mend="Give a positive figure.",
                code="positive",
                values={"value": figure},
            )
    words = {name: value for name, p in values.items() if isinstance(value := p.value, str)}
    return Arguments(figures, words | dict(kind.fixed))


def used_parameters(
    shared: Mapping[str, Parameter], pieces: Iterable[Mapping[str, Parameter]]
) -> dict[str, Parameter]:
    """The shared parameters that a course really depends on, sorted by name."""
    names = set(LANE_PARAMETERS)
    for values in pieces:
        names |= {parameter.name for parameter in values.values() if parameter.name in shared}
    return {name: shared[name] for name in sorted(names)}
