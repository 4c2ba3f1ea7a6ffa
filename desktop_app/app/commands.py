"""The commands: each opens the office, asks the services, and gives lines and JSON back."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from desktop_app.app import encryption_commands, safety, trust_commands
from desktop_app.app.paths import DataFolder, resources_dir
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Translate, say
from desktop_app.services.office import Office

Answer = dict[str, Any]
READ_ONLY = frozenset(
    {"list", "show", "export", "calendar", "doctor", "report", "audit", "audit-check"}
)
"""Commands that may look on while the window works on the same folder."""


@contextmanager
def office(folder: DataFolder, command: str) -> Iterator[Office]:
    """The opened office; a writing command holds the folder's lock."""
    from desktop_app.app import instance
    from desktop_app.services.safety import encryption
    from desktop_app.services.safety.backups import Copies
    from desktop_app.storage.store import Store

    folder.prepare()
    fresh = not folder.database.exists()
    lock = instance.take(folder) if fresh or command not in READ_ONLY else None
    copies = Copies(folder)
    opened = Office(
        Store(folder.database, folder.keys),
        datetime.now,
        resources_dir(),
        folder.attachments,
        copies,
    )
    try:
        if lock is not None:
            encryption.settle(folder)
        try:
            opened.open()
            if lock is not None:
                encryption.note_changes(opened, folder)
        except KnownError as error:
            raise safety.with_newest_copy(error, copies) from error
        if lock is not None:
            from desktop_app.services import seeds

            seeds.add_new_years(opened)
        trust_commands.identify(opened, command)
        yield opened
    finally:
        opened.close()
        if lock is not None:
            lock.unlock()


