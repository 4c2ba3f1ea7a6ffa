"""Rows of a planned sheet as typed values, with everything that was changed on the way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count, repeat
from typing import NamedTuple

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.exchange import date_parts, own_export
from desktop_app.exchange import values as conv
from desktop_app.exchange.book import Cell, Sheet, row_is_blank, text_of
from desktop_app.exchange.columns import label_of
from desktop_app.exchange.converters import Converter, converter
from desktop_app.exchange.plain_rows import PlainRows
from desktop_app.exchange.plans import SheetPlan
from desktop_app.exchange.row_parts import DITTO, CellError, Change, Row, missing

OUTSIDE = "outside"
_PIECE = 512  # rows that are looked at column by column in one go
REQUIRED = {
    "complaints": ("received_at", "content"),
    "households": ("room",),
    "followups": (),
}
_TOTAL = re.compile(
    r"^(?:合计|总计|小计|共计|累计|本月合计|本页合计|total|sum)[:：\d]*$", re.IGNORECASE
)
_SIGNATURE = re.compile(
    r"^(?:主管|经理|项目经理|负责人|制表|制表人|审核|审核人|审批|填表人|填报人|复核|领导|部门主管|"
    r"统计人|站长|客服主管)?(?:签字|签名|签章|盖章|意见|日期)?[:：]|^(?:主管|经理|领导).{0,4}(?:签字|签名)"
)
_EXAMPLE = re.compile(r"(?:示例|例子?)(?:[:：(（]|$)|example(?: row)?(?::|$)", re.IGNORECASE)
"""How the example of a template begins: it is nobody's record."""
_NOTE = re.compile(r"^(?:备注|说明|注|填表说明)[:：]")


class ParsedRow(NamedTuple):
    """One record. ``values`` are typed, ``raw`` is each field's cell as it was written."""

    sheet: str
    row: int
    values: Mapping[str, object]
    raw: Mapping[str, str]
    changes: tuple[Change, ...] = ()
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True)
class RowError:
    """A row that cannot be imported: where, what stood there, and why."""

    sheet: str
    row: int
    column: str
    value: str
    reason: Message


@dataclass(frozen=True)
class SkippedRow:
    """A row that brings no record: ``why`` is blank, total, signature, header, note or example,
    or outside of the rows that are wanted."""

    sheet: str
    row: int
    why: str


class Raw(Mapping[str, str]):
    """The cells of one row by field, as they were written; read as text when asked for."""

    __slots__ = ("_cells", "_columns", "_filled")

    def __init__(
        self,
        columns: Mapping[str, int],
        cells: Sequence[Cell],
        filled: Mapping[str, Cell] | None = None,
    ) -> None:
        self._columns = columns
        self._cells = cells
        self._filled = filled

    def __getitem__(self, name: str) -> str:
        if self._filled and name in self._filled:
            return text_of(self._filled[name])
        index = self._columns[name]
        return text_of(self._cells[index]) if index < len(self._cells) else ""

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


@dataclass
class _Reading:
    """How the rows of one sheet are read: field, its column and its conversion."""

    sheet: Sheet
    context: conv.Context
    columns: Mapping[str, int]
    headers: Mapping[int, str]
    fills: Mapping[tuple[int, int], tuple[int, int]]
    fields: tuple[tuple[str, int, Converter], ...]
    above: dict[int, Cell] = field(default_factory=dict)
    """The last real cell of each column, for 同上."""
    above_cells: Sequence[Cell] | None = None
    """The row above, where it was a plain one: its cells take the place of ``above``."""

    def __post_init__(self) -> None:
        self.filled = frozenset(row for row, _ in self.fills)


def parse_sheet(
    sheet: Sheet, plan: SheetPlan, *, today: datetime
) -> Iterator[ParsedRow | RowError | SkippedRow]:
    """Read every row below the header, in order; bad rows never stop the good ones.

    Rows that the plan leaves out at either end are skipped, but 同上 still finds what stands
    above the first that is wanted.
    """
    last = plan.last_row or len(sheet.rows)
    for found in _parse_all(sheet, plan, today, last):
        if found.row >= plan.first_row:
            yield found
        else:
            yield SkippedRow(sheet.name, found.row, OUTSIDE)
    for number in range(max(last, plan.data_row - 1), len(sheet.rows)):
        yield SkippedRow(sheet.name, number + 1, OUTSIDE)


def _parse_all(
    sheet: Sheet, plan: SheetPlan, today: datetime, last: int
) -> Iterator[ParsedRow | RowError | SkippedRow]:
    if plan.kind is None:
        raise KnownError(
            "not_a_table",
            say(QT_TRANSLATE_NOOP("core", "工作表“{sheet}”不是可导入的表格。"), sheet=sheet.name),
        )
    sheet = date_parts.prepared(own_export.prepared(sheet, plan), plan)
    columns = {m.field: m.index for m in plan.columns if m.field}
    told = {name: index for name, index in columns.items() if not date_parts.is_part(name)}
    headers = {m.index: m.header for m in plan.columns}
    context = conv.Context(plan, today)
    reading = _Reading(
        sheet,
        context,
        columns,
        headers,
        _fills(sheet, plan),
        tuple((name, index, converter(context, name)) for name, index in told.items()),
    )
    plain = PlainRows(context, told, headers.get(columns.get("content", -1), ""))
    last = min(last, len(sheet.rows))
    for start in range(plan.data_row - 1, last, _PIECE):
        piece = sheet.rows[start : min(start + _PIECE, last)]
        found = plain.read(piece) if plain.able else repeat(None, len(piece))
        for number, cells, one in zip(count(start), piece, found, strict=False):
            if one is not None and number not in reading.filled and not _is_example(cells):
                values, changes, warnings = one
                reading.above_cells = cells
                yield ParsedRow(
                    sheet.name, number + 1, values, Raw(columns, cells), changes, warnings
                )
                continue
            why = _skip(cells, columns, headers)
            if why:
                yield SkippedRow(sheet.name, number + 1, why)
                continue
            yield _parse_row(reading, number)


