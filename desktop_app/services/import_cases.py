"""Rows of a complaint register: checked against the office, then written as cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from desktop_app.domain import clocks, journey
from desktop_app.domain.case import Complaint
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.phones import mask_name, mask_phone
from desktop_app.domain.rooms import place_text
from desktop_app.services.booked import REGISTER, Templates
from desktop_app.services.booked_shapes import ShapedBooking
from desktop_app.services.cases import DEFAULT_WORKFLOW, fingerprint, prefill_bound
from desktop_app.services.import_model import CheckedRow, FieldChange, LoadedBook
from desktop_app.services.matching import CategoryBook, DepartmentBook, Places
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import batches, casebulk, cases, casewriter, reference
from desktop_app.storage.journal import Journal

UPDATABLE = (
    "received_at", "channel", "complainant", "complainant_kind", "phone", "occurred", "content",
    "expectation", "severity", "department", "handler", "received_by", "remark",
)  # fmt: skip
"""Columns that a book may change on an existing case; the workflow decides the others."""


ASSIGNED = ("department", "handler")
"""What a case was let through with (派单): a book may change it, its blank cell takes nothing away."""


class _Lists:
    """The office's lists, read once for a whole book."""

    def __init__(self, office: Office) -> None:
        self.places = Places(batches.all_flats(office.store))
        self.categories = CategoryBook(reference.categories(office.store))
        self.departments = DepartmentBook(reference.departments(office.store))


def check(
    office: Office,
    parsed: Sequence[Any],
    on_match: str,
    warnings: list[tuple[str, int, Message]],
    normalised: Counter[str],
    progress: Progress | None,
) -> list[CheckedRow]:
    """New, updated, same, duplicate or conflict, for every row."""
    lists = _Lists(office)
    columns = [_columns(row, lists, warnings, normalised) for row in parsed]
    own_numbers = [_number(row) for row in parsed]
    numbers = batches.known_numbers(office.store, filter(None, own_numbers))
    marks = batches.known_fingerprints(office.store, [str(c["fingerprint"]) for c in columns])
    binned = batches.in_the_bin(office.store, numbers.values())
    seen_numbers: set[str] = set()
    seen_marks: set[str] = set()
    checked: list[CheckedRow] = []
    existing = {one.id: one for one in cases.load_many(office.store, sorted(set(numbers.values())))}
    each = zip(parsed, columns, own_numbers, strict=True)
    for index, (row, values, number) in enumerate(each):
        if progress is not None and index % 200 == 0:
            progress.step(index, len(parsed))
        mark = str(values["fingerprint"])
        if number and numbers.get(number) in binned:
            warnings.append(
                (
                    row.sheet,
                    row.row,
                    say(
                        QT_TRANSLATE_NOOP("core", "投诉 {number} 在回收站里，请先恢复再导入"),
                        number=number,
                    ),
                )
            )
            checked.append(CheckedRow("conflict", row, "complaints", numbers[number], number))
        elif number and number in numbers:
            checked.append(_compare(row, values, existing[numbers[number]], on_match, seen_numbers))
        elif mark in marks or mark in seen_marks or (number and number in seen_numbers):
            checked.append(CheckedRow("duplicate", row, "complaints", marks.get(mark), number))
        else:
            checked.append(CheckedRow("new", row, "complaints", None, number, values=values))
        seen_marks.add(mark)
        if number:
            seen_numbers.add(number)
    return checked


def write(
    office: Office,
    journal: Journal,
    rows: Sequence[CheckedRow],
    batch_id: int,
    loaded: LoadedBook,
    progress: Progress | None,
) -> None:
    """New rows as cases, carried as far as each row proves; updates field by field."""
    new = [row for row in rows if row.verdict == "new"]
    numbers = _numbers(office, new)
    templates = templates_of(office)
    rules, now = office.rules(), office.now()
    bulk = casebulk.BulkCases(journal)
    booking = ShapedBooking(bulk, templates, rules, now)
    for index, row in enumerate(new):
        if progress is not None and index % 100 == 0:
            progress.step(index, len(rows))
        booking.put(
            {
                "number": numbers[index],
                "source_file": loaded.name,
                "source_sheet": row.parsed.sheet,
                "source_row": row.parsed.row,
                "batch_id": batch_id,
                **row.values,
            },
            {**row.parsed.values, **_said(row.values)},
        )
    bulk.flush()
    batches.mark_repeats(journal, batch_id, office.number_setting("repeat_days", 90))
    for row in rows:
        if row.verdict == "updated" and row.record_id is not None:
            before = office.case(row.record_id)
            after = replace(before, complaint=replace(before.complaint, **dict(row.values)))  # type: ignore[arg-type]
            if {"severity", "category"} & row.values.keys():
                after = clocks.retime(after, rules)
            casewriter.save(journal, before, prefill_bound(journey.settle(after)))
    if progress is not None:
        progress.step(len(rows), len(rows))


