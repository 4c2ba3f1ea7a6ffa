"""Closed cases like this one: what worked, and how satisfied the complainant was."""

from __future__ import annotations

from desktop_app.domain.similar import Text, rank
from desktop_app.services.office import Office
from desktop_app.storage import similar
from desktop_app.storage.similar import Solved as Solved

SHOWN = 8


def like(office: Office, complaint_id: int) -> tuple[Solved, ...]:
    """The closed cases most like a case, best first."""
    complaint = office.case(complaint_id).complaint
    subject = Text(
        complaint_id,
        f"{complaint.content}\n{complaint.expectation}",
        complaint.category,
        complaint.building,
        complaint.received_at,
    )
    known = {one.id: one for one in similar.solved(office.store, complaint_id, complaint.category)}
    texts = (
        Text(one.id, one.content, one.category, one.building, one.received_at)
        for one in known.values()
    )
    return tuple(known[case_id] for case_id, _ in rank(subject, texts, office.now(), SHOWN))
