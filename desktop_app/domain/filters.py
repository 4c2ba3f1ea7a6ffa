"""Filters of cases as data: nested groups of conditions, their JSON and their checks.

A tree says nothing about how it is asked: ``storage/filter_sql.py`` turns it into SQL, and
``domain/filter_words.py`` into a sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from desktop_app.domain.codes import CHANNEL_TEXT, SATISFACTION_TEXT, SEVERITY_TEXT, STATUS_TEXT
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say

VERSION = 1
DEEPEST = 4
"""Groups within groups; deeper ones nobody can read."""
MOST = 60
"""Conditions of one filter, so that a file from elsewhere cannot make the queue stand still."""
LONGEST = 200

LIMIT_TEXT: Mapping[str, str] = {
    "overdue": QT_TRANSLATE_NOOP("core", "已逾期"),
    "today": QT_TRANSLATE_NOOP("core", "今天到期"),
    "week": QT_TRANSLATE_NOOP("core", "本周到期"),
    "days7": QT_TRANSLATE_NOOP("core", "7 天内到期"),
    "ahead": QT_TRANSLATE_NOOP("core", "尚未到期"),
    "none": QT_TRANSLATE_NOOP("core", "没有时限"),
}
PERIOD_TEXT: Mapping[str, str] = {
    "today": QT_TRANSLATE_NOOP("core", "今天"),
    "yesterday": QT_TRANSLATE_NOOP("core", "昨天"),
    "this_week": QT_TRANSLATE_NOOP("core", "本周"),
    "last_week": QT_TRANSLATE_NOOP("core", "上周"),
    "days7": QT_TRANSLATE_NOOP("core", "最近 7 天"),
    "days30": QT_TRANSLATE_NOOP("core", "最近 30 天"),
    "this_month": QT_TRANSLATE_NOOP("core", "本月"),
    "last_month": QT_TRANSLATE_NOOP("core", "上月"),
    "this_year": QT_TRANSLATE_NOOP("core", "今年"),
}

OPS: Mapping[str, tuple[str, ...]] = {
    "choice": ("in", "not_in"),
    "list": ("in", "not_in", "empty", "filled"),
    "flag": ("yes", "no"),
    "count": ("at_least", "at_most", "equals"),
    "date": ("within", "between", "empty", "filled"),
    "limit": ("in", "not_in"),
    "text": ("has", "lacks"),
    "key": ("in", "not_in"),
}
"""What can be asked of each kind of field; the first is what the builder begins with."""


class Field(NamedTuple):
    """Something that can be asked of a case. ``choices``: the values that there are, if fixed.

    A field that is not ``offered`` is written by the program only (numbers of a selection).
    """

    key: str
    title: str
    kind: str
    choices: Mapping[str, str] | None = None
    offered: bool = True


FIELDS: Mapping[str, Field] = {
    field.key: field
    for field in (
        Field(
            "status",
            QT_TRANSLATE_NOOP("core", "状态"),
            "choice",
            {str(key): text for key, text in STATUS_TEXT.items()},
        ),
        Field("limit", QT_TRANSLATE_NOOP("core", "时限"), "limit", LIMIT_TEXT),
        Field("severity", QT_TRANSLATE_NOOP("core", "级别"), "choice", SEVERITY_TEXT),
        Field("category", QT_TRANSLATE_NOOP("core", "类别"), "list"),
        Field("tag", QT_TRANSLATE_NOOP("core", "标签"), "list"),
        Field("community", QT_TRANSLATE_NOOP("core", "小区"), "list"),
        Field("building", QT_TRANSLATE_NOOP("core", "楼栋"), "list"),
        Field("unit", QT_TRANSLATE_NOOP("core", "单元"), "list"),
        Field("department", QT_TRANSLATE_NOOP("core", "责任部门"), "list"),
        Field("handler", QT_TRANSLATE_NOOP("core", "经办人"), "list"),
        Field("received_by", QT_TRANSLATE_NOOP("core", "受理人"), "list"),
        Field("mine", QT_TRANSLATE_NOOP("core", "由我经办或受理"), "flag"),
        Field("received", QT_TRANSLATE_NOOP("core", "受理日期"), "date"),
        Field("completed", QT_TRANSLATE_NOOP("core", "完成日期"), "date"),
        Field("closed", QT_TRANSLATE_NOOP("core", "关闭日期"), "date"),
        Field("rework", QT_TRANSLATE_NOOP("core", "返单次数"), "count"),
        Field("incident", QT_TRANSLATE_NOOP("core", "属于群诉"), "flag"),
        Field("repeat", QT_TRANSLATE_NOOP("core", "重复投诉"), "flag"),
        Field("escalated", QT_TRANSLATE_NOOP("core", "已升级"), "flag"),
        Field("on_hold", QT_TRANSLATE_NOOP("core", "挂起"), "flag"),
        Field("promise", QT_TRANSLATE_NOOP("core", "有未兑现的承诺"), "flag"),
        Field("attachment", QT_TRANSLATE_NOOP("core", "有附件"), "flag"),
        Field("channel", QT_TRANSLATE_NOOP("core", "渠道"), "choice", CHANNEL_TEXT),
        Field(
            "satisfaction",
            QT_TRANSLATE_NOOP("core", "满意度"),
            "choice",
            {**SATISFACTION_TEXT, "": QT_TRANSLATE_NOOP("core", "未评价")},
        ),
        Field("text", QT_TRANSLATE_NOOP("core", "文字"), "text"),
        Field("room", QT_TRANSLATE_NOOP("core", "房号"), "key", offered=False),
        Field("number", QT_TRANSLATE_NOOP("core", "编号"), "key", offered=False),
        Field("household", QT_TRANSLATE_NOOP("core", "住户"), "key", offered=False),
        Field("batch", QT_TRANSLATE_NOOP("core", "导入批次"), "key", offered=False),
    )
}


class Condition(NamedTuple):
    """One question: a key of ``FIELDS``, one of its kind's ``OPS``, and the values it needs.

    ``within`` takes a key of ``PERIOD_TEXT``; ``between`` two ISO days, both included, of which
    one may be empty; ``count`` a whole number as text.
    """

    field: str
    op: str
    values: tuple[str, ...] = ()


class Group(NamedTuple):
    """``all`` of its parts, ``any`` of them, or ``none``; without parts it asks for nothing."""

    how: str = "all"
    parts: tuple[Node, ...] = ()


Node = Condition | Group
HOWS = ("all", "any", "none")
EVERYTHING = Group()


def conditions(node: Node) -> Iterator[Condition]:
    """All conditions of a tree, in reading order."""
    if isinstance(node, Condition):
        yield node
        return
    for part in node.parts:
        yield from conditions(part)


def simplified(node: Node) -> Node:
    """The same without empty groups and without a group around a single part."""
    if isinstance(node, Condition):
        return node
    parts = tuple(part for part in map(simplified, node.parts) if part != EVERYTHING)
    if not parts:
        return EVERYTHING
    if len(parts) == 1 and node.how != "none":
        return parts[0]
    return Group(node.how, parts)


def check(node: Node) -> None:
    """Refuse a tree that cannot be asked: ``KnownError`` names the first fault."""
    if len(list(conditions(node))) > MOST:
        raise _fault(QT_TRANSLATE_NOOP("core", "一个筛选最多 {most} 个条件。"), most=MOST)
    _check(node, 0)


def to_json(node: Node) -> str:
    """The tree as text, with the version of its form."""
    return json.dumps({"version": VERSION, "filter": to_data(node)}, ensure_ascii=False)


def from_json(text: str) -> Node:
    """The tree of ``to_json``; ``KnownError`` for anything else, also from a newer program."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _fault(QT_TRANSLATE_NOOP("core", "这不是筛选条件的文件。")) from error
    if not isinstance(found, dict) or not isinstance(found.get("version"), int):
        raise _fault(QT_TRANSLATE_NOOP("core", "这不是筛选条件的文件。"))
    if found["version"] > VERSION:
        raise _fault(QT_TRANSLATE_NOOP("core", "这个筛选由更新版本的程序保存，本程序读不了。"))
    return from_data(found.get("filter"))


