"""Booking thousands of rows: rows that prove the same are booked once and filled in after.

What ``booked.book`` makes of a row of a register depends only on what the row proves (done,
called back, satisfied …) and on the order of its times; all else is copied. So the case of a
made-up row is booked for each combination that occurs, and its rows in the database serve as
the pattern for the others. Where a template could look at more than that — it has clocks,
limits or plans, or makes a field depend on a text — every row is booked by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import count
from operator import itemgetter
from typing import Any

from desktop_app.domain import clocks
from desktop_app.domain.case import Complaint
from desktop_app.domain.clocks import Rules
from desktop_app.domain.errors import KnownError
from desktop_app.domain.workflow import Workflow
from desktop_app.services.imports.booked import Templates, book
from desktop_app.storage.casebulk import BulkCases, Shape
from desktop_app.storage.cases import excerpt_of

_TEXTS = (
    "number", "channel", "community", "building", "unit", "room", "complainant",
    "complainant_kind", "phone", "phone_note", "occurred", "content", "expectation", "category",
    "category_text", "severity", "department", "handler", "received_by", "remark", "fingerprint",
    "source_file", "source_sheet",
)  # fmt: skip
_NUMBERS = ("household_id", "source_row", "batch_id")
_WEIGHED = ("department", "handler", "received_by", "complainant")
"""Texts of the case whose absence a guard or a step may notice."""

_TRIMMED = ("department", "handler")
_pick = itemgetter(*_TEXTS, *_NUMBERS)
_weighed = itemgetter(*_WEIGHED)

# A made-up row's times: each is found by its year, and stands before or after the others.
_RECEIVED = datetime(1902, 1, 1)
_COMPLETED = {"before": datetime(1901, 1, 1), "after": datetime(1903, 1, 1)}
_CALLED = {"before": datetime(1900, 2, 1), "after": datetime(1904, 1, 1)}


class ShapedBooking:
    """Puts rows of a register into the database as cases, as ``booked.book`` would."""

    def __init__(self, bulk: BulkCases, templates: Templates, rules: Rules, now: datetime) -> None:
        self._bulk = bulk
        self._templates = templates
        self._rules = rules
        self._now = now
        self._shapes: dict[tuple[object, ...], Shape | None] = {}
        self._plain = _copies_only(templates.register)

    @property
    def shapes(self) -> int:
        """How many different shapes the rows had so far."""
        return len(self._shapes)

    def put(self, columns: Mapping[str, object], said: Mapping[str, object]) -> int:
        """Store one row's case; returns its id.

        *columns* are those of the complaint, *said* the row's typed fields. Department and
        handler are taken as the columns spell them, which is the office's way (see
        ``booked.book``).
        """
        if self._plain and (said.get("progress") or "none") != "none":
            shaped = self._shaped(columns, said)
            if shaped:
                return shaped
        complaint = Complaint(**{"id": 0, **columns})  # type: ignore[arg-type]
        spelled = {name: columns[name] for name in _TRIMMED if name in columns}
        case = book(complaint, {**said, **spelled}, self._templates, self._rules, self._now)
        return self._bulk.add(case)

    def _shaped(self, columns: Mapping[str, Any], said: Mapping[str, Any]) -> int:
        get = said.get
        received, completed, called = (
            columns["received_at"],
            get("completed_at"),
            get("callback_at"),
        )
        result, department, handler = get("result") or "", columns["department"], columns["handler"]
        if (
            result != result.strip()
            or department != department.strip()
            or handler != handler.strip()
        ):
            return 0  # the workflow's fields would keep these without the blanks
        if called is not None and called > self._now:
            return 0  # a plan, which not every case of this shape has
        done_at, finished, recalled = received, "", ""
        if completed is not None:
            finished = "before" if completed < received else "after"
            done_at = max(received, completed)
        if called is not None:
            recalled = "before" if called < done_at else "after"
        key = (
            get("progress"),
            get("validity") or "valid",
            get("satisfaction") or "",
            bool(get("unanswered")),
            bool(result),
            finished,
            recalled,
            *map(bool, _weighed(columns)),
        )
        if key not in self._shapes:
            self._shapes[key] = self._book(key)
        shape = self._shapes[key]
        if shape is None:
            return 0
        return self._bulk.add_shaped(
            shape,
            (
                *_pick(columns),
                excerpt_of(columns["content"]),
                result,
                received.isoformat(" ", "seconds"),
                completed.isoformat(" ", "seconds") if completed is not None else None,
                called.isoformat(" ", "seconds") if called is not None else None,
            ),
        )

    def _book(self, key: tuple[object, ...]) -> Shape | None:
        """The shape of a made-up row that proves what *key* says."""
        stage, validity, satisfaction, unanswered, result, finished, recalled, *weighed = key
        marks: dict[str, object] = {name: f"\ue000{name}\ue001" for name in _TEXTS}
        marks |= dict(zip(_NUMBERS, count(-987_654_321), strict=False))
        columns = dict(marks)
        columns |= {name: "" for name, there in zip(_WEIGHED, weighed, strict=True) if not there}
        marks |= {"excerpt": "\ue000excerpt\ue001", "result": "\ue000result\ue001"}
        marks["received_at"] = columns["received_at"] = _RECEIVED
        marks["completed_at"] = _COMPLETED.get(str(finished), "\ue000completed\ue001")
        marks["callback_at"] = _CALLED.get(str(recalled), "\ue000called\ue001")
        said: dict[str, object] = {
            "progress": stage,
            "validity": validity,
            "satisfaction": satisfaction,
            "unanswered": int(bool(unanswered)),
            "result": marks["result"] if result else "",
            "completed_at": marks["completed_at"] if finished else None,
            "callback_at": marks["callback_at"] if recalled else None,
            "department": columns["department"],
            "handler": columns["handler"],
        }
        complaint = Complaint(**{"id": 0, **columns})  # type: ignore[arg-type]
        try:
            case = book(complaint, said, self._templates, self._rules, self._now)
        except KnownError:
            return None
        return self._bulk.shape(case, marks)


def _copies_only(workflow: Workflow) -> bool:
    """Whether a case in this template depends on what a row proves, and on nothing more."""
    if clocks.clocks_of(workflow) or any(s.limit or s.plans for s in workflow.steps):
        return False
    for step in workflow.steps:
        types = {spec.key: spec.type for spec in step.fields}
        for spec in step.fields:
            rule = spec.required_if
            if rule is not None and types.get(rule.field) not in ("choice", "yes_no"):
                return False
    return True
