"""Writing with a trace: every insert, change and delete leaves who, when, field, before, after."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from desktop_app.domain.errors import GoneError
from desktop_app.storage.store import Row, Store, to_column

_CASE_TABLES = frozenset(
    {
        "step_entry",
        "clock_run",
        "contact",
        "follow_up",
        "promise",
        "rework",
        "complaint_text",
        "hold",
        "extension",
        "escalation",
        "attachment",
        "risk_note",
        "improvement",
        "case_study",
        "case_tag",
    }
)


def newest_operation(store: Store) -> int:
    """The id of the newest operation, 0 when there is none."""
    return int(store.value("SELECT coalesce(max(id), 0) FROM operation"))


def unchained(store: Store) -> bool:
    """Whether operations of an older version wait for their place in the chain."""
    return store.value("SELECT max(operation_id) FROM chain_due") is not None


class Journal:
    """The writes of one operation; made inside its transaction."""

    def __init__(self, store: Store, name: str, at: datetime, staff: str) -> None:
        self.store = store
        self.at = at
        self.staff = staff
        self.touched: set[str] = set()
        self.cases: set[int] = set()
        self.first_line = 1 + int(store.value("SELECT coalesce(max(id), 0) FROM audit"))
        self.operation_id = store.insert("operation", {"name": name, "at": at, "staff": staff})

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        row_id = self.store.insert(table, values)
        self._note(table, row_id, self._case_of(table, row_id, values), "+", None, None)
        return row_id

    def update(self, table: str, row_id: int, values: Mapping[str, object]) -> bool:
        """Write the fields that differ; true if any did. ``GoneError`` without such a row."""
        key = key_of(table)
        before = self.store.row(f"SELECT * FROM {table} WHERE {key} = ?", (row_id,))
        if before is None:
            raise GoneError
        changed = {
            name: value for name, value in values.items() if before[name] != to_column(value)
        }
        if not changed:
            return False
        assignments = ", ".join(f"{name} = ?" for name in changed)
        self.store.execute(
            f"UPDATE {table} SET {assignments} WHERE {key} = ?",
            [*(to_column(value) for value in changed.values()), row_id],
        )
        case = self._case_of(table, row_id, before)
        for name, value in changed.items():
            self._note(table, row_id, case, name, before[name], to_column(value))
        return True

    def delete(self, table: str, row_id: int) -> bool:
        """Remove a row; the whole of it stays in the trace (JSON), so that it can come back."""
        key = key_of(table)
        before = self.store.row(f"SELECT * FROM {table} WHERE {key} = ?", (row_id,))
        if before is None:
            return False
        case = self._case_of(table, row_id, before)
        self.store.execute(f"DELETE FROM {table} WHERE {key} = ?", (row_id,))
        self._note(table, row_id, case, "-", json.dumps(before, ensure_ascii=False), None)
        return True

    def put(
        self, table: str, key: Mapping[str, object], values: Mapping[str, object] | None
    ) -> bool:
        """Write a row of a table without row ids (who lives where), or with ``None`` remove it.

        The line has the field ``=`` and whole rows as JSON; true if anything changed.
        """
        where = " AND ".join(f"{name} = ?" for name in key)
        places = [to_column(value) for value in key.values()]
        select = f"SELECT * FROM {table} WHERE {where}"
        before = self.store.row(select, places)
        if values is None:
            self.store.execute(f"DELETE FROM {table} WHERE {where}", places)
        elif before is None:
            self.store.insert(table, {**key, **values})
        elif values:
            changes = ", ".join(f"{name} = ?" for name in values)
            self.store.execute(
                f"UPDATE {table} SET {changes} WHERE {where}",
                [*(to_column(value) for value in values.values()), *places],
            )
        after = self.store.row(select, places)
        if before == after:
            return False
        self._note(table, 0, None, "=", row_text(before), row_text(after))
        return True

    def record(
        self,
        entity: str,
        entity_id: int,
        case: int | None,
        field: str,
        before: object,
        after: object,
    ) -> None:
        """Leave a trace for a write that was made another way (a value, a tick, a batch)."""
        self._note(entity, entity_id, case, field, before, to_column(after))

    def _case_of(self, table: str, row_id: int, values: Mapping[str, object] | Row) -> int | None:
        if table == "complaint":
            return row_id
        if table in _CASE_TABLES:
            case = values.get("complaint_id")
            return int(str(case)) if case is not None else None
        return None

    def _note(
        self, table: str, row_id: int, case: int | None, field: str, before: object, after: object
    ) -> None:
        self.touched.add(table)
        if case is not None:
            self.cases.add(case)
        self.store.execute(
            "INSERT INTO audit (operation_id, entity, entity_id, complaint_id, field, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.operation_id, table, row_id, case, field, before, after),
        )


def key_of(table: str) -> str:
    """The column that numbers a table's rows."""
    return "complaint_id" if table == "complaint_text" else "id"


def row_text(row: Row | None) -> str | None:
    """A whole row as the trace keeps it."""
    return None if row is None else json.dumps(row, ensure_ascii=False, sort_keys=True)
