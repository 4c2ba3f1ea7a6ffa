"""What an operation did, in words: for the bar that offers 撤销 and for what is said after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.case import CaseFile
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services.caselog import COLUMN_TEXT
from desktop_app.services.office import Office
from desktop_app.storage import cases
from desktop_app.storage.trace import undo
from desktop_app.storage.trace.undo import Done, Line

_WORDS: Mapping[str, str] = {
    "register": QT_TRANSLATE_NOOP("core", "登记投诉"),
    "close_invalid": QT_TRANSLATE_NOOP("core", "以无效结案"),
    "refer": QT_TRANSLATE_NOOP("core", "转外部处理"),
    "withdraw": QT_TRANSLATE_NOOP("core", "撤回投诉"),
    "rework": QT_TRANSLATE_NOOP("core", "开返单"),
    "rework_plan": QT_TRANSLATE_NOOP("core", "修改返单计划"),
    "rework_check": QT_TRANSLATE_NOOP("core", "返单质量检查"),
    "household": QT_TRANSLATE_NOOP("core", "修改住户资料"),
    "edit_resident": QT_TRANSLATE_NOOP("core", "修改住户人员"),
    "move_in": QT_TRANSLATE_NOOP("core", "登记迁入"),
    "move_out": QT_TRANSLATE_NOOP("core", "登记搬离"),
    "merge_residents": QT_TRANSLATE_NOOP("core", "合并重复住户"),
    "resident": QT_TRANSLATE_NOOP("core", "修改住户偏好"),
    "decline_proposal": QT_TRANSLATE_NOOP("core", "不采纳定级建议"),
    "hold": QT_TRANSLATE_NOOP("core", "挂起"),
    "resume": QT_TRANSLATE_NOOP("core", "恢复处理"),
    "extend": QT_TRANSLATE_NOOP("core", "延期"),
    "escalate": QT_TRANSLATE_NOOP("core", "升级"),
    "contact": QT_TRANSLATE_NOOP("core", "记沟通"),
    "delete": QT_TRANSLATE_NOOP("core", "移入回收站"),
    "restore": QT_TRANSLATE_NOOP("core", "从回收站恢复"),
    "plan": QT_TRANSLATE_NOOP("core", "安排回访"),
    "move": QT_TRANSLATE_NOOP("core", "回访改期"),
    "follow_up": QT_TRANSLATE_NOOP("core", "完成回访"),
    "cancel_follow_up": QT_TRANSLATE_NOOP("core", "取消回访"),
    "incident_open": QT_TRANSLATE_NOOP("core", "建立群诉"),
    "incident_join": QT_TRANSLATE_NOOP("core", "加入群诉"),
    "incident_leave": QT_TRANSLATE_NOOP("core", "退出群诉"),
    "incident_master": QT_TRANSLATE_NOOP("core", "更换群诉主单"),
    "incident_say": QT_TRANSLATE_NOOP("core", "对群诉全部住户说明"),
    "incident_take_over": QT_TRANSLATE_NOOP("core", "应用群诉主单结果"),
    "incident_callbacks": QT_TRANSLATE_NOOP("core", "为群诉每户安排回访"),
    "incident_close": QT_TRANSLATE_NOOP("core", "关闭群诉"),
    "incident_reopen": QT_TRANSLATE_NOOP("core", "重新打开群诉"),
    "attach": QT_TRANSLATE_NOOP("core", "添加附件"),
    "detach": QT_TRANSLATE_NOOP("core", "移除附件"),
    "handover_note": QT_TRANSLATE_NOOP("core", "交班留言"),
    "add_risk": QT_TRANSLATE_NOOP("core", "登记风险"),
    "edit_risk": QT_TRANSLATE_NOOP("core", "修改风险"),
    "remove_risk": QT_TRANSLATE_NOOP("core", "删除风险"),
    "add_improvement": QT_TRANSLATE_NOOP("core", "登记改进措施"),
    "edit_improvement": QT_TRANSLATE_NOOP("core", "修改改进措施"),
    "finish_improvement": QT_TRANSLATE_NOOP("core", "完成改进措施"),
    "check_improvement": QT_TRANSLATE_NOOP("core", "检查改进效果"),
    "remove_improvement": QT_TRANSLATE_NOOP("core", "删除改进措施"),
    "add_study": QT_TRANSLATE_NOOP("core", "写入案例"),
    "assign_many": QT_TRANSLATE_NOOP("core", "批量派单"),
    "tag": QT_TRANSLATE_NOOP("core", "加标签"),
    "untag": QT_TRANSLATE_NOOP("core", "去掉标签"),
    "plan_many": QT_TRANSLATE_NOOP("core", "批量安排回访"),
    "view_add": QT_TRANSLATE_NOOP("core", "保存视图"),
    "view_rename": QT_TRANSLATE_NOOP("core", "视图改名"),
    "view_change": QT_TRANSLATE_NOOP("core", "修改视图"),
    "view_order": QT_TRANSLATE_NOOP("core", "调整视图顺序"),
    "view_delete": QT_TRANSLATE_NOOP("core", "删除视图"),
    "edit_study": QT_TRANSLATE_NOOP("core", "修改案例"),
    "summary_remark": QT_TRANSLATE_NOOP("core", "写周报说明"),
}
_STEPS: Mapping[str, str] = {
    "complete": QT_TRANSLATE_NOOP("core", "完成步骤“{step}”"),
    "skip": QT_TRANSLATE_NOOP("core", "跳过步骤“{step}”"),
    "go_back": QT_TRANSLATE_NOOP("core", "从步骤“{step}”退回"),
}
_FIELDS: Mapping[str, str] = {
    "fill": QT_TRANSLATE_NOOP("core", "填写“{field}”"),
    "tick": QT_TRANSLATE_NOOP("core", "勾选“{field}”"),
    "untick": QT_TRANSLATE_NOOP("core", "取消勾选“{field}”"),
    "edit": QT_TRANSLATE_NOOP("core", "更正“{field}”"),
}


def what_was_done(office: Office, done: Done, told: Sequence[Line]) -> Message:
    """``完成步骤“搜集信息”（TS-20261121-009）``; of several cases their number."""
    ids = sorted({line.complaint_id for line in told if line.complaint_id is not None})
    words = _words(office, done, told)
    if len(ids) > 1:
        return say(
            QT_TRANSLATE_NOOP("core", "{what}（{count} 件投诉）"), what=words, count=len(ids)
        )
    found = undo.numbers(office.store, ids) if ids else []
    if found:
        return say(QT_TRANSLATE_NOOP("core", "{what}（{number}）"), what=words, number=found[0])
    return words


def _words(office: Office, done: Done, told: Sequence[Line]) -> Message:
    first = next((line.complaint_id for line in told if line.complaint_id is not None), None)
    case = cases.load_case(office.store, office.workflows, first) if first is not None else None
    if case is not None and done.name in _STEPS:
        left = next((ln for ln in told if ln.entity == "step_entry" and ln.field == "how"), None)
        entry = next((e for e in case.entries if left and e.id == left.entity_id), None)
        if entry is not None:
            return say(_STEPS[done.name], step=_step_title(case, entry.step_key))
    if case is not None and done.name in _FIELDS:
        field = next((title for line in told if (title := _title(case, line))), None)
        if field is not None:
            unticked = done.name == "tick" and told[-1].after is None
            return say(_FIELDS["untick" if unticked else done.name], field=field)
    return say(_WORDS.get(done.name, QT_TRANSLATE_NOOP("core", "上一步操作")))


def _step_title(case: CaseFile, key: str) -> object:
    try:
        return case.workflow.step(key).title
    except KeyError:
        return key


def _title(case: CaseFile, line: Line) -> object:
    """The name of the field that a line tells of; ``None`` for a line that has none."""
    if line.entity in ("complaint", "complaint_text"):
        return say(COLUMN_TEXT[line.field]) if line.field in COLUMN_TEXT else None
    if line.entity not in ("step_value", "step_tick"):
        return None
    _, step_key, key = line.field.split("/", 2)
    try:
        step = case.workflow.step(step_key)
    except KeyError:
        return None
    if line.entity == "step_value":
        spec = step.field_spec(key)
        return spec.label if spec is not None else None
    return next((item.text for item in step.checklist if item.key == key), None)
