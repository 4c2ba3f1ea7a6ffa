"""Registering a complaint, filling in its steps, moving it on, ending it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop_app.domain import clocks, journey, progress, raising, rework
from desktop_app.domain.case import CaseFile, Complaint, Contact
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.guards import Missing, missing
from desktop_app.domain.lines import tidied
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services import draftbook, registration
from desktop_app.services.office import Office
from desktop_app.storage import cases, casewriter
from desktop_app.storage.trace import audit
from desktop_app.storage.trace.audit import AuditLine

DEFAULT_WORKFLOW = "seven-steps"


@dataclass(frozen=True)
class Intake:
    """What the front desk takes down; everything but the content may be empty."""

    content: str
    received_at: datetime | None = None
    channel: str = "phone"
    household_id: int | None = None
    community: str = ""
    building: str = ""
    unit: str = ""
    room: str = ""
    resident_id: int | None = None
    complainant: str = ""
    complainant_kind: str = ""
    phone: str = ""
    occurred: str = ""
    expectation: str = ""
    category: str = ""
    severity: str = "normal"
    mood: str = ""
    department: str = ""
    handler: str = ""
    remark: str = ""
    workflow: str = ""
    draft_key: str = ""


@dataclass(frozen=True)
class NewContact:
    """A contact as entered: a promise, if any, with the time until which it holds."""

    said: str = ""
    at: datetime | None = None
    direction: str = "out"
    channel: str = "phone"
    person: str = ""
    reached: bool = True
    mood_before: str = ""
    mood_after: str = ""
    promise: str = ""
    promise_due: datetime | None = None


EDITABLE = (
    "received_at", "channel", "complainant", "complainant_kind", "phone", "occurred", "content",
    "expectation", "category", "severity", "department", "handler", "remark", "household_id",
    "community", "building", "unit", "room", "resident_id", "received_by",
)  # fmt: skip
"""Columns of the registration that may be corrected later; everything else is derived."""


_DIGITS_ONLY = str.maketrans("", "", "- :")


def fingerprint(received_at: datetime, place: str, content: str) -> str:
    """Identity of a case without a number: time to the minute, place and content."""
    text = "".join(unicodedata.normalize("NFKC", content).split()).casefold()
    minute = received_at.isoformat(" ", "minutes").translate(_DIGITS_ONLY)
    key = f"{minute}|{place}|{text}"
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:24]


def register(office: Office, intake: Intake) -> CaseFile:
    """Register a complaint: number, first step, running clocks; its draft waits no longer."""
    if not intake.content.strip():
        raise KnownError("content_missing", say(QT_TRANSLATE_NOOP("core", "请填写投诉内容。")))
    intake = replace(intake, **tidied(vars(intake)))
    now = office.now()
    received_at = (intake.received_at or now).replace(microsecond=0)
    if received_at > now + timedelta(minutes=5):
        raise KnownError(
            "received_in_future",
            say(QT_TRANSLATE_NOOP("core", "受理时间晚于现在，请更正；已填内容都已保留。")),
        )
    household, resident = registration.still_there(
        office, intake.household_id, intake.resident_id, intake.complainant
    )
    intake = replace(intake, household_id=household, resident_id=resident)
    registration.check(office, vars(intake))
    key = intake.workflow or office.setting("default_workflow", DEFAULT_WORKFLOW)
    workflow_id = office.workflows.current_id(key)
    if workflow_id is None:
        raise KnownError(
            "workflow_unknown",
            say(QT_TRANSLATE_NOOP("core", "没有名为“{key}”的流程，请在设置中选择。"), key=key),
        )
    with office.write("register") as journal:
        number = cases.next_number(office.store, received_at)
        complaint = Complaint(
            id=0,
            number=number,
            received_at=received_at,
            content=intake.content.strip(),
            channel=intake.channel,
            received_by=office.operator,
            household_id=intake.household_id,
            community=intake.community,
            building=intake.building,
            unit=intake.unit,
            room=intake.room,
            resident_id=intake.resident_id,
            complainant=intake.complainant,
            complainant_kind=intake.complainant_kind,
            phone=intake.phone,
            occurred=intake.occurred,
            expectation=intake.expectation.strip(),
            category=intake.category,
            severity=intake.severity,
            mood=intake.mood,
            department=intake.department,
            handler=intake.handler,
            remark=intake.remark.strip(),
            workflow_id=workflow_id,
        )
        complaint = replace(
            complaint,
            fingerprint=fingerprint(received_at, complaint.place(), complaint.content),
            repeat_of=earlier_same(office, complaint),
        )
        case = journey.begin(complaint, office.workflows.by_id(workflow_id), office.rules())
        case = prefill_bound(case)
        complaint_id = casewriter.save(journal, None, case)
        if intake.draft_key:
            draftbook.set_aside(office, intake.draft_key, journal.operation_id)
    return office.case(complaint_id)


def earlier_same(office: Office, complaint: Complaint) -> int | None:
    """The earlier case that this one repeats: same household and category within N days."""
    if complaint.household_id is None or not complaint.category:
        return None
    days = office.number_setting("repeat_days", 90)
    return cases.latest_same(
        office.store,
        complaint.household_id,
        complaint.category,
        complaint.received_at - timedelta(days=days),
        complaint.received_at,
        complaint.id,
    )


def edit(office: Office, complaint_id: int, values: Mapping[str, object]) -> CaseFile:
    """Correct columns of the registration; ``KnownError`` for one that is not editable."""
    for name in values:
        if name not in EDITABLE:
            raise KnownError(
                "not_editable",
                say(QT_TRANSLATE_NOOP("core", "“{name}”由流程决定，不能直接修改。"), name=name),
            )
    if "content" in values and not str(values["content"]).strip():
        raise KnownError("content_missing", say(QT_TRANSLATE_NOOP("core", "请填写投诉内容。")))
    received = values.get("received_at")
    if isinstance(received, datetime) and received > office.now() + timedelta(minutes=5):
        raise KnownError(
            "received_in_future",
            say(QT_TRANSLATE_NOOP("core", "受理时间不能晚于现在，原时间未变。")),
        )
    values = {**values, **tidied(values)}
    registration.check(office, values)
    before = office.case(complaint_id)
    after = corrected(office, before, values)
    with office.write("edit") as journal:
        return office.save(journal, before, after)


def corrected(office: Office, before: CaseFile, values: Mapping[str, object]) -> CaseFile:
    """The case with other columns of the registration; refused where a guard was passed by them."""
    registration.check_correction(before, values)
    after = replace(before, complaint=replace(before.complaint, **dict(values)))  # type: ignore[arg-type]
    if {"severity", "category"} & values.keys():
        after = clocks.retime(after, office.rules())
    if {"household_id", "category", "received_at"} & values.keys():
        again = earlier_same(office, after.complaint)
        after = replace(after, complaint=replace(after.complaint, repeat_of=again))
    return prefill_bound(journey.settle(after))


def set_field(
    office: Office, complaint_id: int, step_key: str, field_key: str, value: str
) -> CaseFile:
    """Fill in one field of a step's form."""
    before = office.case(complaint_id)
    after = journey.set_field(before, step_key, field_key, value)
    finished = after.complaint.completed_at
    if finished and finished > office.now() + timedelta(minutes=5) and after != before:
        raise KnownError(
            "completed_in_future",
            say(QT_TRANSLATE_NOOP("core", "完成时间晚于现在，请更正；已填内容都已保留。")),
        )
    if after == before:
        return before
    if after.complaint.severity != before.complaint.severity:
        after = journey.settle(clocks.retime(after, office.rules()))
    with office.write("fill") as journal:
        return office.save(journal, before, after)


