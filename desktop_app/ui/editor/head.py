"""The head of the editor: back, number and content, badges, neighbours, more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import push_button

PREVIOUS_KEY, NEXT_KEY = "Alt+Up", "Alt+Down"


class Headline(QLabel):
    """One line that gives way: shortened with …, whole in its tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(60)
        set_kind(self, "heading")

    @property
    def whole(self) -> str:
        return self._whole

    def show_text(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._shorten()

    def natural_width(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, max(1, self.width()))
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Head(QWidget):
    back_asked = Signal()
    previous_asked = Signal()
    next_asked = Signal()
    menu_opening = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.back = push_button(
            self.tr("← 队列"),
            clicked=self.back_asked.emit,
            accessible=self.tr("回到投诉队列"),
            parent=self,
        )
        self.headline = Headline(self)
        self.badges: list[Badge] = []
        self.previous = push_button(
            self.tr("↑ 上一条"),
            clicked=self.previous_asked.emit,
            accessible=self.tr("上一条"),
            parent=self,
        )
        self.next = push_button(
            self.tr("↓ 下一条"),
            clicked=self.next_asked.emit,
            accessible=self.tr("下一条"),
            parent=self,
        )
        self.previous.setToolTip(PREVIOUS_KEY)
        self.next.setToolTip(NEXT_KEY)
        self.more = push_button(self.tr("更多"), parent=self)
        self.menu = QMenu(self.more)
        self.menu.aboutToShow.connect(self._fill)
        self.more.setMenu(self.menu)
        set_kind(self.more, "true", name="menu")
        self._badge_row = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        theme.size(row.setSpacing, "s")
        row.addWidget(self.back)
        row.addWidget(self.headline, 1)
        row.addLayout(self._badge_row)
        theme.size(self._badge_row.setSpacing, "s")
        for button in (self.previous, self.next, self.more):
            row.addWidget(button)

    def show_case(self, number: str, content: str, badges: Sequence[tuple[str, str]]) -> None:
        self.headline.show_text(f"{number}　{content}")
        while len(self.badges) > len(badges):
            badge = self.badges.pop()
            self._badge_row.removeWidget(badge)
            badge.hide()
            badge.deleteLater()
        while len(self.badges) < len(badges):
            badge = Badge(self._theme, "", "grey", self)
            self._badge_row.addWidget(badge)
            self.badges.append(badge)
        for badge, (text, tone) in zip(self.badges, badges, strict=True):
            badge.set_badge(text, tone)

    def set_narrow(self, narrow: bool) -> None:
        """Only the arrows when there is little room; names and keys stay in the tooltips."""
        self.previous.setText("↑" if narrow else self.tr("↑ 上一条"))
        self.next.setText("↓" if narrow else self.tr("↓ 下一条"))

    def show_place(self, place: int, count: int) -> None:
        """Where the case stands among the queue's; *place* is -1 when it is not among them."""
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(0 <= place < count - 1)
        where = (
            self.tr("第 {place} 条，共 {count} 条").format(place=place + 1, count=count)
            if place >= 0
            else ""
        )
        self.headline.setAccessibleDescription(where)

    def _fill(self) -> None:
        self.menu.clear()
        self.menu_opening.emit(self.menu)
