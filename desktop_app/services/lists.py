"""The office's lists for forms: categories, departments, people, causes, workflows."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

from desktop_app.domain.messages import Text
from desktop_app.services.office import Office
from desktop_app.services.staff.allowing import required
from desktop_app.storage import reference
from desktop_app.storage.reference import Category, Department, RootCause, Staff


class WorkflowChoice(NamedTuple):
    """A workflow that a complaint can be given."""

    key: str
    title: Text


class Lists(NamedTuple):
    """A snapshot; read again when ``ChangeSet.tables`` names one of ``TABLES``."""

    categories: tuple[Category, ...] = ()
    departments: tuple[Department, ...] = ()
    staff: tuple[Staff, ...] = ()
    root_causes: tuple[RootCause, ...] = ()
    workflows: tuple[WorkflowChoice, ...] = ()
    office_name: str = ""
    operator: str = ""
    default_workflow: str = ""
    former_categories: tuple[Category, ...] = ()
    """Out of use: not offered any more, but cases still carry them."""
    closes: time = time(18)
    """When the office closes: a day named without an hour means that day until then."""
    pins_required: bool = False
    """Whoever opens the window has to sign in first."""

    def category_name(self, code: str, text: str = "", language: str = "zh") -> str:
        """``工程维修 / 漏水``; the text as written where no code is known."""
        names = {
            category.code: category.name for category in (*self.former_categories, *self.categories)
        }
        if code not in names:
            return text
        name = names[code].in_language(language)
        parent = code.rpartition(".")[0]
        return f"{names[parent].in_language(language)} / {name}" if parent in names else name


TABLES = frozenset({"category", "department", "staff", "root_cause", "workflow", "setting"})


def read(office: Office) -> Lists:
    """The lists as they stand now."""
    return Lists(
        tuple(reference.categories(office.store)),
        tuple(reference.departments(office.store)),
        tuple(reference.staff(office.store)),
        tuple(reference.root_causes(office.store)),
        tuple(WorkflowChoice(key, title) for key, title in office.workflows.titles()),
        office.setting("office_name"),
        office.operator,
        office.setting("default_workflow"),
        tuple(reference.categories(office.store, active=False)),
        reference.office_hours(office.store)[1],
        required(office),
    )