def import_file(
    asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str
) -> Answer:
    from desktop_app.services.imports import importing
    from desktop_app.services.imports import resolve as import_resolve

    mapping = None
    if asked.mapping:
        try:
            mapping = json.loads(asked.mapping.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise KnownError(
                "mapping_unreadable",
                say(
                    QT_TRANSLATE_NOOP("core", "列对应文件“{name}”无法读取，未导入任何内容。"),
                    name=asked.mapping.name,
                ),
            ) from error
    loaded = importing.load(
        asked.file, today=datetime.now(), kind=asked.kind, sheet=asked.sheet, mapping=mapping
    )
    with office(folder, "import") as opened:
        checked = importing.check(opened, loaded, on_match=asked.on_match)
        if asked.on_conflict:
            checked = import_resolve.resolve_all(checked, asked.on_conflict)
        batch = None if asked.dry_run else importing.commit(opened, checked).batch
    if asked.rejects and checked.errors:
        from desktop_app.services.imports.rejects import write_rejects

        write_rejects(asked.rejects, checked, tell, lang)
    counts = checked.counts()
    data = {
        "kind": loaded.kind,
        "sheets": [
            {"name": s.name, "header_row": s.header_row, "rows": len(s.rows) + len(s.errors)}
            for s in loaded.tables()
        ],
        "skipped_sheets": [
            {"name": s.name, "reason": s.reason.render(tell, lang)}
            for s in loaded.sheets
            if not s.kind
        ],
        "rows": counts["rows"],
        "new": counts["new"],
        "updated": counts["updated"],
        "same": counts["same"],
        "duplicates": counts["duplicates"],
        "changes": [_fields(r, r.changes) for r in checked.rows if r.verdict == "updated"],
        "conflicts": [
            _fields(r, r.conflicts) for r in checked.rows if r.verdict == "conflict" or r.conflicts
        ],
        "errors": [
            {
                "sheet": e.sheet,
                "row": e.row,
                "column": e.column,
                "value": e.value,
                "reason": e.reason.render(tell, lang),
            }
            for e in checked.errors
        ],
        "warnings": [
            {"sheet": sheet, "row": row, "message": message.render(tell, lang)}
            for sheet, row, message in checked.warnings
        ],
        "normalised": dict(checked.normalised),
        "batch": batch,
        "dry_run": asked.dry_run,
    }
    summary = say(
        QT_TRANSLATE_NOOP(
            "core",
            "共 {rows} 行：新增 {new}，更新 {updated}，相同 {same}，重复 {duplicates}，"
            "冲突 {conflicts}，无法导入 {errors}",
        ),
        **counts,
    )
    lines = [summary.render(tell, lang)]
    if not counts["rows"]:
        nothing = say(
            QT_TRANSLATE_NOOP("core", "表里还没有可导入的行（示例行不导入），请填好再来。")
        )
        lines.append(nothing.render(tell, lang))
    if batch is not None:
        lines.append(
            say(
                QT_TRANSLATE_NOOP("core", "批次 {batch}，可用 undo-import {batch} 整批撤销"),
                batch=batch,
            ).render(tell, lang)
        )
    lines += [
        f"{e['sheet']}!{e['row']} {e['column']} “{e['value']}” {e['reason']}"
        for e in data["errors"]
    ]
    part = bool(checked.errors) or bool(data["conflicts"])
    return {"data": data, "lines": lines, "exit": 1 if part else 0}


def _fields(row: Any, changes: Any) -> dict[str, object]:
    """What a book says of one record, field by field, beside what stands here."""
    return {
        "sheet": row.parsed.sheet,
        "row": row.parsed.row,
        "number": row.number,
        "fields": [{"field": c.field, "ours": c.before, "book": c.after} for c in changes],
    }


def undo_import(
    asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str
) -> Answer:
    from desktop_app.services.imports import importing

    with office(folder, "undo-import") as opened:
        undone = importing.undo(opened, asked.batch)
    data = {
        "batch": asked.batch,
        "complaints": undone.complaints,
        "households": undone.households,
        "residents": undone.residents,
        "follow_ups": undone.follow_ups,
        "restored": undone.restored,
        "kept": list(undone.kept),
        "kept_fields": [{"record": k.record, "field": k.field} for k in undone.kept_fields],
    }
    line = say(
        QT_TRANSLATE_NOOP(
            "core",
            "已撤销批次 {batch}：投诉 {complaints} 件，住户 {households} 户；导入后改过的 {kept} 件保留",
        ),
        batch=asked.batch,
        complaints=undone.complaints,
        households=undone.households,
        kept=len(undone.kept),
    )
    return {
        "data": data,
        "lines": [line.render(tell, lang), *undone.kept],
        "exit": 1 if undone.kept else 0,
    }


def export_file(
    asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str
) -> Answer:
    from desktop_app.services import queue
    from desktop_app.services.exports import exporting

    chosen = [asked.view, asked.since, asked.until, *asked.number]
    if asked.kind != "complaints" and any(one is not None for one in chosen):
        raise KnownError(
            "usage",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "--view、--from、--to、--number 只用于投诉；名册和回访总是整份导出，没有写文件。",
                )
            ),
        )
    with office(folder, "export") as opened:
        wanted = replace(
            queue.view(opened, asked.view or "all").filter,
            received_from=day(asked.since),
            received_to=day(asked.until),
        )
        order = exporting.ExportOrder(
            queue.query(opened, wanted, sort="number"),
            tuple(asked.number),
            asked.unmasked,
            tell,
            lang,
            asked.kind,
        )
        done = exporting.export(opened, asked.file, order)
    return _written(done.path, done.rows, done.replaced, tell, lang)


