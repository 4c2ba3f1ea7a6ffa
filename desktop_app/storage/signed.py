"""Signed summaries and the office's remarks on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop_app.domain.erasing import ERASED, Traits, without
from desktop_app.domain.periods import Period
from desktop_app.domain.summary import Remark
from desktop_app.storage.store import Row, Store, to_column
from desktop_app.storage.trace.journal import Journal

_NOT_HIS = frozenset({"number", "department", "handler", "responsible", "assignee", "owner"})
"""What a line of a case says of the office, where somebody may bear the same name."""
_PERIOD = "kind = ? AND first = ? AND last = ?"


@dataclass(frozen=True)
class SignedRow:
    """A signed summary as kept: its document (plain data), and fact → ids of its cases."""

    id: int
    period: Period
    counted_to: datetime
    signed_at: datetime
    signed_by: str
    document: Mapping[str, Any]
    cases: Mapping[str, Sequence[int]]


def find(store: Store, period: Period) -> SignedRow | None:
    """The signed summary of a period that was not taken back."""
    row = store.row(
        f"SELECT * FROM signed_summary WHERE {_PERIOD} AND revoked_at IS NULL", _key(period)
    )
    if row is None:
        return None
    return SignedRow(
        row["id"],
        _period(row),
        datetime.fromisoformat(row["counted_to"]),
        datetime.fromisoformat(row["signed_at"]),
        row["signed_by"],
        json.loads(row["document"]),
        json.loads(row["cases"]),
    )


def signed_periods(store: Store) -> tuple[tuple[Period, str, datetime], ...]:
    """(period, by whom, when) of all that stand, the newest first."""
    rows = store.rows(
        "SELECT kind, first, last, signed_by, signed_at FROM signed_summary"
        " WHERE revoked_at IS NULL ORDER BY last DESC, first DESC, kind"
    )
    return tuple(
        (_period(row), row["signed_by"], datetime.fromisoformat(row["signed_at"])) for row in rows
    )


def insert(
    journal: Journal,
    period: Period,
    counted_to: datetime,
    document: Mapping[str, Any],
    cases: Mapping[str, Sequence[int]],
) -> int:
    """Keep a summary; who and when are the journal's. The trace names it, not its text."""
    kind, first, last = _key(period)
    signed_id = journal.store.insert(
        "signed_summary",
        {
            "kind": kind,
            "first": first,
            "last": last,
            "counted_to": counted_to,
            "signed_at": journal.at,
            "signed_by": journal.staff,
            "document": json.dumps(document, ensure_ascii=False),
            "cases": json.dumps(cases),
        },
    )
    journal.record("signed_summary", signed_id, None, "signed", None, period.key)
    return signed_id


def revoke(journal: Journal, signed_id: int, why: str) -> None:
    journal.update(
        "signed_summary",
        signed_id,
        {"revoked_at": journal.at, "revoked_by": journal.staff, "revoked_why": why},
    )


def remarks(store: Store, period: Period) -> tuple[Remark, ...]:
    rows = store.rows(
        f"SELECT section, text, at, staff FROM summary_remark WHERE {_PERIOD} ORDER BY id",
        _key(period),
    )
    return tuple(
        Remark(row["section"], row["text"], datetime.fromisoformat(row["at"]), row["staff"])
        for row in rows
    )


def write_remark(journal: Journal, period: Period, section: str, text: str) -> None:
    """Write or change a remark; an empty one is removed."""
    key = [*_key(period), section]
    found = journal.store.value(
        f"SELECT id FROM summary_remark WHERE {_PERIOD} AND section = ?", key
    )
    values = {"text": text, "at": journal.at, "staff": journal.staff}
    if found is None:
        if text:
            kind, first, last = _key(period)
            place = {"kind": kind, "first": first, "last": last, "section": section}
            journal.insert("summary_remark", {**place, **values})
    elif text:
        journal.update("summary_remark", found, values)
    else:
        journal.delete("summary_remark", found)


def erase_person(store: Store, number: str, traits: Traits) -> None:
    """Take a person out of what signed summaries tell of the case *number*; figures stay."""
    rows = store.rows(
        "SELECT id, document FROM signed_summary WHERE instr(document, ?)",
        (json.dumps(number, ensure_ascii=False),),
    )
    for row in rows:
        kept = _without_person(json.loads(row["document"]), number, traits)
        text = json.dumps(kept, ensure_ascii=False)
        if text != row["document"]:
            store.execute("UPDATE signed_summary SET document = ? WHERE id = ?", (text, row["id"]))


def _without_person(node: Any, number: str, traits: Traits, *, within: bool = False) -> Any:
    """*node* of a document; *within* a line of the case every text is his but staff's names."""
    if isinstance(node, list):
        return [_without_person(one, number, traits, within=within) for one in node]
    if isinstance(node, dict):
        case = node.get("case")
        here = within or number in (
            node.get("number"),
            case.get("number") if isinstance(case, dict) else None,
        )
        return {
            key: ERASED
            if here and key == "person" and value
            else value
            if key in _NOT_HIS
            else _without_person(value, number, traits, within=here)
            for key, value in node.items()
        }
    return without(node, traits) if within and isinstance(node, str) else node


def changed_since(store: Store, since: datetime, ids: Iterable[int]) -> dict[int, datetime]:
    """Which of the cases were changed after a moment, and when last; looking is no change."""
    wanted, found = list(ids), {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        marks = ",".join("?" * len(part))
        for row in store.rows(
            "SELECT a.complaint_id AS id, max(o.at) AS at FROM audit a"
            f" JOIN operation o ON o.id = a.operation_id WHERE a.complaint_id IN ({marks})"
            " AND a.field <> 'reveal' AND o.at >= ? GROUP BY a.complaint_id",
            [*part, to_column(since)],
        ):
            found[row["id"]] = datetime.fromisoformat(row["at"])
    return found


def _key(period: Period) -> list[object]:
    return [period.kind, period.first.isoformat(), period.last.isoformat()]


def _period(row: Row) -> Period:
    return Period(row["kind"], date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))
