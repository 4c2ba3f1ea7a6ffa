"""Lists of the intake form: plain choices, people, words to type or choose, categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QStandardItem,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
SHOWN = Qt.ItemDataRole.UserRole + 1
FOUND_BY = Qt.ItemDataRole.UserRole + 2


class ChoiceBox(QComboBox):
    """A list of (key, text); ``key`` is what is chosen. The wheel never changes it by accident."""

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Another list; what is chosen stays, even when the list no longer has it."""
        kept, kept_text = self.key, self.currentText()
        was = self.blockSignals(True)
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        if kept and self.findData(kept) < 0:
            self.addItem(kept_text, kept)
        self.set_key(kept)
        self.blockSignals(was)

    @property
    def key(self) -> str:
        return str(self.currentData() or "")

    def set_key(self, key: str) -> None:
        at = self.findData(key)
        if at < 0 and key:
            self.addItem(key, key)
            at = self.count() - 1
        self.setCurrentIndex(max(at, 0) if self.count() else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


@dataclass(frozen=True)
class PersonChoice:
    """A person of the household; ``shown`` is what the open list says (masked)."""

    id: int
    name: str
    kind: str
    phone: str
    shown: str


class _ShownDelegate(QStyledItemDelegate):
    """Lists the masked line, while the field itself holds the name."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = str(index.data(SHOWN) or option.text)


class PersonBox(QComboBox):
    """A name to type, or one of the household's people to choose (``chosen``)."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)
        self.setItemDelegate(_ShownDelegate(self))
        self._people: tuple[PersonChoice, ...] = ()
        self.activated.connect(lambda at: self.chosen.emit(self._people[at]))

    @property
    def people(self) -> tuple[PersonChoice, ...]:
        return self._people

    def set_people(self, people: Sequence[PersonChoice]) -> None:
        """Another household's people; the name in the field stays."""
        text = self.currentText()
        was = self.blockSignals(True)
        self.clear()
        self._people = tuple(people)
        for person in people:
            self.addItem(person.name)
            self.setItemData(self.count() - 1, person.shown, SHOWN)
        self.setCurrentIndex(-1)
        self.setEditText(text)
        self.blockSignals(was)

    def set_name(self, name: str) -> None:
        was = self.blockSignals(True)
        self.setEditText(name)
        self.blockSignals(was)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NameBox(QComboBox):
    """A word to type, or one that the office uses already."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)

    def set_names(self, names: Sequence[str]) -> None:
        """Another list; the word in the field stays."""
        text = self.currentText()
        was = self.blockSignals(True)
        self.clear()
        self.addItems(list(names))
        self.set_name(text)
        self.blockSignals(was)

    def set_name(self, name: str) -> None:
        was = self.blockSignals(True)
        self.setCurrentIndex(-1)
        self.setEditText(name)
        self.blockSignals(was)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _WordsCompleter(QCompleter):
    """Finds a category by any of its words; what it puts into the line is its title."""

    def pathFromIndex(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class CategoryBox(QComboBox):
    """The two-level list, searched by title, word or pinyin initials while typing.

    A text that is no category stays visible and is put right or emptied by the person: ``code``
    is then empty and ``is_understood`` False.
    """

    changed = Signal()
    register_asked = Signal()  # Ctrl+Enter while the list is open, which would swallow it

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(6)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.lineEdit().setPlaceholderText(placeholder)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        completer = _WordsCompleter(self._rows, self)
        completer.setCompletionRole(FOUND_BY)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(10)
        self.setCompleter(completer)
        completer.activated[QModelIndex].connect(self._completed)
        self.activated.connect(lambda _at: self.changed.emit())
        self.lineEdit().textEdited.connect(lambda _text: self.changed.emit())
        self.lineEdit().editingFinished.connect(self.settle)
        completer.popup().installEventFilter(self)

    def set_categories(self, rows: Sequence[tuple[str, str]], words: Mapping[str, str]) -> None:
        """(code, title) in the office's order, and what else finds each."""
        code, text = self.code, self.currentText()
        was = self.blockSignals(True)
        self._rows.clear()
        for key, title in rows:
            item = QStandardItem(title)
            item.setData(key, Qt.ItemDataRole.UserRole)
            item.setData(f"{title} {words.get(key, '')}", FOUND_BY)
            self._rows.appendRow(item)
        self.setCurrentIndex(-1)
        self.setEditText(text)
        if code:
            self.set_code(code)
        self.blockSignals(was)

    @property
    def code(self) -> str:
        """Code of the category whose title stands in the line, else empty."""
        at = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(at)) if at >= 0 else ""

    @property
    def is_understood(self) -> bool:
        return not self.currentText().strip() or bool(self.code)

    def set_code(self, code: str) -> None:
        """Show a category (empty: none) without telling anybody."""
        was = self.blockSignals(True)
        at = self.findData(code) if code else -1
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText(code)
        self.blockSignals(was)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.completer().popup().hide()
            self.register_asked.emit()
            return True
        return super().eventFilter(watched, event)

    def _completed(self, index: QModelIndex) -> None:
        self.setEditText(str(index.data(Qt.ItemDataRole.DisplayRole)))
        self.changed.emit()

    def settle(self) -> None:
        """Take the only category that what was typed finds; leave anything else as it is."""
        typed = self.currentText().strip().casefold()
        if not typed or self.code:
            return
        hits = [
            row
            for row in range(self._rows.rowCount())
            if typed in str(self._rows.item(row).data(FOUND_BY)).casefold()
        ]
        exact = [
            row
            for row in hits
            if typed in str(self._rows.item(row).data(FOUND_BY)).casefold().split()
        ]
        # A parent's title is part of its children's: typing 漏水 means the one that has it as word.
        for found in (exact, hits):
            if len(found) == 1:
                self.setCurrentIndex(found[0])
                self.changed.emit()
                return
