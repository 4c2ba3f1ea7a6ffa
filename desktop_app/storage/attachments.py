"""The attachments of cases in the database: whose a file is, and what it is called."""

from __future__ import annotations

from datetime import datetime

from desktop_app.storage.filestore import Attachment, Stored
from desktop_app.storage.store import Row, Store
from desktop_app.storage.trace.journal import Journal


def _from(row: Row) -> Attachment:
    gone = row["deleted_at"]
    return Attachment(
        row["id"],
        row["complaint_id"],
        row["sha256"],
        row["name"],
        row["media_type"],
        row["size"],
        datetime.fromisoformat(row["at"]),
        row["staff"],
        datetime.fromisoformat(gone) if gone else None,
    )


def of_case(store: Store, complaint_id: int) -> list[Attachment]:
    """The attachments of a case, oldest first, removed ones left out."""
    rows = store.rows(
        "SELECT * FROM attachment WHERE complaint_id = ? AND deleted_at IS NULL ORDER BY id",
        (complaint_id,),
    )
    return [_from(row) for row in rows]


def load(store: Store, attachment_id: int) -> Attachment | None:
    row = store.row("SELECT * FROM attachment WHERE id = ?", (attachment_id,))
    return _from(row) if row else None


def add(journal: Journal, complaint_id: int, stored: Stored) -> int:
    return journal.insert(
        "attachment",
        {
            "complaint_id": complaint_id,
            "sha256": stored.sha256,
            "name": stored.name,
            "media_type": stored.media_type,
            "size": stored.size,
            "at": journal.at,
            "staff": journal.staff,
        },
    )


def contents(store: Store) -> list[tuple[str, int, str]]:
    """(hash, bytes, number of a case) of every content that a row refers to."""
    rows = store.rows(
        "SELECT a.sha256, a.size, min(c.number) AS number FROM attachment a"
        " JOIN complaint c ON c.id = a.complaint_id GROUP BY a.sha256, a.size ORDER BY number"
    )
    return [(row["sha256"], row["size"], row["number"]) for row in rows]
