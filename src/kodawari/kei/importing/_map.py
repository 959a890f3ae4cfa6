"""A map of the states as tiles, one square for each, so that Rhode Island is as easy to read as Texas."""

from datetime import date

from kodawari.kei.importing._about import about
from kodawari.kei.importing._codes import Vehicle
from kodawari.kei.importing._states import Answer, State, StateCell, load_states
from kodawari.quantity import Confidence
from kodawari.report import COLOURS, Html, element

__all__ = ["state_map"]

_TILE, _GAP, _LEFT, _TOP = 60.0, 6.0, 24.0, 78.0
_FIRM = {Confidence.MEASURED, Confidence.PRIMARY, Confidence.PRIMARY_QUOTED, Confidence.SECONDARY}
_WORDS = {
    Answer.YES: "yes",
    Answer.LIMITED: "with limits",
    Answer.NO: "no",
    Answer.UNKNOWN: "unknown",
}
_FONT = 'system-ui,-apple-system,"Segoe UI","Noto Sans",sans-serif'


def state_map(vehicle: Vehicle, on: date) -> str:
    """The map as an SVG document.

    A filled tile says yes, a tile with a band with limits, a hatched one no, a dashed one unknown. Where the
    answer rests on a weak word (press, recalled, conflicting) it is grey and has a question mark.

    Args:
        vehicle: Truck, car or van.
        on: The day.
    """
    states = load_states()
    width = _LEFT * 2 + 12 * _TILE + 11 * _GAP
    height = _TOP + 8 * (_TILE + _GAP) + 86.0
    title = f"May a kei {vehicle} of 25 years be registered? {on}"
    tiles = [_tile(code, state, state.cell(vehicle, on)) for code, state in states.items()]
    return (
        str(
            element(
                "svg",
                element("title", title),
                _defs(),
                element("rect", x=0.0, y=0.0, width=width, height=height, **_paint(fill="paper")),
                _text(title, (_LEFT, 32.0), size=18, weight=600),
                _text(
                    "By state. Grey with a question mark: the answer rests on a weak or contradicted word.",
                    (_LEFT, 54.0),
                    tone="grey",
                ),
                *tiles,
                *_legend(height - 62.0),
                _text(about().line, (_LEFT, height - 16.0), tone="grey"),
                xmlns="http://www.w3.org/2000/svg",
                viewBox=f"0 0 {width:.0f} {height:.0f}",
                width=width,
                height=height,
                role="img",
                aria_label=title,
                font_family=_FONT,
            )
        )
        + "\n"
    )


def _paint(**tones: str) -> dict[str, str]:
    """Fill and stroke in colours of the page, with plain values for viewers that know no CSS variables."""
    style = ";".join(f"{name}:var(--{tone},{COLOURS[tone][0]})" for name, tone in tones.items())
    return {**{name: COLOURS[tone][0] for name, tone in tones.items()}, "style": style}


def _defs() -> Html:
    """The hatches that say no: one for a firm answer, one for a weak one."""
    patterns = []
    for tone in ("signal", "grey"):
        line = element("path", d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6", stroke_width=1.4, **_paint(stroke=tone))
        name = f"map-no-{tone}"
        patterns.append(
            element("pattern", line, id=name, width="8", height="8", patternUnits="userSpaceOnUse")
        )
    return element("defs", *patterns)


def _text(
    words: str,
    at: tuple[float, float],
    *,
    size: int = 12,
    weight: int = 400,
    tone: str = "ink",
    anchor: str = "start",
) -> Html:
    return element(
        "text",
        words,
        x=at[0],
        y=at[1],
        font_size=str(size),
        font_weight=str(weight),
        text_anchor=anchor,
        **_paint(fill=tone),
    )


def _tile(code: str, state: State, cell: StateCell) -> Html:
    """One state: its letters, its answer as a pattern, its speed; in words under the pointer."""
    column, row = state.tile
    x, y = _LEFT + column * (_TILE + _GAP), _TOP + row * (_TILE + _GAP)
    is_weak = cell.confidence not in _FIRM and cell.register is not Answer.UNKNOWN
    doubt = " ?" if is_weak else ""
    speed = f"{cell.max_mph} mph" if cell.max_mph and cell.register is not Answer.NO else ""
    tone = "paper" if cell.register is Answer.YES else "ink"
    told = [state.name, f"registration {_WORDS[cell.register]} ({cell.confidence})", cell.roads, cell.plates]
    backing = (
        [element("rect", x=x + 12.0, y=y + 18.0, width=36.0, height=18.0, **_paint(fill="paper"))]
        if cell.register is Answer.NO
        else []
    )
    return element(
        "g",
        element("title", "; ".join(part for part in (*told, f"as of {state.as_of}") if part)),
        *_square(x, y, _TILE, cell.register, is_weak=is_weak),
        *backing,
        _text(code + doubt, (x + 30.0, y + 33.0), size=14, weight=600, tone=tone, anchor="middle"),
        *([_text(speed, (x + 30.0, y + 50.0), size=12, tone=tone, anchor="middle")] if speed else []),
    )


def _square(x: float, y: float, side: float, answer: Answer, *, is_weak: bool = False) -> list[Html]:
    """A square in the pattern of an answer; a weak answer is grey."""
    tone = "grey" if is_weak or answer is Answer.UNKNOWN else "ink"
    look = _paint(stroke=tone, fill=tone) if answer is Answer.YES else {**_paint(stroke=tone), "fill": "none"}
    if answer is Answer.NO:
        look["fill"] = f"url(#map-no-{'grey' if is_weak else 'signal'})"
    dashes = "3 3" if answer is Answer.UNKNOWN else None
    shapes = [element("rect", x=x, y=y, width=side, height=side, stroke_dasharray=dashes, **look)]
    if answer is Answer.LIMITED:
        shapes.append(element("rect", x=x, y=y, width=side, height=side * 0.14, **_paint(fill=tone)))
    return shapes


def _legend(y: float) -> list[Html]:
    """The four answers in a row."""
    shapes: list[Html] = []
    for k, (answer, word) in enumerate(_WORDS.items()):
        x = _LEFT + k * 150.0
        shapes += [*_square(x, y, 22.0, answer), _text(word, (x + 32.0, y + 16.0))]
    return shapes
