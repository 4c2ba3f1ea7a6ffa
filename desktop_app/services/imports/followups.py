"""Rows of a follow-up list: planned and done contacts, tied to their case or flat.

A row is the follow-up whose id its hidden column names; else the one of the same case (or
flat), kind and time; else the only one still planned of that case and kind, which a row about
the call that was made, or the day it was moved to, completes or moves. Empty cells say nothing,
what is done is never planned again, and no case is moved in its workflow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from desktop_app.domain.case import FollowUp
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services.imports.choices import CALL
from desktop_app.services.imports.followup_rows import (
    is_ahead,
    kind_of,
    meant,
    minute_of,
    number_of,
    outcome_of,
    own_of,
    same_title,
    state_of,
    text_of,
    time_of,
)
from desktop_app.services.imports.masked import HELD
from desktop_app.services.imports.matching import Places
from desktop_app.services.imports.model import CheckedRow, FieldChange, LoadedBook, Problem
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import followups
from desktop_app.storage.batch import batches
from desktop_app.storage.trace import since
from desktop_app.storage.trace.journal import Journal
from desktop_app.storage.trace.since import Since

_COMPARED = (
    "kind",
    "title",
    "due_at",
    "done_at",
    "state",
    "outcome",
    "unanswered",
    "assignee",
    "note",
)
_TEXTS = frozenset({"title", "outcome", "note"})
_FIELD = {"assignee": "staff"}
"""Columns whose field in the book has another name."""

_UNKNOWN = QT_TRANSLATE_NOOP("core", "没有编号为 {number} 的投诉，这条回访没有地方可挂")
_BIN = QT_TRANSLATE_NOOP("core", "投诉 {number} 在回收站里，请先恢复再导入")
_NO_PLACE = QT_TRANSLATE_NOOP("core", "没有投诉编号，也没有找到对应的住户")
_MANY_PLACES = QT_TRANSLATE_NOOP("core", "没有投诉编号，房号有 {count} 户可能，不能代为选择")
_NO_TIME = QT_TRANSLATE_NOOP("core", "计划时间和回访时间都没有")
_TWICE = QT_TRANSLATE_NOOP("core", "同一条回访在表中重复，只导入一次")
_AHEAD = QT_TRANSLATE_NOOP("core", "回访时间 {at} 还没到，也没有结果：作为计划中的回访排进日历")
_DONE_AHEAD = QT_TRANSLATE_NOOP(
    "core", "回访时间 {at} 还没到，却已有结果：按已完成登记，完成时间记为现在，请核对日期"
)
_PROMISE = QT_TRANSLATE_NOOP("core", "这是对投诉人的承诺，不能取消，状态未改")

Owner = tuple[int | None, int | None]
"""The case, or where there is none the flat."""


def check(
    office: Office,
    parsed: Sequence[Any],
    on_match: str,
    warnings: list[tuple[str, int, Message]],
    normalised: Counter[str],
    progress: Progress | None,
    coming: Collection[str] = (),
) -> list[CheckedRow]:
    """New, updated, same, duplicate and refused rows; see the module for how one is known.

    ``coming`` are the numbers of cases that the same book brings.
    """
    finder = _Finder(office, parsed, coming)
    checked: list[CheckedRow] = []
    for index, row in enumerate(parsed):
        if progress is not None and index % 500 == 0:
            progress.step(index, len(parsed))
        problem = finder.problem(row)
        if problem is not None:
            normalised["follow_up_untied"] += 1
            checked.append(CheckedRow("error", row, "followups", problem=problem))
            continue
        known, twice = finder.find(row)
        values = finder.columns(row)
        if (sentence := finder.ahead(row)) is not None:
            warnings.append((row.sheet, row.row, sentence))
        number = known.number if known is not None else number_of(row)
        if twice:
            warnings.append((row.sheet, row.row, say(_TWICE)))
            checked.append(CheckedRow("duplicate", row, "followups", None, number))
        elif known is None:
            checked.append(CheckedRow("new", row, "followups", None, number, values=values))
        elif on_match == "skip":
            checked.append(CheckedRow("duplicate", row, "followups", known.id, number))
        else:
            if values["state"] == "cancelled" and known.promise_id and known.state == "planned":
                warnings.append((row.sheet, row.row, say(_PROMISE)))
            found = finder.compare(row, known, values)
            for name in found.held:
                warnings.append((row.sheet, row.row, say(HELD, field=_label(name))))
            checked.append(found)
    return checked


def write(
    office: Office,
    journal: Journal,
    rows: Sequence[CheckedRow],
    batch_id: int,
    loaded: LoadedBook,
    progress: Progress | None,
) -> None:
    """Write the rows; a case is not moved by them, only its calendar is filled."""
    late = [row for row in rows if row.verdict == "new" and _is_coming(row)]
    finder = _Finder(office, [row.parsed for row in late])
    fresh = [row.values for row in rows if row.verdict == "new" and not _is_coming(row)]
    rows = [row for row in rows if row.verdict == "updated"]
    for row in late:  # its case came with this book and may have brought a planned callback
        known, _ = finder.find(row.parsed)
        values = finder.columns(row.parsed)
        if known is None:
            fresh.append(values)
        else:
            rows.append(finder.compare(row.parsed, known, values))
    followups.add_many(journal, [{**values, "batch_id": batch_id} for values in fresh])
    for index, row in enumerate(rows):
        if progress is not None and index % 200 == 0:
            progress.step(index, len(rows))
        if row.verdict == "updated" and row.record_id is not None:
            journal.update("follow_up", row.record_id, row.values)
            if row.values.get("state") == "done":
                followups.keep_promise(journal, row.record_id)
    if progress is not None:
        progress.step(len(rows), len(rows))


def _is_coming(row: CheckedRow) -> bool:
    case = row.values.get("complaint_id")
    return isinstance(case, int) and case < 0


class _Finder:
    """What a list's rows may mean, read once."""

    def __init__(self, office: Office, parsed: Sequence[Any], coming: Collection[str] = ()) -> None:
        store, self._now = office.store, office.now()
        self._places = Places(batches.all_flats(store))
        self._cases = batches.known_numbers(store, [n for n in map(number_of, parsed) if n])
        for place, number in enumerate(coming, 1):
            self._cases.setdefault(number, -place)
        self._binned = batches.in_the_bin(store, self._cases.values())
        owned = [own for own in map(own_of, parsed) if own is not None]
        owners = [self._owner(row) for row in parsed]
        known = followups.of_owners(
            store,
            {case for case, _ in owners if case is not None},
            {flat for case, flat in owners if case is None and flat is not None},
        )
        self._by_id = {one.id: one for one in known}
        self._by_time: dict[tuple[Owner, str, datetime], list[FollowUp]] = {}
        self._planned: dict[tuple[Owner, str], list[FollowUp]] = {}
        for one in known:
            owner = _owner_of(one)
            self._by_time.setdefault((owner, one.kind, one.due_at), []).append(one)
            if one.done_at is not None and one.done_at != one.due_at:
                self._by_time.setdefault((owner, one.kind, one.done_at), []).append(one)
            if one.state == "planned" and one.promise_id is None:
                self._planned.setdefault((owner, one.kind), []).append(one)
        lines = [own.line for _, own in owned if own.line is not None]
        self._newest = since.newest_line(store)
        self._since = since.of_records(
            store, "follow_up", [one for one, _ in owned], min(lines, default=0)
        )
        self._taken: set[int] = set()
        self._seen: set[tuple[object, ...]] = set()
        for row in parsed:  # a row that names its follow-up keeps it from being guessed at
            own = own_of(row)
            if own is not None and self._named(row, own[0]) is not None:
                self._taken.add(own[0])

    def _owner(self, row: Any) -> Owner:
        case = self._cases.get(number_of(row))
        return (case, None if case is not None else self._tie(row).household_id)

    def _tie(self, row: Any) -> Any:
        return self._places.tie(
            *(str(row.values.get(key) or "") for key in ("community", "building", "unit", "room"))
        )

    def problem(self, row: Any) -> Problem | None:
        number = number_of(row)
        if number and number not in self._cases:
            return Problem("number", number, say(_UNKNOWN, number=number))
        if number and self._cases[number] in self._binned:
            return Problem("number", number, say(_BIN, number=number))
        place = str(row.raw.get("room") or "")
        if not number:
            tie = self._tie(row)
            if tie.household_id is None:
                many = tie.candidates > 1
                reason = say(_MANY_PLACES, count=tie.candidates) if many else say(_NO_PLACE)
                return Problem("room", place, reason)
        if time_of(row) is None:
            name = "due_at" if row.raw.get("due_at") or not row.raw.get("done_at") else "done_at"
            return Problem(name, str(row.raw.get(name) or ""), say(_NO_TIME))
        return None

    def find(self, row: Any) -> tuple[FollowUp | None, bool]:
        """The follow-up that a row means; true if a row above meant the same."""
        own = own_of(row)
        named = self._named(row, own[0]) if own is not None else None
        at, kind, owner = time_of(row), kind_of(row), self._owner(row)
        assert at is not None
        title = str(row.values.get("title") or "")
        key = (owner, kind, at, title) if named is None else (named.id,)
        twice = key in self._seen
        self._seen.add(key)
        if named is not None or twice:
            return named, twice
        found = self._at(owner, kind, at, title) or self._still_planned(owner, kind, row)
        if found is not None:
            self._taken.add(found.id)
        return found, False

    def _named(self, row: Any, follow_up_id: int) -> FollowUp | None:
        """A book of another office may carry the same ids: the case or flat must agree."""
        found = self._by_id.get(follow_up_id)
        return found if found is not None and _owner_of(found) == self._owner(row) else None

    def _at(self, owner: Owner, kind: str, at: datetime, title: str) -> FollowUp | None:
        free = [f for f in self._by_time.get((owner, kind, at), ()) if f.id not in self._taken]
        alike = [f for f in free if not title or not f.title or same_title(f, title)]
        return next((f for f in alike if same_title(f, title)), alike[0] if alike else None)

    def _still_planned(self, owner: Owner, kind: str, row: Any) -> FollowUp | None:
        title = str(row.values.get("title") or "")
        free = [f for f in self._planned.get((owner, kind), ()) if f.id not in self._taken]
        free = [f for f in free if not title or same_title(f, title)]
        if state_of(row, self._now) == "done":
            return min(free, key=lambda f: (f.due_at, f.id), default=None)
        return free[0] if len(free) == 1 else None

    def ahead(self, row: Any) -> Message | None:
        """The sentence for a call that is told as made, at a time that is still to come."""
        if not is_ahead(row, self._now) or row.values.get("done_at") is None:
            return None
        at = text_of(row.values["done_at"])
        state = state_of(row, self._now)
        return (
            say(_DONE_AHEAD if state == "done" else _AHEAD, at=at) if state != "cancelled" else None
        )

    def columns(self, row: Any) -> dict[str, object]:
        """The columns of a new follow-up."""
        values = row.values
        at, done, state = time_of(row), values.get("done_at"), state_of(row, self._now)
        if state == "planned":
            at = done if isinstance(done, datetime) else at
        elif is_ahead(row, self._now):
            done = self._now.replace(second=0, microsecond=0)
        case, flat = self._owner(row)
        if case is not None:
            flat = self._tie(row).household_id
        return {
            "kind": kind_of(row),
            "due_at": at if state == "planned" else values.get("due_at") or at,
            "complaint_id": case,
            "household_id": flat,
            "title": str(values.get("title") or ""),
            "note": str(values.get("note") or ""),
            "assignee": str(values.get("staff") or ""),
            "state": state,
            "done_at": None if state == "planned" else done or at,
            "outcome": outcome_of(row),
            "unanswered": int(str(values.get("unanswered") or 0)),
        }

    def compare(self, row: Any, known: FollowUp, values: Mapping[str, object]) -> CheckedRow:
        """Field by field; what was changed here since an own export is a conflict."""
        own = own_of(row)
        line = own[1].line if own is not None else None
        lines = self._since.get(known.id, Since())
        certain = line is None or (line <= self._newest and lines.born <= line)
        then = lines.before(line) if line is not None else {}
        changes: list[FieldChange] = []
        conflicts: list[FieldChange] = []
        parts: dict[str, Mapping[str, object]] = {}
        withheld: dict[str, Mapping[str, object]] = {}
        held: list[str] = []
        for column in _COMPARED:
            here, said = getattr(known, column), values[column]
            if column in _TEXTS and (said := meant(str(said), known, column, then)) is None:
                held.append(_FIELD.get(column, column))
                continue
            if not self._says(row, known, column, said) or text_of(here) == text_of(said):
                continue
            name = _FIELD.get(column, column)
            change = FieldChange(name, text_of(here), text_of(said))
            if column in then and minute_of(then[column]) == text_of(said):
                continue  # untouched in the book
            if column in then or not certain:
                conflicts.append(change)
                withheld[name] = {column: said}
            else:
                changes.append(change)
                parts[name] = {column: said}
        if CALL & withheld.keys():  # how a call went is decided as a whole
            conflicts += [one for one in changes if one.field in CALL]
            changes = [one for one in changes if one.field not in CALL]
            withheld |= {name: one for name, one in parts.items() if name in CALL}
        parts = {one.field: parts[one.field] for one in changes}
        return CheckedRow(
            "updated" if changes else "conflict" if conflicts else "same",
            row,
            "followups",
            known.id,
            known.number,
            tuple(changes),
            {column: said for part in parts.values() for column, said in part.items()},
            parts,
            conflicts=tuple(conflicts),
            conflict_values=withheld,
            held=tuple(held),
        )

    def _says(self, row: Any, known: FollowUp, column: str, said: object) -> bool:
        """Whether a row speaks of a column at all, and of nothing that may not be."""
        if column == "state":
            back = said == "planned" or (said == "cancelled" and bool(known.promise_id))
            return known.state != said and not back
        if column == "done_at":
            if known.state == "done" and is_ahead(row, self._now):
                return False  # it was given another time when it came in
            return said is not None and row.values.get("done_at") is not None
        if column == "due_at" and state_of(row, self._now) == "planned":
            if known.state == "planned":
                return True
            return bool(said == row.values.get("due_at"))  # else the day that the call is told of
        if column == "outcome":
            return bool(said)
        if column == "unanswered":
            return bool(row.values.get("unanswered")) and int(str(said)) > known.unanswered
        return row.values.get(_FIELD.get(column, column)) not in (None, "")


def _owner_of(one: FollowUp) -> Owner:
    return (one.complaint_id, None if one.complaint_id is not None else one.household_id)


def _label(field: str) -> Message:
    from desktop_app.exchange.columns import label_of

    return label_of(field)
