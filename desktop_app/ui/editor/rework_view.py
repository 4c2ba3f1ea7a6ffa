"""The rework rounds of a case: what was done last time beside what is done now, and the check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.case import CaseFile, Rework, StepEntry
from desktop_app.domain.messages import Text
from desktop_app.domain.rework import confirmed, current
from desktop_app.ui.editor.texts import in_words
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.widgets.wrap_check import WrapCheckBox
from desktop_app.ui.words import near_time, satisfaction_text, severity_text

COMPARED = ("root_cause", "short_term", "long_term", "planned_completion", "result")


class ReworkView(QWidget):
    """``checked`` carries (item, on) of the quality check, ``plan_asked`` that the plan is to be
    changed. Made anew only when the rounds or their values change."""

    checked = Signal(str, bool)
    plan_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: object = None
        self.cards: list[QWidget] = []
        self.boxes: list[QCheckBox] = []
        set_kind(self, "clear")
        self._column = QVBoxLayout(self)
        theme.size(self._column.setContentsMargins, 0, "s", 0, 0)
        theme.size(self._column.setSpacing, "s")
        self._empty = Words(
            self.tr("没有返单。回访不满意或未解决时，从这里看上一次做了什么。"),
            self,
            kind="muted",
        )
        self._column.addWidget(self._empty)
        self._column.addStretch(1)

    def show_rounds(
        self, case: CaseFile, now: datetime, items: Sequence[Text] = (), *, locked: bool = False
    ) -> None:
        """*items* are those of the quality check; *locked*: nothing is changed any more."""
        values = tuple(sorted(case.values.items()))
        here = (case.complaint.step_key, locked)
        wanted = (case.complaint.id, case.reworks, values, tuple(items), here, now.date())
        if wanted == self._shown:
            return
        self._shown = wanted
        held = next((box.objectName() for box in self.boxes if box.hasFocus()), "")
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards, self.boxes = [], []
        self._empty.setVisible(not case.reworks)
        for place, rework in enumerate(reversed(case.reworks)):
            card = self._card(case, rework, now, items, locked)
            self._column.insertWidget(place + 1, card)
            self.cards.append(card)
        for box in self.boxes:
            if held and box.objectName() == held:
                box.setFocus()

    def focus_check(self) -> None:
        """Put the keyboard at the first item that is still open."""
        for box in self.boxes:
            if not box.isChecked() and box.isEnabled():
                box.setFocus()
                return

    def place_of_check(self) -> QWidget | None:
        """The last item of the check, to be scrolled into view."""
        return self.boxes[-1] if self.boxes else None

    def _card(
        self, case: CaseFile, rework: Rework, now: datetime, items: Sequence[Text], locked: bool
    ) -> QWidget:
        frame = QFrame(self)
        set_kind(frame, "panel")
        grid = QGridLayout(frame)
        self._theme.size(grid.setContentsMargins, "s", "s", "s", "s")
        self._theme.size(grid.setHorizontalSpacing, "s")
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        title = self.tr("返单 R{round} · {severity} · {time}").format(
            round=rework.round,
            severity=severity_text(rework.severity),
            time=near_time(rework.opened_at, now),
        )
        cause = self.tr("原因：{cause}").format(cause=rework.cause)
        told = [(title, "title"), (cause, ""), *self._plan(rework, now)]
        for text, kind in told:
            grid.addWidget(_label(text, frame, kind), grid.rowCount(), 0, 1, 2)
        editable = rework == current(case) and rework.closed_at is None and not locked
        if editable:
            button = push_button(
                self.tr("修改计划"), kind="link", clicked=self.plan_asked.emit, parent=frame
            )
            grid.addWidget(button, grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._compare(grid, frame, case, rework, now)
        handed_back = case.step.stage == "callback"
        self._check(grid, frame, rework, now, items, editable, handed_back)
        if rework.closed_at is not None:
            closed = self.tr("{time} 结束：{result}").format(
                time=near_time(rework.closed_at, now), result=rework.result or "—"
            )
            grid.addWidget(_label(closed, frame), grid.rowCount(), 0, 1, 2)
        frame.setAccessibleName(f"{title} {cause}")
        return frame

    def _plan(self, rework: Rework, now: datetime) -> list[tuple[str, str]]:
        found = []
        parts = []
        if rework.responsible:
            parts.append(self.tr("负责人：{name}").format(name=rework.responsible))
        if rework.due_at:
            parts.append(self.tr("期限：{time}").format(time=near_time(rework.due_at, now)))
        late = rework.due_at and rework.closed_at is None and rework.due_at < now
        if parts:
            found.append(("　".join(parts), "error" if late else "muted"))
        if rework.short_term:
            found.append((self.tr("短期措施：{text}").format(text=rework.short_term), ""))
        if rework.long_term:
            found.append((self.tr("长期措施：{text}").format(text=rework.long_term), ""))
        return found

    def _compare(
        self, grid: QGridLayout, frame: QFrame, case: CaseFile, rework: Rework, now: datetime
    ) -> None:
        line = grid.rowCount()
        for column, word, round_ in (
            (0, self.tr("上一次"), rework.round - 1),
            (1, self.tr("这一次"), rework.round),
        ):
            entry = handed_over(case, round_)
            if entry is not None and entry.left_at is not None:
                done = self.tr("{word} {staff} {time}")
                time = near_time(entry.left_at, now)
                word = done.format(word=word, staff=entry.left_by, time=time)
            grid.addWidget(_label(word, frame, "small"), line, column)
        lines = compared(case, rework.round)
        before, after = answer_of(case, rework.round - 1), answer_of(case, rework.round)
        if before or after:
            words = [satisfaction_text(one) if one else "" for one in (before, after)]
            lines.append((self.tr("回访满意度"), words[0], words[1]))
        for label, was, now_ in lines:
            line = grid.rowCount()
            grid.addWidget(_label(label, frame, "small"), line, 0, 1, 2)
            grid.addWidget(_label(was or "—", frame), line + 1, 0)
            grid.addWidget(_label(now_ or "—", frame), line + 1, 1)

    def _check(
        self,
        grid: QGridLayout,
        frame: QFrame,
        rework: Rework,
        now: datetime,
        items: Sequence[Text],
        editable: bool,
        handed_back: bool,
    ) -> None:
        done = confirmed(rework)
        if rework.checked_at is not None:
            text = self.tr("质量检查：{staff} {time} 全部合格").format(
                staff=rework.checked_by, time=near_time(rework.checked_at, now)
            )
        elif editable:
            text = self.tr("质量检查：全部确认后才能交回（已确认 {done} / {count}）").format(
                done=len(done), count=len(items)
            )
        else:
            text = self.tr("质量检查：没有做")
        grid.addWidget(_label(text, frame, "small"), grid.rowCount(), 0, 1, 2)
        if not editable:
            for one in done:
                grid.addWidget(_label(f"☑ {one}", frame), grid.rowCount(), 0, 1, 2)
            return
        for item in items:
            box = WrapCheckBox(in_words(item), frame)
            box.setObjectName(item.zh)
            box.setChecked(item.zh in done)
            box.setEnabled(not handed_back)
            box.clicked.connect(lambda on, zh=item.zh: self.checked.emit(zh, on))
            grid.addWidget(box, grid.rowCount(), 0, 1, 2)
            self.boxes.append(box)


def handed_over(case: CaseFile, round_: int) -> StepEntry | None:
    """The stay that ended the work of a round: its last completed one before the callback."""
    found = [
        entry
        for entry in case.entries
        if entry.round == round_ and entry.how == "completed" and _stage(case, entry) != "callback"
    ]
    return found[-1] if found else None


def answer_of(case: CaseFile, round_: int) -> str:
    """How satisfied the complainant was in the callback of a round: A, B, C or empty."""
    for step in case.workflow.steps:
        for spec in step.fields:
            if spec.binds == "satisfaction":
                value = case.values.get((round_, step.key, spec.key), "")
                if value:
                    return value
    return ""


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


def _stage(case: CaseFile, entry: StepEntry) -> str:
    try:
        return case.workflow.step(entry.step_key).stage
    except KeyError:
        return ""


def _label(text: str, parent: QWidget, kind: str = "") -> QLabel:
    label = Words(text, parent, kind=kind)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label
