"""The colours, on paper and on graphite. A failure is a word and a hatch, never a third colour."""

__all__ = ["COLOURS", "Tone", "colour_rules", "contrast"]

from typing import Literal

Tone = Literal["ink", "grey", "signal", "rival"]
"""What a mark is drawn in: `signal` for what matters now, `rival` for what it is compared with."""

COLOURS = {
    "paper": ("#FAF9F6", "#16181B"),
    "floor": ("#F0EEE8", "#1F2226"),
    "ink": ("#1C1E21", "#ECEAE4"),
    "rule": ("#D9D6CF", "#33373C"),
    "grey": ("#64686F", "#9A9EA6"),
    "signal": ("#C4381F", "#FF6A50"),
    "rival": ("#1D6CAE", "#5BA8E6"),
}
"""Name, colour by day, colour by night. Grey, signal and rival keep 4.5 : 1 on paper and on floor."""


def colour_rules() -> str:
    """The colours as CSS variables: by day, by night, by the reader's own choice, and on paper."""
    day, night = (
        "".join(f"--{name}:{shades[k]};" for name, shades in COLOURS.items()) + f"color-scheme:{scheme};"
        for k, scheme in enumerate(("light", "dark"))
    )
    return (
        f":root{{{day}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{night}}}}}"
        f"@media screen{{:root[data-theme=dark]{{{night}}}}}"
    )


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours `#RRGGBB`, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of a colour `#RRGGBB` (WCAG 2.2, definition of relative luminance)."""
    shares = [int(colour[place : place + 2], 16) / 255.0 for place in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
