"""Small complaint registers as workbooks, for the tests of importing."""

from __future__ import annotations

from pathlib import Path

import openpyxl

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
