"""The day in words: cases, follow-ups and the hand-over as lines of the cards."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.domain.case import FollowUp, Status
from desktop_app.services.today import Cases, DayCase, FollowUps, HandOver, Today
from desktop_app.ui import words
from desktop_app.ui.knowledge.today_card import improvements_card
from desktop_app.ui.today.lines import Line
from desktop_app.ui.today.view import CardText, FigureText
from desktop_app.ui.widgets.time_left import format_left, tone_of

MOST = {"overdue": 6, "due": 6, "callbacks": 5, "promises": 4, "waiting": 4, "hand_over": 6}


def heading(day: Today, language: str) -> str:
    """``11月21日 星期六``."""
    translate = QCoreApplication.translate
    locale = QLocale("en" if language.startswith("en") else "zh_CN")
    weekday = locale.dayName(day.now.isoweekday())
    return translate("today", "{month}月{day}日 {weekday}").format(
        month=day.now.month, day=day.now.day, weekday=weekday
    )


def figures(day: Today) -> list[FigureText]:
    """One line of figures; each tells on hovering how it is counted."""
    translate = QCoreApplication.translate
    got = day.figures
    satisfied = f"{got.satisfied}/{got.answered}" if got.answered else "—"
    return [
        FigureText(
            f"{got.received:,}",
            translate("today", "本周新增"),
            tip=translate("today", "本周一以来受理的投诉，不含撤销的"),
        ),
        FigureText(
            f"{got.closed:,}",
            translate("today", "本周完成"),
            tip=translate("today", "本周一以来关闭的投诉"),
        ),
        FigureText(
            f"{got.open:,}", translate("today", "待办"), tip=translate("today", "还没有结束的投诉")
        ),
        FigureText(
            f"{got.overdue:,}",
            translate("today", "逾期"),
            "red" if got.overdue else "",
            translate("today", "待办中已超过时限的投诉"),
        ),
        FigureText(
            satisfied,
            translate("today", "满意"),
            tip=translate("today", "本周关闭的投诉中，回答满意或较满意的 / 有回答的"),
        ),
    ]


def hero(day: Today) -> str:
    """The card that matters most now."""
    if day.overdue.count:
        return "overdue"
    return "due" if day.due.count else "overdue"


def cards(day: Today) -> dict[str, CardText]:
    """All cards by key; those without lines and without a sentence are not shown."""
    translate = QCoreApplication.translate
    calm = ""
    if not day.overdue.count and not day.due.count:
        calm = translate("today", "没有逾期的投诉，今天也没有到期的。")
    overdue = _cases(day.overdue, "overdue", day.now)
    title = translate("today", "已逾期 {count}").format(count=f"{day.overdue.count:,}")
    if calm:
        title = translate("today", "一切按时")
    start = words.near_time(day.hand_over_from, day.now)
    return {
        "overdue": CardText(title, overdue, _link("overdue", day.overdue.count), calm),
        "due": CardText(
            translate("today", "今天还要到期 {count}").format(count=f"{day.due.count:,}"),
            _cases(day.due, "due", day.now),
            _link("due", day.due.count),
        ),
        "hand_over": CardText(
            translate("today", "交接班 {count}").format(count=f"{day.hand_over_count:,}")
            if day.hand_over_count
            else translate("today", "交接班"),
            [_hand_over(one, day.now) for one in day.hand_over[: MOST["hand_over"]]],
            "",
            translate("today", "{time} 下班以来没有新的投诉和沟通。").format(time=start),
        ),
        "callbacks": CardText(
            translate("today", "回访与跟进 {count}").format(count=f"{day.callbacks.count:,}")
            if day.callbacks.count
            else translate("today", "回访与跟进"),
            _follow_ups(day.callbacks, "callbacks", day.now),
            translate("today", "打开日历"),
            translate("today", "今天没有要做的回访。"),
        ),
        "promises": CardText(
            translate("today", "承诺到期 {count}").format(count=f"{day.promises.count:,}"),
            _follow_ups(day.promises, "promises", day.now),
            _link("promises", day.promises.count),
        ),
        "waiting": CardText(
            translate("today", "等待对方 {count}").format(count=f"{day.waiting.count:,}"),
            [_waiting(one, day.now) for one in day.waiting.items[: MOST["waiting"]]],
            _link("waiting", day.waiting.count),
        ),
        "improvements": improvements_card(day.improvements, day.now),
    }


def _link(key: str, count: int) -> str:
    if count <= MOST[key]:
        return ""
    return QCoreApplication.translate("today", "查看全部 {count} 件").format(count=f"{count:,}")


def _cases(cases: Cases, key: str, now: datetime) -> list[Line]:
    return [_due(one, now) for one in cases.items[: MOST[key]]]


def _who(place: str, name: str) -> str:
    return " ".join(part for part in (place, words.shown_name(name)) if part)


def _detail(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _due(case: DayCase, now: datetime) -> Line:
    left = case.due_at - now if case.due_at is not None else None
    critical = case.severity == "critical"
    return Line(
        ("case", case.id),
        format_left(left) if left is not None else "",
        case.content,
        _detail(_who(case.place, case.complainant), case.number),
        tone_of(left) if left is not None else "",
        words.severity_text("critical") if critical else words.status_text(case.status),
        "red" if critical else words.STATUS_TONE[case.status],
        words.exact_time(case.due_at) if case.due_at is not None else "",
    )


def _waiting(case: DayCase, now: datetime) -> Line:
    translate = QCoreApplication.translate
    lead, tone = words.status_text(case.status), ""
    if case.status is Status.ON_HOLD and case.wake_at is not None:
        late = case.wake_at <= now
        tone = "red" if late else ""
        when = f"{case.wake_at:%m-%d}"
        lead = (
            translate("today", "应恢复 {day}").format(day=when)
            if late
            else translate("today", "{day} 恢复").format(day=when)
        )
    return Line(
        ("case", case.id),
        lead,
        case.content,
        _detail(_who(case.place, case.complainant), case.hold_reason),
        tone,
        tip=words.exact_time(case.wake_at) if case.wake_at is not None else "",
    )


def _follow_ups(found: FollowUps, key: str, now: datetime) -> list[Line]:
    return [_follow_up(one, now) for one in found.items[: MOST[key]]]


def _follow_up(one: FollowUp, now: datetime) -> Line:
    late = one.due_at < now
    kind = words.follow_up_text(one.kind)
    who = _who(one.place, one.complainant)
    unanswered = ""
    if one.unanswered:
        translate = QCoreApplication.translate
        unanswered = translate("today", "未接通 {count} 次").format(count=one.unanswered)
    return Line(
        ("follow_up", one.id),
        format_left(one.due_at - now) if late else words.near_time(one.due_at, now),
        one.title or who or kind,
        _detail(kind if one.title or who else "", who if one.title else "", one.number, unanswered),
        "red" if late else "blue",
        tip=words.exact_time(one.due_at),
    )


def _hand_over(one: HandOver, now: datetime) -> Line:
    translate = QCoreApplication.translate
    new = one.kind == "case"
    text = one.text
    if not new and not one.reached:
        text = translate("today", "未接通")
    return Line(
        ("case", one.complaint_id),
        words.near_time(one.at, now),
        text,
        _detail(_who(one.place, one.complainant), words.channel_text(one.channel), one.staff),
        "",
        translate("today", "新投诉") if new else translate("today", "沟通"),
        "blue" if new else "grey",
        words.exact_time(one.at),
    )
