"""The office's time limits: its own rules, an example that counts, and timing open cases anew.

The limits are house rules (本处规定), never law. A changed rule counts for clocks that start
from then on; running clocks keep their due times until ``retime`` is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain import clocks
from desktop_app.domain.case import SEVERITIES
from desktop_app.domain.errors import KnownError
from desktop_app.domain.journey import settle
from desktop_app.domain.limits import Due, Limit, LimitRule, choose, due
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.workflow import CLOCKS, LIMIT_UNITS
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.services.settings.settings_edit import need_role
from desktop_app.services.why import CLOCK_TEXT
from desktop_app.storage import settings_edit

MOST = {"minutes": 60 * 24 * 31, "hours": 24 * 366, "working_hours": 4000, "working_days": 366}
"""Amounts beyond a year are slips of the finger."""


@dataclass(frozen=True)
class StoredRule:
    """``id`` 0 for a rule that is not stored yet."""

    id: int
    rule: LimitRule


@dataclass(frozen=True)
class Example:
    """What a rule means for a complaint received at ``start``; ``rule`` None: not timed."""

    start: datetime
    clock: str
    rule: LimitRule | None
    due: Due | None


@dataclass(frozen=True)
class Retimed:
    """``looked_at`` open cases, of which ``changed`` got another due time, ``late`` a past one."""

    looked_at: int
    changed: int
    late: int


def read(office: Office) -> list[StoredRule]:
    """Rules by clock, the general one of a clock before the special ones."""
    found = [
        StoredRule(
            r["id"], LimitRule(r["clock"], r["amount"], r["unit"], r["severity"], r["category"])
        )
        for r in settings_edit.limit_rows(office.store)
    ]
    order = {clock: place for place, clock in enumerate(CLOCKS)}
    grades = {severity: place for place, severity in enumerate(("", *SEVERITIES))}
    return sorted(
        found,
        key=lambda one: (
            order.get(one.rule.clock, len(order)),
            one.rule.category,
            grades.get(one.rule.severity, len(grades)),
            one.id,
        ),
    )


def save(office: Office, one: StoredRule) -> int:
    """Add (``id`` 0) or change a rule; returns its id. One rule a clock, severity and category."""
    need_role(office)
    rule = one.rule
    _check(rule)
    same = (rule.clock, rule.severity, rule.category)
    for other in read(office):
        if other.id != one.id and same == (
            other.rule.clock,
            other.rule.severity,
            other.rule.category,
        ):
            raise KnownError(
                "rule_taken",
                say(
                    QT_TRANSLATE_NOOP(
                        "core", "“{clock}”对这个级别和类别已有规定，请改那一条；未保存。"
                    ),
                    clock=say(CLOCK_TEXT[rule.clock]),
                ),
            )
    values = {
        "clock": rule.clock,
        "severity": rule.severity,
        "category": rule.category,
        "amount": rule.amount,
        "unit": rule.unit,
    }
    with office.write("save_limit") as journal:
        if not one.id:
            return journal.insert("limit_rule", values)
        journal.update("limit_rule", one.id, values)
    return one.id


def _check(rule: LimitRule) -> None:
    fits = rule.clock in CLOCKS and rule.unit in LIMIT_UNITS
    if not fits or rule.severity not in ("", *SEVERITIES):
        raise ValueError(rule)
    if not 1 <= rule.amount <= MOST[rule.unit]:
        raise KnownError(
            "amount_unfit",
            say(
                QT_TRANSLATE_NOOP("core", "时限须在 1 到 {most} 之间；原规定未改。"),
                most=MOST[rule.unit],
            ),
        )


def remove(office: Office, rule_id: int) -> None:
    """Take a rule away; a clock without any fitting rule is not judged by time."""
    need_role(office)
    with office.write("remove_limit") as journal:
        settings_edit.remove_limit(journal, rule_id)


def untimed(office: Office) -> tuple[str, ...]:
    """Clocks without a general rule: cases that no special rule fits are not timed there."""
    general = {o.rule.clock for o in read(office) if not o.rule.severity and not o.rule.category}
    return tuple(clock for clock in CLOCKS if clock not in general)


def example(
    office: Office, clock: str, severity: str, category: str, start: datetime | None = None
) -> Example:
    """The rule that fits and the due time that it gives, interval by interval."""
    at = start or office.now()
    rule = choose(office.rules().limits, clock, severity, category)
    return try_rule(office, rule, at) if rule else Example(at, clock, None, None)


def try_rule(office: Office, rule: LimitRule, start: datetime | None = None) -> Example:
    """The same for a rule that need not be stored yet; one out of bounds gives no due time."""
    at = start or office.now()
    if not 1 <= rule.amount <= MOST.get(rule.unit, 0):
        return Example(at, rule.clock, None, None)
    counted = due(at, Limit(rule.amount, rule.unit), office.rules().calendar)
    return Example(at, rule.clock, rule, counted)


def preview_retime(office: Office) -> Retimed:
    """What ``retime`` would do now; changes nothing."""
    return _retime(office, None, write=False)


def retime(office: Office, progress: Progress | None = None) -> Retimed:
    """Time every open case anew by the rules and the calendar as they stand now.

    Clocks that an extension has moved keep their time. One operation: a cancel undoes all.
    """
    need_role(office)
    return _retime(office, progress, write=True)


def _retime(office: Office, progress: Progress | None, *, write: bool) -> Retimed:
    rules, now = office.rules(), office.now()
    ids = settings_edit.timed_case_ids(office.store)
    changed = late = 0
    pairs = []
    for place, complaint_id in enumerate(ids, 1):
        before = office.case(complaint_id)
        after = settle(clocks.retime(before, rules))
        if after != before:
            changed += 1
            at = after.complaint.due_at
            was = before.complaint.due_at
            late += at is not None and at < now and not (was is not None and was < now)
            pairs.append((before, after))
        if progress is not None:
            progress.step(place, len(ids))
    if write and pairs:
        with office.write("retime") as journal:
            for before, after in pairs:
                office.save(journal, before, after)
    return Retimed(len(ids), changed, late)
