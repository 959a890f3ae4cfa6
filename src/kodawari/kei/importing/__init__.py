"""From Japan to your driveway: age clocks, duties, states, papers, each with source, date and trust.

    question = Question(
        subject=subject_of("TT2-123456"),
        evidence=(evidence(EvidenceKind.BUILT, "2001-11", today=today),),
        entry=date(2026, 11, 21), today=today, state="VA",
    )
    answer = check(question)
    answer.clocks["nhtsa"].certain_from     # 2026-11-30

Everything here is information with an as-of date, and no legal advice.
"""

from kodawari.kei.importing._about import About, about
from kodawari.kei.importing._abroad import AbroadCharge, check_abroad, load_abroad
from kodawari.kei.importing._advice import Remark
from kodawari.kei.importing._answer import Check, Engine, Question
from kodawari.kei.importing._calendar import calendar_text
from kodawari.kei.importing._check import check
from kodawari.kei.importing._clocks import Clock, Status
from kodawari.kei.importing._codes import ChassisCode, Decoded, Vehicle, decode, load_codes
from kodawari.kei.importing._cost import Cost, work_out
from kodawari.kei.importing._document import Bullets, Cell, Cited, Col, Document, Grid, Part
from kodawari.kei.importing._duties import (
    Duty,
    DutyTable,
    Fee,
    check_days,
    duty_on,
    fee_on,
    load_duties,
    must_be_covered,
)
from kodawari.kei.importing._evidence import Evidence, EvidenceKind, Window, evidence, window_of
from kodawari.kei.importing._guides import not_settled_page, sources_page
from kodawari.kei.importing._line import Line, Total
from kodawari.kei.importing._map import state_map
from kodawari.kei.importing._markdown import markdown_text
from kodawari.kei.importing._money import Money, read_money, read_rate, read_yen_rate
from kodawari.kei.importing._number import ChassisNumber, read_number
from kodawari.kei.importing._page import document_page
from kodawari.kei.importing._period import Period, Precision, read_period
from kodawari.kei.importing._plan import Coast, Plan, Step, make_plan
from kodawari.kei.importing._purchase import Purchase, is_stale
from kodawari.kei.importing._readings import Reading
from kodawari.kei.importing._routes import RouteCheck
from kodawari.kei.importing._sheet import SheetCode, SheetKey, flags, load_sheet, read_sheet, sheet_dict
from kodawari.kei.importing._sources import source_table
from kodawari.kei.importing._states import Answer, State, StateCell, find_state, load_states, states_dict
from kodawari.kei.importing._subject import Subject, subject_of
from kodawari.kei.importing._tell_check import check_document
from kodawari.kei.importing._tell_cost import cost_document
from kodawari.kei.importing._tell_plan import plan_document
from kodawari.kei.importing._tell_rest import decode_document, watch_document
from kodawari.kei.importing._tell_sheet import sheet_document, sheet_key_document
from kodawari.kei.importing._tell_states import state_document, states_document
from kodawari.kei.importing._watch import Arrival, Watch, watch

__all__ = [
    "About",
    "AbroadCharge",
    "Answer",
    "Arrival",
    "Bullets",
    "Cell",
    "ChassisCode",
    "ChassisNumber",
    "Check",
    "Cited",
    "Clock",
    "Coast",
    "Col",
    "Cost",
    "Decoded",
    "Document",
    "Duty",
    "DutyTable",
    "Engine",
    "Evidence",
    "EvidenceKind",
    "Fee",
    "Grid",
    "Line",
    "Money",
    "Part",
    "Period",
    "Plan",
    "Precision",
    "Purchase",
    "Question",
    "Reading",
    "Remark",
    "RouteCheck",
    "SheetCode",
    "SheetKey",
    "State",
    "StateCell",
    "Status",
    "Step",
    "Subject",
    "Total",
    "Vehicle",
    "Watch",
    "Window",
    "about",
    "calendar_text",
    "check",
    "check_abroad",
    "check_days",
    "check_document",
    "cost_document",
    "decode",
    "decode_document",
    "document_page",
    "duty_on",
    "evidence",
    "fee_on",
    "find_state",
    "flags",
    "is_stale",
    "load_abroad",
    "load_codes",
    "load_duties",
    "load_sheet",
    "load_states",
    "make_plan",
    "markdown_text",
    "must_be_covered",
    "not_settled_page",
    "plan_document",
    "read_money",
    "read_number",
    "read_period",
    "read_rate",
    "read_sheet",
    "read_yen_rate",
    "sheet_dict",
    "sheet_document",
    "sheet_key_document",
    "source_table",
    "sources_page",
    "state_document",
    "state_map",
    "states_dict",
    "states_document",
    "subject_of",
    "watch",
    "watch_document",
    "window_of",
    "work_out",
]
