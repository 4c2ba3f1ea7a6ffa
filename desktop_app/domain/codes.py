"""The codes that a case carries (status, severity, channel, mood …) and the words for them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop_app.domain.messages import QT_TRANSLATE_NOOP


class Status(StrEnum):
    """Where a case stands; derived from its workflow (``progress.derive_status``), never set."""

    PENDING = "pending"
    UNASSIGNED = "unassigned"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    AWAITING_RESIDENT = "awaiting_resident"
    AWAITING_CALLBACK = "awaiting_callback"
    REWORK = "rework"
    CLOSED = "closed"
    INVALID = "invalid"
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"


STATUS_TEXT: Mapping[Status, str] = {
    Status.PENDING: QT_TRANSLATE_NOOP("core", "待确认"),
    Status.UNASSIGNED: QT_TRANSLATE_NOOP("core", "待派单"),
    Status.IN_PROGRESS: QT_TRANSLATE_NOOP("core", "处理中"),
    Status.ON_HOLD: QT_TRANSLATE_NOOP("core", "挂起"),
    Status.AWAITING_RESIDENT: QT_TRANSLATE_NOOP("core", "待业主确认"),
    Status.AWAITING_CALLBACK: QT_TRANSLATE_NOOP("core", "待回访"),
    Status.REWORK: QT_TRANSLATE_NOOP("core", "返单处理中"),
    Status.CLOSED: QT_TRANSLATE_NOOP("core", "已关闭"),
    Status.INVALID: QT_TRANSLATE_NOOP("core", "无效(已解释)"),
    Status.REFERRED: QT_TRANSLATE_NOOP("core", "转外部"),
    Status.WITHDRAWN: QT_TRANSLATE_NOOP("core", "撤销"),
}
ENDED = frozenset({Status.CLOSED, Status.INVALID, Status.REFERRED, Status.WITHDRAWN})
OPEN = tuple(status for status in Status if status not in ENDED)
OUTCOME_STATUS: Mapping[str, Status] = {
    "closed": Status.CLOSED,
    "invalid": Status.INVALID,
    "referred": Status.REFERRED,
    "withdrawn": Status.WITHDRAWN,
}

SEVERITIES = ("minor", "normal", "major", "critical")
SEVERITY_TEXT: Mapping[str, str] = {
    "minor": QT_TRANSLATE_NOOP("core", "轻微"),
    "normal": QT_TRANSLATE_NOOP("core", "一般"),
    "major": QT_TRANSLATE_NOOP("core", "重要"),
    "critical": QT_TRANSLATE_NOOP("core", "重大"),
}
CHANNEL_TEXT: Mapping[str, str] = {
    "phone": QT_TRANSLATE_NOOP("core", "来电"),
    "visit": QT_TRANSLATE_NOOP("core", "来访"),
    "letter": QT_TRANSLATE_NOOP("core", "来函"),
    "wechat": QT_TRANSLATE_NOOP("core", "微信"),
    "email": QT_TRANSLATE_NOOP("core", "邮件"),
    "online": QT_TRANSLATE_NOOP("core", "网站/APP 留言"),
    "box": QT_TRANSLATE_NOOP("core", "意见箱"),
    "hotline12345": QT_TRANSLATE_NOOP("core", "12345 转办"),
    "patrol": QT_TRANSLATE_NOOP("core", "巡查"),
    "other": QT_TRANSLATE_NOOP("core", "其他"),
}
MOOD_TEXT: Mapping[str, str] = {
    "calm": QT_TRANSLATE_NOOP("core", "平稳"),
    "anxious": QT_TRANSLATE_NOOP("core", "焦急"),
    "agitated": QT_TRANSLATE_NOOP("core", "激动"),
    "angry": QT_TRANSLATE_NOOP("core", "愤怒"),
}
UPSET = frozenset({"agitated", "angry"})
"""Moods that must be settled before the matter (先处理心情再处理事情, document 002 §2)."""
KIND_TEXT: Mapping[str, str] = {
    "owner": QT_TRANSLATE_NOOP("core", "业主"),
    "tenant": QT_TRANSLATE_NOOP("core", "租户"),
    "family": QT_TRANSLATE_NOOP("core", "家属"),
    "other": QT_TRANSLATE_NOOP("core", "其他人"),
}
VALIDITY_TEXT: Mapping[str, str] = {
    "valid": QT_TRANSLATE_NOOP("core", "有效"),
    "invalid": QT_TRANSLATE_NOOP("core", "无效"),
}
SATISFACTION_TEXT: Mapping[str, str] = {
    "A": QT_TRANSLATE_NOOP("core", "满意"),
    "B": QT_TRANSLATE_NOOP("core", "较满意"),
    "C": QT_TRANSLATE_NOOP("core", "不满意"),
}
DIRECTION_TEXT: Mapping[str, str] = {
    "in": QT_TRANSLATE_NOOP("core", "对方来"),
    "out": QT_TRANSLATE_NOOP("core", "我方去"),
    "all": QT_TRANSLATE_NOOP("core", "群发"),
}
FOLLOW_UP_TEXT: Mapping[str, str] = {
    "callback": QT_TRANSLATE_NOOP("core", "回访"),
    "progress": QT_TRANSLATE_NOOP("core", "进展告知"),
    "site_check": QT_TRANSLATE_NOOP("core", "现场检查"),
    "acceptance": QT_TRANSLATE_NOOP("core", "验收"),
    "visit": QT_TRANSLATE_NOOP("core", "预防性走访"),
    "survey": QT_TRANSLATE_NOOP("core", "满意度回访"),
}

FOLLOW_UP_STATE_TEXT: Mapping[str, str] = {
    "planned": QT_TRANSLATE_NOOP("core", "计划中"),
    "done": QT_TRANSLATE_NOOP("core", "已完成"),
    "cancelled": QT_TRANSLATE_NOOP("core", "已取消"),
}
OCCUPANCY_TEXT: Mapping[str, str] = {
    "occupied": QT_TRANSLATE_NOOP("core", "已入住"),
    "vacant": QT_TRANSLATE_NOOP("core", "空置"),
    "rented": QT_TRANSLATE_NOOP("core", "出租"),
    "renovating": QT_TRANSLATE_NOOP("core", "装修中"),
}
