"""How a book will be read, as the import page needs it: plans to change, to save, to know again.

A saved mapping lives in the settings under ``mapping:<name>`` and is recognised by the
headers of the table it was made for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services import import_report, importing
from desktop_app.services.import_report import ColumnReport
from desktop_app.services.importing import KINDS, LoadedBook
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
    """A book read by its plans; ``reports`` and ``used`` run beside ``loaded.sheets``.

    ``used[i]`` is the saved mapping by which sheet ``i`` was recognised, or empty.
    """

    loaded: LoadedBook
    reports: tuple[tuple[ColumnReport, ...], ...]
    used: tuple[str, ...] = field(default=())

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
    cancelled: Callable[[], bool] | None = None,
) -> Prepared:
    """Read a book, use the saved mappings that know its headers, and look at every column.

    Touches no database. Raises what ``importing.load`` raises.
    """
    loaded = importing.load(path, today=today, cancelled=cancelled)
    plans, used = [], []
    for index, sheet in enumerate(loaded.sheets):
        plan, name = _recognised(loaded, index, sheet.plan, saved)
        plans.append(plan)
        used.append(name)
    if any(used):
        loaded = _again(loaded, plans, today, cancelled)
    return Prepared(loaded, _reports(loaded), tuple(used))


def read_again(
    before: Prepared,
    plans: Sequence[Any],
    *,
    today: datetime,
    cancelled: Callable[[], bool] | None = None,
) -> Prepared:
    """The same book by other plans; the file itself is not opened again."""
    loaded = _again(before.loaded, plans, today, cancelled)
    return Prepared(loaded, _reports(loaded), before.used)


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
    )


def _reports(loaded: LoadedBook) -> tuple[tuple[ColumnReport, ...], ...]:
    return tuple(
        import_report.column_reports(source, sheet)
        for source, sheet in zip(loaded.book.sheets, loaded.sheets, strict=True)
    )


def _recognised(
    loaded: LoadedBook, index: int, plan: Any, saved: Sequence[SavedPlan]
) -> tuple[Any, str]:
    """The plan of the first saved mapping made for these headers, and its name."""
    from desktop_app.exchange.detect import recognised_by, with_mapping

    if plan.kind is None:
        return plan, ""
    for one in saved:
        mapping = dict(one.mapping)
        same = plan if mapping.get("kind") == plan.kind else None
        if same is None and mapping.get("kind") in KINDS:
            same = with_kind(loaded, index, str(mapping["kind"]))
        if same is not None and same.kind is not None and recognised_by(same, mapping):
            return with_mapping(same, mapping), one.name
    return plan, ""


def with_column(plan: Any, index: int, name: str | None) -> Any:
    """The plan with column *index* given to the field *name*, or to none."""
    from desktop_app.exchange import detect

    return detect.with_column(plan, index, name)


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
    from desktop_app.exchange.detect import to_mapping

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
