"""Bringing the editor's widgets in line with a case, in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from desktop_app.domain.case import CaseFile
from desktop_app.domain.workflow import Step
from desktop_app.services.casebook import CaseBook
from desktop_app.services.lists import Lists
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor import scripts
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.moves import levels_above, needs_rework
from desktop_app.ui.editor.texts import (
    badges,
    due_words,
    in_words,
    last_entry,
    next_step,
    step_marks,
)
from desktop_app.ui.editor.view import EditorView
from desktop_app.ui.words import exact_time, near_time, satisfaction_text, status_text

GUARD_BINDS = {
    "assigned": ("department", "handler"),
    "assessed": ("validity",),
    "satisfaction_known": ("satisfaction",),
}
GUARD_KEYS = {"resident_agreed": "opinion"}


def show_case(
    view: EditorView,
    book: CaseBook,
    step: Step,
    lists: Lists,
    desk: Desk,
    waits: Callable[[str, str], bool],
    revealed: bool,
) -> None:
    """Show *book* with *step* in the middle; ``waits(step key or "", field)`` protects typing."""
    case, complaint, now = book.case, book.case.complaint, desk.now()
    here = complaint.step_key
    at, place = case.workflow.position(here), case.workflow.position(step.key)
    ended = bool(complaint.outcome)
    looking = step.key != here
    first_line = next((line.strip() for line in complaint.content.splitlines() if line.strip()), "")
    tags = [(f"#{tag}", "grey") for tag in book.tags]
    marks = [*badges(case, book.around.same_count), *tags]
    view.head.show_case(complaint.number, first_line, marks)
    view.stepper.set_steps(step_marks(case, now), step.key)
    view.person.show_person(case, book.around, revealed)

    card = view.step
    card.title.setText(
        QCoreApplication.translate("Editor", "第 {number} 步　{title}").format(
            number=place + 1, title=in_words(step.title)
        )
    )
    card.title.setToolTip(in_words(step.purpose))
    if looking:
        card.show_due("", "", "")
    else:
        card.show_due(*due_words(case, now))
    _show_note(view, book, step, desk)
    honorific = QCoreApplication.translate("Editor", "{surname}先生/女士")
    places = scripts.places_of(case, lists, honorific, desk.language, now)
    fitting = scripts.fitting(step, scripts.latest_mood(case), complaint.category, book.own_scripts)
    words = [scripts.fill(in_words(one.text), places) for one in fitting]
    card.guidance.show_words(in_words(step.guidance), () if ended else words)
    locked = ended or book.deleted or place > at
    if card.form is not None:
        card.form.show_case(
            case,
            book.unsaved,
            lambda field: waits(step.key, field),
            locked=locked,
            ticks_locked=locked or looking,
        )
    following = next_step(case)
    gaps = () if looking or ended or complaint.on_hold else book.missing
    card.missing.show_missing(gaps, in_words(following.title) if following else "")
    card.show_primary(way_on(book, step.key if looking else "")[1])
    running = not ended and not book.deleted and not looking
    view.contact_button.setVisible(not ended and not book.deleted)
    view.back_button.setVisible(running and at > 0 and not complaint.on_hold)
    view.hold_button.setVisible(running and not complaint.on_hold)
    view.skip_button.setVisible(running and case.step.optional and not complaint.on_hold)


def show_basics(
    view: EditorView, book: CaseBook, waits: Callable[[str, str], bool], revealed: bool
) -> None:
    """Show what was registered, when the card for it stands there already."""
    complaint = book.case.complaint
    if view.basics is not None:
        view.basics.show_case(
            complaint,
            lambda column: waits("", column),
            locked=bool(complaint.outcome) or book.deleted,
            revealed=revealed,
        )


def row_of(view: EditorView, place: str, field: str) -> FieldRow | None:
    """A field of the step *place*, if that stands in front, or (no place) of the registration."""
    form, basics = view.step.form, view.basics
    if place:
        return form.rows.get(field) if form and form.step.key == place else None
    return basics.rows.get(field) if basics else None


def refused(view: EditorView) -> FieldRow | None:
    """The first field whose text was not taken."""
    parts = (view.step.form, view.basics)
    rows = [row for part in parts if part is not None for row in part.rows.values()]
    return next((row for row in rows if row.error), None)


def way_on(book: CaseBook, looking: str) -> tuple[str, str]:
    """(kind, words) of the one primary button: the next thing to do; empty when there is none."""
    case = book.case
    translate = QCoreApplication.translate
    if looking:
        number = case.workflow.position(case.complaint.step_key) + 1
        title = in_words(case.step.title)
        text = translate("Editor", "回到第 {number} 步 {title}")
        return "look", text.format(number=number, title=title)
    if case.complaint.outcome or book.deleted:
        return "", ""
    if case.complaint.on_hold:
        return "resume", translate("Editor", "恢复处理")
    if case.complaint.validity == "invalid":
        return "invalid", translate("Editor", "无效结案")
    if needs_rework(case):
        return "rework", translate("Editor", "开返单 R{round}").format(
            round=case.complaint.round + 1
        )
    following = next_step(case)
    if following is None:
        return "complete", translate("Editor", "完成并关闭")
    text = translate("Editor", "完成，进入{step}")
    return "complete", text.format(step=in_words(following.title))


def place_of_guard(case: CaseFile, guard: str) -> tuple[str, str] | None:
    """(step, field) that answers a guard: an empty field bound to what it asks for, else any."""
    binds, own = GUARD_BINDS.get(guard, ()), GUARD_KEYS.get(guard)
    here = case.workflow.position(case.complaint.step_key)
    found = [
        (step.key, spec.key)
        for step in reversed(case.workflow.steps[: here + 1])
        for spec in step.fields
        if spec.binds in binds or spec.key == own
    ]
    return next((place for place in found if not case.value(*place)), found[0] if found else None)


def fill_menu(menu: QMenu, book: CaseBook, chosen: Callable[[str], None]) -> None:
    """更多: what the case allows now; what it does not allow is shown, but not to be pressed."""
    case = book.case
    translate = QCoreApplication.translate
    running = not case.complaint.outcome and not book.deleted
    moving = running and not case.complaint.on_hold
    at = case.workflow.position(case.complaint.step_key)
    held = case.complaint.on_hold
    for kind, text, allowed in (
        ("edit", translate("Editor", "修改登记信息"), running),
        ("", "", True),
        ("resume", translate("Editor", "恢复处理"), running)
        if held
        else ("hold", translate("Editor", "挂起…"), running),
        ("back", translate("Editor", "退回…"), moving and at > 0),
        ("skip", translate("Editor", "跳过本步骤…"), moving and case.step.optional),
        ("rework", translate("Editor", "开返单…"), moving and case.step.stage == "callback"),
        ("extend", translate("Editor", "延期告知…"), moving and case.complaint.due_at is not None),
        ("escalate", translate("Editor", "升级…"), running and bool(levels_above(case))),
        ("", "", True),
        ("invalid", translate("Editor", "无效结案"), moving),
        ("refer", translate("Editor", "转外部…"), moving),
        ("withdraw", translate("Editor", "撤销投诉…"), moving),
        ("delete", translate("Editor", "删除（移入回收站）"), not book.deleted),
        ("incident", translate("Editor", "群诉…"), True),
        ("", "", True),
        ("words", translate("Editor", "找话术和案例"), running),
        (
            "quality",
            translate("Editor", "主管评分…"),
            bool(case.complaint.outcome) and not book.deleted,
        ),
        ("new_study", translate("Editor", "写成案例…"), case.complaint.outcome == "closed"),
        ("new_improvement", translate("Editor", "提出改进…"), not book.deleted),
        ("", "", True),
        ("changes", translate("Editor", "查看修改记录"), True),
        ("print", translate("Editor", "打印…"), True),
    ):
        if not kind:
            menu.addSeparator()
            continue
        action = menu.addAction(text)
        action.setObjectName(f"more.{kind}")
        action.setEnabled(allowed)
        action.triggered.connect(lambda _checked=False, kind=kind: chosen(kind))


def _show_note(view: EditorView, book: CaseBook, step: Step, desk: Desk) -> None:
    """What must be known before reading on: ended, deleted, on hold, another step, returned."""
    case, complaint, now = book.case, book.case.complaint, desk.now()
    translate = QCoreApplication.translate
    card = view.step
    at, place = case.workflow.position(complaint.step_key), case.workflow.position(step.key)
    if book.deleted:
        card.show_note(translate("Editor", "这条投诉在回收站中，只能查看。"), "amber")
        return
    if complaint.outcome:
        parts = [status_text(complaint.status)]
        if complaint.closed_at:
            parts.append(exact_time(complaint.closed_at))
        if complaint.satisfaction:
            text = translate("Editor", "满意度：{answer}")
            parts.append(text.format(answer=satisfaction_text(complaint.satisfaction)))
        lines = [" · ".join(parts)]
        lines += [text for text in (complaint.outcome_note, complaint.result) if text]
        if complaint.quality_score:
            text = translate("Editor", "主管评分 {points} 分：{note}")
            lines.append(text.format(points=complaint.quality_score, note=complaint.quality_note))
        card.show_note(
            "\n".join(dict.fromkeys(lines)), "green" if complaint.satisfaction else "grey"
        )
        return
    if place != at:
        entry = last_entry(case, step.key)
        if place > at:
            text = translate("Editor", "这一步还没有开始，先看看怎么做。")
        elif entry is not None and entry.left_at is not None:
            text = translate(
                "Editor", "这一步已在{time} 完成（{staff}），内容仍可更正，检查项不再改动。"
            )
            text = text.format(time=near_time(entry.left_at, now), staff=entry.left_by)
        else:
            text = translate("Editor", "正在查看前面的步骤，内容仍可更正。")
        card.show_note(text, "blue")
        return
    if complaint.on_hold:
        wake = near_time(complaint.wake_at, now) if complaint.wake_at else ""
        text = translate("Editor", "已挂起，时限停表：{reason}（{wake} 恢复）")
        card.show_note(text.format(reason=complaint.hold_reason, wake=wake), "amber")
        return
    entries = [entry for entry in case.entries if entry.left_at is not None]
    if entries and entries[-1].how in ("returned", "rework"):
        text = (
            translate("Editor", "返单 R{round}：{reason}")
            if entries[-1].how == "rework"
            else translate("Editor", "已退回到这一步：{reason}")
        )
        card.show_note(text.format(round=complaint.round, reason=entries[-1].reason), "amber")
        return
    card.show_note("")
