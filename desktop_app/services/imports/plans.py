"""How a book will be read, as the import page needs it: plans to change, to save, to know again.

A saved mapping lives in the settings under ``mapping:<name>`` and is recognised by the
headers of the table it was made for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services.imports import importing
from desktop_app.services.imports import report as import_report
from desktop_app.services.imports import words as import_words
from desktop_app.services.imports.importing import KINDS, LoadedBook
from desktop_app.services.imports.report import ColumnReport
from desktop_app.services.imports.words import FieldWords
from desktop_app.services.lists import Lists
from desktop_app.services.office import Office
from desktop_app.storage import settings

PREFIX = "mapping:"
NAME_LIMIT = 40

KIND_TEXT: Mapping[str, str] = {
    "complaints": QT_TRANSLATE_NOOP("core", "投诉登记表"),
    "households": QT_TRANSLATE_NOOP("core", "住户名册"),
    "followups": QT_TRANSLATE_NOOP("core", "回访记录表"),
}
NOT_WANTED = QT_TRANSLATE_NOOP("core", "您选择了不导入这张表")


@dataclass(frozen=True)
class SavedPlan:
    """A mapping under its name: ``kind``, ``headers``, and the ``fields`` of the columns."""

    name: str
    mapping: Mapping[str, object]


@dataclass(frozen=True)
class Prepared:
    """A book read by its plans; ``reports``, ``used`` and ``words`` run beside its sheets.

    ``used[i]`` is the saved mapping by which sheet ``i`` was recognised, or empty.
    """

    loaded: LoadedBook
    reports: tuple[tuple[ColumnReport, ...], ...]
    used: tuple[str, ...] = field(default=())
    words: tuple[tuple[FieldWords, ...], ...] = field(default=())

    @property
    def plans(self) -> tuple[Any, ...]:
        return tuple(sheet.plan for sheet in self.loaded.sheets)

    @property
    def rows(self) -> int:
        return sum(len(sheet.rows) + len(sheet.errors) for sheet in self.loaded.tables())


def prepare(
    path: Path,
    *,
    today: datetime,
    saved: Sequence[SavedPlan] = (),
    lists: Lists | None = None,
    cancelled: Callable[[], bool] | None = None,
    needs_table: bool = True,
) -> Prepared:
    """Read a book, use the saved mappings that know its headers, and look at every column.

    *lists* are the office's categories and departments, for the words that name one.

    Touches no database. Raises what ``importing.load`` raises.
    """
    loaded = importing.load(path, today=today, cancelled=cancelled, needs_table=False)
    plans, used = [], []
    for index, sheet in enumerate(loaded.sheets):
        plan, name = _recognised(loaded, index, sheet.plan, saved)
        plans.append(plan)
        used.append(name)
    if any(used) or (needs_table and not loaded.tables()):
        loaded = _again(loaded, plans, today, cancelled)  # refuses a book without a table
    return _prepared(loaded, tuple(used), lists)


def read_again(
    before: Prepared,
    plans: Sequence[Any],
    *,
    today: datetime,
    lists: Lists | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Prepared:
    """The same book by other plans; neither the file nor a sheet that stays is read again."""
    return _prepared(_again(before.loaded, plans, today, cancelled), before.used, lists)


def _prepared(loaded: LoadedBook, used: tuple[str, ...], lists: Lists | None) -> Prepared:
    words = tuple(import_words.spellings(sheet, lists or Lists()) for sheet in loaded.sheets)
    return Prepared(loaded, _reports(loaded, words), used, words)


def _again(
    loaded: LoadedBook,
    plans: Sequence[Any],
    today: datetime,
    cancelled: Callable[[], bool] | None,
) -> LoadedBook:
    return importing.load(
        loaded.path,
        today=today,
        plans=plans,
        book=loaded.book,
        digest=loaded.digest,
        cancelled=cancelled,
        before=loaded.sheets,
    )


def _reports(
    loaded: LoadedBook, words: Sequence[tuple[FieldWords, ...]]
) -> tuple[tuple[ColumnReport, ...], ...]:
    return tuple(
        import_report.column_reports(source, sheet, said)
        for source, sheet, said in zip(loaded.book.sheets, loaded.sheets, words, strict=True)
    )


def _recognised(
    loaded: LoadedBook, index: int, plan: Any, saved: Sequence[SavedPlan]
) -> tuple[Any, str]:
    """The plan of the first saved mapping made for these headers, and its name."""
    from desktop_app.exchange.mappings import recognised_by, with_mapping

    for one in saved:
        mapping = dict(one.mapping)
        same = plan if mapping.get("kind") == plan.kind else None
        if same is None and plan.kind is not None and mapping.get("kind") in KINDS:
            same = with_kind(loaded, index, str(mapping["kind"]))
        for found in (same, _at_its_row(loaded, index, mapping)):
            if found is None or found.kind is None or not recognised_by(found, mapping):
                continue
            try:
                return with_mapping(found, mapping), one.name
            except KnownError:  # kept in a form that is not understood: as if it were not there
                break
    return plan, ""


def _at_its_row(loaded: LoadedBook, index: int, mapping: Mapping[str, object]) -> Any:
    """The plan with the header where a person once pointed at it, if these names stand there."""
    from desktop_app.exchange.book import text_of
    from desktop_app.exchange.columns import normal_header
    from desktop_app.exchange.detect import plan_at

    row, headers, kind = mapping.get("header_row"), mapping.get("headers"), mapping.get("kind")
    rows = loaded.book.sheets[index].rows
    if not isinstance(row, int) or not isinstance(headers, list) or kind not in KINDS:
        return None
    if not 1 <= row <= len(rows):
        return None
    names = {normal_header(text_of(cell)) for cell in rows[row - 1]} - {""}
    return plan_at(loaded.book, index, str(kind), row) if names & set(map(str, headers)) else None


def with_column(plan: Any, index: int, name: str | None) -> Any:
    """The plan with column *index* given to the field *name*, or to none."""
    from desktop_app.exchange import detect

    return detect.with_column(plan, index, name)


def with_header(loaded: LoadedBook, index: int, row: int) -> Any:
    """Sheet *index* planned with its header in *row* (1-based); what a person said of words
    stays. ``KnownError`` for a blank row."""
    from desktop_app.exchange.detect import plan_at

    before = loaded.sheets[index].plan
    plan = plan_at(loaded.book, index, before.kind or "auto", row)
    return replace(plan, words=before.words)


def with_first(plan: Any, row: int) -> Any:
    """The plan that begins at *row* (1-based). An end above it no longer counts.

    ``KnownError`` for a row that is not below the header.
    """
    _below_header(plan, row)
    return replace(plan, first_row=row, last_row=plan.last_row if plan.last_row >= row else 0)


def with_last(plan: Any, row: int) -> Any:
    """The plan that ends with *row* (1-based). A beginning below it no longer counts.

    ``KnownError`` for a row that is not below the header.
    """
    _below_header(plan, row)
    return replace(plan, last_row=row, first_row=plan.first_row if plan.first_row <= row else 0)


def with_all_rows(plan: Any) -> Any:
    """The plan without a beginning or an end that a person set."""
    return replace(plan, first_row=0, last_row=0)


def _below_header(plan: Any, row: int) -> None:
    if plan.kind is None or row < plan.data_row:
        raise KnownError(
            "row_not_below",
            say(
                QT_TRANSLATE_NOOP("core", "第 {row} 行不在表头下面，不能从它开始或到它为止。"),
                row=row,
            ),
        )


def with_kind(loaded: LoadedBook, index: int, kind: str | None) -> Any:
    """Sheet *index* planned as another kind of table; ``None`` leaves it out.

    The plan's ``kind`` stays ``None``, with the reason, where no header of that kind is found.
    """
    from desktop_app.exchange.detect import plan_book

    if kind is None:
        plan = loaded.sheets[index].plan
        return replace(plan, kind=None, columns=(), header_row=0, reason=say(NOT_WANTED))
    alone = replace(loaded.book, sheets=(loaded.book.sheets[index],))
    return plan_book(alone, kind)[0]


def as_kind(loaded: LoadedBook, index: int, kind: str | None) -> Any:
    """Like ``with_kind``; ``KnownError`` where the sheet is no table of that kind."""
    plan = with_kind(loaded, index, kind)
    if kind is not None and plan.kind is None:
        raise KnownError("not_this_kind", plan.reason)
    return plan


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields that a column of this kind of table may be given to."""
    from desktop_app.exchange import columns

    return columns.fields_of(kind)


