"""A register that comes again with newer results: what it tells of the work on a case here.

What the row adds (result, completion, callback, satisfaction, validity) is proposed field by
field. A case that nobody worked on since it came in is carried on as its row would be booked
now; one that somebody worked on only where a person chooses so; one that has left the
register's ways (a workflow with steps of its own, on hold, in rework, ended) never.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from desktop_app.domain import journey
from desktop_app.domain.case import CaseFile, Complaint
from desktop_app.domain.clocks import Rules
from desktop_app.domain.errors import KnownError
from desktop_app.services.cases import prefill_bound
from desktop_app.services.imports.booked import REGISTER, Templates, onward
from desktop_app.services.imports.compare import Base, same, shown
from desktop_app.services.imports.masked import plain
from desktop_app.services.imports.model import CheckedRow, FieldChange
from desktop_app.services.office import Office
from desktop_app.storage import casewriter
from desktop_app.storage.batch import carried as batch_carried
from desktop_app.storage.cases import set_value
from desktop_app.storage.trace import since
from desktop_app.storage.trace.journal import Journal

_TOLD = ("validity", "result", "completed_at", "satisfaction")
"""Fields that a case has a column for, in the order of the work."""
_MARK = "@"
"""Before the name of what is carried on, among the columns of a checked row."""
_SEEN = "@seen"
"""The newest line of the trace at the check: what was done since is not carried over."""


@dataclass(frozen=True)
class Proposal:
    """What a row would do: field by field, with what is needed for it. ``sure``: nobody has
    worked on the case."""

    changes: tuple[FieldChange, ...]
    values: Mapping[str, Mapping[str, object]]
    sure: bool
    course: Way

    def on(self, row: CheckedRow) -> CheckedRow:
        """The row with the proposal: as changes, or to be chosen where the case was worked on."""
        if self.sure:
            together = {name: one for part in self.values.values() for name, one in part.items()}
            return replace(
                row,
                verdict="updated",
                changes=(*row.changes, *self.changes),
                values={**row.values, **together},
                change_values={**row.change_values, **self.values},
                course=self.course,
            )
        return replace(
            row,
            verdict="updated" if row.changes else "conflict",
            conflicts=(*row.conflicts, *self.changes),
            conflict_values={**row.conflict_values, **self.values},
            course=self.course,
        )


@dataclass(frozen=True)
class Way:
    """How far a case goes with some of what its row tells (a ``Course``); writes nothing."""

    fields: frozenset[str]
    case: CaseFile
    templates: Templates
    rules: Rules
    now: datetime

    def changes(self, values: Mapping[str, object]) -> tuple[FieldChange, ...]:
        columns, work = parted(values)
        if not work:
            return ()
        told = _accepted(work)
        start = replace(self.case, complaint=replace(self.case.complaint, **columns))  # type: ignore[arg-type]
        after = carried_on(start, told, self.templates, self.rules, self.now)
        if after is None:
            return ()
        # A step that is left may fill in a field that was not wanted: that is told as well.
        told = {**dict.fromkeys(self.fields - {"callback_at"}), **told}
        return tuple(_changes(self.case, journey.settle(after), told))


class Carrier:
    """Carries cases on; one for a whole book."""

    def __init__(self, office: Office, templates: Templates) -> None:
        self._office, self._templates = office, templates
        self._rules = office.rules()
        self._newest = since.newest_line(office.store)

    def proposal(
        self, row: Any, columns: Mapping[str, object], here: Complaint, base: Base | None
    ) -> Proposal | None:
        """What the row adds to the work on the case *here*; ``None`` where it can add nothing."""
        told = _told(row, here, base)
        if not told:
            return None
        stored, now = self._office.case(here.id), self._office.now()
        case = replace(stored, complaint=_spelled(stored.complaint, columns))
        after = carried_on(case, told, self._templates, self._rules, now)
        if after is None:
            return None
        found = tuple(_changes(case, after, told))
        if not found:
            return None
        worked = batch_carried.worked_on(self._office.store, here.id)
        # How far the case goes is a field of its own where it shows; else it goes with each.
        shared: dict[str, object] = {_SEEN: self._newest}
        if found[0].field != "status":
            shared |= _marked("status", told)
        return Proposal(
            found,
            {one.field: _marked(one.field, told) | shared for one in found},
            sure=not worked,
            course=Way(
                frozenset(one.field for one in found), stored, self._templates, self._rules, now
            ),
        )

    def write(
        self, journal: Journal, before: CaseFile, after: CaseFile, work: Mapping[str, object]
    ) -> None:
        """Save a case whose columns are those of *after*, carried on with what was accepted."""
        seen = work.get(_SEEN)
        told = _accepted(work)
        carried = None
        if isinstance(seen, int) and not batch_carried.touched_after(
            journal.store, before.complaint.id, seen, journal.operation_id
        ):
            carried = carried_on(after, told, self._templates, self._rules, journal.at)
        if carried is None:
            casewriter.save(journal, before, after)
            return
        if carried.workflow is not before.workflow:
            before = _begun_anew(journal, before)
        casewriter.save(journal, before, prefill_bound(journey.settle(carried)))


def parted(values: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """The columns of a checked row, and what of the work is to be carried on."""
    work = {name: one for name, one in values.items() if name.startswith(_MARK)}
    return {name: one for name, one in values.items() if name not in work}, work


def _accepted(work: Mapping[str, object]) -> dict[str, object]:
    """What is to be carried on by the names of the row."""
    told = {name.removeprefix(_MARK): value for name, value in work.items() if name != _SEEN}
    told.setdefault("progress", "working")  # the new status was not wanted: the case stays
    return told


def carried_on(
    case: CaseFile,
    told: Mapping[str, object],
    templates: Templates,
    rules: Rules,
    now: datetime,
) -> CaseFile | None:
    """The case as far as *told* proves; ``None`` for one that no book may carry on."""
    complaint = case.complaint
    if complaint.outcome or complaint.on_hold or complaint.round:
        return None
    told = {**told, "department": complaint.department, "handler": complaint.handler}
    try:
        if case.workflow.key == REGISTER:
            return onward(case, told, rules, now)
        if not _is_as_it_came(case) or told.get("progress") in (None, "none"):
            return None
        again = replace(complaint, workflow_id=templates.register_id)
        begun = journey.begin(again, templates.register, rules)
        return onward(replace(begun, follow_ups=case.follow_ups), told, rules, now)
    except (KnownError, KeyError):
        return None


def _is_as_it_came(case: CaseFile) -> bool:
    """Whether a case stands where its row put it: nothing done, said or filled in."""
    done = (
        case.contacts, case.ticks, case.holds, case.extensions, case.escalations, case.reworks
    )  # fmt: skip
    bound = {spec.key for spec in case.workflow.steps[0].fields if spec.binds}
    return (
        case.complaint.batch_id is not None
        and len(case.entries) == 1
        and not any(done)
        and all(key in bound for _, _, key in case.values)
    )


def _begun_anew(journal: Journal, case: CaseFile) -> CaseFile:
    """Take away where an untouched case stood, for the steps of the register to take its place."""
    for entry in case.entries:
        journal.delete("step_entry", entry.id)
    for run in case.clocks:
        journal.delete("clock_run", run.id)
    for key in case.values:
        set_value(journal, case.complaint.id, *key, "")
    return replace(case, entries=(), clocks=(), values={})


def _spelled(complaint: Complaint, columns: Mapping[str, object]) -> Complaint:
    """The case with the people of the row, where it names them."""
    named = {name: columns[name] for name in ("department", "handler") if columns.get(name)}
    return replace(complaint, **named) if named else complaint  # type: ignore[arg-type]


def _told(row: Any, here: Complaint, base: Base | None) -> dict[str, object]:
    """What the row says of the work, with all that it takes to carry the case on; empty where
    it says nothing that is not known here."""
    from desktop_app.exchange.joins import progress_said

    said = {name: row.values.get(name) for name in (*_TOLD, "callback_at", "unanswered")}
    result = said["result"]
    if isinstance(result, str) and "*" in result:
        said["result"] = plain(result, here.result, (here.complainant,), (here.phone,)) or ""
    if base is not None:
        return _edited(row, said, here, base, progress_said)
    news = any(_adds(name, said[name], here) for name in _TOLD) or said["callback_at"]
    if not news and here.completed_at:
        return {}
    told = {name: value for name, value in said.items() if value not in (None, "")}
    told["progress"] = row.values.get("progress")
    return told


def _edited(
    row: Any, said: Mapping[str, object], here: Complaint, base: Base, progress_said: Any
) -> dict[str, object]:
    """Of an own export: what somebody wrote into it; its status is no cell to write in."""
    new = {
        name: said[name]
        for name in _TOLD
        if name in row.raw and _adds(name, said[name], here) and _was_edited(name, said[name], base)
    }
    if not new:
        return {}
    words, end = new.get("result", here.result), new.get("completed_at", here.completed_at)
    progress = progress_said(str(words or ""), end is not None)
    if "satisfaction" in new and progress in ("none", "working"):
        progress = "done" if words else progress
    known = {"result": here.result, "completed_at": here.completed_at, "validity": here.validity}
    called = said["callback_at"] if "satisfaction" in new else None
    found = {**known, **new, "callback_at": called, "progress": progress}
    return {name: value for name, value in found.items() if value not in (None, "")}


def _was_edited(name: str, said: object, base: Base) -> bool:
    return name not in base.changed or not same(name, base.changed[name], said)


def _adds(name: str, said: object, here: Complaint) -> bool:
    return said not in (None, "") and not same(name, getattr(here, name), said)


def _changes(case: CaseFile, after: CaseFile, told: Mapping[str, object]) -> Iterator[FieldChange]:
    one, other = case.complaint, after.complaint
    if one.status != other.status:
        yield FieldChange("status", str(one.status), str(other.status))
    for name in _TOLD:
        # What came of an invalid complaint is why it is none.
        column = "invalid_reason" if (name, other.validity) == ("result", "invalid") else name
        here, then = getattr(one, column), getattr(other, column)
        if name in told and not same(name, here, then):
            yield FieldChange(name, shown(here), shown(then))
    if "callback_at" in told and len(after.contacts) > len(case.contacts):
        yield FieldChange("callback_at", "", shown(told["callback_at"]))


def _marked(field: str, told: Mapping[str, object]) -> dict[str, object]:
    """What is needed to carry on one field. A new status comes with the call that was missed."""
    names = ("progress", "unanswered") if field == "status" else (field,)
    return {_MARK + name: told[name] for name in names if name in told}
