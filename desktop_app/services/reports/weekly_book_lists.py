"""The lists of a weekly summary as sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.case import FOLLOW_UP_TEXT
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.summary import SECTIONS, WeeklySummary
from desktop_app.services.improvements import STATE_TEXT
from desktop_app.services.reports.weekly_book_words import CASE_COLUMNS, Words

if TYPE_CHECKING:
    from desktop_app.exchange.charts_xlsx import ReportSheet


def sheets(made: WeeklySummary, w: Words) -> list[ReportSheet]:
    """Overdue and critical; reworks and repeats; incidents; promises; improvements; callbacks."""
    return [
        make(made, w)
        for make in (_urgent, _again, _incidents, _promises, _improvements, _callbacks)
    ]


def _urgent(made: WeeklySummary, w: Words) -> ReportSheet:
    return w.sheet(
        SECTIONS["urgent"],
        (
            *CASE_COLUMNS,
            (QT_TRANSLATE_NOOP("core", "办结时限"), 16, "datetime"),
            (QT_TRANSLATE_NOOP("core", "超时（小时）"), 10, "number"),
            (QT_TRANSLATE_NOOP("core", "原因"), 24, "text"),
            (QT_TRANSLATE_NOOP("core", "下一步"), 24, "text"),
            (QT_TRANSLATE_NOOP("core", "下一步时间"), 16, "datetime"),
        ),
        [
            (
                *w.case(row.case), row.due_at, row.late / 3600 if row.overdue else None,
                row.cause, row.next_text or w.word(FOLLOW_UP_TEXT, row.next_kind)
                or row.next_step.in_language(w.language), row.next_at,
            )
            for row in made.urgent
        ],
        words=w.left_out(len(made.urgent), made.urgent_all),
    )  # fmt: skip


def _again(made: WeeklySummary, w: Words) -> ReportSheet:
    rework, again = QT_TRANSLATE_NOOP("core", "返单"), QT_TRANSLATE_NOOP("core", "重复投诉")
    rows = [
        (*w.case(r.case), w.tell(rework), r.round, w.name(r.root_cause, ""),
         r.cause, r.plan, r.due_at)
        for r in made.reworks
    ]  # fmt: skip
    rows += [
        (*w.case(r.case), w.tell(again), r.times, w.name(r.root_cause, ""),
         r.earlier, "", None)
        for r in made.repeats
    ]  # fmt: skip
    return w.sheet(
        SECTIONS["reworks"],
        (
            *CASE_COLUMNS,
            (QT_TRANSLATE_NOOP("core", "种类"), 10, "text"),
            (QT_TRANSLATE_NOOP("core", "次数"), 8, "int"),
            (QT_TRANSLATE_NOOP("core", "根本原因"), 22, "text"),
            (QT_TRANSLATE_NOOP("core", "返单原因或前次编号"), 24, "text"),
            (QT_TRANSLATE_NOOP("core", "返单计划"), 24, "text"),
            (QT_TRANSLATE_NOOP("core", "返单期限"), 16, "datetime"),
        ),
        rows,
        words=w.left_out(len(rows), made.reworks_all + made.repeats_all),
    )


def _incidents(made: WeeklySummary, w: Words) -> ReportSheet:
    return w.sheet(
        SECTIONS["incidents"],
        (
            (QT_TRANSLATE_NOOP("core", "编号"), 18, "text"),
            (QT_TRANSLATE_NOOP("core", "事件"), 28, "text"),
            (QT_TRANSLATE_NOOP("core", "小区"), 14, "text"),
            (QT_TRANSLATE_NOOP("core", "楼栋"), 8, "text"),
            (QT_TRANSLATE_NOOP("core", "户数"), 8, "int"),
            (QT_TRANSLATE_NOOP("core", "投诉"), 8, "int"),
            (QT_TRANSLATE_NOOP("core", "未完成"), 8, "int"),
            (QT_TRANSLATE_NOOP("core", "待回访"), 8, "int"),
            (QT_TRANSLATE_NOOP("core", "建立时间"), 16, "datetime"),
            (QT_TRANSLATE_NOOP("core", "关闭时间"), 16, "datetime"),
            (QT_TRANSLATE_NOOP("core", "说明"), 30, "text"),
        ),
        [
            (i.number, i.title, i.community, i.building, i.households, i.cases, i.open_cases,
             i.callbacks_ahead, i.opened_at, i.closed_at, i.note)
            for i in made.incidents
        ],
    )  # fmt: skip


def _promises(made: WeeklySummary, w: Words) -> ReportSheet:
    return w.sheet(
        SECTIONS["promises"],
        (
            *CASE_COLUMNS,
            (QT_TRANSLATE_NOOP("core", "承诺"), 30, "text"),
            (QT_TRANSLATE_NOOP("core", "承诺时间"), 16, "datetime"),
            (QT_TRANSLATE_NOOP("core", "兑现时间"), 16, "datetime"),
            (QT_TRANSLATE_NOOP("core", "改期至"), 16, "datetime"),
        ),
        [(*w.case(p.case), p.text, p.due_at, p.kept_at, p.moved_to) for p in made.broken],
        words=w.left_out(len(made.broken), made.broken_all),
    )


def _improvements(made: WeeklySummary, w: Words) -> ReportSheet:
    return w.sheet(
        SECTIONS["improvements"],
        (
            (QT_TRANSLATE_NOOP("core", "问题"), 24, "text"),
            (QT_TRANSLATE_NOOP("core", "措施"), 40, "text"),
            (QT_TRANSLATE_NOOP("core", "责任人"), 10, "text"),
            (QT_TRANSLATE_NOOP("core", "期限"), 16, "datetime"),
            (QT_TRANSLATE_NOOP("core", "状态"), 12, "text"),
            (QT_TRANSLATE_NOOP("core", "效果验证"), 24, "text"),
            (QT_TRANSLATE_NOOP("core", "验证时间"), 16, "datetime"),
            (QT_TRANSLATE_NOOP("core", "验证结果"), 30, "text"),
        ),
        [
            (i.title, i.measure, i.owner, i.due_at, w.word(STATE_TEXT, i.state),
             i.check_plan, i.check_at, i.check_result)
            for i in (*made.improvements, *made.earlier)
        ],
    )  # fmt: skip


def _callbacks(made: WeeklySummary, w: Words) -> ReportSheet:
    return w.sheet(
        SECTIONS["callbacks"],
        (
            (QT_TRANSLATE_NOOP("core", "时间"), 16, "datetime"),
            (QT_TRANSLATE_NOOP("core", "种类"), 12, "text"),
            (QT_TRANSLATE_NOOP("core", "编号"), 18, "text"),
            (QT_TRANSLATE_NOOP("core", "房号"), 12, "text"),
            (QT_TRANSLATE_NOOP("core", "受访人"), 10, "text"),
            (QT_TRANSLATE_NOOP("core", "事项"), 30, "text"),
            (QT_TRANSLATE_NOOP("core", "负责人"), 10, "text"),
        ),
        [
            (c.due_at, w.word(FOLLOW_UP_TEXT, c.kind), c.number, c.place, c.person,
             c.title, c.assignee)
            for c in made.callbacks
        ],
        words=w.left_out(len(made.callbacks), made.callbacks_all),
    )  # fmt: skip
