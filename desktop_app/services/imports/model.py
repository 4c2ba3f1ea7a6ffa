"""An import in the making: what was read, what was checked, what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from desktop_app.domain.messages import Message

KINDS = ("complaints", "households", "followups")


@dataclass(frozen=True)
class LoadedSheet:
    """A sheet read and parsed by its plan; ``kind`` ``None`` is a sheet that is no table."""

    name: str
    kind: str | None
    header_row: int
    rows: tuple[Any, ...]  # exchange.rows.ParsedRow
    errors: tuple[Any, ...]  # exchange.rows.RowError
    skipped: Mapping[str, int]
    plan: Any  # exchange.plans.SheetPlan
    reason: Message
    left_out: Mapping[int, str] = field(default_factory=dict)
    """Rows below the header that hold no record: row → blank, total, signature, header, note."""


@dataclass(frozen=True)
class LoadedBook:
    path: Path
    digest: str
    sheets: tuple[LoadedSheet, ...]
    notes: tuple[Message, ...] = ()
    book: Any = None  # exchange.book.Book, to plan again after a column was changed

    @property
    def name(self) -> str:
        """The file's name as text that can be stored, whatever bytes it is made of."""
        return self.path.name.encode("utf-8", "replace").decode("utf-8")

    def tables(self) -> list[LoadedSheet]:
        return [sheet for sheet in self.sheets if sheet.kind]

    @property
    def kind(self) -> str:
        """The kind with the most rows."""
        tally: Counter[str] = Counter()
        for sheet in self.tables():
            tally[str(sheet.kind)] += len(sheet.rows) + len(sheet.errors)
        return tally.most_common(1)[0][0] if tally else ""


@dataclass(frozen=True)
class FieldChange:
    """One field of an existing record that the book says differently."""

    field: str
    before: str
    after: str


class Course(Protocol):
    """How far a row carries its case on: a guard of the workflow may hold what was accepted."""

    @property
    def fields(self) -> frozenset[str]:
        """The fields of the work that the row tells of."""

    def changes(self, values: Mapping[str, object]) -> tuple[FieldChange, ...]:
        """What comes of the work if *values* (as in ``CheckedRow``) are written."""


@dataclass(frozen=True)
class Problem:
    """Why a row that was read well cannot be imported here: which field, what stood there."""

    field: str
    value: str
    reason: Message


@dataclass(frozen=True)
class CheckedRow:
    """What will become of a row: ``new``, ``updated``, ``same``, ``duplicate`` or ``conflict``.

    An ``updated`` row may have ``conflicts`` as well: fields that were changed here and in the
    book since the export. They are never written unless somebody chose so (``import_resolve``);
    a row that has nothing but conflicts is a ``conflict``.
    """

    verdict: str
    parsed: Any  # exchange.rows.ParsedRow
    kind: str
    record_id: int | None = None
    number: str = ""
    changes: tuple[FieldChange, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    """For an update: the columns to write."""
    change_values: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Field of a change that may be declined → those of ``values`` that go with it."""
    conflicts: tuple[FieldChange, ...] = ()
    conflict_values: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Field of a conflict → the columns to write if the book is to win."""
    held: tuple[str, ...] = ()
    """Fields that stay as they are here because the row only has them under a mask."""
    declined: tuple[str, ...] = ()
    """Fields of changes that somebody chose not to write (``import_resolve``)."""
    course: Course | None = None
    """Of a row that carries its case on: what comes of the fields that are accepted."""
    problem: Problem | None = None
    """Of a row that a checker refuses; ``importing.check`` makes an error row of it."""


@dataclass(frozen=True)
class Check:
    """The whole book checked against the office; nothing is written yet."""

    loaded: LoadedBook
    rows: tuple[CheckedRow, ...]
    errors: tuple[Any, ...]
    normalised: Mapping[str, int]
    warnings: tuple[tuple[str, int, Message], ...]

    def counts(self) -> dict[str, int]:
        tally = Counter(row.verdict for row in self.rows)
        return {
            "rows": len(self.rows) + len(self.errors),
            "new": tally["new"],
            "updated": tally["updated"],
            "same": tally["same"],
            "duplicates": tally["duplicate"],
            "conflicts": tally["conflict"],
            "errors": len(self.errors),
        }


@dataclass(frozen=True)
class Outcome:
    """What a commit did; ``batch`` is ``None`` when there was nothing to write."""

    check: Check
    batch: int | None
    counts: Mapping[str, int]
