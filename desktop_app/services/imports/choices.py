"""Choices about rows in conflict, kept only while what they were made about is still so."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.services.imports.model import Check, CheckedRow

Key = tuple[str, int] | tuple[str, int, str]
Choices = Mapping[Key, str]
"""Sheet and row, or those and a field → ``import_resolve.BOOK`` or ``OURS``."""


def place(row: CheckedRow) -> tuple[str, int]:
    """Sheet and row."""
    return row.parsed.sheet, row.parsed.row


def key(row: CheckedRow, field: str) -> tuple[str, int, str]:
    """By what a choice knows one field of a row."""
    return (*place(row), field)


CALL = frozenset({"state", "done_at", "outcome", "unanswered"})
"""Fields of a follow-up that tell how one call went: none of them is true without the others."""


def together(row: CheckedRow, field: str) -> set[str]:
    """The fields of a row that are decided with one."""
    known = {one.field for one in row.conflicts} | set(row.change_values)
    return known & (CALL if row.kind == "followups" and field in CALL else {field})


def chosen(choices: Choices, row: CheckedRow, field: str) -> str:
    """What was chosen of a field: for it alone, else for its whole row."""
    return choices.get(key(row, field)) or choices.get(place(row), "")


def still_meant(choices: Choices, seen: Check, fresh: Check) -> dict[Key, str]:
    """Those choices whose rows say in the *fresh* check what was *seen* when they were made."""
    wanted = {(one[0], one[1]) for one in choices}
    before = {place(row): _said(row) for row in seen.rows if place(row) in wanted}
    same = {
        place(row)
        for row in fresh.rows
        if place(row) in before and before[place(row)] == _said(row)
    }
    return {one: choice for one, choice in choices.items() if (one[0], one[1]) in same}


def _said(row: CheckedRow) -> tuple[object, ...]:
    return row.changes, row.conflicts
