"""A row of a case that is here already: field by field, what the book says differently.

A book that was exported here carries in its hidden column at which point of the trace it was
made (``number@revision.line``). With it each field is compared three ways: what it held at the
export, what it holds here now, what the book says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from desktop_app.domain.case import Complaint
from desktop_app.services.imports.masked import plain
from desktop_app.services.imports.model import CheckedRow, FieldChange
from desktop_app.services.office import Office
from desktop_app.storage.trace import since

UPDATABLE = (
    "received_at", "channel", "complainant", "complainant_kind", "phone", "occurred", "content",
    "expectation", "severity", "department", "handler", "received_by", "remark",
)  # fmt: skip
"""Columns that a book may change on an existing case; the workflow decides the others."""


ASSIGNED = ("department", "handler")
"""What a case was let through with (派单): a book may change it, its blank cell takes nothing away."""
_NEVER_BLANK = frozenset({*ASSIGNED, "received_at", "channel", "content", "severity"})
_WORK = ("result", "completed_at", "satisfaction", "validity")
PLACE = ("building", "unit", "room")
_OWN = re.compile(r"(?P<key>.*?)@(?P<revision>\d*)(?:\.(?P<line>\d*))?", re.DOTALL)


@dataclass(frozen=True)
class OwnId:
    """The hidden column of an own export: the record, its revision, the newest trace line then."""

    key: str
    revision: int | None = None
    line: int | None = None


@dataclass(frozen=True)
class Base:
    """What is known of a record at the export: ``changed`` columns since, as they were then.

    ``certain`` is false where that cannot be told: an old id whose revision is another one, a
    book of another database, or of a newer state than this (restored) one.
    """

    certain: bool = True
    changed: Mapping[str, str | None] = field(default_factory=dict)


def own_id(text: object) -> OwnId | None:
    """Read the hidden column; ``None`` for a book that was not exported here."""
    plain = str(text or "").strip()
    if not plain:
        return None
    match = _OWN.fullmatch(plain)
    if match is None:
        return OwnId(plain)
    revision, line = match["revision"], match["line"]
    return OwnId(match["key"], int(revision) if revision else None, int(line) if line else None)


def number_of(row: Any) -> str:
    """The case's number, half width and without blanks: the hidden column's, or 编号."""
    values = row.values
    own = own_id(values["id"]) if values.get("id") else None
    text = own.key if own is not None else str(values.get("number") or "")
    return tidy_number(text)


def tidy_number(text: str) -> str:
    """Half width and without blanks; everything else of an office's own numbers stays."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return "".join(text.split())


def bases(
    office: Office, rows: Sequence[Any], existing: Mapping[str, Complaint]
) -> dict[tuple[str, int], Base]:
    """The base of every row of an own export, by sheet and row."""
    owned = [
        (row, own, existing[number])
        for row in rows
        if (own := own_id(row.values.get("id"))) is not None
        and (number := number_of(row)) in existing
    ]
    told = [(case.id, own.line) for _, own, case in owned if own.line is not None]
    first = min((line for _, line in told), default=0)
    lines = since.of_cases(office.store, [one for one, _ in told], first) if told else {}
    newest = since.newest_line(office.store)
    return {
        (row.sheet, row.row): _base(own, case, lines.get(case.id, since.Since()), newest)
        for row, own, case in owned
    }


def _base(own: OwnId, case: Complaint, changes: since.Since, newest: int) -> Base:
    ahead = own.revision is not None and own.revision > case.revision
    if own.line is None:
        return Base(own.revision is None or own.revision == case.revision)
    if ahead or own.line > newest or changes.born > own.line:
        return Base(certain=False)
    return Base(changed=changes.before(own.line))


