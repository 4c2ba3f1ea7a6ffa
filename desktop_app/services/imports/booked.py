"""A row of a register as a case: carried through the workflow as far as the row proves.

A row goes the same way as any case, guards included: a step is left only when what the
row says is enough for it. What is not started yet goes into the office's default workflow;
the rest into ``register``, made for what a book can prove.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain import journey, progress
from desktop_app.domain.case import CaseFile, Complaint, Contact, Status
from desktop_app.domain.clocks import Rules
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.workflow import Workflow
from desktop_app.services.cases import DEFAULT_WORKFLOW
from desktop_app.services.office import Office

REGISTER = "register"
SAID_SATISFIED = QT_TRANSLATE_NOOP("core", "登记表：已回访，满意度 {satisfaction}")
SAID_CALLED = QT_TRANSLATE_NOOP("core", "登记表：记有回访，未记满意度")
SAID_UNANSWERED = QT_TRANSLATE_NOOP("core", "登记表：回访未接通")


@dataclass(frozen=True)
class Templates:
    """The two workflows that rows are put into, with their row ids."""

    register_id: int
    register: Workflow
    default_id: int
    default: Workflow


def book(
    complaint: Complaint,
    values: Mapping[str, object],
    templates: Templates,
    rules: Rules,
    now: datetime,
) -> CaseFile:
    """The case of a row. *values* are the row's typed fields (``exchange.rows``)."""
    stage = str(values.get("progress") or "none")
    if stage == "none":
        complaint = replace(complaint, workflow_id=templates.default_id)
        return _planned(journey.begin(complaint, templates.default, rules), values, now)
    complaint = replace(complaint, workflow_id=templates.register_id)
    return onward(journey.begin(complaint, templates.register, rules), values, rules, now)


def onward(case: CaseFile, values: Mapping[str, object], rules: Rules, now: datetime) -> CaseFile:
    """A case in the register's workflow carried on from where it stands, as far as *values*
    prove; what they do not prove stays to be done. A callback that lies ahead is a plan."""
    called = values.get("callback_at")
    if not isinstance(called, datetime) or called <= now:
        return _proved(case, values, rules)
    return _planned(_proved(case, {**values, "callback_at": None}, rules), values, now)


def _planned(case: CaseFile, values: Mapping[str, object], now: datetime) -> CaseFile:
    called, one = values.get("callback_at"), case.complaint
    ended = one.outcome or one.validity == "invalid" or values.get("satisfaction")
    if not isinstance(called, datetime) or called <= now or ended:
        return case
    return journey.add_follow_up(case, "callback", called, assignee=one.received_by)


def _proved(case: CaseFile, values: Mapping[str, object], rules: Rules) -> CaseFile:
    stage = str(values.get("progress") or "none")
    received = case.complaint.received_at
    if case.step.key == "confirm":
        validity = str(values.get("validity") or "valid")
        case = journey.set_field(case, "confirm", "validity", validity)
        if validity == "invalid":
            reason = str(values.get("result") or "")
            return journey.set_field(case, "confirm", "invalid_reason", reason) if reason else case
        case = _onward(case, received, rules)
    done = {key: str(values.get(key) or "") for key in ("department", "handler", "result")}
    completed = values.get("completed_at")
    if isinstance(completed, datetime):
        done["completed_at"] = completed.isoformat(sep=" ")
    case = journey.set_fields(case, "work", {key: text for key, text in done.items() if text})
    if stage == "working":
        return case
    finished = completed if isinstance(completed, datetime) else case.complaint.completed_at
    done_at = max(received, finished) if finished is not None else received
    if case.step.key == "work":
        case = _onward(case, done_at, rules)
    if case.step.stage != "callback":
        return case
    return _called_back(case, values, done_at, rules)


def _called_back(
    case: CaseFile, values: Mapping[str, object], done_at: datetime, rules: Rules
) -> CaseFile:
    satisfaction = str(values.get("satisfaction") or "")
    called = values.get("callback_at")
    at = max(done_at, called) if isinstance(called, datetime) else done_at
    if values.get("unanswered"):
        case = _contact(case, at, SAID_UNANSWERED, rules, reached=False)
    elif satisfaction:
        case = _contact(case, at, SAID_SATISFIED.format(satisfaction=satisfaction), rules)
    elif isinstance(called, datetime):
        case = _contact(case, at, SAID_CALLED, rules)
    if not satisfaction:
        return case
    answered = {"closing": "callback", "satisfaction": satisfaction}
    if satisfaction == "C":
        answered["comment"] = SAID_SATISFIED.format(satisfaction="C")
    case = journey.set_fields(case, "callback", answered)
    return _onward(case, at, rules)


def _contact(
    case: CaseFile, at: datetime, said: str, rules: Rules, *, reached: bool = True
) -> CaseFile:
    if any(one.at == at and one.reached == reached for one in case.contacts):
        return case  # the same call, told again with what came of it
    contact = Contact(
        id=0,
        at=at,
        entry_id=0,
        person=case.complaint.complainant,
        staff=case.complaint.handler,
        reached=reached,
        said=said,
    )
    return journey.add_contact(case, contact, None, rules)


def _onward(case: CaseFile, at: datetime, rules: Rules) -> CaseFile:
    """Complete the step if its guard is met; a row that proves too little stays where it is."""
    try:
        move = progress.complete(case, at)
    except RefusedError:
        return case
    return journey.apply(case, move, at, case.complaint.received_by, rules)


def is_settled(case: CaseFile) -> bool:
    """Whether the row ended its case."""
    return case.complaint.status == Status.CLOSED


def templates_of(office: Office) -> Templates:
    """The workflows that rows go into: the register's, and the office's default one."""
    key = office.setting("default_workflow", DEFAULT_WORKFLOW)
    default_id = office.workflows.current_id(key)
    register_id = office.workflows.current_id(REGISTER)
    if default_id is None or register_id is None:
        raise LookupError("the office has no default workflow or no register workflow")
    return Templates(
        register_id,
        office.workflows.by_id(register_id),
        default_id,
        office.workflows.by_id(default_id),
    )
