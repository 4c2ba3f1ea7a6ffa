"""Rows that could not be imported, as a workbook with the reason, ready to be corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Translate
from desktop_app.services.imports.importing import Check


def write_rejects(target: Path, checked: Check, tell: Translate, language: str) -> int:
    """One sheet a table: the rows' own cells under their own headers, then where and why.

    The book can be corrected and imported again. Returns the number of rows.
    """
    from desktop_app.exchange.book import text_of
    from desktop_app.exchange.date_parts import spelled_out
    from desktop_app.exchange.write_xlsx import ColumnOut, SheetOut, write_book

    book = checked.loaded.book
    sheets: list[SheetOut] = []
    total = 0
    for table in checked.loaded.tables():
        errors = {error.row: error for error in checked.errors if error.sheet == table.name}
        if not errors:
            continue
        source: Any = next(sheet for sheet in book.sheets if sheet.name == table.name)
        source = spelled_out(source, table.plan)
        headers = {match.index: match.header for match in table.plan.columns}
        # Rows end at their last filled cell; the columns that they leave empty stay as well.
        width = max(*(len(source.rows[row - 1]) for row in errors), *(i + 1 for i in headers))

        def rows(
            errors: dict[int, object] = dict(errors),  # noqa: B006 - bound now, not later
            cells: list[list[object]] = source.rows,
            width: int = width,
        ) -> Iterator[tuple[object, ...]]:
            for row, error in sorted(errors.items()):
                own = [text_of(cell) for cell in cells[row - 1]]  # type: ignore[arg-type]
                reason = error.reason.render(tell, language)  # type: ignore[attr-defined]
                yield (*own, *[""] * (width - len(own)), row, reason)

        sheets.append(
            SheetOut(
                table.name,
                [
                    *(ColumnOut(headers.get(index, ""), 16) for index in range(width)),
                    ColumnOut(tell(QT_TRANSLATE_NOOP("core", "原行号")), 8, "int"),
                    ColumnOut(tell(QT_TRANSLATE_NOOP("core", "无法导入的原因")), 50),
                ],
                rows(),
            )
        )
        total += len(errors)
    if sheets:
        write_book(target, sheets)
    return total