def compare(
    row: Any, values: Mapping[str, object], existing: Complaint, base: Base | None
) -> CheckedRow:
    """What the row changes, and where it and the office have both changed something.

    ``base`` is ``None`` for a book from elsewhere: its empty cells say nothing, and what it
    says differently is an update.
    """
    changes: list[FieldChange] = []
    conflicts: list[FieldChange] = []
    updates: dict[str, object] = {}
    parts: dict[str, Mapping[str, object]] = {}
    conflict_values: dict[str, Mapping[str, object]] = {}
    for name, columns in _groups(row, values, base):
        said = {column: values[column] for column in columns}
        now = {column: getattr(existing, column) for column in columns}
        if _alike(name, now, said):
            continue
        change = FieldChange(name, _text(name, now), _text(name, said))
        if name == "phone":
            said["phone_note"] = values.get("phone_note", "")
        touched = base is not None and not base.changed.keys().isdisjoint(columns)
        if base is not None and touched:
            then = {c: _then(c, base.changed[c]) if c in base.changed else now[c] for c in columns}
            if _alike(name, then, said):
                continue  # the book still holds what stood there when it was made
        if touched or (base is not None and not base.certain):
            conflicts.append(change)
            conflict_values[name] = said
        else:
            changes.append(change)
            updates |= said
            parts[name] = said
    return CheckedRow(
        "updated" if changes else "conflict" if conflicts else "same",
        row,
        "complaints",
        existing.id,
        existing.number,
        tuple(changes),
        updates,
        parts,
        tuple(conflicts),
        conflict_values,
    )


def left_aside(row: Any, existing: Complaint, base: Base | None) -> bool:
    """Whether the row tells of work (result, completion, answer, validity) that is not known here.

    A book changes none of it: that is the workflow's. A book that only knows less is no news.
    """
    said = row.values.get
    if base is not None:
        if not base.certain or not base.changed.keys().isdisjoint(_WORK):
            return False
        told = [name for name in _WORK if name in row.raw and said(name) not in (None, "")]
        return any(not _known_here(name, existing, said(name)) for name in told)
    if existing.outcome or said("progress") in (None, "none"):
        return False
    if said("validity") == "invalid":
        return existing.validity != "invalid"
    if existing.completed_at is None:
        return said("progress") != "working" or bool(said("result") and not existing.result)
    return bool(said("satisfaction") and not existing.satisfaction)


def _known_here(name: str, existing: Complaint, said: object) -> bool:
    here = getattr(existing, name)
    if same(name, here, said):
        return True
    people = ((existing.complainant,), (existing.phone,))
    return isinstance(here, str) and plain(str(said), here, *people) == here.strip()


def _groups(
    row: Any, values: Mapping[str, object], base: Base | None
) -> list[tuple[str, tuple[str, ...]]]:
    """The fields that the row speaks of, each with the columns that go together."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for name in UPDATABLE:
        if name not in row.raw or _says_nothing(row, name, values, base):
            continue
        found.append((name, (name,)))
    if "category" in row.raw and not _says_nothing(row, "category", values, base):
        found.append(("category", ("category", "category_text")))
    if "room" in row.raw and not _says_nothing(row, "room", values, base):
        found.append(("room", (*PLACE, "community", "household_id")))
    return found


def _says_nothing(row: Any, name: str, values: Mapping[str, object], base: Base | None) -> bool:
    if name == "room" and "*" in str(row.raw.get("room") or ""):
        return True  # told in words, with a name under its mask
    read = row.values.get(name)
    blank = read is None or read == ""
    if name in _NEVER_BLANK and (blank or not values[name]):
        return True
    return base is None and blank and not str(row.raw.get(name) or "").strip()


def _alike(name: str, here: Mapping[str, object], said: Mapping[str, object]) -> bool:
    if name == "category":
        if said["category"] or here["category"]:
            return said["category"] == here["category"]
        return (said["category_text"] or "") == (here["category_text"] or "")
    if name == "room":
        return all((here[column] or "") == (said[column] or "") for column in PLACE)
    return same(name, here[name], said[name])


def _then(column: str, text: str | None) -> object:
    if column == "received_at" and text:
        return datetime.fromisoformat(text)
    return "" if text is None else text


def _text(name: str, values: Mapping[str, object]) -> str:
    if name == "category":
        return str(values["category"] or values["category_text"] or "")
    if name == "room":
        return "-".join(str(values[column]) for column in PLACE if values[column])
    return shown(values[name])


def same(name: str, before: object, after: object) -> bool:
    """Whether a field holds what the book says of it."""
    if before == after:
        return True
    if isinstance(before, str) and "\r" in before:
        # A cell knows one kind of line end only.
        return before.replace("\r\n", "\n").replace("\r", "\n").strip() == after
    if isinstance(before, datetime) and isinstance(after, datetime):
        return before.replace(second=0) == after.replace(second=0)
    return not before and not after


def shown(value: object) -> str:
    """A field as the check shows it: times without seconds."""
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value or "")
