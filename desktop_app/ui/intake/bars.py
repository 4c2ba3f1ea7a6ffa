"""Above the form: what was just registered, and what is still to be finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words


class RegisteredBar(QFrame):
    """The number, large enough to read to the caller, and what comes next."""

    open_asked = Signal(int)
    another_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case = 0
        set_kind(self, "note-green")
        self._word = QLabel(self.tr("已登记"), self)
        set_kind(self._word, "title")
        self.number = QLabel(self)
        set_kind(self.number, "figure")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail = Words("", self)
        self.detail.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.open_button = push_button(
            self.tr("打开处理"),
            shortcut_hint="Enter",
            clicked=lambda: self.open_asked.emit(self._case),
            parent=self,
        )
        self.another_button = push_button(
            self.tr("再登记一件"),
            shortcut_hint="Ctrl+N",
            clicked=self.another_asked.emit,
            parent=self,
        )
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "m", "s", "m", "s")
        column.setSpacing(0)
        row = QHBoxLayout()
        column.addLayout(row)
        theme.size(row.setSpacing, "m")
        row.addWidget(self._word)
        row.addWidget(self.number)
        row.addStretch(1)
        row.addWidget(self.open_button)
        row.addWidget(self.another_button)
        column.addWidget(self.detail)
        self.hide()

    @property
    def case(self) -> int:
        """Whose number is shown, 0 when none is."""
        return 0 if self.isHidden() else self._case

    def show_case(self, case_id: int, number: str, detail: str) -> None:
        """Show the number and take the focus: Enter opens the case."""
        self._case = case_id
        self.number.setText(number)
        self.detail.setText(detail)
        self.setAccessibleName(self.tr("已登记 {number}").format(number=number))
        self.open_button.setAccessibleName(
            self.tr("已登记 {number}，打开处理").format(number=number)
        )
        self.show()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.another_button.hasFocus():
                self.another_button.click()
            else:
                self.open_button.click()
            return
        super().keyPressEvent(event)


MOST = 9
"""So many drafts are offered at once: as many as have a key."""


@dataclass(frozen=True)
class DraftChoice:
    """A draft as the bar shows it; ``when`` and ``about`` are ready words."""

    key: str
    when: str
    about: str


class DraftBar(QFrame):
    """Complaints begun and not registered; ``taken`` and ``dropped`` carry a draft's key."""

    taken = Signal(str)
    dropped = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_kind(self, "note-blue")
        self._label = QLabel(self.tr("上次未登记完："), self)
        self._holder = QWidget(self)
        self._rest = QLabel(self._holder)
        self._rest.hide()
        self._flow = FlowLayout(theme, self._holder)
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "m", "s", "m", "s")
        column.addWidget(self._holder)
        self._flow.addWidget(self._label)
        self._entries: list[QWidget] = []
        self._shown: tuple[DraftChoice, ...] = ()
        self.keys: tuple[str, ...] = ()
        theme.follow(self, self._level)
        self.hide()

    def show_drafts(self, drafts: Sequence[DraftChoice]) -> None:
        """Show the first nine of *drafts*, with Alt+1 to Alt+9; the others when these are gone."""
        if tuple(drafts) == self._shown:
            return
        self._shown = tuple(drafts)
        self._flow.removeWidget(self._rest)
        for entry in self._entries:
            self._flow.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = [
            self._entry(number, draft) for number, draft in enumerate(drafts[:MOST], start=1)
        ]
        self._level()
        self.keys = tuple(draft.key for draft in drafts)
        for entry in self._entries:
            self._flow.addWidget(entry)
        rest = len(drafts) - len(self._entries)
        self._rest.setText(self.tr("另有 {count} 件").format(count=rest))
        self._rest.setVisible(rest > 0)
        self._flow.addWidget(self._rest)
        self.setVisible(bool(drafts))
        self.setAccessibleName(
            self.tr("上次未登记完的投诉 {count} 件").format(count=len(drafts)) if drafts else ""
        )
        self.updateGeometry()

    def _level(self) -> None:
        if self._entries:  # in one line with the buttons, which are higher than words
            self._label.setMinimumHeight(self._entries[0].sizeHint().height())

    def texts(self) -> list[str]:
        """What each entry says, for reading aloud and for tests."""
        return [entry.accessibleName() for entry in self._entries]

    def _entry(self, number: int, draft: DraftChoice) -> QWidget:
        entry = QWidget(self._holder)
        words = f"{draft.when}  {draft.about}"
        entry.setAccessibleName(words)
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        self._theme.size(row.setSpacing, "xs")
        label = QLabel(words, entry)
        label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(label)
        go_on = push_button(
            self.tr("继续"),
            shortcut_hint=f"Alt+{number}",
            clicked=lambda: self.taken.emit(draft.key),
            accessible=self.tr("继续登记 {draft}").format(draft=words),
            parent=entry,
        )
        row.addWidget(go_on)
        drop = IconButton(self._theme, "close", self.tr("删除"), tone="blue", parent=entry)
        drop.setAccessibleName(self.tr("删除草稿 {draft}").format(draft=words))
        drop.clicked.connect(lambda _checked=False: self.dropped.emit(draft.key))
        row.addWidget(drop)
        return entry
