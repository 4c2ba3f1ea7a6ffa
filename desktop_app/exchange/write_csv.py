"""CSV out: UTF-8 with BOM, as Excel and WPS expect it.

Texts that a spreadsheet would run as formulas are guarded; see ``guards``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from desktop_app.exchange.guards import guard
from desktop_app.exchange.outfile import printable, replacing
from desktop_app.exchange.sheets_out import Written


def write_csv(path: str | Path, titles: Sequence[str], rows: Iterable[Sequence[object]]) -> Written:
    """Write one table; dates as ``2026-11-21 09:30:00``. Errors as in ``write_book``."""
    target = Path(path)
    count = replaced = 0
    with (
        replacing(target) as temporary,
        temporary.open("w", encoding="utf-8-sig", newline="") as stream,
    ):
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow([guard(title) for title in titles])
        for row in rows:
            texts = []
            for value in row:
                text, bad = printable(_text(value))
                replaced += bad
                texts.append(text if isinstance(value, int | float) else guard(text))
            writer.writerow(texts)
            count += 1
    return Written(target, count, replaced)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
