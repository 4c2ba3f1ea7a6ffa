"""The columns of a table beside the fields they are taken for: combo, sample, badge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.imports.nearby import NOBODY
from desktop_app.services.imports.report import ColumnReport
from desktop_app.ui.importer import texts
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import in_one_line

ONE_FOR_ALL = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class CalmCombo(QComboBox):
    """A combo that the mouse wheel passes over: scrolling a page must not change a choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnTable(QTableWidget):
    """``field_chosen`` carries a column's index and the field's key, empty for 不导入.

    ``looked_at`` carries the line that the keyboard has come to.
    """

    field_chosen = Signal(int, str)
    looked_at = Signal(int)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._theme, self._language = theme, language
        self._reports: Sequence[ColumnReport] = ()
        self._fields: Sequence[str] = ()
        self._combos: list[QComboBox] = []
        self._badges: list[Badge] = []
        self._offered: QStandardItemModel | None = None
        self._revealed = False
        self._people = NOBODY
        set_kind(self, "card")
        self.setAccessibleName(self.tr("各列对应的字段"))
        self.setHorizontalHeaderLabels(
            [self.tr("表格中的列"), self.tr("对应字段"), self.tr("样例"), self.tr("识别")]
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Fixed)
        theme.follow(self, self._remeasure)

    def combo(self, row: int) -> QComboBox:
        return self._combos[row]

    @property
    def doubtful(self) -> int:
        """How many columns a person should look at."""
        return sum(report.doubtful for report in self._reports)

    def next_doubtful(self, *, first: bool = False) -> int:
        """The line after the one with the keyboard that needs a look, -1 for none."""
        here = next((row for row, combo in enumerate(self._combos) if combo.hasFocus()), -1)
        rows = range(0 if first else here + 1, len(self._reports))
        return next((row for row in rows if self._reports[row].doubtful), -1)

    def go_to(self, row: int) -> None:
        self.scrollTo(self.model().index(row, 0))
        self._combos[row].setFocus(Qt.FocusReason.TabFocusReason)

    def detail(self, row: int) -> str:
        """How sure a column's match is and why, in words."""
        return texts.recognised_detail(self._reports[row], self._language, self._revealed)

    def title(self, row: int) -> str:
        return self.item(row, 0).text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self._combos:
            row = self._combos.index(watched)  # type: ignore[arg-type]
            self.scrollTo(self.model().index(row, 0))
            self.looked_at.emit(row)
        return False

    def badge(self, row: int) -> Badge:
        return self._badges[row]

    def show_reports(
        self, fields: Sequence[str], reports: Sequence[ColumnReport], revealed: bool
    ) -> None:
        """Show a table's columns; those that stay keep the keyboard's place."""
        self._revealed = revealed
        same = list(fields) == list(self._fields) and [
            (one.index, one.header) for one in reports
        ] == [(one.index, one.header) for one in self._reports]
        self._fields, self._reports = tuple(fields), tuple(reports)
        self._people = texts.people_in(reports)
        if not same:
            self._build()
        for row, report in enumerate(self._reports):
            self._fill(row, report)
        self._remeasure()

    def _build(self) -> None:
        self.setRowCount(0)
        self.setRowCount(len(self._reports))
        self._combos, self._badges = [], []
        offered = QStandardItemModel(self)
        for field in ("", *self._fields):
            item = QStandardItem(texts.label(field, self._language) if field else self.tr("不导入"))
            item.setData(field, Qt.ItemDataRole.UserRole)
            offered.appendRow(item)
        if self._offered is not None:
            self._offered.deleteLater()
        self._offered = offered
        for row, report in enumerate(self._reports):
            for column in (0, 2):
                self.setItem(row, column, QTableWidgetItem())
            # Made where they stand: what is moved there later is styled once more.
            left, right = QWidget(self.viewport()), QWidget(self.viewport())
            combo = CalmCombo(left)
            if row:  # they offer the same: how wide the first is tells it of all
                combo.setMinimumContentsLength(1)
                combo.setSizeAdjustPolicy(ONE_FOR_ALL)
            combo.setModel(offered)
            combo.setMaxVisibleItems(20)
            combo.currentIndexChanged.connect(
                lambda _at, combo=combo, index=report.index: self.field_chosen.emit(
                    index, str(combo.currentData())
                )
            )
            combo.installEventFilter(self)
            badge = Badge(self._theme, parent=right)
            self._combos.append(combo)
            self._badges.append(badge)
            for column, holder, widget in ((1, left, combo), (3, right, badge)):
                _air(holder, widget, self._theme)
                self.setCellWidget(row, column, holder)

    def _fill(self, row: int, report: ColumnReport) -> None:
        header = texts.one_line(report.header) or self.tr("（第 {index} 列，没有列名）").format(
            index=report.index + 1
        )
        name = self.item(row, 0)
        name.setText(header)
        name.setToolTip(header)
        shown, odd = (
            [texts.hidden(report.field or "", one, self._revealed, self._people) for one in some]
            for some in (report.samples, report.odd)
        )
        # What was not understood comes first: it is what has to be looked at.
        sample = " / ".join(dict.fromkeys(texts.one_line(one) for one in (*odd, *shown)))
        cell = self.item(row, 2)
        cell.setText(sample)
        cell.setToolTip(sample)
        combo, badge = self._combos[row], self._badges[row]
        with QSignalBlocker(combo):
            combo.setCurrentIndex(max(0, combo.findData(report.field or "")))
        combo.setAccessibleName(self.tr("“{column}”对应的字段").format(column=header))
        badge.set_badge(*texts.recognised(report))
        detail = self.detail(row)
        badge.setToolTip(detail)
        combo.setToolTip(detail)
        combo.setAccessibleDescription(in_one_line((badge.text, detail)))

    @Slot()
    def _remeasure(self) -> None:
        wide = self._theme.metrics().horizontalAdvance("国")
        space = self._theme.space
        tallest = max((combo.sizeHint().height() for combo in self._combos[:1]), default=0)
        self.verticalHeader().setDefaultSectionSize(tallest + space.s + 1)
        self.setColumnWidth(0, wide * 8)
        combos = max((combo.sizeHint().width() for combo in self._combos[:1]), default=wide * 8)
        # A combo's own hint knows nothing of the arrow's room in the style sheet.
        self.setColumnWidth(1, combos + wide + 2 * space.s)
        badges = max((badge.sizeHint().width() for badge in self._badges), default=wide * 6)
        self.setColumnWidth(3, max(badges + 2 * space.m, wide * 8))
        self.setMinimumHeight((tallest + space.s) * 2)


