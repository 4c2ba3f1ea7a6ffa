"""The sheet as it stands, and the way to point at its header, its first and its last row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.ui.importer.sheet_model import Face
from desktop_app.ui.importer.sheet_table import SheetTable
from desktop_app.ui.shell.actions import ActionSpec
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import label_with_key, push_button
from desktop_app.ui.widgets.words import Words

HEADER_KEY, FIRST_KEY, LAST_KEY = "Ctrl+H", "Ctrl+Shift+Home", "Ctrl+Shift+End"
KEYS = (
    ActionSpec(
        "import.header", QT_TRANSLATE_NOOP("actions", "把选中的行当作表头"), HEADER_KEY, "import"
    ),
    ActionSpec(
        "import.first", QT_TRANSLATE_NOOP("actions", "从选中的行开始导入"), FIRST_KEY, "import"
    ),
    ActionSpec("import.last", QT_TRANSLATE_NOOP("actions", "到选中的行为止"), LAST_KEY, "import"),
)
"""Bound by the sheet itself; in the registry so that the sheet of keys has them."""


class SheetPane(QWidget):
    """The signals carry the row (1-based) that a person says is the header, the first, the last."""

    header_chosen = Signal(int)
    first_chosen = Signal(int)
    last_chosen = Signal(int)
    all_chosen = Signal()

    def __init__(
        self, theme: Theme, language: str, text_of: Callable[[Any], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.table = SheetTable(theme, language, text_of, self)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.hint = Words("", self, kind="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "s")
        column.addWidget(self.hint)
        self._line = QHBoxLayout()
        column.addLayout(self._line)
        theme.size(self._line.setSpacing, "s")
        self.header, self.button = self._action(HEADER_KEY, self.header_chosen)
        self.first, self.first_button = self._action(FIRST_KEY, self.first_chosen)
        self.last, self.last_button = self._action(LAST_KEY, self.last_chosen)
        self.all, self.all_button = self._action("", None)
        self._line.addStretch(1)
        column.addWidget(self.table, 1)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_row())
        self._show_row()

    def _action(self, key: str, chosen: Any) -> tuple[QAction, QPushButton]:
        """An action of the sheet's menu with its key, and the button that does the same."""
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

        def choose() -> None:
            if not action.isEnabled():
                return
            if chosen is None:
                self.all_chosen.emit()
            else:
                chosen.emit(self.row())

        action.triggered.connect(choose)
        self.addAction(action)
        self.table.addAction(action)
        button = push_button("", clicked=choose, parent=self)
        self._line.addWidget(button)
        return action, button

    def show_face(self, face: Face, revealed: bool) -> None:
        self.table.show_face(face, revealed)
        self.hint.setText(
            self.tr("没有认出表头。选中写着各列名称的那一行，再点下面的按钮。")
            if face.header is None
            else self.tr("蓝框内是识别出的表格；灰色的行和列不导入，原因写在行号旁。")
        )
        self._show_row()

    def row(self) -> int:
        """The row under the keyboard, 1-based; 0 for none."""
        return self.table.currentIndex().row() + 1

    def _show_row(self) -> None:
        row, face = self.row(), self.table.cells.face
        header = face.header
        free = row > 0 and (header is None or not header[0] <= row <= header[1])
        below = row > 0 and header is not None and row > header[1]
        header_text, first_text, last_text = (
            (
                self.tr("把第 {row} 行作为表头").format(row=row),
                self.tr("从第 {row} 行开始").format(row=row),
                self.tr("到第 {row} 行为止").format(row=row),
            )
            if row
            else (
                self.tr("把选中的行作为表头"),
                self.tr("从选中的行开始"),
                self.tr("到选中的行为止"),
            )
        )
        for action, button, text, key, able in (
            (self.header, self.button, header_text, HEADER_KEY, free),
            (self.first, self.first_button, first_text, FIRST_KEY, below and row != face.wanted[0]),
            (self.last, self.last_button, last_text, LAST_KEY, below and row != face.wanted[1]),
            (self.all, self.all_button, self.tr("恢复全部行"), "", any(face.wanted)),
        ):
            action.setText(text)
            action.setEnabled(able)
            button.setText(label_with_key(text, key) if key == HEADER_KEY else text)
            button.setToolTip(label_with_key(text, key) if key else text)
            button.setAccessibleName(text)
            button.setEnabled(able)
        for button in (self.first_button, self.last_button):
            button.setVisible(header is not None)
        self.all.setVisible(any(face.wanted))
        self.all_button.setVisible(any(face.wanted))
