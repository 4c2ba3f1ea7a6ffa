"""Parts of a case as a form shows them: fields of its steps in words, contacts, moved times."""

from __future__ import annotations

from datetime import datetime

from desktop_app.domain.case import CHANNEL_TEXT, DIRECTION_TEXT, MOOD_TEXT, CaseFile
from desktop_app.domain.documents import Block, Column, Field, Heading, Row, Table
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.workflow import FieldSpec, Step
from desktop_app.services.papers.ground import Ground, moment, short_moment
from desktop_app.services.why import CLOCK_TEXT

SHOWN_ELSEWHERE = frozenset(
    {
        *("accurate", "in_scope", "formal", "investigation", "opinion", "opinion_note"),
        *("resolved", "comment"),
    }
)
"""Fields of the built-in workflows that have a place of their own on the sheet."""


def value(case: CaseFile, paper: Ground, key: str) -> str:
    """What the steps say of a field, in words; of several rounds or steps the last."""
    found = ""
    for step in case.workflow.steps:
        spec = step.field_spec(key)
        text = case.value(step.key, key) if spec is not None else ""
        if spec is not None and text:
            found = in_words(spec, text, paper)
    return found


def in_words(spec: FieldSpec, text: str, paper: Ground) -> str:
    """A field's stored text as people say it."""
    if spec.type == "yes_no":
        yes, no = QT_TRANSLATE_NOOP("core", "是"), QT_TRANSLATE_NOOP("core", "否")
        return paper.tell(yes if text == "yes" else no)
    if spec.type == "choice":
        return next((paper.text(one.label) for one in spec.choices if one.value == text), text)
    if spec.type == "datetime":
        try:
            return moment(datetime.fromisoformat(text))
        except ValueError:
            return text
    return text


def others(case: CaseFile, paper: Ground) -> tuple[tuple[Field, ...], ...]:
    """What the steps of the case hold beyond the sheet's own places, so that nothing is lost."""
    rows = []
    for step in case.workflow.steps:
        for spec in step.fields:
            text = case.value(step.key, spec.key)
            if spec.binds or spec.key in SHOWN_ELSEWHERE or not text:
                continue
            rows.append((Field(_label(step, spec, paper), in_words(spec, text, paper)),))
    return tuple(rows)


def _label(step: Step, spec: FieldSpec, paper: Ground) -> str:
    del step
    return paper.text(spec.label)


def contacts(case: CaseFile, paper: Ground) -> tuple[Block, ...]:
    """沟通记录: every contact, with what was promised."""
    if not case.contacts:
        return ()
    rows: list[Row] = []
    for one in case.contacts:
        mood = " → ".join(
            paper.word(MOOD_TEXT, mood) for mood in (one.mood_before, one.mood_after) if mood
        )
        said = one.said
        if not one.reached:
            said = "　".join(
                t for t in (paper.tell(QT_TRANSLATE_NOOP("core", "未接通")), said) if t
            )
        for promise in one.promises:
            words = paper.tell(
                QT_TRANSLATE_NOOP("core", "承诺：{text}（{due} 前）"),
                text=promise.text,
                due=short_moment(promise.due_at),
            )
            said = "\n".join(t for t in (said, words) if t)
        how = "·".join(
            text
            for text in (
                paper.word(DIRECTION_TEXT, one.direction),
                paper.word(CHANNEL_TEXT, one.channel),
            )
            if text
        )
        rows.append((moment(one.at), how, paper.name(one.person), one.staff, mood, said))
    columns = (
        Column(paper.tell(QT_TRANSLATE_NOOP("core", "时间")), fit=True),
        Column(paper.tell(QT_TRANSLATE_NOOP("core", "方式")), fit=True),
        Column(paper.tell(QT_TRANSLATE_NOOP("core", "对方")), fit=True),
        Column(paper.tell(QT_TRANSLATE_NOOP("core", "经手")), fit=True),
        Column(paper.tell(QT_TRANSLATE_NOOP("core", "情绪")), fit=True),
        Column(paper.tell(QT_TRANSLATE_NOOP("core", "内容与承诺")), 1.0),
    )
    heading = Heading(paper.tell(QT_TRANSLATE_NOOP("core", "沟通记录")), 2)
    return heading, Table(columns, tuple(rows))


def extensions(case: CaseFile, paper: Ground) -> str:
    """The moved due times in a few lines; empty when none was moved."""
    return "\n".join(
        paper.tell(
            QT_TRANSLATE_NOOP("core", "{clock}：{before} 延至 {after}，原因：{reason}（{staff}）"),
            clock=paper.tell(CLOCK_TEXT[one.clock]),
            before=short_moment(one.due_before),
            after=short_moment(one.due_after),
            reason=one.reason,
            staff=one.staff or "—",
        )
        for one in case.extensions
    )


def limits(case: CaseFile, paper: Ground) -> str:
    """Every clock with its due time, and whether it was kept."""
    parts = []
    for run in case.clocks:
        said = paper.tell(
            QT_TRANSLATE_NOOP("core", "{clock} {due} 前"),
            clock=paper.tell(CLOCK_TEXT[run.clock]),
            due=short_moment(run.due_at),
        )
        if (run.stopped_at or paper.now) > run.due_at:
            said += paper.tell(QT_TRANSLATE_NOOP("core", "（超时）"))
        parts.append(said)
    return paper.join(parts)


def reworks(case: CaseFile, paper: Ground) -> str:
    """The rework rounds 返单 in a line each."""
    lines = []
    for one in case.reworks:
        line = paper.tell(
            QT_TRANSLATE_NOOP("core", "返单 R{round}（{opened}）：{cause}"),
            round=one.round,
            opened=short_moment(one.opened_at),
            cause=one.cause,
        )
        for label, text in (
            (QT_TRANSLATE_NOOP("core", "；措施：{text}"), "；".join(
                part for part in (one.short_term, one.long_term) if part)),
            (QT_TRANSLATE_NOOP("core", "；责任：{text}"), one.responsible),
            (QT_TRANSLATE_NOOP("core", "；结果：{text}"), one.result),
        ):  # fmt: skip
            if text:
                line += paper.tell(label, text=text)
        lines.append(line)
    return "\n".join(lines)
