"""The day's card of improvements: overdue ones, and effects that are to be checked."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop_app.services.improvements import Due, Improvement
from desktop_app.ui.today.lines import Line
from desktop_app.ui.today.view import CardText
from desktop_app.ui.widgets.time_left import format_left
from desktop_app.ui.words import exact_time

MOST = 4


def improvements_card(due: Due, now: datetime) -> CardText:
    """The card's words; without anything due it has none and is not shown."""
    translate = QCoreApplication.translate
    lines = [_overdue(one, now) for one in due.overdue] + [_check(one) for one in due.checks]
    link = ""
    if due.count > MOST:
        link = translate("today", "查看全部 {count} 项").format(count=due.count)
    title = translate("today", "改进措施 {count}").format(count=due.count)
    return CardText(title, lines[:MOST], link)


def _overdue(one: Improvement, now: datetime) -> Line:
    left = format_left(one.due_at - now) if one.due_at is not None else ""
    tip = exact_time(one.due_at) if one.due_at is not None else ""
    return Line(("improvement", one.id), left, one.title, one.owner, "red", tip=tip)


def _check(one: Improvement) -> Line:
    lead = QCoreApplication.translate("today", "该验证效果了")
    detail = " · ".join(part for part in (one.owner, one.check_plan) if part)
    tip = exact_time(one.check_at) if one.check_at is not None else ""
    return Line(("improvement", one.id), lead, one.title, detail, "amber", tip=tip)
