"""The rows of the recycle bin for a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from desktop_app.domain.case import Status
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services.recycle_bin import Binned
from desktop_app.ui.words import status_text

HEADERS = (
    QT_TRANSLATE_NOOP("BinModel", "编号"),
    QT_TRANSLATE_NOOP("BinModel", "房号"),
    QT_TRANSLATE_NOOP("BinModel", "投诉内容"),
    QT_TRANSLATE_NOOP("BinModel", "状态"),
    QT_TRANSLATE_NOOP("BinModel", "删除时间"),
    QT_TRANSLATE_NOOP("BinModel", "删除人"),
)
CONTENT = 2
NO_INDEX = QModelIndex()


class BinModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[Binned, ...] = ()

    def show(self, items: Sequence[Binned]) -> None:
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: QModelIndex = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADERS)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cells = self.cells(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == CONTENT:
            return cells[CONTENT]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.title(index.column())} {cells[index.column()]}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.title(section)
        return None

    def title(self, column: int) -> str:
        return QCoreApplication.translate("BinModel", HEADERS[column])

    def cells(self, row: int) -> tuple[str, ...]:
        one = self.items[row]
        return (
            one.number,
            one.place,
            one.excerpt,
            status_text(Status(one.status)),
            f"{one.deleted_at:%Y-%m-%d %H:%M}",
            one.deleted_by,
        )
