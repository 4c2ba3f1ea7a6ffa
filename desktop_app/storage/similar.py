"""Closed cases that may be like another one, with what was done and how it was received."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.rooms import place_text
from desktop_app.domain.searchentry import match_all, words_of
from desktop_app.domain.searchtext import plain
from desktop_app.storage.store import Store

MOST = 300
"""Newest closed cases compared for each reason: enough to find one alike, few enough to
answer at once."""
_PART, _PARTS = 3, 12
_WORDS = re.compile(r"[\u3400-\u9fff]{3,}|[a-z0-9]{3,}")


@dataclass(frozen=True)
class Solved:
    """A closed case: what it was about, what was done, how satisfied the complainant was."""

    id: int
    number: str
    received_at: datetime
    content: str
    category: str
    category_text: str
    building: str
    place: str
    root_cause: str
    short_term: str
    long_term: str
    result: str
    satisfaction: str
    rounds: int
    handler: str


def solved(store: Store, but: int, category: str, content: str = "") -> list[Solved]:
    """Closed cases but one: the newest with parts of the content, the newest of the category.

    Bounded whatever the size of the office: the index finds the parts, the newest first.
    """
    ids: dict[int, None] = {}
    question = " OR ".join(match_all(words_of(part)) for part in _parts(content))
    live = "c.status = 'closed' AND c.deleted_at IS NULL AND c.id <> ?"
    if question:
        rows = store.rows(
            "SELECT c.id FROM case_words w CROSS JOIN complaint c ON c.id = w.rowid"
            f" WHERE w.case_words MATCH ? AND {live} ORDER BY w.rowid DESC LIMIT ?",
            (f"{{words}} : ({question})", but, MOST),
        )
        ids |= dict.fromkeys(row["id"] for row in rows)
    group = category.partition(".")[0]
    for condition, values in (
        ("c.category = ?", [category]),
        ("c.category >= ? AND c.category < ?", [group, group + "/"]),
        ("1", []),
    ):
        if category or condition == "1":
            rows = store.rows(
                f"SELECT c.id FROM complaint c WHERE {live} AND {condition}"
                " ORDER BY c.received_at DESC, c.id DESC LIMIT ?",
                [but, *values, MOST if category and condition != "1" else MOST // 4],
            )
            ids |= dict.fromkeys(row["id"] for row in rows)
    rows = store.rows(
        "SELECT c.*, t.content, t.short_term, t.long_term, t.result FROM complaint c"
        " JOIN complaint_text t ON t.complaint_id = c.id"
        " WHERE c.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return [
        Solved(
            id=row["id"],
            number=row["number"],
            received_at=datetime.fromisoformat(row["received_at"]),
            content=row["content"],
            category=row["category"],
            category_text=row["category_text"],
            building=row["building"],
            place=place_text(row["building"], row["unit"], row["room"]),
            root_cause=row["root_cause"],
            short_term=row["short_term"],
            long_term=row["long_term"],
            result=row["result"],
            satisfaction=row["satisfaction"],
            rounds=row["round"],
            handler=row["handler"],
        )
        for row in rows
    ]


def _parts(content: str) -> list[str]:
    """Pieces of three characters, evenly out of the whole content."""
    found = [
        word[at : at + _PART]
        for word in _WORDS.findall(plain(content))
        for at in range(len(word) - _PART + 1)
    ]
    pieces = list(dict.fromkeys(found))
    step = max(1, -(-len(pieces) // _PARTS))
    return pieces[::step]
