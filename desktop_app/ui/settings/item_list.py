"""A list that is edited: add, remove, reorder, and a form for the chosen item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from desktop_app.ui.settings.forms import Form
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout, flowing


class OrderedList(QWidget):
    """Titles with buttons; it only asks, the owner changes. ``picked`` carries a position."""

    picked = Signal(int)
    add_asked = Signal()
    remove_asked = Signal()
    move_asked = Signal(int)

    def __init__(self, theme: Theme, name: str, add_words: str, *, wide: int = 170) -> None:
        super().__init__()
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        theme.size(self.list.setMinimumHeight, 120)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_kind(self.list, "card")
        self.list.currentRowChanged.connect(self._changed)
        self.add = push_button(add_words, clicked=self.add_asked.emit, parent=self)
        self.up = IconButton(theme, "chevron-up", self.tr("上移"), parent=self)
        self.down = IconButton(theme, "chevron-down", self.tr("下移"), parent=self)
        self.remove = IconButton(theme, "close", self.tr("删除"), parent=self)
        self.up.clicked.connect(lambda _checked=False: self.move_asked.emit(-1))
        self.down.clicked.connect(lambda _checked=False: self.move_asked.emit(1))
        self.remove.clicked.connect(lambda _checked=False: self.remove_asked.emit())
        buttons = QWidget(self)
        set_kind(buttons, "clear")
        flowing(buttons)
        row = FlowLayout(theme, buttons, spacing="xs")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "xs")
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        for button in (self.add, self.up, self.down, self.remove):
            row.addWidget(button)
        self._theme, self._wide = theme, wide
        theme.follow(self, self._remeasure)
        self._remeasure()

    def show_titles(self, titles: Sequence[str], current: int) -> None:
        """Other titles; nothing is told."""
        with QSignalBlocker(self.list):
            if self.list.count() == len(titles):
                for place, title in enumerate(titles):
                    self.list.item(place).setText(title)
            else:
                self.list.clear()
                self.list.addItems(list(titles))
            self.list.setCurrentRow(current)

    def set_editable(self, editable: bool) -> None:
        for button in (self.add, self.up, self.down, self.remove):
            button.setEnabled(editable)

    def _changed(self, row: int) -> None:
        if row >= 0:
            self.picked.emit(row)

    def _remeasure(self) -> None:
        # Gently: at 150 % the form beside it needs the room more.
        self.setFixedWidth(self._theme.px(self._wide) * 2 // 3 + self._wide // 3)


class ItemEditor(QWidget):
    """Items (frozen records) with one form; ``changed`` tells that ``items`` is another tuple.

    ``values_of(item)`` fills the form, ``apply(item, key, form)`` takes over one changed key,
    so that what the form cannot show stays as it is. ``blank(items)`` makes a new item.
    """

    changed = Signal()
    removed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        add_words: str,
        form: Form,
        *,
        title_of: Callable[[Any], str],
        values_of: Callable[[Any], dict[str, object]],
        apply: Callable[[Any, str, Form], Any],
        blank: Callable[[tuple[Any, ...]], Any],
    ) -> None:
        super().__init__()
        self.items: tuple[Any, ...] = ()
        self._title_of, self._values_of = title_of, values_of
        self._apply, self._blank = apply, blank
        self.form = form
        self.list = OrderedList(theme, name, add_words)
        self.list.picked.connect(self._pick)
        self.list.add_asked.connect(self.add)
        self.list.remove_asked.connect(self.remove)
        self.list.move_asked.connect(self.move_by)
        form.changed.connect(self._typed)
        side = QVBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        theme.size(row.setSpacing, "m")
        row.addWidget(self.list)
        row.addLayout(side, 1)
        side.addWidget(form)
        side.addStretch(1)

    @property
    def current(self) -> int:
        return self.list.list.currentRow()

    def set_editable(self, editable: bool) -> None:
        self.form.set_editable(editable)
        self.list.set_editable(editable)

    def show_items(self, items: tuple[Any, ...], current: int = 0) -> None:
        self.items = items
        self._show(min(max(current, 0), len(items) - 1))

    def add(self) -> None:
        place = self.current + 1 if self.items else 0
        new = self._blank(self.items)
        self.items = (*self.items[:place], new, *self.items[place:])
        self._show(place)
        self.changed.emit()

    def remove(self) -> None:
        place = self.current
        if place < 0:
            return
        before = self.items
        self.items = (*self.items[:place], *self.items[place + 1 :])
        self._show(min(place, len(self.items) - 1))
        self.changed.emit()
        self.removed.emit(before)

    def move_by(self, by: int) -> None:
        place = self.current
        if place < 0 or not 0 <= place + by < len(self.items):
            return
        items = list(self.items)
        items.insert(place + by, items.pop(place))
        self.items = tuple(items)
        self._show(place + by)
        self.changed.emit()

    def _show(self, current: int) -> None:
        self.list.show_titles([self._title_of(item) for item in self.items], current)
        self._pick(current)

    def _pick(self, place: int) -> None:
        self.form.setVisible(0 <= place < len(self.items))
        if 0 <= place < len(self.items):
            self.form.show_values(self._values_of(self.items[place]))

    def _typed(self, key: str) -> None:
        place = self.current
        if not 0 <= place < len(self.items):
            return
        new = self._apply(self.items[place], key, self.form)
        self.items = (*self.items[:place], new, *self.items[place + 1 :])
        self.list.list.item(place).setText(self._title_of(new))
        self.changed.emit()
