"""The commands that keep the data safe: backup, restore, doctor."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any

from desktop_app.app.paths import DataFolder
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, Translate, say
from desktop_app.services.safety.backups import Copies, Copy

Answer = dict[str, Any]
LOST = frozenset({"database_damaged", "database_missing", "key_file_missing", "key_file_damaged"})
"""What a safety copy helps against."""
_NO_DATA = QT_TRANSLATE_NOOP("core", "数据文件夹 {folder} 里还没有数据，没有可备份的内容。")


def with_newest_copy(error: KnownError, copies: Copies) -> KnownError:
    """The same error, with the newest copy that opens whole named in its sentence."""
    if error.code not in LOST:
        return error
    from desktop_app.services.safety.second_place import newest_good

    newest = newest_good(copies)
    if newest is None:
        return error
    message = say(
        QT_TRANSLATE_NOOP(
            "core", "{fault}最近一份完好的备份：{copy}。恢复命令：complaint-desk restore {path}"
        ),
        fault=error.message,
        copy=copy_text(newest),
        path=str(newest.path),
    )
    return KnownError(error.code, message, exit_code=error.exit_code)


def copy_text(one: Copy) -> Message:
    """``2026-11-21 14:32（导入前，投诉 120 件）``."""
    return say(
        QT_TRANSLATE_NOOP("core", "{at}（{why}，投诉 {count} 件）"),
        at=f"{one.at:%Y-%m-%d %H:%M}",
        why=one.why(),
        count=one.note.complaints if one.note is not None else "?",
    )


def backup(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    """A copy in the folder of copies (and the second place), or a single file; or the list."""
    from desktop_app.services.safety import second_place

    folder.prepare()
    copies = Copies(folder)
    if asked.list:
        return _list(copies, tell, lang)
    if not folder.database.exists():
        raise KnownError("nothing_to_back_up", say(_NO_DATA, folder=str(folder.root)), exit_code=3)
    made = copies.make_file(asked.file) if asked.file else copies.make("manual")
    lines = [
        say(
            QT_TRANSLATE_NOOP(
                "core", "已备份并打开核对：投诉 {complaints} 件，附件 {attachments} 个：{path}"
            ),
            complaints=made.complaints,
            attachments=made.attachments,
            path=str(made.path),
        )
    ]
    if made.missing:
        lines.append(_missing(made.missing))
    data: Answer = {
        "file": str(made.path),
        "complaints": made.complaints,
        "attachments": made.attachments,
        "missing_attachments": made.missing,
        "second": None,
    }
    status = int(made.missing > 0)
    if not asked.file and second_place.state(copies).chosen:
        try:
            carried = second_place.carry(copies)
            data["second"] = {"file": str(carried) if carried else None, "error": None}
            lines.append(second_place.state(copies).sentence())
        except KnownError as error:
            data["second"] = {"file": None, "error": error.code}
            lines.append(error.message)
            status = 1
    return {"data": data, "lines": [one.render(tell, lang) for one in lines], "exit": status}


def restore(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    """Bring a copy back, keeping the present data; an old copy is migrated at once."""
    from desktop_app.app import instance, trust_commands, unlocking
    from desktop_app.app.commands import office
    from desktop_app.services.safety.second_place import newest_good

    folder.prepare()
    copies = Copies(folder)
    if asked.file is None and not asked.newest:
        raise KnownError(
            "usage",
            say(QT_TRANSLATE_NOOP("core", "请写出备份文件，或用 --newest 取最近完好的一份。")),
        )
    trust_commands.may_restore(folder)
    lock = instance.take(folder)
    try:
        file = asked.file
        if file is None:
            newest = newest_good(copies)
            if newest is None:
                raise KnownError(
                    "no_good_backup",
                    say(QT_TRANSLATE_NOOP("core", "没有找到完好的备份，没有改动任何内容。")),
                )
            file = newest.path
        unlocking.unlock_copy(copies, file, asked)
        done = copies.restore(file)
        folder = folder.with_keys(done.keys)
    finally:
        lock.unlock()
    with office(folder, "restore") as opened:
        from desktop_app.services.safety.restoring import note_restore

        note_restore(opened, file.name)
    lines = [
        say(
            QT_TRANSLATE_NOOP("core", "已恢复：投诉 {complaints} 件，附件 {attachments} 个"),
            complaints=done.copied.complaints,
            attachments=done.copied.attachments,
        )
    ]
    if done.copied.missing:
        lines.append(_missing(done.copied.missing))
    if done.kept:
        lines.append(
            say(QT_TRANSLATE_NOOP("core", "恢复前的数据另存在 {path}"), path=str(done.kept))
        )
    if done.aside:
        lines.append(
            say(
                QT_TRANSLATE_NOOP("core", "损坏的数据文件没有删除，改名为 {names}"),
                names=", ".join(one.name for one in done.aside),
            )
        )
    data = {
        "file": str(file),
        "complaints": done.copied.complaints,
        "attachments": done.copied.attachments,
        "missing_attachments": done.copied.missing,
        "kept": str(done.kept) if done.kept else None,
        "aside": [str(one) for one in done.aside],
    }
    status = int(done.copied.missing > 0)
    return {"data": data, "lines": [one.render(tell, lang) for one in lines], "exit": status}


def doctor(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    """Check everything; with ``--repair`` mend what is derived, after a safety copy."""
    from desktop_app.app.commands import office
    from desktop_app.services.safety.doctor import examine

    mended: list[Any] = []
    with office(folder, "repair" if asked.repair else "doctor") as opened:
        if asked.repair:
            from desktop_app.services.safety.repairs import repair

            mended = repair(opened)
        findings = examine(opened)
    data = [
        {
            "check": f.code,
            "ok": f.ok,
            "message": f.message.render(tell, lang),
            "numbers": list(f.numbers),
        }
        for f in findings
    ]
    mends = [
        {"check": m.code, "message": m.message.render(tell, lang), "numbers": list(m.numbers)}
        for m in mended
    ]
    lines = [f"＋ {m['message']}" for m in mends]
    lines += [f"{'✓' if f['ok'] else '✗'} {f['message']}" for f in data]
    answer: Answer = {"checks": data}
    if asked.repair:
        answer["mended"] = mends
    return {"data": answer, "lines": lines, "exit": int(not all(f.ok for f in findings))}


def _list(copies: Copies, tell: Translate, lang: str) -> Answer:
    from desktop_app.services.safety import second_place

    rows = [
        {
            "file": str(one.path),
            "at": one.at.isoformat(),
            "reason": one.note.reason if one.note is not None else None,
            "complaints": one.note.complaints if one.note is not None else None,
            "attachments": one.note.attachments if one.note is not None else None,
            "size": one.size,
            "verified": one.good,
            "place": place,
        }
        for place, found in (("local", copies.listing()), ("second", second_place.listing(copies)))
        for one in found
    ]
    now = datetime.now()
    lines = [copy_text(one).render(tell, lang) + f"  {one.path}" for one in copies.listing()]
    lines.append(second_place.state(copies).sentence().render(tell, lang))
    return {"data": {"at": now.isoformat(), "backups": rows}, "lines": lines, "exit": 0}


def _missing(count: int) -> Message:
    return say(
        QT_TRANSLATE_NOOP("core", "有 {count} 个附件的文件找不到，其余都在；可用 doctor 查看。"),
        count=count,
    )
