"""The lists of the weekly summary on paper: cases, rounds, promises, measures, callbacks."""

from __future__ import annotations

from datetime import datetime

from desktop_app.domain.case import FOLLOW_UP_TEXT, SEVERITY_TEXT, STATUS_TEXT
from desktop_app.domain.documents import Block, Cell, Column, Paragraph, Row, Table
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.summary import CaseLine, ImprovementRow, UrgentRow, WeeklySummary
from desktop_app.services.improvements import STATE_TEXT
from desktop_app.services.papers.ground import Ground, moment, short_moment
from desktop_app.services.papers.week_calendar import DAYS

NUMBER, ROOM = QT_TRANSLATE_NOOP("core", "编号"), QT_TRANSLATE_NOOP("core", "房号")
CATEGORY, CONTENT = QT_TRANSLATE_NOOP("core", "类别"), QT_TRANSLATE_NOOP("core", "内容")
NONE = QT_TRANSLATE_NOOP("core", "无")
Head = tuple[str, float]
"""A column's title and weight; 0 fits it to its texts."""


def urgent(paper: Ground, made: WeeklySummary) -> list[Block]:
    rows: list[Row] = [
        (one.case.number, one.case.place, Cell(one.case.content), _who(one.case),
         Cell(_late(paper, one), "bad"), one.cause or "—", _next(paper, one))
        for one in made.urgent
    ]  # fmt: skip
    heads = (
        (NUMBER, 0), (ROOM, 0), (CONTENT, 3.2), (QT_TRANSLATE_NOOP("core", "责任"), 1.2),
        (QT_TRANSLATE_NOOP("core", "逾期 / 级别"), 0), (QT_TRANSLATE_NOOP("core", "原因"), 2),
        (QT_TRANSLATE_NOOP("core", "下一步 / 时间"), 2.4),
    )  # fmt: skip
    return [_table(paper, heads, rows), *_more(paper, made.urgent_all, len(rows))]


def again(paper: Ground, made: WeeklySummary) -> list[Block]:
    """Rework rounds, then repeats."""
    tell = paper.tell
    rounds: list[Row] = [
        (one.case.number, one.case.place, paper.text(one.case.category), f"R{one.round}",
         "　".join(t for t in (paper.text(one.root_cause), one.cause) if t) or "—", one.plan or "—",
         one.responsible or _who(one.case), _until(paper, one.due_at, one.closed_at))
        for one in made.reworks
    ]  # fmt: skip
    repeats: list[Row] = [
        (one.case.number, one.case.place, paper.text(one.case.category),
         tell(QT_TRANSLATE_NOOP("core", "第 {times} 次"), times=one.times), one.earlier,
         paper.text(one.root_cause) or "—", paper.word(STATUS_TEXT, one.case.status))
        for one in made.repeats
    ]  # fmt: skip
    round_heads = (
        (NUMBER, 0), (ROOM, 0), (CATEGORY, 1.6), (QT_TRANSLATE_NOOP("core", "返单"), 0),
        (QT_TRANSLATE_NOOP("core", "原因"), 2.4), (QT_TRANSLATE_NOOP("core", "返单计划"), 2.6),
        (QT_TRANSLATE_NOOP("core", "责任"), 1), (QT_TRANSLATE_NOOP("core", "期限"), 0),
    )  # fmt: skip
    repeat_heads = (
        (NUMBER, 0), (ROOM, 0), (CATEGORY, 2), (QT_TRANSLATE_NOOP("core", "次数"), 0),
        (QT_TRANSLATE_NOOP("core", "上一次"), 0), (QT_TRANSLATE_NOOP("core", "根本原因"), 2),
        (QT_TRANSLATE_NOOP("core", "状态"), 0),
    )  # fmt: skip
    name = tell(QT_TRANSLATE_NOOP("core", "返单"))
    other = tell(QT_TRANSLATE_NOOP("core", "重复投诉"))
    return [
        _table(paper, round_heads, rounds, name, tell(QT_TRANSLATE_NOOP("core", "本期没有返单"))),
        *_more(paper, made.reworks_all, len(rounds)),
        _table(paper, repeat_heads, repeats, other, tell(QT_TRANSLATE_NOOP("core", "本期没有重复投诉"))),
        *_more(paper, made.repeats_all, len(repeats)),
    ]  # fmt: skip


