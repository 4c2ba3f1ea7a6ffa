"""Empty workbooks to fill in and import: header, a marked example, what each column accepts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.case import (
    CHANNEL_TEXT,
    FOLLOW_UP_STATE_TEXT,
    FOLLOW_UP_TEXT,
    KIND_TEXT,
    OCCUPANCY_TEXT,
    SATISFACTION_TEXT,
    SEVERITY_TEXT,
    VALIDITY_TEXT,
)
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Translate, say
from desktop_app.services.exports import complaints as export_complaints
from desktop_app.services.exports import followups as export_followups
from desktop_app.services.exports import roster as export_roster
from desktop_app.services.exports.model import OWN_ID, Column

EXAMPLE = QT_TRANSLATE_NOOP("core", "示例：")
"""What the first cell of an example begins with; the import passes such a row over."""
_FREE = QT_TRANSLATE_NOOP("core", "文字")
_TIME = QT_TRANSLATE_NOOP("core", "日期时间，如 2026-11-21 09:30；只有日期也可以")
_NUMBER = QT_TRANSLATE_NOOP("core", "数字")
_AT = datetime(2026, 11, 21, 9, 30)


@dataclass(frozen=True)
class _Kind:
    """A template: the register's own columns without those that the program works out."""

    title: str
    columns: Sequence[Column]
    left_out: frozenset[str]
    required: frozenset[str]
    words: Mapping[str, Mapping[str, str]]
    example: Mapping[str, object]
    hints: Mapping[str, str]


_KINDS = {
    "complaints": _Kind(
        QT_TRANSLATE_NOOP("core", "投诉登记表"),
        export_complaints.COLUMNS,
        frozenset({"due_at", "status"}),
        frozenset({"received_at", "content"}),
        {
            "channel": CHANNEL_TEXT,
            "complainant_kind": KIND_TEXT,
            "severity": SEVERITY_TEXT,
            "validity": VALIDITY_TEXT,
            "satisfaction": SATISFACTION_TEXT,
        },
        {
            "number": "TS-20261121-001",
            "received_at": _AT,
            "received_by": QT_TRANSLATE_NOOP("core", "王敏"),
            "channel": CHANNEL_TEXT["phone"],
            "complainant": QT_TRANSLATE_NOOP("core", "李建国"),
            "complainant_kind": KIND_TEXT["owner"],
            "community": QT_TRANSLATE_NOOP("core", "锦绣花园"),
            "room": "3-2-501",
            "phone": "13800138000",
            "content": QT_TRANSLATE_NOOP("core", "厨房水管接头漏水，楼下邻居已上门。"),
            "expectation": QT_TRANSLATE_NOOP("core", "今天修好"),
            "category": QT_TRANSLATE_NOOP("core", "工程维修 / 漏水"),
            "severity": SEVERITY_TEXT["normal"],
        },
        {
            "number": QT_TRANSLATE_NOOP("core", "可空，导入时自动编号；填了的按编号认出同一件"),
            "category": QT_TRANSLATE_NOOP("core", "一级 / 二级，如 工程维修 / 漏水"),
            "result": QT_TRANSLATE_NOOP("core", "写了“已修复”“已解释”等，按已处理登记"),
        },
    ),
    "households": _Kind(
        QT_TRANSLATE_NOOP("core", "住户名册"),
        export_roster.COLUMNS,
        frozenset(),
        frozenset({"room"}),
        {"kind": KIND_TEXT, "occupancy": OCCUPANCY_TEXT},
        {
            "community": QT_TRANSLATE_NOOP("core", "锦绣花园"),
            "building": "3",
            "unit": "2",
            "room": "501",
            "area": 89.5,
            "occupancy": OCCUPANCY_TEXT["occupied"],
            "name": QT_TRANSLATE_NOOP("core", "李建国"),
            "kind": KIND_TEXT["owner"],
            "phone": "13800138000",
            "preferred_time": QT_TRANSLATE_NOOP("core", "工作日晚上"),
        },
        {"name": QT_TRANSLATE_NOOP("core", "每人一行；空房留空")},
    ),
    "followups": _Kind(
        QT_TRANSLATE_NOOP("core", "回访记录表"),
        export_followups.COLUMNS,
        frozenset(),
        frozenset({"due_at"}),
        {"kind": FOLLOW_UP_TEXT, "state": FOLLOW_UP_STATE_TEXT},
        {
            "number": "TS-20261121-001",
            "room": "3-2-501",
            "kind": FOLLOW_UP_TEXT["callback"],
            "due_at": _AT,
            "state": FOLLOW_UP_STATE_TEXT["planned"],
            "assignee": QT_TRANSLATE_NOOP("core", "王敏"),
        },
        {
            "number": QT_TRANSLATE_NOOP("core", "投诉编号；没有投诉的填房号"),
            "room": QT_TRANSLATE_NOOP("core", "栋-单元-室；有投诉编号的可空"),
        },
    ),
}


def write_template(target: Path, kind: str, tell: Translate, language: str) -> Path:
    """Write the template of *kind* (complaints, households, followups) as an .xlsx file.

    Errors as in ``write_book``; ``export_format`` for another kind of file.
    """
    from desktop_app.exchange.write_xlsx import Choices, ColumnOut, SheetOut, write_book

    if target.suffix.lower() != ".xlsx":
        raise KnownError(
            "export_format",
            say(
                QT_TRANSLATE_NOOP("core", "模板只能存为 .xlsx，没有写“{name}”。"), name=target.name
            ),
        )
    about = _KINDS[kind]
    columns = [column for column in about.columns if column.field not in about.left_out]
    out = [
        ColumnOut(
            tell(column.title),
            max(column.width, 10),
            column.kind,
            choices=Choices([tell(word) for word in about.words[column.field].values()])
            if column.field in about.words
            else None,
        )
        for column in columns
    ]
    if language != "zh":  # the hidden column makes the import read the titles as ours
        out.append(ColumnOut(OWN_ID, 10, hidden=True))
    example = [_shown(about.example.get(column.field), tell) for column in columns]
    example[0] = f"{tell(EXAMPLE)}{example[0] or ''}"
    lines = [_line(column, about, tell) for column in columns]
    lines.append(
        (
            tell(QT_TRANSLATE_NOOP("core", "示例行")),
            "",
            tell(QT_TRANSLATE_NOOP("core", "以“示例”开头的行不会导入，可以删除，也可以留着")),
        )
    )
    words = SheetOut(
        tell(QT_TRANSLATE_NOOP("core", "填写说明")),
        [
            ColumnOut(tell(QT_TRANSLATE_NOOP("core", "栏目")), 16),
            ColumnOut(tell(QT_TRANSLATE_NOOP("core", "必填")), 8),
            ColumnOut(tell(QT_TRANSLATE_NOOP("core", "可以填什么")), 70),
        ],
        lines,
        filtered=False,
    )
    write_book(target, [SheetOut(tell(about.title), out, [example]), words])
    return target


def _shown(value: object, tell: Translate) -> object:
    return tell(value) if isinstance(value, str) else value


def _line(column: Column, about: _Kind, tell: Translate) -> tuple[str, str, str]:
    need = QT_TRANSLATE_NOOP("core", "必填") if column.field in about.required else ""
    if column.field in about.words:
        accepted = "、".join(tell(word) for word in about.words[column.field].values())
    elif column.field in about.hints:
        accepted = tell(about.hints[column.field])
    else:
        by_kind = {"datetime": _TIME, "number": _NUMBER, "int": _NUMBER}
        accepted = tell(by_kind.get(column.kind, _FREE))
    return tell(column.title), tell(need) if need else "", accepted
