"""How copies are written in the window: when, why, how large, where the second place stands."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop_app.services.safety.backups import Copy, Restored
from desktop_app.ui.i18n import render


def when(at: datetime, now: datetime) -> str:
    """``今天 12:00``, ``昨天 17:58``, or the date, with its year unless it is this one."""
    days = (now.date() - at.date()).days
    if days == 0:
        return QCoreApplication.translate("Backups", "今天 {time}").format(time=f"{at:%H:%M}")
    if days == 1:
        return QCoreApplication.translate("Backups", "昨天 {time}").format(time=f"{at:%H:%M}")
    return f"{at:%m-%d %H:%M}" if at.year == now.year else f"{at:%Y-%m-%d %H:%M}"


def size(count: int) -> str:
    """Bytes as people read them."""
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024))} KB"
    if count < 1024**3:
        return f"{count / 1024**2:.1f} MB"
    return f"{count / 1024**3:.1f} GB"


def one_line(copy: Copy, now: datetime) -> str:
    """``今天 12:00 · 每日 · 投诉 120 件 · 附件 8 个``."""
    return _line(copy, when(copy.at, now))


def dated_line(copy: Copy) -> str:
    """The same with the date written out: nobody should have to think what day it is."""
    return _line(copy, f"{copy.at:%Y-%m-%d %H:%M}")


def _line(copy: Copy, moment: str) -> str:
    parts = [moment, render(copy.why())]
    if copy.note is not None:
        text = QCoreApplication.translate("Backups", "投诉 {count} 件")
        parts.append(text.format(count=f"{copy.note.complaints:,}"))
        text = QCoreApplication.translate("Backups", "附件 {count} 个")
        parts.append(text.format(count=f"{copy.note.attachments:,}"))
    return " · ".join(parts)


def file_line(path: Path) -> str:
    """A file by its name, with the folder that it lies in."""
    text = QCoreApplication.translate("Backups", "{name}（在 {folder}）")
    return text.format(name=path.name, folder=path.parent)


def restored(copy: Path, done: Restored) -> tuple[str, str]:
    """What to say after *copy* was brought back, and the level of the message."""
    translate = QCoreApplication.translate
    lines = [
        translate("Backups", "已恢复到备份 {name}：投诉 {count} 件。").format(
            name=copy.name, count=f"{done.copied.complaints:,}"
        )
    ]
    if done.kept is not None:
        text = translate("Backups", "恢复前的数据另存为 {name}。")
        lines.append(text.format(name=done.kept.name))
    if done.aside:
        text = translate("Backups", "打不开的数据文件没有删除，改名为 {names}。")
        lines.append(text.format(names=", ".join(one.name for one in done.aside)))
    if done.copied.missing:
        text = translate("Backups", "有 {count} 个附件的文件找不到。")
        lines.append(text.format(count=done.copied.missing))
    return "\n".join(lines), "warning" if done.copied.missing else "success"
