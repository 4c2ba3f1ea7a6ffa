"""Words and columns of the weekly workbook, in its language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.domain.case import SEVERITY_TEXT, STATUS_TEXT, Status
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Text, Translate, say
from desktop_app.domain.opening import language_of
from desktop_app.domain.summary import CaseLine

if TYPE_CHECKING:
    from desktop_app.exchange.charts_xlsx import ReportSheet

UNSORTED = QT_TRANSLATE_NOOP("core", "未归类")
Column = tuple[str, float, str]
"""Title (marked source), width in characters, kind."""

CASE_COLUMNS: tuple[Column, ...] = (
    (QT_TRANSLATE_NOOP("core", "编号"), 18, "text"),
    (QT_TRANSLATE_NOOP("core", "房号"), 11, "text"),
    (QT_TRANSLATE_NOOP("core", "投诉人"), 9, "text"),
    (QT_TRANSLATE_NOOP("core", "类别"), 20, "text"),
    (QT_TRANSLATE_NOOP("core", "级别"), 8, "text"),
    (QT_TRANSLATE_NOOP("core", "状态"), 10, "text"),
    (QT_TRANSLATE_NOOP("core", "内容"), 40, "text"),
    (QT_TRANSLATE_NOOP("core", "责任部门"), 10, "text"),
    (QT_TRANSLATE_NOOP("core", "经办人"), 9, "text"),
    (QT_TRANSLATE_NOOP("core", "受理时间"), 16, "datetime"),
)


@dataclass(frozen=True)
class Words:
    """The language of a book; ``translate`` is ``None`` for Chinese."""

    translate: Translate | None

    @property
    def language(self) -> str:
        return language_of(self.translate)

    @property
    def tell(self) -> Callable[[str], str]:
        return self.translate or str

    def name(self, text: Text, fallback: str = UNSORTED) -> str:
        return text.in_language(self.language) or self.tell(fallback)

    def word(self, table: Mapping[str, str], key: str) -> str:
        return self.tell(table[key]) if key in table else key

    def sheet(
        self, name: str, columns: Sequence[Column], rows: Sequence[Sequence[object]], **more: Any
    ) -> ReportSheet:
        """A sheet; *more* are fields of ``ReportSheet``."""
        from desktop_app.exchange.charts_xlsx import ReportColumn, ReportSheet

        made = [ReportColumn(self.tell(title), width, kind) for title, width, kind in columns]
        return ReportSheet(self.tell(name), made, rows, **more)

    def case(self, line: CaseLine) -> tuple[object, ...]:
        """The cells of ``CASE_COLUMNS``."""
        return (
            line.number, line.place, line.person, self.name(line.category),
            self.word(SEVERITY_TEXT, line.severity), self.tell(STATUS_TEXT[Status(line.status)]),
            line.content, line.department, line.handler, line.received_at,
        )  # fmt: skip

    def left_out(self, listed: int, every: int) -> tuple[str, ...]:
        """The line that says that a list is not whole; nothing when it is."""
        if listed >= every:
            return ()
        told = say(
            QT_TRANSLATE_NOOP("core", "共 {all} 条，这里列出前 {listed} 条。"),
            all=every,
            listed=listed,
        )
        return (told.render(self.translate),)
