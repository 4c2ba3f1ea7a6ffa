"""类别与部门: both lists with their words; what is out of use stays readable in old cases."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.services.settings import lists_edit
from desktop_app.services.settings.lists_edit import AllLists
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.category_card import CategoryCard
from desktop_app.ui.settings.department_card import DepartmentCard
from desktop_app.ui.settings.pane import Pane


class ListsSection(QObject):
    """Reads both lists and hands them to their cards."""

    tables = frozenset({"category", "department"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.pane = Pane(desk.theme, self.tr("类别与部门"), desk.place)
        self._latest = Latest(desk.runner)
        acting = Acting(desk, self.pane.messages)
        self.categories = CategoryCard(desk, acting)
        self.departments = DepartmentCard(desk, acting)
        self.pane.body.addWidget(self.categories)
        self.pane.body.addWidget(self.departments)
        self.pane.body.addStretch(1)

    @property
    def widget(self) -> QWidget:
        return self.pane

    def can_leave(self) -> bool:
        return True

    def set_editable(self, editable: bool) -> None:
        self.categories.set_editable(editable)
        self.departments.set_editable(editable)

    def refresh(self) -> None:
        self._latest.ask(lists_edit.read, self._show)

    def _show(self, known: AllLists) -> None:
        self.categories.show_lists(known)
        self.departments.show_lists(known)
