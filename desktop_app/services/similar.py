"""Closed cases like this one: what worked, and how satisfied the complainant was."""

from __future__ import annotations

from desktop_app.domain.searchtext import plain
from desktop_app.domain.similar import Text, rank
from desktop_app.services.office import Office
from desktop_app.storage import similar
from desktop_app.storage.similar import Solved as Solved

SHOWN, AT_INTAKE = 8, 3
LEAST = 4
"""Characters from which on a content says enough to be like another."""


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
    return _ranked(office, subject, SHOWN)


def like_text(
    office: Office, content: str, category: str = "", building: str = ""
) -> tuple[Solved, ...]:
    """The same for a complaint that is being taken down: only what tells what was done."""
    if len(plain(content)) < LEAST:
        return ()
    found = _ranked(office, Text(0, content, category, building), SHOWN)
    told = [one for one in found if one.result.strip() or one.short_term.strip()]
    return tuple(told[:AT_INTAKE])


def _ranked(office: Office, subject: Text, most: int) -> tuple[Solved, ...]:
    found = similar.solved(office.store, subject.id, subject.category, subject.content)
    known = {one.id: one for one in found}
    texts = (
        Text(
            one.id,
            one.content,
            one.category,
            one.building,
            one.received_at,
            one.satisfaction,
            bool(one.result.strip() or one.short_term.strip()),
        )
        for one in known.values()
    )
    return tuple(known[case_id] for case_id, _ in rank(subject, texts, office.now(), most))
