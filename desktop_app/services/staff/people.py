"""Who works in the office, who sits at the desk now, and what was revealed to whom."""

from __future__ import annotations

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.rights import ROLES as ROLES
from desktop_app.services.office import Office
from desktop_app.services.staff.allowing import ROLE_TEXT as ROLE_TEXT
from desktop_app.services.staff.allowing import required
from desktop_app.storage import reference, settings, settings_edit


def add(office: Office, name: str, role: str = "front_desk", department: str = "") -> None:
    """Add a person; a name stands once."""
    name = name.strip()
    if not name:
        raise KnownError("name_missing", say(QT_TRANSLATE_NOOP("core", "请填写姓名。")))
    if settings_edit.staff_by_name(office.store, name) is not None:  # also one who has left
        raise KnownError(
            "name_taken", say(QT_TRANSLATE_NOOP("core", "已有名为“{name}”的员工。"), name=name)
        )
    with office.write("add_staff") as journal:
        values = {"name": name, "role": role, "department": department}
        journal.record("staff", journal.insert("staff", values), None, "role", None, role)
        if not office.operator:
            settings.put(office.store, "operator", name)
    if not office.operator:
        office.operator = name


def sit_down(office: Office, name: str) -> None:
    """Change the operator; later writes carry this name. With PINs, ``access.sign_in`` does it."""
    if required(office):
        raise KnownError(
            "sign_in_needed",
            say(QT_TRANSLATE_NOOP("core", "本处要求口令：换人值班请用自己的口令进入。")),
        )
    if not any(person.name == name for person in reference.staff(office.store)):
        raise KnownError(
            "staff_unknown", say(QT_TRANSLATE_NOOP("core", "没有名为“{name}”的员工。"), name=name)
        )
    with office.write("operator") as journal:
        settings.put(office.store, "operator", name)
        journal.touched.add("setting")
    office.operator = name


def note_reveal(office: Office, complaint_id: int) -> None:
    """Leave a trace that a name and phone were shown unmasked."""
    with office.write("reveal") as journal:
        journal.record("complaint", complaint_id, complaint_id, "reveal", None, office.operator)
