"""Speed along the course of one car or two, with the pieces, the laps, flights and course-outs."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby

from kodawari.mini4wd.course import Course
from kodawari.mini4wd.race import RaceResult, SpeedAt
from kodawari.mini4wd.reports._outs import outs_of
from kodawari.quantity import format_number
from kodawari.report import (
    BandLine,
    Html,
    Place,
    Ribbon,
    Stretch,
    Tone,
    chart_figure,
    element,
    line_chart,
    percent,
    quiet,
)

__all__ = ["speed_figure"]

Runs = tuple[str, Tone, RaceResult]
"""A name, its tone, and the race."""

Span = tuple[SpeedAt, float]
"""A place, and where the next one is [m]."""

_PLAIN = ("start", "straight")


def speed_figure(races: Sequence[Runs], course: Course) -> Html:
    """The speed of each car along the race; the last one's flights and course-outs are shown.

    Args:
        races: One car or two, all on the same lanes; the one that matters stands last.
        course: The course.
    """
    seen = [each for each in races if any(at.speed_m_s is not None for at in each[2].speeds)]
    if not seen:
        return element("p", quiet("No run came past the start line, so there is no speed to show."))
    name, _, shown = seen[-1]
    draw = partial(
        line_chart,
        [_line(*each) for each in seen],
        x_name="way from the start",
        x_unit="m",
        y_name="speed",
        y_unit="m/s",
        places=_places(shown),
        ribbons=_ribbons(shown, course),
    )
    caption = (
        "Lines: medians with best values. Bands: the middle 90 % of the runs with drawn parameters. "
        f"The lowest row is filled where {name} has no tyre on the floor."
    )
    if outs_of(shown, drawn=True)[1]:
        caption += f" Hatched circles: course-outs of {name}, their area the chance."
    return chart_figure(lambda width: draw(width=width), caption=caption, readings=_readings(seen, course))


def _line(name: str, tone: Tone, result: RaceResult) -> BandLine:
    speeds = [at.speed_m_s for at in result.speeds]
    return BandLine(
        name=name,
        tone=tone,
        x=[at.s_m for at in result.speeds],
        middle=[None if each is None else each.median for each in speeds],
        low=[None if each is None else each.low for each in speeds],
        high=[None if each is None else each.high for each in speeds],
    )


def _places(result: RaceResult) -> list[Place]:
    starts = _lap_starts(result)
    return [
        Place(
            x=starts[place.lap] + max(0.0, place.s_m),
            y=place.speed_m_s,
            chance=place.chance,
            text=f"{place.reason}, {place.piece}, lap {place.lap}: {percent(place.chance)}",
        )
        for place in outs_of(result, drawn=True)[1]
    ]


def _lap_starts(result: RaceResult) -> dict[int, float]:
    """Where each lap starts along the race [m]."""
    starts: dict[int, float] = {}
    for at in result.speeds:
        starts.setdefault(at.lap, at.s_m)
    return starts


def _ribbons(result: RaceResult, course: Course) -> list[Ribbon]:
    """What the way consists of: pieces, laps, and flights."""
    ends = [*(at.s_m for at in result.speeds[1:]), result.speeds[-1].s_m]
    spans = list(zip(result.speeds, ends, strict=True))
    pieces = [
        _piece(list(group), course) for _, group in groupby(spans, key=lambda span: _kind(span[0], course))
    ]
    laps = [_lap(list(group), result) for _, group in groupby(spans, key=lambda span: span[0].lap)]
    flights = [
        Stretch(start=at.s_m, end=end, name=f"in the air: {percent(at.airborne)}", share=at.airborne)
        for at, end in spans
        if at.airborne > 0.0 and end > at.s_m
    ]
    return [Ribbon(stretches=pieces), Ribbon(stretches=laps), Ribbon(stretches=flights, framed=False)]


def _kind(at: SpeedAt, course: Course) -> str:
    """The kind of a stretch, such that corners and straights in a row are one."""
    kind = course.pieces[at.piece].kind
    if kind.startswith(_PLAIN):
        return "straight"
    return "corner" if kind.startswith("corner") else str(at.piece)


def _piece(spans: Sequence[Span], course: Course) -> Stretch:
    """A piece, or several of one kind in a row; corners are shaded, straights nameless."""
    first = spans[0][0]
    kind = _kind(first, course)
    title = kind if kind in {"straight", "corner"} else course.pieces[first.piece].title.lower()
    return Stretch(
        start=first.s_m,
        end=spans[-1][1],
        name="" if kind == "straight" else title,
        short=title.rpartition(" ")[2] if kind not in {"straight", "corner"} else "",
        share=0.16 if kind == "corner" else 0.0,
    )


def _lap(spans: Sequence[Span], result: RaceResult) -> Stretch:
    lap = spans[0][0].lap
    name = f"lap {lap} · from lane {result.laps[lap - 1].lane}"
    return Stretch(start=spans[0][0].s_m, end=spans[-1][1], name=name, short=f"lap {lap}")


def _readings(races: Sequence[Runs], course: Course) -> Mapping[float, str]:
    """What is told at each place where the first car's speed is known."""
    first = races[0][2].speeds
    low, high = first[0].s_m, first[-1].s_m
    known = [{round(at.s_m, 6): at for at in result.speeds} for _, _, result in races]
    found: dict[float, str] = {}
    for at in first:
        parts = [f"{format_number(at.s_m)} m, lap {at.lap}, {course.pieces[at.piece].title.lower()}"]
        for (name, _, _), places in zip(races, known, strict=True):
            there = places.get(round(at.s_m, 6))
            if there is not None and there.speed_m_s is not None:
                speed = there.speed_m_s
                ends = f"{format_number(speed.low)}–{format_number(speed.high)}"
                parts.append(f"{name} {format_number(speed.median)} m/s ({ends})")
        found[round((at.s_m - low) / (high - low), 5)] = " · ".join(parts)
    return found
