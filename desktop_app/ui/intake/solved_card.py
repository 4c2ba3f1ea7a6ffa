"""While a complaint is taken down: how closed complaints of the same kind were put right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.services.similar import Solved
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import near_time, satisfaction_text

LONGEST = 80


class SolvedCard(Card):
    """``case_asked`` carries the id of one of the cases; hidden while there is none."""

    case_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("类似投诉是怎么办好的"))
        self._theme = theme
        self.shown: tuple[Solved, ...] = ()
        self._holder: QWidget | None = None
        self.hide()

    def show_cases(self, found: Sequence[Solved], now: datetime) -> None:
        """Other cases; the same ones stay as they stand."""
        if tuple(found) == self.shown:
            return
        self.shown = tuple(found)
        if self._holder is not None:
            self._holder.hide()
            self.body.removeWidget(self._holder)
            self._holder.deleteLater()
        self._holder = QWidget(self)
        set_kind(self._holder, "clear")
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        self._theme.size(column.setSpacing, "s")
        for one in found:
            column.addWidget(self._case(one, now, self._holder))
        self.body.addWidget(self._holder)
        self.setVisible(bool(found))

    def _case(self, one: Solved, now: datetime, parent: QWidget) -> QWidget:
        box = QWidget(parent)
        set_kind(box, "clear")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        link = push_button(
            one.number, kind="link", clicked=partial(self.case_asked.emit, one.id), parent=box
        )
        link.setAccessibleName(self.tr("打开 {number}").format(number=one.number))
        when = QLabel(near_time(one.received_at, now), box)
        set_kind(when, "small")
        column.addLayout(head)
        self._theme.size(head.setSpacing, "xs")
        head.addWidget(link)
        if one.satisfaction:
            tone = "red" if one.satisfaction == "C" else "green"
            head.addWidget(Badge(self._theme, satisfaction_text(one.satisfaction), tone, box))
        head.addStretch(1)
        head.addWidget(when)
        did = one.short_term.strip() or one.result.strip()
        if one.short_term.strip() and one.result.strip():
            did = self.tr("{measure} → {result}").format(
                measure=one.short_term.strip(), result=one.result.strip()
            )
        for text, kind in ((_short(one.content), "muted"), (_short(did), "")):
            label = Words(text, box, kind=kind)
            column.addWidget(label)
        return box


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
