"""What one row of a follow-up list says: which one it means, when, how it went."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from desktop_app.domain.case import FollowUp
from desktop_app.services.imports.compare import OwnId, own_id, tidy_number
from desktop_app.services.imports.masked import plain

STATES: Mapping[str, str] = {
    **dict.fromkeys(("计划中", "待回访", "未回访", "planned"), "planned"),
    **dict.fromkeys(("已完成", "已回访", "完成", "done"), "done"),
    **dict.fromkeys(("已取消", "取消", "cancelled"), "cancelled"),
}
_OWN = re.compile(r"(?:F|followup:)(\d+)")


def number_of(row: Any) -> str:
    return tidy_number(str(row.values.get("number") or ""))


def own_of(row: Any) -> tuple[int, OwnId] | None:
    """The id of the follow-up that a hidden column names (``F12@.345``, ``followup:12@345``)."""
    own = own_id(row.values.get("id"))
    match = _OWN.fullmatch(own.key) if own is not None else None
    if own is None or match is None:
        return None
    line = own.line if own.line is not None else own.revision
    return int(match[1]), OwnId(own.key, None, line)


def time_of(row: Any) -> datetime | None:
    at = row.values.get("due_at") or row.values.get("done_at")
    return at if isinstance(at, datetime) else None


def kind_of(row: Any) -> str:
    return str(row.values.get("kind") or "callback")


def state_of(row: Any, now: datetime) -> str:
    """Planned, done or cancelled. What lies ahead was not done yet, unless it has a result."""
    values = row.values
    said = STATES.get(str(values.get("state") or "").strip().casefold(), "")
    said = said or ("done" if values.get("done_at") or values.get("satisfaction") else "planned")
    return "planned" if said == "done" and is_ahead(row, now) and not has_result(row) else said


def is_ahead(row: Any, now: datetime) -> bool:
    """Whether the time at which a call is said to have been made is still to come."""
    at = row.values.get("done_at") or row.values.get("due_at")
    if not isinstance(at, datetime):
        return False
    whole_day = not row.values.get("done_at_has_time", row.values.get("due_at_has_time", True))
    return at.date() > now.date() if whole_day else at > now


def has_result(row: Any) -> bool:
    """Whether a row says what came of the call."""
    values = row.values
    return any(values.get(name) for name in ("satisfaction", "outcome", "unanswered"))


def outcome_of(row: Any) -> str:
    """What came of it; a satisfaction beside the words stands before them."""
    words = str(row.values.get("outcome") or "")
    grade = str(row.values.get("satisfaction") or "")
    return words if not grade or words.startswith(grade) else f"{grade} {words}".strip()


def same_title(known: FollowUp, title: str) -> bool:
    return known.title == title or plain(title, known.title) == known.title


def meant(said: str, known: FollowUp, column: str, then: Mapping[str, str | None]) -> str | None:
    """A text of the row without the masks of an export; ``None`` where they cannot be told."""
    here = str(getattr(known, column))
    before = str(then[column] or "") if column in then else here
    for one in (before, here):
        if plain(said, one, (known.complainant,)) == one:
            return one
    return plain(said, before, (known.complainant,))


def text_of(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return "" if value is None else str(value)


def minute_of(text: str | None) -> str:
    """A value of the trace as ``_text`` writes it: times without seconds."""
    plain = text or ""
    return plain[:16] if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", plain) else plain
