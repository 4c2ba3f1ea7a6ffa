"""Proposing 重大 for a case, with the rule quoted; a proposal put away once stays away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from desktop_app.domain.case import CaseFile
from desktop_app.domain.raising import Proposal, critical_rules
from desktop_app.services.office import Office
from desktop_app.storage import casebook
from desktop_app.storage.trace.audit import AuditLine


def standing(office: Office, case: CaseFile, lines: Iterable[AuditLine]) -> Proposal | None:
    """The proposal that still waits for an answer; raising the case is an answer too."""
    if case.complaint.escalated:
        return None
    put_away = _put_away(lines)
    found = critical_rules(case, _same_before(office, case), office.now())
    return next((one for one in found if one.rule not in put_away), None)


def decline(office: Office, complaint_id: int, rule: str) -> None:
    """Put the proposal of *rule* away for this case; the trace remembers who did."""
    office.case(complaint_id)
    with office.write("decline_proposal") as journal:
        journal.record("complaint", complaint_id, complaint_id, "proposal", None, rule)


def _put_away(lines: Iterable[AuditLine]) -> set[str]:
    found: set[str] = set()
    for line in lines:
        if (line.entity, line.field) == ("complaint", "proposal"):
            found.discard(line.before or "")
            if line.after:
                found.add(line.after)
    return found


def _same_before(office: Office, case: CaseFile) -> int:
    complaint = case.complaint
    if complaint.household_id is None or not complaint.category:
        return 0
    since = complaint.received_at - timedelta(days=office.number_setting("repeat_days", 90))
    return casebook.earlier_same(
        office.store,
        complaint.household_id,
        complaint.category,
        since,
        complaint.received_at,
        complaint.id,
    )
