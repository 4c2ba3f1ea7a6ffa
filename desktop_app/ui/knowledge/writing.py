"""What is being written: which form, for which record, and how it is saved; drafts survive."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services import draftbook, improvements, scripts, studies
from desktop_app.services.improvements import Improvement, ImprovementInput
from desktop_app.services.knowledge import IMPROVEMENT, SCRIPT, STUDY, Record, Words
from desktop_app.services.office import Office
from desktop_app.services.operations import Work
from desktop_app.services.scripts import ScriptInput
from desktop_app.services.studies import CaseStudy, StudyInput
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.texts import refusal
from desktop_app.ui.knowledge import forms
from desktop_app.ui.knowledge.view import KnowledgeView

CHECK = "check"
DRAFT = "knowledge:form"
PAUSE_MS = 600
_MAKE = {
    SCRIPT: forms.script_form,
    STUDY: forms.study_form,
    IMPROVEMENT: forms.improvement_form,
    CHECK: forms.check_form,
}
_PLACE_OF_ERROR = {
    "script_empty": "zh",
    "script_twice": "zh",
    "study_untitled": "title",
    "study_empty": "what_happened",
    "check_incomplete": "check_plan",
    "check_too_early": "check_at",
    "check_result_missing": "words",
    "effect_unanswered": "effective",
}


@dataclass(frozen=True)
class Writing:
    """A form's subject. ``record_id`` 0 is a new one; ``before`` is what is stored of it."""

    kind: str
    record_id: int = 0
    complaint_id: int | None = None
    incident_id: int | None = None
    note: str = ""
    before: Mapping[str, str] = field(default_factory=dict)

    @property
    def record_kind(self) -> str:
        return IMPROVEMENT if self.kind == CHECK else self.kind


class Writer:
    """*saved* is told (kind, id) of what was stored, *over* that the form was put away."""

    def __init__(
        self,
        desk: Desk,
        view: KnowledgeView,
        saved: Callable[[str, int], None],
        over: Callable[[], None],
    ) -> None:
        self._desk, self._view, self._saved, self._over = desk, view, saved, over
        self._writing: Writing | None = None
        self._saving = False
        self._pause = QTimer(view)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)

    @property
    def writing(self) -> Writing | None:
        return self._writing

    @property
    def dirty(self) -> bool:
        return self._view.form is not None and self._view.form.dirty

    def open(self, writing: Writing, values: Mapping[str, str] | None = None) -> None:
        """Open a form; *values* are shown in it where they differ from what is stored."""
        desk = self._desk
        make = _MAKE[writing.kind]
        form = make(desk.theme, _title(writing), desk.lists(), desk.language, desk.now)
        form.ready({**writing.before, **(values or {})}, writing.before)
        form.show_note(writing.note)
        form.edited.connect(self._pause.start)
        form.submitted.connect(self.save)
        form.closed.connect(self.cancel)
        self._writing = writing
        self._view.set_form(form)
        form.focus()
        self.keep()

    def save(self) -> None:
        """Store what is written; a refusal is said in the form and nothing typed is lost."""
        form, writing = self._view.form, self._writing
        if form is None or writing is None or self._saving:
            return
        self._saving = True
        values = form.values

        def done(record_id: int) -> None:
            self._saving = False
            if self._view.form is form:  # another one may stand there by now, with its own draft
                self._close()
                self._desk.runner.run(lambda office: draftbook.drop(office, DRAFT))
            self._saved(writing.record_kind, record_id)

        def failed(error: Exception) -> None:
            self._saving = False
            if self._view.form is not form:
                return  # put away meanwhile; what was typed comes back with 撤销
            code = error.code if isinstance(error, KnownError) else ""
            form.refuse(refusal(error), _PLACE_OF_ERROR.get(code) or _first_gap(code, values))

        self._desk.runner.run(_store(writing, values), done, failed)

    def cancel(self) -> None:
        """Put the form away; what was typed can be brought back with 撤销."""
        form, writing = self._view.form, self._writing
        if form is None or writing is None:
            return
        values, dirty = form.values, form.dirty
        self._close()
        self._desk.runner.run(lambda office: draftbook.drop(office, DRAFT))
        if dirty:
            text = QCoreApplication.translate("Knowledge", "没有保存，写的内容已放下")
            self._desk.offer_undo(text, lambda: self.open(writing, values))
        self._over()

    def keep(self) -> None:
        """Keep what is typed as a draft, against a power cut."""
        self._pause.stop()
        form, writing = self._view.form, self._writing
        if form is None or writing is None or not form.dirty:
            return
        draft: dict[str, Any] = {
            "kind": writing.kind,
            "record_id": writing.record_id,
            "complaint_id": writing.complaint_id,
            "incident_id": writing.incident_id,
            "before": dict(writing.before),
            "values": form.values,
        }
        self._desk.runner.run(lambda office: draftbook.keep(office, DRAFT, draft))

    def resume(self) -> None:
        """Bring back a draft that an earlier run left."""

        def arrived(draft: Any) -> None:
            if draft is None or self._writing is not None or draft.values.get("kind") not in _MAKE:
                return
            kept = draft.values
            note = QCoreApplication.translate("Knowledge", "这是上次没有写完的内容，接着写或取消。")
            writing = Writing(
                kept["kind"],
                int(kept.get("record_id") or 0),
                kept.get("complaint_id"),
                kept.get("incident_id"),
                note,
                kept.get("before") or {},
            )
            self.open(writing, kept.get("values") or {})

        self._desk.runner.run(lambda office: draftbook.get(office, DRAFT), arrived)

    def _close(self) -> None:
        self._pause.stop()
        self._writing = None
        self._view.set_form(None)


