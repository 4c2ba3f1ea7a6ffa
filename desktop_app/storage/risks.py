"""Risk notes on the rounds of a case, and on incidents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.storage.store import Row, Store
from desktop_app.storage.trace.journal import Journal


@dataclass(frozen=True)
class RiskNote:
    """``likelihood`` and ``effect`` 1 to 5; ``round`` 0 is the case before any rework."""

    id: int
    complaint_id: int | None
    incident_id: int | None
    round: int
    text: str
    likelihood: int
    effect: int
    mitigation: str
    at: datetime
    staff: str


def of_case(store: Store, complaint_id: int) -> tuple[RiskNote, ...]:
    """The newest round first, in it the gravest first."""
    return _notes(store, "complaint_id", complaint_id)


def of_incident(store: Store, incident_id: int) -> tuple[RiskNote, ...]:
    return _notes(store, "incident_id", incident_id)


def find(store: Store, note_id: int) -> RiskNote | None:
    row = store.row("SELECT * FROM risk_note WHERE id = ?", (note_id,))
    return _note(row) if row else None


def insert(journal: Journal, values: Mapping[str, object]) -> int:
    return journal.insert("risk_note", values)


def update(journal: Journal, note_id: int, values: Mapping[str, object]) -> bool:
    return journal.update("risk_note", note_id, values)


def _notes(store: Store, column: str, row_id: int) -> tuple[RiskNote, ...]:
    rows = store.rows(
        f"SELECT * FROM risk_note WHERE {column} = ?"
        " ORDER BY round DESC, likelihood * effect DESC, id",
        (row_id,),
    )
    return tuple(_note(row) for row in rows)


def _note(row: Row) -> RiskNote:
    return RiskNote(
        id=row["id"],
        complaint_id=row["complaint_id"],
        incident_id=row["incident_id"],
        round=row["round"],
        text=row["text"],
        likelihood=row["likelihood"],
        effect=row["effect"],
        mitigation=row["mitigation"],
        at=datetime.fromisoformat(row["at"]),
        staff=row["staff"],
    )
