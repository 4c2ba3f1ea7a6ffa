"""The scheduled weekly paper: its settings, what is due now, and what was carried out."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, time
from pathlib import Path

from desktop_app.domain import weekly_run
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.weekly_run import WeeklyRun
from desktop_app.services.office import Office
from desktop_app.services.settings.settings_edit import need_role
from desktop_app.storage import settings, settings_edit

_ON, _DAY, _AT, _FOLDER = "weekly_run_on", "weekly_run_day", "weekly_run_at", "weekly_run_folder"
_BOOK, _SINCE, _DONE = "weekly_run_book", "weekly_run_since", "weekly_run_done"


def read(office: Office) -> WeeklyRun:
    """The plan as it stands; what cannot be read is as if it had not been set."""
    at = time(17)
    with suppress(ValueError):
        at = time.fromisoformat(office.setting(_AT, "17:00"))
    return WeeklyRun(
        office.setting(_ON) == "yes",
        office.number_setting(_DAY, 4) % 7,
        at,
        office.setting(_FOLDER),
        office.setting(_BOOK) == "yes",
        _moment(office.setting(_SINCE)),
        _moment(office.setting(_DONE)),
    )


def save(office: Office, new: WeeklyRun) -> WeeklyRun:
    """Store *new*; returns what stood before. Switching on begins now: nothing earlier is due."""
    need_role(office)
    if new.on and not new.folder.strip():
        raise KnownError(
            "folder_missing",
            say(QT_TRANSLATE_NOOP("core", "请先选择周报存放的文件夹；定时周报没有开启。")),
        )
    if new.on and not Path(new.folder).is_dir():
        raise KnownError(
            "folder_missing",
            say(
                QT_TRANSLATE_NOOP("core", "文件夹“{folder}”不存在，定时周报的设置没有保存。"),
                folder=new.folder,
            ),
        )
    before = read(office)
    since = before.since if before.on and before.since else office.now()
    with office.write("weekly_run_settings") as journal:
        for key, value in (
            (_ON, "yes" if new.on else ""),
            (_DAY, str(new.weekday)),
            (_AT, f"{new.at:%H:%M}"),
            (_FOLDER, new.folder.strip()),
            (_BOOK, "yes" if new.workbook else ""),
            (_SINCE, since.isoformat(" ") if new.on else ""),
        ):
            settings_edit.put_setting(journal, key, value)
    return before


def due(office: Office) -> tuple[WeeklyRun, tuple[datetime, ...]]:
    """The plan, and the planned moments that wait to be carried out, the oldest first."""
    plan = read(office)
    return plan, weekly_run.due(plan, office.now())


def mark_done(office: Office, moment: datetime) -> None:
    """The run of *moment* was carried out."""
    plan = read(office)
    if plan.done is not None and moment <= plan.done <= office.now():
        return
    # Bookkeeping of the program: no step of a person, so nothing that undo would stumble over.
    with office.store.transaction():
        settings.put(office.store, _DONE, moment.isoformat(" "))


def _moment(text: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(text) if text else None
    return None
