"""Undo in the window: Ctrl+Z, the bar for ten seconds, and text fields that come first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.services.office import ChangeSet
from desktop_app.services.operations import Work
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.i18n import render
from desktop_app.ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:  # the words for every operation are loaded with the first of them
    from desktop_app.services.undo import Offer, Undone

_LOOKING = frozenset({"reveal", "export_unmasked", "print_unmasked", "operator"})


class UndoHook(QObject):
    """Hears what was done and offers to take it back. *bar* gives the window's bar, once made."""

    def __init__(self, desk: Desk, bar: Callable[[], UndoBar]) -> None:
        super().__init__()
        self._desk, self._bar = desk, bar
        self._offers = Latest(desk.runner)
        self._offered: frozenset[int] = frozenset()
        self._page_spoke = False
        self._guard = TextFirst(self)
        desk.bus.changed.connect(self._changed)

    def undo_last(self) -> None:
        """Ctrl+Z with nothing on offer: the operator's last operation of this session."""
        from desktop_app.services import undo

        self._run(undo.undo_last)

    def page_offers(self, text: str, act: Callable[[], object]) -> None:
        """A page offers in its own words; they take the place of the general ones."""
        self._page_spoke = True
        self._offered = frozenset()
        self._bar().offer(text, act)

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        done = [(one, name) for one, name in changes.operations if name not in _LOOKING]
        if not done:
            return
        from desktop_app.services import undo

        if changes.cases & self._offered:
            # What is on offer can no longer be taken back by itself.
            self._bar().dismiss()
        self._page_spoke = False
        operation, name = done[-1]
        if name in undo.WEIGHTY:
            self._offers.ask(lambda office: undo.offer(office, operation), self._show)
        else:
            self._offers.forget()

    def _show(self, offer: Offer | None) -> None:
        if offer is None or self._page_spoke:
            return
        from desktop_app.services import undo

        self._offered = offer.cases
        text = self.tr("刚刚：{what}").format(what=render(offer.what))
        self._bar().offer(
            text, lambda: self._run(lambda office: undo.take_back(office, offer.operation_id))
        )

    def _run(self, work: Work) -> None:
        self._desk.runner.run(work, self._undone, self._refused)

    def _undone(self, undone: Undone | None) -> None:
        if undone is None:
            self._desk.show_message(self.tr("没有可以撤销的操作。"), "info")
        else:
            text = (
                self.tr("已撤销：{what}。填写的内容放回草稿，可以接着改。")
                if undone.drafts
                else self.tr("已撤销：{what}")
            )
            self._desk.show_message(text.format(what=render(undone.what)), "success")

    def _refused(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._desk.show_message(render(error.message), "warning")


class TextFirst(QObject):
    """Ctrl+Z belongs to a text field that has something to undo, and only then.

    Qt gives it to every text field that is focused, even to one with nothing to undo.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() != Qt.Key.Key_Z or not control or can_undo(watched):
            return False
        event.ignore()
        return True


def can_undo(field: QObject) -> bool:
    """Whether a text field (or the field inside a combo or spin box) has typing to take back."""
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit  # with the first key, not the window

    if isinstance(field, (QTextEdit, QPlainTextEdit)):
        return field.document().isUndoAvailable() and not field.isReadOnly()
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    return isinstance(line, QLineEdit) and line.isUndoAvailable() and not line.isReadOnly()
