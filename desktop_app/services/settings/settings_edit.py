"""The office's own settings, and who may change any settings at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.rights import LEADING, RESTORE, SETTINGS
from desktop_app.services.office import Office
from desktop_app.services.staff.allowing import has, need, required
from desktop_app.storage import reference, settings_edit

MAY_EDIT = LEADING


@dataclass(frozen=True)
class OfficeSettings:
    """Figures: days and households as whole numbers above zero; hours inside one day."""

    name: str
    opens: time
    closes: time
    workflow: str
    repeat_days: int
    incident_days: int
    incident_households: int


@dataclass(frozen=True)
class Rights:
    """Whether settings may be changed now. ``set_up``: nobody is a supervisor yet."""

    may_edit: bool
    set_up: bool
    operator: str
    role: str


def rights(office: Office) -> Rights:
    """Supervisors and managers may; everybody may while the office has neither."""
    people = reference.staff(office.store)
    set_up = not any(person.role in MAY_EDIT for person in people)
    role = next((person.role for person in people if person.name == office.operator), "")
    return Rights(has(office, SETTINGS), set_up, office.operator, role)


def need_role(office: Office) -> None:
    """``KnownError`` ``role_needed`` or ``right_needed`` unless settings may be changed now."""
    need(office, SETTINGS)


def need_restore(office: Office) -> None:
    """The same for bringing a safety copy back."""
    need(office, RESTORE if required(office) else SETTINGS)


def read(office: Office) -> OfficeSettings:
    """The settings as they stand."""
    calendar = office.rules().calendar
    return OfficeSettings(
        office.setting("office_name"),
        calendar.opens,
        calendar.closes,
        office.setting("default_workflow"),
        office.number_setting("repeat_days", 90),
        office.number_setting("incident_days", 7),
        office.number_setting("incident_households", 3),
    )


def save(office: Office, new: OfficeSettings) -> OfficeSettings:
    """Store *new*; returns what stood before. Running clocks keep their due times."""
    need_role(office)
    _check(office, new)
    before = read(office)
    with office.write("office_settings") as journal:
        for key, value in (
            ("office_name", new.name.strip()),
            ("office_opens", f"{new.opens:%H:%M}"),
            ("office_closes", f"{new.closes:%H:%M}"),
            ("default_workflow", new.workflow),
            ("repeat_days", str(new.repeat_days)),
            ("incident_days", str(new.incident_days)),
            ("incident_households", str(new.incident_households)),
        ):
            settings_edit.put_setting(journal, key, value)
    return before


def _check(office: Office, new: OfficeSettings) -> None:
    if not new.name.strip():
        raise KnownError(
            "office_name_missing", say(QT_TRANSLATE_NOOP("core", "请填写物业处名称；原名称未改。"))
        )
    if new.opens >= new.closes:
        raise KnownError(
            "hours_unfit",
            say(QT_TRANSLATE_NOOP("core", "下班时间必须晚于上班时间；原时间未改。")),
        )
    if min(new.repeat_days, new.incident_days, new.incident_households) < 1:
        raise KnownError(
            "number_unfit",
            say(QT_TRANSLATE_NOOP("core", "天数和户数必须是大于零的整数；原数未改。")),
        )
    if office.workflows.current_id(new.workflow) is None:
        raise KnownError(
            "workflow_unknown",
            say(
                QT_TRANSLATE_NOOP("core", "没有名为“{key}”的流程，请在设置中选择。"),
                key=new.workflow,
            ),
        )
