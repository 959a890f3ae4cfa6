"""A plan as a calendar file (RFC 5545): one event for each step, the same text for the same plan."""

import re
from datetime import date, timedelta

from kodawari.kei.importing._about import about
from kodawari.kei.importing._plan import Plan, Step
from kodawari.quantity import load_sources

__all__ = ["calendar_text"]

_MOST_OCTETS = 75  # RFC 5545, 3.1


def calendar_text(plan: Plan) -> str:
    """The calendar, with lines folded and ended as RFC 5545 asks."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kodawari//kei import plan//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(plan.title)}",
        f"X-WR-CALDESC:{_escaped(about().line)}",
    ]
    for step in plan.steps:
        lines += _event(plan, step)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(plan: Plan, step: Step) -> list[str]:
    """One step as an all-day event; a deadline has an alarm three days before."""
    papers = f"Papers: {'; '.join(step.papers)}." if step.papers else ""
    told = [
        step.text,
        papers,
        f"Who: {step.who}.",
        f"Source: {step.source} ({step.confidence}).",
        about().line,
    ]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{step.id}-{plan.arrival.isoformat()}-{_slug(plan.check.question.subject.name)}@kodawari",
        f"DTSTAMP:{_compact(about().as_of)}T000000Z",
        f"DTSTART;VALUE=DATE:{_compact(step.last if step.is_deadline else step.first)}",
        f"DTEND;VALUE=DATE:{_compact(step.last + timedelta(days=1))}",
        f"SUMMARY:{_escaped(('Deadline: ' if step.is_deadline else '') + step.title)}",
        f"DESCRIPTION:{_escaped(' '.join(part for part in told if part))}",
    ]
    if step.is_deadline:
        title = _escaped(step.title)
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}", "TRIGGER:-P3D", "END:VALARM"]
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _source(step: Step) -> str:
    """The source of a step in words."""
    found = load_sources().get(step.source)
    return f"Source: {found.title} ({found.as_of}, {step.confidence})."


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _compact(day: date) -> str:
    return day.strftime("%Y%m%d")


def _escaped(text: str) -> str:
    """Text as RFC 5545, 3.3.11 asks."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never inside a letter."""
    pieces, piece, room = [], "", _MOST_OCTETS
    for sign in line:
        size = len(sign.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", _MOST_OCTETS - 1  # the fold's own space
        piece += sign
        room -= size
    return "\r\n ".join([*pieces, piece])
