"""What an import found, put together for reading: each column, and what was rewritten.

Pure functions over a loaded book and its check; nothing here touches the database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.messages import Message
from desktop_app.services.imports import nearby
from desktop_app.services.imports.model import Check, LoadedSheet
from desktop_app.services.imports.nearby import NOBODY, People
from desktop_app.services.imports.words import FieldWords

SAMPLES = 3
BY_HAND = "由您指定"
"""The reason that ``exchange.detect.with_column`` gives to a column chosen by a person."""
NOT_KNOWN = "没有认出这一列，不导入"
"""The reason that ``exchange.columns`` gives to a column whose header says nothing to it."""


@dataclass(frozen=True)
class ColumnReport:
    """How one column came through.

    Of ``filled`` cells ``good`` gave a value; ``odd`` are up to ``SAMPLES`` different
    spellings of those that did not, ``odd_kinds`` how many different ones there are. In a
    column of words those count whose meaning a person should confirm.
    """

    index: int
    header: str
    field: str | None
    samples: tuple[str, ...]
    reason: Message
    sure: bool
    by_hand: bool
    filled: int = 0
    good: int = 0
    odd: tuple[str, ...] = ()
    odd_kinds: int = 0

    @property
    def level(self) -> str:
        """``sure``, ``likely`` (a person should check) or ``none`` (given to no field)."""
        if self.field is None:
            return "none"
        return "sure" if self.sure else "likely"

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at this column before going on."""
        if self.field is None:
            return self.reason.text == NOT_KNOWN and bool(self.samples)
        return not self.sure or self.good < self.filled


@dataclass(frozen=True)
class ChangeGroup:
    """One way in which cells of one field were rewritten: how often, and a few examples."""

    field: str
    why: Message
    count: int
    samples: tuple[tuple[str, str], ...]
    place: tuple[str, int]
    """Sheet and row of the first."""
    people: People = NOBODY
    """Whom the rows of the samples name."""


def column_reports(
    source: Any, sheet: LoadedSheet, words: Sequence[FieldWords] = ()
) -> tuple[ColumnReport, ...]:
    """A report for each column of a table, in its order. *source* is the exchange's sheet."""
    said = {one.field: one for one in words}
    return tuple(
        _report(source, sheet, match, said.get(match.field or "")) for match in sheet.plan.columns
    )


def _report(source: Any, sheet: LoadedSheet, match: Any, words: FieldWords | None) -> ColumnReport:
    name = match.field
    by_hand = match.reason.text == BY_HAND
    sure = by_hand or match.confidence >= 0.6
    if name is None:
        return ColumnReport(
            match.index, match.header, None, match.samples, match.reason, sure, by_hand
        )
    filled = good = 0
    odd: dict[str, None] = {}
    part = _part(name)
    strange = {one.text for one in words.spellings if one.doubtful} if words else set()
    for row in sheet.rows:
        raw = str(row.raw.get(name) or "").strip()
        if not raw:
            continue
        filled += 1
        if part is not None:
            fine = part(raw) is not None
        else:
            fine = raw not in strange if words else _is_good(name, row.values)
        if fine:
            good += 1
        else:
            odd[raw[:60]] = None
    for error in sheet.errors:
        cells = source.rows[error.row - 1]
        cell = cells[match.index] if match.index < len(cells) else None
        if cell is None or not str(cell).strip():
            continue
        filled += 1
        if error.column == match.header:
            odd[str(error.value)[:60]] = None
        else:
            good += 1
    return ColumnReport(
        match.index,
        match.header,
        name,
        match.samples,
        match.reason,
        sure,
        by_hand,
        filled,
        good,
        tuple(odd)[:SAMPLES],
        len(odd),
    )


def _part(name: str) -> Callable[[str], int | None] | None:
    """How a column is read that tells only the month or the year of a date."""
    from desktop_app.exchange import date_parts

    base = date_parts.base_of_part(name)
    if not base:
        return None
    return date_parts.month if name == date_parts.month_of(base) else date_parts.year


def _is_good(name: str, values: Mapping[str, object]) -> bool:
    if name == "phone":
        return bool(values.get("phone_ok"))
    if name == "satisfaction":
        return bool(values.get("satisfaction") or values.get("unanswered"))
    if name == "room":
        room = str(values.get("room") or "")
        return bool(values.get("building")) or any(c.isdigit() for c in room)
    if name in ("received_time", "status", "subcategory", "id"):
        return True  # these flow into other fields
    return values.get(name) not in (None, "")


def change_groups(checked: Check) -> tuple[ChangeGroup, ...]:
    """What was rewritten while reading, the most frequent first."""
    count: dict[tuple[str, str], int] = {}
    first: dict[tuple[str, str], tuple[Message, tuple[str, int]]] = {}
    samples: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    people: dict[tuple[str, str], People] = {}
    for row, change in _changes(checked):
        key = (change.field, change.why.text)
        count[key] = count.get(key, 0) + 1
        first.setdefault(key, (change.why, (row.sheet, row.row)))
        few = samples.setdefault(key, {})
        if len(few) < SAMPLES:
            few[change.before, change.after] = None
            people[key] = people.get(key, NOBODY) + nearby.of_row(row.values)
    groups = (
        ChangeGroup(key[0], first[key][0], number, tuple(samples[key]), first[key][1], people[key])
        for key, number in count.items()
    )
    return tuple(sorted(groups, key=lambda group: -group.count))


def _changes(checked: Check) -> Iterator[tuple[Any, Any]]:
    for sheet in checked.loaded.tables():
        for row in sheet.rows:
            for change in row.changes:
                yield row, change
