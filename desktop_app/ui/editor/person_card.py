"""Who complains: masked until asked for, with the household's year beside the name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.case import CaseFile, Resident, Status
from desktop_app.services.casebook import Neighbourhood
from desktop_app.ui.editor.preferences_form import PreferencesForm
from desktop_app.ui.editor.texts import place_text
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.emptied import empty
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import kind_text, shown_name, shown_phone, status_text

REVEAL_KEY = "F9"


class PersonCard(Card):
    """``reveal_asked`` when the mask is to be lifted or put back; ``case_asked`` carries an id."""

    reveal_asked = Signal()
    case_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("投诉人"))
        self._theme = theme
        self._links: tuple[object, ...] | None = None
        self.mask_button = push_button("", kind="link", clicked=self.reveal_asked.emit, parent=self)
        self.add_to_head(self.mask_button)
        self.who = self._line()
        self.phone = self._line("muted")
        self.note = self._line("muted")
        self.prefer_button = push_button(
            "", kind="link", clicked=self._open_preferences, parent=self
        )
        self.preferences = PreferencesForm(theme, self)
        self.preferences.closed.connect(self.preferences.put_away)
        self._resident: Resident | None = None
        self.year = self._line()
        self.repeat = Badge(theme, "", "red", self)
        self.repeat_link = push_button("", kind="link", parent=self)
        self._others = QVBoxLayout()
        for widget in (
            self.who,
            self.phone,
            self.note,
            self.prefer_button,
            self.preferences,
            self.year,
            self.repeat,
            self.repeat_link,
        ):
            self.body.addWidget(widget)
        self.body.addLayout(self._others)
        self._others.setSpacing(0)
        self._repeat_of = 0
        self.repeat_link.clicked.connect(lambda _c=False: self.case_asked.emit(self._repeat_of))

    def show_person(self, case: CaseFile, around: Neighbourhood, revealed: bool) -> None:
        complaint = case.complaint
        word = self.tr("隐藏") if revealed else self.tr("显示")
        self.mask_button.setText(f"{word} {REVEAL_KEY}")
        self.mask_button.setAccessibleName(
            self.tr("隐藏姓名和电话") if revealed else self.tr("显示姓名和电话")
        )
        self.mask_button.setVisible(bool(complaint.complainant or complaint.phone))
        name = shown_name(complaint.complainant, revealed) or self.tr("未留姓名")
        kind = kind_text(complaint.complainant_kind) if complaint.complainant_kind else ""
        place = place_text(case) or self.tr("未登记房号")
        self.who.setText(f"{name} {kind} · {place}" if kind else f"{name} · {place}")
        phone = shown_phone(complaint.phone, revealed) or self.tr("未留电话")
        preferred = around.resident.preferred_time if around.resident else ""
        if preferred:
            phone = self.tr("{phone}　偏好：{time}").format(phone=phone, time=preferred)
        self.phone.setText(phone)
        self._show_preferences(around.resident)
        self.year.setVisible(around.year_count is not None)
        self.year.setText(
            self.tr("近 12 个月投诉 {count} 次 · 满意 {satisfied}").format(
                count=around.year_count, satisfied=around.year_satisfied
            )
        )
        self.repeat.setVisible(around.same_count > 1)
        self.repeat.set_badge(
            self.tr("{days} 天内同类第 {count} 次").format(
                days=around.repeat_days, count=around.same_count
            ),
            "red",
        )
        self._repeat_of = around.repeat_of or 0
        self.repeat_link.setVisible(bool(around.repeat_number))
        self.repeat_link.setText(self.tr("上一次：{number}").format(number=around.repeat_number))
        self._show_others(around)

    def _show_preferences(self, resident: Resident | None) -> None:
        if resident is None or resident.id != self.preferences.resident_id:
            self.preferences.put_away()
        self._resident = resident
        note = resident.note if resident else ""
        self.note.setText(self.tr("备注：{note}").format(note=note))
        self.note.setVisible(bool(note))
        known = resident is not None and bool(resident.preferred_time or note)
        self.prefer_button.setText(self.tr("修改联系偏好") if known else self.tr("＋ 记联系偏好"))
        self.prefer_button.setAccessibleName(self.prefer_button.text())
        self.prefer_button.setVisible(resident is not None)

    def _open_preferences(self) -> None:
        if self._resident is not None:
            self.preferences.open_for(self._resident)

    def _show_others(self, around: Neighbourhood) -> None:
        others = tuple(one for one in around.others if one.id != around.repeat_of)
        if others == self._links:
            return
        self._links = others
        empty(self._others)
        for one in others:
            self._others.addWidget(self._other(one.id, one.number, one.status, one.content))

    def _other(self, case_id: int, number: str, status: str, content: str) -> QPushButton:
        word = status_text(Status(status))
        button = push_button(
            f"{number} {word}",
            kind="link",
            clicked=lambda: self.case_asked.emit(case_id),
            parent=self,
        )
        button.setToolTip(content)
        return button

    def _line(self, kind: str = "") -> QLabel:
        label = Words("", self, kind=kind, marked=True)
        return label
