"""A template under edit: its steps at the left, one of them at the right, or all of it as text."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import KnownError
from desktop_app.domain.workflow import Step, Workflow, parse_workflow
from desktop_app.domain.workflow_faults import Place, faults
from desktop_app.domain.workflow_text import serialise
from desktop_app.services.settings import workflow_edit
from desktop_app.ui.editor.texts import in_words
from desktop_app.ui.settings import step_forms
from desktop_app.ui.settings.fault_box import FaultBox
from desktop_app.ui.settings.forms import set_read_only
from desktop_app.ui.settings.item_list import OrderedList
from desktop_app.ui.settings.pane import note
from desktop_app.ui.settings.step_pane import StepPane
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.current_stack import CurrentStack

STEPS, TEXT = 0, 1


class WorkflowEditor(Card):
    """Holds the draft; tells ``changed`` at every key, asks ``save_asked`` and ``back_asked``.

    ``took_away`` hands the draft as it was before something was removed; ``text_refused`` the
    error when the text cannot be read as steps.
    """

    changed = Signal()
    save_asked = Signal()
    back_asked = Signal()
    drop_asked = Signal()
    took_away = Signal(object)
    text_refused = Signal(object)

    def __init__(
        self, theme: Theme, categories: list[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent)
        self._theme, self._categories = theme, categories
        self._editable = True
        self.workflow: Workflow | None = None
        self.text_edited = False
        self._watch = False
        self._written = ""
        self.back = IconButton(theme, "arrow-left", self.tr("返回流程列表"))
        self.back.clicked.connect(lambda _checked=False: self.back_asked.emit())
        self.drop = push_button(self.tr("放弃修改"), clicked=self.drop_asked.emit)
        self.save = push_button(self.tr("保存"), kind="primary", clicked=self.save_asked.emit)
        for one in (self.back, self.drop, self.save):
            self.add_to_head(one)
        self.note = note("")
        self.fault_box = FaultBox(theme)
        self.fault_box.asked.connect(self.show_place)
        self.list = OrderedList(theme, self.tr("步骤"), self.tr("＋ 步骤"), wide=176)
        self.list.picked.connect(self._pick)
        self.list.add_asked.connect(self._add)
        self.list.remove_asked.connect(self._remove)
        self.list.move_asked.connect(self._move)
        self.overview = step_forms.overview_form(theme)
        self.overview.changed.connect(self._overview_typed)
        # Every part is made where it stands: one that is moved later is styled once more.
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(self.tr("编辑方式"))
        steps, as_text = QWidget(self.tabs), QWidget(self.tabs)
        self.tabs.addTab(steps, self.tr("按步骤"))
        self.tabs.addTab(as_text, self.tr("按文本（专家）"))
        self.stack = CurrentStack(steps)
        over = QWidget(self.stack)
        column = QVBoxLayout(over)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.overview)
        column.addStretch(1)
        self.stack.addWidget(over)
        row = QHBoxLayout(steps)
        theme.size(row.setContentsMargins, 0, "s", 0, 0)
        theme.size(row.setSpacing, "m")
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self.text = QPlainTextEdit(as_text)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("流程文本（TOML）"))
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._text_typed)
        column = QVBoxLayout(as_text)
        theme.size(column.setContentsMargins, 0, "s", 0, 0)
        column.addWidget(
            note(
                self.tr("给熟悉的人：整个流程写成一份文本（TOML），保存时同样检查。"), kind="small"
            )
        )
        column.addWidget(self.text, 1)
        self.tabs.currentChanged.connect(self._turn)
        self.body.addWidget(self.note)
        self.body.addWidget(self.fault_box)
        self.body.addWidget(self.tabs, 1)

    @cached_property
    def pane(self) -> StepPane:
        """Made with the first step that is looked at: the overview comes before."""
        pane = StepPane(self._theme, self._categories, self.stack)
        pane.set_editable(self._editable)
        pane.changed.connect(self._step_typed)
        pane.removed.connect(self._part_gone)
        self.stack.addWidget(pane)
        return pane

    # what the controller does

    def show_draft(self, workflow: Workflow, written: str, text: str = "") -> None:
        """Begin with *workflow*; *written* is its stored text, *text* one that was being edited."""
        self.workflow, self._written, self._watch = workflow, written, False
        self.fault_box.hide()
        self._show_text(text or written)
        self.text_edited = bool(text)
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(TEXT if text else STEPS)
        self._refresh(0)

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self.overview.set_editable(editable)
        if "pane" in self.__dict__:
            self.pane.set_editable(editable)
        self.list.set_editable(editable)
        set_read_only(self.text, not editable)
        self.save.setEnabled(editable)
        self.drop.setEnabled(editable)

    @property
    def as_text(self) -> str:
        return self.text.toPlainText()

    def show_faults(self) -> None:
        """Say what is wrong now, and from now on after every change."""
        self._watch = True
        self._look()

    def show_place(self, place: Place) -> None:
        self.tabs.setCurrentIndex(STEPS)
        self.list.list.setCurrentRow(place.step + 1)
        if place.step >= 0:
            self.pane.show_part(place.part, place.row)

    def put_back(self, workflow: Workflow) -> None:
        """Undo of a removal."""
        self.workflow = workflow
        self._refresh(min(self.list.list.currentRow(), len(workflow.steps)))
        self._told()

    # the list of steps; row 0 is the template itself

    def _refresh(self, row: int) -> None:
        if self.workflow is None:
            return
        titles = [self.tr("流程概况")]
        for number, step in enumerate(self.workflow.steps, 1):
            titles.append(f"{number}　{_name(step)}")
        self.list.show_titles(titles, row)
        steps = [(one.key, _name(one)) for one in self.workflow.steps]
        self.overview.set_options("rework_step", steps)
        self._pick(row)

    def _pick(self, row: int) -> None:
        if self.workflow is None:
            return
        if row <= 0:
            self.stack.setCurrentIndex(0)
            self.overview.show_values(step_forms.overview_values(self.workflow))
        else:
            self.pane.show_step(self.workflow.steps[row - 1])
            self.stack.setCurrentWidget(self.pane)

    def _add(self) -> None:
        if self.workflow is not None:
            row = max(self.list.list.currentRow(), 0)
            self.workflow = workflow_edit.add_step(self.workflow, row - 1)
            self._refresh(row + 1)
            self.pane.show_part("basics")
            self.pane.basics.control("title_zh").setFocus()
            self._told()

    def _remove(self) -> None:
        row = self.list.list.currentRow()
        if self.workflow is None or row < 1:
            return
        before = self.workflow
        self.workflow = workflow_edit.remove_step(before, row - 1)
        self._refresh(min(row, len(self.workflow.steps)))
        self._told()
        self.took_away.emit(before)

    def _move(self, by: int) -> None:
        row = self.list.list.currentRow()
        if self.workflow is None or row < 1:
            return
        moved = workflow_edit.move_step(self.workflow, row - 1, by)
        if moved != self.workflow:
            self.workflow = moved
            self._refresh(row + by)
            self._told()

    # typing

    def _overview_typed(self, key: str) -> None:
        if self.workflow is not None:
            self.workflow = step_forms.apply_overview(self.workflow, key, self.overview)
            self._told()

    def _step_typed(self) -> None:
        row, step = self.list.list.currentRow(), self.pane.step
        if self.workflow is None or step is None or row < 1:
            return
        self.workflow = workflow_edit.with_step(self.workflow, row - 1, step)
        self.list.list.item(row).setText(f"{row}　{_name(step)}")
        self._told()

    def _part_gone(self, before: object) -> None:
        row = self.list.list.currentRow()
        if self.workflow is not None and row >= 1:
            self.took_away.emit(workflow_edit.with_step(self.workflow, row - 1, before))  # type: ignore[arg-type]

    def _text_typed(self) -> None:
        self.text_edited = True
        self.changed.emit()

    def _told(self) -> None:
        if self._watch:
            self._look()
        self.changed.emit()

    def _look(self) -> None:
        if self.workflow is not None:
            self.fault_box.show_faults(faults(self.workflow))

    def _show_text(self, text: str) -> None:
        with QSignalBlocker(self.text):
            self.text.setPlainText(text)
        self.text_edited = False

    def _turn(self, tab: int) -> None:
        """Steps to text and back; a text that cannot be read keeps its tab, and says why."""
        if self.workflow is None:
            return
        if tab == TEXT:
            stored = parse_workflow(self._written, version=self.workflow.version)
            self._show_text(self._written if stored == self.workflow else serialise(self.workflow))
        elif self.text_edited:
            try:
                read = workflow_edit.read_text(self.workflow.key, self.as_text)
            except KnownError as error:
                with QSignalBlocker(self.tabs):
                    self.tabs.setCurrentIndex(TEXT)
                self.text_refused.emit(error)
                return
            self.workflow = replace(read, version=self.workflow.version)
            self.text_edited = False
            self._refresh(0)
            self._told()


def _name(step: Step) -> str:
    return in_words(step.title) or step.key
