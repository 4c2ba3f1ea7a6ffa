"""The page of cases and scripts: searches, shows, copies, and sends what is written to be kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.case import CaseFile
from desktop_app.services import knowledge, studies
from desktop_app.services.improvements import Improvement
from desktop_app.services.knowledge import IMPROVEMENT, SCRIPT, STUDY, Query, Record, Shelf, Words
from desktop_app.services.office import ChangeSet
from desktop_app.services.studies import CaseStudy, Prefilled
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.editor.scripts import latest_mood, places_of
from desktop_app.ui.editor.texts import refusal
from desktop_app.ui.i18n import render
from desktop_app.ui.knowledge.acts import Deed, deed
from desktop_app.ui.knowledge.keys import COPY, EDIT, FIND, NEW
from desktop_app.ui.knowledge.texts import copied_words, detail_of, line_of
from desktop_app.ui.knowledge.view import KnowledgeView
from desktop_app.ui.knowledge.writing import (
    CHECK,
    Writer,
    Writing,
    improvement_values,
    study_values,
    writing_of,
)
from desktop_app.ui.shell.pages import Page, StatusSink
from desktop_app.ui.words import listed

TABLES = frozenset(
    {"script", "case_study", "improvement", "workflow", "category", "staff", "setting"}
)
Key = tuple[str, object]


class KnowledgePage(QObject):
    """Arguments: ``("words", case id)`` words for a case; ``("new_study", case id)``;
    ``("new_improvement", case id)``; ``("incident_improvement", incident id)``;
    ``("improvement", id)`` and ``("study", id)`` show one; ``None`` comes back as it was."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = KnowledgeView(desk.theme, desk.place)
        self.shelf: Shelf | None = None
        self._case: CaseFile | None = None
        self._wanted: Key | None = None
        self._fresh = True
        self._sink: StatusSink = lambda _text: None
        self._reads = Latest(desk.runner)
        self._writer = Writer(desk, self.view, self._was_saved, self._form_over)
        view = self.view
        view.filters.show_lists(desk.lists(), desk.language)
        view.filters.asked.connect(self._read)
        view.filters.case_left.connect(lambda: self._for_case(None))
        view.filters.new_asked.connect(self.new)
        view.filters.search.down.connect(self._into_list)
        view.list.chosen.connect(self._chosen)
        view.list.pressed_enter.connect(self._entered)
        view.list.left_above.connect(view.filters.search.setFocus)
        view.reader.pressed.connect(self.act)
        for spec, run in (
            (COPY, self.copy),
            (NEW, self.new),
            (EDIT, lambda: self.act("edit")),
            (FIND, self._find),
        ):
            desk.registry.bind(spec, view, run)
        desk.bus.changed.connect(self._changed)
        desk.bus.minute.connect(lambda: self._read() if view.isVisible() else None)

    # the page as the shell sees it

    @property
    def widget(self) -> QWidget:
        return self.view

    def set_status(self, sink: StatusSink) -> None:
        self._sink = sink

    def activate(self, argument: object = None) -> None:
        if self._fresh:
            self._fresh = False
            self._writer.resume()
        what, number = argument if isinstance(argument, tuple) else ("", 0)
        if what == "words":
            self._desk.runner.run(lambda office: office.case(number), self._for_case, self._tell)
        elif what == "new_study":
            self._desk.runner.run(
                lambda office: studies.prefill(office, number, render), self._prefilled, self._tell
            )
        elif what in ("new_improvement", "incident_improvement"):
            incident = what == "incident_improvement"
            self._new_improvement(None if incident else number, number if incident else None)
        elif what in (IMPROVEMENT, STUDY):
            self._wanted = (what, number)
            self.view.filters.show_query(Query(what))
        elif what == "find":
            self.view.filters.show_query(Query(text=str(number)))
        self._read()
        if not what:
            self.view.take_focus()

    def can_leave(self) -> bool:
        """What is being written stays in its form, and as a draft."""
        self._writer.keep()
        return True

    # showing

    def _read(self) -> None:
        query = self.view.filters.query
        self._reads.ask(lambda office: knowledge.read(office, query), self._show, self._tell)

    def _show(self, shelf: Shelf) -> None:
        keep = self._wanted or self._key(self.current)
        self.shelf, self._wanted = shelf, None
        view, lists, places = self.view, self._desk.lists(), self._places()
        view.filters.show_hits(shelf.hits)
        keys = [self._key(record) for record in shelf.records]
        row = keys.index(keep) if keep in keys else min(0, len(keys) - 1)
        lines = [line_of(one, lists, places, shelf.now) for one in shelf.records]
        view.list.show_lines(lines, row)
        kind = shelf.query.kind
        may_write = kind != SCRIPT or shelf.may_edit
        view.filters.new_button.setEnabled(may_write)
        view.filters.new_button.setToolTip("" if may_write else self.tr("只有主管或经理可以改话术"))
        if not shelf.records:
            view.show_empty(kind, any_there=kind in shelf.there, may_write=may_write)
        view.show_found(bool(shelf.records))
        self._show_record()

    def _show_record(self) -> None:
        record, shelf = self.current, self.shelf
        if record is None or shelf is None:
            self.view.reader.show_detail(None)
            return
        self.view.reader.show_detail(
            detail_of(
                record,
                self._desk.lists(),
                self._places(),
                shelf.now,
                may_edit=shelf.may_edit,
            )
        )

    @property
    def current(self) -> Record | None:
        """The record that is marked in the list."""
        row = self.view.list.currentIndex().row()
        records = self.shelf.records if self.shelf is not None else ()
        return records[row] if 0 <= row < len(records) else None

    @staticmethod
    def _key(record: Record | None) -> Key | None:
        if record is None:
            return None
        if isinstance(record, Words):
            return (SCRIPT, record.id or (record.text, record.stage, record.category, record.mood))
        return (STUDY if isinstance(record, CaseStudy) else IMPROVEMENT, record.id)

    def _places(self) -> dict[str, str]:
        lists = self._desk.lists()
        if self._case is None:
            return {"经办人": lists.operator, "小区": lists.office_name}
        honorific = QCoreApplication.translate("Editor", "{surname}先生/女士")
        return places_of(self._case, lists, honorific, self._desk.language, self._desk.now())

    def _for_case(self, case: CaseFile | None) -> None:
        """Look for words for a case: its category and mood are looked for, its places filled."""
        filters = self.view.filters
        self._case = case
        filters.show_case(case.complaint.number if case else "")
        if case is not None:
            mood, stage = latest_mood(case), case.step.stage
            ended = bool(case.complaint.outcome)
            filters.show_query(
                Query(SCRIPT, "", case.complaint.category, mood, "" if ended else stage)
            )
            self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _chosen(self, _row: int) -> None:
        if self._writer.writing is not None:
            if self._writer.dirty:
                self._desk.show_message(
                    self.tr("正在写的内容还没有保存，先保存或取消。"), "warning"
                )
                return
            self._writer.cancel()
        self._show_record()

    def _into_list(self) -> None:
        if self.shelf is not None and self.shelf.records:
            self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entered(self) -> None:
        if isinstance(self.current, Words):
            self.copy()
        else:
            self.view.reader.focus()

    def _find(self) -> None:
        self.view.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.filters.search.selectAll()

    # doing

    def copy(self) -> None:
        """The marked script goes to the clipboard with its places filled."""
        record = self.current
        if isinstance(record, Words):
            words = copied_words(record, self._places())
            QGuiApplication.clipboard().setText(words)
            left = self.tr("话术已复制，还有［］里的内容要自己填")
            self._sink(left if "［" in words else self.tr("话术已复制"))

    def new(self) -> None:
        """A new record of the kind that is shown."""
        if self._busy_writing():
            return
        kind = self.view.filters.query.kind
        if kind == SCRIPT and self.shelf is not None and not self.shelf.may_edit:
            self._desk.show_message(self.tr("只有主管或经理可以改话术"), "warning")
            return
        query = self.view.filters.query
        if kind == IMPROVEMENT:
            self._new_improvement(None, None)
            return
        before = {"category": query.category}
        if kind == SCRIPT:
            before |= {"mood": query.mood, "stage": query.stage}
        self._writer.open(Writing(kind, before=before))

    def act(self, key: str) -> None:
        """What a button under the record asks for."""
        record = self.current
        if record is None or not self._allowed(key):
            return
        if key == "copy":
            self.copy()
        elif key in ("edit", "check", "adopt", "again"):
            self._write_on(key, record)
        elif key == "open_case" and not isinstance(record, Words):
            self._desk.navigate("editor", (record.complaint_id, None))
        elif (found := deed(key, record)) is not None:
            self._run(found)

    def _allowed(self, key: str) -> bool:
        detail = self.view.reader.detail
        return detail is not None and any(a.key == key and a.allowed for a in detail.acts)

    def _write_on(self, key: str, record: Record) -> None:
        if self._busy_writing():
            return
        if key == "check":
            self._writer.open(Writing(CHECK, getattr(record, "id", 0)))
        elif key == "again" and isinstance(record, Improvement):
            values = improvement_values(record) | {"due_at": "", "check_at": ""}
            self._writer.open(
                Writing(IMPROVEMENT, 0, record.complaint_id, record.incident_id), values
            )
        else:
            writing = writing_of(record)
            if key == "adopt":
                # Shown as changed: it is no script of the office's until it is saved.
                self._writer.open(replace(writing, record_id=0, before={}), writing.before)
            else:
                self._writer.open(writing)

    def _new_improvement(self, complaint_id: int | None, incident_id: int | None) -> None:
        if self._busy_writing():
            return
        self.view.filters.show_query(replace(self.view.filters.query, kind=IMPROVEMENT))
        self._read()

        def open_form(case: CaseFile | None) -> None:
            values = {"kind": "corrective"}
            note = ""
            if case is not None:
                values["category"] = case.complaint.category
                note = self.tr("由投诉 {number} 提出").format(number=case.complaint.number)
            self._writer.open(
                Writing(IMPROVEMENT, 0, complaint_id, incident_id, note, before=values)
            )

        if complaint_id is None:
            open_form(None)
        else:
            self._desk.runner.run(lambda office: office.case(complaint_id), open_form, self._tell)

    def _prefilled(self, made: Prefilled) -> None:
        if made.existing is not None:
            self._wanted = (STUDY, made.existing)
            self.view.filters.show_query(Query(STUDY))
            self._desk.show_message(
                self.tr("投诉 {number} 已经写成案例，就是这一篇。").format(number=made.number),
                "info",
            )
            self._read()
            return
        if self._busy_writing():
            return
        self.view.filters.show_query(Query(STUDY))
        self._read()
        removed = listed(render(one) for one in made.removed)
        note = (
            self.tr("已隐去：{removed}。请再看一遍，别的能认出人的内容请自己删去。").format(
                removed=removed
            )
            if removed
            else self.tr("没有找到姓名、电话、房号；请再看一遍，能认出人的内容请删去。")
        )
        self._writer.open(
            Writing(STUDY, 0, made.study.complaint_id, note=note), study_values(made.study)
        )

    def _busy_writing(self) -> bool:
        """Whether something unsaved stands in a form; then that is said and shown."""
        if self._writer.writing is not None and self._writer.dirty:
            self._desk.show_message(self.tr("正在写的内容还没有保存，先保存或取消。"), "warning")
            self.view.take_focus()
            return True
        return False

    def _run(self, asked: Deed) -> None:
        def finished(_answer: object) -> None:
            undo = asked.undo
            if undo is not None:
                self._desk.offer_undo(
                    asked.done, lambda: self._desk.runner.run(undo, failed=self._tell)
                )

        self._desk.runner.run(asked.work, finished, self._tell)

    def _was_saved(self, kind: str, record_id: int) -> None:
        self._sink(self.tr("已保存 {time}").format(time=f"{self._desk.now():%H:%M:%S}"))
        self._wanted = (kind, record_id)
        filters = self.view.filters
        if filters.query.kind != kind:
            filters.show_query(replace(filters.query, kind=kind))
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _form_over(self) -> None:
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _changed(self, changes: ChangeSet) -> None:
        if self._case is not None and self._case.complaint.id in changes.cases:
            number = self._case.complaint.id
            self._desk.runner.run(lambda office: office.case(number), self._take_case)
        if changes.tables & {"category"}:
            self.view.filters.show_lists(self._desk.lists(), self._desk.language)
        if changes.tables & TABLES and self.view.isVisible():
            self._read()

    def _take_case(self, case: CaseFile) -> None:
        self._case = case
        self._show_record()

    def _tell(self, error: Exception) -> None:
        self._desk.show_message(refusal(error), "error")


def make_knowledge_page(desk: Desk) -> Page:
    """The page of cases and scripts, made when it is first shown."""
    return KnowledgePage(desk)
