"""The incident beside a case: households, who was called, and what is done for all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.incident_work import TakenOver
from desktop_app.services.incidents import IncidentView, Panel
from desktop_app.ui.i18n import render
from desktop_app.ui.incident.forms import ChooseForm, LineForm, SayForm
from desktop_app.ui.incident.household_item import HouseholdItem
from desktop_app.ui.knowledge.risk_card import RiskCard
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import listed, near_time


class IncidentPanel(QWidget):
    """``wanted(kind, what)``: ``case master`` ids · ``say`` (text, channel) · ``leave``
    (id, reason) · ``add`` text · ``join`` incident id · ``open`` title · ``take_over``
    ``plan`` ``close`` ``reopen`` None."""

    wanted = Signal(str, object)

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._now = theme, now
        self._shown: object = None
        self._incident_id = 0
        self._case_id = self._leaving = 0
        self._unsent: dict[int, str] = {}
        self.items: list[HouseholdItem] = []
        self._listed: tuple[IncidentView | None, int] = None, 0
        set_kind(self, "clear")
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, 0, "s", 0, 0)
        theme.size(column.setSpacing, "s")
        self.title, self.detail = self._label("title"), self._label("small")
        column.addWidget(self.title)
        column.addWidget(self.detail)
        self._acts = FlowLayout(theme, spacing="xs")
        column.addLayout(self._acts)
        self.say_button = self._act(self.tr("对全部住户说明"), self._open_say)
        self.take_button = self._act(self.tr("应用主单结果"), lambda: self._ask("take_over"))
        self.plan_button = self._act(self.tr("每户安排一次回访"), lambda: self._ask("plan"))
        self.add_button = self._act(self.tr("加入投诉"), self._open_add)
        self.master_button = self._act(
            self.tr("设本单为主单"), lambda: self._ask("master", self._case_id)
        )
        self.close_button = self._act(self.tr("关闭事件"), lambda: self._ask("close"))
        self.say_form = SayForm(theme, self)
        self.say_form.sent.connect(lambda text, how: self.wanted.emit("say", (text, how)))
        self.add_form = LineForm(
            theme,
            self.tr("编号或房号"),
            self.tr("加入"),
            self.tr("如 TS-20261121-009、009 或 6-2-301"),
            self,
        )
        self.add_form.sent.connect(lambda text: self.wanted.emit("add", text))
        self.leave_form = LineForm(theme, self.tr("退出原因"), self.tr("退出"), "", self)
        self.leave_form.sent.connect(
            lambda reason: self.wanted.emit("leave", (self._leaving, reason))
        )
        self.choose = ChooseForm(theme, self)
        self.choose.join_asked.connect(lambda one: self.wanted.emit("join", one))
        self.choose.open_asked.connect(lambda title: self.wanted.emit("open", title))
        self.problem = self._label("error")
        self.told = self._label("small")
        for part in (self.say_form, self.add_form, self.leave_form, self.choose, self.problem,
                     self.told):  # fmt: skip
            part.hide()
            column.addWidget(part)
        self._list = QVBoxLayout()
        column.addLayout(self._list)
        theme.size(self._list.setSpacing, "s")
        self.risks = RiskCard(theme, self)
        self.risks.hide()
        column.addWidget(self.risks)
        column.addStretch(1)

    def show_panel(self, panel: Panel, case_id: int) -> None:
        """Show where a case stands; forms that are open stay open for the same incident."""
        view = panel.view
        self._case_id = case_id
        incident_id = view.incident.id if view else 0
        if incident_id != self._incident_id:
            self._change_incident(incident_id)
        self.choose.setVisible(view is None)
        if view is None:
            self.title.setText(self.tr("归入群诉"))
            self.detail.setText(
                self.tr("许多户反映同一起因时：主单只办一次，每户各回访一次。选一个事件，或新建。")
            )
            self.choose.show_choices(panel.choices)
        else:
            self._show_head(view)
        self._listed = view, case_id
        if self.isVisible():
            self._show_list(view, case_id)
        self.risks.setVisible(view is not None)
        open_now = view is not None and view.incident.closed_at is None
        for button in (self.say_button, self.take_button, self.plan_button, self.add_button,
                       self.close_button):  # fmt: skip
            button.setVisible(open_now)
        self.master_button.setVisible(open_now and self._may_lead(view, case_id))
        if not open_now:
            self._close_forms()
        self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        # Many households are many widgets: made when somebody looks at them.
        self._show_list(*self._listed)
        super().showEvent(event)

    def show_taken(self, told: Sequence[TakenOver]) -> None:
        """What each member took over, and what it still lacks."""
        lines = []
        for one in told:
            name = one.place or one.number
            if one.ended:
                continue
            done = listed(render_step(step) for step in one.completed)
            if one.missing:
                gaps = self.tr("；").join(render(gap) for gap in one.missing)
                text = self.tr("{place}：填入 {count} 项，还差：{gaps}")
                lines.append(text.format(place=name, count=one.filled, gaps=gaps))
            elif done:
                text = self.tr("{place}：填入 {count} 项，已完成 {steps}")
                lines.append(text.format(place=name, count=one.filled, steps=done))
        self.told.setText("\n".join(lines) or self.tr("没有其他要办的投诉。"))
        self.told.show()

    def show_problem(self, sentences: Sequence[str]) -> None:
        """Why something was not done, and exactly what is missing; nothing typed is lost."""
        self.problem.setText("\n".join(sentences))
        self.problem.setVisible(bool(sentences))

    def done(self, kind: str) -> None:
        """An act was carried out: its form is emptied and put away."""
        self.show_problem([])
        if kind != "take_over":
            self.told.hide()
        forms: dict[str, Any] = {
            "say": self.say_form,
            "add": self.add_form,
            "leave": self.leave_form,
        }
        form = forms.get(kind)
        if form is not None:
            form.clear()
            form.hide()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._theme.px(220)), hint.height())

    # inside

    @staticmethod
    def _may_lead(view: IncidentView | None, case_id: int) -> bool:
        """Whether the case that is looked at could become the master."""
        return view is not None and any(
            member.complaint.id == case_id and not member.ended
            for household in view.households
            for member in household.members
            if member.complaint.id != view.incident.master_id
        )

    def _change_incident(self, incident_id: int) -> None:
        if self.say_form.text:
            self._unsent[self._incident_id] = self.say_form.text
        self._incident_id = incident_id
        self._close_forms()
        for form in (self.say_form, self.add_form, self.leave_form):
            form.clear()
        self.say_form.put(self._unsent.pop(incident_id, ""))
        self.told.hide()
        self.show_problem([])

    def _show_head(self, view: IncidentView) -> None:
        incident = view.incident
        self.title.setText(f"{incident.number}　{incident.title}")
        called = sum(1 for one in view.households if one.called)
        now = self._now()
        if incident.closed_at is not None:
            when = near_time(incident.closed_at, now)
            text = self.tr("{count} 户 · 已回访 {called} 户 · {time} 关闭")
        else:
            when = near_time(incident.opened_at, now)
            text = self.tr("{count} 户 · 已回访 {called} 户 · {time} 建立")
        parts = [text.format(count=len(view.households), called=called, time=when)]
        if view.master is None:
            parts.append(self.tr("没有主单：请打开其中一条，设为主单。"))
        if incident.note:
            parts.append(incident.note)
        self.detail.setText("\n".join(parts))

    def _show_list(self, view: IncidentView | None, case_id: int) -> None:
        wanted = (view, case_id, self._now().replace(second=0))
        if wanted == self._shown:
            return
        self._shown = wanted
        for item in self.items:
            self._list.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = []
        if view is None:
            return
        # Who is still to be called comes first: that is the work left.
        ordered = sorted(view.households, key=lambda one: not one.open)
        for household in ordered:
            item = HouseholdItem(
                self._theme, view.incident, household, self._now(), case_id, self._item_wants, self
            )
            self._list.addWidget(item)
            self.items.append(item)

    def _item_wants(self, kind: str, what: object) -> None:
        if kind != "leave":
            self._ask(kind, what)
            return
        self._close_forms()
        self._leaving = int(str(what))
        number = next(
            m.complaint.number
            for item in self.items
            for m in item.household.members
            if m.complaint.id == self._leaving
        )
        self.leave_form.set_label(self.tr("{number} 退出原因").format(number=number))
        self.leave_form.show()
        self.leave_form.focus()

    def _ask(self, kind: str, what: object = None) -> None:
        self.show_problem([])
        self.wanted.emit(kind, what)

    def _open_say(self) -> None:
        self._toggle(self.say_form)

    def _open_add(self) -> None:
        self._toggle(self.add_form)

    def _toggle(self, form: SayForm | LineForm) -> None:
        shown = not form.isHidden()
        self._close_forms()
        if not shown:
            form.show()
            form.focus()

    def _close_forms(self) -> None:
        for form in (self.say_form, self.add_form, self.leave_form):
            form.hide()

    def _act(self, text: str, run: Callable[[], object]) -> QPushButton:
        button = push_button(text, clicked=run, parent=self)
        self._acts.addWidget(button)
        return button

    def _label(self, kind: str) -> QLabel:
        label = Words("", self)
        set_kind(label, kind)
        return label


def render_step(step: object) -> str:
    """A step's title in the window's language."""
    from desktop_app.domain.messages import Text
    from desktop_app.ui.editor.texts import in_words

    return in_words(step) if isinstance(step, Text) else str(step)
