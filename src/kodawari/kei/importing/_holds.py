"""Which evidence is used, and everything that holds of an answer, in the words of the advice file."""

from collections.abc import Sequence
from datetime import date

import msgspec

from kodawari.errors import KodawariError
from kodawari.kei.importing._answer import Engine, Question
from kodawari.kei.importing._clocks import Clock
from kodawari.kei.importing._evidence import Evidence, EvidenceKind, Window, window_of
from kodawari.kei.importing._readings import between_readings
from kodawari.quantity import Confidence

__all__ = ["evidence_used", "holding"]

_CERTIFICATE_CHANGE = date(2003, 10, 14)  # before it a kei's certificate may bear the year only
_FIRM = {Confidence.MEASURED, Confidence.PRIMARY, Confidence.PRIMARY_QUOTED, Confidence.SECONDARY}


def evidence_used(question: Question) -> tuple[tuple[Evidence, ...], set[str]]:
    """The papers and the span of the model code, and what holds of them.

    The end of a code's years never proves an age by itself. Years that are only recalled give way to a paper.
    """
    holds: set[str] = set()
    own = () if question.is_mismatched else question.evidence
    span = question.subject.span()
    if span is None:
        return own, holds | {"no-code"}
    if not own:
        return (msgspec.structs.replace(span, last=None),), holds | {"code-only"}
    try:
        window_of((*own, span))
    except KodawariError:
        window_of(own)  # papers that contradict each other are told first
        if span.confidence in _FIRM:
            raise
        return own, holds | {"code-ignored"}
    return (*own, span), holds


def holding(question: Question, used: Sequence[Evidence], window: Window, clock: Clock | None) -> set[str]:
    """Everything that holds of the answer, in the words of the advice file."""
    kinds = {each.kind for each in used}
    first_registered = [each for each in used if each.kind is EvidenceKind.FIRST_REGISTERED and each.last]
    certain = clock.certain_from if clock else None
    paper = bool(first_registered) and EvidenceKind.BUILT not in kinds
    days = (window.last - window.first).days if window.first and window.last else None
    tests = {
        "nothing": not kinds - {EvidenceKind.MODEL_CODE},
        "not-built": EvidenceKind.BUILT not in kinds,
        "first-registration": bool(first_registered),
        "before-2003-10-14": any(each.last and each.last < _CERTIFICATE_CHANGE for each in first_registered),
        "year-only": any(each.last and (each.last.month, each.last.day) == (12, 31) for each in used)
        and (days is None or days > 31),
        "not-day": days != 0,
        "rests-on-code": window.last_by is not None and window.last_by.kind is EvidenceKind.MODEL_CODE,
        "filed-later": question.filed is not None
        and bool(certain and (question.entry < certain) != (question.filed < certain)),
        "between-readings": between_readings(window, certain, question.entry),
        "future": question.entry > question.today,
        "engine-other": question.engine is Engine.OTHER,
        "engine-identical": question.engine is Engine.IDENTICAL,
        "mismatch": question.is_mismatched,
        "paper-too-young": paper and bool(certain and question.entry < certain),
        "truck": "8704.31" in question.subject.headings,
        "grey-heading": len(question.subject.headings) > 1,
        "unlisted-code": bool(question.subject.text) and not question.subject.matches,
    }
    return {name for name, is_so in tests.items() if is_so}
