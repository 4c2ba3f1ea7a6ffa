"""What happened to a case, told in the trade's words: the timeline and the list of changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.case import (
    CHANNEL_TEXT,
    DIRECTION_TEXT,
    FOLLOW_UP_TEXT,
    MOOD_TEXT,
    STATUS_TEXT,
    CaseFile,
    Contact,
    FollowUp,
    StepEntry,
)
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.raising import LEVEL_TEXT
from desktop_app.services.why import CLOCK_TEXT
from desktop_app.storage.trace.audit import AuditLine

COLUMN_TEXT: Mapping[str, str] = {
    "received_at": QT_TRANSLATE_NOOP("core", "受理时间"),
    "channel": QT_TRANSLATE_NOOP("core", "渠道"),
    "received_by": QT_TRANSLATE_NOOP("core", "受理人"),
    "household_id": QT_TRANSLATE_NOOP("core", "住户"),
    "community": QT_TRANSLATE_NOOP("core", "小区"),
    "building": QT_TRANSLATE_NOOP("core", "楼栋"),
    "unit": QT_TRANSLATE_NOOP("core", "单元"),
    "room": QT_TRANSLATE_NOOP("core", "房号"),
    "complainant": QT_TRANSLATE_NOOP("core", "投诉人"),
    "complainant_kind": QT_TRANSLATE_NOOP("core", "身份"),
    "phone": QT_TRANSLATE_NOOP("core", "电话"),
    "occurred": QT_TRANSLATE_NOOP("core", "事发时间地点"),
    "content": QT_TRANSLATE_NOOP("core", "投诉内容"),
    "expectation": QT_TRANSLATE_NOOP("core", "客户诉求"),
    "category": QT_TRANSLATE_NOOP("core", "类别"),
    "severity": QT_TRANSLATE_NOOP("core", "级别"),
    "department": QT_TRANSLATE_NOOP("core", "责任部门"),
    "handler": QT_TRANSLATE_NOOP("core", "经办人"),
    "remark": QT_TRANSLATE_NOOP("core", "备注"),
    "hold_reason": QT_TRANSLATE_NOOP("core", "挂起原因"),
    "wake_at": QT_TRANSLATE_NOOP("core", "恢复时间"),
    "outcome_note": QT_TRANSLATE_NOOP("core", "结束说明"),
}
"""Columns of a case whose changes are told; the others follow from them."""


@dataclass(frozen=True)
class Change:
    """One change: ``column`` is a column of the case, or empty for a field of a step."""

    at: datetime
    staff: str
    column: str
    label: Message
    before: str
    after: str


@dataclass(frozen=True)
class Event:
    """One line of the timeline. ``person`` is a complainant's name, to be masked."""

    at: datetime
    staff: str
    kind: str
    """intake | step | contact | follow_up | rework | extension | escalation | hold | edit | reveal"""
    title: Message
    details: tuple[Message, ...] = ()
    changes: tuple[Change, ...] = ()
    person: str = ""


def events(case: CaseFile, lines: Iterable[AuditLine]) -> tuple[Event, ...]:
    """The timeline of a case, newest first."""
    lines = list(lines)
    told = [
        _intake(case),
        # In the order in which they come within one second: talked first, then completed.
        *(_contact(contact) for contact in case.contacts),
        *(_done(one) for one in case.follow_ups if one.state == "done" and one.outcome),
        *(event for entry in case.entries if (event := _left(case, entry)) is not None),
        *_rounds(case),
        *_extensions(case),
        *_escalations(case),
        *_from_trace(case, lines),
    ]
    order = {id(event): place for place, event in enumerate(told)}
    return tuple(sorted(told, key=lambda e: (e.at, order[id(e)]), reverse=True))


def changes(case: CaseFile, lines: Iterable[AuditLine]) -> tuple[Change, ...]:
    """Every change of the registration and of the steps' forms, newest first."""
    found = [change for line in lines if (change := _change(case, line)) is not None]
    return tuple(reversed(found))


def _intake(case: CaseFile) -> Event:
    complaint = case.complaint
    channel = CHANNEL_TEXT.get(complaint.channel, "")
    return Event(
        complaint.received_at,
        complaint.received_by,
        "intake",
        say(QT_TRANSLATE_NOOP("core", "登记 {channel}"), channel=say(channel)),
        (say(QT_TRANSLATE_NOOP("core", "登记时情绪：{mood}"), mood=say(MOOD_TEXT[complaint.mood])),)
        if complaint.mood in MOOD_TEXT
        else (),
    )


