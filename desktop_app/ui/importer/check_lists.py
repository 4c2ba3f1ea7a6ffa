"""The lists of a check: what each holds, and which of its lines a person may decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop_app.services.imports import report as import_report
from desktop_app.services.imports.importing import Check, CheckedRow, FieldChange
from desktop_app.services.imports.nearby import People
from desktop_app.services.imports.twins import Twin


@dataclass(frozen=True)
class CheckList:
    """One list of the check: headers, items, how an item is said, widths, and what it means."""

    headers: Sequence[str]
    items: Sequence[Any]
    words: Callable[[Any], Sequence[str]]
    widths: Sequence[int]
    meaning: str
    opens: Callable[[Any], int | None] = lambda _item: None
    """The case to be opened on Enter, if any."""


@dataclass(frozen=True)
class Found:
    """A check with what is told beside it."""

    checked: Check
    groups: Sequence[import_report.ChangeGroup] = ()
    twins: Mapping[tuple[str, int], Twin] = field(default_factory=dict)
    category: Callable[[str], str] = str
    """A category's code → its name."""
    people: Mapping[tuple[str, int], People] = field(default_factory=dict)
    """Sheet and row → people of its case and its flat, whom its texts may name."""


DECIDED = ("conflict", "updated")
"""Lists whose lines are decided one by one: pairs of a row and a change."""


def decidable(row: CheckedRow) -> set[str]:
    """The fields of a row that may be taken or left."""
    return {one.field for one in row.conflicts} | set(row.change_values)


def in_conflict(checked: Check) -> list[CheckedRow]:
    """The rows that wait for a decision, or cannot be written."""
    return [row for row in checked.rows if row.verdict == "conflict" or row.conflicts]


def case_of(pair: tuple[CheckedRow, FieldChange | None]) -> int | None:
    """The case that a line is about."""
    return pair[0].record_id if pair[0].kind == "complaints" else None
