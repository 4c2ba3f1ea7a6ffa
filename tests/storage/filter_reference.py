"""Filters looked up the slow way: case by case in Python, for comparing with the SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.domain.case import CaseFile
from desktop_app.domain.filters import Condition, Node
from desktop_app.domain.searchtext import BREAK, plain
from desktop_app.services.office import Office
from desktop_app.storage import search, tags


@dataclass(frozen=True)
class Known:
    """A case and what stands beside it."""

    case: CaseFile
    tags: frozenset[str]
    words: str
    attachments: int


def known(office: Office) -> dict[int, Known]:
    ids = [row["id"] for row in office.store.rows("SELECT id FROM complaint")]
    words = {
        one: BREAK.join((entry.who, entry.words, entry.talk))
        for one, entry in search.entries_of(office.store, ids).items()
    }
    files = {
        row["id"]: row["n"]
        for row in office.store.rows(
            "SELECT complaint_id AS id, count(*) AS n FROM attachment"
            " WHERE deleted_at IS NULL GROUP BY 1"
        )
    }
    return {
        one: Known(
            office.case(one),
            frozenset(tags.of_case(office.store, one)),
            words[one],
            files.get(one, 0),
        )
        for one in ids
    }


def holds(node: Node, one: Known, now: datetime, operator: str) -> bool:
    if isinstance(node, Condition):
        return _condition(node, one, now, operator)
    found = [holds(part, one, now, operator) for part in node.parts]
    if not found:
        return True
    return {"all": all(found), "any": any(found), "none": not any(found)}[node.how]


def _condition(node: Condition, one: Known, now: datetime, operator: str) -> bool:
    complaint, values = one.case.complaint, node.values
    match node.field:
        case "limit":
            found = any(_limit(value, complaint.due_at, now) for value in values)
        case "category":
            filled = bool(complaint.category or complaint.category_text)
            if node.op in ("empty", "filled"):
                return filled == (node.op == "filled")
            found = any(
                complaint.category == value or complaint.category.startswith(value + ".")
                for value in values
            )
        case "tag":
            if node.op in ("empty", "filled"):
                return bool(one.tags) == (node.op == "filled")
            found = bool(one.tags & set(values))
        case "rework":
            number = int(values[0])
            return {
                "at_least": complaint.round >= number,
                "at_most": complaint.round <= number,
                "equals": complaint.round == number,
            }[node.op]
        case "text":
            found = all(plain(word) in one.words for word in values[0].split())
            return found == (node.op == "has")
        case "received" | "completed" | "closed":
            moment = getattr(complaint, f"{node.field}_at")
            if node.op in ("empty", "filled"):
                return (moment is not None) == (node.op == "filled")
            return moment is not None and _day(node, moment.date(), now.date())
        case "mine" | "incident" | "repeat" | "escalated" | "on_hold" | "promise" | "attachment":
            flag = {
                "mine": operator in (complaint.handler, complaint.received_by),
                "incident": complaint.incident_id is not None,
                "repeat": complaint.repeat_of is not None,
                "escalated": bool(complaint.escalated),
                "on_hold": complaint.on_hold,
                "promise": any(p.kept_at is None for c in one.case.contacts for p in c.promises),
                "attachment": one.attachments > 0,
            }[node.field]
            return flag == (node.op == "yes")
        case "household" | "batch":
            found = str(getattr(complaint, f"{node.field}_id")) in values
        case _:
            value = str(getattr(complaint, node.field))
            if node.op in ("empty", "filled"):
                return bool(value) == (node.op == "filled")
            found = value in values
    return found == (node.op == "in")


def _limit(value: str, due: datetime | None, now: datetime) -> bool:
    if due is None:
        return value == "none"
    monday = now.date() - timedelta(days=now.weekday())
    ahead = (due.date() - now.date()).days
    return {
        "overdue": due < now,
        "ahead": due >= now,
        "today": ahead == 0,
        "days7": 0 <= ahead < 7,
        "week": monday <= due.date() < monday + timedelta(days=7),
        "none": False,
    }[value]


def _day(node: Condition, day: date, today: date) -> bool:
    if node.op == "between":
        first, last = node.values
        return (not first or day >= date.fromisoformat(first)) and (
            not last or day <= date.fromisoformat(last)
        )
    monday = today - timedelta(days=today.weekday())
    month = (today.year, today.month)
    before = (today.year - (today.month == 1), (today.month - 2) % 12 + 1)
    return {
        "today": day == today,
        "yesterday": day == today - timedelta(days=1),
        "this_week": monday <= day < monday + timedelta(days=7),
        "last_week": monday - timedelta(days=7) <= day < monday,
        "days7": today - timedelta(days=7) < day <= today,
        "days30": today - timedelta(days=30) < day <= today,
        "this_month": (day.year, day.month) == month,
        "last_month": (day.year, day.month) == before,
        "this_year": day.year == today.year,
    }[node.values[0]]
