"""Words in cells and the keys they stand for: channels, satisfaction, severity, progress."""

from __future__ import annotations

import re

CHANNELS = {
    **dict.fromkeys(
        ("来电", "电话", "致电", "电话投诉", "固话", "热线", "客服热线", "400"), "phone"
    ),
    **dict.fromkeys(("phone", "call", "customer care call", "telephone"), "phone"),
    **dict.fromkeys(
        ("来访", "上门", "面访", "现场", "前台", "当面", "走访", "visit", "in person"), "visit"
    ),
    **dict.fromkeys(
        ("来函", "信函", "来信", "书面", "书面投诉", "letter", "postal mail", "fax"), "letter"
    ),
    **dict.fromkeys(
        ("微信", "微信群", "业主群", "微信投诉", "公众号", "企业微信", "wechat"), "wechat"
    ),
    **dict.fromkeys(("邮件", "电子邮件", "邮箱", "email", "e-mail"), "email"),
    **dict.fromkeys(
        ("网站", "app", "app留言", "网站留言", "网站/app留言", "小程序", "网络", "线上"), "online"
    ),
    **dict.fromkeys(
        ("网上", "论坛", "抖音", "微博", "online", "web", "internet", "mobile", "other web"),
        "online",
    ),
    **dict.fromkeys(("意见箱", "信箱", "业主信箱", "box"), "box"),
    **dict.fromkeys(
        ("12345", "12345转办", "12345热线", "政府热线", "市民热线", "市长热线"), "hotline12345"
    ),
    **dict.fromkeys(("街道转办", "社区转办", "政府转办", "信访", "12319", "12315"), "hotline12345"),
    **dict.fromkeys(("巡查", "巡检", "自查", "巡逻", "patrol"), "patrol"),
    **dict.fromkeys(("其他", "其它", "other", "referral"), "other"),
}
CHANNEL_KEYS = frozenset(CHANNELS.values())

SATISFACTION = {
    **dict.fromkeys(
        ("满意", "很满意", "非常满意", "√", "✓", "✔", "☑", "a", "A", "是", "A满意", "好"), "A"
    ),
    **dict.fromkeys(("较满意", "比较满意", "基本满意", "一般", "b", "B", "B较满意", "尚可"), "B"),
    **dict.fromkeys(("不满意", "非常不满意", "很不满意", "不太满意", "×", "✗", "✘", "x", "X"), "C"),
    **dict.fromkeys(("c", "C", "否", "C不满意", "差"), "C"),
}
UNANSWERED = frozenset(
    ("未接通", "未接", "无人接听", "打不通", "未联系上", "关机", "停机", "空号", "拒接")
)

SEVERITY = {
    **dict.fromkeys(("轻微", "低", "轻", "四级", "minor", "low"), "minor"),
    **dict.fromkeys(("一般", "普通", "中", "三级", "normal", "medium"), "normal"),
    **dict.fromkeys(
        ("重要", "较大", "严重", "高", "紧急", "二级", "major", "high", "urgent"), "major"
    ),
    **dict.fromkeys(
        ("重大", "特大", "特急", "特别重大", "一级", "critical", "emergency"), "critical"
    ),
}
VALIDITY = {
    **dict.fromkeys(("有效", "有效投诉", "属实", "是", "√", "valid", "yes"), "valid"),
    **dict.fromkeys(
        ("无效", "无效投诉", "不属实", "否", "×", "invalid", "no", "无效(已解释)"), "invalid"
    ),
}
OCCUPANCY = {
    **dict.fromkeys(
        ("已入住", "入住", "自住", "常住", "是", "有人", "yes", "occupied"), "occupied"
    ),
    **dict.fromkeys(("空置", "未入住", "空房", "否", "无人", "no", "vacant"), "vacant"),
    **dict.fromkeys(("出租", "已出租", "租住", "rented"), "rented"),
    **dict.fromkeys(("装修", "装修中", "renovation"), "renovating"),
}
RESIDENT_KINDS = {
    **dict.fromkeys(
        ("业主", "户主", "产权人", "房主", "owner", "собственник", "propietario"), "owner"
    ),
    **dict.fromkeys(("租户", "租客", "租住", "承租人", "tenant", "renter"), "tenant"),
    **dict.fromkeys(("家属", "业主家属", "亲属", "配偶", "子女", "父母", "family"), "family"),
    **dict.fromkeys(("гость", "vecino", "invitado"), "other"),
    **dict.fromkeys(
        ("其他", "其它", "其他人", "访客", "商户", "other", "guest", "resident", "резидент"),
        "other",
    ),
}
FOLLOW_UP_KINDS = {
    **dict.fromkeys(("回访", "电话回访", "上门回访", "callback"), "callback"),
    **dict.fromkeys(("进展告知", "进度告知", "告知", "progress"), "progress"),
    **dict.fromkeys(("现场检查", "现场查看", "site_check"), "site_check"),
    **dict.fromkeys(("验收", "acceptance"), "acceptance"),
    **dict.fromkeys(("走访", "上门走访", "预防走访", "预防性走访", "visit"), "visit"),
    **dict.fromkeys(("满意度调查", "调查", "满意度回访", "survey"), "survey"),
}

