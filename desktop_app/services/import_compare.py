"""A row of a case that is here already: field by field, what the book says differently."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from desktop_app.domain.case import Complaint
from desktop_app.domain.phones import mask_name, mask_phone
from desktop_app.services.import_model import CheckedRow, FieldChange

UPDATABLE = (
    "received_at", "channel", "complainant", "complainant_kind", "phone", "occurred", "content",
    "expectation", "severity", "department", "handler", "received_by", "remark",
)  # fmt: skip
"""Columns that a book may change on an existing case; the workflow decides the others."""


ASSIGNED = ("department", "handler")
"""What a case was let through with (派单): a book may change it, its blank cell takes nothing away."""


def compare(
    row: Any,
    values: Mapping[str, object],
    existing: Complaint,
    on_match: str,
    seen: set[str],
) -> CheckedRow:
    """A row of a case that is here already: what it says differently, and whether it may."""
    if on_match == "skip" or existing.number in seen:
        return CheckedRow("duplicate", row, "complaints", existing.id, existing.number)
    given = row.raw
    changes: list[FieldChange] = []
    updates: dict[str, object] = {}
    for name in UPDATABLE:
        if name not in given:
            continue
        before, after = getattr(existing, name), values[name]
        if _same(name, before, after) or (name in ASSIGNED and not after):
            continue
        changes.append(FieldChange(name, _shown(before), _shown(after)))
        updates[name] = after
    if "category" in given and not _same_category(values, existing):
        changes.append(
            FieldChange(
                "category",
                existing.category or existing.category_text,
                str(values["category"] or values["category_text"]),
            )
        )
        updates |= {"category": values["category"], "category_text": values["category_text"]}
    place = ("building", "unit", "room")
    if "room" in given and any(getattr(existing, name) != values[name] for name in place):
        changes.append(
            FieldChange(
                "room", existing.place(), "-".join(str(values[n]) for n in place if values[n])
            )
        )
        updates |= {name: values[name] for name in (*place, "community", "household_id")}
    if not changes:
        return CheckedRow("same", row, "complaints", existing.id, existing.number)
    revision = str(row.values.get("id") or "").partition("@")[2]
    conflict = bool(revision) and revision.isdecimal() and int(revision) != existing.revision
    return CheckedRow(
        "conflict" if conflict else "updated",
        row,
        "complaints",
        existing.id,
        existing.number,
        tuple(changes),
        updates,
    )


def _same(name: str, before: object, after: object) -> bool:
    if before == after:
        return True
    if isinstance(before, str) and "\r" in before:
        # A cell knows one kind of line end only.
        return before.replace("\r\n", "\n").replace("\r", "\n").strip() == after
    if name == "complainant" and after == mask_name(str(before)):
        return True  # a masked export that comes back says nothing new
    if name == "phone" and after in (mask_phone(str(before)), ""):
        return str(after) != "" or not before
    if isinstance(before, datetime) and isinstance(after, datetime):
        return before.replace(second=0) == after.replace(second=0)
    return not before and not after


def _same_category(values: Mapping[str, object], existing: Complaint) -> bool:
    if values["category"] or existing.category:
        return values["category"] == existing.category
    return values["category_text"] == existing.category_text


def _shown(value: object) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value or "")
