"""The planner on the office's own data: its rules as settings, its calendar, what is planned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.planner import LOOK_AHEAD, Ground, PlanRules, Proposal, Request
from desktop_app.domain.planner import suggest as suggest_times
from desktop_app.domain.wishes import Span, read_wish
from desktop_app.services.office import Office
from desktop_app.services.settings.settings_edit import need_role
from desktop_app.storage import planner, settings_edit

EARLIEST, LATEST, QUIET, CAPACITY = (
    "planner_earliest", "planner_latest", "planner_quiet", "planner_capacity"
)  # fmt: skip


def rules(office: Office) -> PlanRules:
    """Quiet hours and the capacity of a day as set, else the defaults of ``PlanRules``."""
    usual = PlanRules()
    earliest = _time(office.setting(EARLIEST)) or usual.earliest
    latest = _time(office.setting(LATEST)) or usual.latest
    if earliest >= latest:
        earliest, latest = usual.earliest, usual.latest
    text = office.setting(QUIET, "?")
    quiet = usual.quiet if text == "?" else spans(text) or ()
    return PlanRules(earliest, latest, quiet, office.number_setting(CAPACITY, usual.capacity))


def save_rules(office: Office, new: PlanRules) -> PlanRules:
    """Store *new*; returns what stood before. For those who may change settings."""
    need_role(office)
    if new.earliest >= new.latest or any(start >= end for start, end in new.quiet):
        raise KnownError(
            "hours_unfit",
            say(QT_TRANSLATE_NOOP("core", "结束时间必须晚于开始时间；原时间未改。")),
        )
    if new.capacity < 0:
        raise KnownError(
            "number_unfit",
            say(QT_TRANSLATE_NOOP("core", "每日上限必须是整数，0 表示不限；原数未改。")),
        )
    before = rules(office)
    with office.write("planner_settings") as journal:
        for key, value in (
            (EARLIEST, f"{new.earliest:%H:%M}"),
            (LATEST, f"{new.latest:%H:%M}"),
            (QUIET, "、".join(f"{start:%H:%M}-{end:%H:%M}" for start, end in new.quiet)),
            (CAPACITY, str(new.capacity)),
        ):
            settings_edit.put_setting(journal, key, value)
    return before


def ground(office: Office) -> Ground:
    """What proposals and warnings stand on, from today on."""
    today = datetime.combine(office.now().date(), time())
    return Ground(
        office.rules().calendar,
        rules(office),
        planner.counts(office.store, today),
        planner.busy(office.store, today, today + timedelta(days=LOOK_AHEAD)),
    )


def suggest(
    office: Office,
    kind: str,
    around: datetime,
    *,
    complaint_id: int | None = None,
    household_id: int | None = None,
    assignee: str = "",
    moving: int = 0,
) -> tuple[Proposal, ...]:
    """The next fitting times for a follow-up, with the reasons in words."""
    wish = read_wish(preferred_time(office, complaint_id, household_id))
    request = Request(kind, wish, assignee or office.operator, moving)
    return suggest_times(request, around, office.now(), ground(office))


def preferred_time(office: Office, complaint_id: int | None, household_id: int | None) -> str:
    """The household's wish as it was written, or empty."""
    if complaint_id is None and household_id is None:
        return ""
    return planner.preferred_time(office.store, complaint_id, household_id)


def spans(text: str) -> tuple[Span, ...] | None:
    """``12:00-14:00、17:30-18:00`` as stretches; empty text is none; ``None`` if unreadable."""
    found = []
    for part in re.split(r"[、，,;；\s]+", text.strip()):
        if not part:
            continue
        ends: Sequence[time | None] = [_time(one) for one in re.split(r"[-–—~～]", part)]
        if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
            return None
        found.append((ends[0], ends[1]))
    return tuple(found)


def _time(text: str) -> time | None:
    found = re.fullmatch(r"(\d{1,2})[:：](\d{2})", text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))
