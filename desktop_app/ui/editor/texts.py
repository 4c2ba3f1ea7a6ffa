"""What the editor says of a case: badges, steps with their times, when something is due."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.domain.case import CaseFile, StepEntry
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import Text
from desktop_app.domain.raising import LEVEL_TEXT
from desktop_app.domain.workflow import Step
from desktop_app.services.caselog import Change
from desktop_app.services.lists import Lists
from desktop_app.ui.i18n import render
from desktop_app.ui.widgets.stepper import CURRENT, DONE, FUTURE, SKIPPED, StepMark
from desktop_app.ui.widgets.time_left import format_left, tone_of
from desktop_app.ui.words import (
    SEVERITY_TONE,
    STATUS_TONE,
    channel_text,
    core,
    kind_text,
    near_time,
    severity_text,
    shown_name,
    shown_phone,
    status_text,
)


def in_words(text: Text) -> str:
    """A template's text in the window's language."""
    english = QLocale().language() == QLocale.Language.English
    return text.in_language("en" if english else "zh")


def badges(case: CaseFile, repeats: int) -> list[tuple[str, str]]:
    """(word, tone) beside the title: rework, severity, repeat, status."""
    complaint = case.complaint
    found = []
    if complaint.round:
        text = QCoreApplication.translate("Editor", "返单 ×{count}").format(count=complaint.round)
        found.append((text, "amber"))
    if complaint.extensions:
        text = QCoreApplication.translate("Editor", "已延期 {count} 次")
        found.append((text.format(count=complaint.extensions), "amber"))
    if complaint.escalated:
        text = QCoreApplication.translate("Editor", "已升级·{level}")
        level = core(LEVEL_TEXT.get(complaint.escalated, complaint.escalated))
        found.append((text.format(level=level), "red"))
    if complaint.severity in ("major", "critical"):
        found.append((severity_text(complaint.severity), SEVERITY_TONE[complaint.severity]))
    if complaint.repeat_of is not None or repeats > 1:
        found.append((QCoreApplication.translate("Editor", "重复"), "red"))
    if complaint.incident_id is not None:
        found.append((QCoreApplication.translate("Editor", "群诉"), "blue"))
    found.append((status_text(complaint.status), STATUS_TONE[complaint.status]))
    return found


def refusal(error: Exception) -> str:
    """Why something was not taken, in one sentence."""
    if isinstance(error, KnownError):
        return render(error.message)
    return QCoreApplication.translate("Editor", "没有存上，内容都还在；请再试一次。")


def last_entry(case: CaseFile, step_key: str) -> StepEntry | None:
    return next((entry for entry in reversed(case.entries) if entry.step_key == step_key), None)


def step_marks(case: CaseFile, now: datetime) -> list[StepMark]:
    """The line of steps: times of done ones, what is left of the current one."""
    here = case.workflow.position(case.complaint.step_key)
    closed = case.complaint.outcome == "closed"
    marks = []
    for place, step in enumerate(case.workflow.steps):
        entry = last_entry(case, step.key)
        title = in_words(step.title)
        if place < here or (closed and place == here):
            skipped = entry is not None and entry.how == "skipped"
            note = _short(entry.left_at, now) if entry and entry.left_at else ""
            marks.append(StepMark(step.key, title, SKIPPED if skipped else DONE, note))
        elif place == here and not case.complaint.outcome:
            note, tone = _current_note(case, now)
            marks.append(StepMark(step.key, title, CURRENT, note, tone))
        else:
            marks.append(StepMark(step.key, title, FUTURE))
    return marks


def due_words(case: CaseFile, now: datetime) -> tuple[str, str, str]:
    """(sentence, tone, exact moment) of what is due next; empty without a limit."""
    complaint = case.complaint
    entry = case.entry
    due = (entry.due_at if entry else None) or complaint.due_at
    if complaint.outcome or complaint.on_hold or due is None:
        return "", "", ""
    left = due - now
    clock = near_time(due, now)
    if left.total_seconds() < 0:
        sentence = QCoreApplication.translate("Editor", "{over}，应在{time} 前完成")
        return sentence.format(over=format_left(left), time=clock), "red", _exact(due, left)
    sentence = QCoreApplication.translate("Editor", "须在{time} 前完成").format(time=clock)
    return sentence, tone_of(left) if tone_of(left) == "amber" else "", _exact(due, left)


def next_step(case: CaseFile) -> Step | None:
    """The step after the current one; None in the last."""
    place = case.workflow.position(case.complaint.step_key) + 1
    return case.workflow.steps[place] if place < len(case.workflow.steps) else None


def place_text(case: CaseFile) -> str:
    complaint = case.complaint
    return " ".join(part for part in (complaint.community, complaint.place()) if part)


def change_words(change: Change, lists: Lists, revealed: bool) -> tuple[str, str]:
    """(before, after) of a change in the trade's words; names and phones masked."""
    return (
        _value_words(change.column, change.before, lists, revealed),
        _value_words(change.column, change.after, lists, revealed),
    )


def _value_words(column: str, value: str, lists: Lists, revealed: bool) -> str:
    if not value:
        return QCoreApplication.translate("Editor", "（空）")
    if column == "channel":
        return channel_text(value)
    if column == "severity":
        return severity_text(value)
    if column == "complainant_kind":
        return kind_text(value)
    if column == "category":
        english = QLocale().language() == QLocale.Language.English
        return lists.category_name(value, value, "en" if english else "zh")
    if column == "complainant":
        return shown_name(value, revealed)
    if column == "phone":
        return shown_phone(value, revealed)
    return value


def _current_note(case: CaseFile, now: datetime) -> tuple[str, str]:
    if case.complaint.on_hold:
        return QCoreApplication.translate("Editor", "挂起"), "amber"
    entry = case.entry
    due = (entry.due_at if entry else None) or case.complaint.due_at
    if due is None:
        return "", ""
    left = due - now
    return format_left(left), tone_of(left)


def _short(moment: datetime, now: datetime) -> str:
    return f"{moment:%H:%M}" if moment.date() == now.date() else f"{moment:%m-%d %H:%M}"


def _exact(due: datetime, left: object) -> str:
    return f"{due:%Y-%m-%d %H:%M:%S}"
