"""Second step: each sheet's columns beside the fields, the sheet itself, and how it will be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.services.imports import plans as import_plans
from desktop_app.services.imports.plans import Prepared
from desktop_app.ui.importer import facts, texts
from desktop_app.ui.importer.column_table import CalmCombo, ColumnPane
from desktop_app.ui.importer.lines_table import LinesTable
from desktop_app.ui.importer.sheet_model import Face, face_of
from desktop_app.ui.importer.sheet_pane import SheetPane
from desktop_app.ui.importer.summary_card import SummaryCard
from desktop_app.ui.importer.words_table import WordsPane
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import label_with_key, push_button
from desktop_app.ui.widgets.chips import ChipBar, ChipSpec
from desktop_app.ui.widgets.words import Words

WIDE = 820
"""From which width (at 100 %) the card beside the columns has room."""
VIEWS = ("columns", "sheet", "after", "words")
DOUBT_KEY = "F8"


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
        self.info = Words("", self, kind="muted", marked=True)
        self.views = ChipBar(theme, self.tr("看什么"), self)
        self.views.set_chips(self._chips(0, 0))
        self.views.choose("columns")
        self.views.chosen.connect(self.show_view)
        self.doubt_button = push_button("", clicked=self.next_doubtful, parent=self)
        self.stack = QStackedWidget(self)
        self.columns = ColumnPane(theme, language, self.stack)
        self.sheet = SheetPane(theme, language, import_plans.cell_text, self.stack)
        self.preview = LinesTable(theme, self.tr("导入后的样子"), self.stack)
        self.words = WordsPane(theme, language, self.stack)
        for pane in (self.columns, self.sheet, self.preview, self.words):
            self.stack.addWidget(pane)
        self.summary = SummaryCard(theme, language, self)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        line = QHBoxLayout()
        left = QVBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._theme.size(row.setSpacing, "m")
        row.addLayout(left, 3)
        self._theme.size(left.setSpacing, "s")
        left.addWidget(self.tabs)
        left.addLayout(head)
        self._theme.size(head.setSpacing, "m")
        head.addWidget(self.kinds)
        head.addWidget(self.info, 1)
        left.addLayout(line)
        self._theme.size(line.setSpacing, "m")
        line.addWidget(self.views, 1)
        line.addWidget(self.doubt_button)
        left.addWidget(self.stack, 1)
        row.addWidget(self.summary, 1)

    @property
    def narrow(self) -> bool:
        """Whether there is no room for the card beside the columns."""
        return self.width() < self._theme.px(WIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The columns and the way on matter most; the card says what the next step says again.
        was = self.summary.isHidden()
        self.summary.setVisible(not self.narrow)
        if was != self.summary.isHidden():
            self.narrowed.emit()

    def minimumSizeHint(self) -> QSize:
        """What the columns alone need: the card is left out where there is no room."""
        return QSize(self._theme.px(400), self._theme.px(250))

    @property
    def view(self) -> str:
        return VIEWS[self.stack.currentIndex()]

    def show_view(self, view: str) -> None:
        """Bring one of ``VIEWS`` to the front."""
        self.views.choose(view)
        self.stack.setCurrentIndex(VIEWS.index(view))

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
                self.tabs.setTabText(index, facts.tab(sheet))
                self.tabs.setTabToolTip(index, texts.tell(sheet.reason, self._language))
            self.tabs.setCurrentIndex(current)
        self.tabs.setVisible(len(sheets) > 1)
        self._show_sheet(prepared, current)

    def clear(self) -> None:
        """Let go of a book that nobody will look at again."""
        self.sheet.show_face(Face(), False)
        self.preview.lines.show((), (), lambda _item: ())

    def _show_sheet(self, prepared: Prepared, current: int) -> None:
        sheet = prepared.loaded.sheets[current]
        found = prepared.words[current]
        with QSignalBlocker(self.kinds):
            self.kinds.setCurrentIndex(max(0, self.kinds.findData(sheet.kind or "")))
        self.sheet.show_face(face_of(prepared.loaded.book.sheets[current], sheet), self._revealed)
        self.words.show_words(found)
        fields = import_plans.fields_of(sheet.kind) if sheet.kind else ()
        self.columns.show_reports(fields, prepared.reports[current], self._revealed)
        self._show_preview(sheet)
        if sheet.kind is None:
            self.info.setText(facts.why_not(sheet, self._language))
        else:
            self.info.setText("　".join(facts.of_sheet(prepared, current, self._language)))
        kinds = sum(one.doubtful for one in found)
        self.views.set_chips(self._chips(self.columns.table.doubtful, kinds))
        for key in ("columns", "after", "words"):
            self.views.chips()[key].setVisible(sheet.kind is not None)
        if sheet.kind is None:
            self.show_view("sheet")
        self._show_doubts(self.columns.table.doubtful, kinds)

    def _chips(self, columns: int, kinds: int) -> list[ChipSpec]:
        return [
            ChipSpec("columns", self.tr("对应列"), columns or None, "amber"),
            ChipSpec("sheet", self.tr("原表")),
            ChipSpec("after", self.tr("导入后的样子")),
            ChipSpec("words", self.tr("写法对应"), kinds or None, "amber"),
        ]

    def _show_doubts(self, columns: int, kinds: int) -> None:
        count = columns + kinds
        self.doubt_button.setVisible(count > 0)
        text = self.tr("下一处待核对")
        self.doubt_button.setText(label_with_key(text, DOUBT_KEY))
        self.doubt_button.setAccessibleName(text)
        self.doubt_button.setAccessibleDescription(
            self.tr("还有 {count} 处待核对").format(count=count)
        )

    def next_doubtful(self) -> None:
        """To the next column, then the next spelling, that a person should look at."""
        if self.view == "words":
            row = self.words.table.next_doubtful(self.words.table.currentIndex().row())
            if row >= 0 or not self.columns.table.doubtful:
                self._to_word(max(row, self.words.table.next_doubtful(-1)))
                return
        column = self.columns.table.next_doubtful() if self.view == "columns" else -1
        if column < 0 and self.view == "columns" and self.words.table.next_doubtful(-1) >= 0:
            self._to_word(self.words.table.next_doubtful(-1))
            return
        if column < 0:
            column = self.columns.table.next_doubtful(first=True)
        if column < 0:
            self._to_word(self.words.table.next_doubtful(-1))
            return
        self.show_view("columns")
        self.columns.table.go_to(column)

    def _to_word(self, row: int) -> None:
        if row < 0:
            return
        self.show_view("words")
        table = self.words.table
        table.setCurrentIndex(table.lines.index(row, 3))
        table.setFocus()

    def _show_preview(self, sheet: Any) -> None:
        fields = [
            match.field
            for match in sheet.plan.columns
            if match.field and not import_plans.is_date_part(match.field)
        ]
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
