"""What a workbook is asked to hold: sheets, columns, choices; and what was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say

KINDS = ("text", "date", "datetime", "number", "int")


@dataclass(frozen=True)
class Choices:
    """What a column's cells may hold, as a list to choose from (data validation)."""

    values: Sequence[str]
    rows: int = 2_000
    """So many rows below the header offer the list."""


@dataclass(frozen=True)
class ColumnOut:
    """A column: ``width`` in characters; ``kind`` one of text, date, datetime, number, int."""

    title: str
    width: float = 12
    kind: str = "text"
    hidden: bool = False
    choices: Choices | None = None


@dataclass(frozen=True)
class SheetOut:
    """A sheet: rows are streamed once; ``title`` lines, if any, stand over the header.

    ``count`` is the number of rows where it is known before they are read.
    """

    name: str
    columns: Sequence[ColumnOut]
    rows: Iterable[Sequence[object]]
    title: str = ""
    filtered: bool = True
    count: int | None = None


@dataclass(frozen=True)
class Written:
    """What was written: data rows, and characters replaced because XML cannot hold them."""

    path: Path
    rows: int
    replaced: int


def too_many(sheet: SheetOut) -> KnownError:
    return KnownError(
        "too_many_rows",
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "工作表“{sheet}”超过 1,048,576 行，放不进一张表，没有写出。请缩小范围。",
            ),
            sheet=sheet.name,
        ),
    )


def too_large(sheet: SheetOut) -> KnownError:
    return KnownError(
        "book_too_large",
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "工作表“{sheet}”的内容超过 2 GB，Excel 打不开，没有写出。请缩小范围，或改导出 CSV。",
            ),
            sheet=sheet.name,
        ),
    )


def too_long(sheet: SheetOut, row: int, column: int, length: int) -> KnownError:
    return KnownError(
        "text_too_long",
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "工作表“{sheet}”第 {row} 行“{column}”有 {count} 个字，单元格最多 32,767 字；"
                "为避免截断，没有写出。请改导出 CSV，或缩短这段文字。",
            ),
            sheet=sheet.name,
            row=row + 1,
            column=sheet.columns[column].title if column < len(sheet.columns) else column + 1,
            count=length,
        ),
    )
