"""Workflow templates in the database: every version ever used by a case stays readable."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.messages import Text

if TYPE_CHECKING:  # templates are parsed with the first case: the window stands before
    from desktop_app.domain.workflow import Workflow
    from desktop_app.storage.store import Store
    from desktop_app.storage.trace.journal import Journal


class Workflows:
    """Parsed templates by row id; a version never changes, so each is parsed once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._parsed: dict[int, Workflow] = {}

    def by_id(self, workflow_id: int) -> Workflow:
        if workflow_id not in self._parsed:
            row = self._store.row(
                "SELECT document, version FROM workflow WHERE id = ?", (workflow_id,)
            )
            if row is None:
                raise LookupError(f"workflow {workflow_id}")
            from desktop_app.domain.workflow import parse_workflow

            self._parsed[workflow_id] = parse_workflow(row["document"], version=row["version"])
        return self._parsed[workflow_id]

    def current_id(self, key: str) -> int | None:
        """Row id of the newest version of a template that is not retired."""
        found = self._store.value(
            "SELECT id FROM workflow WHERE key = ? AND retired = 0 ORDER BY version DESC LIMIT 1",
            (key,),
        )
        return int(found) if found is not None else None

    def current(self) -> list[tuple[int, Workflow]]:
        """The newest version of each template in use, in the order of their first arrival."""
        rows = self._store.rows(
            "SELECT max(id) AS id FROM workflow WHERE retired = 0 GROUP BY key ORDER BY min(id)"
        )
        return [(row["id"], self.by_id(row["id"])) for row in rows]

    def titles(self) -> list[tuple[str, Text]]:
        """Key and title of what ``current`` gives, without parsing a template."""
        return [
            (row["key"], Text(row["title_zh"], row["title_en"]))
            for row in self._store.rows(
                "SELECT w.key, w.title_zh, w.title_en FROM (SELECT max(id) AS id, min(id) AS first"
                " FROM workflow WHERE retired = 0 GROUP BY key) n JOIN workflow w ON w.id = n.id"
                " ORDER BY n.first"
            )
        ]

    def add(self, journal: Journal, document: str, at: datetime) -> int:
        """Store a new version of a template; raises ``BrokenTemplate`` before anything is written."""
        from desktop_app.domain.workflow import parse_workflow

        parsed = parse_workflow(document)
        version = 1 + int(
            self._store.value("SELECT max(version) FROM workflow WHERE key = ?", (parsed.key,)) or 0
        )
        workflow_id = journal.insert(
            "workflow",
            {
                "key": parsed.key,
                "version": version,
                "title_zh": parsed.title.zh,
                "title_en": parsed.title.en,
                "document": document,
                "created_at": at,
            },
        )
        self._store.insert_many(
            "workflow_step",
            ("workflow_id", "position", "key", "title_zh", "title_en", "stage"),
            [
                (workflow_id, position, step.key, step.title.zh, step.title.en, step.stage)
                for position, step in enumerate(parsed.steps)
            ],
        )
        return workflow_id
