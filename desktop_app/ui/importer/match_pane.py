"""Second step: each sheet's columns beside the fields, and the rows as they will be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services import import_plans
from desktop_app.services.import_plans import Prepared
from desktop_app.ui.importer import texts
from desktop_app.ui.importer.column_table import CalmCombo, ColumnTable
from desktop_app.ui.importer.lines_table import LinesTable
from desktop_app.ui.importer.summary_card import SummaryCard
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.empty_state import EmptyState

WIDE, TALL = 820, 400
"""From which size (at 100 %) the card, and the preview, have room."""


class MatchPane(QWidget):
    """``sheet_chosen`` carries a sheet's place in the book, ``kind_chosen`` a kind or empty."""

    sheet_chosen = Signal(int)
    kind_chosen = Signal(str)
    narrowed = Signal()

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._revealed = False
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(self.tr("工作表"))
        self.tabs.currentChanged.connect(self.sheet_chosen)
        self.kinds = CalmCombo(self)
        self.kinds.setAccessibleName(self.tr("表格种类"))
        for kind in (*import_plans.KIND_TEXT, None):
            self.kinds.addItem(texts.kind_text(kind), kind or "")
        self.kinds.currentIndexChanged.connect(
            lambda _at: self.kind_chosen.emit(str(self.kinds.currentData()))
        )
        self.info = QLabel(self)
        self.info.setWordWrap(True)
        self.info.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_kind(self.info, "muted")
        self.columns = ColumnTable(theme, language, self)
        self.preview_title = QLabel(self)
        set_kind(self.preview_title, "title")
        self.preview = LinesTable(theme, self.tr("导入后的样子"), self)
        self.empty = EmptyState(theme, "info", "", "", self)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.xs)
        column.addWidget(self.preview_title)
        column.addWidget(self.preview, 1)
        self.both = QSplitter(Qt.Orientation.Vertical, self)
        self.both.addWidget(self.columns)
        self.both.addWidget(below)
        self.both.setStretchFactor(0, 3)
        self.both.setStretchFactor(1, 2)
        self.both.setChildrenCollapsible(False)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.both)
        self.stack.addWidget(self.empty)
        self.summary = SummaryCard(theme, language, self)
        head = QHBoxLayout()
        head.setSpacing(theme.space.m)
        head.addWidget(self.kinds)
        head.addWidget(self.info, 1)
        left = QWidget(self)
        sheet = QVBoxLayout(left)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.setSpacing(theme.space.s)
        sheet.addWidget(self.tabs)
        sheet.addLayout(head)
        sheet.addWidget(self.stack, 1)
        self.sides = QSplitter(Qt.Orientation.Horizontal, self)
        self.sides.addWidget(left)
        self.sides.addWidget(self.summary)
        self.sides.setStretchFactor(0, 1)
        self.sides.setStretchFactor(1, 0)
        self.sides.setChildrenCollapsible(False)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sides)
        self._below = below
        self.both.setSizes([theme.px(420), theme.px(200)])
        self.sides.setSizes([theme.px(900), theme.px(300)])

    @property
    def narrow(self) -> bool:
        """Whether there is no room for the card beside the columns."""
        return self.width() < self._theme.px(WIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.summary.setVisible(not self.narrow)
        self._below.setVisible(self.height() >= self._theme.px(TALL))
        self.narrowed.emit()

    def minimumSizeHint(self) -> QSize:
        """Small enough for a small window: what finds no room there is left out."""
        return QSize(self._theme.px(400), self._theme.px(200))

    def show_book(self, prepared: Prepared, current: int, revealed: bool) -> None:
        """Show a book as it is read now, with the sheet *current* in front."""
        self._revealed = revealed
        with QSignalBlocker(self.tabs):
            sheets = prepared.loaded.sheets
            while self.tabs.count() > len(sheets):
                self.tabs.removeTab(self.tabs.count() - 1)
            while self.tabs.count() < len(sheets):
                self.tabs.addTab("")
            for index, sheet in enumerate(sheets):
                self.tabs.setTabText(index, self._tab(sheet))
                self.tabs.setTabToolTip(index, texts.tell(sheet.reason, self._language))
            self.tabs.setCurrentIndex(current)
        self._show_sheet(prepared, current)

    def _tab(self, sheet: Any) -> str:
        name = sheet.name.replace("&", "&&")
        if sheet.kind is None:
            return self.tr("{name} · 不导入").format(name=name)
        count = len(sheet.rows) + len(sheet.errors)
        return self.tr("{name} · {count} 行").format(name=name, count=f"{count:,}")

    def _show_sheet(self, prepared: Prepared, current: int) -> None:
        sheet = prepared.loaded.sheets[current]
        with QSignalBlocker(self.kinds):
            self.kinds.setCurrentIndex(max(0, self.kinds.findData(sheet.kind or "")))
        if sheet.kind is None:
            self.empty.set_text(
                self.tr("“{name}”不导入").format(name=sheet.name),
                texts.tell(sheet.reason, self._language),
            )
            self.info.setText(self.tr("如果它其实是一张要导入的表，请在左边选择种类。"))
            set_kind(self.info, "muted")
            self.stack.setCurrentWidget(self.empty)
            return
        self.info.setText("　".join(self._facts(prepared, current)))
        self.columns.show_reports(
            import_plans.fields_of(sheet.kind), prepared.reports[current], self._revealed
        )
        self._show_preview(sheet)
        self.stack.setCurrentWidget(self.both)

    def _facts(self, prepared: Prepared, current: int) -> list[str]:
        sheet = prepared.loaded.sheets[current]
        facts = []
        if prepared.used[current]:
            facts.append(
                self.tr("按保存的对应方案“{name}”识别").format(name=prepared.used[current])
            )
        facts.append(self.tr("第 {row} 行为表头").format(row=sheet.header_row))
        skipped = [
            self.tr("{what} {count} 行").format(what=self._skipped(why), count=f"{count:,}")
            for why, count in sheet.skipped.items()
            if why != "blank"
        ]
        if skipped:
            facts.append(self.tr("已跳过{list}").format(list="、".join(skipped)))
        if sheet.plan.hidden:
            facts.append(self.tr("这是一张隐藏的工作表"))
        # What the reader says of another sheet is said there.
        of_book = [
            note
            for note in prepared.loaded.notes
            if note.values.get("sheet", sheet.name) == sheet.name
        ]
        notes = (*sheet.plan.notes, *of_book)
        facts.extend(texts.tell(note, self._language) for note in notes)
        return facts

    def _skipped(self, why: str) -> str:
        return {
            "total": self.tr("合计"),
            "signature": self.tr("签字"),
            "header": self.tr("重复的表头"),
            "note": self.tr("说明"),
            "example": self.tr("示例"),
        }.get(why, why)

    def _show_preview(self, sheet: Any) -> None:
        self.preview_title.setText(self.tr("导入后的样子"))
        fields = [match.field for match in sheet.plan.columns if match.field]
        headers = [self.tr("行")] + [texts.label(field, self._language) for field in fields]
        widths = [3] + [_width(field) for field in fields]

        def say_row(row: Any) -> Sequence[str]:
            values = row.values
            cells = [
                texts.place_text(values)
                if field == "room"
                else texts.cell_text(field, values, self._revealed)
                for field in fields
            ]
            return [str(row.row), *cells]

        self.preview.show_lines(headers, sheet.rows, say_row, widths)


def _width(field: str) -> int:
    if field in ("content", "result", "expectation", "remark"):
        return 16
    return 9 if field.endswith("_at") or field in ("category", "phone") else 6
