"""Rows of a household roster: flats and the people in them, brought up to date.

Nothing said is nothing changed: an empty cell clears nothing, and whom a roster leaves out
stays where he is and is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.rooms import place_text
from desktop_app.services.imports.compare import own_id
from desktop_app.services.imports.masked import HELD
from desktop_app.services.imports.model import CheckedRow, LoadedBook, Problem
from desktop_app.services.imports.people import people_of
from desktop_app.services.imports.roster_book import Place, RosterBook, RosterRow
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import roster
from desktop_app.storage.batch import batches
from desktop_app.storage.trace import since
from desktop_app.storage.trace.journal import Journal

_TIME_WISH = re.compile(r"\d\s*[点时:：]|上午|下午|晚上|早上|中午|周末|勿扰|来电|微信联系")
_OWN = re.compile(r"H\d+-\d*")
_ROW = "row"
"""Under this key a checked row's values hold what it says (``RosterRow``)."""


def check(
    office: Office,
    parsed: Sequence[Any],
    on_match: str,
    warnings: list[tuple[str, int, Message]],
    normalised: Counter[str],
    progress: Progress | None,
) -> list[CheckedRow]:
    """New flats and people, changed ones field by field, and what is the same."""
    said = [_said(row) for row in parsed]
    book = _book(office, said)
    seen: set[tuple[object, ...]] = set()
    first: dict[int, Any] = {}
    checked: list[CheckedRow] = []
    for index, (row, one) in enumerate(zip(parsed, said, strict=True)):
        if progress is not None and index % 500 == 0:
            progress.step(index, len(parsed))
        many = book.candidates(one.place)
        if many > 1:
            checked.append(_which_unit(row, one.place, many))
            continue
        flat_id = book.knows(one.place)
        if on_match == "skip" and flat_id is not None:
            checked.append(CheckedRow("same", row, "households", flat_id))
            continue
        whole = (one.place, one.people)
        if whole in seen:
            checked.append(CheckedRow("duplicate", row, "households", flat_id))
            warnings.append((row.sheet, row.row, say(_TWICE)))
            continue
        seen.add(whole)
        laid = book.lay(one)
        first.setdefault(laid.flat_id, row)
        place = place_text(*one.place[1:])
        for held in laid.withheld:
            held_text = say(_HELD, place=place, field=_label(held.field), here=held.before)
            warnings.append((row.sheet, row.row, held_text))
        for field in laid.held:
            warnings.append((row.sheet, row.row, say(HELD, field=_label(field))))
        for name in laid.strangers:
            warnings.append((row.sheet, row.row, say(_STRANGER, name=name)))
        fresh = laid.flat_id < 0
        changed = laid.new or bool(laid.changes)
        checked.append(
            CheckedRow(
                ("new" if changed else "duplicate") if fresh else "updated" if changed else "same",
                row,
                "households",
                None if fresh else laid.flat_id,
                "",
                () if fresh else laid.changes,
                {_ROW: one},
                {} if fresh else {change.field: {} for change in laid.changes},
            )
        )
    for flat_id, row in first.items():
        for name in book.unmentioned(flat_id):
            normalised["resident_not_in_roster"] += 1
            place = place_text(*(row.values.get(key) for key in ("building", "unit", "room")))
            warnings.append((row.sheet, row.row, say(_LEFT_OUT, name=name, place=place)))
    return checked


_TWICE = QT_TRANSLATE_NOOP("core", "同一户同一人在名册中重复，只导入一次")
_STRANGER = QT_TRANSLATE_NOOP("core", "“{name}”是隐去的姓名，本户没有对得上的人，未新增此人")
_LEFT_OUT = QT_TRANSLATE_NOOP("core", "{place} 的“{name}”名册中没有，本处仍保留，未作改动")


_HELD = QT_TRANSLATE_NOOP("core", "{place} 的“{field}”导出后这里已改为“{here}”，未按表中改动")


def _label(field: str) -> Message:
    from desktop_app.exchange.columns import label_of

    return label_of(field)


def _book(office: Office, said: Sequence[RosterRow]) -> RosterBook:
    """The register as it is, with what was changed in it since the book was exported."""
    store = office.store
    known = roster.everything(store)
    lines = [one.line for one in said if one.line is not None]
    changed: dict[tuple[str, int], since.Since] = {}
    if lines:
        people = {person.id for flat in known.values() for person in flat.people}
        for entity, ids in (("household", {f.id for f in known.values()}), ("resident", people)):
            found = since.of_records(store, entity, ids, min(lines))
            changed |= {(entity, one): what for one, what in found.items()}
    return RosterBook(known, [one.place for one in said], changed)


def _line_of(row: Any) -> int | None:
    """The trace line of an own roster's row (``H12-34@.567``)."""
    own = own_id(row.values.get("id"))
    return own.line if own is not None and _OWN.fullmatch(own.key) else None


def _which_unit(row: Any, place: Place, many: int) -> CheckedRow:
    problem = Problem(
        "room",
        str(row.raw.get("room") or place[3]),
        say(
            QT_TRANSLATE_NOOP(
                "core", "没有单元，有 {count} 户可能，不能代为选择；请补上单元再导入"
            ),
            count=many,
        ),
    )
    return CheckedRow("error", row, "households", problem=problem)


def write(
    office: Office,
    journal: Journal,
    rows: Sequence[CheckedRow],
    batch_id: int,
    loaded: LoadedBook,
    progress: Progress | None,
) -> None:
    """Write flats and people; complaints that named a flat before it was known are tied to it."""
    wanted = [
        replace(one, declined=frozenset(row.declined))
        for row in rows
        if isinstance(one := row.values[_ROW], RosterRow)
    ]
    book = _book(office, wanted)
    for index, one in enumerate(wanted):
        if progress is not None and index % 200 == 0:
            progress.step(index, len(rows))
        book.lay(one)
    roster.write(journal, book.writing(), batch_id)
    batches.tie_complaints(journal)
    if progress is not None:
        progress.step(len(rows), len(rows))


def _said(row: Any) -> RosterRow:
    values = row.values
    remark = str(values.get("remark") or "")
    # A remark like 晚上七点后来电 is a wish, unless the table has a column for wishes.
    wish = "preferred_time" not in values and bool(_TIME_WISH.search(remark))
    community, building, unit, room = (
        str(values.get(key) or "") for key in ("community", "building", "unit", "room")
    )
    return RosterRow(
        (community, building, unit, room),
        float(values["area"]) if values.get("area") is not None else None,
        str(values.get("occupancy") or ""),
        "" if wish else remark,
        str(values.get("kind") or ""),
        remark if wish else str(values.get("preferred_time") or ""),
        str(values.get("person_note") or ""),
        bool(values.get("phone_ok", True)),
        _line_of(row),
        people_of(
            str(values.get("name") or ""),
            str(values.get("phone") or ""),
            tuple(values.get("phone_others") or ()),
        ),
    )
