"""Each built-in workflow from registration to the closed case, by the real widgets.

Before every single thing that is filled in, the way on is tried: it stays shut, and the box
names what is still missing, exactly as long as something is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.case import UPSET, CaseFile, Status
from desktop_app.domain.workflow import Step
from desktop_app.services import followups, people
from desktop_app.services.followups import Completion
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.page import EditorPage, make_editor_page
from desktop_app.ui.intake import make_intake_page
from desktop_app.ui.intake.page import IntakePage
from tests.e2e.desk_hands import Worker
from tests.offices import SetClock
from tests.ui.conftest import Said, desk, office, said, set_clock, theme  # noqa: F401 - fixtures


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
    holds: dict[str, str] = field(default_factory=dict)


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
            Talk("经理回电，业主同意方案；另答应整改照片发给业主",
                 promise="整改照片发给业主", until="2026-11-21 17:00:00"),
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
        "category": "facility.access",
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
        "category": "engineering.rework",
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
        "category": "billing.bill",
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


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Callable[[QWidget], None]]:
    """Shows pages, and puts them away at the end."""
    shown: list[QWidget] = []

    def show(widget: QWidget) -> None:
        widget.resize(1200, 800)
        widget.show()
        qtbot.waitExposed(widget)
        shown.append(widget)

    yield show
    for widget in shown:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def take_down(page: IntakePage, told: dict[str, str], workflow: str) -> None:
    """At the registration page, field by field."""
    page.activate()
    form = page.view.form
    form.complainant.set_name(told["complainant"])
    form.phone.setText(told["phone"])
    form.content.setPlainText(told["content"])
    form.expectation.setPlainText(told.get("expectation", ""))
    form.mood.set_mood(told["mood"])
    form.category.set_code(told["category"])
    form.severity.set_key(told.get("severity", "normal"))
    form.workflow.set_key(workflow)
    page.view.register.click()


def asked_for(step: Step, case: CaseFile, story: Story) -> set[tuple[str, str]]:
    """What a step asks for as it is entered, by its template and the case's talks alone."""
    steps, here = case.workflow.steps, case.workflow.position(step.key)
    wanted = {
        ("field", f.key) for f in step.fields if f.required and not case.value(step.key, f.key)
    }
    wanted |= {("check", item.key) for item in step.checklist if item.required}
    complaint = case.complaint
    spoken = any(talk.reached for talk in case.contacts)
    unsettled = complaint.mood in UPSET and not any(talk.mood_after for talk in case.contacts)
    opens = any(one.solution for one in steps[here : here + 2])
    open_promise = any(not p.kept_at for talk in case.contacts for p in talk.promises)
    guards = {
        "assessed": complaint.validity != "valid",
        "assigned": not (complaint.department and complaint.handler),
        "contact_logged": not spoken,
        "contact_in_step": True,
        "called_back": True,
        "mood_settled": unsettled,
        "resident_agreed": "agree"
        not in [value for key, value in case.values.items() if key[2] == "opinion"],
        "satisfaction_known": not complaint.satisfaction,
        "promises_settled": open_promise,
    }
    named = {*step.guards, *(("mood_settled",) if opens else ())}
    return wanted | {("guard", guard) for guard in named if guards[guard]}


