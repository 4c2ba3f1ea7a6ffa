"""人员: who works here, in which role and department; leaving puts out of use, never deletes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.services.settings import lists_edit
from desktop_app.services.settings.lists_edit import AllLists, Person
from desktop_app.services.staff import people
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.settings.access_card import AccessCard
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.history_card import HistoryCard
from desktop_app.ui.settings.pane import Pane, note
from desktop_app.ui.settings.row_table import Row, RowTable
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import button_row
from desktop_app.ui.words import core


class StaffSection(QObject):
    """The table, and below it one person: the chosen one, or a new one."""

    tables = frozenset({"staff", "department", "setting"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pane = Pane(desk.theme, self.tr("人员"), desk.place)
        self._acting = Acting(desk, self.pane.messages)
        self._latest = Latest(desk.runner)
        self._people: dict[str, Person] = {}
        self._editable = True
        self._typed = False
        self._shown = ""
        theme = desk.theme
        self.table = RowTable(
            theme,
            self.tr("人员"),
            [self.tr("姓名"), self.tr("角色"), self.tr("部门"), self.tr("状态")],
            lines=10,
        )
        self.table.picked.connect(self._pick)
        self.new_button = push_button(self.tr("＋ 添加人员"), clicked=self.start_new)
        top = Card(theme, self.tr("人员"))
        top.add_to_head(self.new_button)
        top.body.addWidget(self.table)
        top.body.addWidget(
            note(self.tr("离职的人员停用即可：名字留在旧记录里，但不再出现在选择中。"))
        )
        self.form = Form(theme, 3)
        self.form.line("name", self.tr("姓名"))
        self.form.choice(
            "role", self.tr("角色"), [(r, core(people.ROLE_TEXT[r])) for r in people.ROLES]
        )
        self.form.choice("department", self.tr("部门"), [("", "—")])
        self.form.changed.connect(lambda _key: setattr(self, "_typed", True))
        self.save_button = push_button(self.tr("保存"), kind="primary", clicked=self.save)
        self.leave_button = push_button(self.tr("停用"), clicked=self.toggle)
        self.card = Card(theme)
        self.card.body.addWidget(self.form)
        button_row(self.card.body, self.save_button, self.leave_button)
        self.access = AccessCard(desk, self._acting, self)
        self.history = HistoryCard(desk, self._acting, self)
        self.pane.limit_width(860)
        for card in (top, self.card, self.access.card, self.history.card):
            self.pane.body.addWidget(card)
        self.pane.body.addStretch(1)
        self.start_new()

    @property
    def widget(self) -> QWidget:
        return self.pane

    def can_leave(self) -> bool:
        return True

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self.form.set_editable(editable)
        self.access.set_editable(editable)
        for button in (self.new_button, self.save_button, self.leave_button):
            button.setEnabled(editable)

    def refresh(self) -> None:
        self._latest.ask(lists_edit.read, self._show)
        self.access.refresh()

    def start_new(self) -> None:
        """An empty form."""
        self.table.pick("")
        self.access.show_person(None)
        self.history.show_person("")
        self.card.set_title(self.tr("添加人员"))
        self.save_button.setText(self.tr("添加"))
        self.leave_button.hide()
        self.form.show_values({"name": "", "role": people.ROLES[0], "department": ""})
        self._typed = False
        if self.form.isVisible():
            self.form.control("name").setFocus()

    def save(self) -> None:
        """Add, or store what was changed."""
        name, role = self.form.string("name").strip(), self.form.string("role")
        department = self.form.string("department")
        old = self._people.get(self.table.current)
        if old is None:
            self._acting.write(
                lambda office: lists_edit.add_person(office, name, role, department),
                lambda _none: self.start_new(),
            )
        else:
            self._store(replace(old, name=name, role=role, department=department))

    def toggle(self) -> None:
        """Out of use, or back."""
        old = self._people.get(self.table.current)
        if old is not None:
            self._store(replace(old, active=not old.active))

    def _store(self, new: Person) -> None:
        def stored(before: Person) -> None:
            self._typed = False
            self.refresh()
            if before != new:
                self._acting.offer_undo(
                    self.tr("{name}的资料已保存。").format(name=new.name),
                    lambda office: lists_edit.save_person(office, before),
                )

        self._acting.write(lambda office: lists_edit.save_person(office, new), stored)

    def _show(self, known: AllLists) -> None:
        self._people = {str(person.id): person for person in known.people}
        names = [d.name for d in known.departments if d.active]
        self.form.set_options("department", [("", "—"), *((name, name) for name in names)])
        self.table.show_rows(
            [
                Row(
                    str(p.id),
                    (
                        p.name,
                        core(people.ROLE_TEXT[p.role]),
                        p.department or "—",
                        self.tr("在岗") if p.active else self.tr("已停用"),
                    ),
                    not p.active,
                )
                for p in known.people
            ]
        )
        if self.table.current and not self._typed:
            self._pick(self.table.current)

    def _pick(self, key: str) -> None:
        person = self._people.get(key)
        if person is None:
            return
        self.card.set_title(person.name)
        if not self._typed or self._shown != key:
            self._shown = key
            self.access.show_person(person.id if person.active else None)
            self.history.show_person(person.name)
        self.save_button.setText(self.tr("保存"))
        self.leave_button.setText(self.tr("停用") if person.active else self.tr("恢复在岗"))
        self.leave_button.show()
        self.form.show_values(
            {"name": person.name, "role": person.role, "department": person.department}
        )
        self._typed = False
