"""The guards of a step: what must be true before a case may leave it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.case import UPSET, CaseFile
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.workflow import FieldSpec, Step


@dataclass(frozen=True)
class Missing:
    """One thing that is still missing: its kind, the key it concerns, and the sentence."""

    kind: str  # field | check | guard
    key: str
    message: Message


QUALITY_CHECKED = "quality_checked"
QUALITY_FIRST = say(
    QT_TRANSLATE_NOOP("core", "返单交回前完成质量检查：在“返单”中逐项确认，再请投诉人验收")
)


def missing(case: CaseFile, now: datetime) -> tuple[Missing, ...]:
    """Everything that keeps the case in its current step, in the order of the form."""
    step = case.step
    found = [*_missing_fields(case, step), *_missing_checks(case, step)]
    for guard in step.guards:
        sentence = _GUARDS[guard](case, now)
        if sentence is not None:
            found.append(Missing("guard", guard, sentence))
    here = case.workflow.position(step.key)
    following = case.workflow.steps[here + 1] if here + 1 < len(case.workflow.steps) else None
    opens_solution = step.solution or (following is not None and following.solution)
    if opens_solution and "mood_settled" not in step.guards:
        sentence = _mood_settled(case, now)
        if sentence is not None:
            found.append(Missing("guard", "mood_settled", sentence))
    if needs_quality_check(case):
        found.append(Missing("guard", QUALITY_CHECKED, QUALITY_FIRST))
    return tuple(found)


def needs_quality_check(case: CaseFile) -> bool:
    """Whether the rework round stands before its hand-back without its quality check (001).

    No step asks for it by name, so no template can leave it out: it is asked for in the last
    step before the callback, or in the callback where a round begins there.
    """
    if case.complaint.round == 0 or case.complaint.outcome:
        return False
    steps = case.workflow.steps
    here = case.workflow.position(case.complaint.step_key)
    if case.step.stage == "callback":
        hands_back = case.workflow.step(case.workflow.rework_step).stage == "callback"
    else:
        hands_back = here + 1 == len(steps) or steps[here + 1].stage == "callback"
    if not hands_back:
        return False
    rework = next((r for r in case.reworks if r.round == case.complaint.round), None)
    return rework is None or rework.checked_at is None or not rework.quality.strip()


def is_required(spec: FieldSpec, value_of: Callable[[str], str]) -> bool:
    """A field's requirement, given a look at the other fields of its step."""
    rule = spec.required_if
    return spec.required or (rule is not None and value_of(rule.field) in rule.equals)


def bound_value(case: CaseFile, bind: str) -> str:
    """The value of the field bound to a case column, from the newest step that has one."""
    for step in reversed(case.workflow.steps):
        for spec in step.fields:
            if spec.binds == bind:
                value = case.value(step.key, spec.key)
                if value:
                    return value
    return ""


def mood_is_settled(case: CaseFile) -> bool:
    """Mood first (002): after 激动/愤怒 at intake a contact must record the mood after."""
    if case.complaint.mood not in UPSET:
        return True
    return any(contact.mood_after for contact in case.contacts)


def was_called_back(case: CaseFile) -> bool:
    """The complainant himself was reached in this step, or three calls and a visit failed."""
    entry = case.entry
    if entry is None:
        return False
    if any(contact.spoken and contact.entry_id == entry.id for contact in case.contacts):
        return True
    calls, visits = _tries(case)
    return calls >= 3 and visits >= 1


def _tries(case: CaseFile) -> tuple[int, int]:
    """(calls, visits) of this step in which nobody was reached."""
    entry = case.entry
    tries = [c for c in case.contacts if entry and c.entry_id == entry.id and not c.reached]
    visits = sum(1 for contact in tries if contact.channel == "visit")
    return len(tries) - visits, visits


def _missing_fields(case: CaseFile, step: Step) -> list[Missing]:
    found = []
    for spec in step.fields:
        if case.value(step.key, spec.key).strip():
            continue
        if is_required(spec, lambda key: case.value(step.key, key)):
            found.append(
                Missing(
                    "field",
                    spec.key,
                    say(QT_TRANSLATE_NOOP("core", "填写“{label}”"), label=spec.label),
                )
            )
    return found


def _missing_checks(case: CaseFile, step: Step) -> list[Missing]:
    return [
        Missing(
            "check",
            item.key,
            say(QT_TRANSLATE_NOOP("core", "完成检查项“{label}”"), label=item.text),
        )
        for item in step.checklist
        if item.required and not case.ticked(step.key, item.key)
    ]


