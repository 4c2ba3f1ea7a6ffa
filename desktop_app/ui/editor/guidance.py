"""How to do the step, and what to say: the words can be copied and exchanged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.shell.settings import Settings
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words

COPY_KEY = "Ctrl+Shift+C"
FOLD_SETTING = "editor/guidance_folded"
LINK = (
    "QPushButton { border: 1px solid transparent; color: palette(link); padding: 0 4px; }"
    "QPushButton:focus { border: 1px solid palette(link); }"
)
"""Links among words rather than buttons: a note draws its buttons with an edge."""


class Guidance(QFrame):
    """``copied`` carries the words that went to the clipboard."""

    copied = Signal(str)
    folded = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "note-blue")
        self._fold: bool | None = None
        self._low = False
        self._scripts: tuple[str, ...] = ()
        self._at = 0
        self._how = self._text()
        self._say = self._text()
        self._how_head, self._say_head = QLabel(self.tr("怎么做"), self), QLabel(self)
        self._say_head.setText(self.tr("怎么说"))
        for head in (self._how_head, self._say_head):
            head.setStyleSheet("font-weight: 700; color: palette(link);")
            head.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.copy_button = push_button(
            self.tr("复制"), kind="link", shortcut_hint=COPY_KEY, clicked=self.copy, parent=self
        )
        self.next_button = push_button(
            self.tr("换一条"), kind="link", clicked=self.next, parent=self
        )
        self.fold_button = push_button("", kind="link", clicked=self._turn, parent=self)
        for button in (self.copy_button, self.next_button, self.fold_button):
            button.setStyleSheet(LINK)
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "m", "s", "m", "s")
        theme.size(column.setSpacing, "s")
        row, say = FlowLayout(theme), QVBoxLayout()
        for head, body in ((self._how_head, self._how), (self._say_head, say)):
            line = QHBoxLayout()
            column.addLayout(line)
            theme.size(line.setSpacing, "m")
            line.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(body, QVBoxLayout):
                line.addLayout(body, 1)
            else:
                line.addWidget(body, 1)
        say.setSpacing(0)
        say.addWidget(self._say)
        say.addLayout(row)
        for button in (self.copy_button, self.next_button, self.fold_button):
            row.addWidget(button)

    @property
    def script(self) -> str:
        """The words shown now, with their places filled."""
        return self._scripts[self._at] if self._scripts else ""

    @property
    def how(self) -> str:
        return self._how.text()

    def show_words(self, how: str, scripts: Sequence[str]) -> None:
        """Show the guidance and the first of the scripts; the same scripts stay where they are."""
        self._how.setText(how)
        if tuple(scripts) != self._scripts:
            before = self.script
            self._scripts = tuple(scripts)
            self._at = self._scripts.index(before) if before in self._scripts else 0
        self._show()

    def set_fold(self, fold: bool | None) -> None:
        """Put 怎么做 away, or show it; None leaves it to the room there is."""
        self._fold = fold
        self._show()

    def remember_fold(self, settings: Settings) -> None:
        """Stand as the user has left it, and note how he leaves it."""
        self.set_fold({"yes": True, "no": False}.get(settings.get(FOLD_SETTING)))
        self.folded.connect(lambda fold: settings.set(FOLD_SETTING, "yes" if fold else "no"))

    def set_low(self, low: bool) -> None:
        """Whether there is little height."""
        self._low = low
        self._show()

    def _turn(self) -> None:
        self._fold = not self._is_folded
        self._show()
        self.folded.emit(self._fold)

    @property
    def _is_folded(self) -> bool:
        return self._low if self._fold is None else self._fold

    def next(self) -> None:
        if self._scripts:
            self._at = (self._at + 1) % len(self._scripts)
            self._show()

    def copy(self) -> None:
        if self.script:
            QGuiApplication.clipboard().setText(self.script)
            self.copied.emit(self.script)

    def _show(self) -> None:
        shown = bool(self._scripts)
        how = bool(self._how.text()) and not self._is_folded
        self._how.setVisible(how)
        self._how_head.setVisible(how)
        self.fold_button.setVisible(bool(self._how.text()))
        self.fold_button.setText(self.tr("看怎么做") if self._is_folded else self.tr("收起怎么做"))
        self.fold_button.setAccessibleName(self.fold_button.text())
        self._say.setText(f"“{self.script}”" if shown else "")
        for widget in (self._say, self._say_head, self.copy_button):
            widget.setVisible(shown)
        self.next_button.setVisible(len(self._scripts) > 1)
        self.next_button.setToolTip(
            self.tr("第 {at} 条，共 {count} 条").format(at=self._at + 1, count=len(self._scripts))
        )

    def _text(self) -> QLabel:
        label = Words("", self, marked=True)
        label.setStyleSheet("color: palette(window-text);")
        return label
