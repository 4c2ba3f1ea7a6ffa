"""The hand-over's controller: reads it, keeps the note while it is written, saves and prints."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services import handover
from desktop_app.services.handover import HandOver, Writing
from desktop_app.services.office import ChangeSet
from desktop_app.ui import words
from desktop_app.ui.calendar.notes import KeysFirst
from desktop_app.ui.calendar.typed_time import moment_text
from desktop_app.ui.desk import Desk, Latest, Once
from desktop_app.ui.handover.view import HandOverView
from desktop_app.ui.i18n import render
from desktop_app.ui.printing.job import open_preview
from desktop_app.ui.printing.jobs import hand_over
from desktop_app.ui.shell.actions import ActionSpec

PRINT = ActionSpec(
    "handover.print", QT_TRANSLATE_NOOP("actions", "打印交接班"), "Ctrl+P", "handover"
)
PAUSE_MS = 800
_SHOWN = frozenset({"follow_up", "promise", "complaint", "handover_note", "calendar_day"})


class HandOverPage(QObject):
    """``activate`` needs no argument."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reads, self._once = Latest(desk.runner), Once(desk.runner)
        self._loaded = self._touched = False
        self._writer = ""
        self.view = HandOverView(desk.theme, desk.place)
        self._pause = QTimer(self.view)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        view = self.view
        view.typed.connect(self._typed)
        view.saved.connect(self._save)
        view.copied.connect(self._copy)
        view.printed.connect(self._print)
        view.calendar_asked.connect(lambda: desk.navigate("calendar", desk.now().date()))
        self._keys = KeysFirst(view.note, self._leave_note, self._save)
        desk.registry.bind(PRINT, view, self._print)
        desk.bus.changed.connect(self._changed)
        desk.bus.minute.connect(self._minute)

    # the page

    @property
    def widget(self) -> QWidget:
        return self.view

    def activate(self, argument: object = None) -> None:
        if not self._loaded:
            self._desk.runner.run(handover.draft, self._draft_found)
        self._load()
        self.view.note.setFocus()

    def can_leave(self) -> bool:
        """Always: the note is kept as it stands."""
        self.keep()
        return True

    # reading

    def _load(self) -> None:
        self._reads.ask(handover.read, self._show, self._failed)

    def _show(self, found: HandOver) -> None:
        about = self.tr(
            "到下一班（{moment}）前要办 {due} 项，未兑现的承诺 {owed} 项，新投诉 {new} 件"
        )
        self.view.show_text(
            about.format(
                moment=moment_text(found.until),
                due=found.due_count,
                owed=found.owed_count,
                new=found.new_count,
            ),
            handover.plain_text(found, words.core),
        )

    def _changed(self, changes: ChangeSet) -> None:
        if self._loaded and "setting" in changes.tables:  # somebody else may have sat down
            self._desk.runner.run(handover.draft, self._draft_found)
        if changes.tables & _SHOWN and self.view.isVisible():
            self._load()

    def _minute(self) -> None:
        if self.view.isVisible():
            self._load()

    # the note

    def _draft_found(self, found: Writing) -> None:
        """Everybody goes on with his own words; what stands there belongs to who wrote it."""
        if not self._loaded:
            self._loaded, self._writer = True, found.writer
            if not self.view.note.toPlainText().strip():
                self._put(found.text)
        elif found.writer != self._writer:
            self.keep()
            self._writer = found.writer
            self._put(found.text)

    def _put(self, text: str) -> None:
        if text != self.view.note.toPlainText():
            self.view.note.setPlainText(text)
            self._pause.stop()
            self._touched = False

    def _typed(self) -> None:
        self.view.refuse("")
        self._touched = True
        self._pause.start()

    def keep(self) -> None:
        """Store the note as it stands, if it was touched since."""
        self._pause.stop()
        text = self.view.note.toPlainText()
        if self._loaded and self._touched:
            self._touched = False
            writer = self._writer
            self._desk.runner.run(lambda office: handover.keep_draft(office, text, writer))

    def _save(self) -> None:
        text = self.view.note.toPlainText()
        before, self._touched = self._touched, False  # on its way: nothing of it is a draft

        def saved(_note: int) -> None:
            if self.view.note.toPlainText() == text:
                self.view.note.clear()
                self._pause.stop()
                self._touched = False
            self._desk.show_message(self.tr("留言已保存，下一班可以看到。"), "success")

        def not_saved(error: Exception) -> None:
            self._touched = before or self._touched
            self._not_saved(error)

        self._pause.stop()
        self._once.run("note", lambda office: handover.add_note(office, text), saved, not_saved)

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.view.refuse(render(error.message))
        self.view.note.setFocus()

    def _leave_note(self) -> None:
        self.view.copy.setFocus()

    # taking it out

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.view.text.toPlainText())
        self._desk.show_message(self.tr("交接内容已复制，可粘贴到微信或邮件。"), "success")

    def _print(self) -> None:
        """As a sheet that both shifts sign; what is being written is part of it once it is saved."""
        self.keep()
        open_preview(self._desk, hand_over())

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._desk.show_message(render(error.message), "error")


def make_handover_page(desk: Desk) -> HandOverPage:
    """The factory for the registry of pages."""
    return HandOverPage(desk)
