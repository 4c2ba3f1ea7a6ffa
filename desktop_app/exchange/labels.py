"""The names of the fields in the trade's words."""

from __future__ import annotations

from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.exchange.date_parts import base_of_part, year_of


def label_of(field: str) -> Message:
    """The field's name in the trade's words."""
    if base := base_of_part(field):
        part = (
            QT_TRANSLATE_NOOP("core", "{field}·年")
            if field == year_of(base)
            else QT_TRANSLATE_NOOP("core", "{field}·月")
        )
        return say(part, field=label_of(base))
    return say(_LABELS.get(field, field))


_LABELS = {
    "id": QT_TRANSLATE_NOOP("core", "系统标识"),
    "number": QT_TRANSLATE_NOOP("core", "编号"),
    "received_at": QT_TRANSLATE_NOOP("core", "受理时间"),
    "received_time": QT_TRANSLATE_NOOP("core", "受理时刻"),
    "received_by": QT_TRANSLATE_NOOP("core", "受理人"),
    "channel": QT_TRANSLATE_NOOP("core", "渠道"),
    "complainant": QT_TRANSLATE_NOOP("core", "投诉人"),
    "complainant_kind": QT_TRANSLATE_NOOP("core", "身份"),
    "room": QT_TRANSLATE_NOOP("core", "房号"),
    "community": QT_TRANSLATE_NOOP("core", "小区"),
    "building": QT_TRANSLATE_NOOP("core", "楼栋"),
    "unit": QT_TRANSLATE_NOOP("core", "单元"),
    "phone": QT_TRANSLATE_NOOP("core", "电话"),
    "occurred": QT_TRANSLATE_NOOP("core", "事发时间地点"),
    "content": QT_TRANSLATE_NOOP("core", "投诉内容"),
    "expectation": QT_TRANSLATE_NOOP("core", "业主要求"),
    "category": QT_TRANSLATE_NOOP("core", "类别"),
    "subcategory": QT_TRANSLATE_NOOP("core", "二级类别"),
    "severity": QT_TRANSLATE_NOOP("core", "级别"),
    "validity": QT_TRANSLATE_NOOP("core", "有效性"),
    "department": QT_TRANSLATE_NOOP("core", "责任部门"),
    "handler": QT_TRANSLATE_NOOP("core", "经办人"),
    "due_at": QT_TRANSLATE_NOOP("core", "时限"),
    "result": QT_TRANSLATE_NOOP("core", "处理情况"),
    "status": QT_TRANSLATE_NOOP("core", "状态"),
    "completed_at": QT_TRANSLATE_NOOP("core", "完成时间"),
    "callback_at": QT_TRANSLATE_NOOP("core", "回访时间"),
    "satisfaction": QT_TRANSLATE_NOOP("core", "满意度"),
    "remark": QT_TRANSLATE_NOOP("core", "备注"),
    "area": QT_TRANSLATE_NOOP("core", "面积"),
    "name": QT_TRANSLATE_NOOP("core", "姓名"),
    "kind": QT_TRANSLATE_NOOP("core", "身份或类型"),
    "occupancy": QT_TRANSLATE_NOOP("core", "是否入住"),
    "note": QT_TRANSLATE_NOOP("core", "备注"),
    "done_at": QT_TRANSLATE_NOOP("core", "回访时间"),
    "outcome": QT_TRANSLATE_NOOP("core", "反馈意见"),
    "unanswered": QT_TRANSLATE_NOOP("core", "未接次数"),
    "staff": QT_TRANSLATE_NOOP("core", "回访人"),
    "preferred_time": QT_TRANSLATE_NOOP("core", "方便联系时间"),
    "person_note": QT_TRANSLATE_NOOP("core", "住户说明"),
    "title": QT_TRANSLATE_NOOP("core", "标题"),
    "state": QT_TRANSLATE_NOOP("core", "回访状态"),
}
