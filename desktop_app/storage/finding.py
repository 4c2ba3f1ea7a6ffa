"""What a search shows: cases newest first, their texts, what was said about them, people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.case import Status
from desktop_app.domain.rooms import place_text
from desktop_app.domain.searchentry import Word, match_all, match_flat
from desktop_app.domain.views import QueueQuery
from desktop_app.storage import queue, search
from desktop_app.storage.store import Store, to_time

LOOKED_THROUGH = 2000
"""So many cases that the index owes are looked through, the newest; the others come later."""

TEXTS = (
    "content", "expectation", "result", "short_term", "long_term", "occurred", "remark",
    "outcome_note", "invalid_reason", "handler", "department", "received_by", "category_text",
)  # fmt: skip


@dataclass(frozen=True)
class CaseIds:
    """Ids of live cases, newest first; ``owed`` cases are not looked through yet."""

    all: tuple[int, ...]
    who: tuple[int, ...]
    flat: tuple[int, ...]
    owed: int


@dataclass(frozen=True)
class CaseTexts:
    """A case as a search shows it; names and phones as they are."""

    id: int
    number: str
    received_at: datetime
    status: Status
    community: str
    building: str
    unit: str
    room: str
    complainant: str
    phone: str
    texts: tuple[tuple[str, str], ...]
    """(column, text) of what is not empty, in the order of ``TEXTS``."""

    def place(self) -> str:
        return place_text(self.building, self.unit, self.room)


@dataclass(frozen=True)
class Said:
    """Something said, planned or promised: ``kind`` contact, follow_up or promise."""

    kind: str
    id: int
    complaint_id: int | None
    household_id: int | None
    number: str
    place: str
    at: datetime
    done: bool
    text: str
    follow_up_kind: str = ""


@dataclass(frozen=True)
class Person:
    """A resident with the flats that he or she lives in, or lived in last."""

    id: int
    name: str
    initials: str
    phone: str
    household_id: int
    place: str
    kind: str
    moved_out: bool


def case_ids(
    store: Store, words: Sequence[Word], asked: QueueQuery, most: int, few: int
) -> CaseIds:
    """Live cases that hold every word and that *asked* lets through, newest first.

    ``all`` has up to *most*, its parts found by who is meant and by the flat up to *few*.
    """
    where, values = queue.where_of(store, asked)
    if not words:
        rows = store.rows(
            f"SELECT c.id FROM complaint c WHERE {where} ORDER BY c.received_at DESC LIMIT ?",
            [*values, most],
        )
        return CaseIds(tuple(row["id"] for row in rows), (), (), 0)
    owed = search.due(store, newest=True)
    late = set(owed)

    def indexed(question: str, limit: int) -> list[int]:
        found = store.rows(
            "SELECT c.id FROM case_words w CROSS JOIN complaint c ON c.id = w.rowid"
            f" WHERE w.case_words MATCH ? AND {where} ORDER BY w.rowid DESC LIMIT ?",
            [question, *values, limit + len(late)],
        )
        return [row["id"] for row in found if row["id"] not in late][:limit]

    looked = search.found_among(store, owed[:LOOKED_THROUGH], words)
    if looked:
        rows = store.rows(
            f"SELECT c.id FROM complaint c WHERE c.id IN (SELECT value FROM json_each(?)) AND {where}",
            [json.dumps(looked), *values],
        )
        looked = [row["id"] for row in rows]
    flats = [word for word in words if word.flat]
    flat = " AND ".join([match_flat(flats[0]), match_all(words)]) if flats else ""
    return CaseIds(
        tuple(sorted({*indexed(match_all(words), most), *looked}, reverse=True)),
        (*indexed(match_all(words, among="who"), few), *looked),
        (*indexed(flat, few), *looked) if flat else (),
        max(0, len(owed) - LOOKED_THROUGH),
    )


def cases(store: Store, ids: Sequence[int]) -> list[CaseTexts]:
    """The cases of *ids*, in no order."""
    rows = store.rows(
        "SELECT c.*, t.* FROM complaint c JOIN complaint_text t ON t.complaint_id = c.id"
        " WHERE c.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return [
        CaseTexts(
            id=row["id"],
            number=row["number"],
            received_at=datetime.fromisoformat(row["received_at"]),
            status=Status(row["status"]),
            community=row["community"],
            building=row["building"],
            unit=row["unit"],
            room=row["room"],
            complainant=row["complainant"],
            phone=row["phone"],
            texts=tuple((name, row[name]) for name in TEXTS if row[name]),
        )
        for row in rows
    ]


def case_by_number(store: Store, number: str) -> int | None:
    """The live case of exactly this number, in either case of letters."""
    found = store.value(
        "SELECT id FROM complaint WHERE number IN (?, ?) AND deleted_at IS NULL",
        (number, number.upper()),
    )
    return int(found) if found is not None else None


def said(store: Store, ids: Sequence[int]) -> list[Said]:
    """What was said, planned and promised in the cases *ids*, newest first."""
    cases_ = json.dumps(list(ids))
    live = "c.id IN (SELECT value FROM json_each(?)) AND c.deleted_at IS NULL"
    case = "c.id AS complaint_id, c.household_id, c.number, c.building, c.unit, c.room"
    rows = store.rows(
        f"SELECT 'contact' AS kind, x.id, {case}, x.at AS at, 1 AS done, x.said AS text,"
        f" '' AS sort FROM complaint c JOIN contact x ON x.complaint_id = c.id WHERE {live}"
        f" UNION ALL SELECT 'follow_up', x.id, {case}, x.due_at, x.state <> 'planned',"
        " trim(x.title || ' ' || x.note || ' ' || x.outcome), x.kind"
        f" FROM complaint c JOIN follow_up x ON x.complaint_id = c.id WHERE {live}"
        f" UNION ALL SELECT 'promise', x.id, {case}, x.due_at, x.kept_at IS NOT NULL, x.text, ''"
        f" FROM complaint c JOIN promise x ON x.complaint_id = c.id WHERE {live}"
        " ORDER BY at DESC",
        (cases_, cases_, cases_),
    )
    return [_said(row) for row in rows]


def visits(store: Store, most: int = 2000) -> list[Said]:
    """Follow-ups of a household alone, the newest first."""
    rows = store.rows(
        "SELECT 'follow_up' AS kind, x.id, NULL AS complaint_id, x.household_id, '' AS number,"
        " h.building, h.unit, h.room, x.due_at AS at, x.state <> 'planned' AS done,"
        " trim(x.title || ' ' || x.note || ' ' || x.outcome) AS text, x.kind AS sort"
        " FROM follow_up x LEFT JOIN household h ON h.id = x.household_id"
        " WHERE x.complaint_id IS NULL ORDER BY x.due_at DESC LIMIT ?",
        (most,),
    )
    return [_said(row) for row in rows]


def people(store: Store, words: Sequence[str], limit: int) -> list[Person]:
    """Residents whose name, initials or phone holds each of the plain *words*; who lives here
    first. Two digits say nothing."""
    if any(word.isdigit() and len(word) < 3 for word in words):
        return []
    where, values, begins = [], [], []
    for at, word in enumerate(words, 1):
        values.append("%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%")
        if word.isdigit():
            where.append(f"r.phone LIKE ?{at} ESCAPE '!'")
            begins.append(f"r.phone LIKE rtrim(?{at}, '%')")
        elif word.isascii():
            where.append(f"(r.initials LIKE ?{at} ESCAPE '!' OR r.name LIKE ?{at} ESCAPE '!')")
            begins.append(f"r.initials LIKE substr(?{at}, 2) ESCAPE '!'")
        else:
            where.append(f"r.name LIKE ?{at} ESCAPE '!'")
    best = "".join(f"{one} DESC, " for one in begins)
    rows = store.rows(
        "SELECT r.id, r.name, r.initials, r.phone, y.kind, y.until, h.id AS household_id,"
        " h.building, h.unit, h.room FROM resident r"
        " JOIN residency y ON y.resident_id = r.id JOIN household h ON h.id = y.household_id"
        f" WHERE {' AND '.join(where)} ORDER BY y.until IS NOT NULL, {best}r.name,"
        " CAST(h.building AS INTEGER), h.building, h.unit, CAST(h.room AS INTEGER) LIMIT ?",
        (*values, limit),
    )
    return [
        Person(
            row["id"],
            row["name"],
            row["initials"],
            row["phone"],
            row["household_id"],
            place_text(row["building"], row["unit"], row["room"]),
            row["kind"],
            row["until"] is not None,
        )
        for row in rows
    ]


def names(store: Store, column: str, most: int = 500) -> list[str]:
    """Every value of an indexed column of cases, read by hopping along its index."""
    if column not in ("handler",):
        raise ValueError(column)
    rows = store.rows(
        f"WITH RECURSIVE hop(name) AS (SELECT min({column}) FROM complaint WHERE {column} > ''"
        f" UNION ALL SELECT (SELECT min({column}) FROM complaint WHERE {column} > hop.name)"
        " FROM hop WHERE hop.name IS NOT NULL LIMIT ?)"
        " SELECT name FROM hop WHERE name IS NOT NULL",
        (most,),
    )
    return [row["name"] for row in rows]


def _said(row: dict[str, object]) -> Said:
    return Said(
        kind=str(row["kind"]),
        id=int(str(row["id"])),
        complaint_id=None if row["complaint_id"] is None else int(str(row["complaint_id"])),
        household_id=None if row["household_id"] is None else int(str(row["household_id"])),
        number=str(row["number"]),
        place=place_text(*(str(row[name] or "") for name in ("building", "unit", "room"))),
        at=to_time(str(row["at"])) or datetime.min,
        done=bool(row["done"]),
        text=str(row["text"]),
        follow_up_kind=str(row["sort"]),
    )
