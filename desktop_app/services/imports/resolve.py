"""Choosing between the book and the office where both have changed a field."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.services.imports.choices import Choices, chosen, key
from desktop_app.services.imports.model import Check, CheckedRow

BOOK = "book"
OURS = "ours"


def resolve(checked: Check, choices: Choices) -> Check:
    """The check with what was chosen of its rows; nothing is written.

    Keys are (sheet, row) for the conflicts of a row, or (sheet, row, field). ``book`` makes
    conflicts changes; ``ours`` drops conflicts, and a change that is named by its field. Rows
    that hold neither (a case in the bin) and fields not chosen stay.
    """
    if not choices:
        return checked
    return replace(
        checked,
        rows=tuple(
            _settled(row, choices) if row.conflicts or row.change_values else row
            for row in checked.rows
        ),
    )


def resolve_all(checked: Check, choice: str) -> Check:
    """Every conflict settled the same way."""
    return resolve(
        checked,
        {key(row, one.field): choice for row in checked.rows for one in row.conflicts},
    )


def _settled(row: CheckedRow, choices: Choices) -> CheckedRow:
    said = {one.field: chosen(choices, row, one.field) for one in row.conflicts}
    taken = [one for one in row.conflicts if said[one.field] == BOOK]
    left = [one for one in row.conflicts if not said[one.field]]
    declined = {
        one.field
        for one in row.changes
        if one.field in row.change_values and choices.get(key(row, one.field)) == OURS
    }
    if not declined and len(left) == len(row.conflicts):
        return row
    changes = (*(one for one in row.changes if one.field not in declined), *taken)
    parts = {name: one for name, one in row.change_values.items() if name not in declined}
    parts |= {one.field: row.conflict_values[one.field] for one in taken}
    dropped = {name for field in declined for name in row.change_values[field]}
    values = {name: value for name, value in row.values.items() if name not in dropped}
    for columns in parts.values():
        values |= columns
    return replace(
        row,
        verdict="updated" if changes else "conflict" if left else "same",
        changes=changes,
        values=values,
        change_values=parts,
        conflicts=tuple(left),
        conflict_values={one.field: row.conflict_values[one.field] for one in left},
    )
