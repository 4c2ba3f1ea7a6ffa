"""The office at work: its data, its clock, its operator; handed to every use case.

One thread owns an ``Office`` and its database. What an operation changed is collected and
told to the screens once the operation is over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.storage import reference, settings
from desktop_app.storage.store import Store
from desktop_app.storage.trace.journal import Journal, newest_operation, unchained
from desktop_app.storage.workflows import Workflows

if TYPE_CHECKING:  # loaded when a case is opened, or something written: the window stands before
    from desktop_app.domain.case import CaseFile
    from desktop_app.domain.clocks import Rules
    from desktop_app.services.safety.backups import Copies

Clock = Callable[[], datetime]


class ChangeSet(NamedTuple):
    """What operations changed: tables, the cases concerned, and the operations (id, name)."""

    tables: frozenset[str] = frozenset()
    cases: frozenset[int] = frozenset()
    operations: tuple[tuple[int, str], ...] = ()

    def __or__(self, other: ChangeSet) -> ChangeSet:
        return ChangeSet(
            self.tables | other.tables,
            self.cases | other.cases,
            self.operations + other.operations,
        )

    def __bool__(self) -> bool:
        return bool(self.tables)


class Office:
    """One open data folder and who works at it."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        resources: Path,
        attachments: Path | None = None,
        copies: Copies | None = None,
    ) -> None:
        self.store = store
        self.attachments = attachments
        """The folder of the attachments' files; ``None`` keeps none."""
        self.copies = copies
        """The safety copies; without them none is made before a large operation."""
        self.session_from = 0
        """The newest operation when the office opened: undo goes back as far as that."""
        self.workflows = Workflows(store)
        self.resources = resources
        self._clock = clock
        self._changes = ChangeSet()
        self._rules: Rules | None = None
        self.operator = ""
        self.signed_in = ""
        """Who gave his PIN; empty where none is required, and while the window is locked."""

    def now(self) -> datetime:
        return self._clock().replace(microsecond=0)

    def open(self) -> None:
        """Open the database, seed a new one, and take up the last operator."""
        if self.copies is not None:
            copies = self.copies
            copies.expect()
            self.store.before_migration = lambda: copies.make("migration")
        self.store.open()
        if unchained(self.store):
            from desktop_app.storage.trace import chain

            chain.catch_up(self.store)
            with self.write("chained"):
                pass
        if not self.setting("seeded"):
            from desktop_app.services.seeds import seed

            seed(self)
        self.operator = settings.get(self.store, "operator") or self._first_staff()
        self.session_from = newest_operation(self.store)

    def close(self) -> None:
        self.store.close()

    def rules(self) -> Rules:
        """The office's calendar and limits; read again after they were changed."""
        if self._rules is None:
            from desktop_app.domain.clocks import Rules

            self._rules = Rules(
                reference.work_calendar(self.store), tuple(reference.limit_rules(self.store))
            )
        return self._rules

    def forget_rules(self) -> None:
        """Calendar or limits were changed past ``write``: they are read again."""
        self._rules = None

    @contextmanager
    def write(self, name: str) -> Iterator[Journal]:
        """One operation: a transaction with its trace. Raising inside undoes all of it.

        Asks for the right that the operation needs. Before a large one (an import) a safety copy
        is made; without it there is no operation.
        """
        from desktop_app.services.staff import allowing
        from desktop_app.storage import search
        from desktop_app.storage.trace import chain

        allowing.allow(self, name)
        if self.copies is not None:
            self.copies.before(name)
        with self.store.transaction():
            journal = Journal(self.store, name, self.now(), self.operator)
            yield journal
            if journal.cases and journal.touched & search.SEARCHED:
                search.follow(self.store, journal.cases)
            chain.close(self.store, journal.operation_id, journal.first_line)
        self._changes |= ChangeSet(
            frozenset(journal.touched),
            frozenset(journal.cases),
            ((journal.operation_id, name),),
        )
        if journal.touched & {"limit_rule", "calendar_day", "calendar_year", "setting"}:
            self._rules = None

    def take_changes(self) -> ChangeSet:
        """What was changed since the last call."""
        changes, self._changes = self._changes, ChangeSet()
        return changes

    def case(self, complaint_id: int) -> CaseFile:
        """A case whole; ``KnownError`` if it is not there (any more)."""
        from desktop_app.storage import cases

        found = cases.load_case(self.store, self.workflows, complaint_id)
        if found is None:
            raise KnownError(
                "case_unknown",
                say(
                    QT_TRANSLATE_NOOP("core", "没有找到这条投诉（{id}），可能已被撤销。"),
                    id=complaint_id,
                ),
            )
        return found

    def case_by_number(self, number: str) -> CaseFile:
        from desktop_app.storage import cases

        complaint_id = cases.find_id(self.store, number.strip())
        if complaint_id is None:
            raise KnownError(
                "number_unknown",
                say(QT_TRANSLATE_NOOP("core", "没有编号为 {number} 的投诉。"), number=number),
            )
        return self.case(complaint_id)

    def save(self, journal: Journal, before: CaseFile, after: CaseFile) -> CaseFile:
        """Write a changed case and give it back as stored; refuses one in the recycle bin."""
        from desktop_app.storage import casewriter

        self.need_present(before.complaint.id, before.complaint.number)
        casewriter.save(journal, before, after)
        return self.case(before.complaint.id)

    def need_present(self, complaint_id: int, number: str) -> None:
        """``KnownError`` for a case in the recycle bin: what is added to it nobody would see."""
        from desktop_app.storage import cases

        if cases.is_deleted(self.store, complaint_id):
            raise KnownError(
                "case_deleted",
                say(
                    QT_TRANSLATE_NOOP("core", "投诉 {number} 在回收站里，请先恢复再修改。"),
                    number=number,
                ),
            )

    def setting(self, key: str, default: str = "") -> str:
        return settings.get(self.store, key, default)

    def number_setting(self, key: str, default: int) -> int:
        text = self.setting(key)
        return int(text) if text.isdecimal() else default

    def _first_staff(self) -> str:
        staff = reference.staff(self.store)
        return staff[0].name if staff else ""
