"""Closed cases that may be like another one, with what was done and how it was received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.rooms import place_text
from desktop_app.storage.store import Store

MOST = 600
"""Newest closed cases compared: enough to find one alike, few enough to answer at once."""


@dataclass(frozen=True)
class Solved:
    """A closed case: what it was about, what was done, how satisfied the complainant was."""

    id: int
    number: str
    received_at: datetime
    content: str
    category: str
    category_text: str
    building: str
    place: str
    root_cause: str
    short_term: str
    long_term: str
    result: str
    satisfaction: str
    rounds: int
    handler: str


def solved(store: Store, but: int, category: str) -> list[Solved]:
    """Closed cases but one: those of the category's group first, then the newest of all."""
    group = category.partition(".")[0]
    rows = store.rows(
        "SELECT c.*, t.content, t.short_term, t.long_term, t.result FROM complaint c"
        " JOIN complaint_text t ON t.complaint_id = c.id"
        " WHERE c.status = 'closed' AND c.deleted_at IS NULL AND c.id <> ?"
        " ORDER BY (c.category = ? OR c.category LIKE ?) AND c.category <> '' DESC,"
        " c.received_at DESC, c.id DESC LIMIT ?",
        (but, group, f"{group}.%", MOST),
    )
    return [
        Solved(
            id=row["id"],
            number=row["number"],
            received_at=datetime.fromisoformat(row["received_at"]),
            content=row["content"],
            category=row["category"],
            category_text=row["category_text"],
            building=row["building"],
            place=place_text(row["building"], row["unit"], row["room"]),
            root_cause=row["root_cause"],
            short_term=row["short_term"],
            long_term=row["long_term"],
            result=row["result"],
            satisfaction=row["satisfaction"],
            rounds=row["round"],
            handler=row["handler"],
        )
        for row in rows
    ]
