"""The facts that figures are made of, each one piece of SQL, counted or listed.

``domain.figures.FACTS`` says what each fact counts. The same SQL counts, groups and lists,
so a list behind a number is always the number's own. ``?1`` is the start of the stretch
(in it), ``?2`` its end (not in it), both as the database keeps times.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.measures import Facts, Spread
from desktop_app.storage.store import Store

Span = tuple[str, str]
"""Start and end as ``YYYY-MM-DD HH:MM:SS``."""

VALID = "c.deleted_at IS NULL AND c.validity <> 'invalid' AND c.outcome <> 'withdrawn'"
FINISHED = "max(c.received_at, coalesce(c.completed_at, c.closed_at))"
"""When a case was finished; NULL while it is not. Indexed (``complaint_finished``)."""
_LIVE = "c.deleted_at IS NULL"
_RECEIVED = "c.received_at >= ?1 AND c.received_at < ?2"
_FINISHED_IN = f"{FINISHED} >= ?1 AND {FINISHED} < ?2"


def open_at(place: str) -> str:
    """Cases received before a moment and not finished by then, as a condition on ``c.id``.

    The index is named: the planner cannot know that few of those received long ago are open,
    and would look at every one of them.
    """
    part = f"SELECT c.id FROM complaint c INDEXED BY complaint_finished WHERE {VALID}"
    return (
        f"c.id IN ({part} AND {FINISHED} IS NULL AND c.received_at < {place}"
        f" UNION ALL {part} AND {FINISHED} >= {place} AND c.received_at < {place})"
    )


_OPEN_AT_END = open_at("?2")
_NOT_STANDING = "NOT (r.stopped_at IS NULL AND c.on_hold = 1 AND c.hold_from <= r.due_at)"
"""A case on hold since before the limit ran out: its due time is counted anew when it goes on."""
_CALLED = (
    "EXISTS (SELECT 1 FROM contact k JOIN step_entry e ON e.id = k.entry_id"
    " JOIN workflow_step w ON w.workflow_id = c.workflow_id AND w.key = e.step_key"
    " WHERE k.complaint_id = c.id AND w.stage = 'callback' AND k.reached = 1"
    " AND k.direction <> 'all' AND k.at < ?2 AND e.entered_at >= d.since)"
)
_CALLBACKS = (
    "(SELECT r.complaint_id AS id, r.started_at AS since FROM clock_run r"
    " JOIN complaint c ON c.id = r.complaint_id WHERE r.clock = 'callback'"
    f" AND r.due_at >= ?1 AND r.due_at < ?2 AND {_NOT_STANDING}"
    f" UNION ALL SELECT c.id, '' FROM complaint c WHERE {VALID} AND {_FINISHED_IN}"
    " AND c.outcome <> 'referred' AND NOT EXISTS (SELECT 1 FROM clock_run r"
    " WHERE r.complaint_id = c.id AND r.clock = 'callback')) d JOIN complaint c ON c.id = d.id"
)
_LAST_CALL = (
    "(SELECT max(k.at) FROM contact k JOIN step_entry e ON e.id = k.entry_id"
    " JOIN workflow_step w ON w.workflow_id = c.workflow_id AND w.key = e.step_key"
    " WHERE k.complaint_id = c.id AND w.stage = 'callback' AND k.reached = 1"
    " AND k.direction <> 'all')"
)
_ANSWERS = (
    f"(SELECT c.id AS id, c.satisfaction AS answer FROM complaint c WHERE {VALID}"
    " AND c.closed_at >= ?1 AND c.closed_at < ?2 AND c.satisfaction <> ''"
    f" UNION ALL SELECT c.id, c.satisfaction FROM complaint c WHERE {VALID}"
    " AND c.closed_at IS NULL AND c.satisfaction <> ''"
    " AND c.status IN ('awaiting_callback', 'on_hold')"
    # Only who was spoken to in the stretch can have been called last in it.
    " AND c.id IN (SELECT s.complaint_id FROM contact s WHERE s.at >= ?1 AND s.at < ?2)"
    f" AND {_LAST_CALL} >= ?1 AND {_LAST_CALL} < ?2"
    " UNION ALL SELECT w.complaint_id, 'C' FROM rework w"
    " WHERE w.opened_at >= ?1 AND w.opened_at < ?2) d JOIN complaint c ON c.id = d.id"
)
_PROMISES = (
    "promise p JOIN complaint c ON c.id = p.complaint_id"
    " LEFT JOIN follow_up f ON f.id = p.follow_up_id"
)
KEPT_AT = "coalesce(p.kept_at, CASE f.state WHEN 'done' THEN f.done_at END)"
_OVERDUE = (
    "EXISTS (SELECT 1 FROM clock_run r WHERE r.complaint_id = c.id AND r.clock = 'solution'"
    " AND r.due_at < ?2 AND (r.stopped_at IS NULL OR r.stopped_at >= ?2)"
    f" AND {_NOT_STANDING})"
)


def _limits(clock: str, key: str) -> dict[str, str]:
    due = (
        "clock_run r JOIN complaint c ON c.id = r.complaint_id"
        f" WHERE {VALID} AND r.clock = '{clock}' AND r.due_at >= ?1 AND r.due_at < ?2"
        f" AND {_NOT_STANDING}"
    )
    return {f"{key}_due": due, f"{key}_kept": f"{due} AND r.stopped_at <= r.due_at"}


def _events(table: str, at: str) -> str:
    return (
        f"{table} w JOIN complaint c ON c.id = w.complaint_id"
        f" WHERE {VALID} AND w.{at} >= ?1 AND w.{at} < ?2"
    )


_PROMISES_DUE = f"{_PROMISES} WHERE {VALID} AND p.due_at >= ?1 AND p.due_at < ?2"
FACT_SQL: Mapping[str, str] = {
    "received": f"complaint c WHERE {VALID} AND {_RECEIVED}",
    # SQLite counts the places: every fact must name the end, needed or not.
    "carried": f"complaint c WHERE {VALID} AND {open_at('?1')} AND ?2 >= ?1",
    "completed": f"complaint c WHERE {VALID} AND {_FINISHED_IN} AND c.outcome <> 'referred'",
    "unsolvable": f"complaint c WHERE {VALID} AND {_FINISHED_IN} AND c.outcome = 'referred'",
    "following": f"complaint c WHERE {VALID} AND {_OPEN_AT_END}",
    "overdue": f"complaint c WHERE {VALID} AND {_OPEN_AT_END} AND {_OVERDUE}",
    "invalid": f"complaint c WHERE {_LIVE} AND {_RECEIVED} AND c.validity = 'invalid'",
    "withdrawn": f"complaint c WHERE {_LIVE} AND {_RECEIVED} AND c.outcome = 'withdrawn'"
    " AND c.validity <> 'invalid'",
    "repeats": f"complaint c WHERE {VALID} AND {_RECEIVED} AND c.repeat_of IS NOT NULL",
    "reworked": f"complaint c WHERE {VALID} AND {_FINISHED_IN} AND c.outcome <> 'referred'"
    " AND c.round > 0",
    "reworks": _events("rework", "opened_at"),
    "extensions": _events("extension", "at"),
    "escalations": _events("escalation", "at"),
    **_limits("response", "response"),
    **_limits("handover", "handover"),
    **_limits("answer", "answer"),
    **_limits("solution", "solution"),
    **_limits("callback", "callback_limit"),
    "callbacks_due": f"{_CALLBACKS} WHERE {VALID}",
    "callbacks_made": f"{_CALLBACKS} WHERE {VALID} AND {_CALLED}",
    "answered": f"{_ANSWERS} WHERE {VALID}",
    "satisfied": f"{_ANSWERS} WHERE {VALID} AND d.answer IN ('A', 'B')",
    "answers_a": f"{_ANSWERS} WHERE {VALID} AND d.answer = 'A'",
    "answers_b": f"{_ANSWERS} WHERE {VALID} AND d.answer = 'B'",
    "answers_c": f"{_ANSWERS} WHERE {VALID} AND d.answer = 'C'",
    "promises_due": _PROMISES_DUE,
    "promises_kept": f"{_PROMISES_DUE} AND {KEPT_AT} <= p.due_at",
}
"""Fact → what stands behind ``FROM``; ``c`` is the complaint."""

_TOGETHER: Sequence[Mapping[str, str]] = (
    {"received": "1", "repeats": "c.repeat_of IS NOT NULL"},
    {
        "completed": "c.outcome <> 'referred'",
        "unsolvable": "c.outcome = 'referred'",
        "reworked": "c.outcome <> 'referred' AND c.round > 0",
    },
    {"carried": "1"},
    {"following": "1", "overdue": _OVERDUE},
    {"invalid": "c.validity = 'invalid'",
     "withdrawn": "c.outcome = 'withdrawn' AND c.validity <> 'invalid'"},
    {"reworks": "1"},
    {"extensions": "1"},
    {"escalations": "1"},
    *({f"{key}_due": "1", f"{key}_kept": "r.stopped_at <= r.due_at"}
      for key in ("response", "handover", "answer", "solution", "callback_limit")),
    {"callbacks_due": "1", "callbacks_made": _CALLED},
    {"answered": "1", "satisfied": "d.answer IN ('A', 'B')", "answers_a": "d.answer = 'A'",
     "answers_b": "d.answer = 'B'", "answers_c": "d.answer = 'C'"},
    {"promises_due": "1", "promises_kept": f"{KEPT_AT} <= p.due_at"},
)  # fmt: skip
"""Facts counted in one go: the first one's rows, and what makes each of them count."""
_WIDER: Mapping[str, str] = {
    "completed": f"complaint c WHERE {VALID} AND {_FINISHED_IN}",
    "invalid": f"complaint c WHERE {_LIVE} AND {_RECEIVED}",
}
"""Rows to go through where the first fact of a group is itself a part of them."""

