"""Choosing between the book and the office where both have changed a field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.services.imports.model import Check, CheckedRow

BOOK = "book"
OURS = "ours"


def resolve(checked: Check, choices: Mapping[tuple[str, int], str]) -> Check:
    """The check with the conflicts of the rows in *choices* settled; nothing is written.

    Keys are (sheet, row); ``book`` makes the conflicts of the row changes, ``ours`` drops
    them. Rows without conflicts by field (a case in the bin) and rows not chosen stay.
    """
    if not choices:
        return checked
    return replace(
        checked,
        rows=tuple(
            _settled(row, choices.get((row.parsed.sheet, row.parsed.row), ""))
            if row.conflicts
            else row
            for row in checked.rows
        ),
    )


def resolve_all(checked: Check, choice: str) -> Check:
    """Every conflict settled the same way."""
    return resolve(
        checked,
        {(row.parsed.sheet, row.parsed.row): choice for row in checked.rows if row.conflicts},
    )


def _settled(row: CheckedRow, choice: str) -> CheckedRow:
    if choice == BOOK:
        values = dict(row.values)
        for columns in row.conflict_values.values():
            values |= columns
        return replace(
            row,
            verdict="updated",
            changes=(*row.changes, *row.conflicts),
            values=values,
            conflicts=(),
            conflict_values={},
        )
    if choice == OURS:
        return replace(
            row,
            verdict="updated" if row.changes else "same",
            conflicts=(),
            conflict_values={},
        )
    return row
