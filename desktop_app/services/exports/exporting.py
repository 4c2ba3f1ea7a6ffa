"""Taking registers out: complaints of a view, a selection or all, the roster, the follow-ups.

As xlsx or csv (``export``) or ics (``export_calendar``). Names and phones are masked unless
the caller may see them; an unmasked export leaves a trace.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Translate, say
from desktop_app.services import training
from desktop_app.services.exports import complaints as export_complaints
from desktop_app.services.exports import followups as export_followups
from desktop_app.services.exports import roster as export_roster
from desktop_app.services.exports.calendar import export_calendar
from desktop_app.services.exports.complaints import COLUMNS
from desktop_app.services.exports.model import (
    KINDS,
    OWN_ID,
    Column,
    Exported,
    ExportOrder,
    Register,
)
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress

__all__ = [
    "COLUMNS",
    "KINDS",
    "OWN_ID",
    "Column",
    "ExportOrder",
    "Exported",
    "export",
    "export_calendar",
]
_TRACED = {"complaints": "rows", "households": "roster", "followups": "follow_ups"}


def export(
    office: Office, target: Path, order: ExportOrder, progress: Progress | None = None
) -> Exported:
    """Write a register to ``.xlsx`` or ``.csv``; the old file stays whole until it is done.

    All rows are of one moment, whatever others write meanwhile.
    """
    if training.is_training(office):
        target = training.marked(target)
    suffix = target.suffix.lower()
    if suffix not in (".xlsx", ".csv"):
        raise KnownError(
            "export_format",
            say(
                QT_TRANSLATE_NOOP("core", "只能导出为 .xlsx 或 .csv，没有写“{name}”。"),
                name=target.name,
            ),
        )
    if order.unmasked:
        count = _count(office, order)
        with office.write("export_unmasked") as journal:
            journal.record("export", 0, None, _TRACED[order.kind], None, count)
    with office.store.snapshot():
        register = _register(office, order, progress)
        if suffix == ".csv":
            return _csv(target, register, order.translate)
        return _book(target, register, order.translate)


def _count(office: Office, order: ExportOrder) -> int:
    if order.kind == "households":
        return export_roster.size(office)
    if order.kind == "followups":
        return export_followups.size(office)
    return len(export_complaints.chosen(office, order))


def _register(office: Office, order: ExportOrder, progress: Progress | None) -> Register:
    if order.kind == "households":
        return export_roster.register(office, order, progress)
    if order.kind == "followups":
        return export_followups.register(office, order, progress)
    chosen = export_complaints.chosen(office, order)
    return export_complaints.register(office, chosen, order, progress)


def _csv(target: Path, register: Register, tell: Translate) -> Exported:
    from desktop_app.exchange.write_csv import write_csv

    titles = [title for title, _ in _titles(register, tell)]
    rows = _split(register) if register.parts else register.rows
    written = write_csv(target, [*titles, OWN_ID], rows)
    return Exported(target, written.rows, written.replaced)


def _book(target: Path, register: Register, tell: Translate) -> Exported:
    """The register, what its columns mean, and how many of what kind there are."""
    from desktop_app.exchange.write_xlsx import ColumnOut, SheetOut, write_book

    columns = [
        ColumnOut(title, column.width, column.kind) for title, column in _titles(register, tell)
    ]
    main = SheetOut(
        register.title,
        [*columns, ColumnOut(OWN_ID, 10, hidden=True)],
        _split(register) if register.parts else register.rows,
        count=register.count,
    )
    definitions = SheetOut(
        tell(QT_TRANSLATE_NOOP("core", "字段说明")),
        [
            ColumnOut(tell(QT_TRANSLATE_NOOP("core", "栏目")), 16),
            ColumnOut(tell(QT_TRANSLATE_NOOP("core", "含义")), 60),
        ],
        [(tell(c.title), tell(c.definition)) for c in register.columns if c.definition],
        filtered=False,
    )
    figures = SheetOut(
        tell(QT_TRANSLATE_NOOP("core", "统计")),
        [
            ColumnOut(register.figure_title, 16),
            ColumnOut(tell(QT_TRANSLATE_NOOP("core", "件数")), 10, "int"),
        ],
        register.figures,
        filtered=False,
    )
    written = write_book(target, [main, definitions, figures])
    rows = written.rows - len(definitions.rows) - len(register.figures)  # type: ignore[arg-type]
    return Exported(target, rows, written.replaced)


CONTINUED = QT_TRANSLATE_NOOP("core", "{title}(续{number})")
"""Title of a column that carries on with texts too long for one cell."""


def _titles(register: Register, tell: Translate) -> Iterator[tuple[str, Column]]:
    """Every column to write with its title, those that carry on with long texts included."""
    for column in register.columns:
        title = tell(column.title)
        yield title, column
        for number in range(1, register.parts.get(column.field, 1)):
            yield tell(CONTINUED).format(title=title, number=number), column


def _split(register: Register) -> Iterator[Sequence[object]]:
    """Rows with long texts spread over the columns that carry on with them."""
    from desktop_app.exchange.sheet_xml import parts

    widths = [register.parts.get(column.field, 1) for column in register.columns]
    for row in register.rows:
        cells: list[object] = []
        for value, width in zip(row, widths, strict=False):
            if width == 1:
                cells.append(value)
                continue
            found: list[object] = [*parts(str(value or ""))]
            cells += found + [None] * (width - len(found))
        cells += row[len(widths) :]
        yield cells
