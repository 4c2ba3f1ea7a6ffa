"""Advice while the form is filled in: a category, an open case alike, an incident."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from desktop_app.services import intake_help
from desktop_app.services.intake_help import Advice
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.intake.form import IntakeForm
from desktop_app.ui.intake.household_panel import HouseholdPanel
from desktop_app.ui.words import core

PAUSE_MS = 400


class Advisor(QObject):
    """Asks at a pause and shows what is known; it never fills in anything by itself."""

    def __init__(
        self,
        desk: Desk,
        form: IntakeForm,
        panel: HouseholdPanel,
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._form, self._panel, self._failed = desk, form, panel, failed
        self._asked = Latest(desk.runner)
        self._advice = Advice()
        self._repeat_meant: set[int] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.ask)
        panel.incident_choice.clicked.connect(self._incident_meant)

    def start(self) -> None:
        """Another form stands there: forget what was said about the one before."""
        self._repeat_meant.clear()
        self._panel.incident_choice.set_meant(False)
        self._asked.forget()
        self._show(Advice())
        self.ask()

    def ask_soon(self) -> None:
        """Ask once typing has paused."""
        self._pause.start()

    def ask(self) -> None:
        """Ask for advice on the form as it stands now."""
        self._pause.stop()
        values = self._form.values()
        if values.is_blank():
            self._asked.forget()
            self._show(Advice())
            return
        self._asked.ask(
            lambda office: intake_help.advise(
                office,
                values.content,
                self._form.category.code,
                values.household_id,
                values.community,
                values.building,
            ),
            self._show,
            self._failed,
        )

    def _show(self, advice: Advice) -> None:
        self._advice = advice
        self._panel.solved.show_cases(advice.solved, self._desk.now())
        suggestion, sentence = advice.suggestion, ""
        if suggestion is not None and suggestion.code != self._form.category.code:
            reasons = self.tr("；").join(
                r.render(core, self._desk.language) for r in suggestion.reasons
            )
            lists, language = self._desk.lists(), self._desk.language
            sentence = self.tr("建议：{category}（{reasons}）").format(
                category=lists.category_name(suggestion.code, language=language), reasons=reasons
            )
        self._form.show_suggestion(sentence)
        alike = next((c for c in advice.alike if c.id not in self._repeat_meant), None)
        self._panel.show_banner(alike)
        incident = advice.incident
        self._panel.show_incident(
            incident.render(core, self._desk.language) if incident is not None else "",
            advice.joins,
        )

    def accept(self) -> None:
        """Take the suggested category; nothing happens when none is suggested."""
        if self._advice.suggestion is not None:
            self._form.category.set_code(self._advice.suggestion.code)
            self._form.category_error.hide()
            self._form.show_suggestion("")
            self._form.edited.emit()
            self.ask()

    def _incident_meant(self, meant: bool) -> None:
        """An incident is of one category: without one in the form the suggested one is taken."""
        if meant and not self._form.category.code:
            self.accept()

    def mean_repeat(self) -> None:
        """The open case was seen, and this is to be registered all the same."""
        self._repeat_meant |= {case.id for case in self._advice.alike}
        self._panel.show_banner(None)
        self._form.content.setFocus(Qt.FocusReason.OtherFocusReason)
