"""What people read: one-file pages with tables, charts, margins and sources, for any machine.

    notes = Footnotes(load_sources())
    chart = chart_figure(lambda width: histogram(samples, name="lap time", unit="s", of="runs", width=width))
    page = Page(kind="race", title="…", lede="…", notes=notes, sections=[
        Section(anchor="times", title="Times", body=[chart]),
    ])
    write_atomically(path, page_html(page))

Text is escaped wherever it enters; only `Html`, which `element` makes, passes as it is. Everything is
readable without a network, without a script, and in grey.
"""

from kodawari.report._bars import Bar, Panel, Row, bar_chart
from kodawari.report._charts import FULL, HALF, chart_figure, drawing_figure, side_by_side
from kodawari.report._footnotes import Footnotes
from kodawari.report._histogram import Sample, histogram
from kodawari.report._line import BandLine, Place, line_chart
from kodawari.report._margin import Margin, margin_bar, margin_window
from kodawari.report._markup import Html, element, joined
from kodawari.report._page import Page, Section, page_html
from kodawari.report._palette import COLOURS, Tone, contrast
from kodawari.report._ribbon import Ribbon, Stretch
from kodawari.report._table import Cell, Column, Line, table
from kodawari.report._tradeoff import Choice, tradeoff
from kodawari.report._words import (
    confidence_word,
    figure,
    percent,
    quiet,
    share_change,
    term,
    unknown,
    verdict,
)

__all__ = [
    "COLOURS",
    "FULL",
    "HALF",
    "BandLine",
    "Bar",
    "Cell",
    "Choice",
    "Column",
    "Footnotes",
    "Html",
    "Line",
    "Margin",
    "Page",
    "Panel",
    "Place",
    "Ribbon",
    "Row",
    "Sample",
    "Section",
    "Stretch",
    "Tone",
    "bar_chart",
    "chart_figure",
    "confidence_word",
    "contrast",
    "drawing_figure",
    "element",
    "figure",
    "histogram",
    "joined",
    "line_chart",
    "margin_bar",
    "margin_window",
    "page_html",
    "percent",
    "quiet",
    "share_change",
    "side_by_side",
    "table",
    "term",
    "tradeoff",
    "unknown",
    "verdict",
]