GROUPS: Mapping[str, str] = {
    "community": "c.community",
    "building": "c.community || char(31) || c.building",
    "category": "CASE instr(c.category, '.') WHEN 0 THEN c.category"
    " ELSE substr(c.category, 1, instr(c.category, '.') - 1) END",
    "subcategory": "c.category",
    "department": "c.department",
    "person": "c.handler",
    "channel": "c.channel",
    "severity": "c.severity",
}
"""What can be grouped by, as SQL over the complaint ``c``."""
_TIMES: Mapping[str, str] = {
    "response": "SELECT {group} AS g, min(strftime('%s', r.stopped_at)"
    " - strftime('%s', r.started_at)) AS s FROM complaint c JOIN clock_run r"
    f" ON r.complaint_id = c.id AND r.clock = 'response' WHERE {VALID} AND {_RECEIVED}"
    " AND r.stopped_at < ?2{cut} GROUP BY c.id",
    "solution": "SELECT {group} AS g, strftime('%s', c.completed_at)"
    " - strftime('%s', c.received_at) AS s FROM complaint c"
    f" WHERE {VALID} AND {_FINISHED_IN} AND c.outcome <> 'referred'"
    " AND c.completed_at > c.received_at{cut}",
}
LIVED_IN = "('occupied', 'rented')"


