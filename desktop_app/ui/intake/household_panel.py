"""The household's card at the right: people, open cases, history, what to look out for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.case import ENDED, Resident, Status
from desktop_app.services.households import HouseholdCard
from desktop_app.services.intake_help import PastCase
from desktop_app.services.lists import Lists
from desktop_app.ui.incident.choice import IncidentChoice
from desktop_app.ui.intake.solved_card import SolvedCard
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.emptied import empty
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import (
    exact_time,
    kind_text,
    near_time,
    satisfaction_text,
    shown_name,
    shown_phone,
    status_text,
)

REVEALED_MS = 30_000
RECENT = 6


class HouseholdPanel(QWidget):
    """``case_asked`` and ``contact_asked`` carry a case's id; ``repeat_meant`` hides the banner.

    ``reveal_asked`` wants people unmasked; whoever hears it logs it and calls ``reveal``.
    """

    case_asked = Signal(int)
    contact_asked = Signal(int)
    repeat_meant = Signal()
    reveal_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_kind(self, "clear")
        self._card: HouseholdCard | None = None
        self._revealed = False
        self._now = datetime.min
        self.incident, self.incident_text = self._note("note-amber")
        self.incident_choice = IncidentChoice(self.incident)
        note = self.incident.layout()
        assert isinstance(note, QBoxLayout)
        note.addWidget(self.incident_choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.banner, self.banner_text = self._note("note-amber")
        self._banner_case = 0
        self._banner_buttons = FlowLayout(theme, spacing="xs")
        self.banner.layout().addLayout(self._banner_buttons)
        self.contact_button = push_button(
            self.tr("记一次沟通"), clicked=lambda: self.contact_asked.emit(self._banner_case)
        )
        self.open_button = push_button(
            self.tr("打开"), clicked=lambda: self.case_asked.emit(self._banner_case)
        )
        self.repeat_button = push_button(
            self.tr("仍按重复投诉登记"), clicked=self.repeat_meant.emit
        )
        for button in (self.contact_button, self.open_button, self.repeat_button):
            self._banner_buttons.addWidget(button)
        self.card = Card(theme, "", self)
        self.reveal_button = push_button(
            self.tr("显示"), kind="link", shortcut_hint="F9", clicked=self.reveal_asked.emit
        )
        self.card.add_to_head(self.reveal_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "m")
        self.solved = SolvedCard(theme, self)
        self.solved.case_asked.connect(self.case_asked)
        for part in (self.banner, self.incident, self.card, self.solved):
            column.addWidget(part)
        column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REVEALED_MS)
        self._timer.timeout.connect(lambda: self.reveal(False))
        self.show_nothing()

    @property
    def shown(self) -> HouseholdCard | None:
        return self._card

    @property
    def revealed(self) -> bool:
        return self._revealed

    def show_nothing(self) -> None:
        """Nobody picked yet: say what will stand here."""
        self._card, self._revealed = None, False
        self._empty(self.tr("住户"))
        self._line(
            self.tr("输入房号、电话、姓名或拼音首字母，这里显示该户的人员、未结投诉和近期记录。"),
            "muted",
        )

    def show_typed_place(self, place: str) -> None:
        """A place that the register does not have."""
        self._card, self._revealed = None, False
        self._empty(place or self.tr("住户"))
        self._line(self.tr("名册中没有这一户，没有可显示的记录。"), "muted")

    def show_card(self, card: HouseholdCard, lists: Lists, language: str, now: datetime) -> None:
        self._card, self._revealed, self._now = card, False, now
        self._lists, self._language = lists, language
        self._paint()

    def reveal(self, shown: bool) -> None:
        """Show names and phones for thirty seconds, or hide them."""
        self._revealed = shown
        if shown:
            self._timer.start()
        else:
            self._timer.stop()
        if self._card is not None:
            self._paint()

    def show_incident(self, sentence: str, joins: bool = False) -> None:
        self.incident_text.setText(sentence)
        self.incident_choice.offer(bool(sentence), joins)
        self.incident.setVisible(bool(sentence))

    def show_banner(self, case: PastCase | None) -> None:
        """The open case that this may be once more; None takes the banner away."""
        self.banner.setVisible(case is not None)
        if case is not None:
            self._banner_case = case.id
            sentence = self.tr("该户有未结的同类投诉 {number}：{content}").format(
                number=case.number, content=case.content[:40]
            )
            self.banner_text.setText(sentence)
            self.banner.setAccessibleName(sentence)

    # inside

    def _paint(self) -> None:
        card = self._card
        if card is None:
            return
        household = card.household
        title = " ".join(part for part in (household.community, household.short()) if part)
        self._empty(title)
        self.reveal_button.setVisible(bool(card.residents))
        self.reveal_button.setText(
            self.tr("隐藏 F9") if self._revealed else self.tr("显示姓名电话 F9")
        )
        for resident in card.residents:
            self._person(resident)
        if not card.residents:
            self._line(self.tr("名册中没有登记人员。"), "muted")
        if household.note:
            self._line(self.tr("备注：{note}").format(note=household.note), "small")
        figures = self.tr("近一年投诉 {count} 件").format(count=card.year_count)
        if card.last_satisfaction:
            figures = self.tr("近一年投诉 {count} 件，上次回访：{answer}").format(
                count=card.year_count, answer=satisfaction_text(card.last_satisfaction)
            )
        self._rule()
        self._line(figures)
        if card.unkept_promises:
            self._head(self.tr("未兑现的承诺 {count} 项").format(count=len(card.unkept_promises)))
            for promise in card.unkept_promises:
                self._line(promise, "error")
        if card.open_cases:
            self._head(self.tr("未结投诉 {count} 件").format(count=len(card.open_cases)))
            self._cases(card.open_cases)
        ended = [p for p in card.recent if Status(p.status) in ENDED]
        if ended:
            self._head(self.tr("近 90 天"))
            self._cases(ended)
        elif not card.open_cases:
            self._line(self.tr("近 90 天没有投诉。"), "muted")

    def _cases(self, past: Sequence[PastCase]) -> None:
        for one in past[:RECENT]:
            self._case(one)
        if len(past) > RECENT:
            more = self.tr("另有 {count} 件，见住户档案。").format(count=len(past) - RECENT)
            self._line(more, "small")

    def _person(self, resident: Resident) -> None:
        name = shown_name(resident.name, self._revealed)
        parts = (name, kind_text(resident.kind), shown_phone(resident.phone, self._revealed))
        self._line("  ".join(part for part in parts if part))
        wishes = []
        if resident.preferred_time:
            wishes.append(self.tr("偏好：{time}").format(time=resident.preferred_time))
        if resident.note:
            wishes.append(resident.note)
        if wishes:
            self._line(" · ".join(wishes), "small")

    def _case(self, past: PastCase) -> None:
        """Two lines: the number to press, and what it was about."""
        category = self._lists.category_name(past.category, past.category_text, self._language)
        head = "  ".join((past.number, status_text(Status(past.status))))
        button = push_button(
            head,
            kind="link",
            clicked=lambda: self.case_asked.emit(past.id),
            accessible=self.tr("打开 {number} {content}").format(
                number=past.number, content=past.content[:40]
            ),
        )
        button.setToolTip(exact_time(past.received_at))
        self.card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        about = " · ".join(
            part for part in (near_time(past.received_at, self._now), category) if part
        )
        self._line(about, "small")
        self._line(past.content[:60] + ("…" if len(past.content) > 60 else ""))

    def _line(self, text: str, kind: str = "") -> QLabel:
        label = Words(text, kind=kind)
        self.card.body.addWidget(label)
        return label

    def _head(self, text: str) -> None:
        self._theme.size(self._line(text, "title").setContentsMargins, 0, "xs", 0, 0)

    def _rule(self) -> None:
        line = QFrame()
        set_kind(line, "line")
        self.card.body.addWidget(line)

    def _empty(self, title: str) -> None:
        self.card.set_title(title)
        self.reveal_button.hide()
        empty(self.card.body)

    def _note(self, kind: str) -> tuple[QFrame, QLabel]:
        frame = QFrame(self)
        set_kind(frame, kind)
        label = Words("", frame)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inside = QVBoxLayout(frame)
        self._theme.size(inside.setContentsMargins, "m", "s", "m", "s")
        inside.addWidget(label)
        frame.hide()
        return frame, label