def set_tick(
    office: Office, complaint_id: int, step_key: str, item_key: str, ticked: bool
) -> CaseFile:
    """Tick or untick a checklist item."""
    before = office.case(complaint_id)
    with office.write("tick") as journal:
        return office.save(journal, before, journey.set_tick(before, step_key, item_key, ticked))


def still_missing(office: Office, complaint_id: int) -> tuple[Missing, ...]:
    """What keeps the case in its step."""
    return missing(office.case(complaint_id), office.now())


def complete_step(office: Office, complaint_id: int) -> CaseFile:
    """Complete the current step; refused with what is missing."""
    case = office.case(complaint_id)
    return _move(office, "complete", case, progress.complete(case, office.now()))


def skip_step(office: Office, complaint_id: int, reason: str) -> CaseFile:
    case = office.case(complaint_id)
    return _move(office, "skip", case, progress.skip(case, reason))


def go_back(office: Office, complaint_id: int, to_step: str, reason: str) -> CaseFile:
    case = office.case(complaint_id)
    return _move(office, "go_back", case, progress.go_back(case, to_step, reason))


def close_invalid(office: Office, complaint_id: int) -> CaseFile:
    case = office.case(complaint_id)
    return _move(office, "close_invalid", case, progress.close_invalid(case))


def refer(office: Office, complaint_id: int, where: str) -> CaseFile:
    case = office.case(complaint_id)
    return _move(office, "refer", case, progress.refer(case, where))


def withdraw(office: Office, complaint_id: int, reason: str) -> CaseFile:
    case = office.case(complaint_id)
    return _move(office, "withdraw", case, progress.withdraw(case, reason))