@dataclass(frozen=True)
class Cut:
    """A part of the office; empty means all of it. ``category`` takes its children with it,
    ``person`` is the one who works the case (经办人). ``building`` without a community means
    that building of every community."""

    community: str = ""
    building: str = ""
    category: str = ""
    department: str = ""
    person: str = ""


def facts(store: Store, span: Span, cut: Cut, only: Iterable[str] = ()) -> Facts:
    """Everything counted for a stretch; *only* names facts and times to restrict it to."""
    return grouped(store, span, cut, "", only).get("", Facts({}, {}))


def grouped(
    store: Store, span: Span, cut: Cut, by: str, only: Iterable[str] = ()
) -> dict[str, Facts]:
    """The facts by a key of ``GROUPS`` (``""``: all in one group, whose key is ``""``).

    Keys are as stored; of buildings ``community`` + ``\\x1f`` + ``building``. Groups in which
    nothing was counted are left out.
    """
    wanted = frozenset(only)
    group = GROUPS[by] if by else "''"
    more, values = _cut(cut)
    parameters = [*span, *values]
    counts: dict[str, dict[str, int]] = {}
    for together in _TOGETHER:
        keys = [key for key in together if not wanted or key in wanted]
        if not keys:
            continue
        first = next(iter(together))
        source = _WIDER.get(first, FACT_SQL[first])
        columns = ", ".join(
            f"count(*) AS {key}" if together[key] == "1" else
            f"coalesce(sum({together[key]}), 0) AS {key}"
            for key in keys
        )  # fmt: skip
        for row in store.rows(
            f"SELECT {group} AS g, {columns} FROM {source}{more} GROUP BY g", parameters
        ):
            counts.setdefault(row["g"], {}).update(
                {key: row[key] for key in keys if row[key] is not None}
            )
    spreads: dict[str, dict[str, Spread]] = {}
    for name, select in _TIMES.items():
        if not wanted or name in wanted:
            for key, spread in _spreads(store, select.format(group=group, cut=more), parameters):
                spreads.setdefault(key, {})[name] = spread
    if not wanted or "households" in wanted:
        _add_households(store, cut, by, counts)
    return {
        key: Facts(counts.get(key, {}), spreads.get(key, {}))
        for key in dict.fromkeys((*counts, *spreads))
    }


