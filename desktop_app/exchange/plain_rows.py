"""Many rows of a complaint register at once, column by column, where every cell is plain.

What comes out is what ``rows`` makes of a row cell by cell. A row with anything that needs a
second look (同上, a date as text, a merged cell, a phone with a blank in it) is left to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from itertools import compress, repeat

from desktop_app.domain.datetext import FIRST_YEAR
from desktop_app.domain.messages import Message
from desktop_app.exchange.book import Cell, text_of
from desktop_app.exchange.columns import DATE_FIELDS
from desktop_app.exchange.converters import AS_WRITTEN, LONG, MOBILE, SPELLING, SPELLINGS, alone
from desktop_app.exchange.joins import join_place, progress_said
from desktop_app.exchange.row_parts import DITTO, Change, Row
from desktop_app.exchange.values import Context

Plain = tuple[dict[str, object], tuple[Change, ...], tuple[Message, ...]]
"""Values, changes and warnings of a row."""

_PLACE = ("community", "building", "unit", "room")
_MIDNIGHT = time()
_EXACT = 1e15  # from here on a number has lost digits
_Column = list[Cell]


class PlainRows:
    """Reads rows of one sheet. ``columns``: field → its column, 0-based."""

    def __init__(self, context: Context, columns: Mapping[str, int], content: str) -> None:
        self._context = context
        self._columns = columns
        self._content = content
        self._words: dict[str, dict[str, tuple[object, tuple[Change, ...]] | None]] = {}
        self._places: dict[tuple[object, ...], Plain] = {}
        plan = context.plan
        told = {name for name, meanings in plan.words.items() if meanings}
        self.able = (
            plan.kind == "complaints"
            and {"content", "received_at"} <= columns.keys()
            and not told & {*DATE_FIELDS, "content", "phone"}
        )
        """Whether this way of reading is for such a sheet at all."""
        self._texts = (AS_WRITTEN - told) & columns.keys()

    def read(self, rows: Sequence[Sequence[Cell]]) -> Iterator[Plain | None]:
        """What each row says; ``None`` for one that has to be read cell by cell."""
        count = len(rows)
        fine = [True] * count
        values: dict[str, Sequence[object]] = {}
        changes: list[Sequence[tuple[Change, ...]]] = []
        for name, index in self._columns.items():
            cells = [row[index] if index < len(row) else None for row in rows]
            if name in DATE_FIELDS:
                values[name], values[f"{name}_has_time"] = self._dates(cells, fine)
            elif name == "phone":
                values[name] = _phones(cells, fine)
                values["phone_ok"] = repeat(True, count)  # type: ignore[assignment]
            elif name == "received_time":
                _refuse(fine, [cell is not None for cell in cells])
            elif name in self._texts:
                values[name] = _texts(cells, fine, numbers=name != "content")
            else:
                values[name], rewritten = self._spelled(name, cells, fine)
                if any(rewritten):
                    changes.append(rewritten)
        self._join(values, fine)
        names = tuple(values)
        places = self._placed(values, count)
        together = map(_all, zip(*changes, strict=True)) if changes else repeat((), count)
        for ok, row, place, changed in zip(
            fine, zip(*values.values(), strict=False), places, together, strict=False
        ):
            if not ok:
                yield None
                continue
            found = dict(zip(names, row, strict=True))
            found.update(place[0])
            yield found, changed + place[1], place[2]

    def _join(self, values: dict[str, Sequence[object]], fine: list[bool]) -> None:
        """What follows from several cells, as ``joins`` has it, and what a record must have."""
        content, received = values["content"], values["received_at"]
        # A number where the content stands may be a total, and a repeated header is no record.
        _refuse(
            fine,
            [
                text is None or text == self._content or text.isdecimal()  # type: ignore[attr-defined]
                for text in content
            ],
        )
        _refuse(fine, [at is None for at in received])
        if "subcategory" in values:
            _refuse(fine, list(map(bool, values["subcategory"])))
        nothing: Sequence[object] = [None] * len(fine)
        completed = values.get("completed_at", nothing)
        _refuse(
            fine,
            [
                end is not None and begin is not None and end < begin  # type: ignore[operator]
                for begin, end in zip(received, completed, strict=True)
            ],
        )
        status = values.pop("status", nothing)
        results = values.get("result", nothing)
        values["progress"] = [
            progress_said(str(result or other or ""), end is not None)
            for result, other, end in zip(results, status, completed, strict=True)
        ]

    def _placed(self, values: Mapping[str, Sequence[object]], count: int) -> Iterator[Plain]:
        """Place, its changes and its warnings for every row; the same places come again."""
        names = [name for name in _PLACE if name in values]
        known = self._places
        if not names:
            yield from repeat(self._place(names, ()), count)
        for key in zip(*(values[name] for name in names), strict=True):
            found = known.get(key)
            if found is None:
                found = self._place(names, key)
                if len(known) < 4 * SPELLINGS:
                    known[key] = found
            yield found

    def _place(self, names: Sequence[str], key: Sequence[object]) -> Plain:
        given = dict(zip(names, key, strict=True))
        row = Row(dict(given), {"room": str(given["room"] or "")} if "room" in given else {})
        join_place(row, self._context.plan)
        return row.values, tuple(row.changes), tuple(row.warnings)

    def _dates(self, cells: _Column, fine: list[bool]) -> tuple[_Column, Sequence[object]]:
        today = self._context.today
        cells = _without(
            cells,
            fine,
            [
                cell is not None
                and not (
                    type(cell) is datetime
                    and cell.tzinfo is None
                    and not cell.microsecond
                    and cell.year >= FIRST_YEAR
                    and cell <= today
                )
                for cell in cells
            ],
        )
        return cells, [
            cell.time() != _MIDNIGHT if type(cell) is datetime else None for cell in cells
        ]

    def _spelled(
        self, name: str, cells: _Column, fine: list[bool]
    ) -> tuple[Sequence[object], Sequence[tuple[Change, ...]]]:
        """A column of few words: what each means is found out once."""
        known = self._words.setdefault(name, {})
        found: list[tuple[object, tuple[Change, ...]] | None] = []
        for cell in cells:
            if type(cell) is str:
                if cell in known:
                    found.append(known[cell])
                    continue
                meaning = self._meaning(name, cell)
                if len(known) < SPELLINGS:
                    known[cell] = meaning
                found.append(meaning)
            else:
                found.append(_NOTHING if cell is None else None)
        if None in found:
            _refuse(fine, [one is None for one in found])
        return (
            [one[0] if one is not None else None for one in found],
            [one[1] if one is not None else () for one in found],
        )

    def _meaning(self, name: str, cell: str) -> tuple[object, tuple[Change, ...]] | None:
        if len(cell) > SPELLING or cell.strip() in DITTO:
            return None
        row, problem = alone(self._context, name, cell)
        if problem is not None or row.warnings or row.values.keys() != {name}:
            return None
        return row.values[name], tuple(row.changes)


_NOTHING: tuple[object, tuple[Change, ...]] = (None, ())


def _refuse(fine: list[bool], odd: Sequence[bool]) -> None:
    for at in compress(range(len(odd)), odd):
        fine[at] = False


def _all(parts: tuple[tuple[Change, ...], ...]) -> tuple[Change, ...]:
    return sum(parts, ())


def _without(cells: _Column, fine: list[bool], odd: Sequence[bool]) -> _Column:
    """The cells with nothing in place of the odd ones, whose rows are refused."""
    if not any(odd):
        return cells
    _refuse(fine, odd)
    return [None if strange else cell for cell, strange in zip(cells, odd, strict=True)]


def _phones(cells: _Column, fine: list[bool]) -> _Column:
    whole = MOBILE.fullmatch
    return _without(
        cells,
        fine,
        [cell is not None and not (type(cell) is str and whole(cell)) for cell in cells],
    )


def _texts(cells: _Column, fine: list[bool], *, numbers: bool) -> _Column:
    """``numbers``: a house or an own number that was typed as one is a text: 301.0 is 301."""
    if numbers and float in map(type, cells):
        cells = [
            text_of(cell) if type(cell) is float and abs(cell) < _EXACT else cell for cell in cells
        ]
    return _without(
        cells,
        fine,
        [
            cell is not None
            and not (
                type(cell) is str
                and cell
                and len(cell) < LONG
                and cell.isprintable()
                and "_x" not in cell
                and cell == cell.strip()
                and cell not in DITTO
            )
            for cell in cells
        ],
    )