class ColumnPane(QWidget):
    """The columns, and below them why the one with the keyboard is taken for what it is."""

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ColumnTable(theme, language, self)
        self.detail = Words("", self, kind="muted")
        self._row = -1
        self.table.looked_at.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "s")
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)

    def show_reports(
        self, fields: Sequence[str], reports: Sequence[ColumnReport], revealed: bool
    ) -> None:
        self.table.show_reports(fields, reports, revealed)
        self._look(self._row if self._row < len(reports) else -1)

    @Slot(int)
    def _look(self, row: int) -> None:
        self._row = row
        if row < 0 or row >= self.table.rowCount():
            self.detail.setText(self.tr("每一列的对应都可以改；停在哪一列，这里就说明识别的理由。"))
            return
        text = self.tr("“{column}”：{detail}")
        self.detail.setText(
            text.format(column=self.table.title(row), detail=self.table.detail(row))
        )


def _air(holder: QWidget, widget: QWidget, theme: Theme) -> None:
    """A cell's widget in its holder: with air around it, as wide as it wants to be."""
    set_kind(holder, "clear")
    row = QHBoxLayout(holder)
    theme.size(row.setContentsMargins, "xs", 0, "xs", 0)
    row.addWidget(widget, 1 if isinstance(widget, QComboBox) else 0)
    if not isinstance(widget, QComboBox):
        row.addStretch(1)
