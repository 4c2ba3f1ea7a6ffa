"""Safety copies: on demand, once a day by themselves, and bringing one back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desktop_app.storage import backup
from desktop_app.storage.backup import Copied

DAILY = "投诉管家-每日-"
KEPT_DAILY = 14


def default_name(now: datetime) -> str:
    return f"投诉管家-{now:%Y%m%d-%H%M%S}.zip"


def make(database: Path, attachments: Path, target: Path) -> Copied:
    """A safety copy at *target*; may run while the program works."""
    return backup.write(database, attachments, target)


def daily(database: Path, attachments: Path, folder: Path, now: datetime) -> Copied | None:
    """Today's copy, unless there is one; the oldest of its kind beyond a fortnight go."""
    target = folder / f"{DAILY}{now:%Y%m%d}.zip"
    if target.exists() or not database.exists():
        return None
    made = backup.write(database, attachments, target)
    for old in sorted(folder.glob(f"{DAILY}*.zip"))[:-KEPT_DAILY]:
        old.unlink(missing_ok=True)
    return made


def restore(
    source: Path, database: Path, attachments: Path, folder: Path, now: datetime
) -> tuple[Copied, Path | None]:
    """Bring a copy back; the present data is kept as a copy of its own first (its path)."""
    kept: Path | None = None
    if database.exists():
        kept = _unused(folder, f"投诉管家-恢复前-{now:%Y%m%d-%H%M%S}")
        backup.write(database, attachments, kept)
    return backup.bring_back(source, database, attachments), kept


def _unused(folder: Path, stem: str) -> Path:
    """A name that no copy has: two restores in one second must not write over each other."""
    names = (f"{stem}{f'-{n}' if n else ''}.zip" for n in range(1000))
    return next(folder / name for name in names if not (folder / name).exists())
