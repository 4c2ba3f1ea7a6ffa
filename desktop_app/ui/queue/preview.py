"""The preview beside the queue: one case at a glance, and the way into it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.codes import ENDED, UPSET, Status
from desktop_app.services.lists import Lists
from desktop_app.ui import words
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.emptied import empty
from desktop_app.ui.widgets.flow_layout import FlowLayout, flowing
from desktop_app.ui.widgets.time_left import format_left, tone_of
from desktop_app.ui.widgets.words import Words

if TYPE_CHECKING:  # a case's parts are loaded with the first case: the window stands before
    from desktop_app.domain.case import Complaint, Contact, Rework
    from desktop_app.services.casebrief import CaseBrief
    from desktop_app.services.why import Why
    from desktop_app.ui.editor.link_button import LinkButton
    from desktop_app.ui.widgets.person_mask import PersonMask

SHOWN_MISSING = 3
DUE = "due"
"""The line that can be pressed: why then."""


class Preview(Card):
    """Shows a ``CaseBrief``; ``revealed`` carries the id of a case whose people were unmasked.

    Its parts are made with the first case that is shown: the card alone keeps their place.
    """

    open_asked = Signal()
    why_asked = Signal()
    revealed = Signal(int)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._language = language
        self._brief: CaseBrief | None = None
        self._made = False
        self.setAccessibleName(self.tr("预览"))
        theme.size(self.setMinimumWidth, 280)
        self.due: LinkButton | None = None
        self._none = Words(self.tr("选中一条投诉，这里显示它的要点。"), self, kind="muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self._none, 1)
        theme.follow(self, self._scaled)

    def _make_parts(self) -> None:
        from desktop_app.ui.editor.why_panel import WhyPanel
        from desktop_app.ui.widgets.person_mask import PersonMask

        theme = self._theme
        self._inner = QWidget()
        set_kind(self._inner, "clear")
        self._lines = QVBoxLayout(self._inner)
        theme.size(self._lines.setContentsMargins, 0, 0, "xs", 0)
        self._heading = Words("", self, kind="title", marked=True)
        self._people = QWidget(self._inner)
        people = FlowLayout(theme, self._people, spacing="xs")
        self._place = QLabel(self)
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self._place, "muted")
        self._name = PersonMask(theme, "", lambda: "", "", name=self.tr("投诉人"))
        self._phone = PersonMask(theme, "", lambda: "", "", name=self.tr("电话"))
        people.addWidget(self._place)
        people.addWidget(self._name)
        people.addWidget(self._phone)
        flowing(self._people)
        self._when = Words("", self, kind="muted")
        self._badges = QWidget(self._inner)
        self._badge_flow = FlowLayout(theme, self._badges, spacing="xs")
        flowing(self._badges)
        self._content = Words("", self, marked=True)
        for item in (self._heading, self._people, self._when, self._badges, self._content):
            self._lines.addWidget(item)
        self._step_box, self._step, self._step_lines = self._box(self.tr("当前步骤"))
        self._contact_title = Words("", self, kind="small")
        self._contact_box, _, self._contact_lines = self._box("", self._contact_title)
        self._lines.addStretch(1)

        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_kind(self._scroll.viewport(), "surface")
        self._scroll.setWidget(self._inner)
        self.open_button = push_button(
            self.tr("打开处理"),
            kind="primary",
            shortcut_hint="Enter",
            clicked=self.open_asked.emit,
            parent=self,
        )
        self.why = WhyPanel(theme, self)
        self.why.closed.connect(self.show_case)
        self.why.hide()
        self.body.addWidget(self.why, 1)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.open_button)
        self._name.revealed.connect(self._tell_revealed)
        self._phone.revealed.connect(self._tell_revealed)

    @property
    def brief(self) -> CaseBrief | None:
        return self._brief

    def clear(self) -> None:
        """No case is chosen."""
        if self._brief is not None:
            self._brief = None
            self._show_parts(False)

    def show_brief(self, brief: CaseBrief, lists: Lists, now: datetime) -> None:
        """Show another case, or the same one as it stands now."""
        if not self._made:
            self._made = True
            self._make_parts()
        same = self._brief is not None and self._brief.complaint.id == brief.complaint.id
        self._brief = brief
        if not same:
            self.why.hide()
        case = brief.complaint
        first_line = next((line.strip() for line in case.content.splitlines() if line.strip()), "")
        short = first_line if len(first_line) <= 24 else first_line[:23] + "…"
        self._heading.setText(f"{case.number}　{short}")
        self._place.setText(case.place())
        self._place.setVisible(bool(case.place()))
        self._person(self._name, words.shown_name(case.complainant), case.complainant, same)
        self._person(self._phone, words.shown_phone(case.phone), case.phone, same)
        parts = [
            words.channel_text(case.channel),
            lists.category_name(case.category, case.category_text, self._language),
            words.near_time(case.received_at, now),
        ]
        self._when.setText(" · ".join(part for part in parts if part))
        self._when.setToolTip(words.exact_time(case.received_at))
        self._show_badges(case)
        self._content.setText(case.content)
        self._show_step(brief, now)
        self._show_contacts(brief, now)
        self._show_parts(True)
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    @property
    def explains(self) -> bool:
        """Whether the counting of the due time stands in front of the case."""
        return self._made and not self.why.isHidden()

    def show_why(self, clocks: Sequence[Why], clock: str, now: datetime) -> None:
        """Put the counting of the due time in front of the case, until it is put away."""
        self.why.show_why(clocks, clock, now)
        self.why.show()
        self._show_parts(True)
        self.why.close_button.setFocus()

    def show_case(self) -> None:
        """Put the counting away."""
        inside = self.why.isAncestorOf(self.window().focusWidget() or self)
        self.why.hide()
        self._show_parts(self._brief is not None)
        if inside:
            (self.due or self.open_button).setFocus()

    def show_times(self, now: datetime) -> None:
        """A minute has passed."""
        if self._brief is not None:
            self._show_step(self._brief, now)

    def toggle_reveal(self) -> None:
        """Unmask name and phone for half a minute, or mask them again."""
        if self._brief is None:
            return
        shown = [one for one in (self._name, self._phone) if one.isVisible()]
        wanted = not any(one.is_revealed for one in shown)
        for one in shown:
            if one.is_revealed != wanted:
                one.toggle_reveal()

    # inside

    def _box(self, title: str, label: QLabel | None = None) -> tuple[QFrame, QLabel, QVBoxLayout]:
        heading = label or Words("", self, kind="small")
        if title:
            heading.setText(title)
        frame = QFrame(self._inner)
        set_kind(frame, "panel")
        lines = QVBoxLayout(frame)
        self._theme.size(lines.setContentsMargins, "m", "s", "m", "s")
        self._theme.size(lines.setSpacing, "xs")
        self._theme.size(heading.setContentsMargins, 0, "xs", 0, 0)
        self._lines.addWidget(heading)
        self._lines.addWidget(frame)
        return frame, heading, lines

    def _person(self, mask: PersonMask, masked: str, whole: str, same: bool) -> None:
        mask.setVisible(bool(whole))
        if same and mask.is_revealed:
            return
        mask.set_person(masked, lambda: whole, str(self._brief.complaint.id if self._brief else 0))

    def _tell_revealed(self, subject: str) -> None:
        self.revealed.emit(int(subject))

    def _show_badges(self, case: Complaint) -> None:
        empty(self._badge_flow)
        from desktop_app.domain.raising import LEVEL_TEXT

        found = [(words.status_text(case.status), words.STATUS_TONE[case.status])]
        if case.severity in ("major", "critical"):
            found.append((words.severity_text(case.severity), words.SEVERITY_TONE[case.severity]))
        if case.round:
            found.append((self.tr("返单 ×{count}").format(count=case.round), "amber"))
        if case.repeat_of is not None:
            found.append((self.tr("重复投诉"), "red"))
        if case.extensions:
            text = self.tr("已延期 {count} 次").format(count=case.extensions)
            found.append((text, "amber"))
        if case.escalated:
            level = words.core(LEVEL_TEXT.get(case.escalated, case.escalated))
            found.append((self.tr("已升级·{level}").format(level=level), "red"))
        if case.mood in UPSET and case.status not in ENDED:
            found.append((words.mood_text(case.mood), "amber"))
        if case.validity:
            tone = "green" if case.validity == "valid" else "grey"
            found.append((words.validity_text(case.validity), tone))
        if case.satisfaction:
            found.append((words.satisfaction_text(case.satisfaction), "grey"))
        for text, tone in found:
            badge = Badge(self._theme, text, tone, self._badges)
            self._badge_flow.addWidget(badge)
            badge.show()
        self._badges.updateGeometry()

    def _show_step(self, brief: CaseBrief, now: datetime) -> None:
        empty(self._step_lines)
        case = brief.complaint
        ended = case.status in ENDED
        title = brief.step.in_language(self._language)
        head = Words("", self, kind="title")
        if ended:
            head.setText(words.status_text(case.status))
        else:
            head.setText(f"{title}　{brief.step_number} / {brief.step_count}")
        self._step_lines.addWidget(head)
        self.due = None
        for text, kind in self._step_texts(brief, now):
            if kind == DUE:
                self.due = self._due_link(text, brief, now)
                self._step_lines.addWidget(self.due, 0, Qt.AlignmentFlag.AlignLeft)
                continue
            line = Words("", self, kind=kind)
            line.setText(text)
            self._step_lines.addWidget(line)

    def _due_link(self, text: str, brief: CaseBrief, now: datetime) -> LinkButton:
        from desktop_app.ui.editor.link_button import LinkButton
        from desktop_app.ui.editor.why_panel import WHY_KEY

        link = LinkButton(self._inner)
        link.show_words(text, self.tr("按一下看为什么是这个时间（{key}）").format(key=WHY_KEY))
        if brief.step_due is not None and tone_of(brief.step_due - now) == "red":
            link.setStyleSheet(f"color: {self._theme.colours.red.strong};")
        link.clicked.connect(lambda _checked=False: self.why_asked.emit())
        return link

    def _step_texts(self, brief: CaseBrief, now: datetime) -> list[tuple[str, str]]:
        """What stands under the step's title: the limit, what is missing, what comes next."""
        case = brief.complaint
        if case.status in ENDED:
            texts = []
            if case.closed_at is not None:
                when = words.near_time(case.closed_at, now)
                texts.append((self.tr("结束于 {time}").format(time=when), "muted"))
            if case.result:
                texts.append((self.tr("结果：{text}").format(text=case.result), ""))
            return texts
        found: list[tuple[str, str]] = []
        if case.status is Status.ON_HOLD and case.wake_at is not None:
            when = words.near_time(case.wake_at, now)
            text = self.tr("挂起到 {time}：{reason}").format(time=when, reason=case.hold_reason)
            found.append((text, "muted"))
        elif brief.step_due is not None:
            text = self.tr("期限 {time}，{left}").format(
                time=words.near_time(brief.step_due, now), left=format_left(brief.step_due - now)
            )
            found.append((text, DUE))
        if brief.rework is not None:
            found.append(self._rework_text(brief.rework, now))
        follow_up = brief.next_follow_up
        if follow_up is not None:
            text = self.tr("下次{kind}：{time}").format(
                kind=words.follow_up_text(follow_up.kind),
                time=words.near_time(follow_up.due_at, now),
            )
            found.append((text, ""))
        missing = [one.render(words.core, self._language) for one in brief.missing]
        if missing:
            found.append((self.tr("下一步：{what}").format(what=missing[0]), ""))
            for text in missing[1:SHOWN_MISSING]:
                found.append((self.tr("还缺：{what}").format(what=text), "muted"))
            if len(missing) > SHOWN_MISSING:
                rest = len(missing) - SHOWN_MISSING
                found.append((self.tr("另有 {count} 项未完成").format(count=rest), "muted"))
        elif case.status is not Status.ON_HOLD:
            if brief.next_step is not None:
                following = brief.next_step.in_language(self._language)
                text = self.tr("下一步：本步骤已齐备，可进入“{step}”").format(step=following)
            else:
                text = self.tr("下一步：已齐备，可以结案")
            found.append((text, ""))
        return found

    def _rework_text(self, rework: Rework, now: datetime) -> tuple[str, str]:
        """What the present rework round is about, who sees to it and until when."""
        parts = [self.tr("返单 R{round}：{cause}").format(round=rework.round, cause=rework.cause)]
        if rework.responsible:
            parts.append(rework.responsible)
        if rework.due_at is not None:
            parts.append(self.tr("{time} 前").format(time=words.near_time(rework.due_at, now)))
        return " · ".join(parts), ""

    def _show_contacts(self, brief: CaseBrief, now: datetime) -> None:
        empty(self._contact_lines)
        self._contact_title.setText(
            self.tr("最近沟通（共 {count} 次）").format(count=brief.contact_count)
            if brief.contact_count
            else self.tr("最近沟通")
        )
        if not brief.contacts:
            line = Words("", self, kind="muted")
            line.setText(self.tr("还没有沟通记录"))
            self._contact_lines.addWidget(line)
        for contact in brief.contacts:
            line = Words("", self)
            line.setText(self._contact_text(contact, now))
            line.setToolTip(words.exact_time(contact.at))
            self._contact_lines.addWidget(line)

    def _contact_text(self, contact: Contact, now: datetime) -> str:
        when, channel = words.near_time(contact.at, now), words.channel_text(contact.channel)
        if not contact.reached:
            return self.tr("{time} {channel}：未接通").format(time=when, channel=channel)
        said = " ".join(contact.said.split())
        if contact.promises:
            promised = self.tr("承诺：{text}").format(text=contact.promises[0].text)
            said = f"{said} {promised}".strip()
        return self.tr("{time} {channel}：{said}").format(
            time=when, channel=channel, said=said if len(said) <= 60 else said[:59] + "…"
        )

    def _show_parts(self, something: bool) -> None:
        if not something:
            self.why.hide()
        self._none.setVisible(not something)
        self._scroll.setVisible(something and not self.explains)
        self.open_button.setEnabled(something)
        self.open_button.setVisible(something)

    def _scaled(self) -> None:
        self.setMinimumWidth(self._theme.px(280))
