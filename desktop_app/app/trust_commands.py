"""The commands of people, privacy and proof: reset-pin, privacy, audit; and who a command acts as."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.app.paths import DataFolder
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Translate, say

if TYPE_CHECKING:
    from desktop_app.services.office import Office

Answer = dict[str, Any]
WHO, PIN, NEW_PIN = "COMPLAINT_DESK_AS", "COMPLAINT_DESK_PIN", "COMPLAINT_DESK_NEW_PIN"
WITHOUT = frozenset({"doctor", "reset-pin", "restore", "reindex", "audit-check"})
"""Commands that ask for no PIN: they show nobody's data, or whoever has the folder can do more."""
UNREADABLE = frozenset(
    {
        "database_damaged",
        "database_missing",
        "database_foreign",
        "database_newer",
        "database_unusable",
    }
)
EPILOG = (
    "Where the office requires PINs, a command acts as --as NAME (else the person last at the"
    f" desk) and asks for the PIN; schedules set it in the variable {PIN}. doctor, backup, restore"
    " and reset-pin need access to the folder only. A lost manager's PIN: reset-pin on this"
    " machine; everybody is told of it for a week."
)


def identify(office: Office, command: str) -> None:
    """Sign in for a command where the office requires it; ``pin_needed`` says how."""
    from desktop_app.services.staff import access

    if command in WITHOUT or not access.locked(office):
        return
    name = os.environ.get(WHO, "") or office.operator
    pin = os.environ.get(PIN) or _asked(f"PIN ({name}): ")
    if pin is None:
        raise KnownError(
            "pin_needed",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "本处要求口令：请用 --as 写明姓名，并在环境变量 {variable} 里给出口令。"
                    "没有做任何事。",
                ),
                variable=PIN,
            ),
        )
    access.identify(office, name, pin)


def _asked(prompt: str) -> str | None:
    return getpass.getpass(prompt) if sys.stdin is not None and sys.stdin.isatty() else None


def may_restore(folder: DataFolder) -> None:
    """Bringing a copy back asks for the right, as long as the present data can say who has it."""
    from desktop_app.app.commands import office
    from desktop_app.domain.rights import RESTORE
    from desktop_app.services.staff.allowing import need, required

    if not folder.database.exists():
        return
    try:
        with office(folder, "restore-right") as opened:
            if required(opened):
                need(opened, RESTORE)
    except KnownError as error:
        if error.code not in UNREADABLE:
            raise


