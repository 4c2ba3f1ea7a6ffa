"""流程: the list of templates and the editor; what is typed is kept as a draft until saved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import Text
from desktop_app.domain.workflow import Workflow
from desktop_app.services.office import Office
from desktop_app.services.settings import workflow_drafts, workflow_edit
from desktop_app.services.settings.workflow_drafts import TemplateDraft
from desktop_app.services.settings.workflow_edit import Template
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.pane import Pane
from desktop_app.ui.settings.template_list import TemplateList
from desktop_app.ui.settings.workflow_editor import TEXT, WorkflowEditor
from desktop_app.ui.widgets.current_stack import CurrentStack

PAUSE_MS = 700


@dataclass(frozen=True)
class _Opened:
    template: Template
    written: str
    draft: TemplateDraft | None


class WorkflowSection(QObject):
    """Two faces, the list and the editor; the editor keeps its draft when it is left."""

    # Not at every change of a case: counting cases reads all of them.
    tables = frozenset({"workflow", "setting"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pane = Pane(desk.theme, self.tr("流程"), desk.place, scrolls=False)
        self._acting = Acting(desk, self.pane.messages)
        self._latest = Latest(desk.runner)
        self._editable = True
        self._base: Workflow | None = None
        self._dirty = False
        self._timer = QTimer(self.pane)  # ends with what it reads
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        self.list = TemplateList(desk.theme, desk.language)
        self.list.edit_asked.connect(self.open)
        self.list.copy_asked.connect(self.copy)
        self.list.retire_asked.connect(self.retire)
        self.faces = CurrentStack(self.pane)
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addStretch(1)
        self.faces.addWidget(Scroller(front))
        self.pane.body.addWidget(self.faces, 1)

    @cached_property
    def editor(self) -> WorkflowEditor:
        """Made with the first template that is opened: most who come here only read the list."""
        known, language = self._desk.lists(), self._desk.language
        categories = [
            (c.code, known.category_name(c.code, language=language)) for c in known.categories
        ]
        editor = WorkflowEditor(self._desk.theme, categories, self.faces)
        editor.changed.connect(self._typed)
        editor.save_asked.connect(self.save)
        editor.back_asked.connect(self.leave)
        editor.drop_asked.connect(self.give_up)
        editor.took_away.connect(self._offer_back)
        editor.text_refused.connect(self._acting.say_refused)
        self.faces.addWidget(editor)
        return editor

    @property
    def widget(self) -> QWidget:
        return self.pane

    @property
    def editing(self) -> bool:
        return self.faces.currentIndex() == 1

    def can_leave(self) -> bool:
        self.keep()
        return True

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self.list.set_editable(editable)
        if "editor" in self.__dict__:
            self.editor.set_editable(editable)

    def refresh(self) -> None:
        self._latest.ask(workflow_edit.templates, self.list.show_templates)

    # the list

    def copy(self, key: str, title: str) -> None:
        def made(_key: str) -> None:
            self.list.new_title.clear()
            self.pane.messages.show_message(
                self.tr("已复制为“{title}”，可以编辑。").format(title=title.strip()), "success"
            )

        name = Text(title, title)
        self._acting.write(lambda office: workflow_edit.copy(office, key, name), made)

    def retire(self, key: str, retired: bool) -> None:
        def done(_none: object) -> None:
            self._acting.offer_undo(
                self.tr("流程已停用，在办的投诉不受影响。")
                if retired
                else self.tr("流程已恢复使用。"),
                lambda office: workflow_edit.set_retired(office, key, not retired),
            )

        self._acting.write(lambda office: workflow_edit.set_retired(office, key, retired), done)

    # the editor

    def open(self, key: str) -> None:
        """Edit the newest version, or go on with the draft of it."""

        def read(office: Office) -> _Opened:
            template = next(t for t in workflow_edit.templates(office) if t.workflow.key == key)
            written = workflow_edit.document(office, template.versions[0].workflow_id)
            return _Opened(template, written, workflow_drafts.get(office, key))

        self._latest.ask(read, self._opened)

    def _opened(self, found: _Opened) -> None:
        workflow, draft = found.template.workflow, found.draft
        self._base, self._dirty = workflow, False
        editor = self.editor
        editor.set_title(
            self.tr("编辑“{title}”").format(title=workflow.title.in_language(self._desk.language))
        )
        self._name_version(workflow, found.template)
        editor.show_draft(
            draft.workflow if draft else workflow, found.written, draft.text if draft else ""
        )
        editor.set_editable(self._editable)
        editor.drop.setVisible(draft is not None)
        self.faces.setCurrentIndex(1)
        if draft is not None:
            text = (
                self.tr("接着上次没有保存的修改。")
                if draft.base == workflow.version
                else self.tr(
                    "接着上次没有保存的修改；其间流程已有第 {version} 版，保存会盖过它。"
                ).format(version=workflow.version)
            )
            self.pane.messages.show_message(text, "info")

    def _name_version(self, workflow: Workflow, template: Template) -> None:
        following = workflow.version + 1
        self.editor.save.setText(self.tr("保存为第 {version} 版").format(version=following))
        self.editor.note.setText(
            self.tr(
                "现行第 {version} 版，在办 {count} 件按各自的版本办到底；新投诉用第 {next} 版。"
            ).format(version=workflow.version, count=template.running, next=following)
        )

    def save(self) -> None:
        """Store the next version; a refusal is said in place, everything typed stays."""
        editor, base = self.editor, self._base
        if editor.workflow is None or base is None:
            return
        workflow, text, key = editor.workflow, editor.as_text, base.key
        as_text = editor.tabs.currentIndex() == TEXT and editor.text_edited

        def work(office: Office) -> int:
            if as_text:
                version = workflow_edit.save_text(office, key, text)
            else:
                version = workflow_edit.save(office, workflow)
            workflow_drafts.drop(office, key)
            return version

        def stored(version: int) -> None:
            self._timer.stop()
            self._dirty = False
            self.faces.setCurrentIndex(0)
            self.pane.messages.clear()
            self.pane.messages.show_message(
                self.tr("已保存为第 {version} 版，从下一件新投诉开始使用。").format(
                    version=version
                ),
                "success",
            )
            self.refresh()

        def refused(error: KnownError) -> None:
            if error.code == "template_broken" and not as_text:
                editor.show_faults()
            else:
                self._acting.say_refused(error)

        self._acting.write(work, stored, refused)

    def leave(self) -> None:
        """Back to the list; the draft is kept."""
        self.keep()
        self.pane.messages.clear()
        self.faces.setCurrentIndex(0)
        self.refresh()

    def give_up(self) -> None:
        """Drop the draft; offered back."""
        editor, base = self.editor, self._base
        if base is None or editor.workflow is None:
            return
        self._timer.stop()
        self._dirty = False
        draft = self._draft()

        def gone(_none: object) -> None:
            self.pane.messages.clear()
            self.faces.setCurrentIndex(0)
            self._acting.offer_undo(
                self.tr("已放弃修改。"), lambda office: workflow_drafts.keep(office, draft)
            )

        self._acting.write(lambda office: workflow_drafts.drop(office, base.key), gone)

    def keep(self) -> None:
        """Store the draft, if something was typed."""
        self._timer.stop()
        if self._dirty and self.editing and self.editor.workflow is not None:
            self._dirty = False
            draft = self._draft()
            self._acting.write(lambda office: workflow_drafts.keep(office, draft))

    def _draft(self) -> TemplateDraft:
        editor, base = self.editor, self._base
        assert editor.workflow is not None and base is not None
        return TemplateDraft(
            editor.workflow, editor.as_text if editor.text_edited else "", base.version
        )

    def _typed(self) -> None:
        self._dirty = True
        self.editor.drop.show()
        self._timer.start()

    def _offer_back(self, before: Workflow) -> None:
        self._desk.offer_undo(self.tr("已删除。"), lambda: self.editor.put_back(before))
