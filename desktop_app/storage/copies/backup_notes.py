"""Where copies go besides the data folder: a small file beside the data, not in the register.

It stays what it is when an older register is brought back, and is the same for the window and
for the command line.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

NAME = "backup.json"


@dataclass(frozen=True)
class Place:
    """The second folder as the user chose it, and when a copy got there last.

    ``office``: part of the name of our own folder in it, so that two offices may share a stick.
    """

    folder: str = ""
    office: str = ""
    warn_days: int = 7
    reached_at: datetime | None = None


def read(root: Path) -> Place:
    """The place as it is written down; an unreadable file counts as none."""
    try:
        values = json.loads((root / NAME).read_text(encoding="utf-8"))
        reached = values.get("reached_at")
        return Place(
            str(values.get("folder", "")),
            str(values.get("office", "")),
            max(1, int(values.get("warn_days", 7))),
            datetime.fromisoformat(reached) if reached else None,
        )
    except (OSError, ValueError, AttributeError, TypeError):
        return Place()


def write(root: Path, place: Place) -> Place:
    """Write it beside and rename; returns it with the office's mark."""
    place = place if place.office else replace(place, office=secrets.token_hex(3))
    values = {
        **asdict(place),
        "reached_at": place.reached_at.isoformat() if place.reached_at else None,
    }
    temporary = root / f".{NAME}.{secrets.token_hex(4)}.tmp"
    try:
        with temporary.open("w", encoding="utf-8") as stream:
            json.dump(values, stream, ensure_ascii=False, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(root / NAME)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return place
