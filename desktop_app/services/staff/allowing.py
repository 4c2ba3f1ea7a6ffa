"""Whether who is at work may do it: asked before every operation, by every service alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain import rights
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.storage import reference, settings

if TYPE_CHECKING:  # an office asks here before it writes
    from desktop_app.services.office import Office

REQUIRED = "pins_required"
"""The setting that turns PINs on: ``1``."""
ROLE_TEXT = {
    rights.FRONT_DESK: QT_TRANSLATE_NOOP("core", "前台"),
    rights.SUPERVISOR: QT_TRANSLATE_NOOP("core", "主管"),
    rights.MANAGER: QT_TRANSLATE_NOOP("core", "经理"),
}


def required(office: Office) -> bool:
    """Whether the office requires PINs (本处要求口令)."""
    return settings.get(office.store, REQUIRED) == "1"


def locked(office: Office) -> bool:
    """PINs are required, and nobody has signed in."""
    return required(office) and not office.signed_in


def allow(office: Office, operation: str) -> None:
    """Raise ``sign_in_needed``, ``right_needed`` or ``role_needed`` unless it may be done now."""
    if operation not in rights.PROGRAM:
        need(office, rights.OPERATION_RIGHT.get(operation, rights.FREE))


def need(office: Office, right: str) -> None:
    """The same for a right; also for what writes nothing (a copy that is brought back)."""
    if required(office):
        _need_signed_in(office)
        role = role_of(office, office.signed_in)
        if not rights.may(role, right):
            raise _no_right(office.signed_in, role, right)
    elif right in rights.ALWAYS and not _set_up(office):
        role = role_of(office, office.operator)
        if right != rights.SETTINGS and not rights.may(role, right):
            raise _no_right(office.operator or "—", role, right)
        if not rights.may(role, right):
            raise KnownError(
                "role_needed",
                say(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "只有主管或经理可以修改设置，现在值班的是{name}（{role}）。没有改动任何内容；"
                        "请主管在右上角换人值班后再改。",
                    ),
                    name=office.operator or "—",
                    role=_said(role),
                ),
            )


def _no_right(name: str, role: str, right: str) -> KnownError:
    return KnownError(
        "right_needed",
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "{name}（{role}）没有权限：{right}。没有改动任何内容；请有权限的人换人值班后再做。",
            ),
            name=name,
            role=_said(role),
            right=say(rights.RIGHT_TEXT[right]),
        ),
    )


def has(office: Office, right: str) -> bool:
    """Whether *right* would be granted now."""
    try:
        need(office, right)
    except KnownError:
        return False
    return True


def role_of(office: Office, name: str) -> str:
    """The role of somebody who works here now; empty for anybody else."""
    return next((one.role for one in reference.staff(office.store) if one.name == name), "")


def _need_signed_in(office: Office) -> None:
    if office.signed_in and office.signed_in == office.operator:
        return
    raise KnownError(
        "sign_in_needed",
        say(
            QT_TRANSLATE_NOOP(
                "core", "本处要求口令：请先用自己的口令进入。没有改动任何内容，填写的内容还在。"
            )
        ),
    )


def _set_up(office: Office) -> bool:
    """Nobody leads the office yet, so somebody must be able to say who does."""
    return not any(one.role in rights.LEADING for one in reference.staff(office.store))


def _said(role: str) -> object:
    return say(ROLE_TEXT[role]) if role else say(QT_TRANSLATE_NOOP("core", "未登记"))
