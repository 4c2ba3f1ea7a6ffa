"""The import page's frame: title, steps, the pane of the present step, and the way on."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.importer.check_pane import CheckPane
from desktop_app.ui.importer.choose_pane import ChoosePane, dropped_file
from desktop_app.ui.importer.import_pane import ImportPane
from desktop_app.ui.importer.match_pane import MatchPane
from desktop_app.ui.importer.summary_card import CountBadges
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.busy import Busy
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.chips import ChipBar, ChipSpec
from desktop_app.ui.widgets.current_stack import CurrentStack
from desktop_app.ui.widgets.message_bar import MessageBar

STEPS = ("choose", "match", "check", "import")


class SaveLine(QWidget):
    """Asks in place for a mapping's name: ``saved`` carries it."""

    saved = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("方案名，例如：客服部月报"))
        self.name.setAccessibleName(self.tr("对应方案的名字"))
        self.name.returnPressed.connect(self._save)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        theme.size(row.setSpacing, "s")
        row.addWidget(self.name, 1)
        row.addWidget(push_button(self.tr("保存"), clicked=self._save, parent=self))
        row.addWidget(push_button(self.tr("不保存"), clicked=self.closed.emit, parent=self))
        theme.size(self.setMaximumWidth, 460)

    def ask(self, name: str) -> None:
        self.name.setText(name)
        self.name.selectAll()
        self.show()
        self.name.setFocus()

    def _save(self) -> None:
        self.saved.emit(self.name.text())


class ImportView(QWidget):
    """Panes are public; the page fills them. ``step_chosen`` carries a key of ``STEPS``."""

    step_chosen = Signal(str)
    back_asked = Signal()
    next_asked = Signal()
    save_asked = Signal()
    dropped = Signal(object)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAcceptDrops(True)
        self.title = QLabel(self.tr("导入表格"), self)
        set_kind(self.title, "heading")
        self.subtitle = QLabel(self)
        self.subtitle.setTextFormat(Qt.TextFormat.PlainText)
        self.subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_kind(self.subtitle, "muted")
        self.chips = ChipBar(theme, self.tr("导入步骤"), self)
        self.chips.set_chips(
            [
                ChipSpec("choose", self.tr("1 选择文件")),
                ChipSpec("match", self.tr("2 对应列")),
                ChipSpec("check", self.tr("3 检查")),
                ChipSpec("import", self.tr("4 导入")),
            ]
        )
        self.chips.chosen.connect(self._chip)
        self.messages = MessageBar(theme, self)
        # The panes are made where they stand: what is moved later is styled once more.
        self.stack = CurrentStack(self)
        self.choose = ChoosePane(theme, self.stack)
        self.match = MatchPane(theme, language, self.stack)
        self.check = CheckPane(theme, language, self.stack)
        self.importing = ImportPane(theme, self.stack)
        for pane in (self.choose, self.match, self.check, self.importing):
            self.stack.addWidget(pane)
        self.busy = Busy(theme, self.stack)
        self.save_button = push_button(
            self.tr("保存此对应方案"), clicked=self.save_asked.emit, parent=self
        )
        self.save_line = SaveLine(theme, self)
        # What the card beside the columns says, where there is no room for the card.
        self.counts = CountBadges(theme, self)
        self.match.narrowed.connect(self._show_counts)
        self.match.summary.told.connect(self._show_counts)
        self.save_line.closed.connect(self.close_save)
        self.back_button = push_button(self.tr("上一步"), clicked=self.back_asked.emit, parent=self)
        self.next_button = push_button(
            "", kind="primary", clicked=self.next_asked.emit, parent=self
        )
        head = QHBoxLayout()
        self.foot = QWidget(self)
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        theme.size(foot.setSpacing, "s")
        foot.addWidget(self.save_button)
        foot.addWidget(self.save_line, 2)
        foot.addWidget(self.counts, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "s")
        column.addLayout(head)
        theme.size(head.setSpacing, "m")
        head.addWidget(self.title)
        head.addWidget(self.subtitle, 1)
        column.addWidget(self.chips)
        column.addWidget(self.messages)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)
        self.save_line.hide()
        self.step = "choose"
        self.show_step("choose", reached={"choose"})

    def show_step(self, step: str, *, reached: Collection[str]) -> None:
        """Bring a step to the front; chips of steps that are not *reached* wait."""
        if step != self.step:
            self.save_line.hide()
        self.step = step
        with QSignalBlocker(self.chips):
            self.chips.choose(step)
        for key in STEPS:
            chip = self.chips.chips()[key]
            chip.setEnabled(key in reached)
            chip.update()
        self.stack.setCurrentIndex(STEPS.index(step))
        self.foot.setVisible(step in ("match", "check"))
        self.save_button.setVisible(step == "match" and self.save_line.isHidden())
        self._show_counts()
        if step == "match":
            self.set_next(self.tr("下一步：检查"), enabled=True)

    def _show_counts(self) -> None:
        """The counts stand once on the page: in the card, else in the foot."""
        counts = self.match.summary.counts
        if counts is not None:
            self.counts.show_counts(counts)
        self.counts.setVisible(self.match.narrow and self.step == "match" and counts is not None)

    def set_next(self, text: str, *, enabled: bool) -> None:
        self.next_button.setText(text)
        self.next_button.setAccessibleName(text)
        self.next_button.setEnabled(enabled)

    def ask_save(self, name: str) -> None:
        self.save_button.hide()
        self.save_line.ask(name)

    def close_save(self) -> None:
        self.save_line.hide()
        self.save_button.setVisible(self.step == "match")
        self.save_button.setFocus()

    def set_subtitle(self, text: str) -> None:
        self.subtitle.setText(text)
        self.subtitle.setToolTip(text)

    def take_focus(self) -> None:
        """The keyboard goes to the thing to be done in this step."""
        targets = {
            "choose": self.choose.area.choose_button,
            "match": self.next_button,
            "check": self.next_button if self.next_button.isEnabled() else self.back_button,
            "import": self.importing.running.cancel_button
            if self.importing.stack.currentIndex() == 0
            else self.importing.result.queue_button,
        }
        targets[self.step].setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def event(self, event: QEvent) -> bool:
        # Esc goes one step back; only in the first step it is the window's.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and (self.step in ("match", "check") or self.save_line.isVisible())
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.save_line.isVisible():
            self.close_save()
        elif event.key() == Qt.Key.Key_Escape and self.step in ("match", "check"):
            self.back_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            here = self.focusWidget()
            if isinstance(here, QAbstractButton):
                here.click()
            elif (
                self.save_line.isHidden() and self.foot.isVisible() and self.next_button.isEnabled()
            ):
                self.next_asked.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _chip(self, key: str) -> None:
        with QSignalBlocker(self.chips):
            self.chips.choose(self.step)
        self.step_chosen.emit(key)