def incidents(paper: Ground, made: WeeklySummary) -> list[Block]:
    tell = paper.tell
    rows: list[Row] = [
        (one.number, one.title, paper.text(one.category),
         Cell(str(one.households), value=one.households),
         tell(QT_TRANSLATE_NOOP("core", "{open} / {all}"), open=one.open_cases, all=one.cases),
         Cell(str(one.callbacks_ahead), value=one.callbacks_ahead),
         one.note or (short_moment(one.closed_at) if one.closed_at else "—"))
        for one in made.incidents
    ]  # fmt: skip
    heads = (
        (NUMBER, 0), (QT_TRANSLATE_NOOP("core", "事件"), 2.5), (CATEGORY, 1.5),
        (QT_TRANSLATE_NOOP("core", "户数"), 0), (QT_TRANSLATE_NOOP("core", "未结 / 全部"), 0),
        (QT_TRANSLATE_NOOP("core", "待回访"), 0), (QT_TRANSLATE_NOOP("core", "结果"), 2.5),
    )  # fmt: skip
    return [_table(paper, heads, rows)]


def promises(paper: Ground, made: WeeklySummary) -> list[Block]:
    tell = paper.tell
    rows: list[Row] = []
    for one in made.broken:
        state = tell(QT_TRANSLATE_NOOP("core", "未兑现"))
        if one.kept_at is not None:
            state = tell(
                QT_TRANSLATE_NOOP("core", "{moment} 才兑现"), moment=short_moment(one.kept_at)
            )
        elif one.moved_to is not None and one.moved_to != one.due_at:
            state = tell(
                QT_TRANSLATE_NOOP("core", "改到 {moment}"), moment=short_moment(one.moved_to)
            )
        rows.append(
            (one.case.number, one.case.place, one.text, short_moment(one.due_at), _who(one.case),
             Cell(state, "bad" if one.kept_at is None else ""))
        )  # fmt: skip
    heads = (
        (NUMBER, 0), (ROOM, 0), (QT_TRANSLATE_NOOP("core", "承诺内容"), 3),
        (QT_TRANSLATE_NOOP("core", "承诺时间"), 0), (QT_TRANSLATE_NOOP("core", "责任"), 1.2),
        (QT_TRANSLATE_NOOP("core", "情况"), 1.4),
    )  # fmt: skip
    return [_table(paper, heads, rows), *_more(paper, made.broken_all, len(rows))]


def improvements(paper: Ground, made: WeeklySummary) -> list[Block]:
    """Measures under way, then whether earlier ones worked."""
    tell = paper.tell
    heads = (
        (QT_TRANSLATE_NOOP("core", "问题"), 2), (QT_TRANSLATE_NOOP("core", "措施"), 3),
        (QT_TRANSLATE_NOOP("core", "责任人"), 0), (QT_TRANSLATE_NOOP("core", "期限"), 0),
        (QT_TRANSLATE_NOOP("core", "进展"), 0), (QT_TRANSLATE_NOOP("core", "效果验证"), 2),
    )  # fmt: skip
    blocks: list[Block] = [
        _table(paper, heads, [_measure(paper, one) for one in made.improvements],
               tell(QT_TRANSLATE_NOOP("core", "改进措施")))
    ]  # fmt: skip
    if made.earlier:
        blocks += [
            Paragraph(tell(QT_TRANSLATE_NOOP("core", "以前的措施是否有效："))),
            _table(paper, heads, [_measure(paper, one) for one in made.earlier],
                   tell(QT_TRANSLATE_NOOP("core", "效果验证"))),
        ]  # fmt: skip
    return blocks


def callbacks(paper: Ground, made: WeeklySummary) -> list[Block]:
    tell = paper.tell
    days = paper.join((
        tell(
            QT_TRANSLATE_NOOP("core", "{weekday} {day}：{count}"),
            weekday=tell(DAYS[one.day.weekday()]), day=f"{one.day:%m-%d}", count=one.count,
        )
        for one in made.callback_days
    ), "、")  # fmt: skip
    said = tell(
        QT_TRANSLATE_NOOP("core", "共 {count} 次，涉及 {households} 户。{days}"),
        count=made.callbacks_all, households=made.callback_households, days=days,
    )  # fmt: skip
    rows: list[Row] = [
        (short_moment(one.due_at), paper.word(FOLLOW_UP_TEXT, one.kind), one.number, one.place,
         one.person, one.title, one.assignee)
        for one in made.callbacks
    ]  # fmt: skip
    heads = (
        (QT_TRANSLATE_NOOP("core", "时间"), 0), (QT_TRANSLATE_NOOP("core", "类型"), 0), (NUMBER, 0),
        (ROOM, 0), (QT_TRANSLATE_NOOP("core", "联系人"), 0), (QT_TRANSLATE_NOOP("core", "事项"), 2),
        (QT_TRANSLATE_NOOP("core", "负责人"), 0),
    )  # fmt: skip
    if not made.callbacks_all:
        return [_table(paper, heads, rows)]
    table = _table(paper, heads, rows)
    return [Paragraph(said), table, *_more(paper, made.callbacks_all, len(rows))]


