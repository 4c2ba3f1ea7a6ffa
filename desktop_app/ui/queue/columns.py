"""The queue's columns: their titles, how they sort, and the words in their cells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.codes import ENDED, Status
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.views import QueueRow
from desktop_app.services.lists import Lists
from desktop_app.ui import words
from desktop_app.ui.queue.rowmap import Head
from desktop_app.ui.widgets.time_left import TimeLeft, format_left, time_left
from desktop_app.ui.words import in_one_line


class Column(NamedTuple):
    """``width`` and ``least`` in pixels at 100 %, before the user has his own.

    ``sorts`` are the sort keys for the first and the second click.
    """

    key: str
    title: str
    sorts: tuple[str, str]
    width: int
    least: int
    shown: bool = True

    def text(self) -> str:
        return QCoreApplication.translate("queue", self.title)


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("queue", "编号"), ("number", "number"), 136, 132),
    # Urgency puts cases without a limit last; turned round, the farthest limit comes first.
    Column("time", QT_TRANSLATE_NOOP("queue", "时限"), ("urgency", "due_at"), 150, 116),
    Column("place", QT_TRANSLATE_NOOP("queue", "房号 · 投诉人"), ("place", "place"), 128, 116),
    Column("content", QT_TRANSLATE_NOOP("queue", "内容"), ("content", "content"), 190, 130),
    Column("category", QT_TRANSLATE_NOOP("queue", "类别"), ("category", "category"), 96, 76),
    Column("step", QT_TRANSLATE_NOOP("queue", "当前步骤"), ("step", "step"), 106, 96),
    Column("status", QT_TRANSLATE_NOOP("queue", "状态"), ("status", "status"), 130, 100),
    Column("severity", QT_TRANSLATE_NOOP("queue", "级别"), ("severity", "severity"), 72, 64, False),
    Column(
        "received",
        QT_TRANSLATE_NOOP("queue", "受理时间"),
        ("received_at", "received_at"),
        120,
        100,
        False,
    ),
    Column("channel", QT_TRANSLATE_NOOP("queue", "渠道"), ("channel", "channel"), 84, 64, False),
    Column(
        "department",
        QT_TRANSLATE_NOOP("queue", "责任部门"),
        ("department", "department"),
        96,
        72,
        False,
    ),
    Column("handler", QT_TRANSLATE_NOOP("queue", "经办人"), ("handler", "handler"), 84, 64, False),
    Column(
        "satisfaction",
        QT_TRANSLATE_NOOP("queue", "满意度"),
        ("satisfaction", "satisfaction"),
        84,
        64,
        False,
    ),
    Column("tags", QT_TRANSLATE_NOOP("queue", "标签"), ("tags", "tags"), 110, 72, False),
)
PLACE = {column.key: index for index, column in enumerate(COLUMNS)}

SORT_MENU = (
    ("urgency", False, QT_TRANSLATE_NOOP("queue", "按剩余时限排序")),
    ("received_at", True, QT_TRANSLATE_NOOP("queue", "按受理时间排序，新的在前")),
    ("received_at", False, QT_TRANSLATE_NOOP("queue", "按受理时间排序，旧的在前")),
    ("severity", False, QT_TRANSLATE_NOOP("queue", "按级别排序，重大在前")),
    ("place", False, QT_TRANSLATE_NOOP("queue", "按房号排序")),
    ("category", False, QT_TRANSLATE_NOOP("queue", "按类别排序")),
    ("handler", False, QT_TRANSLATE_NOOP("queue", "按经办人排序")),
)
GROUP_MENU = (
    ("", QT_TRANSLATE_NOOP("queue", "不分组")),
    ("building", QT_TRANSLATE_NOOP("queue", "按楼栋分组")),
    ("handler", QT_TRANSLATE_NOOP("queue", "按经办人分组")),
    ("department", QT_TRANSLATE_NOOP("queue", "按责任部门分组")),
    ("category", QT_TRANSLATE_NOOP("queue", "按类别分组")),
)


def column_of(sort: str) -> int:
    """The column that shows the order of *sort*; -1 when none does."""
    for index, column in enumerate(COLUMNS):
        if sort in column.sorts:
            return index
    return -1


class BadgeText(NamedTuple):
    """What stands in a badge, and in which tone."""

    text: str
    tone: str


class Wording:
    """Turns rows into the words of their cells; asked for visible rows only."""

    def __init__(self, now: Callable[[], datetime], lists: Lists, language: str) -> None:
        self._now, self._lists, self._language = now, lists, language
        self._categories: dict[tuple[str, str], str] = {}

    def set_lists(self, lists: Lists) -> None:
        self._lists = lists
        self._categories.clear()

    def state(self) -> object:
        """What the words of a row depend on besides the row and the time left."""
        return self._lists, self._now().date()

    def category(self, row: QueueRow) -> str:
        key = (row.category, row.category_text)
        if key not in self._categories:
            self._categories[key] = self._lists.category_name(
                row.category, row.category_text, self._language
            )
        return self._categories[key]

    def step(self, row: QueueRow) -> str:
        if row.status in ENDED or not row.step_count:
            return ""
        english = self._language.startswith("en") and row.step_title_en
        title = row.step_title_en if english else row.step_title_zh
        return f"{title} {row.step_position + 1}/{row.step_count}"

    def place(self, row: QueueRow) -> str:
        if row.incident_households:
            text = QCoreApplication.translate("queue", "群诉 · {count} 户")
            return text.format(count=row.incident_households)
        name = words.shown_name(row.complainant)
        return " · ".join(part for part in (row.place(), name) if part)

    def time(self, row: QueueRow) -> TimeLeft | None:
        """The time left; None for a case that waits for nothing."""
        now = self._now()
        translate = QCoreApplication.translate
        if row.status in ENDED:
            return None
        if row.status is Status.ON_HOLD:
            return _note(translate("queue", "挂起，暂停计时"))
        if row.status is Status.AWAITING_CALLBACK and row.next_callback is not None:
            if row.next_callback > now:
                when = words.near_time(row.next_callback, now)
                return _note(translate("queue", "回访 {time}").format(time=when))
            return time_left(row.next_callback, now, row.next_callback)
        if row.due_at is None:
            return None
        return time_left(row.due_at, now, row.due_from)

    def badges(self, row: QueueRow) -> list[BadgeText]:
        """What the status column shows, the most telling first."""
        translate = QCoreApplication.translate
        found = []
        if row.severity == "critical" and row.status not in ENDED:
            found.append(BadgeText(words.severity_text("critical"), "red"))
        if row.round > 0 and row.status not in ENDED:
            again = translate("queue", "返单 ×{count}").format(count=row.round)
            found.append(BadgeText(again, "amber"))
        if row.status is not Status.REWORK or row.round == 0:
            found.append(BadgeText(words.status_text(row.status), words.STATUS_TONE[row.status]))
        if row.incident_id is not None:
            found.append(BadgeText(translate("queue", "群诉"), "blue"))
        return found

    def group_title(self, group: str, key: str) -> str:
        """What a group is called: ``阳光花园 3 栋``, a person, a category."""
        translate = QCoreApplication.translate
        if group == "building":
            community, _, building = key.partition("\x1f")
            if not building:
                return community or translate("queue", "未写楼栋")
            place = translate("queue", "{building} 栋").format(building=building)
            return f"{community} {place}".strip()
        if group == "category":
            if key.startswith("\x1f"):
                return key[1:] or translate("queue", "未分类")
            return self._lists.category_name(key, key, self._language)
        if group == "department":
            return key or translate("queue", "未定责任部门")
        return key or translate("queue", "未定经办人")

    def head(self, group: str, head: Head) -> str:
        """The head of a group in words."""
        text = QCoreApplication.translate("queue", "{title} · {count} 条")
        return text.format(title=self.group_title(group, head.key), count=f"{head.count:,}")

    def text(self, row: QueueRow, key: str) -> str:
        """The cell as plain words."""
        match key:
            case "number":
                return row.number
            case "time":
                left = self.time(row)
                return left.text if left else ""
            case "place":
                return self.place(row)
            case "content":
                return row.content
            case "category":
                return self.category(row)
            case "step":
                return self.step(row)
            case "status":
                return " ".join(badge.text for badge in self.badges(row))
            case "severity":
                return words.severity_text(row.severity)
            case "received":
                return words.near_time(row.received_at, self._now())
            case "channel":
                return words.channel_text(row.channel)
            case "department":
                return row.department
            case "handler":
                return row.handler
            case "tags":
                return " ".join(f"#{tag}" for tag in row.tags)
            case "satisfaction":
                return words.satisfaction_text(row.satisfaction)
        raise KeyError(key)

    def tip(self, row: QueueRow, key: str) -> str:
        """What hovering adds to the cell: exact times, whole texts."""
        translate = QCoreApplication.translate
        if key == "time":
            due = self._due(row)
            if due is None or row.status in ENDED:
                return ""
            return translate("queue", "期限 {time}（{left}）").format(
                time=words.exact_time(due), left=format_left(due - self._now())
            )
        if key == "received":
            return words.exact_time(row.received_at)
        if key == "place" and row.community:
            return f"{row.community} {self.place(row)}"
        return self.text(row, key)

    @staticmethod
    def _due(row: QueueRow) -> datetime | None:
        if row.status is Status.AWAITING_CALLBACK and row.next_callback is not None:
            return row.next_callback
        return row.due_at

    def sentence(self, row: QueueRow) -> str:
        """The row for a screen reader."""
        keys = ("number", "time", "place", "content", "category", "step", "status")
        return in_one_line(text for key in keys if (text := self.text(row, key)))


def _note(text: str) -> TimeLeft:
    return TimeLeft(timedelta(days=1), 0.0, note=text)
