"""Rows of a complaint register: checked against the office, then written as cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from desktop_app.domain import clocks, journey
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.rooms import place_text
from desktop_app.services.cases import fingerprint, prefill_bound
from desktop_app.services.imports.booked import templates_of
from desktop_app.services.imports.booked_shapes import ShapedBooking
from desktop_app.services.imports.carrying import Carrier, parted
from desktop_app.services.imports.matching import CategoryBook, DepartmentBook, Places, Tie
from desktop_app.services.imports.model import CheckedRow, LoadedBook
from desktop_app.services.imports.verdicts import judge_all
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import casebulk, casewriter, reference
from desktop_app.storage.batch import batches
from desktop_app.storage.trace.journal import Journal


class _Lists:
    """The office's lists, read once for a whole book; what was looked up once is known."""

    def __init__(self, office: Office) -> None:
        self.places = Places(batches.all_flats(office.store))
        self.categories = CategoryBook(reference.categories(office.store))
        self.departments = DepartmentBook(reference.departments(office.store))
        self.place = lru_cache(20_000)(self._place)

    def _place(
        self, community: str, building: str, unit: str, room: str
    ) -> tuple[Tie, dict[str, object], str]:
        """The flat at a place, what it gives the columns, and the place as text."""
        tie = self.places.tie(community, building, unit, room)
        given: dict[str, object] = {"household_id": tie.household_id}
        if building and not community:
            given["community"] = self.places.only_community
        return tie, given, place_text(building, unit, room)


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
    now = office.now()
    columns = [_columns(row, lists, warnings, normalised, now) for row in parsed]
    return judge_all(office, parsed, columns, on_match, warnings, progress)


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
    rules, now, file_name = office.rules(), office.now(), loaded.name
    bulk = casebulk.BulkCases(journal)
    booking = ShapedBooking(bulk, templates, rules, now)
    carrier = Carrier(office, templates)
    for index, row in enumerate(new):
        if progress is not None and index % 100 == 0:
            progress.step(index, len(rows))
        booking.put(
            {
                **row.values,
                "number": numbers[index],
                "source_file": file_name,
                "source_sheet": row.parsed.sheet,
                "source_row": row.parsed.row,
                "batch_id": batch_id,
            },
            row.parsed.values,
        )
    bulk.flush()
    batches.mark_repeats(journal, batch_id, office.number_setting("repeat_days", 90))
    for row in rows:
        if row.verdict == "updated" and row.record_id is not None:
            before = office.case(row.record_id)
            columns, work = parted(row.values)
            after = replace(before, complaint=replace(before.complaint, **columns))  # type: ignore[arg-type]
            if {"severity", "category"} & columns.keys():
                after = clocks.retime(after, rules)
            after = prefill_bound(journey.settle(after))
            if work:
                carrier.write(journal, before, after, work)
            else:
                casewriter.save(journal, before, after)
    if progress is not None:
        progress.step(len(rows), len(rows))


_AHEAD = QT_TRANSLATE_NOOP("core", "回访时间 {at} 还没到：作为计划中的回访，不算已回访")
_RATED_AHEAD = QT_TRANSLATE_NOOP(
    "core", "回访时间 {at} 还没到，却已有满意度：满意度采用，回访时间按完成时间登记，请核对日期"
)
_TEXTS = (
    "community", "building", "unit", "room", "complainant", "complainant_kind", "phone",
    "occurred", "expectation", "handler", "received_by", "remark", "content",
)  # fmt: skip


def _columns(
    row: Any,
    lists: _Lists,
    warnings: list[tuple[str, int, Message]],
    normalised: Counter[str],
    now: datetime,
) -> dict[str, object]:
    """The complaint's columns from a row's typed values, tied to the office's lists."""
    get = row.values.get
    columns: dict[str, object] = {key: get(key) or "" for key in _TEXTS}
    phone = get("phone") or ""
    if get("id") or "*" in phone:
        # What this program wrote itself, masked or not, is no number to repair.
        phone = columns["phone"] = str(row.raw.get("phone", "")).strip()
    building, room = get("building") or "", get("room") or ""
    tie, given, place = lists.place(get("community") or "", building, get("unit") or "", room)
    columns.update(given)
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
                    room=f"{building}-{room}",
                    count=tie.candidates,
                ),
            )
        )
    elif tie.why == "unknown":
        normalised["household_unknown"] += 1
    category_text = get("category") or ""
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
    called = get("callback_at")
    if isinstance(called, datetime) and called > now and not get("id"):
        sentence = _RATED_AHEAD if get("satisfaction") else _AHEAD
        warnings.append((row.sheet, row.row, say(sentence, at=f"{called:%Y-%m-%d}")))
    received_at = row.values["received_at"]
    columns["received_at"] = received_at
    columns["channel"] = get("channel") or "other"
    columns["category"] = code
    columns["category_text"] = "" if code else category_text
    columns["severity"] = get("severity") or "normal"
    columns["department"] = lists.departments.find(get("department") or "")
    columns["phone_note"] = "" if get("phone_ok", True) or not phone else "check"
    columns["fingerprint"] = fingerprint(received_at, place, str(columns["content"]))
    return columns


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
