"""Books, a stand-in for the native dialogs, and what an import page shows, for its tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtWidgets import QWidget

from desktop_app.domain.views import CaseFilter
from desktop_app.services import queue
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer import ImportPage, make_import_page

HEADER: list[object] = ["编号", "受理时间", "房号", "投诉人", "电话", "投诉内容", "级别", "甲"]


def line(number: str, content: str, **other: object) -> list[object]:
    row: dict[str, object] = {
        "编号": number, "受理时间": "2026-11-03 09:10", "房号": "3-2-501", "投诉人": "李建国",
        "电话": "138-1234-2207", "投诉内容": content, "级别": "一般", "甲": "催了两次",
    }  # fmt: skip
    row |= other
    return [row[str(title)] for title in HEADER]


def write(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def register(folder: Path) -> Path:
    """Two months and a sheet that is no table; one row in error, one short phone."""
    return write(
        folder / "2026年投诉登记.xlsx",
        {
            "10月": [
                ["某小区投诉登记表"],
                HEADER,
                line("A-1", "电梯异响"),
                line("A-2", "门禁失灵", 受理时间="2025-13-02"),
                line("A-3", "路灯不亮", 电话="1380013"),
            ],
            "11月": [HEADER, line("B-1", "楼道漏水")],
            "说明": [["填表说明"], ["请如实填写"]],
        },
    )


class Chooser:
    """Stands where the native dialogs would open."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.asked: list[str] = []

    def file(self, parent: QWidget, folder: str) -> Path | None:
        self.asked.append(folder)
        return self.path

    def target(self, parent: QWidget, proposed: str, suffix: str) -> Path | None:
        self.asked.append(proposed)
        return self.path


def said_here(page: ImportPage) -> list[tuple[str, str]]:
    return page.view.messages.messages()


def count(office: Office) -> int:
    return queue.count(office, queue.query(office, CaseFilter()))


def headers(page: ImportPage) -> list[str]:
    table = page.view.match.columns.table
    return [table.item(row, 0).text() for row in range(table.rowCount())]


def lines(page: ImportPage) -> list[list[str]]:
    model = page.view.check.table.lines
    return [list(model.cells(row)) for row in range(model.rowCount())]


def shown_page(desk: Desk, chooser: Chooser, qtbot: Any) -> ImportPage:
    """An import page on the screen, before any book."""
    made = make_import_page(desk, choose_file=chooser.file, choose_target=chooser.target)
    qtbot.addWidget(made.widget)
    made.widget.resize(1200, 760)
    made.widget.show()
    made.activate()
    return made
