"""A line to type in, with suggestions that arrive when they are ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.theme.theme import Theme, set_kind

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Suggestion:
    """One line of the list; *value* is what ``picked`` carries."""

    title: str
    detail: str = ""
    value: object = None


Answer = Callable[[Sequence[Suggestion]], None]
Fetch = Callable[[str, Answer], None]
"""Asks for suggestions to a text; calls the answer in the window's thread, now or later."""


class SuggestionModel(QAbstractListModel):
    """The suggestions at hand."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Suggestion, ...] = ()

    def replace(self, rows: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title} {row.detail}".strip()
        if role == Qt.ItemDataRole.UserRole:
            return row
        return None


class SuggestionDelegate(QStyledItemDelegate):
    """Title, and the detail muted behind it; both are shortened before anything is cut."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._theme.metrics().height()
        return QSize(self._theme.px(160), line + 2 * self._theme.space.s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        colours, space = self._theme.colours, self._theme.space
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, QColor(colours.selected if chosen else colours.surface))
        area = option.rect.adjusted(space.s, 0, -space.s, 0)
        metrics = self._theme.metrics()
        title_width = min(area.width(), metrics.horizontalAdvance(row.title) + space.m)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(self._theme.font())
        painter.setPen(QColor(colours.text))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(area, flags, metrics.elidedText(row.title, elide, area.width()))
        rest = QRect(
            area.left() + title_width, area.top(), area.width() - title_width, area.height()
        )
        if row.detail and rest.width() > space.xl:
            small = self._theme.font("small")
            painter.setFont(small)
            painter.setPen(QColor(colours.muted))
            detail = QFontMetrics(small).elidedText(row.detail, elide, rest.width())
            painter.drawText(rest, flags, detail)
        painter.restore()


class SuggestBox(QLineEdit):
    """Typing asks *fetch*; up, down, Enter and Esc work the list. Stale answers are dropped.

    ``picked`` carries the value of a suggestion, ``submitted`` the text when Enter is pressed
    with no suggestion chosen.
    """

    picked = Signal(object)
    submitted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        fetch: Fetch,
        *,
        delay_ms: int = 120,
        name: str = "",
        placeholder: str = "",
        keep_text: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch, self._keep_text = fetch, keep_text
        self._asked = 0
        self.setAccessibleName(name or placeholder)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        self._model = SuggestionModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        popup = QListView()
        popup.setAccessibleName(self.tr("候选"))
        popup.setUniformItemSizes(True)
        set_kind(popup, "card")
        self._completer.setPopup(popup)
        popup.setItemDelegate(SuggestionDelegate(theme, popup))
        # setWidget, not setCompleter: what is put into the line is decided here.
        self._completer.setWidget(self)
        self._completer.activated[QModelIndex].connect(self._pick)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self.ask_now)
        self.textEdited.connect(self._edited)

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        return self._model.rows

    @property
    def popup(self) -> QListView:
        view = self._completer.popup()
        assert isinstance(view, QListView)
        return view

    @Slot()
    def ask_now(self) -> None:
        """Ask for suggestions to the present text without waiting for a pause in typing."""
        self._timer.stop()
        self._asked += 1
        token = self._asked
        text = self.text().strip()
        if not text:
            self._offer(token, ())
            return
        self._fetch(text, lambda rows: self._offer(token, rows))

    def _edited(self, _text: str) -> None:
        self._asked += 1  # an answer under way is for a text that is no longer there
        self._timer.start()

    def _offer(self, token: int, rows: Sequence[Suggestion]) -> None:
        if token != self._asked:
            return
        self._model.replace(rows)
        if rows and self.hasFocus():
            self._completer.complete()
        else:
            self.popup.hide()

    @Slot(QModelIndex)
    def _pick(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Suggestion):
            return
        self._timer.stop()
        self._asked += 1
        self.setText(row.title if self._keep_text else "")
        self.picked.emit(row.value)

    def event(self, event: QEvent) -> bool:
        # Esc first empties the line; only the next one goes back a page.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.NoModifier:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                # The completer shows Enter to the line first: what is chosen in the list is its.
                if self.popup.isVisible() and self.popup.currentIndex().isValid():
                    event.ignore()
                    return
                self.popup.hide()
                self._timer.stop()
                self.submitted.emit(self.text().strip())
                event.accept()
                return
            if event.key() == Qt.Key.Key_Escape and self.popup.isVisible():
                event.ignore()
                return
            if event.key() == Qt.Key.Key_Escape and self.text():
                self.clear()
                self._edited("")
                event.accept()
                return
            if event.key() == Qt.Key.Key_Down and not self.popup.isVisible():
                self.ask_now()
                event.accept()
                return
        super().keyPressEvent(event)
