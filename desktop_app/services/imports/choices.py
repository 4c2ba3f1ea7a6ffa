"""Choices about rows in conflict, kept only while what they were made about is still so."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.services.imports.model import Check, CheckedRow

Choices = Mapping[tuple[str, int], str]
"""Sheet and row → ``import_resolve.BOOK`` or ``OURS``."""


def place(row: CheckedRow) -> tuple[str, int]:
    """By what a choice knows its row: sheet and row."""
    return row.parsed.sheet, row.parsed.row


def still_meant(choices: Choices, seen: Check, fresh: Check) -> dict[tuple[str, int], str]:
    """Those choices whose rows say in the *fresh* check what was *seen* when they were made."""
    before = {place(row): row.conflicts for row in seen.rows if place(row) in choices}
    return {
        place(row): choices[place(row)]
        for row in fresh.rows
        if row.conflicts and before.get(place(row)) == row.conflicts
    }
