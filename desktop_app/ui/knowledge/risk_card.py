"""The risks of a case, as a small card: the product as a word and a colour, what is done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.services import risks
from desktop_app.services.office import Office
from desktop_app.services.operations import Work
from desktop_app.services.risks import EFFECT_TEXT, LIKELIHOOD_TEXT, RiskInput, RiskNote
from desktop_app.ui.desk import Desk, Latest, Once
from desktop_app.ui.editor.texts import refusal
from desktop_app.ui.knowledge.risk_form import RiskForm, level_word
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import core

Insert = Callable[[Office, int, RiskInput], RiskNote]


class RiskCard(QWidget):
    """Signals: ``added`` a ``RiskInput``; ``changed`` an id and one; ``removed`` an id."""

    added = Signal(object)
    changed = Signal(int, object)
    removed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[RiskNote, ...] | None = None
        self._locked = False
        self.form: RiskForm | None = None
        self.notes: dict[int, QFrame] = {}
        self._editing = 0
        self._case = 0
        self._unsent: dict[tuple[int, int], tuple[str, ...]] = {}
        set_kind(self, "clear")
        self._title = QLabel(self.tr("风险"), self)
        set_kind(self._title, "title")
        self._empty = Words(
            self.tr("还没有记风险。会再漏、会伤人、会闹大的，先记下来并写明应对。"),
            self,
            kind="muted",
        )
        self.add_button = push_button(
            self.tr("＋ 记风险"), kind="link", clicked=lambda: self.open_form(None), parent=self
        )
        self._column = QVBoxLayout(self)
        theme.size(self._column.setContentsMargins, 0, "s", 0, 0)
        theme.size(self._column.setSpacing, "s")
        for widget in (self._title, self._empty, self.add_button):
            self._column.addWidget(widget)
        self.setAccessibleName(self._title.text())

    def set_case(self, complaint_id: int) -> None:
        """Another case comes: a form is put away, what is typed in it waits for this case."""
        if complaint_id != self._case:
            self.close_form(focus=False)
            self._case = complaint_id

    def show_notes(self, notes: Sequence[RiskNote], *, locked: bool) -> None:
        """Show *notes*; *locked* ones (the case has ended) can only be read."""
        wanted = tuple(notes)
        if (wanted, locked) == (self._shown, self._locked):
            return
        self._shown, self._locked = wanted, locked
        for frame in self.notes.values():
            self._column.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self.notes = {}
        for place, note in enumerate(wanted):
            frame = self._note(note)
            self._column.insertWidget(place + 1, frame)
            frame.show()
            self.notes[note.id] = frame
        self._empty.setVisible(not wanted)
        self.add_button.setVisible(not locked and self.form is None)

    def open_form(self, note: RiskNote | None) -> None:
        """Write a new note, or change one; a form that is open is only given the keyboard."""
        if self.form is None:
            self._editing = note.id if note is not None else 0
            self.form = RiskForm(self._theme, note, self)
            self.form.submitted.connect(self._submit)
            self.form.closed.connect(lambda: self.close_form())
            self._column.addWidget(self.form)
            unsent = self._unsent.get((self._case, self._editing))
            if unsent is not None:
                self.form.put(unsent)
            self.form.show()
            self.add_button.hide()
        self.form.focus()
        QTimer.singleShot(0, self.form, self._reveal)

    def close_form(self, *, saved: bool = False, focus: bool = True) -> None:
        """Put the form away; what is typed and not saved is there when it is opened again."""
        if self.form is None:
            return
        form, self.form = self.form, None
        key = (self._case, self._editing)
        if form.dirty and not saved:
            self._unsent[key] = form.texts
        else:
            self._unsent.pop(key, None)
        self._column.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.add_button.setVisible(not self._locked)
        if focus:
            self.add_button.setFocus()

    def _reveal(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea) and self.form is not None:
            around.ensureWidgetVisible(self.form, 0, self._theme.space.s)

    def _submit(self, new: RiskInput) -> None:
        if self._editing:
            self.changed.emit(self._editing, new)
        else:
            self.added.emit(new)

    def _note(self, note: RiskNote) -> QFrame:
        theme, _space = self._theme, self._theme.space
        frame = QFrame(self)
        set_kind(frame, "panel")
        column = QVBoxLayout(frame)
        theme.size(column.setContentsMargins, "s", "s", "s", "s")
        theme.size(column.setSpacing, "xs")
        words, tone = level_word(note.likelihood, note.effect)
        badge = Badge(theme, words, tone, frame)
        badge.setToolTip(
            self.tr("可能性：{likelihood}；影响：{effect}").format(
                likelihood=core(LIKELIHOOD_TEXT[note.likelihood]),
                effect=core(EFFECT_TEXT[note.effect]),
            )
        )
        column.addWidget(badge)
        column.addWidget(_label(note.text, frame))
        if note.mitigation:
            text = self.tr("应对：{mitigation}").format(mitigation=note.mitigation)
            column.addWidget(_label(text, frame))
        round_ = self.tr("返单 R{round}").format(round=note.round) if note.round else ""
        meta = " · ".join(p for p in (round_, note.staff, f"{note.at:%m-%d %H:%M}") if p)
        column.addWidget(_label(meta, frame, "small"))
        if not self._locked:
            holder = QWidget(frame)
            flow = FlowLayout(theme, holder, spacing="xs")
            for text, act in (
                (self.tr("修改"), lambda: self.open_form(note)),
                (self.tr("删除"), lambda: self.removed.emit(note.id)),
            ):
                name = f"{text} {note.text[:12]}"
                flow.addWidget(
                    push_button(text, kind="link", clicked=act, accessible=name, parent=holder)
                )
            column.addWidget(holder)
        frame.setAccessibleName(f"{words} {note.text}")
        return frame


class RiskBook:
    """Brings a card in line with a case or an incident, and its notes into the database."""

    def __init__(self, desk: Desk, card: RiskCard) -> None:
        self._desk, self._card = desk, card
        self._id = 0
        self._insert: Insert = risks.add_to_case
        self._reads, self._once = Latest(desk.runner), Once(desk.runner)
        card.added.connect(self._add)
        card.changed.connect(self._change)
        card.removed.connect(self._remove)

    def follow(self, complaint_id: int, *, locked: bool) -> None:
        """Show the notes of a case; a form of another case is put away."""
        self._card.set_case(complaint_id)
        self._id, self._insert = complaint_id, risks.add_to_case
        self._reads.ask(
            lambda office: risks.of_case(office, complaint_id),
            lambda notes: self._card.show_notes(notes, locked=locked),
        )

    def follow_incident(self, incident_id: int, *, locked: bool) -> None:
        """Show the notes of an incident."""
        self._card.set_case(incident_id)
        self._id, self._insert = incident_id, risks.add_to_incident
        self._reads.ask(
            lambda office: risks.of_incident(office, incident_id),
            lambda notes: self._card.show_notes(notes, locked=locked),
        )

    def _add(self, new: RiskInput) -> None:
        wanted, insert = self._id, self._insert
        self._store(lambda office: insert(office, wanted, new))

    def _change(self, note_id: int, new: RiskInput) -> None:
        self._store(lambda office: risks.edit(office, note_id, new))

    def _store(self, work: Work) -> None:
        def failed(error: Exception) -> None:
            if self._card.form is not None:
                self._card.form.refuse(refusal(error))

        self._once.run("store", work, lambda _note: self._card.close_form(saved=True), failed)

    def _remove(self, note_id: int) -> None:
        def put_back(office: Office) -> RiskNote:
            return risks.put_back(office, note_id)

        def done(_nothing: object) -> None:
            self._desk.offer_undo(
                self._card.tr("风险已删除"), lambda: self._desk.runner.run(put_back)
            )

        self._desk.runner.run(lambda office: risks.remove(office, note_id), done)


def below(holder: QWidget, rounds: QWidget, card: RiskCard) -> None:
    """The rework rounds with the risks below them, in one column of *holder*."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(rounds)
    column.addWidget(card)
    column.addStretch(1)


def _label(text: str, parent: QWidget, kind: str = "") -> QLabel:
    label = Words(text, parent, kind=kind, marked=True)
    return label
