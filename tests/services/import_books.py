"""Small registers for the tests of importing, and the ways in which all of them bring one in."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from desktop_app.domain.views import CaseFilter, QueueRow
from desktop_app.services import queue
from desktop_app.services.imports import importing
from desktop_app.services.imports.importing import Check, LoadedBook, Outcome
from desktop_app.services.office import Office
from tests.offices import NOW

REGISTER = "2026年投诉登记表(最终版).xlsx"
ROSTER = "锦绣花园住户名册.xlsx"


def bring_in(office: Office, loaded: LoadedBook) -> Outcome:
    return importing.commit(office, importing.check(office, loaded))


def all_rows(office: Office) -> list[QueueRow]:
    return queue.rows(office, queue.query(office, CaseFilter(), sort="number"), 10_000)


def book(path: Path, rows: list[list[object]], title: str = "登记表") -> Path:
    made = openpyxl.Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


HEADER: list[object] = [
    "编号",
    "受理时间",
    "房号",
    "投诉人",
    "电话",
    "渠道",
    "投诉内容",
    "级别",
    "备注",
]


def line(number: str, content: str, **other: object) -> list[object]:
    row: dict[str, object] = {
        "编号": number, "受理时间": "2026-11-03 09:10", "房号": "3-2-501", "投诉人": "李建国",
        "电话": "13812342207", "渠道": "来电", "投诉内容": content, "级别": "一般", "备注": "",
    }  # fmt: skip
    row |= other
    return [row[str(title)] for title in HEADER]


def checked_book(office: Office, path: Path) -> Check:
    return importing.check(office, importing.load(path, today=NOW))


def bring_in_file(office: Office, path: Path) -> Outcome:
    return bring_in(office, importing.load(path, today=NOW))


def contents(office: Office) -> dict[str, int]:
    tables = (
        "complaint", "complaint_text", "household", "resident", "residency", "follow_up",
        "step_entry", "clock_run", "contact", "rework",
    )  # fmt: skip
    return {name: office.store.value(f"SELECT count(*) FROM {name}") for name in tables}


def snapshot(office: Office) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that an import can change, without trace, counters, search index."""
    left_out = {"audit", "operation", "chain", "import_batch", "number_counter"}
    found = {}
    for table in office.store.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        name = table["name"]
        if name in left_out or name.startswith(("sqlite_", "case_words")):
            continue
        rows = office.store.rows(f"SELECT * FROM {name}")
        found[name] = sorted(
            (tuple(v for k, v in row.items() if k != "revision") for row in rows), key=repr
        )
    return found