NO_ANSWER = "unanswered"
"""What a spelling under 满意度 may mean beside A, B and C: nobody answered the callback."""

WORDED = (
    "channel", "severity", "validity", "satisfaction", "complainant_kind", "occupancy", "kind",
    "category", "department",
)  # fmt: skip
"""Fields whose cells are words with a meaning, so that a person may say what they mean."""


def may_mean(name: str, kind: str) -> tuple[str, ...] | None:
    """The canonical values of a field in a table of *kind*, in order; ``None`` where the office's own
    lists decide (category, department)."""
    tables = {
        "channel": CHANNELS,
        "severity": SEVERITY,
        "validity": VALIDITY,
        "complainant_kind": RESIDENT_KINDS,
        "occupancy": OCCUPANCY,
        "kind": FOLLOW_UP_KINDS if kind == "followups" else RESIDENT_KINDS,
    }
    if name == "satisfaction":
        return (*dict.fromkeys(SATISFACTION.values()), NO_ANSWER)
    return tuple(dict.fromkeys(tables[name].values())) if name in tables else None


_NONE = re.compile(
    r"^(?:未处理|未解决|未开始|待处理|待派单|待受理|待确认|未完成|新增|无|new|open)$"
)
_CLOSED = re.compile(r"已?关闭|已?结案|已?办结|已归档|^(?:closed?|solved|closed with.*)$")
_CALLBACK = re.compile(r"待回访|等待回访|未回访")
_UNFINISHED = re.compile(
    r"处理中|跟进中|维修中|进行中|办理中|协调中|整改中|施工中|转维保|已转|已派|已联系|已上报|已报|待|"
    r"尚未|未完|未修|无法|正在|安排|in ?progress|pending|assigned|started"
)
_DONE = re.compile(
    r"完成|完毕|已修|修复|已解决|已处理|处理好|已致歉|已道歉|已退|已清|已更换|已换|已整改|已恢复|已上门|"
    r"已拆除|已制止|已劝|已协调|已解释|已沟通|已答复|已回复|业主(?:确认|认可|满意)|^已|done|resolved|completed"
)


def progress_of(words: str, completed: bool) -> str:
    """``none``, ``working``, ``done``, ``callback`` or ``closed`` from the words of 处理情况.

    ``completed`` (a completion time stands in the row) turns work in hand into work done,
    because offices write 已联系维保单位处理 and the finishing time beside it.
    """
    plain = re.sub(r"\s+", " ", words).strip().casefold()
    if _CLOSED.search(plain) and not plain.startswith(("未", "待")):
        return "closed"
    if _CALLBACK.search(plain):
        return "callback"
    if not plain or _NONE.match(plain):
        return "done" if completed else "none"
    if _UNFINISHED.search(plain):
        return "done" if completed else "working"
    if _DONE.search(plain) or completed:
        return "done"
    return "working"