def open_rework(
    office: Office, complaint_id: int, cause: str, plan: rework.Plan | None = None
) -> CaseFile:
    """Open the next rework round; *plan* says what is planned for it, where that is known."""
    before, now = office.case(complaint_id), office.now()
    move = progress.open_rework(before, cause)
    after = journey.apply(before, move, now, office.operator, office.rules())
    if plan is not None:
        after = rework.planned(after, plan, now)
    with office.write("rework") as journal:
        return office.save(journal, before, prefill_bound(after))


def hold(office: Office, complaint_id: int, reason: str, wake_at: datetime) -> CaseFile:
    before = office.case(complaint_id)
    with office.write("hold") as journal:
        return office.save(journal, before, journey.hold(before, reason, wake_at, office.now()))


def resume(office: Office, complaint_id: int) -> CaseFile:
    before = office.case(complaint_id)
    with office.write("resume") as journal:
        return office.save(journal, before, journey.resume(before, office.now(), office.rules()))


def extend(office: Office, complaint_id: int, clock: str, until: datetime, reason: str) -> CaseFile:
    """Move a due time; refused unless the complainant was told (003 §4.1)."""
    before = office.case(complaint_id)
    after = raising.extend(before, clock, until, reason, office.now(), office.operator)
    with office.write("extend") as journal:
        return office.save(journal, before, after)


def escalate(office: Office, complaint_id: int, level: str, reason: str) -> CaseFile:
    """Raise a case to the supervisor or the manager."""
    before = office.case(complaint_id)
    after = raising.escalate(before, level, reason, office.now(), office.operator)
    with office.write("escalate") as journal:
        return office.save(journal, before, after)


def log_contact(office: Office, complaint_id: int, new: NewContact) -> CaseFile:
    """Log a contact; a promise in it stands in the calendar from then on."""
    before = office.case(complaint_id)
    now = office.now()
    at = (new.at or now).replace(microsecond=0)
    if at > now + timedelta(minutes=5):
        raise KnownError(
            "contact_in_future",
            say(QT_TRANSLATE_NOOP("core", "沟通时间晚于现在；计划中的沟通请安排到回访日历。")),
        )
    if new.promise.strip() and (new.promise_due is None or new.promise_due <= now):
        raise RefusedError(
            "promise_without_time",
            say(QT_TRANSLATE_NOOP("core", "承诺必须写明什么时间之前兑现，且在现在之后。")),
        )
    if new.reached and not new.said.strip() and not new.promise.strip():
        raise RefusedError("contact_empty", say(QT_TRANSLATE_NOOP("core", "请写下沟通的内容。")))
    contact = Contact(
        id=0,
        at=at,
        entry_id=0,
        direction=new.direction,
        channel=new.channel,
        person=new.person.strip() or before.complaint.complainant,
        staff=office.operator,
        reached=new.reached,
        mood_before=new.mood_before,
        mood_after=new.mood_after if new.reached else "",
        said=new.said.strip(),
    )
    promise = (
        (new.promise.strip(), new.promise_due) if new.promise.strip() and new.promise_due else None
    )
    after = journey.add_contact(before, contact, promise, office.rules())
    with office.write("contact") as journal:
        return office.save(journal, before, after)


def delete(office: Office, complaint_id: int) -> None:
    """Put a case into the recycle bin; ``restore`` brings it back."""
    office.case(complaint_id)
    with office.write("delete") as journal:
        journal.update("complaint", complaint_id, {"deleted_at": office.now()})


def restore(office: Office, complaint_id: int) -> None:
    office.case(complaint_id)
    with office.write("restore") as journal:
        journal.update("complaint", complaint_id, {"deleted_at": None})


def history(office: Office, complaint_id: int) -> list[AuditLine]:
    """Who changed what and when, oldest first."""
    return audit.of_case(office.store, complaint_id)


def _move(office: Office, name: str, case: CaseFile, move: progress.Move) -> CaseFile:
    after = journey.apply(case, move, office.now(), office.operator, office.rules())
    with office.write(name) as journal:
        return office.save(journal, case, prefill_bound(after))


def prefill_bound(case: CaseFile) -> CaseFile:
    """Show what the case already knows (department, handler, severity) in the step's own form."""
    if case.complaint.outcome:
        return case
    for spec in case.step.fields:
        if spec.binds in ("department", "handler", "severity"):
            known = str(getattr(case.complaint, spec.binds))
            if known and case.value(case.step.key, spec.key) != known:
                key = (case.first_round_of(case.step.key), case.step.key, spec.key)
                case = replace(case, values={**case.values, key: known})
    return case