def writing_of(record: Record) -> Writing:
    """What is needed to change a record."""
    if isinstance(record, Words):
        values = {
            "zh": record.text.zh,
            "en": record.text.en,
            "stage": record.stage,
            "category": record.category,
            "mood": record.mood,
        }
        return Writing(SCRIPT, record.id, before=values)
    if isinstance(record, CaseStudy):
        names = ("title", "category", "what_happened", "cause", "what_worked", "lesson")
        values = {name: getattr(record, name) for name in names}
        return Writing(STUDY, record.id, record.complaint_id, before=values)
    return Writing(IMPROVEMENT, record.id, before=improvement_values(record))


def improvement_values(one: Improvement) -> dict[str, str]:
    """A stored improvement as the form has it."""
    names = ("kind", "title", "measure", "owner", "check_plan", "category")
    values = {name: getattr(one, name) for name in names}
    for name in ("due_at", "check_at"):
        at: datetime | None = getattr(one, name)
        values[name] = at.isoformat(sep=" ") if at is not None else ""
    return values


def study_values(study: StudyInput) -> dict[str, str]:
    """A prefilled study as the form has it."""
    names = ("title", "category", "what_happened", "cause", "what_worked", "lesson")
    return {name: getattr(study, name) for name in names}


def _first_gap(code: str, values: Mapping[str, str]) -> str:
    if code == "improvement_incomplete":
        return next((k for k in ("title", "owner", "due_at") if not values[k].strip()), "")
    return "zh" if code in ("place_unknown", "braces_open") else ""


def _title(writing: Writing) -> str:
    translate = QCoreApplication.translate
    new = writing.record_id == 0
    return {
        SCRIPT: translate("Knowledge", "新话术") if new else translate("Knowledge", "修改话术"),
        STUDY: translate("Knowledge", "新案例") if new else translate("Knowledge", "修改案例"),
        IMPROVEMENT: (
            translate("Knowledge", "新改进") if new else translate("Knowledge", "修改改进")
        ),
        CHECK: translate("Knowledge", "记录效果"),
    }[writing.kind]


def _store(writing: Writing, values: Mapping[str, str]) -> Work:
    """The write that a form asks for; it answers the id of what was stored."""
    record_id = writing.record_id

    def script(office: Office) -> int:
        new = ScriptInput(**values)
        if record_id:
            return scripts.edit(office, record_id, new).id
        return scripts.add(office, new).id

    def study(office: Office) -> int:
        new = StudyInput(**values, complaint_id=writing.complaint_id)
        if record_id:
            return studies.edit(office, record_id, new).id
        return studies.add(office, new).id

    def improvement(office: Office) -> int:
        plain: dict[str, Any] = {k: v for k, v in values.items() if k not in ("due_at", "check_at")}
        new = replace(
            ImprovementInput(**plain),
            due_at=_time(values["due_at"]),
            check_at=_time(values["check_at"]),
            complaint_id=writing.complaint_id,
            incident_id=writing.incident_id,
        )
        if record_id:
            return improvements.edit(office, record_id, new).id
        return improvements.add(office, new).id

    def check(office: Office) -> int:
        answer = values["effective"]
        if answer not in ("yes", "no"):
            raise KnownError(
                "effect_unanswered",
                say(QT_TRANSLATE_NOOP("core", "请选择有效还是无效。没有保存，内容还在。")),
            )
        return improvements.record_check(office, record_id, answer == "yes", values["words"]).id

    return {SCRIPT: script, STUDY: study, IMPROVEMENT: improvement, CHECK: check}[writing.kind]


def _time(text: str) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise KnownError(
            "value_unfit",
            say(
                QT_TRANSLATE_NOOP("core", "看不懂“{text}”这个时间，没有保存，内容还在。"), text=text
            ),
        ) from None
