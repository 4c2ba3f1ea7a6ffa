"""Complaints as an office lives them, one for each built-in workflow: what was said and done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Talk:
    """A contact with the complainant; ``after`` his mood then, ``promise`` with its time."""

    said: str
    after: str = ""
    before: str = ""
    channel: str = ""
    promise: str = ""
    until: str = ""
    reached: str = ""


@dataclass(frozen=True)
class Keep:
    """A promise is kept: its follow-up is done with this outcome."""

    outcome: str


@dataclass(frozen=True)
class Fill:
    key: str
    value: str


@dataclass(frozen=True)
class Tick:
    key: str


Act = Talk | Keep | Fill | Tick
YES = tuple(Fill(key, "yes") for key in ("accurate", "in_scope", "formal"))
VALID = (*YES, Fill("validity", "valid"))
AGREED = Fill("opinion", "agree")
NOW = "now"
"""As a time: the moment at which it is filled in."""


def ticks(*keys: str) -> tuple[Act, ...]:
    return tuple(Tick(key) for key in keys)


@dataclass(frozen=True)
class Story:
    """A complaint as the office lived it: taken down, and what was done in each step."""

    workflow: str
    taken: dict[str, str]
    steps: dict[str, tuple[Act, ...]]
    satisfaction: str = "A"
    planned: tuple[str, ...] = ("callback",)


# The worked case of document 002: dirt in the common areas, complained of several times.
# Isolated at once, one person in charge, the manager listens and apologises, quick clean-up,
# the resident is called back and asked, and is satisfied.
COMMON_AREAS = Story(
    "seven-steps",
    {
        "content": "3 栋大堂和楼道垃圾堆了两天没人清，异味很大，这个月已经投诉三次了",
        "complainant": "周淑芬",
        "phone": "13912348801",
        "mood": "angry",
        "category": "cleaning.corridor",
        "expectation": "今天清干净，以后不要再天天打电话催",
    },
    {
        "isolate": (
            Talk("业主在业主群发了照片，私下打电话接下来，请到接待室坐下", before="angry"),
            Fill("department", "环境部"),
            Fill("handler", "陈丽华"),
            *ticks("safe", "one_person"),
        ),
        "soothe": (
            *ticks("heard", "restated"),
            Talk(
                "物业经理当面听完：不是垃圾一件事，是三次都没有人回话",
                before="angry",
                after="anxious",
                channel="visit",
            ),
        ),
        "apologise": (*ticks("apologised", "no_excuse"),),
        "gather": (
            *VALID,
            Fill("investigation", "陈丽华到现场，1 至 6 层垃圾未收，拍照 5 张；保洁当日缺岗一人"),
            *ticks("site", "history"),
        ),
        "propose": (
            Fill("root_cause", "人员不足"),
            Fill("short_term", "两小时内调两名保洁清运、冲洗、除味"),
            Fill("long_term", "保洁排班设替补，主管每日两次巡楼打卡"),
            Fill("planned_completion", "2026-11-21 18:00:00"),
            *ticks("site_checked", "time_agreed", "explained", "wishes"),
        ),
        "consult": (
            AGREED,
            Fill("result", "3 栋 1 至 6 层清运、冲洗、消杀完毕，替补排班今日起执行"),
            Fill("completed_at", NOW),
            *ticks("agreed_words", "visit_time"),
            Talk("经理回电，业主同意方案，看过现场",
                 promise="整改照片马上发给业主", until="2026-11-21 15:00:00"),
        ),
        "follow": (
            Fill("resolved", "yes"),
            Fill("satisfaction", "A"),
            *ticks("asked_solved", "promises"),
            Keep("五张整改照片已发，业主回复收到"),
            Talk("主动回访：楼道干净了，异味没有了，业主表示满意，夸经理态度好", after="calm"),
        ),
    },
)  # fmt: skip

DOOR_GUARD = Story(
    "office-rules",
    {
        "content": "东门门禁坏了一个星期，外卖和推销的随便进，晚上不敢一个人回家",
        "complainant": "何敏",
        "phone": "13612349920",
        "mood": "agitated",
        "category": "facility.access_cctv",
    },
    {
        "collect": (
            Fill("source_number", "12345-20261121-0387"),
            Tick("replied"),
            Talk("已收到，今天内给您办理进展"),
        ),
        "register": ticks("who", "what", "wish"),
        "confirm": (*VALID, Fill("severity", "major"), Tick("facts_checked")),
        "pursue": (Fill("department", "工程部"), Fill("handler", "刘强"), Tick("handed")),
        "verify": (
            Fill("investigation", "东门读头进水失灵，监控看到陌生人尾随 4 次"),
            Tick("site"),
            Talk("说明已安排保安值守到修好为止，住户放心一些", before="agitated", after="calm"),
        ),
        "solve": (
            Fill("short_term", "东门加派保安 24 小时值守"),
            Fill("long_term", "更换防水读头，列入月检"),
            Fill("planned_completion", "2026-11-23 18:00:00"),
            *ticks("explained", "department_agreed"),
        ),
        "report": (
            AGREED,
            Fill("result", "读头已更换，刷卡、人脸均正常，试用 20 次无故障"),
            Fill("completed_at", NOW),
            *ticks("progress", "recorded"),
            Talk("汇报换新读头的时间和值守安排，住户同意"),
        ),
        "analyse": (Fill("root_cause", "设备老化"), Tick("repeat_checked")),
        "feedback": (
            Fill("resolved", "yes"),
            Fill("satisfaction", "B"),
            *ticks("result_told", "promises"),
            Talk("回访：门禁正常，住户较满意，希望以后修得再快些"),
        ),
    },
    satisfaction="B",
)

LEAK_AGAIN = Story(
    "rework",
    {
        "content": "卫生间顶棚上次修完又漏了，第二次返修",
        "complainant": "李建国",
        "phone": "13812342207",
        "mood": "angry",
        "category": "engineering.repeat_repair",
        "severity": "major",
    },
    {
        "identify": (
            *VALID,
            Fill("previous_gap", "上次只补了地漏周边，套管没有封堵，闭水不到 24 小时"),
            *ticks("last_round", "seen_together"),
            Talk("和业主一起上楼看了滴水点，业主很生气", before="angry"),
        ),
        "severity": (
            Fill("department", "工程部"),
            Fill("handler", "刘强"),
            Fill("risk", "吊顶可能脱落，电线受潮"),
            Tick("round"),
            Talk("当面道歉，先拆下受潮吊顶并断开灯线，业主情绪缓下来", after="anxious"),
        ),
        "plan": (
            Fill("root_cause", "施工质量"),
            Fill("short_term", "今天拆吊顶、接水、断开灯线"),
            Fill("long_term", "套管重新封堵，防水重做两遍"),
            Fill("planned_completion", "2026-11-25 18:00:00"),
            AGREED,
            *ticks("different", "standard"),
            Talk("讲清这次与上次不同在哪里，业主同意，验收标准：闭水 48 小时不漏"),
        ),
        "carry_out": (
            Fill("result", "套管封堵、防水两遍，吊顶恢复"),
            Fill("completed_at", NOW),
            *ticks("photos", "progress"),
            Talk("每天报一次进度，业主看过防水层"),
        ),
        "quality": (
            Fill("checker", "王敏"),
            *ticks("standard_met", "tested", "clean"),
        ),
        "callback": (
            Fill("resolved", "yes"),
            Fill("satisfaction", "A"),
            *ticks("each_point", "promises"),
            Talk("回访：三天没有再滴，业主满意", after="calm"),
        ),
    },
    planned=("callback", "survey"),
)

LIFT = Story(
    "manager-method",
    {
        "content": "2 栋电梯一周停了三次，老人被困过一次，要项目经理给说法",
        "complainant": "赵国强",
        "phone": "13712346650",
        "mood": "angry",
        "category": "facility.elevator",
        "severity": "critical",
    },
    {
        "calm": (Tick("read_before"), Talk("项目经理请到办公室坐下，先听", channel="visit")),
        "listen": (
            *VALID,
            Fill("real_need", "不是赔钱，要保证老人下楼看病时电梯能用"),
            *ticks("not_interrupted", "restated"),
        ),
        "respond": (
            Fill("department", "工程部"),
            Fill("handler", "刘强"),
            Fill("next_news", "2026-11-21 18:00:00"),
            Tick("next_step"),
            Talk("告诉他 18 点前给维保结论，期间派人搀扶老人", before="angry", after="anxious"),
        ),
        "solution": (
            Fill("root_cause", "设备老化"),
            Fill("short_term", "更换门机，备件今晚到场"),
            Fill("long_term", "申请大修，维保改为半月一次"),
            Fill("planned_completion", "2026-11-22 12:00:00"),
            AGREED,
            *ticks("root", "explained"),
            Talk("逐条说明方案和时间，业主同意"),
        ),
        "follow": (
            Fill("result", "门机已更换，试运行 200 次正常"),
            Fill("completed_at", NOW),
            *ticks("progress", "checked"),
            Talk("报进度：门机换好，正在试运行"),
        ),
        "record": (
            Fill("record_summary", "一周三停为门机老化；换件、试运行、恢复使用"),
            *ticks("complete", "attached"),
        ),
        "improve": (
            Fill("resolved", "yes"),
            Fill("satisfaction", "A"),
            Fill("improvement", "同批电梯门机列入排查"),
            Tick("promises"),
            Talk("第一次回访没有人接", reached="no"),
            Talk("回访：电梯没有再停，业主满意", after="calm"),
        ),
    },
    planned=("callback", "survey"),
)

BILL = Story(
    "service-window",
    {
        "content": "停车费多收了一个月，窗口说不清",
        "complainant": "孙丽",
        "phone": "13512347731",
        "mood": "agitated",
        "category": "parking.parking_fee",
    },
    {
        "listen": (Tick("heard"), Talk("请坐倒水，听她讲完", channel="visit")),
        "empathy": (
            Tick("felt"),
            Talk("说出她专门请假跑一趟的难处", before="agitated", after="calm", channel="visit"),
        ),
        "analyse": (
            *VALID,
            Fill("department", "客服部"),
            Fill("handler", "王敏"),
            Fill("root_cause", "操作失误"),
            *ticks("papers", "restated"),
        ),
        "solve": (
            Fill("short_term", "当场退还多收的停车费"),
            Fill("planned_completion", "2026-11-21 17:30:00"),
            Fill("compensation", "300.00"),
            AGREED,
            Fill("result", "多收的 300 元已原路退回，收据已更正"),
            Fill("completed_at", NOW),
            Tick("explained"),
            Talk("讲清流程和到账时间，她同意", channel="visit"),
        ),
        "follow": (
            Fill("resolved", "yes"),
            Fill("satisfaction", "A"),
            Tick("promises"),
            Talk("回访：退款已到账，她满意"),
        ),
    },
    planned=("callback", "survey"),
)

STORIES = (COMMON_AREAS, DOOR_GUARD, LEAK_AGAIN, LIFT, BILL)