def template(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    from desktop_app.services.imports.templates import write_template

    path = write_template(asked.file, asked.kind, tell, lang)
    line = say(QT_TRANSLATE_NOOP("core", "模板已写入：{path}"), path=str(path))
    return {
        "data": {"file": str(path), "kind": asked.kind},
        "lines": [line.render(tell, lang)],
        "exit": 0,
    }


def calendar(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    from desktop_app.services.exports import exporting

    with office(folder, "calendar") as opened:
        order = exporting.ExportOrder(unmasked=asked.unmasked, translate=tell, language=lang)
        done = exporting.export_calendar(opened, asked.out, order)
    return _written(done.path, done.rows, done.replaced, tell, lang)


def _written(path: Any, rows: int, replaced: int, tell: Translate, lang: str) -> Answer:
    line = say(QT_TRANSLATE_NOOP("core", "已写入 {rows} 行：{path}"), rows=rows, path=str(path))
    data = {"file": str(path), "rows": rows, "replaced_characters": replaced}
    lines = [line.render(tell, lang)]
    if replaced:
        note = say(
            QT_TRANSLATE_NOOP("core", "其中 {count} 个表格里放不下的控制字符已用“�”代替。"),
            count=replaced,
        )
        lines.append(note.render(tell, lang))
    return {"data": data, "lines": lines, "exit": 0}


def list_cases(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    from desktop_app.app.records import queue_record
    from desktop_app.domain.case import STATUS_TEXT
    from desktop_app.services import lists, queue

    if asked.limit < 0:
        raise KnownError("usage", say(QT_TRANSLATE_NOOP("core", "--limit 不能小于 0。")))
    with office(folder, "list") as opened:
        query = queue.query(opened, queue.view(opened, asked.view).filter, text=asked.search)
        rows = queue.rows(opened, query, asked.limit)
        known = lists.read(opened)
    records = [queue_record(row, known, lang) for row in rows]
    lines = [
        f"{row.number}  {row.received_at:%Y-%m-%d %H:%M}  {tell(STATUS_TEXT[row.status])}"
        f"  {row.place()}  {row.content}"
        for row in rows
    ]
    return {"data": records, "lines": lines, "exit": 0}


def show_case(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    from desktop_app.app.records import case_record
    from desktop_app.services import cases, lists

    with office(folder, "show") as opened:
        case = opened.case_by_number(asked.number)
        history = cases.history(opened, case.complaint.id)
        known = lists.read(opened)
        now = opened.now()
    data = case_record(case, history, known, now, tell, lang)
    lines = [f"{key}: {value}" for key, value in data.items() if isinstance(value, str) and value]
    return {"data": data, "lines": lines, "exit": 0}


def sample(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    from desktop_app.services.sample.build import build

    if asked.complaints < 0:
        raise KnownError("usage", say(QT_TRANSLATE_NOOP("core", "--complaints 不能小于 0。")))
    with office(folder, "sample") as opened:
        made = build(opened, asked.complaints, asked.seed)
    line = say(QT_TRANSLATE_NOOP("core", "示例数据已建好：投诉 {count} 件"), count=made)
    return {"data": {"complaints": made}, "lines": [line.render(tell, lang)], "exit": 0}


def reindex(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    from desktop_app.services import searching

    with office(folder, "reindex") as opened:
        count = searching.rebuild(opened)
    line = say(QT_TRANSLATE_NOOP("core", "搜索索引已重建：投诉 {count} 件"), count=count)
    return {"data": {"complaints": count}, "lines": [line.render(tell, lang)], "exit": 0}


def day(text: str | None) -> date | None:
    """A day written 2026-11-21; ``None`` for none, ``KnownError`` for anything else."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise KnownError(
            "usage",
            say(QT_TRANSLATE_NOOP("core", "“{text}”不是日期，请写成 2026-11-21 这样。"), text=text),
        ) from None


def check_days(asked: argparse.Namespace) -> None:
    """``KnownError`` where --from lies after --to: nothing would be found, as if nothing were."""
    first, last = (day(getattr(asked, name, None)) for name in ("since", "until"))
    if first is not None and last is not None and first > last:
        raise KnownError(
            "usage",
            say(QT_TRANSLATE_NOOP("core", "--from 晚于 --to，请把两个日期对调，没有写文件。")),
        )


def report(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    from desktop_app.app import report_commands

    return report_commands.report(asked, folder, tell, lang)


COMMANDS: Mapping[str, Callable[[argparse.Namespace, DataFolder, Translate, str], Answer]] = {
    "import": import_file,
    "undo-import": undo_import,
    "export": export_file,
    "template": template,
    "calendar": calendar,
    "report": report,
    "list": list_cases,
    "show": show_case,
    "sample": sample,
    "reindex": reindex,
    "doctor": safety.doctor,
    "backup": safety.backup,
    "restore": safety.restore,
    **trust_commands.COMMANDS,
    **encryption_commands.COMMANDS,
}