def _assessed(case: CaseFile, now: datetime) -> Message | None:
    complaint = case.complaint
    if complaint.validity == "valid":
        return None
    if complaint.validity == "invalid":
        return say(
            QT_TRANSLATE_NOOP(
                "core",
                "投诉已判为无效：请向投诉人解释并记录沟通，再用“无效结案”结束，不能进入下一步",
            )
        )
    return say(QT_TRANSLATE_NOOP("core", "确认投诉是否有效（是否属实、是否职责内、是否正式）"))


def _assigned(case: CaseFile, now: datetime) -> Message | None:
    if case.complaint.department and case.complaint.handler:
        return None
    return say(QT_TRANSLATE_NOOP("core", "派单：填写责任部门和经办人"))


def _contact_logged(case: CaseFile, now: datetime) -> Message | None:
    if any(contact.reached for contact in case.contacts):
        return None
    return say(QT_TRANSLATE_NOOP("core", "记录一次与投诉人的沟通（Ctrl+L）"))


def _contact_in_step(case: CaseFile, now: datetime) -> Message | None:
    if _contacts_in_step(case):
        return None
    return say(QT_TRANSLATE_NOOP("core", "本步骤内与投诉人沟通一次并记录（Ctrl+L）"))


def _contacts_in_step(case: CaseFile) -> bool:
    entry = case.entry
    return entry is not None and any(
        contact.reached and contact.entry_id == entry.id for contact in case.contacts
    )


def _mood_settled(case: CaseFile, now: datetime) -> Message | None:
    if mood_is_settled(case):
        return None
    return say(
        QT_TRANSLATE_NOOP(
            "core", "先处理心情：投诉人登记时情绪激动，请先沟通安抚并记录沟通后的情绪（Ctrl+L）"
        )
    )


def _resident_agreed(case: CaseFile, now: datetime) -> Message | None:
    if any(
        case.value(step.key, spec.key) == "agree"
        for step in case.workflow.steps
        for spec in step.fields
        if spec.key == "opinion"
    ):
        return None
    return say(QT_TRANSLATE_NOOP("core", "投诉人同意处理方案后才能继续；不同意请退回修改方案"))


def _called_back(case: CaseFile, now: datetime) -> Message | None:
    if was_called_back(case):
        return None
    calls, _visits = _tries(case)
    if calls >= 3:
        return say(QT_TRANSLATE_NOOP("core", "电话三次未接通：请安排上门回访并记录（Ctrl+L）"))
    return say(
        QT_TRANSLATE_NOOP(
            "core", "回访投诉人并记录沟通（Ctrl+L）；未接通也请记录，已记 {calls} 次"
        ),
        calls=calls,
    )


def _satisfaction_known(case: CaseFile, now: datetime) -> Message | None:
    answer = bound_value(case, "satisfaction")
    unsolved = any(
        case.value(case.step.key, spec.key) == "no"
        for spec in case.step.fields
        if spec.key == "resolved"
    )
    if unsolved:
        return say(QT_TRANSLATE_NOOP("core", "投诉人说问题没有解决，不能关闭：请开返单继续处理"))
    if answer in ("A", "B"):
        return None
    if answer == "C":
        return say(QT_TRANSLATE_NOOP("core", "投诉人不满意，不能关闭：请开返单继续处理"))
    return say(QT_TRANSLATE_NOOP("core", "记录投诉人的满意度（A 满意 / B 较满意 / C 不满意）"))


def _promises_settled(case: CaseFile, now: datetime) -> Message | None:
    ahead = {f.id: f for f in case.follow_ups}
    for contact in case.contacts:
        for promise in contact.promises:
            if promise.kept_at is not None:
                continue
            follow_up = ahead.get(promise.follow_up_id or -1)
            if follow_up is not None and follow_up.state == "done":
                continue
            if promise.due_at < now or follow_up is None or follow_up.state != "planned":
                return say(
                    QT_TRANSLATE_NOOP("core", "承诺“{text}”尚未兑现：请兑现并在回访日历中完成"),
                    text=promise.text,
                )
    return None


_GUARDS: Mapping[str, Callable[[CaseFile, datetime], Message | None]] = {
    "assessed": _assessed,
    "assigned": _assigned,
    "contact_logged": _contact_logged,
    "contact_in_step": _contact_in_step,
    "mood_settled": _mood_settled,
    "resident_agreed": _resident_agreed,
    "called_back": _called_back,
    "satisfaction_known": _satisfaction_known,
    "promises_settled": _promises_settled,
}
