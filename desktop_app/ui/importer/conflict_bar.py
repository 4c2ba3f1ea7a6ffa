"""What to do with fields that the table has otherwise: theirs or ours, some or all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.services.imports.resolve import BOOK, OURS
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.rows import level


class ConflictBar(QWidget):
    """``asked`` carries ``book`` or ``ours``, and whether it is meant for every row."""

    asked = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(theme, self)
        self.label = QLabel(self.tr("选中的行："), self)
        set_kind(self.label, "muted")
        flow.addWidget(self.label)
        self.buttons = {}
        for choice, everything, text in (
            (OURS, False, self.tr("保留本机的")),
            (BOOK, False, self.tr("采用表中的")),
            (OURS, True, self.tr("全部保留本机的")),
            (BOOK, True, self.tr("全部采用表中的")),
        ):
            button = push_button(
                text, clicked=partial(self.asked.emit, choice, everything), parent=self
            )
            self.buttons[choice, everything] = button
            flow.addWidget(button)
        self.left = QLabel(self)
        set_kind(self.left, "muted")
        flow.addWidget(self.left)
        for label in (self.label, self.left):
            level(theme, label, button)

    def show_left(self, undecided: int) -> None:
        """How many rows still wait for a choice."""
        self.left.setText(
            self.tr("还有 {count} 行未定，未定的行不写入。").format(count=f"{undecided:,}")
            if undecided
            else self.tr("都已决定。")
        )

    def show_declined(self, count: int) -> None:
        """How many updates are not wanted."""
        self.left.setText(
            self.tr("{count} 处保留本机的，不写入。").format(count=f"{count:,}") if count else ""
        )
