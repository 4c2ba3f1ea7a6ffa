"""The settings page: chooses the section, knows who may change, refreshes what is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.services.office import ChangeSet
from desktop_app.services.settings import settings_edit
from desktop_app.services.settings.settings_edit import Rights
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.settings.acting import Section
from desktop_app.ui.settings.view import SettingsView
from desktop_app.ui.shell.pages import Page

SECTIONS = (
    "office",
    "staff",
    "lists",
    "limits",
    "calendar",
    "workflows",
    "privacy",
    "backup",
    "check",
)


class SettingsPage(QObject):
    """``activate`` takes the key of a section, or ``None`` to stay where it was."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rights = Rights(False, False, "", "")
        self._latest = Latest(desk.runner)
        self.view = SettingsView(desk.theme, desk.place)
        titles = {
            "office": self.tr("物业处"),
            "staff": self.tr("人员"),
            "lists": self.tr("类别与部门"),
            "limits": self.tr("时限"),
            "calendar": self.tr("工作日历"),
            "workflows": self.tr("流程"),
            "privacy": self.tr("隐私"),
            "backup": self.tr("备份与恢复"),
            "check": self.tr("数据检查"),
        }
        self._holders = {key: self.view.add_section(key, titles[key]) for key in SECTIONS}
        self.sections: dict[str, Section] = {}
        self.view.chosen.connect(self._show)
        desk.bus.changed.connect(self._on_changes)

    # the Page protocol

    @property
    def widget(self) -> QWidget:
        return self.view

    def activate(self, argument: object = None) -> None:
        wanted = str(argument) if argument in SECTIONS else self.view.current or SECTIONS[0]
        # The focus makes the first entry current without marking it: mark it in any case.
        self.view.choose(wanted)
        self._show(wanted)
        self._latest.ask(settings_edit.rights, self._know_rights)

    def can_leave(self) -> bool:
        """What is still being typed is stored first; drafts stay in the page."""
        return all([section.can_leave() for section in self.sections.values()])

    # inside

    def section(self, key: str) -> Section:
        """The section, made when first shown."""
        if key not in self.sections:
            made = _MAKERS[key](self._desk._replace(place=self._holders[key]))
            made.widget.hide()
            self._holders[key].layout().addWidget(made.widget)
            made.set_editable(self._rights.may_edit)
            self.sections[key] = made
            # Shown in a turn of its own: styling its parts takes as long as making them.
            self._desk.later(made.widget, made.widget.show)
        return self.sections[key]

    def _show(self, key: str) -> None:
        if key in self.sections:
            self.sections[key].refresh()
        else:
            # Made in a turn of its own, and not when somebody only passes by.
            self._desk.later(self.view, partial(self._make, key))

    def _make(self, key: str) -> None:
        if self.view.current == key:
            self.section(key).refresh()

    def _know_rights(self, rights: Rights) -> None:
        self._rights = rights
        for section in self.sections.values():
            section.set_editable(rights.may_edit)
        if rights.set_up:
            text = self.tr(
                "还没有主管或经理：现在谁都可以设置。请先在“人员”里指定一位主管，之后只有主管和经理能改。"
            )
        elif not rights.may_edit:
            text = self.tr("只有主管或经理可以修改设置，您现在可以查看。")
        else:
            text = ""
        self.view.show_note(text)

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.tables & {"staff", "setting"}:
            self._latest.ask(settings_edit.rights, self._know_rights)
        section = self.sections.get(self.view.current)
        if section is not None and self.view.isVisible() and changes.tables & section.tables:
            section.refresh()


def _office(desk: Desk) -> Section:
    from desktop_app.ui.settings.office_section import OfficeSection

    return OfficeSection(desk)


def _staff(desk: Desk) -> Section:
    from desktop_app.ui.settings.staff_section import StaffSection

    return StaffSection(desk)


def _lists(desk: Desk) -> Section:
    from desktop_app.ui.settings.lists_section import ListsSection

    return ListsSection(desk)


def _limits(desk: Desk) -> Section:
    from desktop_app.ui.settings.limits_section import LimitsSection

    return LimitsSection(desk)


def _calendar(desk: Desk) -> Section:
    from desktop_app.ui.settings.calendar_section import CalendarSection

    return CalendarSection(desk)


def _workflows(desk: Desk) -> Section:
    from desktop_app.ui.settings.workflow_section import WorkflowSection

    return WorkflowSection(desk)


def _privacy(desk: Desk) -> Section:
    from desktop_app.ui.settings.privacy_section import PrivacySection

    return PrivacySection(desk)


def _backup(desk: Desk) -> Section:
    from desktop_app.ui.settings.backup_section import BackupSection

    return BackupSection(desk)


def _check(desk: Desk) -> Section:
    from desktop_app.ui.settings.check_section import CheckSection

    return CheckSection(desk)


_MAKERS: dict[str, Callable[[Desk], Section]] = {
    "office": _office,
    "staff": _staff,
    "lists": _lists,
    "limits": _limits,
    "calendar": _calendar,
    "workflows": _workflows,
    "privacy": _privacy,
    "backup": _backup,
    "check": _check,
}


def make_settings_page(desk: Desk) -> Page:
    return SettingsPage(desk)
