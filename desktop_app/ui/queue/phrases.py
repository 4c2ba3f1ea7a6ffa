"""Sentences of the queue page: what is searched for, how it is sorted, why nothing is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.codes import OPEN
from desktop_app.domain.filter_words import Name, sentence
from desktop_app.domain.filters import EVERYTHING, LIMIT_TEXT
from desktop_app.domain.views import BUILT_IN, CaseFilter, View
from desktop_app.services.lists import Lists
from desktop_app.ui import words
from desktop_app.ui.i18n import render
from desktop_app.ui.queue.columns import COLUMNS, SORT_MENU, column_of
from desktop_app.ui.words import listed

LONGEST = 20


def view_title(view: View) -> str:
    """A view's title; only those of built-in views are the program's own words."""
    return view.title if view.own else words.core(view.title)


def search_words(wanted: CaseFilter, lists: Lists, language: str) -> str:
    """What the extra chip says it looks for."""
    if wanted.title:
        return wanted.title if len(wanted.title) <= LONGEST else wanted.title[: LONGEST - 1] + "…"
    parts = [wanted.text, wanted.building, wanted.handler, *wanted.numbers[:2]]
    if wanted.category:
        parts.append(lists.category_name(wanted.category, "", language))
    if wanted.severity:
        parts.append(words.severity_text(wanted.severity))
    named: dict[str, Callable[[str], str]] = {
        "channel": words.channel_text,
        "severity": words.severity_text,
        "limit": lambda key: words.core(LIMIT_TEXT[key]),
        "category": lambda code: lists.category_name(code, "", language),
    }
    for field, values in wanted.any_of:
        parts += [named.get(field, str)(value) for value in values]
    if wanted.overdue:
        parts.append(QCoreApplication.translate("queue", "已逾期"))
    if wanted.due_on:
        parts.append(
            words.core(BUILT_IN["today"].title if wanted.due_on == "today" else LIMIT_TEXT["days7"])
        )
    for flag in ("rework", "incident", "escalated", "mine"):
        if getattr(wanted, flag):
            parts.append(words.core(BUILT_IN[flag].title))
    if wanted.received_from or wanted.received_to:
        dates = (wanted.received_from, wanted.received_to)
        parts.append(" – ".join(f"{day:%m-%d}" if day else "" for day in dates))
    if wanted.where != EVERYTHING:
        parts.append(render(sentence(wanted.where, _namer(lists, language))))
    if wanted.household_id is not None:
        parts.append(QCoreApplication.translate("queue", "同一住户"))
    if wanted.statuses == OPEN:
        parts.append(words.core(BUILT_IN["open"].title))
    elif len(wanted.statuses) <= 2:
        parts.append(listed(words.status_text(status) for status in wanted.statuses))
    found = " ".join(part for part in parts if part)
    shown = found or QCoreApplication.translate("queue", "所选条件")
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


def _namer(lists: Lists, language: str) -> Name:
    def name(field: str, value: str) -> str:
        return lists.category_name(value, value, language) if field == "category" else value

    return name


def sort_words(sort: str, descending: bool) -> str:
    """``按剩余时限排序``; of an order that only a header gives, the column's name."""
    translate = QCoreApplication.translate
    for key, down, title in SORT_MENU:
        if (key, down) == (sort, descending):
            return translate("queue", title)
    column = COLUMNS[column_of(sort)].text()
    if descending:
        return translate("queue", "按“{column}”倒序").format(column=column)
    return translate("queue", "按“{column}”排序").format(column=column)


def empty_words(view_key: str, searched: str) -> tuple[str, str]:
    """A calm sentence and a second line for a view, or a search, that finds nothing."""
    translate = QCoreApplication.translate
    if searched:
        return (
            translate("queue", "没有找到“{text}”").format(text=searched),
            translate("queue", "可以试试编号、房号、姓名、电话尾号或内容里的词。"),
        )
    match view_key:
        case "open":
            return (
                translate("queue", "没有待办的投诉"),
                translate("queue", "所有投诉都已处理完毕。"),
            )
        case "overdue":
            return (
                translate("queue", "没有逾期的投诉"),
                translate("queue", "每一条都在时限之内。"),
            )
        case "today":
            return translate("queue", "今天没有到期的投诉"), ""
        case "callback":
            return translate("queue", "没有待回访的投诉"), ""
        case "rework":
            return translate("queue", "没有返单"), ""
        case "mine":
            return translate("queue", "没有由您负责的待办投诉"), ""
    return translate("queue", "这个视图里没有投诉"), ""
