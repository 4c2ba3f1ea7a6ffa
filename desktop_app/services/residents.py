"""What is known of a resident beyond name and phone: when to call, and what to mind."""

from __future__ import annotations

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services.office import Office
from desktop_app.storage import residents

LONGEST_TIME, LONGEST_NOTE = 60, 500


def set_preferences(office: Office, resident_id: int, preferred_time: str, note: str) -> bool:
    """Store when a resident likes to be called and a note; true if anything changed.

    ``KnownError`` ``resident_unknown`` and ``text_too_long``.
    """
    if not residents.exists(office.store, resident_id):
        raise KnownError(
            "resident_unknown",
            say(QT_TRANSLATE_NOOP("core", "没有找到这位住户，可能已被撤销。没有改动任何内容。")),
        )
    preferred_time, note = " ".join(preferred_time.split()), note.strip()
    if len(preferred_time) > LONGEST_TIME or len(note) > LONGEST_NOTE:
        raise KnownError(
            "text_too_long",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "偏好时间最多 {time} 字，备注最多 {note} 字；没有保存，内容都还在。"
                ),
                time=LONGEST_TIME,
                note=LONGEST_NOTE,
            ),
        )
    if residents.preferences(office.store, resident_id) == (preferred_time, note):
        return False
    with office.write("resident") as journal:
        residents.set_preferences(journal, resident_id, preferred_time, note)
    return True
