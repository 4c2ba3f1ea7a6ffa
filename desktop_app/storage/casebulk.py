"""Many new cases at once: whole ones, or rows of one shape filled in from their values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.case import CaseFile, Escalation, Extension, Hold, Rework
from desktop_app.storage import caserows
from desktop_app.storage.cases import TEXT_COLUMNS, excerpt_of
from desktop_app.storage.store import to_column
from desktop_app.storage.trace.journal import Journal

NUMBERED = (
    "complaint",
    "step_entry",
    "clock_run",
    "follow_up",
    "contact",
    "promise",
    "rework",
    "hold",
    "extension",
    "escalation",
)
"""Tables with a row id of their own, in the order of their references."""

# In this order: a row comes after what it refers to.
_TABLES = (
    NUMBERED[0],
    "complaint_text",
    *NUMBERED[1:],
    "step_value",
    "step_tick",
    "audit",
    "case_words_due",
)
_FLUSH = 2_000  # cases held in memory before they go to the database

Take = Callable[[str], int]
Row = Mapping[str, object]


class _Id(int):
    """A row id that a shape has still to give."""

    table: str


@dataclass(frozen=True)
class Shape:
    """The rows of a case with places where its own values go.

    ``takes`` says how many ids of each table a case needs. ``stage`` puts the first of these
    ids and the case's values aside; ``writes`` (table, statement, what it binds) make the rows
    of all cases that were put aside.
    """

    takes: tuple[tuple[str, int], ...]
    stage: str
    writes: tuple[tuple[str, str, tuple[object, ...]], ...]


class BulkCases:
    """Collects new cases and writes them table by table; call ``flush`` at the end.

    Leaves one trace line a case instead of one a row: the case's first state is the row.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        store = journal.store
        self._last = {
            table: int(store.value(f"SELECT coalesce(max(id), 0) FROM {table}"))
            for table in NUMBERED
        }
        self._names: dict[str, tuple[str, ...]] = {}
        self._out: dict[str, list[Sequence[object]]] = {name: [] for name in _TABLES}
        self._staged: dict[int, tuple[Shape, list[tuple[object, ...]]]] = {}
        self._waiting = 0
        self._values = 0

    def add(self, case: CaseFile) -> int:
        """Take a whole case; returns its id."""
        complaint_id = 0
        for table, row in rows_of(case, self._take, self._journal):
            self._names.setdefault(table, tuple(row))
            self._out[table].append([to_column(value) for value in row.values()])
            if table == "complaint":
                complaint_id = self._last["complaint"]
        self._full()
        return complaint_id

    def shape(self, case: CaseFile, marks: Mapping[str, object]) -> Shape | None:
        """The shape of *case*, whose own values are *marks*: name → a value found nowhere else.

        Wherever a row holds exactly a mark, a case of this shape puts its own value; the
        column ``excerpt`` takes the mark of that name. ``None`` when a mark has become part
        of something else, so that the case cannot be told from its rows.
        """
        taken: dict[str, int] = {}

        def take(table: str) -> int:
            row_id = _Id(taken.get(table, 0))
            row_id.table = table
            taken[table] = row_id + 1
            return row_id

        found = list(rows_of(case, take, self._journal))
        first = {table: f"i{at}" for at, table in enumerate(taken)}
        place = {to_column(mark): f"v{at}" for at, mark in enumerate(marks.values())}
        excerpt = place[marks["excerpt"]]
        writes = []
        for table, row in found:
            picks: list[str] = []
            constants: list[object] = []
            for name, value in row.items():
                kept = to_column(value)
                if name == "excerpt":
                    picks.append(excerpt)
                elif isinstance(value, _Id):
                    picks.append(f"{first[value.table]} + {int(value)}")
                elif kept in place:
                    picks.append(place[kept])
                elif isinstance(kept, str) and any(
                    mark in kept for mark in place if isinstance(mark, str)
                ):
                    return None
                else:
                    picks.append("?")
                    constants.append(kept)
            sql = (
                f"INSERT INTO {table} ({', '.join(row)}) SELECT {', '.join(picks)} FROM temp.booked"
            )
            writes.append((table, sql, tuple(constants)))
        names = [*first.values(), *place.values()]
        stage = f"INSERT INTO temp.booked ({', '.join(names)}) VALUES ({_marks(len(names))})"
        self._prepare(len(marks))
        return Shape(tuple(taken.items()), stage, tuple(writes))

    def add_shaped(self, shape: Shape, values: Sequence[object]) -> int:
        """Take a case of *shape*; *values* as columns hold them, in the order of the marks."""
        last = self._last
        firsts = []
        for table, count in shape.takes:
            firsts.append(last[table] + 1)
            last[table] += count
        rows = self._staged.get(id(shape))
        if rows is None:
            rows = self._staged[id(shape)] = (shape, [])
        rows[1].append((*firsts, *values))
        self._full()
        return firsts[0]

    def flush(self) -> None:
        """Write what was taken."""
        store = self._journal.store
        for table, rows in self._out.items():
            if rows:
                store.insert_columns(table, self._names[table], rows)
                self._journal.touched.add(table)
                rows.clear()
        for shape, staged in self._staged.values():
            store.execute_many(shape.stage, staged)
            for table, sql, constants in shape.writes:
                store.execute(sql, constants)
                self._journal.touched.add(table)
            store.execute("DELETE FROM temp.booked")
        self._staged.clear()
        self._waiting = 0

    def _prepare(self, values: int) -> None:
        """Where cases of a shape stand until the database has made their rows of them."""
        if self._values != values:
            self.flush()
            names = [f"i{at}" for at in range(1, len(NUMBERED))]
            names += [f"v{at}" for at in range(values)]
            store = self._journal.store
            store.execute("DROP TABLE IF EXISTS temp.booked")
            store.execute(f"CREATE TEMP TABLE booked (i0 INTEGER PRIMARY KEY, {', '.join(names)})")
            self._values = values

    def _take(self, table: str) -> int:
        self._last[table] += 1
        return self._last[table]

    def _full(self) -> None:
        self._waiting += 1
        if self._waiting >= _FLUSH:
            self.flush()


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def rows_of(case: CaseFile, take: Take, journal: Journal) -> Iterator[tuple[str, Row]]:
    """Every row of a new case: table, and the columns by name; *take* gives ids of a table."""
    complaint = case.complaint
    complaint_id = take("complaint")
    yield (
        "complaint",
        {
            "id": complaint_id,
            **{name: getattr(complaint, name) for name in caserows.MAIN},
            "excerpt": excerpt_of(complaint.content),
        },
    )
    texts = {name: getattr(complaint, name) for name in TEXT_COLUMNS}
    yield "complaint_text", {"complaint_id": complaint_id, **texts}
    entry_ids, follow_up_ids, contact_ids = {}, {}, {}
    for entry in case.entries:
        entry_ids[entry.id] = take("step_entry")
        yield "step_entry", {"id": entry_ids[entry.id], **caserows.entry(entry, complaint_id)}
    for clock in case.clocks:
        yield "clock_run", {"id": take("clock_run"), **caserows.clock(clock, complaint_id)}
    for follow_up in case.follow_ups:
        row_id = follow_up_ids[follow_up.id] = take("follow_up")
        yield "follow_up", {"id": row_id, **caserows.follow_up(follow_up, complaint_id)}
    plain: tuple[tuple[str, Sequence[Rework | Hold | Extension | Escalation]], ...] = (
        ("rework", case.reworks),
        ("hold", case.holds),
        ("extension", case.extensions),
        ("escalation", case.escalations),
    )
    for table, records in plain:
        for record in records:
            yield table, {"id": take(table), **caserows.plain(record, complaint_id)}
    for contact in case.contacts:
        row_id = contact_ids[contact.id] = take("contact")
        values = caserows.contact(contact, complaint_id, entry_ids[contact.entry_id], contact.at)
        yield "contact", {"id": row_id, **values}
        for promise in contact.promises:
            values = caserows.promise(promise, complaint_id, contact_ids, follow_up_ids)
            yield "promise", {"id": take("promise"), **values}
    for (round_, step_key, key), value in case.values.items():
        yield (
            "step_value",
            {
                "complaint_id": complaint_id,
                "round": round_,
                "step_key": step_key,
                "field_key": key,
                "value": value,
            },
        )
    for round_, step_key, key in case.ticks:
        yield (
            "step_tick",
            {
                "complaint_id": complaint_id,
                "round": round_,
                "step_key": step_key,
                "item_key": key,
                "at": journal.at,
                "staff": journal.staff,
            },
        )
    yield (
        "audit",
        {
            "operation_id": journal.operation_id,
            "entity": "complaint",
            "entity_id": complaint_id,
            "complaint_id": complaint_id,
            "field": "+",
        },
    )
    yield "case_words_due", {"complaint_id": complaint_id}
