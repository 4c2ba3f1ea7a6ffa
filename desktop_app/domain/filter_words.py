"""What a filter means, as one sentence that can be translated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

from desktop_app.domain.filters import FIELDS, PERIOD_TEXT, Condition, Field, Group, Node
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, Text, say

Said = str | Text | Message
Name = Callable[[str, str], Said]
"""(field, value) → its name, for values that are the office's own: categories, tags, people."""

_OPS = {
    "in": QT_TRANSLATE_NOOP("core", "{field}是{values}"),
    "not_in": QT_TRANSLATE_NOOP("core", "{field}不是{values}"),
    "empty": QT_TRANSLATE_NOOP("core", "没有填{field}"),
    "filled": QT_TRANSLATE_NOOP("core", "填了{field}"),
    "no": QT_TRANSLATE_NOOP("core", "不是“{field}”"),
    "at_least": QT_TRANSLATE_NOOP("core", "{field}至少 {values}"),
    "at_most": QT_TRANSLATE_NOOP("core", "{field}至多 {values}"),
    "equals": QT_TRANSLATE_NOOP("core", "{field}等于 {values}"),
    "within": QT_TRANSLATE_NOOP("core", "{field}在{values}"),
    "has": QT_TRANSLATE_NOOP("core", "{field}里有“{values}”"),
    "lacks": QT_TRANSLATE_NOOP("core", "{field}里没有“{values}”"),
}


MOST_NAMED = 24
"""Of more values only these are named: nobody reads on, and a sentence nests as deep as it is long."""


def _own(_field: str, value: str) -> str:
    return value


def sentence(node: Node, name: Name = _own) -> Message:
    """``状态是待派单或处理中，且受理日期在上周``; an empty tree says that it means all cases."""
    if isinstance(node, Group) and not node.parts:
        return say(QT_TRANSLATE_NOOP("core", "全部投诉"))
    return _words(node, name, outer=True)


def value_name(field: Field, value: str, name: Name = _own) -> str | Text | Message:
    """A value of *field* in words."""
    if field.choices is not None:
        return say(field.choices[value]) if value in field.choices else value
    return name(field.key, value)


def _words(node: Node, name: Name, *, outer: bool = False) -> Message:
    if isinstance(node, Condition):
        return _condition(node, name)
    parts = [_words(part, name) for part in node.parts]
    if not parts:
        return say(QT_TRANSLATE_NOOP("core", "任何投诉"))
    if node.how == "all":
        joined = _join(parts, QT_TRANSLATE_NOOP("core", "{one}，且{other}"))
    else:
        joined = _join(parts, QT_TRANSLATE_NOOP("core", "{one}，或{other}"))
    if node.how == "none":
        return say(QT_TRANSLATE_NOOP("core", "不符合（{inner}）"), inner=joined)
    if isinstance(joined, Message) and (outer or len(parts) == 1):
        return joined
    return say(QT_TRANSLATE_NOOP("core", "（{inner}）"), inner=joined)


def _condition(node: Condition, name: Name) -> Message:
    field = FIELDS[node.field]
    title = say(field.title)
    if node.op == "between":
        return _between(title, *node.values)
    if node.op == "within":
        shown: list[Said] = [say(PERIOD_TEXT[one]) for one in node.values]
    else:
        shown = [value_name(field, one, name) for one in node.values[:MOST_NAMED]]
    values = _join(shown, QT_TRANSLATE_NOOP("core", "{one}或{other}")) if shown else ""
    if len(node.values) > MOST_NAMED:
        more = QT_TRANSLATE_NOOP("core", "{name} 等 {count} 个")
        values = say(more, name=values, count=len(node.values))
    if node.op == "yes":
        return title
    if field.kind == "limit" and node.op == "in" and isinstance(values, Message):
        return values
    return say(_OPS[node.op], field=title, values=values)


def _between(title: Message, first: str, last: str) -> Message:
    if first and last:
        text = QT_TRANSLATE_NOOP("core", "{field}从 {first} 到 {last}")
    elif first:
        text = QT_TRANSLATE_NOOP("core", "{field}从 {first} 起")
    else:
        text = QT_TRANSLATE_NOOP("core", "{field}到 {last} 为止")
    return say(text, field=title, first=first, last=last)


def _join(parts: Sequence[Said], text: str) -> Said:
    """Parts one after the other, each pair by the sentence *text*."""
    return reduce(lambda one, other: say(text, one=one, other=other), parts)
