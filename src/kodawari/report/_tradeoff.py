"""Two wishes against each other: every point with its intervals, the front, and the wanted line."""

from collections.abc import Sequence
from dataclasses import dataclass

from kodawari.report._drawing import Point, drawing, label, polyline, text_width, tip
from kodawari.report._frame import Axis, Frame, frame_for
from kodawari.report._markup import Html, element
from kodawari.report._palette import Tone

__all__ = ["Choice", "tradeoff"]

PLOT_HEIGHT = 260.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One point of the trade-off.

    Attributes:
        x: What should be small; `x_low` and `x_high` its interval.
        x_low: As above.
        x_high: As above.
        y: What should be large; `y_low` and `y_high` its interval.
        y_low: As above.
        y_high: As above.
        tone: `signal` for the winner, `rival` for the base, `grey` for the rest.
        name: What stands beside it; empty for the rest.
        text: What a pointer over it tells.
        on_front: Whether the front runs through it.
    """

    x: float
    x_low: float
    x_high: float
    y: float
    y_low: float
    y_high: float
    tone: Tone = "grey"
    name: str = ""
    text: str = ""
    on_front: bool = False


def tradeoff(
    choices: Sequence[Choice],
    *,
    x_name: str,
    x_unit: str,
    y_name: str,
    y_unit: str,
    width: float,
    wanted: float | None = None,
    most: float | None = None,
) -> Html:
    """Points with intervals; faster is to the left, surer is up.

    Args:
        choices: At least one.
        x_name: Name of what should be small; `x_unit` its unit.
        x_unit: As above.
        y_name: Name of what should be large; `y_unit` its unit.
        y_unit: As above.
        width: Of the drawing [px].
        wanted: The least y that is asked for.
        most: The largest y that can be, such as 100 %.
    """
    lows = [choice.y_low for choice in choices] + ([] if wanted is None else [wanted])
    highs = [choice.y_high for choice in choices] + ([] if wanted is None else [wanted])
    x = Axis(
        name=x_name,
        unit=x_unit,
        low=min(choice.x_low for choice in choices),
        high=max(choice.x_high for choice in choices),
    )
    y = Axis(name=y_name, unit=y_unit, low=min(lows), high=max(highs) if most is None else most)
    frame = frame_for(x, y, width=width, plot_height=PLOT_HEIGHT)
    body = [*frame.back]
    if wanted is not None:
        body += _wanted(wanted, y_unit, frame)
    body.append(_front(choices, frame))
    ordered = sorted(choices, key=lambda choice: choice.tone != "grey")
    for choice in ordered:
        body += _cross(choice, frame)
    for choice in ordered:
        body += _dot(choice, frame)
    return drawing(
        (width, frame.height),
        f"{len(choices)} set-ups by {x_name} and {y_name}.",
        [*body, *frame.front],
    )


def _wanted(wanted: float, unit: str, frame: Frame) -> list[Html]:
    y = frame.y.at(wanted)
    words = f"wanted {wanted:g} {unit}"
    return [
        element("line", x1=frame.x.start, x2=frame.x.end, y1=y, y2=y, class_="s-ink dashed"),
        label(words, (frame.x.end, y - 5.0), tone="ink", anchor="end", halo=True),
    ]


def _front(choices: Sequence[Choice], frame: Frame) -> Html:
    """The stairs below which no choice is the best one."""
    front = sorted((choice for choice in choices if choice.on_front), key=lambda choice: choice.x)
    points: list[Point] = []
    for choice in front:
        if points:
            points.append((frame.x.at(choice.x), points[-1][1]))
        points.append((frame.x.at(choice.x), frame.y.at(choice.y)))
    return element("path", d=polyline(points), class_="s-grey trace thin") if len(points) > 1 else Html()


def _cross(choice: Choice, frame: Frame) -> list[Html]:
    x, y = frame.x.at(choice.x), frame.y.at(choice.y)
    look = f"s-{choice.tone} hair"
    return [
        element("line", x1=frame.x.at(choice.x_low), x2=frame.x.at(choice.x_high), y1=y, y2=y, class_=look),
        element(
            "line", x1=x, x2=x, y1=frame.y.within(choice.y_low), y2=frame.y.within(choice.y_high), class_=look
        ),
    ]


def _dot(choice: Choice, frame: Frame) -> list[Html]:
    """The point; the base is hollow, so that it is told apart without colour."""
    x, y = frame.x.at(choice.x), frame.y.at(choice.y)
    radius = 4.0 if choice.tone == "grey" else 6.0
    look = "hollow s-rival" if choice.tone == "rival" else f"f-{choice.tone} dot"
    shapes = [element("circle", tip(choice.text), cx=x, cy=y, r=radius, class_=look)]
    if choice.name:
        right = x + 10.0 + text_width(choice.name) <= frame.x.end
        place = (x + 10.0 if right else x - 10.0, y - 8.0 if y - 20.0 > frame.y.end else y + 18.0)
        shapes.append(
            label(choice.name, place, tone=choice.tone, anchor="start" if right else "end", halo=True)
        )
    return shapes
