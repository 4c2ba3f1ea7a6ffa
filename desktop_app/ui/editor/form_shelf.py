"""Forms of steps that were filled in before: the next case at the same step takes one again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.domain.workflow import Step
from desktop_app.services.lists import Lists
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.step_form import StepForm

MOST = 12
"""So many lie there: two templates' steps, about; what lies longest goes."""


class FormShelf:
    """``take`` gives a form for a case, made in *parent*, which shows nothing yet.

    *edited* gets (case, step, field) and the text, *ticked* case, step, item and whether: of the
    case that the form was taken for, because the next may be on its way while somebody types.

    The one that was taken last is never given out again at once: its fields may still be at work,
    with a half-written word of an input method or a date that is read when it is left.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        edited: Callable[[tuple[int, str, str], str], object],
        ticked: Callable[[int, str, str, bool], object],
    ) -> None:
        self._desk, self._parent, self._edited, self._ticked = desk, parent, edited, ticked
        self._forms: list[tuple[StepForm, Lists]] = []  # as they were taken, the last one last

    def take(self, case_id: int, step: Step, lists: Lists) -> StepForm:
        form = self._known(step, lists) or self._make(step, lists)
        form.case_id = case_id
        return form

    def _known(self, step: Step, lists: Lists) -> StepForm | None:
        for place, (form, known) in enumerate(self._forms[:-1]):
            if form.step == step and known == lists:
                self._forms.append(self._forms.pop(place))
                form.clear()
                return form
        return None

    def _make(self, step: Step, lists: Lists) -> StepForm:
        form = StepForm(self._desk.theme, step, lists, self._desk.now, self._parent)
        form.edited.connect(
            lambda field, text: self._edited((form.case_id, form.step.key, field), text)
        )
        form.ticked.connect(lambda item, on: self._ticked(form.case_id, form.step.key, item, on))
        self._forms.append((form, lists))
        while len(self._forms) > MOST:
            old, _ = self._forms.pop(0)
            old.deleteLater()
        return form
