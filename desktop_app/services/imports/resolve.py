"""Choosing between the book and the office where both have changed a field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from desktop_app.services.imports.choices import Choices, chosen, key
from desktop_app.services.imports.model import Check, CheckedRow, FieldChange

BOOK = "book"
OURS = "ours"


@dataclass(frozen=True)
class Held:
    """A field of the work that will not become what the row says, or what was chosen for it.

    ``after`` is what it becomes instead (empty: it stays), ``lacking`` are the fields that were
    not taken and would be needed; none for a field that moves although it was not taken.
    """

    after: str
    lacking: tuple[str, ...] = ()


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


def held(row: CheckedRow, choices: Choices) -> Mapping[str, Held]:
    """The fields of a row that the workflow's guards keep from what was chosen."""
    if row.course is None:
        return {}
    offered = {one.field: one for one in (*row.changes, *row.conflicts)}
    taken = accepted(row, choices)
    if taken == offered.keys():
        return {}
    comes = _comes(row, taken)
    found = {}
    for name in row.course.fields & taken:
        after = comes[name].after if name in comes else ""
        if after != offered[name].after:
            found[name] = Held(after, _lacking(row, name, offered, taken))
    return found | {name: Held(one.after) for name, one in comes.items() if name not in taken}


def _comes(row: CheckedRow, taken: Collection[str]) -> dict[str, FieldChange]:
    """What becomes of the work when these fields are written."""
    if row.course is None or not row.course.fields & set(taken):
        return {}
    return {one.field: one for one in row.course.changes(_written(row, taken))}


def _lacking(
    row: CheckedRow, name: str, offered: Mapping[str, FieldChange], taken: Collection[str]
) -> tuple[str, ...]:
    """The fields left out without which *name* cannot become what the row says."""

    def needed(other: str) -> bool:
        comes = _comes(row, offered.keys() - {other})
        return name not in comes or comes[name].after != offered[name].after

    left = tuple(other for other in offered if other not in taken)
    return tuple(filter(needed, left)) or left


def accepted(row: CheckedRow, choices: Choices) -> set[str]:
    """The fields that will be written as far as it is for a person to choose."""
    changes = {
        one.field
        for one in row.changes
        if one.field not in row.change_values or choices.get(key(row, one.field)) != OURS
    }
    return changes | {one.field for one in row.conflicts if chosen(choices, row, one.field) == BOOK}


def _written(row: CheckedRow, taken: Collection[str]) -> dict[str, object]:
    """The columns of a row with these of its fields. Several fields may need the same one."""
    declined = [name for name in row.change_values if name not in taken]
    dropped = {name for field in declined for name in row.change_values[field]}
    values = {name: value for name, value in row.values.items() if name not in dropped}
    for parts in (row.change_values, row.conflict_values):
        for name, columns in parts.items():
            if name in taken:
                values |= columns
    return values


def _settled(row: CheckedRow, choices: Choices) -> CheckedRow:
    left = tuple(one for one in row.conflicts if not chosen(choices, row, one.field))
    taken = accepted(row, choices)
    if len(left) == len(row.conflicts) and all(one.field in taken for one in row.changes):
        return row
    offered = (*row.changes, *row.conflicts)
    changes = tuple(one for one in offered if one.field in taken)
    if row.course is not None and len(changes) < len(offered):
        # A guard may hold what was taken where something else was not (see ``held``).
        work = row.course.fields | {"status"}
        comes = _comes(row, taken)
        changes = (*comes.values(), *(one for one in changes if one.field not in work))
    parts = {**row.change_values, **row.conflict_values}
    return replace(
        row,
        verdict="updated" if changes else "conflict" if left else "same",
        changes=changes,
        values=_written(row, taken),
        change_values={name: one for name, one in parts.items() if name in taken},
        conflicts=left,
        conflict_values={one.field: row.conflict_values[one.field] for one in left},
        declined=tuple(one.field for one in row.changes if one.field not in taken),
    )