def is_date_part(field: str) -> bool:
    """Whether a column tells only the month or the year of a date that another one completes."""
    from desktop_app.exchange import date_parts

    return date_parts.is_part(field)


def cell_text(cell: Any) -> str:
    """A cell of the file as a person would read it."""
    return _text_of()(cell)


@cache
def _text_of() -> Callable[[Any], str]:
    """Imported late, and once: a screen full of cells asks some thousand times."""
    from desktop_app.exchange.book import text_of

    return text_of


def with_word(plan: Any, name: str, text: str, value: str | None) -> Any:
    """See ``import_words.with_word``."""
    return import_words.with_word(plan, name, text, value)


def label_of(name: str) -> Message:
    """A field's name in the trade's words."""
    from desktop_app.exchange import columns

    return columns.label_of(name)


def saved(office: Office) -> tuple[SavedPlan, ...]:
    """The saved mappings by name; one that cannot be read is passed over."""
    found = []
    for key, text in sorted(settings.everything(office.store).items()):
        if not key.startswith(PREFIX) or not text:
            continue
        try:
            mapping = json.loads(text)
        except ValueError:
            continue
        if isinstance(mapping, dict):
            found.append(SavedPlan(key.removeprefix(PREFIX), mapping))
    return tuple(found)


def save(office: Office, name: str, plan: Any) -> SavedPlan:
    """Keep a plan's mapping; one of the same name is replaced, and so is one for these headers."""
    from desktop_app.exchange.mappings import to_mapping

    name = name.strip()
    if not name:
        raise KnownError(
            "mapping_unnamed", say(QT_TRANSLATE_NOOP("core", "请给对应方案起一个名字。"))
        )
    if len(name) > NAME_LIMIT:
        raise KnownError(
            "mapping_name_long",
            say(
                QT_TRANSLATE_NOOP("core", "方案名最多 {limit} 个字，请缩短后再保存。"),
                limit=NAME_LIMIT,
            ),
        )
    mapping = to_mapping(plan)
    with office.write("save_mapping") as journal:
        for one in saved(office):
            if one.name != name and one.mapping.get("headers") == mapping["headers"]:
                settings.put(office.store, PREFIX + one.name, "")
        settings.put(office.store, PREFIX + name, json.dumps(mapping, ensure_ascii=False))
        journal.touched.add("setting")
    return SavedPlan(name, mapping)


def forget(office: Office, name: str) -> None:
    """Drop a saved mapping; a name that is not there is no error."""
    with office.write("forget_mapping") as journal:
        settings.put(office.store, PREFIX + name, "")
        journal.touched.add("setting")