def corrections(paper: Ground, made: WeeklySummary) -> list[Block]:
    """Numbers that came out differently after the summary was signed."""
    tell = paper.tell
    rows: list[Row] = [
        ("　".join(t for t in (tell(one.what), one.where) if t), one.was, one.now,
         moment(one.changed_at) or "—", paper.join(one.cases[:12], "、") + ("…" if len(one.cases) > 12 else ""))
        for one in made.corrections
    ]  # fmt: skip
    heads = (
        (QT_TRANSLATE_NOOP("core", "数字"), 2), (QT_TRANSLATE_NOOP("core", "签发时"), 1.2),
        (QT_TRANSLATE_NOOP("core", "现在"), 1.2), (QT_TRANSLATE_NOOP("core", "改动时间"), 0),
        (QT_TRANSLATE_NOOP("core", "涉及投诉"), 3),
    )  # fmt: skip
    return [_table(paper, heads, rows)]


def _measure(paper: Ground, one: ImprovementRow) -> Row:
    effect = one.check_result
    if one.effective is not None:
        yes, no = QT_TRANSLATE_NOOP("core", "措施有效"), QT_TRANSLATE_NOOP("core", "措施无效")
        effect = "：".join(t for t in (paper.tell(yes if one.effective else no), effect) if t)
    elif not effect:
        when = f"{one.check_at:%m-%d}" if one.check_at else ""
        effect = " ".join(t for t in (when, one.check_plan) if t)
    return (
        one.title, one.measure, one.owner, f"{one.due_at:%m-%d}" if one.due_at else "—",
        paper.word(STATE_TEXT, one.state), effect or "—",
    )  # fmt: skip


def _table(
    paper: Ground, heads: tuple[Head, ...], rows: list[Row], name: str = "", empty: str = ""
) -> Block:
    """A list; an empty one is one line, not an empty frame."""
    if not rows:
        return Paragraph(empty or paper.tell(NONE), "muted")
    columns = tuple(
        Column(paper.tell(text), weight or 1.0, fit=not weight) for text, weight in heads
    )
    return Table(columns, tuple(rows), name=name)


def _more(paper: Ground, count: int, shown: int) -> list[Block]:
    if count <= shown:
        return []
    text = QT_TRANSLATE_NOOP("core", "共 {count} 项，此处列出前 {shown} 项。")
    return [Paragraph(paper.tell(text, count=count, shown=shown), "muted")]


def _who(case: CaseLine) -> str:
    return " ".join(t for t in (case.department, case.handler) if t) or "—"


def _late(paper: Ground, one: UrgentRow) -> str:
    parts = []
    if one.critical:
        parts.append(paper.word(SEVERITY_TEXT, "critical"))
    if one.late:
        parts.append(_span(paper, one.late))
    return "\n".join(parts) or "—"


def _span(paper: Ground, seconds: int) -> str:
    """``2 时 10 分``, ``3 天 4 时``."""
    minutes = seconds // 60
    days, hours = minutes // 1440, minutes // 60 % 24
    if days:
        return paper.tell(QT_TRANSLATE_NOOP("core", "{days} 天 {hours} 时"), days=days, hours=hours)
    text = QT_TRANSLATE_NOOP("core", "{hours} 时 {minutes} 分")
    return paper.tell(text, hours=hours, minutes=minutes % 60)


def _next(paper: Ground, one: UrgentRow) -> str:
    what = paper.text(one.next_step)
    if one.next_kind:
        what = paper.join((paper.word(FOLLOW_UP_TEXT, one.next_kind), one.next_text), "：")
    return paper.join((what, short_moment(one.next_at)), "，") or "—"


def _until(paper: Ground, due: datetime | None, closed: datetime | None) -> str:
    if closed is not None:
        return paper.tell(QT_TRANSLATE_NOOP("core", "{moment} 完成"), moment=short_moment(closed))
    return short_moment(due) or "—"
