"""Bringing a book in: read and plan it, check it against what is here, commit it as one batch.

``load`` touches no database and may run anywhere; ``check`` reads; ``commit`` writes the
whole batch in one transaction or nothing. ``undo`` takes a batch back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services.imports.many_rows import keep, uncollected
from desktop_app.services.imports.model import KINDS as KINDS
from desktop_app.services.imports.model import Check as Check
from desktop_app.services.imports.model import CheckedRow as CheckedRow
from desktop_app.services.imports.model import FieldChange as FieldChange
from desktop_app.services.imports.model import LoadedBook as LoadedBook
from desktop_app.services.imports.model import LoadedSheet as LoadedSheet
from desktop_app.services.imports.model import Outcome as Outcome
from desktop_app.services.imports.model import Problem
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import casewriter
from desktop_app.storage.batch import batches
from desktop_app.storage.batch import undo as batch_undo
from desktop_app.storage.batch.undo import Undone as Undone
from desktop_app.storage.trace.journal import Journal


def load(
    path: Path,
    *,
    today: datetime,
    kind: str = "auto",
    sheet: str = "",
    mapping: Mapping[str, object] | None = None,
    plans: Sequence[Any] | None = None,
    book: Any = None,
    digest: str = "",
    cancelled: Callable[[], bool] | None = None,
    before: Sequence[LoadedSheet] = (),
    needs_table: bool = True,
) -> LoadedBook:
    """Read a file in a child process, find its tables and parse their rows.

    ``sheet`` limits it to one sheet; ``mapping`` is a saved one; ``plans`` replaces what was
    detected. ``book`` and ``digest`` of an earlier reading spare opening the file again, and
    its sheets as *before* those whose plan is still the same.
    Raises ``KnownError`` for a file that cannot be read or, with *needs_table*, holds no table.
    """
    from desktop_app.exchange.book import name_of, read_book
    from desktop_app.exchange.detect import plan_book
    from desktop_app.exchange.mappings import with_mapping

    read = book or read_book(path, cancelled=cancelled)
    if sheet and sheet not in [one.name for one in read.sheets]:
        raise KnownError(
            "sheet_unknown",
            say(
                QT_TRANSLATE_NOOP("core", "文件里没有名为“{sheet}”的工作表；有：{known}。"),
                sheet=sheet,
                known="、".join(one.name for one in read.sheets),
            ),
        )
    found = tuple(plans) if plans is not None else plan_book(read, kind)
    if mapping is not None:
        found = tuple(with_mapping(plan, dict(mapping)) for plan in found)
    with uncollected():
        sheets = [
            before[at]
            if at < len(before) and before[at].plan is plan
            else _parse(one, plan, today, path, cancelled, wanted=not sheet or sheet == one.name)
            for at, (one, plan) in enumerate(zip(read.sheets, found, strict=True))
        ]
        for source, parsed in zip(read.sheets, sheets, strict=True):
            if book is None:
                keep(source, source.rows)
            if all(parsed is not one for one in before):
                keep(parsed, parsed.rows)
    loaded = LoadedBook(path, digest or read.digest, tuple(sheets), read.notes, read)
    if needs_table and not loaded.tables():
        raise KnownError(
            "no_table",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "“{name}”里没有找到投诉、住户或回访的表格，未导入任何内容。"
                ),
                name=name_of(path),
            ),
        )
    return loaded


def _parse(
    sheet: Any,
    plan: Any,
    today: datetime,
    path: Path,
    cancelled: Callable[[], bool] | None,
    *,
    wanted: bool,
) -> LoadedSheet:
    from desktop_app.exchange.book import failure
    from desktop_app.exchange.rows import ParsedRow, RowError, parse_sheet

    if plan.kind is None or not wanted:
        return LoadedSheet(sheet.name, None, 0, (), (), {}, plan, plan.reason)
    rows, errors, left_out = [], [], dict[int, str]()
    for count, item in enumerate(parse_sheet(sheet, plan, today=today)):
        if cancelled is not None and count % 256 == 0 and cancelled():
            raise failure("cancelled", path)
        if isinstance(item, ParsedRow):
            rows.append(item)
        elif isinstance(item, RowError):
            errors.append(item)
        else:
            left_out[item.row] = item.why
    return LoadedSheet(
        sheet.name,
        plan.kind,
        plan.header_row,
        tuple(rows),
        tuple(errors),
        Counter(left_out.values()),
        plan,
        plan.reason,
        left_out,
    )


def check(
    office: Office,
    loaded: LoadedBook,
    *,
    on_match: str = "update",
    progress: Progress | None = None,
) -> Check:
    """Say of every row what will become of it. ``on_match``: update | skip existing numbers."""
    with uncollected():
        found = _check(office, loaded, on_match, progress)
        keep(found, found.rows)
        keep(found, found.warnings)
    return found


def _check(office: Office, loaded: LoadedBook, on_match: str, progress: Progress | None) -> Check:
    from desktop_app.services.imports import cases as import_cases
    from desktop_app.services.imports import followups as import_followups
    from desktop_app.services.imports import households as import_households

    checkers = {
        "households": import_households.check,
        "complaints": import_cases.check,
    }
    rows: list[CheckedRow] = []
    errors: list[Any] = []
    normalised: Counter[str] = Counter()
    warnings: list[tuple[str, int, Message]] = []
    for kind in ("households", "complaints", "followups"):
        parsed = [row for sheet in loaded.tables() if sheet.kind == kind for row in sheet.rows]
        if not parsed:
            continue
        asked = (office, parsed, on_match, warnings, normalised, progress)
        if kind == "followups":
            coming = [row.number for row in rows if row.kind == "complaints" and row.number]
            found = import_followups.check(*asked, coming)
        else:
            found = checkers[kind](*asked)
        for one in found:
            if one.problem is None:
                rows.append(one)
            else:
                errors.append(_refused(loaded, one.parsed, one.problem))
        for row in parsed:
            for change in row.changes:
                normalised[change.field] += 1
            warnings.extend((row.sheet, row.row, warning) for warning in row.warnings)
    for sheet in loaded.tables():
        errors.extend(sheet.errors)
    order = {sheet.name: index for index, sheet in enumerate(loaded.sheets)}
    errors.sort(key=lambda error: (order[error.sheet], error.row))
    return Check(loaded, tuple(rows), tuple(errors), dict(normalised), tuple(warnings))


def _refused(loaded: LoadedBook, row: Any, problem: Problem) -> Any:
    """The error row of a row that was read well but has no place here."""
    from desktop_app.exchange.columns import label_of
    from desktop_app.exchange.rows import RowError

    plan = next(sheet.plan for sheet in loaded.sheets if sheet.name == row.sheet)
    header = next((one.header for one in plan.columns if one.field == problem.field), "")
    return RowError(
        row.sheet, row.row, header or str(label_of(problem.field)), problem.value, problem.reason
    )


def commit(office: Office, checked: Check, progress: Progress | None = None) -> Outcome:
    """Write the batch: one transaction, all or nothing; ``Cancelled`` leaves nothing."""
    from desktop_app.services.imports import cases as import_cases
    from desktop_app.services.imports import followups as import_followups
    from desktop_app.services.imports import households as import_households

    counts = checked.counts()
    if not counts["new"] and not counts["updated"]:
        return Outcome(checked, None, counts)
    writers = {
        "households": import_households.write,
        "complaints": import_cases.write,
        "followups": import_followups.write,
    }
    loaded = checked.loaded
    with uncollected(), office.write("import") as journal:
        batch_id = batches.add_batch(journal, loaded.name, loaded.digest, loaded.kind)
        for kind in ("households", "complaints", "followups"):
            # A row whose changes were all declined counts: another may say the same again.
            todo = [
                row
                for row in checked.rows
                if row.kind == kind and (row.verdict in ("new", "updated") or row.declined)
            ]
            if todo:
                writers[kind](office, journal, todo, batch_id, loaded, progress)
        batches.finish_batch(journal, batch_id, counts)
        journal.touched.add("import_batch")
    return Outcome(checked, batch_id, counts)


def undo(office: Office, batch_id: int) -> Undone:
    """Take a batch back whole: new records go, changed fields become what they were.

    Records and fields that were changed since are kept and named. ``KnownError`` for a batch
    that is not there or was taken back already.
    """
    batch = batches.batch(office.store, batch_id)
    if batch is None or batch.undone_at is not None:
        raise KnownError(
            "batch_unknown",
            say(
                QT_TRANSLATE_NOOP("core", "没有编号为 {id} 的导入批次，或该批次已经撤销。"),
                id=batch_id,
            ),
        )
    with office.write("undo_import") as journal:
        undone, unsettled = batch_undo.undo(
            journal, batch_id, office.number_setting("repeat_days", 90)
        )
        if unsettled:
            _bring_in_line(office, journal, unsettled)
    return undone


def _bring_in_line(office: Office, journal: Journal, cases: Mapping[int, bool]) -> None:
    """Due times of cases that were worked on between a batch and its undo.

    An operation of its own inside the same transaction: what it writes stands, also when
    another batch is taken back later. The value says whether severity or category changed.
    """
    from desktop_app.domain import clocks, journey
    from desktop_app.services.cases import prefill_bound

    own = Journal(office.store, "retime", journal.at, journal.staff)
    for one, weighed in cases.items():
        before = office.case(one)
        after = before
        if weighed and not before.complaint.outcome:
            after = clocks.retime(before, office.rules())
        casewriter.save(own, before, prefill_bound(journey.settle(after)))
    journal.touched |= own.touched
    journal.cases |= own.cases