def _spreads(
    store: Store, select: str, parameters: Sequence[object]
) -> Iterable[tuple[str, Spread]]:
    rows = store.rows(
        f"WITH d AS ({select}), o AS (SELECT g, s, row_number() OVER (PARTITION BY g ORDER BY s)"
        " AS i, count(*) OVER (PARTITION BY g) AS n FROM d)"
        " SELECT g, max(n) AS n, sum(s) AS total,"
        " avg(CASE WHEN i IN ((n + 1) / 2, (n + 2) / 2) THEN s END) AS median,"
        " max(CASE WHEN i = (9 * n + 9) / 10 THEN s END) AS p90 FROM o GROUP BY g",
        parameters,
    )
    for row in rows:
        yield row["g"], Spread(row["n"], row["total"], row["median"], float(row["p90"]))


def _add_households(store: Store, cut: Cut, by: str, counts: dict[str, dict[str, int]]) -> None:
    """Households know a place only: by anything else every group has all of the cut's."""
    where = f"c.occupancy IN {LIVED_IN}"
    more, values = _cut(Cut(community=cut.community, building=cut.building), first=1)
    if by in ("community", "building"):
        rows = store.rows(
            f"SELECT {GROUPS[by]} AS g, count(*) AS n FROM household c WHERE {where}{more}"
            " GROUP BY g",
            values,
        )
        for row in rows:
            counts.setdefault(row["g"], {})["households"] = row["n"]
        return
    total = int(store.value(f"SELECT count(*) FROM household c WHERE {where}{more}", values))
    if total and not by:
        counts.setdefault("", {})
    for one in counts.values():
        one["households"] = total


def case_ids(store: Store, span: Span, cut: Cut, fact: str, *, also: str = "") -> list[int]:
    """The cases behind a fact, newest first, each once; *also* is one more condition."""
    more, values = _cut(cut)
    if also:
        more += f" AND {also}"
    if fact == "response":
        where = (
            f"complaint c JOIN clock_run r ON r.complaint_id = c.id AND r.clock = 'response'"
            f" WHERE {VALID} AND {_RECEIVED} AND r.stopped_at < ?2"
        )
    elif fact == "solution":
        where = f"{FACT_SQL['completed']} AND c.completed_at > c.received_at"
    else:
        where = FACT_SQL[fact]
    rows = store.rows(
        f"SELECT DISTINCT c.id AS id, c.received_at FROM {where}{more}"
        " ORDER BY c.received_at DESC, c.id DESC",
        [*span, *values],
    )
    return [row["id"] for row in rows]


def numbers_of(store: Store, ids: Sequence[int]) -> list[str]:
    """The cases' numbers in the order of *ids*."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), 500):
        part = list(ids[start : start + 500])
        marks = ",".join("?" * len(part))
        found.update(
            (row["id"], row["number"])
            for row in store.rows(f"SELECT id, number FROM complaint WHERE id IN ({marks})", part)
        )
    return [found[one] for one in ids if one in found]


def tallies(
    store: Store, span: Span, cut: Cut, fact: str, columns: Sequence[str]
) -> list[tuple[object, ...]]:
    """A fact counted by columns of the complaint: (value, …, count), most first."""
    more, values = _cut(cut)
    named = ", ".join(f"c.{column}" for column in columns)
    places = ", ".join(str(index + 1) for index in range(len(columns)))
    rows = store.rows(
        f"SELECT {named}, count(*) AS n FROM {FACT_SQL[fact]}{more}"
        f" GROUP BY {places} ORDER BY n DESC, {places}",
        [*span, *values],
    )
    return [tuple(row.values()) for row in rows]


def _cut(cut: Cut, first: int = 3) -> tuple[str, list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    for column, value in (
        ("community", cut.community),
        ("building", cut.building),
        ("department", cut.department),
        ("handler", cut.person),
    ):
        if value:
            conditions.append(f" AND c.{column} = ?{first + len(values)}")
            values.append(value)
    if cut.category:
        place = first + len(values)
        # A range, not LIKE: a code may hold characters that LIKE reads as patterns.
        conditions.append(
            f" AND (c.category = ?{place} OR (c.category > ?{place} || '.'"
            f" AND c.category < ?{place} || '/'))"
        )
        values.append(cut.category)
    return "".join(conditions), values
