"""Closed cases like this one: what was done, what came of it, and how it was received."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.lists import Lists
from desktop_app.services.similar import Solved
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import near_time, satisfaction_text

EXCERPT = 60


class SimilarView(QWidget):
    """``copy_asked`` carries the ``Solved`` whose measures are wanted, ``case_asked`` an id."""

    copy_asked = Signal(object)
    case_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: object = None
        self.cards: list[QWidget] = []
        self.copy_buttons: list[QPushButton] = []
        set_kind(self, "clear")
        self._column = QVBoxLayout(self)
        theme.size(self._column.setContentsMargins, 0, "s", 0, 0)
        theme.size(self._column.setSpacing, "s")
        self._empty = Words(
            self.tr("还没有相似的已办结投诉。办结的投诉多了，这里会列出当时怎么处理的。"),
            self,
            kind="muted",
        )
        self._column.addWidget(self._empty)
        self._empty.hide()  # nobody knows yet
        self._column.addStretch(1)

    def show_cases(
        self, found: Sequence[Solved], now: datetime, lists: Lists, language: str, room: bool
    ) -> None:
        """*room*: the form in front has an empty field for measures."""
        wanted = (tuple(found), now.date(), language)
        if wanted != self._shown:
            self._shown = wanted
            for card in self.cards:
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
            self.cards, self.copy_buttons = [], []
            self._empty.setVisible(not found)
            for place, one in enumerate(found):
                card = self._card(one, now, lists, language)
                self._column.insertWidget(place + 1, card)
                self.cards.append(card)
        for button in self.copy_buttons:
            button.setEnabled(room)
            button.setToolTip(
                self.tr("只填入还空着的措施")
                if room
                else self.tr("当前步骤没有空着的措施可填；到给出方案的步骤再复制")
            )

    def _card(self, one: Solved, now: datetime, lists: Lists, language: str) -> QWidget:
        frame = QFrame(self)
        set_kind(frame, "panel")
        column = QVBoxLayout(frame)
        self._theme.size(column.setContentsMargins, "s", "s", "s", "s")
        column.setSpacing(2)
        words = " ".join(one.content.split())
        excerpt = words if len(words) <= EXCERPT else f"{words[: EXCERPT - 1]}…"
        self._line(column, frame, excerpt, "")
        category = lists.category_name(one.category, one.category_text, language)
        parts = [near_time(one.received_at, now), one.place, category]
        self._line(column, frame, " · ".join(part for part in parts if part), "small")
        names = {cause.code: cause.name.in_language(language) for cause in lists.root_causes}
        for sentence, text in (
            (self.tr("原因：{text}"), names.get(one.root_cause, one.root_cause)),
            (self.tr("短期：{text}"), one.short_term),
            (self.tr("长期：{text}"), one.long_term),
            (self.tr("结果：{text}"), one.result),
        ):
            if text.strip():
                self._line(column, frame, sentence.format(text=text.strip()), "")
        self._line(column, frame, self._outcome(one), "small")
        row = FlowLayout(self._theme, spacing="xs")
        open_ = push_button(
            one.number, kind="link", clicked=lambda: self.case_asked.emit(one.id), parent=frame
        )
        open_.setAccessibleName(self.tr("打开 {number}").format(number=one.number))
        column.addLayout(row)
        if one.short_term.strip() or one.long_term.strip():
            copy = push_button(
                self.tr("复制处理措施"), clicked=lambda: self.copy_asked.emit(one), parent=frame
            )
            copy.setAccessibleName(self.tr("复制 {number} 的处理措施").format(number=one.number))
            row.addWidget(copy)
            self.copy_buttons.append(copy)
        row.addWidget(open_)
        frame.setAccessibleName(excerpt)
        return frame

    def _outcome(self, one: Solved) -> str:
        answer = satisfaction_text(one.satisfaction) if one.satisfaction else self.tr("未回访")
        if one.rounds:
            text = self.tr("回访：{answer}，返单 {count} 次后办结")
            return text.format(answer=answer, count=one.rounds)
        return self.tr("回访：{answer}，一次办结").format(answer=answer)

    def _line(self, column: QVBoxLayout, frame: QWidget, text: str, kind: str) -> None:
        label = Words(text, frame, kind=kind)
        column.addWidget(label)
