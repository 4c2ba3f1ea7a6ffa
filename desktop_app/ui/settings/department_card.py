"""The list of departments: name, other spellings, in use or not."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.services.settings import lists_edit
from desktop_app.services.settings.lists_edit import AllLists, DepartmentLine
from desktop_app.ui.desk import Desk
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.row_table import Row, RowTable
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import button_row


class DepartmentCard(Card):
    """The table at the left, the chosen or a new department at the right."""

    def __init__(self, desk: Desk, acting: Acting) -> None:
        super().__init__(desk.theme)
        self._acting = acting
        self._known: dict[str, DepartmentLine] = {}
        self._typed = False
        self.set_title(self.tr("部门"))
        self.table = RowTable(
            desk.theme,
            self.tr("部门"),
            [self.tr("名称"), self.tr("别名"), self.tr("状态")],
            lines=6,
        )
        self.table.picked.connect(self._pick)
        self.form = Form(desk.theme, 1)
        self.form.line("name", self.tr("名称"))
        self.form.text("words", self.tr("别名（登记表里的其他写法，用逗号分开）"))
        self.form.changed.connect(lambda _key: setattr(self, "_typed", True))
        self.new_button = push_button(self.tr("＋ 添加部门"), clicked=self.start_new)
        self.save_button = push_button(self.tr("保存部门"), clicked=self.save)
        self.use_button = push_button(self.tr("停用"), clicked=self.toggle)
        self.add_to_head(self.new_button)
        side = QVBoxLayout()
        row = QHBoxLayout()
        self.body.addLayout(row)
        desk.theme.size(row.setSpacing, "l")
        row.addWidget(self.table, 3)
        row.addLayout(side, 2)
        side.addWidget(self.form)
        button_row(side, self.save_button, self.use_button)
        side.addStretch(1)
        self.start_new()

    def set_editable(self, editable: bool) -> None:
        self.form.set_editable(editable)
        for button in (self.new_button, self.save_button, self.use_button):
            button.setEnabled(editable)

    def show_lists(self, known: AllLists) -> None:
        self._known = {str(one.id): one for one in known.departments}
        self.table.show_rows(
            [
                Row(
                    str(one.id),
                    (
                        one.name,
                        "、".join(one.words),
                        self.tr("使用中") if one.active else self.tr("已停用"),
                    ),
                    not one.active,
                )
                for one in known.departments
            ]
        )
        if self.table.current and not self._typed:
            self._pick(self.table.current)

    def start_new(self) -> None:
        self.table.pick("")
        self.form.show_values({"name": "", "words": ""})
        self._typed = False
        self.use_button.hide()
        self.save_button.setText(self.tr("添加部门"))

    def save(self) -> None:
        name = self.form.string("name")
        words = lists_edit.split_words(self.form.string("words"))
        old = self._known.get(self.table.current)
        if old is None:
            self._acting.write(
                lambda office: lists_edit.add_department(office, name, words),
                lambda _none: self.start_new(),
            )
        else:
            self._store(replace(old, name=name.strip(), words=words))

    def toggle(self) -> None:
        old = self._known.get(self.table.current)
        if old is not None:
            self._store(replace(old, active=not old.active))

    def _store(self, new: DepartmentLine) -> None:
        def stored(before: DepartmentLine) -> None:
            self._typed = False
            self._known[str(new.id)] = new
            self._pick(self.table.current)
            if before != new:
                self._acting.offer_undo(
                    self.tr("部门“{name}”已保存。").format(name=new.name),
                    lambda office: lists_edit.save_department(office, before),
                )

        self._acting.write(lambda office: lists_edit.save_department(office, new), stored)

    def _pick(self, key: str) -> None:
        one = self._known.get(key)
        if one is None:
            return
        self.form.show_values({"name": one.name, "words": "、".join(one.words)})
        self._typed = False
        self.use_button.setText(self.tr("停用") if one.active else self.tr("恢复使用"))
        self.use_button.show()
        self.save_button.setText(self.tr("保存部门"))
