"""Reading and writing what the settings page edits: settings, people, lists, limits, calendar.

Writes leave a trace. Rows without a number of their own (a setting, a category, a calendar
day) are traced as entity 0 with their key before the field's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import GoneError
from desktop_app.storage import settings
from desktop_app.storage.store import Row, Store, to_column
from desktop_app.storage.trace.journal import Journal


@dataclass(frozen=True)
class UsedVersion:
    """A stored version of a template and how many cases stand on it."""

    workflow_id: int
    key: str
    version: int
    retired: bool
    running: int
    ended: int


def put_setting(journal: Journal, key: str, value: str) -> None:
    """Write one setting; nothing is traced when it is as before."""
    before = settings.get(journal.store, key)
    if before == value:
        return
    settings.put(journal.store, key, value)
    journal.record("setting", 0, None, key, before, value)


# People


def staff_rows(store: Store) -> list[Row]:
    """Everybody, those who left last."""
    return store.rows("SELECT * FROM staff ORDER BY active DESC, id")


def staff_by_name(store: Store, name: str) -> Row | None:
    """A person of that name, whether active or not."""
    return store.row("SELECT * FROM staff WHERE name = ?", (name,))


def cases_of_person(store: Store, name: str) -> int:
    """How many cases carry this name: received, handled, talked, followed up or moved on."""
    return int(
        store.value(
            "SELECT count(*) FROM (SELECT id FROM complaint WHERE received_by = ?1 OR handler = ?1"
            " UNION SELECT complaint_id FROM contact WHERE staff = ?1"
            " UNION SELECT complaint_id FROM step_entry WHERE left_by = ?1"
            " UNION SELECT complaint_id FROM rework WHERE responsible = ?1"
            " UNION SELECT complaint_id FROM follow_up"
            " WHERE assignee = ?1 AND complaint_id IS NOT NULL)",
            (name,),
        )
    )


# Departments


def department_rows(store: Store) -> list[Row]:
    return store.rows("SELECT * FROM department ORDER BY active DESC, id")


def cases_of_department(store: Store, name: str) -> int:
    return int(store.value("SELECT count(*) FROM complaint WHERE department = ?", (name,)))


def rename_department(journal: Journal, department_id: int, old: str, new: str) -> None:
    """The name in the list, with the people and categories that belong to it."""
    journal.update("department", department_id, {"name": new})
    for row in journal.store.rows("SELECT id FROM staff WHERE department = ?", (old,)):
        journal.update("staff", row["id"], {"department": new})
    for row in journal.store.rows("SELECT * FROM category WHERE department = ?", (old,)):
        update_category(journal, row["code"], {"department": new})


# Categories


def category_rows(store: Store) -> list[Row]:
    """All categories in the office's order, whether active or not."""
    return store.rows("SELECT * FROM category ORDER BY position, code")


def category_row(store: Store, code: str) -> Row | None:
    return store.row("SELECT * FROM category WHERE code = ?", (code,))


def add_category(journal: Journal, values: Mapping[str, object]) -> None:
    names = list(values)
    journal.store.execute(
        f"INSERT INTO category ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        [to_column(values[name]) for name in names],
    )
    journal.record("category", 0, None, f"{values['code']}:+", None, str(values["zh"]))


def update_category(journal: Journal, code: str, values: Mapping[str, object]) -> None:
    """Write the columns that differ."""
    before = category_row(journal.store, code)
    if before is None:
        raise GoneError
    for name, value in values.items():
        if before[name] != to_column(value):
            journal.store.execute(
                f"UPDATE category SET {name} = ? WHERE code = ?", (to_column(value), code)
            )
            journal.record("category", 0, None, f"{code}:{name}", before[name], value)


# Limits


def limit_rows(store: Store) -> list[Row]:
    return store.rows("SELECT * FROM limit_rule ORDER BY id")


def remove_limit(journal: Journal, rule_id: int) -> None:
    row = journal.store.row("SELECT * FROM limit_rule WHERE id = ?", (rule_id,))
    if row is None:
        raise GoneError
    journal.store.execute("DELETE FROM limit_rule WHERE id = ?", (rule_id,))
    gone = f"{row['clock']}|{row['severity']}|{row['category']}|{row['amount']}|{row['unit']}"
    journal.record("limit_rule", rule_id, None, "-", gone, None)


def timed_case_ids(store: Store) -> list[int]:
    """Cases that have not ended and have a clock running, oldest first."""
    rows = store.rows(
        "SELECT DISTINCT c.id FROM clock_run r JOIN complaint c ON c.id = r.complaint_id"
        " WHERE r.stopped_at IS NULL AND c.outcome = '' AND c.deleted_at IS NULL ORDER BY c.id"
    )
    return [row["id"] for row in rows]


# Calendar


def calendar_rows(store: Store, year: int) -> list[Row]:
    return store.rows(
        "SELECT * FROM calendar_day WHERE day BETWEEN ? AND ? ORDER BY day",
        (f"{year:04d}-01-01", f"{year:04d}-12-31"),
    )


def calendar_row(store: Store, day: date) -> Row | None:
    return store.row("SELECT * FROM calendar_day WHERE day = ?", (day.isoformat(),))


def put_calendar_day(
    journal: Journal, day: date, value: tuple[bool, str, str] | None
) -> tuple[bool, str, str] | None:
    """Write (working, name, source), or take the row away; returns what stood before."""
    row = calendar_row(journal.store, day)
    before = (bool(row["working"]), row["name"], row["source"]) if row else None
    if before == value:
        return before
    if value is None:
        journal.store.execute("DELETE FROM calendar_day WHERE day = ?", (day.isoformat(),))
    else:
        journal.store.execute(
            "INSERT INTO calendar_day (day, working, name, source) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET working = excluded.working, name = excluded.name,"
            " source = excluded.source",
            (day.isoformat(), int(value[0]), value[1], value[2]),
        )
    journal.record("calendar_day", 0, None, day.isoformat(), _said(before), _said(value))
    return before


def _said(value: tuple[bool, str, str] | None) -> str | None:
    return None if value is None else f"{int(value[0])}|{value[1]}|{value[2]}"


# Workflows


def workflow_versions(store: Store) -> list[UsedVersion]:
    """Every version of every template with its cases, newest version of a template first."""
    rows = store.rows(
        "SELECT w.id, w.key, w.version, w.retired,"
        " coalesce(sum(n.cases) FILTER (WHERE n.running), 0) AS running,"
        " coalesce(sum(n.cases) FILTER (WHERE NOT n.running), 0) AS ended"
        " FROM workflow w LEFT JOIN"
        " (SELECT workflow_id, outcome = '' AS running, count(*) AS cases FROM complaint"
        " WHERE deleted_at IS NULL GROUP BY 1, 2) n ON n.workflow_id = w.id"
        " GROUP BY w.id ORDER BY w.version DESC, w.id"
    )
    return [
        UsedVersion(r["id"], r["key"], r["version"], bool(r["retired"]), r["running"], r["ended"])
        for r in rows
    ]


def workflow_document(store: Store, workflow_id: int) -> str:
    """The text of a stored version as it was written; ``LookupError`` when there is none."""
    found = store.value("SELECT document FROM workflow WHERE id = ?", (workflow_id,))
    if found is None:
        raise LookupError(f"workflow {workflow_id}")
    return str(found)


def retire_workflow(journal: Journal, key: str, retired: bool) -> None:
    """All versions of a template: an older one must not come to the front in its place."""
    for row in journal.store.rows("SELECT id FROM workflow WHERE key = ?", (key,)):
        journal.update("workflow", row["id"], {"retired": int(retired)})
