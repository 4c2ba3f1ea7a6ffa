"""Which record, or which other row of the book, a likely duplicate repeats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.services.imports.model import Check, CheckedRow
from desktop_app.services.office import Office
from desktop_app.storage import cases


@dataclass(frozen=True)
class Twin:
    """A case that is here (``case_id``, ``number``), or a row of the same book."""

    case_id: int | None = None
    number: str = ""
    sheet: str = ""
    row: int = 0


def twins(office: Office, checked: Check) -> Mapping[tuple[str, int], Twin]:
    """Sheet and row of each duplicate whose twin is known → the twin."""
    doubles = [row for row in checked.rows if row.verdict == "duplicate"]
    here = [row.record_id for row in doubles if row.kind == "complaints" and row.record_id]
    numbers = {one.id: one.number for one in cases.load_many(office.store, sorted(set(here)))}
    wanted = {mark for row in doubles for mark in _marks(row)}
    first: dict[tuple[object, ...], CheckedRow] = {}
    for row in checked.rows:
        if row.verdict != "duplicate":
            for mark in _marks(row):
                if mark in wanted:
                    first.setdefault(mark, row)
    found: dict[tuple[str, int], Twin] = {}
    for row in doubles:
        place = (row.parsed.sheet, row.parsed.row)
        if row.kind == "complaints" and row.record_id in numbers:
            found[place] = Twin(row.record_id, numbers[row.record_id])
            continue
        other = next((first[mark] for mark in _marks(row) if mark in first), None)
        if other is not None:
            found[place] = Twin(other.record_id, other.number, other.parsed.sheet, other.parsed.row)
    return found


def _marks(row: CheckedRow) -> tuple[tuple[object, ...], ...]:
    """By what a row is known: its number, and what it says."""
    values: Mapping[str, Any] = row.parsed.values
    names = {
        "complaints": ("received_at", "building", "unit", "room", "content"),
        "households": ("community", "building", "unit", "room", "name", "phone"),
        "followups": ("number", "due_at", "done_at", "building", "unit", "room", "kind"),
    }[row.kind]
    said = (row.kind, *(values.get(name) or "" for name in names))
    return ((row.kind, row.number), said) if row.number else (said,)
