"""Layouts of other editors: read, put in order, raced on, checked, and written."""

from kodawari.mini4wd.course.formats._kinds import editor_source
from kodawari.mini4wd.course.formats._stretch import stretched
from kodawari.mini4wd.course.formats._toml import definition_toml, toml_head, toml_key, toml_value
from kodawari.mini4wd.course.formats.chains import DrawnChain, drawn_chains
from kodawari.mini4wd.course.formats.check import Check, check_course, check_json, check_route
from kodawari.mini4wd.course.formats.detect import is_layout, is_link, parse_layout, read_layout
from kodawari.mini4wd.course.formats.export import EXPORTS, export_course, share_link
from kodawari.mini4wd.course.formats.layout import Layout, Placed
from kodawari.mini4wd.course.formats.native import course_definition, layout_definition
from kodawari.mini4wd.course.formats.own import course_report
from kodawari.mini4wd.course.formats.report import route_json
from kodawari.mini4wd.course.formats.route import Gap, Route, Step, put_in_order

__all__ = [
    "EXPORTS",
    "Check",
    "DrawnChain",
    "Gap",
    "Layout",
    "Placed",
    "Route",
    "Step",
    "check_course",
    "check_json",
    "check_route",
    "course_definition",
    "course_report",
    "definition_toml",
    "drawn_chains",
    "editor_source",
    "export_course",
    "is_layout",
    "is_link",
    "layout_definition",
    "parse_layout",
    "put_in_order",
    "read_layout",
    "route_json",
    "share_link",
    "stretched",
    "toml_head",
    "toml_key",
    "toml_value",
]
