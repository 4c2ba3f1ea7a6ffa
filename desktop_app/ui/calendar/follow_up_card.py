"""One follow-up as a card: what, when, for whom; its actions and its small forms in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.services.calendar_view import VISIT_AFTER
from desktop_app.ui.calendar.board import Item, overdue_text, what
from desktop_app.ui.calendar.card_forms import CancelForm, CompleteForm
from desktop_app.ui.calendar.guide import Guide
from desktop_app.ui.calendar.move_form import MoveForm
from desktop_app.ui.calendar.notes import QuestionNote
from desktop_app.ui.calendar.typed_time import moment_text
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.error_line import say_error
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import shown_name


class FollowUpCard(QFrame):
    """Shows an ``Item``; every signal carries the follow-up's id first."""

    chosen = Signal(int)
    begun = Signal(int)
    typed = Signal(int, str)
    completed = Signal(int, object)
    moved = Signal(int, object)
    opened = Signal(int)
    cancelled = Signal(int, str, bool)
    visit_asked = Signal(int)
    stepped = Signal(int, int)
    left = Signal()
    grew = Signal(int)

    def __init__(
        self,
        theme: Theme,
        item: Item,
        now: Callable[[], datetime],
        guide: Guide,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._theme, self._now, self.item = theme, now, item
        self._selected = False
        self.revealed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head = _label(self, "title")
        self.about = _label(self)
        self.lines = _label(self, "muted")
        self.missed = _label(self, "error")
        self._guide = guide
        # Made when first needed: forty cards of a busy day must not cost forty times all this.
        self._proposal: QuestionNote | None = None
        self._complete_form: CompleteForm | None = None
        self._move_form: MoveForm | None = None
        self._cancel_form: CancelForm | None = None
        self._actions: Actions | None = None
        self._column = QVBoxLayout(self)
        for part in (self.head, self.about, self.lines, self.missed):
            self._column.addWidget(part)
        theme.follow(self, self._remeasure)
        self._remeasure()
        self.show_item(item)

    # what is shown

    def show_item(self, item: Item) -> None:
        """Show another state of the same follow-up; an open form and its text stay."""
        self.item = item
        follow_up, detail = item.follow_up, item.detail
        if item.overdue:
            when = overdue_text(self._now() - follow_up.due_at)
        else:
            when = f"{follow_up.due_at:%H:%M}"
        if item.tone == "green":
            when = f"✓ {when}"
        self.head.setText(f"{when}　{what(follow_up)}")
        self.head.setToolTip(moment_text(follow_up.due_at))
        name = shown_name(item.person, self.revealed)
        place = " ".join(part for part in (item.place, name) if part)
        self._set(self.about, " · ".join(part for part in (follow_up.number, place) if part))
        self._set(self.lines, "\n".join(self._details()))
        text = ""
        if follow_up.unanswered and item.planned:
            text = self.tr("已 {count} 次未接通").format(count=follow_up.unanswered)
        self._set(self.missed, text)
        self._propose(
            follow_up.unanswered >= VISIT_AFTER and item.planned and follow_up.kind != "visit"
        )
        if not item.planned:
            self.close_form()
        if detail.moved:
            self.lines.setToolTip(self.tr("已改期 {count} 次").format(count=detail.moved))
        self.setAccessibleName(f"{self.head.text()} {self.about.text()} {self.lines.text()} {text}")
        self._show_actions()
        self.update()

    def _details(self) -> list[str]:
        follow_up, detail = self.item.follow_up, self.item.detail
        lines = []
        if self.item.overdue:
            lines.append(self.tr("原定 {moment}").format(moment=moment_text(follow_up.due_at)))
        if detail.promise_due is not None and detail.promise_due != follow_up.due_at:
            lines.append(
                self.tr("承诺 {moment} 前兑现").format(moment=moment_text(detail.promise_due))
            )
        if follow_up.note:
            lines.append(follow_up.note)
        if follow_up.state == "done" and follow_up.outcome:
            lines.append(self.tr("结果：{text}").format(text=follow_up.outcome))
        if detail.series is not None:
            lines.append(
                self.tr("系列第 {number}/{size} 次").format(
                    number=detail.series.number, size=detail.series.size
                )
            )
        if detail.preferred_time:
            lines.append(self.tr("偏好：{text}").format(text=detail.preferred_time))
        if self.item.others:
            lines.append(self.tr("经办：{name}").format(name=self.item.others))
        return lines

    def set_selected(self, selected: bool) -> None:
        """The selected card shows its actions and hears its keys."""
        if selected != self._selected:
            self._selected = selected
            self._show_actions()
            self.update()

    def set_revealed(self, revealed: bool) -> None:
        self.revealed = revealed
        self.show_item(self.item)

    # forms

    def ask_complete(self) -> None:
        if self.item.planned:
            self._only(self.complete_form)
            self.complete_form.open(self._rest())
            self.begun.emit(self.item.id)
            self.grew.emit(self.item.id)

    def ask_move(self) -> None:
        if self.item.planned:
            self._only(self.move_form)
            self.move_form.open(self.item)
            self.grew.emit(self.item.id)

    def ask_cancel(self) -> None:
        if self.item.planned:
            self._only(self.cancel_form)
            self.cancel_form.open(self._rest())
            self.grew.emit(self.item.id)

    def close_form(self) -> None:
        """Fold the forms away; what was typed comes back when one is opened again."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        for form in self._forms():
            form.hide()
        if inside and self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self) -> None:
        """What the open form asked for has happened: empty it and fold it away."""
        for form in self._forms():
            if not form.isHidden():
                form.clear()
        self.close_form()

    def refuse(self, text: str) -> bool:
        """Say in the open form why it was refused; false when none is open."""
        for form in self._forms():
            if not form.isHidden():
                say_error(form.error, text)
                return True
        return False

    def is_dirty(self) -> bool:
        return any(form.is_dirty() for form in self._forms())

    @property
    def actions_row(self) -> Actions:
        if self._actions is None:
            self._actions = Actions(self._theme, self)
            self._actions.complete.clicked.connect(self.ask_complete)
            self._actions.move_.clicked.connect(self.ask_move)
            self._actions.open_.clicked.connect(self._open)
            self._actions.cancel.clicked.connect(self.ask_cancel)
            below = (self.head, self.about, self.lines, self.missed, self._proposal)
            self._column.insertWidget(sum(part is not None for part in below), self._actions)
        return self._actions

    @property
    def complete_form(self) -> CompleteForm:
        if self._complete_form is None:
            self._complete_form = CompleteForm(self._theme, self)
            self._complete_form.submitted.connect(
                lambda how: self.completed.emit(self.item.id, how)
            )
            self._complete_form.typed.connect(lambda text: self.typed.emit(self.item.id, text))
            self._take_in(self._complete_form)
        return self._complete_form

    @property
    def move_form(self) -> MoveForm:
        if self._move_form is None:
            self._move_form = MoveForm(self._theme, self._now, self._guide, self)
            self._move_form.submitted.connect(lambda at: self.moved.emit(self.item.id, at))
            self._take_in(self._move_form)
        return self._move_form

    @property
    def cancel_form(self) -> CancelForm:
        if self._cancel_form is None:
            self._cancel_form = CancelForm(self._theme, self)
            self._cancel_form.submitted.connect(
                lambda why, whole: self.cancelled.emit(self.item.id, why, whole)
            )
            self._take_in(self._cancel_form)
        return self._cancel_form

    @property
    def proposal(self) -> QuestionNote | None:
        """The proposal to visit instead, while there is one."""
        shown = self._proposal is not None and not self._proposal.isHidden()
        return self._proposal if shown else None

    def _propose(self, wanted: bool) -> None:
        if not wanted:
            if self._proposal is not None:
                self._proposal.hide()
            return
        if self._proposal is None:
            self._proposal = QuestionNote(self._theme, parent=self)
            self._column.insertWidget(4, self._proposal)
        if self._proposal.isHidden():
            ask = (self.tr("安排上门"), lambda: self.visit_asked.emit(self.item.id))
            self._proposal.ask(self.tr("多次未接通，建议改为上门走访。"), (ask,))

    def _take_in(self, form: CompleteForm | MoveForm | CancelForm) -> None:
        form.closed.connect(self.close_form)
        self._column.addWidget(form)

    def _forms(self) -> list[CompleteForm | MoveForm | CancelForm]:
        """The forms that have been opened so far."""
        every = (self._complete_form, self._move_form, self._cancel_form)
        return [form for form in every if form is not None]

    def _rest(self) -> int:
        """How many of the series come after this one."""
        return self.item.detail.series.rest if self.item.detail.series is not None else 0

    def _only(self, form: QWidget) -> None:
        for other in self._forms():
            if other is not form:
                other.hide()

    def _open(self) -> None:
        if self.item.follow_up.complaint_id is not None:
            self.opened.emit(self.item.follow_up.complaint_id)

    # keys, mouse, paint

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        # Keys that a form or a button of the card left alone are not meant for the card.
        if not (plain and self.hasFocus() and self.press(Qt.Key(event.key()))):
            super().keyPressEvent(event)

    def press(self, key: Qt.Key) -> bool:
        """Do what *key* does on a selected card; false when it does nothing."""
        if key in (Qt.Key.Key_M, Qt.Key.Key_F2):
            self.ask_move()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask_complete()
        elif key == Qt.Key.Key_O:
            self._open()
        elif key == Qt.Key.Key_Delete:
            self.ask_cancel()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(self.item.id, -1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Left:
            self.left.emit()
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.item.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        colours = self._theme.colours
        if self.hasFocus() or self._selected:
            painter.setPen(QPen(QColor(colours.focus), 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        whole = QPainterPath()
        whole.addRoundedRect(box, 6, 6)
        painter.setClipPath(whole)
        mark = QRectF(0, 0, self._theme.px(4), box.height())
        painter.fillRect(mark, QColor(colours.pair(self.item.tone).mark))
        painter.end()

    def _show_actions(self) -> None:
        follow_up = self.item.follow_up
        planned, case = self.item.planned, follow_up.complaint_id is not None
        if not self._selected and self._actions is None:
            return
        row = self.actions_row
        row.complete.setVisible(planned)
        row.move_.setVisible(planned)
        row.open_.setVisible(case)
        # A promise cannot be called off, so the way there is not shown.
        row.cancel.setVisible(planned and follow_up.promise_id is None)
        row.setVisible(self._selected and (planned or case))

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space.m + 2, space.s, space.s, space.s)
        self._column.setSpacing(2)
        self.update()

    @staticmethod
    def _set(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))


class Actions(QWidget):
    """What can be done with the selected card."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        flow = FlowLayout(theme, self, spacing="xs")
        self.complete = push_button(self.tr("完成"), kind="link", parent=self)
        self.move_ = push_button(self.tr("改期"), kind="link", parent=self)
        self.open_ = push_button(self.tr("打开投诉"), kind="link", parent=self)
        self.cancel = push_button(self.tr("取消"), kind="link", parent=self)
        for button in (self.complete, self.move_, self.open_, self.cancel):
            flow.addWidget(button)


def _label(parent: QWidget, kind: str = "") -> QLabel:
    label = Words("", parent, kind=kind)
    return label
