"""The English titles and words of this program's own exports, which come back as what they were.

They count only in a table that has the hidden column of an own export: elsewhere "Major" is
重要 and "Unit" may be a flat. A test holds them equal to the English catalogue; where one word
has two, the first is that of earlier versions, whose exports come back as well.
"""

from __future__ import annotations

from collections.abc import Mapping

_SHARED = {
    "Number": "number", "Estate": "community", "Community": "community", "Room": "room",
    "Phone": "phone",
}  # fmt: skip
TITLES: Mapping[str, Mapping[str, str]] = {
    "complaints": {
        **_SHARED,
        "Received at": "received_at",
        "Received by": "received_by",
        "Channel": "channel",
        "Complainant": "complainant",
        "Role": "complainant_kind",
        "Time and place of event": "occurred",
        "Complaint": "content",
        "Owner's request": "expectation",
        "Owner’s request": "expectation",
        "Category": "category",
        "Level": "severity",
        "Severity": "severity",
        "Validity": "validity",
        "Department": "department",
        "Handler": "handler",
        "Deadline": "due_at",
        "Status": "status",
        "Result": "result",
        "Completed at": "completed_at",
        "Callback time": "callback_at",
        "Satisfaction": "satisfaction",
        "Note": "remark",
    },
    "households": {
        **_SHARED,
        "Building": "building",
        "Unit": "unit",
        "Floor area": "area",
        "Occupancy": "occupancy",
        "Name": "name",
        "Role": "kind",
        "Best time to call": "preferred_time",
        "About the person": "person_note",
        "Note": "remark",
    },
    "followups": {
        **_SHARED,
        "Person called": "name",
        "Callback type": "kind",
        "Title": "title",
        "Planned for": "due_at",
        "Callback time": "done_at",
        "Callback status": "state",
        "Feedback": "outcome",
        "Times not reached": "unanswered",
        "Callback by": "staff",
        "Note": "note",
    },
}
_PEOPLE = {"Owner": "业主", "Tenant": "租户", "Family member": "家属", "Other person": "其他人"}
_CASES = {
    "channel": {
        "Incoming call": "来电",
        "Visit to office": "来访",
        "Letter": "来函",
        "WeChat": "微信",
        "Email": "邮件",
        "Website/app message": "网站/APP 留言",
        "Suggestion box": "意见箱",
        "12345 referral": "12345 转办",
        "Patrol": "巡查",
        "Other": "其他",
    },
    "complainant_kind": _PEOPLE,
    "severity": {
        "Minor": "轻微",
        "Normal": "一般",
        "Important": "重要",
        "Major": "重大",
        "Critical": "重大",
    },
    "validity": {"Effective": "有效", "Valid": "有效", "Invalid": "无效"},
    "satisfaction": {
        "Satisfied": "满意",
        "Fairly satisfied": "较满意",
        "Not satisfied": "不满意",
        "Dissatisfied": "不满意",
    },
    "status": {
        "To confirm": "待确认",
        "To assign": "待派单",
        "In progress": "处理中",
        "Put on hold": "挂起",
        "On hold": "挂起",
        "Owner to confirm": "待业主确认",
        "To call back": "待回访",
        "In rework": "返单处理中",
        "Closed": "已关闭",
        "Invalid (explained)": "无效(已解释)",
        "Referred outside": "转外部",
        "Withdrawn": "撤销",
    },
}
WORDS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "complaints": _CASES,
    "households": {
        "kind": _PEOPLE,
        "occupancy": {
            "Occupied": "已入住",
            "Vacant": "空置",
            "Rented": "出租",
            "Being renovated": "装修中",
        },
    },
    "followups": {
        "kind": {
            "Callback": "回访",
            "Progress update": "进展告知",
            "On-site check": "现场检查",
            "Acceptance check": "验收",
            "Preventive visit": "预防性走访",
            "Satisfaction callback": "满意度回访",
        },
        "state": {"Planned": "计划中", "Done": "已完成", "Cancelled": "已取消"},
    },
}
