"""Who may do what: the rights of each role, and the right that each operation asks for.

The one table of rights. ``services.access`` asks it for every operation that is written, so that
no service can forget to; tests prove that every operation of the program stands here.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.messages import QT_TRANSLATE_NOOP

FRONT_DESK, SUPERVISOR, MANAGER = "front_desk", "supervisor", "manager"
ROLES = (FRONT_DESK, SUPERVISOR, MANAGER)

SETTINGS, STAFF, UNMASKED, REVEAL = "settings", "staff", "unmasked", "reveal"
BIN, UNDO_IMPORT, RESTORE, MERGE = "bin", "undo_import", "restore", "merge"
SIGN, HISTORY, PRIVACY, ACCESS = "sign", "history", "privacy", "access"
ENCRYPT = "encrypt"
FREE = ""
"""For everybody who is signed in."""

RIGHT_TEXT: Mapping[str, str] = {
    SETTINGS: QT_TRANSLATE_NOOP("core", "修改设置、时限、流程和话术"),
    STAFF: QT_TRANSLATE_NOOP("core", "管理人员和口令"),
    UNMASKED: QT_TRANSLATE_NOOP("core", "导出或打印完整的姓名和电话"),
    REVEAL: QT_TRANSLATE_NOOP("core", "查看完整的姓名和电话"),
    BIN: QT_TRANSLATE_NOOP("core", "删除投诉或从回收站恢复"),
    UNDO_IMPORT: QT_TRANSLATE_NOOP("core", "撤销导入批次"),
    RESTORE: QT_TRANSLATE_NOOP("core", "恢复备份"),
    MERGE: QT_TRANSLATE_NOOP("core", "合并住户"),
    SIGN: QT_TRANSLATE_NOOP("core", "签发周报"),
    HISTORY: QT_TRANSLATE_NOOP("core", "查看员工的操作记录"),
    PRIVACY: QT_TRANSLATE_NOOP("core", "导出、抹除个人信息"),
    ACCESS: QT_TRANSLATE_NOOP("core", "开关口令要求、指定经理"),
    ENCRYPT: QT_TRANSLATE_NOOP("core", "加密数据文件夹、修改数据口令和恢复码"),
}
_SUPERVISOR = frozenset({SETTINGS, STAFF, UNMASKED, REVEAL, BIN, UNDO_IMPORT, MERGE, SIGN, HISTORY})
ROLE_RIGHTS: Mapping[str, frozenset[str]] = {
    FRONT_DESK: frozenset({REVEAL}),
    SUPERVISOR: _SUPERVISOR,
    MANAGER: frozenset(RIGHT_TEXT),
}
LEADING = tuple(role for role in ROLES if SETTINGS in ROLE_RIGHTS[role])
"""Roles that may change settings."""
ALWAYS = frozenset({SETTINGS, ENCRYPT})
"""Asked for also in an office that requires no PIN, as soon as it has a supervisor."""

PROGRAM = frozenset(
    {
        *("seed", "chained", "sign_in", "wrong_pin", "reset_pin", "backup_restored"),
        *("encryption_on", "encryption_off", "key_changed"),
    }
)
"""What the program writes by itself, or before anybody is signed in."""


def _all(right: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, right)


OPERATION_RIGHT: Mapping[str, str] = {
    **_all(FREE, "register", "edit", "fill", "tick", "complete", "skip", "go_back"),
    **_all(FREE, "close_invalid", "refer", "withdraw", "rework", "hold", "resume", "extend"),
    **_all(FREE, "escalate", "contact", "plan", "move", "follow_up", "cancel_follow_up"),
    **_all(FREE, "rework_plan", "rework_check", "quality_score", "decline_proposal"),
    **_all(FREE, "incident_open", "incident_join", "incident_leave", "incident_master"),
    **_all(FREE, "incident_say", "incident_take_over", "incident_callbacks"),
    **_all(FREE, "incident_close", "incident_reopen", "attach", "detach", "resident"),
    **_all(FREE, "add_improvement", "edit_improvement", "finish_improvement"),
    **_all(FREE, "reopen_improvement", "check_improvement", "remove_improvement"),
    **_all(FREE, "put_back_improvement", "add_study", "edit_study", "retire_study"),
    **_all(FREE, "take_back_study", "add_risk", "edit_risk", "remove_risk", "put_back_risk"),
    **_all(FREE, "handover_note", "import", "save_mapping", "forget_mapping", "sample"),
    **_all(FREE, "undo", "operator", "repair", "own_pin", "summary_remark"),
    **_all(FREE, "household", "edit_resident", "move_in", "move_out"),
    **_all(FREE, "view_add", "view_change", "view_delete", "view_order", "view_rename"),
    **_all(REVEAL, "reveal"),
    **_all(UNMASKED, "export_unmasked", "print_unmasked"),
    **_all(BIN, "delete", "restore"),
    **_all(UNDO_IMPORT, "undo_import"),
    **_all(SETTINGS, "office_settings", "planner_settings", "save_limit", "remove_limit"),
    **_all(SETTINGS, "retime", "calendar_day", "save_workflow", "copy_workflow"),
    **_all(SETTINGS, "retire_workflow", "add_script", "edit_script", "retire_script"),
    **_all(SETTINGS, "take_back_script", "add_department", "save_department", "add_category"),
    **_all(SETTINGS, "save_category", "move_category", "office_logo", "weekly_run_settings"),
    **_all(STAFF, "add_staff", "save_staff", "set_pin"),
    **_all(ACCESS, "access_settings"),
    **_all(SIGN, "sign_summary", "revoke_summary"),
    **_all(PRIVACY, "erase_person", "person_file", "retention", "retention_settings"),
    **_all(MERGE, "merge_residents", "merge_households"),
    **_all(HISTORY, "person_history"),
}
"""The right that each operation asks for."""

FREE_TRIES = 3
_WAITS = (5, 15, 30, 60, 120, 300)
LONGEST_WAIT = 900


def wait_after(tries: int) -> int:
    """Seconds to wait after so many wrong tries in a row: none for the first, then longer."""
    if tries < FREE_TRIES:
        return 0
    place = tries - FREE_TRIES
    return _WAITS[place] if place < len(_WAITS) else LONGEST_WAIT


def may(role: str, right: str) -> bool:
    """Whether a role has a right; unknown roles have none."""
    return right == FREE or right in ROLE_RIGHTS.get(role, frozenset())
