"""The tab of the summary: its state, signing, the ways out, and its sections with remarks."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.summary import WeeklySummary
from desktop_app.ui.figures.down_scroll import DownScroll
from desktop_app.ui.figures.papers import Section, Sheet
from desktop_app.ui.figures.section_card import SectionCard
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.chips import Chip
from desktop_app.ui.widgets.error_line import say_error
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words


class SummaryView(QWidget):
    """Calls no service. ``typed`` (section, text); ``signed``; ``revoked`` carries the reason."""

    typed = Signal(str, str)
    signed = Signal()
    revoked = Signal(str)
    print_asked = Signal()
    save_asked = Signal(str)
    public_asked = Signal(bool)
    archive_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.state = Words("", self, kind="title")
        self.saved = QLabel(self)
        set_kind(self.saved, "muted")
        self.why_not = Words("", self, kind="muted")
        self.sign = push_button(
            self.tr("签发…"), kind="primary", clicked=lambda: self._ask("sign"), parent=self
        )
        self.revoke = push_button(
            self.tr("撤回签发…"), clicked=lambda: self._ask("revoke"), parent=self
        )
        self.print_ = push_button(
            self.tr("预览与打印"), shortcut_hint="Ctrl+P", clicked=self.print_asked.emit,
            parent=self,
        )  # fmt: skip
        self.pdf = push_button(
            self.tr("存为 PDF…"), clicked=lambda: self.save_asked.emit(".pdf"), parent=self
        )
        self.excel = push_button(
            self.tr("存为 Excel…"), clicked=lambda: self.save_asked.emit(".xlsx"), parent=self
        )
        self.public = Chip(theme, self.tr("公示版（不含个人信息）"), parent=self)
        self.public.toggled.connect(self.public_asked)
        self.archive = push_button(
            self.tr("已签发的…"), clicked=self.archive_asked.emit, parent=self
        )
        acts = QWidget(self)
        set_kind(acts, "clear")
        flow = FlowLayout(theme, acts)
        for act in (
            self.sign, self.print_, self.pdf, self.excel, self.public, self.archive, self.revoke,
        ):  # fmt: skip
            flow.addWidget(act)
        self.asking = self._make_asking()
        self.sections = QWidget()
        self._list = QVBoxLayout(self.sections)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch(1)
        self.area = DownScroll(theme, self.sections, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.state)
        self._column.addWidget(self.why_not)
        self._column.addWidget(acts)
        self._column.addWidget(self.asking)
        self._column.addWidget(self.saved)
        self._column.addWidget(self.area, 1)
        self.cards: dict[str, SectionCard] = {}
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self.render_next)
        self.setFocusProxy(self.print_)
        theme.follow(self, self._remeasure)
        self._remeasure()
        self.note_saved("")
        self.show_waiting()

    # what is shown

    def show_waiting(self) -> None:
        """Nothing to sign or print until the answer is there; a newer period empties the list."""
        self.state.setText(self.tr("正在统计…"))
        self.show_sections(())
        for button in (self.sign, self.print_, self.pdf, self.excel):
            button.setEnabled(False)
        self.revoke.hide()
        self.why_not.hide()
        self.close_asking()

    def show_sheet(self, sheet: Sheet, *, state: str, may_edit: bool, why_not: str) -> None:
        """Show *sheet*. ``may_edit``: the operator may sign; *why_not* says what is missing."""
        made = sheet.summary
        self.state.setText(state)
        frozen = made.signed is not None
        for button in (self.print_, self.pdf, self.excel):
            button.setEnabled(True)
        self.sign.setVisible(not frozen)
        self.sign.setEnabled(may_edit and sheet.may_sign)
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not) and not frozen)
        self.sign.setToolTip(why_not)
        self.sign.setAccessibleDescription(why_not)
        self.revoke.setVisible(frozen and may_edit)
        if (self._asked == "sign" and frozen) or (self._asked == "revoke" and not frozen):
            self.close_asking()
        self.show_sections(sheet.sections)
        self.show_remarks(made, editable=not frozen and not sheet.public)

    def show_sections(self, sections: tuple[Section, ...]) -> None:
        """Sections that stay keep their fields, and with them the keyboard and what is typed."""
        wanted = [_name(one, number) for number, one in enumerate(sections)]
        for name in [name for name in self.cards if name not in wanted]:
            card = self.cards.pop(name)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for number, (name, section) in enumerate(zip(wanted, sections, strict=True)):
            if name in self.cards:
                self.cards[name].show_section(section)
            else:
                self.cards[name] = SectionCard(self._theme, section, self.sections)
                self.cards[name].typed.connect(self.typed)
                self.cards[name].body_text.due.connect(self._turn.start)
            card = self.cards[name]
            if self._list.indexOf(card) != number:
                self._list.removeWidget(card)
                self._list.insertWidget(number, card)

    def render_next(self) -> None:
        """One section at a turn of the loop: keys and mouse come in between.

        What is in sight comes first, the others as they stand.
        """
        due = [card.body_text for card in self.cards.values() if card.body_text.is_due]
        if due:
            min(due, key=lambda text: text.visibleRegion().isEmpty()).render_due()
            self._turn.start()

    def show_remarks(self, made: WeeklySummary, *, editable: bool) -> None:
        for card in self.cards.values():
            if card.key in ("corrections", "definitions", ""):
                card.show_remark("", editable=False)
            elif editable or made.signed is not None:
                card.show_remark(made.remark(card.key), editable=editable)
            else:
                card.show_remark("", editable=False)

    def card(self, key: str) -> SectionCard | None:
        """The card of a section of the summary."""
        return next((card for card in self.cards.values() if card.key == key), None)

    def note_saved(self, text: str) -> None:
        self.saved.setText(text)
        self.saved.setVisible(bool(text))

    # asking once more before a signature

    def _make_asking(self) -> QFrame:
        frame = QFrame(self)
        set_kind(frame, "card")
        self._asked = ""
        self.question = Words("", frame)
        self.reason = QLineEdit(frame)
        self.reason.setAccessibleName(self.tr("撤回原因"))
        self.reason.setPlaceholderText(self.tr("撤回原因，如：漏登记两件"))
        self.reason.returnPressed.connect(self._answered)
        self.refusal = Words("", frame, kind="error")
        self.refusal.hide()
        self.yes = push_button("", kind="primary", clicked=self._answered, parent=frame)
        self.no = push_button(self.tr("取消"), clicked=self.close_asking, parent=frame)
        buttons = QWidget(frame)
        set_kind(buttons, "clear")
        row = FlowLayout(self._theme, buttons)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        column = QVBoxLayout(frame)
        for widget in (self.question, self.reason, self.refusal, buttons):
            column.addWidget(widget)
        frame.hide()
        return frame

    def _ask(self, what: str) -> None:
        self._asked = what
        signing = what == "sign"
        self.question.setText(
            self.tr("签发后数字和说明不再变动，以后的变化列为“更正”。确认由您签发？")
            if signing
            else self.tr("撤回后可以重新统计和修改说明；原来签发的一份仍留存备查。")
        )
        self.yes.setText(self.tr("确认签发") if signing else self.tr("确认撤回"))
        self.yes.setAccessibleName(self.yes.text())
        self.reason.setVisible(not signing)
        self.reason.clear()
        say_error(self.refusal, "")
        # One primary button on a screen: the one that is asked about now.
        set_kind(self.sign, "")
        self.asking.show()
        (self.yes if signing else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_asking(self) -> None:
        self._asked = ""
        set_kind(self.sign, "primary")
        self.asking.hide()

    def refuse(self, text: str) -> None:
        """Why it was not done, beside the question."""
        self.asking.show()
        say_error(self.refusal, text)

    def _answered(self) -> None:
        if self._asked == "sign":
            self.signed.emit()
        elif self._asked == "revoke":
            self.revoked.emit(self.reason.text())

    def _remeasure(self) -> None:
        self._column.setSpacing(self._theme.space.s)
        self._list.setSpacing(self._theme.space.m)


def _name(section: Section, number: int) -> str:
    return section.key or f"{number} {section.title}"
