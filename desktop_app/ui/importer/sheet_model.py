"""A sheet as it stands in the file: its own cells, and what each row and column is taken for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from desktop_app.services.imports.model import LoadedSheet
from desktop_app.ui import words
from desktop_app.ui.importer import texts

Index = QModelIndex | QPersistentModelIndex
WIDEST = 400
"""Columns shown at most; the reader itself plans no more than half of them."""
_SHOWN = 160
"""Characters of a cell that are put on the screen."""
_PEOPLE = re.compile(
    r"姓名|业主|户主|住户|投诉人|联系人|受访人|报事人|反映人|来电人|客户|name", re.I
)
_NUMBERS = re.compile(r"(?<!\d)1[3-9]\d[\d -]{6,11}\d(?!\d)|(?<!\d)\d{15,17}[\dXx](?!\d)")


@dataclass(frozen=True)
class Face:
    """What a sheet's rows and columns are, all 1-based rows and 0-based columns.

    ``header`` is the first and last header row, ``table`` top, left, bottom, right of the
    detected table; both ``None`` where the sheet is no table. ``wanted`` are the first and the
    last row that a person set, 0 for none.
    """

    rows: Sequence[Sequence[Any]] = ()
    columns: int = 0
    header: tuple[int, int] | None = None
    table: tuple[int, int, int, int] | None = None
    fields: Mapping[int, str] = field(default_factory=dict)
    left_out: Mapping[int, str] = field(default_factory=dict)
    errors: Mapping[int, Any] = field(default_factory=dict)
    people: frozenset[int] = frozenset()
    wanted: tuple[int, int] = (0, 0)


def face_of(source: Any, sheet: LoadedSheet) -> Face:
    """The face of *sheet*, whose own cells are those of *source* (``exchange.book.Sheet``)."""
    width = min(max(map(len, source.rows), default=0), WIDEST)
    people = _people(source.rows)
    if sheet.kind is None:
        return Face(source.rows, width, people=people)
    plan = sheet.plan
    named = [match.index for match in plan.columns if match.header or match.field]
    found = [*(row.row for row in sheet.rows), *(error.row for error in sheet.errors)]
    top = max(plan.header_row, 1)
    bottom = max(found, default=plan.data_row - 1)
    table = (top, min(named, default=0), bottom, max(named, default=max(width - 1, 0)))
    fields = {match.index: match.field for match in plan.columns if match.field}
    errors = {error.row: error for error in sheet.errors}
    return Face(
        source.rows,
        width,
        (top, plan.data_row - 1),
        table,
        fields,
        sheet.left_out,
        errors,
        people | {at for at, name in fields.items() if name in texts.PEOPLE},
        (plan.first_row, plan.last_row),
    )


def _people(rows: Sequence[Sequence[Any]]) -> frozenset[int]:
    """Columns that some title in the first rows says hold names."""
    found = set()
    for row in rows[:60]:
        for at, cell in enumerate(row[:WIDEST]):
            if isinstance(cell, str) and len(cell) <= 14 and _PEOPLE.search(cell):
                found.add(at)
    return frozenset(found)


def letters(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


class SheetModel(QAbstractTableModel):
    """Cells become words only when they are painted; nothing of the sheet is copied."""

    def __init__(self, language: str, text_of: Callable[[Any], str]) -> None:
        super().__init__()
        self._language, self._text_of = language, text_of
        self.face = Face()
        self.revealed = False

    def show(self, face: Face, revealed: bool) -> None:
        self.beginResetModel()
        self.face, self.revealed = face, revealed
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.face.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.face.columns

    def role_of(self, row: int) -> str:
        """``above header data error none``, or why a row (1-based) is left out."""
        face = self.face
        if face.header is None:
            return "none"
        if row < face.header[0]:
            return "above"
        if row <= face.header[1]:
            return "header"
        if row in face.errors:
            return "error"
        why = face.left_out.get(row, "data")
        return "repeated" if why == "header" else why

    def why(self, row: int) -> str:
        """In words why a row (1-based) is no record, or cannot be imported; else empty."""
        role = self.role_of(row)
        if role == "error":
            return texts.tell(self.face.errors[row].reason, self._language)
        return row_why(role)

    def cell_text(self, row: int, column: int, limit: int = _SHOWN) -> str:
        """One cell, 0-based, on one line and under the mask."""
        cells = self.face.rows[row]
        cell = cells[column] if column < len(cells) else None
        if cell is None:
            return ""
        text = " ".join(self._text_of(cell)[:limit].split())
        return text if self.revealed else self._masked(text, row + 1, column)

    def _masked(self, text: str, row: int, column: int) -> str:
        role = self.role_of(row)
        if role in ("above", "header") or (role == "none" and _PEOPLE.search(text)):
            return _without_numbers(text)
        name = self.face.fields.get(column)
        if name is not None and (name in texts.PEOPLE or name == "phone"):
            return texts.hidden(name, text, False)
        if column in self.face.people and len(text) <= 20 and role in ("data", "error", "none"):
            return words.shown_name(_without_numbers(text))
        return _without_numbers(text)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell_text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            full = self.cell_text(index.row(), index.column(), 600)
            return "\n".join(part for part in (self.why(index.row() + 1), full) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.cell_text(index.row(), index.column())
            why = self.why(index.row() + 1)
            return words.in_one_line(part for part in (text, self._place(index), why) if part)
        return None

    def _place(self, index: Index) -> str:
        return QCoreApplication.translate("importer", "第 {row} 行 {column} 列").format(
            row=index.row() + 1, column=letters(index.column())
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                mark = row_mark(self.role_of(section + 1))
                return f"{section + 1}　{mark}" if mark else str(section + 1)
            return self.why(section + 1) if role == Qt.ItemDataRole.ToolTipRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            name = self.face.fields.get(section)
            if name is None:
                return letters(section)
            return f"{letters(section)}　{texts.label(name, self._language)}"
        if role == Qt.ItemDataRole.ToolTipRole and self.face.header is not None:
            name = self.face.fields.get(section)
            if name is None:
                return QCoreApplication.translate("importer", "这一列不导入")
            return QCoreApplication.translate("importer", "作为“{field}”导入").format(
                field=texts.label(name, self._language)
            )
        return None


def _without_numbers(text: str) -> str:
    return _NUMBERS.sub(lambda found: texts.hidden("phone", found[0], False), text)


def row_mark(role: str) -> str:
    """The word beside a row's number."""
    translate = QCoreApplication.translate
    return {
        "above": translate("importer", "表头以上"),
        "header": translate("importer", "表头"),
        "error": translate("importer", "有错"),
        "blank": translate("importer", "空行"),
        "total": translate("importer", "合计"),
        "signature": translate("importer", "签字"),
        "note": translate("importer", "说明"),
        "repeated": translate("importer", "重复的表头"),
        "example": translate("importer", "示例"),
        "outside": translate("importer", "未划入"),
        "data": "",
        "none": "",
    }.get(role, translate("importer", "跳过"))


def row_why(role: str) -> str:
    """Why a row brings no record."""
    translate = QCoreApplication.translate
    return {
        "above": translate("importer", "表头以上的标题或说明，不导入"),
        "header": translate("importer", "表头：各列的名称"),
        "blank": translate("importer", "空行，跳过"),
        "total": translate("importer", "合计行，不导入"),
        "signature": translate("importer", "签字行，不导入"),
        "note": translate("importer", "说明行，不导入"),
        "repeated": translate("importer", "与表头相同的行，不导入"),
        "example": translate("importer", "模板的示例行，不导入"),
        "outside": translate("importer", "在您划定的起止行以外，不导入"),
        "data": "",
        "none": "",
    }.get(role, translate("importer", "这一行不导入"))
