"""The list of templates: versions, who runs on them, copy, retire, edit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from desktop_app.services.settings.workflow_edit import Template
from desktop_app.ui.settings.pane import note
from desktop_app.ui.settings.row_table import Row, RowTable
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import in_one_line


class TemplateList(Card):
    """Each signal carries a template's key; ``copy_asked`` also the new title."""

    edit_asked = Signal(str)
    copy_asked = Signal(str, str)
    retire_asked = Signal(str, bool)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__(theme)
        self._language = language
        self._templates: dict[str, Template] = {}
        self._editable = True
        self.set_title(self.tr("流程"))
        titles = [self.tr("流程"), self.tr("版本"), self.tr("在办投诉"), self.tr("状态")]
        self.table = RowTable(theme, self.tr("流程"), titles, lines=12)
        self.table.picked.connect(lambda _key: self._switch())
        self.table.itemActivated.connect(lambda _item: self._ask_edit())
        self.about = Words("", self, kind="muted")
        self.edit = push_button(self.tr("编辑"), kind="primary", clicked=self._ask_edit)
        self.retire = push_button(self.tr("停用"), clicked=self._ask_retire)
        self.new_title = QLineEdit(self)
        self.new_title.setPlaceholderText(self.tr("新流程的名称"))
        self.new_title.setAccessibleName(self.tr("新流程的名称"))
        self.new_title.returnPressed.connect(self._ask_copy)
        self.copy = push_button(self.tr("复制为新流程"), clicked=self._ask_copy)
        row = QHBoxLayout()
        self.body.addWidget(
            note(self.tr("改动另存为新版本：新投诉用新版本，在办的投诉按登记时的版本办到底。"))
        )
        self.body.addWidget(self.table)
        self.body.addWidget(self.about)
        self.body.addLayout(row)
        row.addWidget(self.edit)
        row.addWidget(self.retire)
        row.addStretch(1)
        row.addWidget(self.new_title, 1)
        row.addWidget(self.copy)

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self._switch()

    def show_templates(self, templates: Sequence[Template]) -> None:
        self._templates = {one.workflow.key: one for one in templates}
        self.table.show_rows(
            [
                Row(
                    one.workflow.key,
                    (
                        one.workflow.title.in_language(self._language),
                        self.tr("第 {version} 版").format(version=one.workflow.version),
                        self.running_words(one),
                        self.state_words(one),
                    ),
                    one.retired,
                )
                for one in templates
            ]
        )
        if not self.table.current and templates:
            self.table.pick(templates[0].workflow.key)
        self._switch()

    def running_words(self, one: Template) -> str:
        """``第 2 版 3 件，第 1 版 1 件``; the version is left out while there is one."""
        used = [v for v in one.versions if v.running]
        if not used:
            return self.tr("无")
        if len(one.versions) == 1:
            return self.tr("{count} 件").format(count=one.running)
        return in_one_line(
            self.tr("第 {version} 版 {count} 件").format(version=v.version, count=v.running)
            for v in used
        )

    def state_words(self, one: Template) -> str:
        if one.retired:
            return self.tr("已停用")
        if one.is_default:
            return self.tr("默认")
        return self.tr("导入专用") if one.fixed else self.tr("使用中")

    def _switch(self) -> None:
        one = self._templates.get(self.table.current)
        self.edit.setText(self.tr("编辑") if self._editable else self.tr("查看"))
        # A template out of use is taken into use again before it is changed.
        self.edit.setEnabled(one is not None and not one.fixed and not one.retired)
        self.retire.setEnabled(self._editable and one is not None and not one.fixed)
        self.retire.setText(self.tr("恢复使用") if one and one.retired else self.tr("停用"))
        self.copy.setEnabled(self._editable and one is not None)
        self.new_title.setEnabled(self._editable and one is not None)
        self.about.setText(one.workflow.purpose.in_language(self._language) if one else "")

    def _ask_edit(self) -> None:
        if self.edit.isEnabled():
            self.edit_asked.emit(self.table.current)

    def _ask_retire(self) -> None:
        one = self._templates.get(self.table.current)
        if one is not None:
            self.retire_asked.emit(one.workflow.key, not one.retired)

    def _ask_copy(self) -> None:
        if self.table.current:
            self.copy_asked.emit(self.table.current, self.new_title.text())