def to_data(node: Node) -> dict[str, object]:
    """The tree as plain dictionaries and lists."""
    if isinstance(node, Condition):
        return {"field": node.field, "op": node.op, "values": list(node.values)}
    return {"how": node.how, "parts": [to_data(part) for part in node.parts]}


def from_data(data: object, depth: int = 0) -> Node:
    """A checked tree from plain dictionaries and lists; ``KnownError`` names what is wrong."""
    if not isinstance(data, dict) or depth > DEEPEST:
        raise _fault(QT_TRANSLATE_NOOP("core", "筛选条件的结构不对。"))
    if "how" in data:
        parts = data.get("parts")
        if not isinstance(parts, list):
            raise _fault(QT_TRANSLATE_NOOP("core", "筛选条件的结构不对。"))
        node: Node = Group(str(data["how"]), tuple(from_data(part, depth + 1) for part in parts))
    else:
        values = data.get("values", [])
        if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
            raise _fault(QT_TRANSLATE_NOOP("core", "筛选条件的结构不对。"))
        node = Condition(str(data.get("field")), str(data.get("op")), tuple(values))
    if depth == 0:
        check(node)
    return node


def _check(node: Node, depth: int) -> None:
    if isinstance(node, Group):
        if node.how not in HOWS or depth > DEEPEST:
            raise _fault(QT_TRANSLATE_NOOP("core", "筛选条件的结构不对。"))
        for part in node.parts:
            _check(part, depth + 1)
        return
    field = FIELDS.get(node.field)
    if field is None:
        raise _fault(QT_TRANSLATE_NOOP("core", "没有名为“{name}”的筛选条件。"), name=node.field)
    if node.op in OPS[field.kind]:
        reason = _value_fault(field, node)
    else:
        reason = say(QT_TRANSLATE_NOOP("core", "不能这样比较"))
    if reason is not None:
        raise _fault(
            QT_TRANSLATE_NOOP("core", "条件“{field}”不完整：{reason}。"),
            field=say(field.title),
            reason=reason,
        )


