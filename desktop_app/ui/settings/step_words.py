"""The words of a template's parts: stages, types, what a field writes to, clocks, roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.case import FOLLOW_UP_TEXT, MOOD_TEXT
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.workflow import (
    BINDS,
    CLOCKS,
    FIELD_TYPES,
    FOLLOW_UP_KINDS,
    GUARDS,
    LIMIT_FROM,
    MOODS,
    ROLES,
    STAGES,
)
from desktop_app.domain.workflow_faults import GUARD_TEXT
from desktop_app.services.staff.people import ROLE_TEXT
from desktop_app.services.why import CLOCK_TEXT
from desktop_app.ui.words import core

STAGE_TEXT: Mapping[str, str] = {
    "assessment": QT_TRANSLATE_NOOP("Settings", "确认"),
    "assignment": QT_TRANSLATE_NOOP("Settings", "派单"),
    "work": QT_TRANSLATE_NOOP("Settings", "处理"),
    "resident": QT_TRANSLATE_NOOP("Settings", "业主确认"),
    "callback": QT_TRANSLATE_NOOP("Settings", "回访"),
}
TYPE_TEXT: Mapping[str, str] = {
    "line": QT_TRANSLATE_NOOP("Settings", "一行文字"),
    "text": QT_TRANSLATE_NOOP("Settings", "多行文字"),
    "choice": QT_TRANSLATE_NOOP("Settings", "选择"),
    "datetime": QT_TRANSLATE_NOOP("Settings", "日期时间"),
    "yes_no": QT_TRANSLATE_NOOP("Settings", "是 / 否"),
    "number": QT_TRANSLATE_NOOP("Settings", "数字"),
    "person": QT_TRANSLATE_NOOP("Settings", "人员"),
    "money": QT_TRANSLATE_NOOP("Settings", "金额"),
}
BIND_TEXT: Mapping[str, str] = {
    "validity": QT_TRANSLATE_NOOP("Settings", "确认结论（valid / invalid）"),
    "invalid_reason": QT_TRANSLATE_NOOP("Settings", "无效的理由"),
    "severity": QT_TRANSLATE_NOOP("Settings", "级别（minor / normal / major / critical）"),
    "department": QT_TRANSLATE_NOOP("Settings", "责任部门"),
    "handler": QT_TRANSLATE_NOOP("Settings", "经办人"),
    "root_cause": QT_TRANSLATE_NOOP("Settings", "根本原因"),
    "result": QT_TRANSLATE_NOOP("Settings", "处理结果"),
    "completed_at": QT_TRANSLATE_NOOP("Settings", "完成时间"),
    "satisfaction": QT_TRANSLATE_NOOP("Settings", "满意度（A / B / C）"),
    "planned_completion": QT_TRANSLATE_NOOP("Settings", "计划完成时间"),
    "compensation": QT_TRANSLATE_NOOP("Settings", "补偿金额"),
    "short_term": QT_TRANSLATE_NOOP("Settings", "短期措施"),
    "long_term": QT_TRANSLATE_NOOP("Settings", "长期措施"),
}
FROM_TEXT: Mapping[str, str] = {
    "intake": QT_TRANSLATE_NOOP("Settings", "从受理起"),
    "step": QT_TRANSLATE_NOOP("Settings", "从进入本步骤起"),
}
Options = list[tuple[str, str]]


def _ours(keys: Iterable[str], texts: Mapping[str, str]) -> Options:
    return [(key, QCoreApplication.translate("Settings", texts[key])) for key in keys]


def _core(keys: Iterable[str], texts: Mapping[str, str]) -> Options:
    return [(key, core(texts[key])) for key in keys]


def stages() -> Options:
    return _ours(STAGES, STAGE_TEXT)


def types() -> Options:
    return _ours(FIELD_TYPES, TYPE_TEXT)


def binds() -> Options:
    return _ours(BINDS, BIND_TEXT)


def froms() -> Options:
    return _ours(LIMIT_FROM, FROM_TEXT)


def guards() -> Options:
    return _core(GUARDS, GUARD_TEXT)


def clocks() -> Options:
    return _core(CLOCKS, CLOCK_TEXT)


def moods() -> Options:
    return _core(MOODS, MOOD_TEXT)


def kinds() -> Options:
    return _core(FOLLOW_UP_KINDS, FOLLOW_UP_TEXT)


def roles() -> Options:
    return _core(ROLES, ROLE_TEXT)
