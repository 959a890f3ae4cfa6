"""A chart of the report kit as a file of its own: with its colours in it, for paper and for graphite."""

import re

from kodawari.report import COLOURS, Html

__all__ = ["alone"]

_RULES = """
text{font:12px system-ui,sans-serif;font-variant-numeric:tabular-nums}
.trace{fill:none;stroke-width:1.8;stroke-linejoin:round}.dashed{stroke-dasharray:5 3}.band{fill-opacity:.16}
"""


MARGIN = 12
"""Paper around a chart [px]."""


def alone(chart: Html) -> str:
    """A chart's SVG with everything that a page would have given it."""
    head, _, body = str(chart).partition(">")
    width, height = (
        float(size) + 2 * MARGIN for size in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', head)[0]
    )
    head = re.sub(r'viewBox="[^"]+"', f'viewBox="{-MARGIN} {-MARGIN} {width:g} {height:g}"', head)
    head = head.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"')
    title, _, rest = body.partition("</title>")
    sheet = f'<rect x="{-MARGIN}" y="{-MARGIN}" width="{width:g}" height="{height:g}" class="f-paper"/>'
    night = f"@media(prefers-color-scheme:dark){{{_looks(1)}}}"
    return f"{head}>{title}</title><style>{_looks(0)}{_RULES}{night}</style>{sheet}{rest}\n"


def _looks(k: int) -> str:
    """The classes of texts, areas and lines by day (0) or by night (1)."""
    return "".join(
        f".t-{name},.f-{name}{{fill:{shades[k]}}}.s-{name}{{stroke:{shades[k]}}}"
        for name, shades in COLOURS.items()
    )
