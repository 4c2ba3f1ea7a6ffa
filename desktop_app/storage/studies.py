"""Case studies: closed complaints that are kept as lessons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.storage.store import Row, Store
from desktop_app.storage.trace.journal import Journal

_SELECT = (
    "SELECT s.*, coalesce(c.number, '') AS number FROM case_study s"
    " LEFT JOIN complaint c ON c.id = s.complaint_id AND c.deleted_at IS NULL"
)


@dataclass(frozen=True)
class CaseStudy:
    """``number`` is that of the case it came from; empty when there is none (any more)."""

    id: int
    complaint_id: int | None
    number: str
    category: str
    title: str
    what_happened: str
    cause: str
    what_worked: str
    lesson: str
    at: datetime
    staff: str


def everything(store: Store) -> tuple[CaseStudy, ...]:
    """All of them, the newest first."""
    return tuple(_study(row) for row in store.rows(f"{_SELECT} ORDER BY s.at DESC, s.id DESC"))


def find(store: Store, study_id: int) -> CaseStudy | None:
    row = store.row(f"{_SELECT} WHERE s.id = ?", (study_id,))
    return _study(row) if row else None


def of_case(store: Store, complaint_id: int) -> int | None:
    """Id of the newest study that was made from a case."""
    found = store.value(
        "SELECT id FROM case_study WHERE complaint_id = ? ORDER BY id DESC LIMIT 1",
        (complaint_id,),
    )
    return int(found) if found is not None else None


def insert(journal: Journal, values: Mapping[str, object]) -> int:
    return journal.insert("case_study", values)


def update(journal: Journal, study_id: int, values: Mapping[str, object]) -> bool:
    return journal.update("case_study", study_id, values)


def _study(row: Row) -> CaseStudy:
    return CaseStudy(
        id=row["id"],
        complaint_id=row["complaint_id"],
        number=row["number"],
        category=row["category"],
        title=row["title"],
        what_happened=row["what_happened"],
        cause=row["cause"],
        what_worked=row["what_worked"],
        lesson=row["lesson"],
        at=datetime.fromisoformat(row["at"]),
        staff=row["staff"],
    )