class Tried(Worker):
    """Hands that try the way on before everything that they do."""

    def kept_back(self, by: set[tuple[str, str]]) -> None:
        """Pressing the primary button leads nowhere, and the box names exactly what is missing."""
        before = self.case
        view = self.page.view.step
        view.primary.click()
        assert self.case == before
        assert view.missing.isVisible()
        assert {(gap.kind, gap.key) for gap in view.missing.items} == by
        told = view.missing.label.text()
        for kind, key in by:
            if kind == "field":
                spec = before.step.field_spec(key)
                assert spec is not None and spec.label.zh in told
            elif kind == "check":
                item = next(one for one in before.step.checklist if one.key == key)
                assert item.text.zh in told

    def do(self, act: Act) -> None:
        if isinstance(act, Fill):
            now = self.office.now().isoformat(sep=" ")
            self.fill(**{act.key: now if act.value == NOW else act.value})
        elif isinstance(act, Tick):
            self.tick(act.key)
        elif isinstance(act, Talk):
            self.contact(**{key: value for key, value in vars(act).items() if value})
        else:
            self.keep(act.outcome)

    def keep(self, outcome: str) -> None:
        one = next(f for f in self.case.follow_ups if f.promise_id and f.state == "planned")
        listed = self.page.view.side.follow_ups
        listed.start(one)
        listed.outcome.input.put(outcome)
        listed.done_button.click()
        assert followups.get(self.office, one.id).state == "done"

    def settled_by(self, act: Act, step: Step) -> set[tuple[str, str]]:
        """What need not be asked for any more once *act* is done."""
        if isinstance(act, Tick):
            return {("check", act.key)}
        if isinstance(act, Keep):
            return {("guard", "promises_settled"), ("guard", "called_back")}
        if isinstance(act, Talk):
            if act.reached == "no":
                return set()
            moods = {("guard", "mood_settled")} if act.after else set()
            talks = ("contact_logged", "contact_in_step", "called_back")
            return moods | {("guard", name) for name in talks}
        looked_at = {"validity": "assessed", "opinion": "resident_agreed",
                     "satisfaction": "satisfaction_known"}  # fmt: skip
        found = {("field", act.key)}
        if act.key in looked_at:
            found.add(("guard", looked_at[act.key]))
        known = self.case.complaint
        if known.department and known.handler:
            found.add(("guard", "assigned"))
        return found


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.workflow)
def test_from_registration_to_the_closed_case(
    story: Story,
    window: Callable[[QWidget], None],
    desk: Desk,  # noqa: F811
    office: Office,  # noqa: F811
    set_clock: SetClock,  # noqa: F811
    said: Said,  # noqa: F811
) -> None:
    for name in ("王敏", "刘强", "陈丽华"):
        people.add(office, name)
    intake = make_intake_page(desk)
    window(intake.widget)
    take_down(intake, story.taken, story.workflow)
    intake.view.registered.open_asked.emit(1)
    assert said.places[-1] == ("editor", (1, None))
    page = make_editor_page(desk)
    assert isinstance(page, EditorPage)
    window(page.widget)
    page.activate(said.places[-1][1])
    hands = Tried(page, office, set_clock)

    first = hands.case
    assert first.workflow.key == story.workflow
    assert first.complaint.content == story.taken["content"]
    assert first.complaint.mood == story.taken["mood"]
    keys = [step.key for step in first.workflow.steps]
    assert keys == list(story.steps)  # no step of the workflow is left out of the story

    for place, step in enumerate(first.workflow.steps):
        open_ = asked_for(step, hands.case, story)
        assert open_, step.key
        for act in story.steps[step.key]:
            if open_:
                hands.kept_back(open_)
            hands.do(act)
            open_ -= hands.settled_by(act, step)
        assert open_ == set(), step.key
        set_clock.forward(minutes=5)
        page.view.step.primary.click()
        if place + 1 < len(keys):
            assert hands.case.complaint.step_key == keys[place + 1], page.view.step.gaps()

    case = hands.case
    assert case.complaint.status is Status.CLOSED
    assert case.complaint.satisfaction == story.satisfaction
    assert [(entry.step_key, entry.how) for entry in case.entries] == [
        (key, "completed") for key in keys
    ]
    assert case.complaint.due_at is None and all(run.stopped_at for run in case.clocks)
    kinds = [one.kind for one in case.follow_ups if one.promise_id is None]
    assert sorted(kinds) == sorted(story.planned)
    assert all(one.state == "done" for one in case.follow_ups if one.kind == "callback")
    assert all(p.kept_at for talk in case.contacts for p in talk.promises)
    assert page.view.step.primary.isHidden()
