"""The preview's face: papers, and what can be done with them; it calls no service."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.printing.sheet_view import SheetView
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.busy import Busy
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.rows import level

SUFFIXES = (".pdf", ".xlsx", ".html")


class PreviewView(QWidget):
    """``print_asked``, ``save_asked`` (a suffix) and ``unmask_asked`` are its controls."""

    print_asked = Signal()
    save_asked = Signal(str)
    unmask_asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = QLabel(self)
        set_kind(self.title, "heading")
        self.about = QLabel(self)
        set_kind(self.about, "muted")
        self.print_ = push_button(
            self.tr("打印…"), kind="primary", shortcut_hint="Ctrl+P",
            clicked=self.print_asked.emit, parent=self,
        )  # fmt: skip
        texts = {
            ".pdf": self.tr("存为 PDF…"),
            ".xlsx": self.tr("存为 Excel…"),
            ".html": self.tr("存为 HTML…"),
        }
        self.saves = {
            suffix: push_button(text, clicked=partial(self.save_asked.emit, suffix), parent=self)
            for suffix, text in texts.items()
        }
        self.unmask = QCheckBox(self.tr("显示完整姓名和电话（记入操作记录）"), self)
        self.unmask.setAccessibleName(self.unmask.text())
        self.unmask.toggled.connect(self.unmask_asked)
        self.sheets = SheetView(theme, self.tr("打印预览"), self)
        step = self.sheets
        self.before = push_button(
            self.tr("上一页"), clicked=lambda: step.go_to(step.current - 1), parent=self
        )
        self.after = push_button(
            self.tr("下一页"), clicked=lambda: step.go_to(step.current + 1), parent=self
        )
        self.smaller = push_button(
            "−", accessible=self.tr("缩小"), clicked=lambda: step.zoom_by(-1), parent=self
        )
        self.larger = push_button(
            "+", accessible=self.tr("放大"), clicked=lambda: step.zoom_by(1), parent=self
        )
        self.width_ = push_button(
            self.tr("页宽"), clicked=lambda: step.fit(whole=False), parent=self
        )
        self.whole = push_button(self.tr("整页"), clicked=lambda: step.fit(whole=True), parent=self)
        self.zoom = QLabel(self)
        set_kind(self.zoom, "muted")
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        level(theme, self.zoom, self.smaller)
        level(theme, self.unmask, self.smaller)
        above = QWidget(self)
        set_kind(above, "clear")
        acts = FlowLayout(theme, above)
        for act in (self.print_, *self.saves.values(), self.unmask):
            acts.addWidget(act)
        below = QWidget(self)
        set_kind(below, "clear")
        moves = FlowLayout(theme, below)
        moved: tuple[QWidget, ...] = (
            self.before,
            self.after,
            self.smaller,
            self.zoom,
            self.larger,
            self.width_,
            self.whole,
        )
        for widget in moved:
            moves.addWidget(widget)
        head = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "s")
        column.addLayout(head)
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        column.addWidget(above)
        column.addWidget(self.sheets, 1)
        column.addWidget(below)
        self.busy = Busy(theme, self)
        theme.size(self.sheets.setMinimumHeight, 220)
        self.sheets.moved.connect(self._show_place)
        self.setFocusProxy(self.sheets)

    def show_ready(self, *, ready: bool, workbook: bool, personal: bool) -> None:
        """Whether papers can be printed now, and in which ways saved."""
        self.print_.setEnabled(ready)
        for suffix, button in self.saves.items():
            button.setEnabled(ready)
            button.setVisible(suffix != ".xlsx" or workbook)
        self.unmask.setVisible(personal)
        self._show_place()

    def _show_place(self) -> None:
        sheets = self.sheets
        count = len(sheets.pages)
        text = ""
        if count:
            text = self.tr("第 {page} 页，共 {pages} 页").format(
                page=f"{sheets.current + 1:,}", pages=f"{count:,}"
            )
        self.about.setText(text)
        sheets.setAccessibleDescription(text)
        self.zoom.setText(f"{sheets.zoom:.0%}")
        self.before.setEnabled(sheets.current > 0)
        self.after.setEnabled(sheets.current < count - 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.sheets.setFocus(event.reason())