def reset_pin(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    """Set a manager's PIN anew for who has the data folder; it leaves a trace and a notice."""
    from desktop_app.app.commands import office
    from desktop_app.services.staff import access

    pin = os.environ.get(NEW_PIN) or _asked("New PIN: ")
    if pin is None:
        sentence = QT_TRANSLATE_NOOP("core", "请在环境变量 {variable} 里给出新口令，没有改动。")
        raise KnownError("pin_needed", say(sentence, variable=NEW_PIN))
    with office(folder, "reset-pin") as opened:
        name = access.reset_pin(opened, asked.name, pin)
    line = say(
        QT_TRANSLATE_NOOP(
            "core", "已重设{name}的口令。这件事已写入修改记录，七天内每次打开都会提示所有人。"
        ),
        name=name,
    )
    return {"data": {"name": name}, "lines": [line.render(tell, lang)], "exit": 0}


def privacy(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    """``export``, ``erase`` and ``retention``; with ``--dry-run`` only what it would do."""
    from desktop_app.app.commands import office
    from desktop_app.services import privacy as service

    if asked.what != "retention" and not asked.name:
        raise KnownError("usage", say(QT_TRANSLATE_NOOP("core", "请用 --name 写明姓名。")))
    if asked.what == "export" and asked.out is None:
        raise KnownError("usage", say(QT_TRANSLATE_NOOP("core", "请用 --out 写明文件。")))
    with office(folder, "privacy") as opened:
        if asked.what == "retention":
            return _retention(asked, opened, tell, lang)
        if asked.what == "export":
            found = service.person_file(opened, asked.out, asked.name, asked.phone, tell)
            done = say(QT_TRANSLATE_NOOP("core", "已写入：{path}"), path=str(asked.out))
        elif asked.dry_run:
            found = service.look(opened, asked.name, asked.phone)
            done = say(QT_TRANSLATE_NOOP("core", "这是预览，没有改动任何内容。"))
        else:
            found = service.erase(opened, asked.name, asked.phone)
            done = service.copies_until(opened)
    counts = say(
        QT_TRANSLATE_NOOP("core", "住户资料 {residents} 份，投诉 {cases} 件，附件 {files} 个"),
        residents=found.residents,
        cases=len(found.cases),
        files=len(found.attachments),
    )
    lines = [counts, done]
    if found.attachments and asked.what == "erase":
        sentence = QT_TRANSLATE_NOOP("core", "附件要由人看过再决定：{names}")
        names = "、".join(f"{number} {name}" for number, name in found.attachments)
        lines.append(say(sentence, names=names))
    if found.elsewhere and asked.what == "erase":
        sentence = QT_TRANSLATE_NOOP("core", "别人的投诉里也出现这个名字，请人核对：{numbers}")
        lines.append(say(sentence, numbers="、".join(found.elsewhere)))
    data = {
        "residents": found.residents,
        "cases": list(found.cases),
        "attachments": [{"number": number, "name": name} for number, name in found.attachments],
        "named_elsewhere": list(found.elsewhere),
        "dry_run": bool(asked.dry_run),
    }
    return {"data": data, "lines": [one.render(tell, lang) for one in lines], "exit": 0}


def _retention(asked: argparse.Namespace, office: Office, tell: Translate, lang: str) -> Answer:
    from desktop_app.services import privacy as service

    aging = service.retention_preview(office)
    if aging.before is not None and not asked.dry_run:
        aging = service.run_retention(office)
    if aging.before is None:
        line = say(QT_TRANSLATE_NOOP("core", "没有设保留年限，没有改动任何内容。"))
    else:
        sentence = (
            QT_TRANSLATE_NOOP(
                "core", "{before} 以前结束的投诉 {cases} 件、住户 {residents} 位要匿名化"
            )
            if asked.dry_run
            else QT_TRANSLATE_NOOP(
                "core", "已匿名化 {before} 以前结束的投诉 {cases} 件、住户 {residents} 位"
            )
        )
        line = say(
            sentence,
            before=aging.before.isoformat(),
            cases=aging.cases,
            residents=aging.residents,
        )
    data = {
        "years": aging.years,
        "before": aging.before.isoformat() if aging.before else None,
        "cases": aging.cases,
        "residents": aging.residents,
        "dry_run": bool(asked.dry_run),
    }
    return {"data": data, "lines": [line.render(tell, lang)], "exit": 0}


def audit(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    """``anchor`` prints the newest link, ``check`` compares one, ``person`` tells what one did."""
    from desktop_app.app.commands import office
    from desktop_app.services.safety import proof

    if asked.what == "person":
        return _person(asked, folder, tell, lang)
    with office(folder, "audit-check") as opened:
        if asked.what == "anchor":
            text = proof.anchor(opened)
            return {"data": {"anchor": text}, "lines": [text], "exit": 0}
        verdicts = [proof.verify(opened)]
        if asked.anchor:
            verdicts.append(proof.against_paper(opened, asked.anchor))
        else:
            verdicts.append(proof.against_copies(opened))
    lines = [("✓ " if one.ok else "✗ ") + one.message.render(tell, lang) for one in verdicts]
    ok = all(one.ok for one in verdicts)
    return {"data": {"ok": ok, "findings": lines}, "lines": lines, "exit": 0 if ok else 1}


def _person(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    from desktop_app.app.commands import day, office
    from desktop_app.services.staff import staff_history

    last = day(asked.until) or date.today()
    first = day(asked.since) or last - timedelta(days=30)
    with office(folder, "audit") as opened:
        name = asked.name or opened.operator
        if asked.out is not None:
            count = staff_history.export(opened, asked.out, name, first, last, tell)
            line = say(
                QT_TRANSLATE_NOOP("core", "已写入 {rows} 行：{path}"),
                rows=count,
                path=str(asked.out),
            )
            data: Any = {"file": str(asked.out), "rows": count}
            return {"data": data, "lines": [line.render(tell, lang)], "exit": 0}
        deeds = staff_history.of_person(opened, name, first, last, tell)
    records = [
        {
            "at": one.at.isoformat(),
            "operation": one.what,
            "number": one.number,
            "field": one.field,
            "before": one.before,
            "after": one.after,
        }
        for one in deeds
    ]
    lines = [
        " ".join(
            part
            for part in (
                f"{d.at:%Y-%m-%d %H:%M}",
                d.what,
                d.number,
                d.field,
                f"{d.before} → {d.after}" if d.before or d.after else "",
            )
            if part
        )
        for d in deeds
    ]
    return {"data": records, "lines": lines, "exit": 0}


def add_parsers(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The arguments of these commands."""
    one = add("reset-pin", "set a manager's PIN anew on this machine; it leaves a trace")
    one.add_argument("--name", default="", metavar="NAME", help="needed when there are several")
    one.epilog = f"The new PIN is asked for, or read from the variable {NEW_PIN}."
    one = add("privacy", "hand out or erase a person's data, anonymise what is old")
    one.add_argument("what", choices=("export", "erase", "retention"))
    one.add_argument("--name", default="", metavar="NAME")
    one.add_argument("--phone", default="", metavar="PHONE")
    one.add_argument("--out", type=Path, metavar="FILE.json|.xlsx")
    one.add_argument("--dry-run", action="store_true", help="only tell what it would do")
    one = add("audit", "prove the trace, or tell what a person did")
    one.add_argument("what", choices=("check", "anchor", "person"))
    one.add_argument("--anchor", default="", metavar="TEXT", help="one that was printed")
    one.add_argument("--name", default="", metavar="NAME")
    one.add_argument("--from", dest="since", metavar="DATE")
    one.add_argument("--to", dest="until", metavar="DATE")
    one.add_argument("--out", type=Path, metavar="FILE.xlsx")


COMMANDS = {"reset-pin": reset_pin, "privacy": privacy, "audit": audit}
