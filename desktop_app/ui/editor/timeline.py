"""What happened to the case, newest first: a dot, a time, a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.services.caselog import Event
from desktop_app.services.lists import Lists
from desktop_app.ui.editor.lead_words import LeadWords
from desktop_app.ui.editor.texts import change_words
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.words import Words

MOST = 150
"""Lines shown; the whole history stands under 查看修改记录."""
_TONES = {
    "contact": "blue",
    "rework": "red",
    "extension": "amber",
    "escalation": "red",
    "hold": "amber",
    "edit": "grey",
    "reveal": "grey",
}


class TimelineRow(LeadWords):
    """One event; another may take its place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, marked=True)
        self._theme, self._tone = theme, "blue"
        theme.size(self.setContentsMargins, 18, 0, 0, "s")

    def show_event(self, head: str, staff: str, body: str, tone: str) -> None:
        if tone != self._tone:
            self._tone = tone
            self.update()
        self.show_words(head, f" {staff}" + (f"\n{body}" if body else ""))
        self.setAccessibleName(" ".join(part for part in (head, staff, body) if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = self._theme.px(5), self._theme.px(10)
        painter.setPen(QPen(QColor(colours.line), 2))
        painter.drawLine(QPointF(x, y), QPointF(x, self.height() + y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.pair(self._tone).mark))
        radius = self._theme.px(4)
        painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.end()


class Timeline(QWidget):
    """Touched only when its lines change; rows of the case before are used again."""

    def __init__(self, theme: Theme, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: object = None
        self.rows: list[TimelineRow] = []
        set_kind(self, "clear")
        self._column = QVBoxLayout(self)
        theme.size(self._column.setContentsMargins, 0, "s", 0, 0)
        self._column.setSpacing(0)
        self._empty = Words(empty, self, kind="muted")
        self._column.addWidget(self._empty)
        self._empty.hide()  # nobody knows yet
        self._column.addStretch(1)

    def show_events(
        self, events: Sequence[Event], now: datetime, lists: Lists, revealed: bool
    ) -> None:
        wanted = (tuple(events[:MOST]), now.date(), revealed)
        if wanted == self._shown:
            return
        self._shown = wanted
        shown = events[:MOST]
        for row in self.rows[len(shown) :]:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self.rows[len(shown) :]
        self._empty.setVisible(not events)
        for place, event in enumerate(shown):
            if place == len(self.rows):
                self.rows.append(TimelineRow(self._theme, self))
                self._column.insertWidget(place + 1, self.rows[-1])
            self.rows[place].show_event(
                f"{_time(event.at, now)} {render(event.title)}",
                event.staff,
                "\n".join(_details(event, lists, revealed)),
                _TONES.get(event.kind, "blue"),
            )

    def texts(self) -> list[str]:
        return [row.accessibleName() for row in self.rows]


def _details(event: Event, lists: Lists, revealed: bool) -> list[str]:
    lines = [render(detail) for detail in event.details]
    for change in event.changes:
        before, after = change_words(change, lists, revealed)
        told = f"{before} → {after}"
        alone = change.label == event.title
        lines.append(told if alone else f"{render(change.label)}：{told}")
    return lines


def _time(at: datetime, now: datetime) -> str:
    if at.date() == now.date():
        return f"{at:%H:%M}"
    return f"{at:%m-%d %H:%M}" if at.year == now.year else f"{at:%Y-%m-%d %H:%M}"