def _fills(sheet: Sheet, plan: SheetPlan) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells below the first of a vertical merge, and the cell that holds their value."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in sheet.merged:
        if top < plan.data_row - 1 or bottom == top or bottom - top > 1_000 or right - left > 3:
            continue
        for row in range(top + 1, bottom + 1):
            found[row, left] = (top, left)
    return found


def _skip(cells: Sequence[Cell], columns: Mapping[str, int], headers: Mapping[int, str]) -> str:
    if _is_example(cells):
        return "example"
    body = columns.get("content")
    has_body = body is not None and body < len(cells) and _is_words(cells[body])
    if has_body and body is not None and cells[body] != headers.get(body):
        return ""
    if row_is_blank(cells):
        return "blank"
    filled = [
        (i, text) for i, c in enumerate(cells) if c is not None and (text := text_of(c).strip())
    ]
    same = sum(1 for i, text in filled if text == headers.get(i))
    if same >= 2 and same >= 0.6 * len(filled):
        return "header"
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", filled[0][1]))
    if _TOTAL.match(plain):
        return "total"
    if len(filled) <= 6 and _SIGNATURE.match(plain):
        return "signature"
    if len(filled) == 1 and _NOTE.match(plain):
        return "note"
    return ""


def _is_example(cells: Sequence[Cell]) -> bool:
    return bool(cells and isinstance(cells[0], str) and _EXAMPLE.match(cells[0].strip()))


def _is_words(cell: Cell) -> bool:
    """Text that says something: a count under 合计 is no complaint."""
    return isinstance(cell, str) and bool(cell.strip()) and not cell.strip().isdecimal()


def _parse_row(reading: _Reading, number: int) -> ParsedRow | RowError:
    row = Row()
    cells, filled, above = reading.sheet.rows[number], {}, reading.above
    if reading.above_cells is not None:
        last, reading.above_cells = reading.above_cells, None
        above.update((at, last[at] if at < len(last) else None) for _, at, _ in reading.fields)
    width, fills, own = len(cells), reading.fills, "id" in reading.columns
    problems: list[tuple[str, CellError]] = []
    for name, index, convert in reading.fields:
        cell = cells[index] if index < width else None
        if cell is None and fills and (number, index) in fills:
            cell = _from_above(reading, number, index)
            if cell is not None:
                filled[name] = cell
                row.changed(
                    name, "", text_of(cell), QT_TRANSLATE_NOOP("core", "合并单元格向下填充")
                )
        # In an own export every cell says what it means: 同上 there is what somebody wrote.
        if not own and isinstance(cell, str) and len(cell) < 20 and cell.strip() in DITTO:
            cell = _same_as_above(name, cell, above.get(index), row)
        above[index] = None if name in row.unresolved else cell
        try:
            if name in row.unresolved:
                reading.context.convert(name, cell, row)
            else:
                convert(cell, row)
        except CellError as problem:
            problems.append((name, problem))
    raw = row.raw = Raw(reading.columns, cells, filled or None)
    reading.context.finish(row)
    kind = reading.context.plan.kind or ""
    for name in REQUIRED[kind]:
        if row.values.get(name) in (None, "") and name not in dict(problems):
            index_of = reading.columns.get(name)
            formula = index_of is not None and (number, index_of) in reading.sheet.uncached
            problems.append((name, CellError(missing(name, formula=formula))))
    fatal = [(n, p) for n, p in problems if n in REQUIRED[kind] or p.fatal]
    if fatal:
        name, first = fatal[0]
        column = reading.columns.get(name)
        return RowError(
            reading.sheet.name,
            number + 1,
            reading.headers.get(column, "") if column is not None else str(label_of(name)),
            raw.get(name, ""),
            first.message,
        )
    row.warnings.extend(found.message for _, found in problems)
    return ParsedRow(
        reading.sheet.name,
        number + 1,
        row.values,
        raw,
        tuple(row.changes),
        tuple(row.warnings),
    )


def _from_above(reading: _Reading, number: int, index: int) -> Cell:
    """The value of a vertical merge, which stands in its first cell."""
    top, left = reading.fills[number, index]
    cells = reading.sheet.rows[top]
    return cells[left] if left < len(cells) else None


def _same_as_above(name: str, cell: str, source: Cell, row: Row) -> Cell:
    """What 同上 stands for; with nothing above it stays as it is, unresolved."""
    if source is None or not text_of(source).strip():
        row.warnings.append(
            say(
                QT_TRANSLATE_NOOP("core", "“{column}”写的是“同上”，但上一行没有内容，原样保留"),
                column=label_of(name),
            )
        )
        row.unresolved.add(name)
        return cell
    row.changed(
        name,
        text_of(cell),
        text_of(source),
        QT_TRANSLATE_NOOP("core", "“同上”取上一行的内容"),
    )
    return source