def _value_fault(field: Field, node: Condition) -> Message | None:
    values = node.values
    if any(len(value) > LONGEST for value in values):
        return say(QT_TRANSLATE_NOOP("core", "内容太长"))
    if node.op in ("in", "not_in"):
        if not values:
            return say(QT_TRANSLATE_NOOP("core", "还没有选值"))
        strange = [one for one in values if field.choices is not None and one not in field.choices]
        if strange:
            return say(QT_TRANSLATE_NOOP("core", "没有“{value}”这个值"), value=strange[0])
    elif node.op in ("has", "lacks"):
        if len(values) != 1 or not values[0].strip():
            return say(QT_TRANSLATE_NOOP("core", "还没有填文字"))
    elif node.op in ("at_least", "at_most", "equals"):
        if len(values) != 1 or not (values[0].isascii() and values[0].isdigit()):
            return say(QT_TRANSLATE_NOOP("core", "要填一个整数"))
        if int(values[0]) > 999:
            return say(QT_TRANSLATE_NOOP("core", "数字太大"))
    elif node.op == "within":
        if len(values) != 1 or values[0] not in PERIOD_TEXT:
            return say(QT_TRANSLATE_NOOP("core", "还没有选时段"))
    elif node.op == "between":
        return _span_fault(values)
    elif values:
        return say(QT_TRANSLATE_NOOP("core", "这里不需要值"))
    return None


def _span_fault(values: tuple[str, ...]) -> Message | None:
    if len(values) != 2 or not any(values):
        return say(QT_TRANSLATE_NOOP("core", "要填起止日期中的至少一个"))
    try:
        first, last = (date.fromisoformat(one) if one else None for one in values)
    except ValueError:
        first = last = date.min
    # Python reads days in other forms as well, not every version the same ones.
    if (first.isoformat() if first else "", last.isoformat() if last else "") != values:
        return say(QT_TRANSLATE_NOOP("core", "日期要写成 2026-11-21 这样"))
    if first and last and first > last:
        return say(QT_TRANSLATE_NOOP("core", "起始日期晚于截止日期"))
    return None


def _fault(text: str, **values: object) -> KnownError:
    return KnownError("filter_fault", say(text, **values))
