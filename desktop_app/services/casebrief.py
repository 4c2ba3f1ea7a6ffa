"""A case in brief, for a preview: what it is, where it stands, what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain import rework
from desktop_app.domain.case import Complaint, Contact, FollowUp, Rework
from desktop_app.domain.guards import missing
from desktop_app.domain.messages import Message, Text
from desktop_app.services.office import Office

CONTACTS = 3


@dataclass(frozen=True)
class CaseBrief:
    """``step_number`` counts from 1; ``next_step`` is None in the last step.

    ``missing`` keeps the case in its step, in the order of the form; it is empty for a case
    that has ended or may go on. ``contacts`` are the newest, newest first.
    """

    complaint: Complaint
    step: Text
    step_number: int
    step_count: int
    step_due: datetime | None
    next_step: Text | None
    missing: tuple[Message, ...]
    contacts: tuple[Contact, ...]
    contact_count: int
    next_follow_up: FollowUp | None
    rework: Rework | None = None
    """The rework round that the case is in."""


def brief(office: Office, complaint_id: int) -> CaseBrief:
    """Read a case for its preview; ``KnownError`` if it is not there (any more)."""
    case = office.case(complaint_id)
    steps = case.workflow.steps
    here = case.workflow.position(case.complaint.step_key)
    ended = bool(case.complaint.outcome)
    planned = [one for one in case.follow_ups if one.state == "planned"]
    return CaseBrief(
        complaint=case.complaint,
        step=case.step.title,
        step_number=here + 1,
        step_count=len(steps),
        step_due=case.complaint.due_at,
        next_step=steps[here + 1].title if here + 1 < len(steps) else None,
        missing=() if ended else tuple(one.message for one in missing(case, office.now())),
        contacts=tuple(reversed(case.contacts[-CONTACTS:])),
        contact_count=len(case.contacts),
        next_follow_up=min(planned, key=lambda one: one.due_at, default=None),
        rework=None if ended else rework.current(case),
    )