def _said(values: Mapping[str, object]) -> dict[str, object]:
    """The office's spelling of what the workflow's fields take over from the row."""
    return {key: values[key] for key in ("department", "handler") if key in values}


def _number(row: Any) -> str:
    """The case's number: from the hidden column of an own export, or from 编号."""
    values = row.values
    own = str(values["id"]).partition("@")[0] if values.get("id") else ""
    return (own or str(values.get("number") or "")).strip()


_TEXTS = (
    "community", "building", "unit", "room", "complainant", "complainant_kind", "phone",
    "occurred", "expectation", "handler", "received_by", "remark", "content",
)  # fmt: skip


def _columns(
    row: Any,
    lists: _Lists,
    warnings: list[tuple[str, int, Message]],
    normalised: Counter[str],
) -> dict[str, object]:
    """The complaint's columns from a row's typed values, tied to the office's lists."""
    values = row.values
    text = {key: str(values.get(key) or "") for key in _TEXTS}
    if values.get("id") or "*" in str(row.raw.get("phone", "")):
        # What this program wrote itself, masked or not, is no number to repair.
        text["phone"] = str(row.raw.get("phone", "")).strip()
    tie = lists.places.tie(text["community"], text["building"], text["unit"], text["room"])
    if not text["community"] and text["building"]:
        text["community"] = lists.places.only_community
    if tie.why == "ambiguous":
        normalised["household_ambiguous"] += 1
        warnings.append(
            (
                row.sheet,
                row.row,
                say(
                    QT_TRANSLATE_NOOP(
                        "core", "房号“{room}”没有单元，名册中有 {count} 户可能，未代为选择"
                    ),
                    room=f"{text['building']}-{text['room']}",
                    count=tie.candidates,
                ),
            )
        )
    elif tie.why == "unknown":
        normalised["household_unknown"] += 1
    category_text = str(values.get("category") or "")
    code = lists.categories.find(category_text)
    if category_text and not code:
        normalised["category_unknown"] += 1
        warnings.append(
            (
                row.sheet,
                row.row,
                say(
                    QT_TRANSLATE_NOOP("core", "类别“{text}”不在本处的类别表中，按原文保留"),
                    text=category_text,
                ),
            )
        )
    department = str(values.get("department") or "")
    received_at = values["received_at"]
    assert isinstance(received_at, datetime)
    place = place_text(text["building"], text["unit"], text["room"])
    return {
        **text,
        "received_at": received_at,
        "channel": str(values.get("channel") or "other"),
        "household_id": tie.household_id,
        "category": code,
        "category_text": "" if code else category_text,
        "severity": str(values.get("severity") or "normal"),
        "department": lists.departments.find(department),
        "phone_note": "" if values.get("phone_ok", True) or not text["phone"] else "check",
        "fingerprint": fingerprint(received_at, place, text["content"]),
    }


def _compare(
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


def _numbers(office: Office, new: Sequence[CheckedRow]) -> list[str]:
    """The number of each new row: its own, or the next free one of the day it was received."""
    days = Counter(f"{row.values['received_at']:%Y%m%d}" for row in new if not row.number)
    last = batches.take_numbers(office.store, days)
    taken = {row.number for row in new if row.number}
    numbers: list[str] = []
    for row in new:
        if row.number:
            numbers.append(row.number)
            continue
        day = f"{row.values['received_at']:%Y%m%d}"
        while True:
            last[day] += 1
            number = f"TS-{day}-{last[day]:03d}"
            if number not in taken:
                break
        numbers.append(number)
    return numbers


def templates_of(office: Office) -> Templates:
    """The workflows that rows go into: the register's, and the office's default one."""
    key = office.setting("default_workflow", DEFAULT_WORKFLOW)
    default_id = office.workflows.current_id(key)
    register_id = office.workflows.current_id(REGISTER)
    if default_id is None or register_id is None:
        raise LookupError("the office has no default workflow or no register workflow")
    return Templates(
        register_id,
        office.workflows.by_id(register_id),
        default_id,
        office.workflows.by_id(default_id),
    )