def _left(case: CaseFile, entry: StepEntry) -> Event | None:
    if entry.left_at is None or entry.how == "rework":
        return None
    try:
        title: object = case.workflow.step(entry.step_key).title
    except KeyError:
        title = entry.step_key
    details = (say("{text}", text=entry.reason),) if entry.reason else ()
    if entry.how == "ended" or (entry.how == "completed" and _closes(case, entry)):
        status = say(STATUS_TEXT[case.complaint.status])
        sentence = say(QT_TRANSLATE_NOOP("core", "结束：{status}"), status=status)
        return Event(entry.left_at, entry.left_by, "step", sentence, details)
    how = {
        "completed": QT_TRANSLATE_NOOP("core", "{step} 完成"),
        "skipped": QT_TRANSLATE_NOOP("core", "{step} 跳过"),
        "returned": QT_TRANSLATE_NOOP("core", "从“{step}”退回"),
    }.get(entry.how, QT_TRANSLATE_NOOP("core", "{step} 完成"))
    return Event(entry.left_at, entry.left_by, "step", say(how, step=title), details)


def _closes(case: CaseFile, entry: StepEntry) -> bool:
    return bool(case.complaint.outcome) and entry == case.entries[-1]


def _contact(contact: Contact) -> Event:
    named = {
        ("phone", "out"): QT_TRANSLATE_NOOP("core", "去电"),
        ("phone", "in"): QT_TRANSLATE_NOOP("core", "来电"),
        ("visit", "out"): QT_TRANSLATE_NOOP("core", "上门"),
        ("visit", "in"): QT_TRANSLATE_NOOP("core", "来访"),
    }.get((contact.channel, contact.direction))
    title = (
        say(named)
        if named
        else say(
            QT_TRANSLATE_NOOP("core", "{channel}（{direction}）"),
            channel=say(CHANNEL_TEXT.get(contact.channel, contact.channel)),
            direction=say(DIRECTION_TEXT.get(contact.direction, contact.direction)),
        )
    )
    if not contact.reached:
        title = say(QT_TRANSLATE_NOOP("core", "{contact} 未接通"), contact=title)
    details = []
    if contact.said:
        details.append(say("{text}", text=contact.said))
    before, after = MOOD_TEXT.get(contact.mood_before), MOOD_TEXT.get(contact.mood_after)
    if before and after:
        details.append(
            say(
                QT_TRANSLATE_NOOP("core", "情绪：{before} → {after}"),
                before=say(before),
                after=say(after),
            )
        )
    elif before or after:
        mood = say(str(after or before))
        details.append(say(QT_TRANSLATE_NOOP("core", "情绪：{mood}"), mood=mood))
    for promise in contact.promises:
        details.append(
            say(
                QT_TRANSLATE_NOOP("core", "承诺：{text}（{until} 前）"),
                text=promise.text,
                until=f"{promise.due_at:%m-%d %H:%M}",
            )
        )
    return Event(contact.at, contact.staff, "contact", title, tuple(details), (), contact.person)


def _done(follow_up: FollowUp) -> Event:
    return Event(
        follow_up.done_at or follow_up.due_at,
        follow_up.assignee,
        "follow_up",
        say(
            QT_TRANSLATE_NOOP("core", "{kind} 已完成"),
            kind=say(FOLLOW_UP_TEXT.get(follow_up.kind, follow_up.kind)),
        ),
        (say("{text}", text=follow_up.outcome),),
    )


def _rounds(case: CaseFile) -> list[Event]:
    by_round = {entry.round: entry for entry in case.entries if entry.how == "rework"}
    return [
        Event(
            rework.opened_at,
            by_round[rework.round - 1].left_by if rework.round - 1 in by_round else "",
            "rework",
            say(QT_TRANSLATE_NOOP("core", "开返单 R{round}"), round=rework.round),
            (say(QT_TRANSLATE_NOOP("core", "原因：{text}"), text=rework.cause),),
        )
        for rework in case.reworks
    ]


def _extensions(case: CaseFile) -> list[Event]:
    return [
        Event(
            moved.at,
            moved.staff,
            "extension",
            say(
                QT_TRANSLATE_NOOP("core", "延期告知：{clock}改到 {time}"),
                clock=say(CLOCK_TEXT.get(moved.clock, moved.clock)),
                time=f"{moved.due_after:%m-%d %H:%M}",
            ),
            (
                say(
                    QT_TRANSLATE_NOOP("core", "原定 {time}；原因：{text}"),
                    time=f"{moved.due_before:%m-%d %H:%M}",
                    text=moved.reason,
                ),
            ),
        )
        for moved in case.extensions
    ]


