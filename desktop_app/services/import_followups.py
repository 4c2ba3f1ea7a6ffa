"""Rows of a follow-up list: planned and done contacts, tied to their case or flat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services.import_model import CheckedRow, LoadedBook
from desktop_app.services.matching import Places
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import batches, followups
from desktop_app.storage.journal import Journal

_STATES = {
    **dict.fromkeys(("计划中", "待回访", "未回访", "planned"), "planned"),
    **dict.fromkeys(("已完成", "已回访", "完成", "done"), "done"),
    **dict.fromkeys(("已取消", "取消", "cancelled"), "cancelled"),
}


def check(
    office: Office,
    parsed: Sequence[Any],
    on_match: str,
    warnings: list[tuple[str, int, Message]],
    normalised: Counter[str],
    progress: Progress | None,
) -> list[CheckedRow]:
    """New rows and duplicates; a row without a time or without a case and flat is warned of."""
    places = Places(batches.all_flats(office.store))
    numbers = batches.known_numbers(
        office.store, [str(row.values.get("number") or "") for row in parsed]
    )
    known = followups.keys(office.store)
    checked: list[CheckedRow] = []
    for row in parsed:
        values = row.values
        at = values.get("due_at") or values.get("done_at")
        case_id = numbers.get(str(values.get("number") or ""))
        tie = places.tie(
            *(str(values.get(key) or "") for key in ("community", "building", "unit", "room"))
        )
        if not isinstance(at, datetime) or (case_id is None and tie.household_id is None):
            normalised["follow_up_untied"] += 1
            warnings.append(
                (
                    row.sheet,
                    row.row,
                    say(QT_TRANSLATE_NOOP("core", "没有时间，或找不到对应的投诉和住户，未导入")),
                )
            )
            checked.append(CheckedRow("conflict", row, "followups"))
            continue
        kind = str(values.get("kind") or "callback")
        key = (case_id, tie.household_id if case_id is None else None, kind, at)
        verdict = "duplicate" if key in known else "new"
        known.add(key)
        done = values.get("done_at")
        checked.append(
            CheckedRow(
                verdict,
                row,
                "followups",
                values={
                    "kind": kind,
                    "due_at": at,
                    "complaint_id": case_id,
                    "household_id": tie.household_id,
                    "title": str(values.get("title") or ""),
                    "note": str(values.get("note") or ""),
                    "assignee": str(values.get("staff") or ""),
                    "state": _STATES.get(str(values.get("state") or "").casefold())
                    or ("done" if done or values.get("satisfaction") else "planned"),
                    "done_at": done,
                    "outcome": str(values.get("outcome") or values.get("satisfaction") or ""),
                    "unanswered": int(str(values.get("unanswered") or 0)),
                },
            )
        )
    return checked


def write(
    office: Office,
    journal: Journal,
    rows: Sequence[CheckedRow],
    batch_id: int,
    loaded: LoadedBook,
    progress: Progress | None,
) -> None:
    """Write the rows; a case is not moved by them, only its calendar is filled."""
    for index, row in enumerate(rows):
        if progress is not None and index % 200 == 0:
            progress.step(index, len(rows))
        journal.insert("follow_up", {**row.values, "batch_id": batch_id})
