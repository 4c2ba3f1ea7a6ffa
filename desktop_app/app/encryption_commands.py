"""The command ``encryption``: on, off, another passphrase, a new recovery code, old copies."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.app import trust_commands, unlocking
from desktop_app.app.paths import DataFolder
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, Translate, say
from desktop_app.services.safety.backups import Copies

if TYPE_CHECKING:
    from desktop_app.services.office import Office

Answer = dict[str, Any]
_CODE = QT_TRANSLATE_NOOP(
    "core",
    "恢复码：{code}。请抄在纸上另外保管：忘记口令时只有它能打开数据，程序里不留底。",
)


def encryption(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    """What of the data folder is encrypted, and changing it; a manager's right."""
    act = _ACTS[asked.what]
    data, lines = act(asked, folder)
    return {"data": data, "lines": [one.render(tell, lang) for one in lines], "exit": 0}


def _status(_asked: argparse.Namespace, folder: DataFolder) -> tuple[Answer, list[Message]]:
    from desktop_app.services.safety import encrypting

    if folder.keys is None:
        lines = [say(QT_TRANSLATE_NOOP("core", "数据文件夹没有加密。"))]
        return {"encrypted": False, "plain_copies": [], "plain_aside": []}, lines
    left = encrypting.plain_left(Copies(folder))
    lines = [say(QT_TRANSLATE_NOOP("core", "数据文件夹已加密：台账、附件和之后的备份。"))]
    lines += _left(left)
    data = {
        "encrypted": True,
        "plain_copies": [str(one.path) for one in left.copies],
        "plain_aside": [str(one) for one in left.aside],
    }
    return data, lines


def _on(asked: argparse.Namespace, folder: DataFolder) -> tuple[Answer, list[Message]]:
    from desktop_app.app import instance
    from desktop_app.services.safety import encrypting
    from desktop_app.services.safety import encryption as service

    if folder.keys is not None:
        raise KnownError(
            "encrypted_already",
            say(QT_TRANSLATE_NOOP("core", "数据文件夹已经是加密的，没有改动。")),
        )
    staff = _allowed(folder)
    locks = service.new_locks(unlocking.given_new(asked))
    lock = instance.take(folder)
    try:
        done = encrypting.turn_on(folder, locks, staff, datetime.now())
        copies = Copies(folder.with_keys(done.keys))
        encrypting.first_copy(copies)
    finally:
        lock.unlock()
    lines = [
        say(QT_TRANSLATE_NOOP("core", "已加密数据文件夹。")),
        say(_CODE, code=locks.code),
        *_left(encrypting.plain_left(copies)),
    ]
    return {"encrypted": True, "recovery_code": locks.code, "damaged": done.damaged}, lines


def _off(_asked: argparse.Namespace, folder: DataFolder) -> tuple[Answer, list[Message]]:
    from desktop_app.app import instance
    from desktop_app.services.safety import encrypting

    _need_encrypted(folder)
    staff = _allowed(folder)
    lock = instance.take(folder)
    try:
        done = encrypting.turn_off(folder, staff, datetime.now())
        encrypting.first_copy(Copies(folder.with_keys(None)))
    finally:
        lock.unlock()
    line = say(
        QT_TRANSLATE_NOOP(
            "core", "已取消加密，数据和附件现在是明文；之前的加密备份仍要用当时的口令或恢复码打开。"
        )
    )
    return {"encrypted": False, "damaged": done.damaged}, [line]


def _passphrase(asked: argparse.Namespace, folder: DataFolder) -> tuple[Answer, list[Message]]:
    from desktop_app.app.commands import office
    from desktop_app.services.safety import encryption as service

    keys = _need_encrypted(folder)
    with office(folder, "encryption") as opened:
        _need_right(opened)
        service.change_passphrase(folder, keys, unlocking.given_new(asked))
        service.note_changes(opened, folder)
    line = say(
        QT_TRANSLATE_NOOP("core", "已换数据口令。之前的备份仍用做它们时的口令；恢复码照旧有效。")
    )
    return {"encrypted": True}, [line]


def _code(_asked: argparse.Namespace, folder: DataFolder) -> tuple[Answer, list[Message]]:
    from desktop_app.app.commands import office
    from desktop_app.services.safety import encryption as service

    keys = _need_encrypted(folder)
    with office(folder, "encryption") as opened:
        _need_right(opened)
        file, code = service.prepare_code(folder, keys)
        service.put(folder, keys, file)
        service.note_changes(opened, folder)
    return {"encrypted": True, "recovery_code": code}, [say(_CODE, code=code)]


def _copies(_asked: argparse.Namespace, folder: DataFolder) -> tuple[Answer, list[Message]]:
    from desktop_app.app import instance
    from desktop_app.services.safety import encrypting

    _need_encrypted(folder)
    _allowed(folder)
    lock = instance.take(folder)
    copies = Copies(folder)
    try:
        done = encrypting.seal_copies(copies)
        gone = encrypting.remove_aside(copies)
    finally:
        lock.unlock()
    left = encrypting.plain_left(copies)
    line = say(
        QT_TRANSLATE_NOOP("core", "已加密 {count} 份旧备份，删除 {gone} 个搁置的明文文件。"),
        count=done,
        gone=gone,
    )
    data = {"sealed": done, "removed": gone, "plain_copies": [str(c.path) for c in left.copies]}
    return data, [line, *_left(left)]


def _allowed(folder: DataFolder) -> str:
    """Ask for the right with the data open; returns who asks. A fresh folder is set up first."""
    from desktop_app.app.commands import office

    with office(folder, "encryption") as opened:
        _need_right(opened)
        return opened.operator


def _need_right(opened: Office) -> None:
    """Where no PINs are required, ``--as`` alone says who asks, as the window's menu does."""
    from desktop_app.services.safety import encryption as service
    from desktop_app.services.staff.allowing import required

    who = os.environ.get(trust_commands.WHO, "")
    if who and not required(opened):
        opened.operator = who
    service.need_right(opened)


def _need_encrypted(folder: DataFolder) -> Any:
    if folder.keys is None:
        raise KnownError(
            "not_encrypted", say(QT_TRANSLATE_NOOP("core", "数据文件夹没有加密，没有改动。"))
        )
    return folder.keys


def _left(left: Any) -> list[Message]:
    lines = []
    if left.copies:
        lines.append(
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "还有 {count} 份以前的备份没有加密；用 complaint-desk encryption copies 一并加密。"
                    "另存到别处的备份请自行处理。",
                ),
                count=len(left.copies),
            )
        )
    if left.aside:
        lines.append(
            say(
                QT_TRANSLATE_NOOP("core", "数据文件夹里还有 {count} 个搁置的明文文件：{names}"),
                count=len(left.aside),
                names=", ".join(one.name for one in left.aside),
            )
        )
    return lines


def add_parsers(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The arguments of the command."""
    one = add("encryption", "encrypt the data folder, or change how it is opened")
    one.add_argument(
        "what", choices=tuple(_ACTS), help="copies: encrypt older copies that are still plain"
    )
    one.add_argument("--new-passphrase-file", type=Path, metavar="FILE")
    one.epilog = (
        f"The new passphrase is asked for, or read from the file or the variable"
        f" {unlocking.NEW_VARIABLE}."
    )


_ACTS: dict[str, Callable[[argparse.Namespace, DataFolder], tuple[Answer, list[Message]]]] = {
    "status": _status,
    "on": _on,
    "off": _off,
    "passphrase": _passphrase,
    "recovery-code": _code,
    "copies": _copies,
}
COMMANDS = {"encryption": encryption}
