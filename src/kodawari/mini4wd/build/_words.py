"""Words of a car file that rulebooks must understand."""

from kodawari.errors import KodawariError, nearest
from kodawari.mini4wd.build._entries import Reading
from kodawari.mini4wd.build._file import CarFile
from kodawari.mini4wd.specs import ChassisSpec

__all__ = ["refuse_declarations", "refuse_words"]

MODIFIED_MASSES = ("chassis_mass_g", "body_mass_g")
"""Keys of `[modified]` that hold a reading instead of a yes or no."""


def refuse_declarations(file: CarFile) -> None:
    """What the owner declares must be a question that a rulebook asks, answered once and in the right form.

    Raises:
        KodawariError: A name is unknown, stands in both tables, or has an answer of the wrong kind.
    """
    if not (file.declared or file.modified):
        return
    from kodawari.rules import load_rulebook  # noqa: PLC0415 - most cars declare nothing and need no rulebook

    known = {name for name, term in load_rulebook("open").terms.items() if term.kind == "flag"}
    for table, answers in (("declared", file.declared), ("modified", file.modified)):
        for name, answer in answers.items():
            place = f"{table}.{name}"
            if name in MODIFIED_MASSES and table == "modified":
                if not isinstance(answer, Reading) or answer.value <= 0:
                    raise KodawariError(
                        "expected a mass with its ±", place=place, mend="Write { value = 28.4, pm = 0.1 }."
                    )
            elif name not in known:
                mend = nearest(name, [*known, *MODIFIED_MASSES])
                raise KodawariError(f"no rule asks for '{name}'", place=place, mend=mend or "Remove it.")
            elif not isinstance(answer, bool):
                raise KodawariError("expected true or false", place=place)
    for name in file.modified.keys() & file.declared.keys():
        raise KodawariError(
            f"'{name}' stands in [declared] and in [modified]", place=f"modified.{name}", mend="Keep one."
        )


def refuse_words(file: CarFile, chassis: ChassisSpec) -> None:
    """Mounts, series and kinds of damper must be ones that exist.

    Raises:
        KodawariError: One of them is unknown; the mend names the nearest.
    """
    if isinstance(file.car.kit_rollers, tuple):
        for name in file.car.kit_rollers:
            _known(name, tuple(chassis.mount), "mount", "car.kit_rollers")
    kinds = {f"damper[{i}].kind": entry.kind for i, entry in enumerate(file.damper) if entry.kind is not None}
    if file.car.series is None and not kinds:
        return
    from kodawari.rules import load_rulebook  # noqa: PLC0415 - most cars name neither and need no rulebook

    terms = load_rulebook("open").terms
    if file.car.series is not None:
        _known(file.car.series, terms["series"].values, "series", "car.series")
    for place, kind in kinds.items():
        _known(kind, terms["damper_types"].values, "kind of damper", place)


def _known(word: str, known: tuple[str, ...], what: str, place: str) -> None:
    if word not in known:
        mend = nearest(word, known) or f"There are: {', '.join(known)}."
        raise KodawariError(f"no {what} is called '{word}'", place=place, mend=mend)
