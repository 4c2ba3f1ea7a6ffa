"""The rework rounds of a case: what was done last time beside what is done now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.case import CaseFile, Rework
from desktop_app.ui.editor.texts import in_words
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.words import near_time

COMPARED = ("root_cause", "short_term", "long_term", "planned_completion", "result")


class ReworkView(QWidget):
    """Made anew only when the rounds or their values change."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: object = None
        self.cards: list[QWidget] = []
        set_kind(self, "clear")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space.s, 0, 0)
        self._column.setSpacing(theme.space.s)
        self._empty = QLabel(
            self.tr("没有返单。回访不满意或未解决时，从这里看上一次做了什么。"), self
        )
        self._empty.setWordWrap(True)
        set_kind(self._empty, "muted")
        self._column.addWidget(self._empty)
        self._column.addStretch(1)

    def show_rounds(self, case: CaseFile, now: datetime) -> None:
        wanted = (case.reworks, tuple(sorted(case.values.items())), now.date())
        if wanted == self._shown:
            return
        self._shown = wanted
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self._empty.setVisible(not case.reworks)
        for place, rework in enumerate(reversed(case.reworks)):
            card = self._card(case, rework, now)
            self._column.insertWidget(place + 1, card)
            self.cards.append(card)

    def _card(self, case: CaseFile, rework: Rework, now: datetime) -> QWidget:
        frame = QFrame(self)
        set_kind(frame, "panel")
        space = self._theme.space
        grid = QGridLayout(frame)
        grid.setContentsMargins(space.s, space.s, space.s, space.s)
        grid.setHorizontalSpacing(space.s)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        title = self.tr("返单 R{round} · {time}").format(
            round=rework.round, time=near_time(rework.opened_at, now)
        )
        cause = self.tr("原因：{cause}").format(cause=rework.cause)
        grid.addWidget(_label(title, frame, "title"), 0, 0, 1, 2)
        grid.addWidget(_label(cause, frame), 1, 0, 1, 2)
        grid.addWidget(_label(self.tr("上一次"), frame, "small"), 2, 0)
        grid.addWidget(_label(self.tr("这一次"), frame, "small"), 2, 1)
        line = 3
        for label, before, after in compared(case, rework.round):
            grid.addWidget(_label(label, frame, "small"), line, 0, 1, 2)
            grid.addWidget(_label(before or "—", frame), line + 1, 0)
            grid.addWidget(_label(after or "—", frame), line + 1, 1)
            line += 2
        frame.setAccessibleName(f"{title} {cause}")
        return frame


def compared(case: CaseFile, round_: int) -> list[tuple[str, str, str]]:
    """(label, value of the round before, value of this round) of what tells the work."""
    lines = []
    for step in case.workflow.steps:
        for spec in step.fields:
            if spec.binds not in COMPARED:
                continue
            before = case.values.get((round_ - 1, step.key, spec.key), "")
            after = case.values.get((round_, step.key, spec.key), "")
            if spec.type == "datetime":
                before, after = before[:16], after[:16]
            if before or after:
                lines.append((in_words(spec.label), before, after))
    return lines


def _label(text: str, parent: QWidget, kind: str = "") -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    if kind:
        set_kind(label, kind)
    return label
