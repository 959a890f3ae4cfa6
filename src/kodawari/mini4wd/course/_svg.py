"""The SVG of the course's drawings is that of all drawings."""

from kodawari.report.svg import THEME, Point, document, element, number, path_data, text, text_width, tip

__all__ = ["THEME", "Point", "document", "element", "number", "path_data", "text", "text_width", "tip"]
