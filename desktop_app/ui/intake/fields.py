"""Fields that only the intake form has: moods as large keys, people, categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QStandardItem,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QCompleter,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.flow_layout import FlowLayout

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


class MoodChip(QAbstractButton):
    """One mood, large; its number is the key that chooses it."""

    def __init__(self, theme: Theme, number: int, key: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._number, self.key = theme, number, key
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.changed.connect(self.updateGeometry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is the chip's own; everything else is the picker's."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("title", bold=True))
        words = metrics.horizontalAdvance(f"{self._number}  {self.text()}")
        width = max(self._theme.px(92), words + 2 * self._theme.space.l)
        return QSize(width, metrics.height() + 2 * self._theme.space.s)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.primary if chosen else colours.surface
        if not chosen and self.underMouse():
            ground = colours.hover
        edge = QPen(QColor(colours.primary if chosen else colours.control_line), 1)
        if self.hasFocus():
            edge = QPen(QColor(colours.focus_on_primary if chosen else colours.focus), 2)
        inset = edge.widthF() / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(edge)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        small, large = theme.font("small"), theme.font("title", bold=chosen)
        gap = theme.space.s
        number = QFontMetrics(small).horizontalAdvance(str(self._number))
        words = QFontMetrics(large).horizontalAdvance(self.text())
        left = (self.width() - number - gap - words) // 2
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(small)
        painter.setPen(QColor(colours.on_primary if chosen else colours.muted))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), middle, str(self._number))
        painter.setFont(large)
        painter.setPen(QColor(colours.on_primary if chosen else colours.text))
        painter.drawText(self.rect().adjusted(left + number + gap, 0, 0, 0), middle, self.text())
        painter.end()


class MoodPicker(QWidget):
    """Four moods: 1–4 or the arrows choose, Space takes the choice back, Tab goes on.

    One stop for Tab, as the group is one question.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        moods: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, spacing=theme.space.s)
        self.chips: list[MoodChip] = []
        for number, (key, text) in enumerate(moods, start=1):
            chip = MoodChip(theme, number, key, text, self)
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.clicked.connect(lambda _checked=False, key=key: self._press(key))
            self._flow.addWidget(chip)
            self.chips.append(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._set_stop(0)

    @property
    def mood(self) -> str:
        return next((chip.key for chip in self.chips if chip.isChecked()), "")

    def set_mood(self, mood: str) -> None:
        """Show *mood* (empty: none) without telling anybody."""
        for chip in self.chips:
            chip.setChecked(chip.key == mood)
        chosen = next((at for at, chip in enumerate(self.chips) if chip.key == mood), 0)
        self._set_stop(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), 0)
        digit = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and digit.isdecimal() and 1 <= int(digit) <= len(self.chips):
            self._choose(int(digit) - 1)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._choose((here + 1) % len(self.chips) if self.mood else here)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._choose((here - 1) % len(self.chips) if self.mood else here)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chips[here].click()
        else:
            super().keyPressEvent(event)

    def _choose(self, at: int) -> None:
        self.set_mood(self.chips[at].key)
        self.chips[at].setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _press(self, key: str) -> None:
        pressed = next(chip for chip in self.chips if chip.key == key)
        self.set_mood(key if pressed.isChecked() else "")
        self.changed.emit()

    def _set_stop(self, at: int) -> None:
        for here, chip in enumerate(self.chips):
            stop = Qt.FocusPolicy.StrongFocus if here == at else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(stop)
        self.setFocusProxy(self.chips[at])


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
        self.setCompleter(None)
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
        self.lineEdit().editingFinished.connect(self._finish)

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

    def _completed(self, index: QModelIndex) -> None:
        self.setEditText(str(index.data(Qt.ItemDataRole.DisplayRole)))
        self.changed.emit()

    def _finish(self) -> None:
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