def _escalations(case: CaseFile) -> list[Event]:
    return [
        Event(
            raised.at,
            raised.staff,
            "escalation",
            say(
                QT_TRANSLATE_NOOP("core", "升级到{level}"),
                level=say(LEVEL_TEXT.get(raised.level, raised.level)),
            ),
            (say("{text}", text=raised.reason),),
        )
        for raised in case.escalations
    ]


def _from_trace(case: CaseFile, lines: list[AuditLine]) -> list[Event]:
    """Holds, corrections, reveals and the recycle bin: what only the trace knows."""
    grouped: dict[tuple[datetime, str, str], list[AuditLine]] = {}
    for line in lines:
        grouped.setdefault((line.at, line.staff, line.operation), []).append(line)
    told = []
    simple = {
        "resume": ("hold", QT_TRANSLATE_NOOP("core", "恢复处理")),
        "reveal": ("reveal", QT_TRANSLATE_NOOP("core", "查看了姓名和电话")),
        "delete": ("edit", QT_TRANSLATE_NOOP("core", "移入回收站")),
        "restore": ("edit", QT_TRANSLATE_NOOP("core", "从回收站恢复")),
        "decline_proposal": ("edit", QT_TRANSLATE_NOOP("core", "不采纳“定为重大”的建议")),
        "attach": ("edit", QT_TRANSLATE_NOOP("core", "添加附件")),
        "detach": ("edit", QT_TRANSLATE_NOOP("core", "移除附件")),
        "undo": ("edit", QT_TRANSLATE_NOOP("core", "撤销上一步操作")),
        "erase_person": ("edit", QT_TRANSLATE_NOOP("core", "按本人要求抹除了个人信息")),
        "retention": ("edit", QT_TRANSLATE_NOOP("core", "超过保留年限，已匿名化")),
    }
    for (at, staff, operation), group in grouped.items():
        told += _incident_lines(at, staff, group)
        if operation in simple:
            kind, sentence = simple[operation]
            told.append(Event(at, staff, kind, say(sentence)))
            continue
        found = tuple(c for line in group if (c := _change(case, line)) is not None)
        if operation == "hold":
            details = tuple(say("{text}", text=c.after) for c in found if c.column == "hold_reason")
            told.append(Event(at, staff, "hold", say(QT_TRANSLATE_NOOP("core", "挂起")), details))
        elif operation == "edit" and any(c.column for c in found):
            title = say(QT_TRANSLATE_NOOP("core", "更正登记信息"))
            columns = tuple(c for c in found if c.column)
            told.append(Event(at, staff, "edit", title, (), columns))
    return told


def _incident_lines(at: datetime, staff: str, group: list[AuditLine]) -> list[Event]:
    """Joining and leaving an incident; the trace holds its number and the reason."""
    told = []
    for line in group:
        if line.entity == "complaint" and line.field == "incident":
            sentence = (
                QT_TRANSLATE_NOOP("core", "加入群诉 {number}")
                if line.after
                else QT_TRANSLATE_NOOP("core", "退出群诉 {number}")
            )
            number, _, reason = (line.after or line.before or "").partition(" ")
            details = (say("{text}", text=reason),) if reason else ()
            told.append(Event(at, staff, "edit", say(sentence, number=number), details))
    return told


def _change(case: CaseFile, line: AuditLine) -> Change | None:
    before, after = line.before or "", line.after or ""
    if line.entity in ("complaint", "complaint_text") and line.field in COLUMN_TEXT:
        label = say(COLUMN_TEXT[line.field])
        return Change(line.at, line.staff, line.field, label, before, after)
    if line.entity not in ("step_value", "step_tick"):
        return None
    _, step_key, key = line.field.split("/", 2)
    try:
        step = case.workflow.step(step_key)
    except KeyError:
        return None
    if line.entity == "step_tick":
        item = next((item for item in step.checklist if item.key == key), None)
        if item is None:
            return None
        ticked = "☑" if after else "☐"
        was = "☑" if before else "☐"
        label = say("{step} · {item}", step=step.title, item=item.text)
        return Change(line.at, line.staff, "", label, was, ticked)
    spec = step.field_spec(key)
    if spec is None:
        return None
    words = {choice.value: choice.label.zh for choice in spec.choices}
    label = say("{step} · {field}", step=step.title, field=spec.label)
    return Change(
        line.at, line.staff, "", label, words.get(before, before), words.get(after, after)
    )
