"""One household of an incident: its cases, whether it was called, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.incident import Incident, Member, MemberHousehold
from desktop_app.ui.editor.texts import in_words
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import STATUS_TONE, near_time, shown_name, status_text

Wanted = Callable[[str, object], None]


def called_words(household: MemberHousehold, now: datetime) -> tuple[str, str]:
    """(word, tone): called, ended, a callback planned, or still to be called."""
    translate = QCoreApplication.translate
    if household.called:
        return translate("Incident", "已回访"), "green"
    if household.ended:
        return translate("Incident", "已结束"), "grey"
    planned = [m.callback.due_at for m in household.members if m.callback is not None]
    if planned:
        at = min(planned)
        text = translate("Incident", "回访 {time}").format(time=near_time(at, now))
        return text, "amber" if at >= now else "red"
    return translate("Incident", "未回访"), "amber"


class HouseholdItem(QFrame):
    """Frozen once made; *wanted* hears ``case`` and ``leave`` with a case's id."""

    def __init__(
        self,
        theme: Theme,
        incident: Incident,
        household: MemberHousehold,
        now: datetime,
        here: int,
        wanted: Wanted,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "panel")
        self.household = household
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "s", "s", "s", "xs")
        column.setSpacing(2)
        first = household.members[0].complaint
        names = dict.fromkeys(
            shown_name(m.complaint.complainant)
            for m in household.members
            if m.complaint.complainant
        )
        title = " · ".join(part for part in (first.place(), *names) if part) or first.number
        word, tone = called_words(household, now)
        head = QHBoxLayout()
        place = Words(title, self, kind="title")
        self.called = Badge(theme, word, tone, self)
        column.addLayout(head)
        head.addWidget(place, 1)
        head.addWidget(self.called, 0, Qt.AlignmentFlag.AlignTop)
        self.leave_buttons: dict[int, QWidget] = {}
        for member in household.members:
            self._case(theme, column, incident, member, here, wanted)
        self.setAccessibleName(f"{title} {word}")

    def _case(
        self,
        theme: Theme,
        column: QVBoxLayout,
        incident: Incident,
        member: Member,
        here: int,
        wanted: Wanted,
    ) -> None:
        complaint = member.complaint
        translate = QCoreApplication.translate
        row = QHBoxLayout()
        badge = Badge(theme, status_text(complaint.status), STATUS_TONE[complaint.status], self)
        badge.setToolTip(in_words(member.step))
        column.addLayout(row)
        theme.size(row.setSpacing, "xs")
        if complaint.id == here:
            number = QLabel(complaint.number, self)
            number.setToolTip(translate("Incident", "正在看的这一条"))
            row.addWidget(number)
        else:
            open_button = push_button(
                complaint.number,
                kind="link",
                clicked=lambda: wanted("case", complaint.id),
                accessible=translate("Incident", "打开 {number}").format(number=complaint.number),
                parent=self,
            )
            row.addWidget(open_button)
        if complaint.id == incident.master_id:
            row.addWidget(Badge(theme, translate("Incident", "主单"), "blue", self))
        row.addWidget(badge)
        row.addStretch(1)
        if incident.closed_at is None:
            leave = push_button(
                translate("Incident", "退出"),
                kind="link",
                clicked=lambda: wanted("leave", complaint.id),
                accessible=translate("Incident", "让 {number} 退出群诉").format(
                    number=complaint.number
                ),
                parent=self,
            )
            self.leave_buttons[complaint.id] = leave
            row.addWidget(leave)
